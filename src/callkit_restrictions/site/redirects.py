"""Old ids lead to where their pages are now: a small page each, which needs no server and no script.

A restriction names its old ids itself (`formerly`); the slugs that questions had once stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from os.path import relpath
from pathlib import PurePosixPath

from callkit_restrictions.restrictions import load

QUESTIONS: dict[str, str] = {}
"""Each slug that a question had once, with the one that it has now."""


def redirects() -> Iterator[tuple[str, str]]:
    """Every old page, from the top of the site, with its HTML."""
    for restriction in load().values():
        for old in restriction.formerly:
            yield _page(f"restrictions/{_path(old)}", f"restrictions/{_path(restriction.id)}", restriction.title)
    for old, new in QUESTIONS.items():
        yield _page(f"questions/{old}.html", f"questions/{new}.html", "Can we…?")


def _path(id_: str) -> str:
    area, _, name = id_.partition(".")
    return f"{area}/{name}.html"


def _page(old: str, new: str, title: str) -> tuple[str, str]:
    """The page at `old`, which hands a link's anchor on where scripts run."""
    there = escape(relpath(new, PurePosixPath(old).parent))
    return old, (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="canonical" href="{there}">\n'
        f'<script>location.replace("{there}" + location.search + location.hash)</script>\n'
        f'<meta http-equiv="refresh" content="0; url={there}">\n'
        f'<h1>This page has a new name</h1>\n<p>It is here now: <a href="{there}">{escape(title)}</a>.</p>\n</html>\n'
    )
