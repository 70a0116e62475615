"""The screen explorer, opened from disk: the address is the state, and the form and the pictures follow it."""

import re

import pytest
from playwright.sync_api import expect

PAGE = "screens/explorer.html"


@pytest.fixture
def explorer(visit):
    """The page in its first state; nothing may go wrong while it is used."""
    with visit(PAGE) as seen:
        yield seen.page
        assert not seen.errors
        assert not seen.foreign


def go(page, address):
    page.evaluate(f"location.hash = {address!r}")


def test_the_first_state_is_the_one_that_the_page_was_made_with(explorer):
    assert explorer.locator("#explorer").is_visible()
    assert explorer.locator("#explored figure").count() == 3
    assert explorer.locator("input[name=phone][value=locked]").is_checked()
    assert explorer.locator("#explored-said").text_content() == ""


def test_a_state_is_reached_by_its_address(visit):
    with visit(f"{PAGE}") as seen:
        page = seen.page
        page.goto(f"{page.url}#ios=13.7&phone=unlocked&call=video&running=yes&holding=no")
        page.reload()
        expect(page.locator("#explorer-ios")).to_have_value("11.0")  # the span that 13.7 belongs to
        expect(page.locator("input[name=call][value=video]")).to_be_checked()
        expect(page.locator("#explored section").first).to_contain_text("Buttons: Decline, End & Accept.")
        expect(page.locator("#explored h2").nth(1)).to_have_text("After End & Accept")
        assert not seen.errors


def test_a_choice_changes_picture_and_address_and_back_undoes_it(explorer):
    first = explorer.locator("#explored section").first
    before = first.inner_html()
    explorer.locator("label", has_text="no contact").click()
    expect(explorer).to_have_url(re.compile(r"#.*caller=unknown"))
    expect(first.locator(".slot.user")).to_have_count(0)
    after = explorer.url
    explorer.locator("input[name=focus][value=on]").check()
    expect(first).to_contain_text("filteredByDoNotDisturb")
    explorer.go_back()
    expect(explorer).to_have_url(after)
    expect(explorer.locator("input[name=focus][value=off]")).to_be_checked()
    explorer.go_back()
    expect(explorer.locator("input[name=caller][value=known]")).to_be_checked()
    assert first.inner_html() == before


def test_the_keyboard_is_enough_and_the_change_is_announced(explorer):
    explorer.locator("input[name=phone][value=locked]").focus()
    explorer.keyboard.press("ArrowRight")
    expect(explorer.locator("input[name=phone][value=unlocked]")).to_be_checked()
    expect(explorer.locator("#explored h2").nth(1)).to_have_text("After Accept")
    said = explorer.locator("#explored-said")
    expect(said).to_contain_text("the app's own screen, phone unlocked")
    assert said.get_attribute("aria-live") == "polite"
    assert explorer.evaluate("document.activeElement.name") == "phone"  # the form keeps the focus
    explorer.keyboard.press("Tab")
    assert explorer.evaluate("document.activeElement.name") == "caller"


@pytest.mark.parametrize("address", ["#phone=upside-down&ios=abc", "#nonsense", "#ios=99.9", "#ios=1.0"])
def test_a_wrong_address_is_the_first_state(explorer, address):
    go(explorer, "#phone=unlocked")
    expect(explorer.locator("input[name=phone][value=unlocked]")).to_be_checked()
    go(explorer, address)
    expect(explorer.locator("input[name=phone][value=locked]")).to_be_checked()
    newest = explorer.locator("#explorer-ios option").first.get_attribute("value")
    expect(explorer.locator("#explorer-ios")).to_have_value(newest)
    expect(explorer.locator("#explored figure")).to_have_count(3)


def test_the_links_of_a_state_lead_to_pages(explorer):
    explorer.locator("#explored li a").first.click()
    expect(explorer.locator("h1")).to_be_visible()
    assert "/restrictions/" in explorer.url


def test_a_page_that_is_gone_is_left_alone(explorer):
    """Instant navigation takes the page away and leaves the script."""
    explorer.evaluate("document.querySelector('article').remove()")
    go(explorer, "#phone=unlocked")
    explorer.wait_for_function("location.hash === '#phone=unlocked'")


def test_without_a_script_there_is_a_picture_and_no_form(chromium, visit):
    with visit(PAGE) as seen:
        address = seen.page.url
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#explored figure").count() == 3
    assert not page.locator("#explorer").is_visible()
    expect(page.locator("noscript p")).to_be_visible()
    context.close()
