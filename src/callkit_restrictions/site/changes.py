"""What changed, from the changelog: a page, and an Atom feed of the releases for those who want to be told.

Only what has a date is in the feed. An entry that names a restriction by its id, in backticks, links to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import front_matter, slug
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import ResultsError

ATOM = "http://www.w3.org/2005/Atom"
_RELEASE = re.compile(r"## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?")


@dataclass(frozen=True, slots=True)
class Release:
    """One section of the changelog; `day` is `None` for what is not released yet."""

    name: str
    day: date | None
    lines: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its heading on the page."""
        return slug(self.name)


def releases(changelog: str) -> list[Release]:
    """The sections of a changelog, newest first, as it has them.

    Raises:
        ResultsError: a section has neither the form `[1.2.3] - 2026-11-23` nor `[Unreleased]`.
    """
    found: list[tuple[str, date | None, list[str]]] = []
    for number, line in enumerate(changelog.splitlines(), 1):
        if line.startswith("## "):
            heading = _RELEASE.fullmatch(line)
            try:
                day = date.fromisoformat(heading["day"]) if heading and heading["day"] else None
            except ValueError:
                heading = None
            if heading is None or (day is None and heading["name"] != "Unreleased"):
                raise ResultsError(
                    f"CHANGELOG.md, line {number}: a release is written as “## [1.2.3] - 2026-11-23”, "
                    "and what is not released yet as “## [Unreleased]”"
                )
            found.append((heading["name"], day, []))
        elif found:
            found[-1][2].append(line)
    return [Release(name, day, tuple(lines)) for name, day, lines in found]


def changes_page(told: list[Release]) -> str:
    """Every release with what changed in it."""
    lines = front_matter(
        "Changes",
        "What changed on this site, in the specs and in the package, release by release; also as a feed.",
        sources=["CHANGELOG.md"],
    )
    lines += [
        "# Changes",
        "",
        "What is new for somebody who reads the site, runs the specs or installs the package. "
        "Releases are also told as a [feed](feed.xml).",
        "",
    ]
    for release in told:
        when = f", {release.day.day} {release.day:%B %Y}" if release.day else ""
        lines += [f"## {release.name}{when} {{ #{release.anchor} }}", "", *map(_linked, release.lines), ""]
    return "\n".join(lines) + "\n"


def feed(told: list[Release], site_url: str) -> str:
    """The Atom feed (RFC 4287) of the dated releases; `site_url` ends in a slash, or is empty where it is not known."""
    dated = [release for release in told if release.day]
    newest = max((release.day for release in dated if release.day), default=date(1970, 1, 1))
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(root, "id", _urn("feed"))
    _add(root, "title", "CallKit Restrictions: changes")
    _add(root, "updated", _moment(newest))
    _add(_add(root, "author"), "name", "the CallKit Restrictions authors")
    _add(root, "link", href=f"{site_url}changes.html")
    if site_url:
        _add(root, "link", rel="self", href=f"{site_url}feed.xml")
    for release in dated:
        entry = _add(root, "entry")
        _add(entry, "id", _urn(release.name))
        _add(entry, "title", release.name)
        _add(entry, "updated", _moment(release.day or newest))
        _add(entry, "link", href=f"{site_url}changes.html#{release.anchor}")
        _add(entry, "content", "\n".join(release.lines).strip(), type="text")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child


def _urn(what: str) -> str:
    """A name that stays the same wherever the site is, as readers of feeds demand."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'callkit-restrictions/changes/{what}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _linked(line: str) -> str:
    """A line in which each id of a restriction leads to its page."""

    def page(found: re.Match[str]) -> str:
        restriction = load().get(found[1])
        return f"[{found[0]}](restrictions/{path_of(restriction)})" if restriction else found[0]

    return re.sub(r"`([a-z]+\.[a-z-]+)`", page, line)
