"""The built site, opened from disk in a real Chromium: no server, no network.

`make browser` runs these after `make site`. Without a browser or a site the run ends with one sentence and a
failure, never with a skip: a gate that skips itself is open.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path(os.environ.get("SITE", "site")).resolve()
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",  # without it Chromium refuses to run as root, and a build machine is often root
    "--disable-gpu",
    # The browser's own conversations: only the page may want something.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FROM_DISK = ("file:", "data:", "blob:", "about:")


@dataclass
class Visit:
    """A page that has loaded, and what it did on the way."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def pytest_configure() -> None:
    if not CHROMIUM.exists():
        raise pytest.UsageError(
            f"There is no Chromium at {CHROMIUM}: install it (`apt-get install chromium`) or name another of its "
            "family, as in `make browser CHROMIUM=/opt/google/chrome/chrome`."
        )
    if not (SITE / "index.html").exists():
        raise pytest.UsageError(
            f"There is no page in {SITE.name}/: run `make site` first, these tests look at its result."
        )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`html_page`: every page of the built site, as a path relative to it.

    Not 404.html: only a server shows it, at any depth, so its links start at the root, which a disk does not have.
    """
    if "html_page" in metafunc.fixturenames:
        pages = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")} - {"404.html"}
        metafunc.parametrize("html_page", sorted(pages), scope="module")


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return SITE


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visit(chromium: Browser) -> Callable[..., AbstractContextManager[Visit]]:
    """Open one page of the site.

    with visit("index.html", width=360, scheme="dark") as seen:
        seen.page.locator("h1")...
    """

    @contextmanager
    def opened(name: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> Iterator[Visit]:
        # reduced_motion: a half-finished transition has colours that no reader ever reads.
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        seen = Visit(context.new_page())
        context.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        context.on(
            "request",
            lambda request: None if request.url.startswith(FROM_DISK) else seen.foreign.append(request.url),
        )
        file = re.split("[?#]", name)[0]
        seen.page.goto((SITE / file).as_uri() + name.removeprefix(file), wait_until="load")
        yield seen
        context.close()

    return opened


@pytest.fixture(scope="session")
def restriction_page() -> str:
    """The first page of one restriction: restrictions/<area>/<name>.html."""
    return min(path.relative_to(SITE).as_posix() for path in SITE.glob("restrictions/*/*.html") if path.stem != "index")
