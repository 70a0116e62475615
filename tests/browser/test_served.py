"""Served over HTTP, where the site's address is known, a page replaces another without loading the site anew."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser


class Host(SimpleHTTPRequestHandler):
    """A quiet host whose sitemap names its own address, as one built with SITE_URL does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self):
        """Answer; the sitemap lists two pages."""
        if self.path != "/sitemap.xml":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.end_headers()
        pages = ("index.html", "checklist.html", "questions.html")
        urls = "".join(f"<url><loc>http://{self.headers['Host']}/{page}</loc></url>" for page in pages)
        return self.wfile.write(f"<urlset>{urls}</urlset>".encode())


@pytest.fixture(scope="module")
def address(site) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=site)) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()


@pytest.fixture
def page(chromium: Browser):
    context = chromium.new_context(reduced_motion="reduce")
    errors = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield context.new_page()
    context.close()
    assert not errors


def test_the_next_page_comes_without_a_new_document(address, page):
    page.goto(f"{address}/index.html", wait_until="networkidle")
    page.evaluate("window.before = true")
    page.locator("article a.md-button", has_text="Checklist").click()
    page.wait_for_url("**/checklist.html")
    page.wait_for_selector(".checklist input")  # the page's own script has started again
    assert page.evaluate("window.before")
    assert re.match("Checklist", page.title())
    page.go_back()
    page.wait_for_url("**/index.html")
    page.wait_for_selector(".tour")
    assert page.evaluate("window.before")


def test_ticks_are_kept(address, page):
    page.goto(f"{address}/checklist.html", wait_until="networkidle")
    box = page.get_by_role("checkbox").first
    box.check()
    assert "1 of" in page.locator(".settled").inner_text()
    page.reload(wait_until="networkidle")
    assert page.get_by_role("checkbox").first.is_checked()


def test_a_dropped_trace_is_checked_where_the_page_is_served(address, page):
    wanted = []
    page.on("request", lambda request: wanted.append(request.url))
    page.goto(f"{address}/index.html", wait_until="networkidle")
    page.locator("article a.md-button", has_text="Check your app").click()
    page.wait_for_url("**/check.html")
    page.get_by_role("button", name="Try the example").click()
    found = page.frame_locator("#checked iframe").locator("article.failed")
    found.wait_for(timeout=180_000)  # a busy machine: Python starts in the browser
    assert "push.report-before-the-handler-returns" in found.inner_text()
    assert not [url for url in wanted if not url.startswith((address, "data:", "blob:", "about:"))]
