"""What holds for every page of the site, whatever it says: it is whole, it is silent, it fits a telephone."""

import pytest


@pytest.fixture(scope="module")
def narrow(html_page, visit):
    """Each page once, 360 px wide: the three tests below ask about the same visit."""
    with visit(html_page, width=360) as seen:
        seen.page.wait_for_load_state("networkidle")
        yield seen


def test_loads_without_an_error(narrow):
    assert not narrow.errors


def test_wants_nothing_from_another_host(narrow):
    assert not narrow.foreign


def test_does_not_scroll_sideways(narrow):
    wider = narrow.page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth
            if (document.documentElement.scrollWidth <= width) return []
            return [...document.querySelectorAll("main *")]
                .filter(element => element.getBoundingClientRect().right > width + 1)
                .slice(0, 3).map(element => element.outerHTML.slice(0, 120))
        }"""
    )
    assert not wider
