"""The built site, opened from disk in a real Chromium: no server, no network.

`make browser` runs these after `make site`. Without a browser or a site the run ends with one sentence and a
failure, never with a skip: a gate that skips itself is open.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

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
# One page of each kind; of those that are many, whichever comes first, since none is special.
KINDS = {
    "home": "index.html",
    "list": "restrictions/index.html",
    "filtered list": "restrictions/index.html#consequence=terminate&sort=bite",
    "restriction": "restrictions/*/[!i]*.html",
    "questions": "questions.html",
    "answers": "questions.html#q=custom%20ringtone",
    "question": "questions/*.html",
    "screens": "screens/index.html",
    "explorer": "screens/explorer.html",
    "orderings": "orderings/index.html",
    "ordering": "orderings/[!i]*.html",
    "errors": "errors.html",
    "check your app": "check.html",
    "recording": "recording.html",
    "trace format": "trace-format.html",
    "checklist": "checklist.html",
    "results": "results.html",
    "versions": "versions.html",
    "field reports": "field.html",
    "changes": "changes.html",
    "essay": "how-the-model-thinks.html",
    "reference": "reference/phone.html",
    "glossary": "glossary.html",
    "note": "notes/voip_push_handling.html",
}
# What the theme itself gets wrong and we cannot put right from outside: the rule, and how its elements begin.
THEME = {
    # Material 9.8: the copy button of each code block sits in a <nav> without a name; a section of the navigation that
    # has a page of its own is named by a label without a word
    "landmark-unique": ('<nav class="md-code__nav">', '<nav class="md-nav" data-md-level='),
}
PATIENCE = 120_000
"""Milliseconds: what a busy machine does late it does all the same. How long a page takes is Lighthouse's business."""
EARLY = """new MutationObserver((_, watching) => {
    const field = document.querySelector("FIELD")
    if (!field) return
    field.value = "VALUE"
    watching.disconnect()
}).observe(document, { childList: true, subtree: true })"""
# When all of a page has been drawn that needs no script: the theme writes its settings just before its scripts.
ARRIVED = """new MutationObserver((_, watching) => {
    if (!document.getElementById("__config")) return
    watching.disconnect()
    requestAnimationFrame(() => requestAnimationFrame((now) => { window.arrived = now }))
}).observe(document, { childList: true, subtree: true })"""


@dataclass
class Visit:
    """A page that has loaded, and what it did on the way."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    loaded: list[Path] = field(default_factory=list)
    asked: int = 0

    def settle(self) -> None:
        """Wait until the page has asked for nothing new for half a second.

        Chromium's own word for it (`networkidle`) sometimes never comes for a page from disk.
        """
        before = -1
        while before < self.asked:
            before = self.asked
            self.page.wait_for_timeout(500)


def pytest_configure() -> None:
    expect.set_options(timeout=PATIENCE)
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
    """`html_page`: every page of the built site, as a path relative to it; `kind`: one page of each kind.

    `plain_kind`: the same without the addresses that ask for something else than the page as it is.

    Not 404.html: only a server shows it, at any depth, so its links start at the root, which a disk does not have.
    """
    if "html_page" in metafunc.fixturenames:
        pages = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")} - {"404.html"}
        metafunc.parametrize("html_page", sorted(pages), scope="module")
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", [_first(glob) for glob in KINDS.values()], ids=list(KINDS))
    if "plain_kind" in metafunc.fixturenames:
        plain = {kind: glob for kind, glob in KINDS.items() if "#" not in glob}
        metafunc.parametrize("plain_kind", [_first(glob) for glob in plain.values()], ids=list(plain))


def _first(address: str) -> str:
    glob, *fragment = address.partition("#")
    return min(path.relative_to(SITE).as_posix() for path in SITE.glob(glob)) + "".join(fragment)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return SITE


@pytest.fixture(scope="session")
def kinds() -> list[str]:
    """One page of each kind."""
    return [_first(glob) for glob in KINDS.values()]


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

    `early` is a field and what a quick reader has put into it before the page's own scripts run; `slow` lets these
    come only when the page has been drawn, at the moment `window.arrived`.
    """

    @contextmanager
    def opened(
        name: str,
        *,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
        early: tuple[str, str] | None = None,
        slow: bool = False,
    ) -> Iterator[Visit]:
        # reduced_motion: a half-finished transition has colours that no reader ever reads.
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        if early:
            context.add_init_script(EARLY.replace("FIELD", early[0]).replace("VALUE", early[1]))
        if slow:
            context.add_init_script(ARRIVED)
            context.route("**/*.js", _dawdle)
        context.set_default_timeout(PATIENCE)
        seen = Visit(context.new_page())
        context.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        context.on("request", lambda request: _note(seen, request.url))
        file = re.split("[?#]", name)[0]
        seen.page.goto((SITE / file).as_uri() + name.removeprefix(file), wait_until="load")
        yield seen
        context.close()

    return opened


def _dawdle(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


def _note(seen: Visit, url: str) -> None:
    seen.asked += 1
    if url.startswith("file:"):
        seen.loaded.append(Path(unquote(urlsplit(url).path)))
    elif not url.startswith(FROM_DISK):
        seen.foreign.append(url)


@pytest.fixture(scope="session")
def excused() -> set[str]:
    """The rules of axe that were broken by the theme, and only by it, in this run (of one worker)."""
    return set()


@pytest.fixture(scope="session")
def theme_exceptions() -> set[str]:
    """The rules of axe that the theme is excused for."""
    return set(THEME)


@pytest.fixture(scope="session")
def complaints(excused: set[str]) -> Callable[..., list[str]]:
    """What axe-core has to say about an open page: of all its rules, or of some."""

    def complain(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
        # preload: axe would fetch the style sheets once more, which a disk does not allow
        options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": list(rules)} if rules else {})}
        said = []
        for rule in Axe().run(page, options=options).response["violations"]:
            for node in rule["nodes"]:
                element = " ".join(map(str, node["target"]))
                if node["html"].startswith(THEME.get(rule["id"], ("no such element",))):
                    excused.add(rule["id"])
                else:
                    said.append(f"{rule['id']}: {element}\n    {node['html'][:200]}\n    {node['failureSummary']}")
        return said

    return complain


@pytest.fixture(scope="session")
def restriction_page() -> str:
    """The first page of one restriction: restrictions/<area>/<name>.html."""
    return _first(KINDS["restriction"])
