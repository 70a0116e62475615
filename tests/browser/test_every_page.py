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
