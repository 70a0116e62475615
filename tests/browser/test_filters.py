"""The filters of the list of restrictions: what is left, in which order, and an address that says so."""

import re

import pytest
from playwright.sync_api import expect

PAGE = "restrictions/index.html"
LEFT = ".rule:not([hidden])"


@pytest.fixture
def listing(visit):
    with visit(PAGE) as seen:
        yield seen.page
        assert not seen.errors


def facts(page, name):
    return page.locator(LEFT).evaluate_all("(all, name) => all.map(each => each.dataset[name])", name)


@pytest.mark.parametrize("name", ["area", "kind", "consequence", "confidence", "status"])
def test_each_choice_leaves_as_many_as_it_promises(listing, name):
    field = listing.locator(f"#filter-{name}")
    for option in field.locator("option").all()[1:]:
        value, promised = option.get_attribute("value"), int(re.findall(r"\((\d+)\)", option.text_content())[0])
        field.select_option(value)
        found = facts(listing, name)
        assert len(found) == promised, value
        assert all(value in each.split(",") for each in found)
        expect(listing.locator(".find .count")).to_have_text(f"{promised or 'None'} of 95 restrictions")


@pytest.mark.parametrize(
    ("release", "there", "not_there"),
    [
        ("12.5", "ui.no-own-buttons", "push.report-before-the-handler-returns"),
        ("13.0", "push.report-before-the-handler-returns", "push.report-when-the-flag-says-so"),
        ("26.4", "push.report-when-the-flag-says-so", "background.watch-connects-only-during-calls"),
        ("watchOS 9.0", "background.watch-connects-only-during-calls", "ui.no-own-buttons"),
        ("watchOS 8.1", None, "background.watch-connects-only-during-calls"),
    ],
)
def test_a_release_leaves_what_is_in_force_there(listing, release, there, not_there):
    listing.locator("#filter-ios").select_option(release)
    left = listing.locator(f"{LEFT} code").all_text_contents()
    assert there is None or there in left
    assert not_there not in left


def test_words_may_be_those_of_the_title_the_consequence_or_the_id(listing):
    for words in ("never posted", "report-before-the-handler-returns", "VOIP push handler reported"):
        listing.locator("#filter-text").fill(words)
        assert "push.report-before-the-handler-returns" in listing.locator(f"{LEFT} code").all_text_contents(), words


def test_the_address_says_what_is_chosen_and_back_undoes_it(listing):
    listing.locator("#filter-kind").select_option("duty")
    listing.locator("#filter-ios").select_option("13.0")
    assert listing.url.endswith("/index.html#kind=duty&ios=13.0")
    listing.go_back()
    expect(listing.locator("#filter-ios")).to_have_value("")
    expect(listing.locator("#filter-kind")).to_have_value("duty")
    listing.go_forward()
    expect(listing.locator("#filter-ios")).to_have_value("13.0")


@pytest.mark.parametrize("mark", ["#", "?"])
def test_an_address_opens_with_its_choice(visit, mark):
    with visit(f"{PAGE}{mark}consequence=terminate&sort=bite") as seen:
        expect(seen.page.locator("#filter-consequence")).to_have_value("terminate")
        assert all("terminate" in each for each in facts(seen.page, "consequence"))


def test_what_is_no_choice_is_none(visit):
    with visit(f"{PAGE}#kind=nonsense&area=push") as seen:
        expect(seen.page.locator("#filter-kind")).to_have_value("")
        assert set(facts(seen.page, "area")) == {"push"}


def test_what_bites_first_stands_first(listing):
    before = listing.locator(".rule code").all_text_contents()
    listing.locator("#filter-sort").select_option("bite")
    harshest = [each.split(",")[0] for each in facts(listing, "consequence")]
    order = [option.get_attribute("value") for option in listing.locator("#filter-consequence option").all()]
    assert [*map(order.index, harshest)] == sorted(map(order.index, harshest))
    assert harshest[0] == "terminate"
    assert listing.locator(".rules h2:visible").first.text_content() == "iOS ends the app"
    listing.locator("#filter-sort").select_option("")
    assert listing.locator(".rule code").all_text_contents() == before


def test_what_was_typed_before_the_script_had_started_counts(visit):
    with visit("restrictions/index.html", early=("#filter-text", "photo")) as seen:
        expect(seen.page.locator(LEFT)).not_to_have_count(95)
        expect(seen.page.locator("#filter-text")).to_have_value("photo")


def test_clear_takes_everything_back(listing):
    listing.locator("#filter-area").select_option("store")
    expect(listing.locator(".rules h2:visible")).to_have_count(1)
    listing.locator(".filters button[type=reset]").click()
    expect(listing.locator(LEFT)).to_have_count(95)
    expect(listing.locator("#filter-text")).to_be_focused()
    assert "#" not in listing.url
    expect(listing.locator(".filters button[type=reset]")).to_be_hidden()
