"""What holds for every page of the site, whatever it says: it is whole, silent, light, accessible, and fits a phone.

`html_page` is each page of the built site in turn; `narrow` has opened it once, 360 px wide, for all the tests below.
"""

import gzip

import pytest

HEAVIEST = 300_000
"""Bytes that a page may transfer, compressed, beyond what all pages share."""

COLOURS = ("color-contrast", "link-in-text-block")
"""What can be wrong in the dark and right in the light."""


@pytest.fixture(scope="module")
def narrow(html_page, visit):
    with visit(html_page, width=360) as seen:
        seen.settle()
        yield seen


@pytest.fixture(scope="module")
def shared(visit):
    """What every page loads: the theme, our style sheets and scripts, the index of the search."""
    with visit("glossary.html") as seen:
        seen.settle()
        return set(seen.loaded)


def test_loads_without_an_error(narrow):
    assert not narrow.errors


def test_wants_nothing_from_another_host(narrow):
    assert not narrow.foreign


def test_says_who_it_is(narrow):
    page = narrow.page
    assert page.title().endswith(" · CallKit Restrictions")
    assert page.locator("h1").count() == 1
    described = page.locator("meta[name=description]").get_attribute("content")
    assert 40 < len(described) < 330, described


def test_is_light(narrow, shared):
    own = {path: len(gzip.compress(path.read_bytes())) for path in set(narrow.loaded) - shared}
    assert sum(own.values()) < HEAVIEST, {path.name: size for path, size in own.items()}


def test_does_not_scroll_sideways(narrow):
    # Named are the first elements that stick out by themselves: what is inside a scrolling box cannot widen the page.
    wider = narrow.page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth
            if (document.documentElement.scrollWidth <= width) return []
            const boxed = element => {
                for (let box = element.parentElement; box !== document.body; box = box.parentElement)
                    if (getComputedStyle(box).overflowX !== "visible") return true
                return false
            }
            return [...document.body.querySelectorAll("*")]
                .filter(element => element.getBoundingClientRect().right > width + 1 && !boxed(element))
                .slice(0, 3).map(element => element.outerHTML.slice(0, 120))
                .concat(`${document.documentElement.scrollWidth} of ${width} px`)
        }"""
    )
    assert not wider


def test_axe_finds_nothing(narrow, complaints):
    assert not complaints(narrow.page)


def test_axe_finds_nothing_in_the_dark(narrow, complaints):
    narrow.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert not complaints(narrow.page, COLOURS)
