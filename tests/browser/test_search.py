"""Search works from disk, where a browser refuses the worker that the theme would use from a server."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("start", ["index.html", "a nested page"])
def test_finds_a_restriction(start, restriction_page, visit):
    with visit(restriction_page) as seen:
        title = seen.page.locator("h1").first.evaluate("heading => heading.firstChild.textContent.trim()")
    with visit(restriction_page if start == "a nested page" else start) as seen:
        seen.page.locator("[data-md-component=search-query]").fill(title)
        found = seen.page.locator(f'a.md-search-result__link[href*="{restriction_page}"]').first
        expect(found).to_be_visible(timeout=20_000)  # a busy machine: the index is read before the first answer
        found.click()
        seen.page.wait_for_url(f"**/{restriction_page}*")
        assert not seen.errors
        assert not seen.foreign


def test_a_question_in_ones_own_words_is_answered_in_one_search(visit):
    with visit("index.html") as seen:
        seen.page.locator("[data-md-component=search-query]").fill("can we show video before answering")
        first = seen.page.locator("a.md-search-result__link").first
        expect(first).to_be_visible(timeout=20_000)
        expect(first).to_have_attribute("href", re.compile("/questions/can-we-show-video-before-answering.html"))


@pytest.fixture(scope="module")
def field(chromium, site):
    """One page for all queries: the index is read once."""
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    yield page.locator("[data-md-component=search-query]")
    page.close()


def found(field, query):
    """The addresses of the pages, best first, and the words that are marked in them."""
    page = field.page
    field.fill("xyzzy")
    field.press("End")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents", timeout=60_000)
    field.fill(query)
    field.press("End")
    expect(page.locator(".md-search-result__meta")).not_to_have_text("No matching documents")
    return (
        [
            address.partition("site/")[2]
            for address in page.locator("a.md-search-result__link").evaluate_all("all => all.map(a => a.href)")
        ],
        {mark.lower() for mark in page.locator(".md-search-result__item mark").all_text_contents()},
    )


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("baadca11", {"errors.html"}),
        ("8badf00d", {"errors.html"}),
        ("CXErrorCodeRequestTransactionErrorUnknownCallUUID", {"errors.html"}),
        ("permalink", {"index.html"}),
        ("contribute", {"contributing.html"}),
        ("dynamic island", {"glossary.html"}),
        ("no audio after answering lock screen", {"restrictions/ui/no-own-screen-on-a-locked-phone.html"}),
    ],
)
def test_the_page_that_is_meant_comes_first(field, query, pages):
    assert found(field, query)[0][0].partition("?")[0] in pages


@pytest.mark.parametrize("query", ["no audio", "focus", "hold and accept", "mute", "recents", "ringtone of our own"])
def test_answers_and_rules_come_before_the_reference(field, query):
    (first, *_), _ = found(field, query)
    assert first.startswith(("questions/can", "restrictions/"))
    assert "index.html" not in first


def test_a_word_that_says_nothing_begins_no_other(field):
    _, marks = found(field, "no audio")
    assert marks
    assert all(mark.startswith("audio") for mark in marks)


def test_every_word_counts_as_long_as_one_page_has_them_all(field):
    every, _ = found(field, "custom ringtone")
    assert len({address.partition("?")[0] for address in every}) < 20
    some, _ = found(field, "ringtone quux")
    assert some
