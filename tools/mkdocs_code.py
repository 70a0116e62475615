"""The pages that document code (`:::`), for mkdocs_once.py: all of them are kept, or none.

    documented = Documented(kept, config, files, surroundings)
    if (made := documented.recall(page)) is None:
        with told(config) as others:
            ...                                # convert the page
        documented.keep(page, {..., "told": others})
    else:
        tell(page, config, made["told"])

Griffe reads all sources at once, and what one page asks of it shows in the next. So these pages depend on all sources
and on each other. And such a page is more than its HTML: it tells other pages where they find what it documents, and
the inventory (objects.inv) all names of it. What was told is told again.

Where they are made anew, at least not every signature is handed to Ruff once more.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kept import Kept, digest_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocstrings_handlers.python._internal import rendering

SIGNATURES = Kept(Path("build/kept/signatures"))
SETTINGS = ("pyproject.toml", "ruff.toml", ".ruff.toml")  # of Ruff, which puts signatures into form
CODE = re.compile(r"^#* *::: ?\S", re.MULTILINE)
BACKLINKS = "<backlinks "  # asks Griffe once more, when all pages are made


class Documented:
    """What was kept of the pages of one build, or else what is made of them now."""

    def __init__(self, kept: Kept, config: MkDocsConfig, files: Files, surroundings: str) -> None:
        texts = {file.src_uri: file.content_string for file in files.documentation_pages()}
        self._pages = {uri: text for uri, text in texts.items() if CODE.search(text)}
        handlers = config.plugins["mkdocstrings"].config.handlers.values()
        sources = digest_of(*(Path(path) for handler in handlers for path in handler["paths"])), settings()
        self._kept, self._name = kept, kept.name("code", self._pages, sources, surroundings)
        self._before = kept.recall(self._name)
        self._made: dict[str, Any] = {}

    def recall(self, page: Page) -> Any:  # noqa: ANN401 - as `Kept.recall`
        """What was kept of that page, or `None`."""
        return self._before and self._before.get(page.file.src_uri)

    def keep(self, page: Page, made: dict[str, Any]) -> None:
        """Keep it, as soon as there are all others; a page that is never given keeps them all from it."""
        if BACKLINKS not in made["content"]:
            self._made[page.file.src_uri] = made
        if self._made.keys() == self._pages.keys():
            self._kept.keep(self._name, self._made)
            SIGNATURES.forget()


@contextmanager
def told(config: MkDocsConfig) -> Iterator[dict[str, Any]]:
    """What a page tells all others meanwhile; in the end, who told it."""
    handlers = config.plugins["mkdocstrings"].handlers
    with (
        noted(config.plugins["autorefs"], "register_anchor") as anchors,
        noted(handlers.inventory, "register") as names,
    ):
        others = {"anchors": anchors, "names": names}
        yield others
    others["anchors"] = [(rest, named) for (_page, *rest), named in anchors]
    others["by"] = [handler.name for handler in handlers.seen_handlers]


@contextmanager
def noted(thing: Any, method: str) -> Iterator[list[tuple[tuple[Any, ...], dict[str, Any]]]]:  # noqa: ANN401
    """What a method is called with meanwhile."""
    calls, call = [], getattr(thing, method)

    def note(*given: object, **named: object) -> None:
        calls.append((given, named))
        call(*given, **named)

    setattr(thing, method, note)
    try:
        yield calls
    finally:
        delattr(thing, method)


def tell(page: Page, config: MkDocsConfig, others: dict[str, Any]) -> None:
    """Tell all others what that page told them before."""
    handlers = config.plugins["mkdocstrings"].handlers
    for name in others["by"]:
        handlers.get_handler(name)  # they count as seen, and bring their style
    for given, named in others["anchors"]:
        config.plugins["autorefs"].register_anchor(page, *given, **named)
    for given, named in others["names"]:
        handlers.inventory.register(*given, **named)


def signature(code: str, line_length: int) -> str:
    """In place of Ruff, and to the same effect: the code in its form."""
    name = SIGNATURES.name(code, line_length, settings())
    if (formed := SIGNATURES.recall(name)) is None:
        SIGNATURES.keep(name, formed := formatter()(code, line_length))
    return formed


def settings() -> str:
    """How Ruff is set."""
    return digest_of(*filter(Path.exists, map(Path, SETTINGS)))


formatter = rendering._get_formatter  # noqa: SLF001 - as below
rendering._get_formatter = lambda: signature  # noqa: SLF001 - mkdocstrings has no public place for it
