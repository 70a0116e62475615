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
