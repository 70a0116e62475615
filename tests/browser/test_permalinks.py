"""Links to give away: a button beside everything that has an address, and addresses that were given away long ago."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

RULE = "restrictions/push/report-before-the-handler-returns.html"
QUESTION = "questions/can-we-show-video-before-answering.html"
COPIED = "() => navigator.clipboard.text"
CATCH = """
const clipboard = { writeText: async text => { clipboard.text = text } }
Object.defineProperty(navigator, "clipboard", { value: clipboard })
"""


@pytest.fixture
def opened(chromium, site):
    """A page whose clipboard can be looked into."""
    context = chromium.new_context()
    context.add_init_script(CATCH)
    page = context.new_page()

    def go(name: str) -> Page:
        file, mark, anchor = name.partition("#")
        page.goto((site / file).as_uri() + mark + anchor)
        return page

    yield go
    context.close()


@pytest.mark.parametrize(
    ("name", "beside", "address"),
    [
        (RULE, "h1", RULE),
        (RULE, "#on-ios-13-0-the-push-is-swallowed", f"{RULE}#on-ios-13-0-the-push-is-swallowed"),
        (RULE, "#evidence", f"{RULE}#evidence"),
        (QUESTION, "h1", QUESTION),
        (QUESTION, "#the-video-begins-in-the-app-s-own-screen", f"{QUESTION}#the-video-begins-in-the-app-s-own-screen"),
        ("steps.html", "#a-voip-push-arrives", "steps.html#a-voip-push-arrives"),
        ("questions.html", "#can-we-show-video-before-answering", QUESTION),
        (RULE, ".steps li", f"{RULE}#the-call-is-reported-inside-the-handler-1"),
    ],
)
def test_a_button_copies_the_address(opened, site, name, beside, address):
    page = opened(name)
    button = page.locator(f".md-content {beside}").first.locator("button.copy")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("data-said", "Link copied")
    expect(page.locator("body > .unseen[role=status]")).to_have_text("Link copied")
    file, mark, anchor = address.partition("#")
    copied = page.evaluate(COPIED)
    assert copied == (site / file).as_uri() + mark + anchor
    page.goto(copied)
    assert not anchor or page.locator(f"[id='{anchor}']").count() == 1, "the address leads nowhere"


def test_a_rule_gives_its_id_away(opened):
    page = opened(RULE)
    page.get_by_role("button", name="Copy the id push.report-before-the-handler-returns").click()
    assert page.evaluate(COPIED) == "push.report-before-the-handler-returns"


def test_a_filter_gives_its_address_away(opened):
    page = opened("restrictions/index.html#kind=duty")
    page.get_by_role("button", name="Copy link to this list").click()
    assert page.evaluate(COPIED).endswith("/restrictions/index.html#kind=duty")


def test_without_a_clipboard_the_old_way_copies(chromium, site):
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto((site / RULE).as_uri())
    page.locator("h1 button.copy").click()
    expect(page.locator("h1 button.copy")).to_have_attribute("data-said", "Link copied")
    context.close()


def test_where_nothing_copies_the_address_is_shown(chromium, site):
    context = chromium.new_context()
    context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
    )
    page = context.new_page()
    shown = []
    page.on("dialog", lambda box: (shown.append(box.default_value), box.dismiss()))
    page.goto((site / RULE).as_uri())
    page.locator("h1 button.copy").click()
    page.wait_for_timeout(100)
    assert shown == [(site / RULE).as_uri()]
    context.close()


def test_no_button_is_printed(opened):
    page = opened(RULE)
    page.emulate_media(media="print")
    expect(page.locator("button.copy:visible")).to_have_count(0)


# ---------------------------------------------------------------- addresses that lead nowhere


class Server(SimpleHTTPRequestHandler):
    """A plain web server, which shows 404.html for what it does not have."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object) -> None:
        """Show the site's own page."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_lost_reader_finds_the_restriction(chromium, served):
    page = chromium.new_page()
    page.goto(f"{served}/restrictions/pushes/report-before-the-handler.html")
    expect(page.locator("h1")).to_contain_text("There is no such page")
    expect(page.locator("#lost")).to_have_value("report-before-the-handler")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".rule:not([hidden]) code")).to_have_text(["push.report-before-the-handler-returns"])
    page.close()


def test_from_a_server_the_pages_work_as_from_disk(chromium, served):
    page = chromium.new_page()
    page.goto(f"{served}/index.html")
    page.locator(".md-tabs__link", has_text="Can we").click()
    page.locator("#wish").fill("callers photo")
    expect(page.locator(".found .answer h3").first).to_have_id("can-we-show-the-callers-photo")
    page.locator(".md-tabs__link", has_text="Restrictions").click()
    page.locator("#filter-kind").select_option("review")
    expect(page.locator(".rule:not([hidden])")).to_have_count(page.locator(".rule[data-kind=review]").count())
    expect(page.locator("h1 button.copy")).to_have_count(1)
    page.close()
