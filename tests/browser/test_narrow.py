"""What a page has beside its words stays inside of a telephone's screen, too."""

import pytest

WIDTH = 390
RIGHTS = "all => all.filter(each => each.offsetParent).map(each => each.getBoundingClientRect().right)"
LEFT = "each => each.getBoundingClientRect().left"


@pytest.mark.parametrize(
    "page",
    ["errors.html", "questions/can-we-offer-hold-accept.html", "questions/can-we-have-our-own-speaker-button.html"],
)
def test_the_signs_to_copy_a_link_are_inside(page, visit):
    with visit(page, width=WIDTH) as seen:
        rights = seen.page.locator(".md-content .copy").evaluate_all(RIGHTS)
        assert rights
        assert max(rights) <= WIDTH - 8


def test_the_key_of_the_screens_begins_where_the_text_does(visit):
    with visit("screens/index.html", width=WIDTH) as seen:
        text = seen.page.locator("h1").evaluate(LEFT)
        assert {sign.evaluate(LEFT) for sign in seen.page.locator(".whose-key span").all()} == {text}


def test_the_versions_show_results_beside_the_names_and_the_names_stay(visit):
    with visit("versions.html", width=WIDTH) as seen:
        seen.settle()
        matrix = seen.page.locator(".matrix").first
        name, cell = matrix.locator("tbody th").first, matrix.locator("tbody td:is(.on, .off)").first
        assert cell.evaluate(LEFT) < WIDTH - 30
        matrix.evaluate("each => { each.scrollLeft = 400 }")
        assert cell.evaluate(LEFT) < 0
        assert abs(name.evaluate(LEFT) - matrix.evaluate(LEFT)) < 2
