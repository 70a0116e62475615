"""MkDocs as it is, except that it makes nothing twice: `python tools/mkdocs_once.py build --strict`, or `serve`.

Two things take three quarters of MkDocs' time, and neither depends on more than it is given. What comes of them is kept
in build/kept/pages (kept.py says how) and used again where nothing that it depends on has changed:

- what Python-Markdown makes of a page (HTML, contents, anchors, links) depends on its Markdown and address, the
  snippets that it takes in, mkdocs.yml with the environment that this asks, and which files there are; of a page that
  documents code (`:::`), on all sources besides (mkdocs_code.py);
- what the search will know of a page depends on its HTML, contents, title, front matter and address.

Never kept is a page that MkDocs has something to say about, so that a warning is heard each time. All the rest runs as
ever: navigation, templates, the search for anchors that are missing. `mkdocs build` makes the same site, byte for byte:
tests/test_mkdocs_once.py, and `make properdocs`.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from kept import Kept, digest, digest_of
from material.plugins.search.plugin import SearchIndex
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils.yaml import yaml_load
from mkdocs_code import CODE, Documented, tell, told

KEPT = Kept(Path("build/kept/pages"))
SNIPPET = "-8<-"
# Each build has its own list of files.
SURROUNDINGS: WeakKeyDictionary[Files, str] = WeakKeyDictionary()
DOCUMENTED: WeakKeyDictionary[Files, Documented] = WeakKeyDictionary()

convert = Page.render
look_through = SearchIndex.add_entry_from_context


def main() -> None:
    Page.render = render
    SearchIndex.add_entry_from_context = add_entries
    try:
        cli(prog_name="mkdocs")
    except SystemExit as end:
        if not end.code:
            KEPT.forget()
        raise


def render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """In place of `Page.render`, and to the same effect."""
    if "mkdocstrings" in config.plugins and CODE.search(page.markdown):
        render_code(page, config, files)
        return
    name = KEPT.name("page", page.markdown, page.file.src_uri, surroundings(config, files), snippets(page, config))
    if (kept := KEPT.recall(name)) is None:
        with remarks() as said:
            convert(page, config, files)
        if not said and (made := parts(page)):
            KEPT.keep(name, made)
    else:
        put_together(page, kept, files)


def render_code(page: Page, config: MkDocsConfig, files: Files) -> None:
    """The same for a page that documents code."""
    if files not in DOCUMENTED:
        DOCUMENTED[files] = Documented(KEPT, config, files, surroundings(config, files))
    if (kept := DOCUMENTED[files].recall(page)) is None:
        with remarks() as said, told(config) as others:
            convert(page, config, files)
        if not said and (made := parts(page)):
            DOCUMENTED[files].keep(page, {**made, "told": others})
    else:
        put_together(page, kept, files)
        tell(page, config, kept["told"])


def put_together(page: Page, kept: dict[str, Any], files: Files) -> None:
    """Set what `Page.render` would set."""
    page.content = kept["content"]
    page.toc = get_toc(kept["contents"])
    page._title_from_render = kept["title"]  # noqa: SLF001 - MkDocs has no public name for it
    page.present_anchor_ids = set(kept["anchors"])
    page.links_to_anchors = {files.src_uris[uri]: links for uri, links in kept["links"].items()}


def parts(page: Page) -> dict[str, Any] | None:
    """What `Page.render` has set, as JSON knows it; nothing if that is not all."""
    if page.links_to_anchors is None:  # MkDocs was told to be verbose; a page kept now would hide where no link leads
        return None
    return {
        "content": page.content,
        "contents": contents(page.toc),
        "title": page._title_from_render,  # noqa: SLF001 - as above
        "anchors": sorted(page.present_anchor_ids),
        "links": {file.src_uri: links for file, links in page.links_to_anchors.items()},
    }


def contents(items: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """A table of contents as Python-Markdown writes it and `get_toc` reads it."""
    return [
        {"name": item.title, "id": item.id, "level": item.level, "children": contents(item.children)} for item in items
    ]


def add_entries(index: SearchIndex, page: Page) -> None:
    """In place of `SearchIndex.add_entry_from_context`, and to the same effect."""
    name = KEPT.name("search", page.content, contents(page.toc), page.title, page.meta, page.url)
    if (kept := KEPT.recall(name)) is None:
        before = len(index.entries)
        look_through(index, page)
        KEPT.keep(name, index.entries[before:])
    else:
        index.entries.extend(kept)


def surroundings(config: MkDocsConfig, files: Files) -> str:
    """What every page depends on: the configuration without the navigation, and which files there are to link to."""
    if files not in SURROUNDINGS:
        with Path(config.config_file_path).open("rb") as file:
            said = {**yaml_load(file), "nav": None}
        SURROUNDINGS[files] = digest(said, [(file.src_uri, file.dest_uri, file.inclusion.name) for file in files])
    return SURROUNDINGS[files]


def snippets(page: Page, config: MkDocsConfig) -> str:
    """Everything that a page could take in, if it takes in anything."""
    if SNIPPET not in page.markdown:
        return ""
    return digest_of(*map(Path, config.mdx_configs["pymdownx.snippets"]["base_path"]))


@contextmanager
def remarks() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs and its plug-ins say meanwhile."""
    said: list[logging.LogRecord] = []
    listener = logging.Handler(logging.INFO)
    listener.emit = said.append
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


if __name__ == "__main__":
    main()
