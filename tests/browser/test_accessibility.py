"""axe-core has nothing to complain of: one page of each kind, on a wide screen, in the colours that a system asks for.

Every page is put to it on a telephone, in test_every_page.py.
"""

import pytest

SCHEMES = {"light": "default", "dark": "slate"}  # what the reader's system asks for: what the theme calls it


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(kind, scheme, visit, complaints):
    with visit(kind, scheme=scheme) as seen:
        assert seen.page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        assert not complaints(seen.page)


def test_no_exception_outlives_its_reason(kinds, visit, complaints, excused, theme_exceptions):
    for each in kinds:
        with visit(each) as seen:
            complaints(seen.page, tuple(theme_exceptions))
    assert excused == theme_exceptions
