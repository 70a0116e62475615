"""The page "Can we…?": whoever types what they want to do has the answer before them, from disk, in their own words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from callkit_restrictions.synonyms import STOP

PAGE = "questions.html"
SHOWN = ".found .answer h3"
TABLE = [
    [part.strip() for part in line.split("=>")]
    for line in Path(__file__).with_name("queries.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line
]
QUERIES = {query: slug for query, slug in TABLE if slug}
UNANSWERED = [query for query, slug in TABLE if not slug]


@pytest.fixture
def asking(visit):
    with visit(PAGE) as seen:
        yield seen.page
        assert not seen.errors
        assert not seen.foreign


def ask(page, query):
    page.locator("#wish").fill(query)
    return [heading.get_attribute("id") for heading in page.locator(SHOWN).all()]


def test_without_a_query_every_answer_is_there(asking):
    expect(asking.locator(".answers .answer")).to_have_count(63)
    expect(asking.locator(".found")).to_be_hidden()
    expect(asking.get_by_role("status").first).to_have_text("63 answers")


def test_the_answer_comes_first_or_second_for_95_of_100(asking):
    found = {query: ask(asking, query)[:2] for query in QUERIES}
    missed = {query: found[query] for query, slug in QUERIES.items() if slug not in found[query]}
    assert len(QUERIES) >= 60
    assert len(missed) <= 0.05 * len(QUERIES), missed


def test_no_query_is_the_question_itself(asking):
    plain = {"".join(c for c in query.lower() if c.isalnum()) for query in QUERIES}
    titles = asking.locator(".answer h3 > a").all_text_contents()
    same = plain & {"".join(c for c in title.lower() if c.isalnum()) for title in titles}
    assert same <= {"canweshowvideobeforeanswering"}, "these are no words of somebody else's"


def test_every_question_finds_itself(asking):
    for card in asking.locator(".answer h3").all():
        slug = card.get_attribute("id")
        assert ask(asking, card.locator("> a").text_content())[0] == slug
        asking.locator("#wish").fill("")


def test_a_shown_answer_is_whole(asking):
    ask(asking, "can we show video before answering")
    card = asking.locator(".found .answer").first
    expect(card.locator(".verdict")).to_have_text("No")
    for words in ("Instead.", "Decided by.", "iOS 10.0+"):
        expect(card.get_by_text(words)).to_be_visible()
    card.locator("h3 > a").click()
    asking.wait_for_url("**/questions/can-we-show-video-before-answering.html")


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("payload size", "push/stay-within-the-payload-size"),
        ("callUUIDAlreadyExists", "calls/fresh-uuid"),
        ("keychain", "background/keep-call-data-readable-when-locked"),
    ],
)
def test_a_restriction_without_a_question_is_found(asking, query, rule):
    ask(asking, query)
    expect(asking.locator(".found > ul a").first).to_have_attribute("href", f"restrictions/{rule}.html")


@pytest.mark.parametrize("query", UNANSWERED)
def test_what_nobody_knows_is_said(asking, query):
    assert ask(asking, query) == []
    expect(asking.get_by_role("status").first).to_have_text("No answers, no restrictions")
    expect(asking.locator(".found-nothing")).to_be_visible()
    expect(asking.locator(".found-nothing a").first).to_have_attribute("href", "restrictions/index.html")


def test_what_comes_only_near_says_so(asking):
    for query, near in (
        ("ringtone from the internet", True),
        ("custom ringtone", False),
        ("xyzzy", False),
        ("", False),
    ):
        ask(asking, query)
        expect(asking.locator(".found-nearest")).to_be_visible(visible=near)


def test_answers_that_have_little_of_it_stay_away_where_a_restriction_has_all(asking):
    assert "can-we-show-the-callers-photo" not in ask(asking, "block a caller")
    expect(asking.locator(".found > ul a").first).to_have_attribute(
        "href", "restrictions/calls/the-phone-may-refuse-a-call.html"
    )


def test_a_word_that_says_nothing_finds_nothing(asking):
    assert ask(asking, " ".join(STOP.split()[:12])) == []


def test_answers_come_while_somebody_types(asking):
    asking.locator("#wish").press_sequentially("ringto")
    assert asking.locator(SHOWN).first.get_attribute("id") in {
        "can-every-caller-have-a-ringtone-of-their-own",
        "can-we-ring-with-our-own-sound",
    }


def test_what_was_typed_before_the_script_had_started_is_answered(visit):
    with visit(PAGE, early=("#wish", "callers photo")) as seen:
        expect(seen.page.locator(SHOWN).first).to_have_id("can-we-show-the-callers-photo")


def test_escape_brings_the_list_back_in_its_order(asking):
    before = asking.locator(".answer h3").evaluate_all("all => all.map(each => each.id)")
    ask(asking, "video")
    asking.locator("#wish").press("Escape")
    expect(asking.locator("#wish")).to_have_value("")
    assert asking.locator(".answers .answer h3").evaluate_all("all => all.map(each => each.id)") == before
    expect(asking.locator(".answers details[open]")).to_have_count(0)
    expect(asking).to_have_url(re.compile(r"questions\.html$"))


def test_the_query_is_in_the_address_and_the_address_answers(asking, visit):
    ask(asking, "custom ringtone & more")
    asking.wait_for_url("**/questions.html#q=custom%20ringtone%20%26%20more")
    with visit(PAGE + "#q=callers%20photo") as seen:
        expect(seen.page.locator("#wish")).to_have_value("callers photo")
        expect(seen.page.locator(SHOWN).first).to_have_id("can-we-show-the-callers-photo")


def test_an_example_is_a_query(asking):
    asking.locator(".hint a", has_text="silent push").click()
    expect(asking.locator("#wish")).to_have_value("silent push")
    expect(asking.locator(SHOWN).first).to_have_id("can-a-voip-push-wake-the-app-without-ringing")


def test_without_a_script_the_list_is_all_there(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    expect(page.locator("form.find")).to_be_hidden()
    expect(page.locator(".answer .verdict:visible")).to_have_count(63)
    context.close()
