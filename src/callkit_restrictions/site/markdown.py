"""Small pieces of Markdown that every page uses: anchors, verdicts, badges, links, and the names of sources."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any
from unicodedata import normalize

from callkit_restrictions.restriction import Evidence


def slug(text: str) -> str:
    """The anchor of a heading: letters, digits and dashes."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def front_matter(title: str, description: str, *hidden: str, label: str = "", sources: Sequence[str] = ()) -> list[str]:
    """The head of a page, quoted as YAML demands; `hidden` are Material's columns that it can do without.

    `sources` are the files that somebody edits to change the page; `label` is what its social card says above the
    title.
    """
    description = re.sub(r'"([^"]*)"', r"“\1”", description)  # Material puts it between quotes as it is
    lines = ["---", f"title: {_quoted(title)}", f"description: {_quoted(description)}"]
    lines += [f"label: {_quoted(label)}"] if label else []
    lines += [f"sources: {json.dumps(list(sources))}"]
    lines += ["hide:", *(f"  - {column}" for column in hidden)] if hidden else []
    return [*lines, "---", ""]


def summary(prose: str, longest: int = 200) -> str:
    """The first sentences of some Markdown as plain text, as many as `longest` characters hold, and at least one."""
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)|[*`]", r"\1", " ".join(prose.split()))
    first, *others = re.split(r"(?<=[.?!]) ", plain)
    for sentence in others:
        if len(first) + len(sentence) >= longest:
            break
        first = f"{first} {sentence}"
    return first


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def verdict(kind: str, word: str) -> str:
    """A verdict: a word, with a shape that the style sheet puts before it."""
    return f'<span class="verdict verdict--{kind}">{escape(word)}</span>'


def badge(word: str) -> str:
    """A small fact beside a title."""
    return f'<span class="badge">{escape(word)}</span>'


def text(prose: str) -> str:
    """Plain prose for Markdown: what looks like markup is shown as it is."""
    return re.sub(r"([\\*_<>\[\]|])", r"\\\1", prose)


def capital(sentence: str) -> str:
    """The sentence with a capital, unless its first word is written with a small letter on purpose (`iOS`)."""
    return sentence if sentence[1:2].isupper() else sentence[:1].upper() + sentence[1:]


def terms(pairs: list[tuple[str, str | list[str]]]) -> list[str]:
    """A list of facts, each with one or more values; a fact without value is left out."""
    lines = ['<div class="facts" markdown>', ""]
    for term, said in pairs:
        values = [said] if isinstance(said, str) else said
        if values and values[0]:
            lines += [term, *(f":   {value}" for value in values), ""]
    return [*lines, "</div>", ""]


def sentence_of(pattern: str) -> str:
    """A step's pattern as a sentence with gaps: `the app reports a call from ‹name›`."""
    return _readable(re._parser.parse(pattern)).strip()  # type: ignore[attr-defined]  # noqa: SLF001 - the only parser there is


def _readable(parsed: Any) -> str:  # noqa: ANN401 - the tree of re's own parser
    names = {number: name for name, number in parsed.state.groupdict.items()}
    return "".join(_part(str(kind), value, names) for kind, value in parsed)


def _part(kind: str, value: Any, names: dict[int, str]) -> str:  # noqa: ANN401 - a node of that tree
    match kind:
        case "LITERAL":
            return chr(value)
        case "SUBPATTERN":
            number, *_, inside = value
            return f"‹{names[number]}›" if number in names else _readable(inside)
        case "BRANCH":
            return "/".join(_readable(branch) for branch in value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" if value[:2] == (0, 1):
            return _readable(value[2])
        case "MAX_REPEAT" | "MIN_REPEAT" | "ANY" | "IN":
            return "…"
    return ""  # anchors and look-arounds say nothing to a reader


def source_name(evidence: Evidence) -> str:
    """What a link to a source is called: who says it, and where."""
    return name_of(evidence.url, evidence.kind)


def name_of(url: str, kind: str | None = None) -> str:
    """What a link to an address is called; where the kind of source is known, it says whose words are there."""
    last = url.rstrip("/").rpartition("/")[2]
    if found := re.search(r"developer\.apple\.com/forums/thread/(\d+)", url):
        by = ", answer of Apple's developer support" if kind == "apple-forum-dts" else ", report of a developer"
        return f"Apple developer forums {found[1]}{by if kind else ''}"
    if "developer.apple.com/forums" in url and kind == "field-report":
        return "Apple developer forums, a list of threads"
    if "developer.apple.com/forums" in url:
        return "Apple developer forums, answers of Apple's developer support"
    if found := re.search(r"/videos/play/wwdc(\d+)/(\d+)", url):
        return f"WWDC {found[1]}, session {found[2]}"
    if kind == "header":
        return f"SDK header, `{last.rpartition('.')[0] or last}`"
    if "developer.apple.com/app-store" in url:
        return "App Review Guidelines"
    if "developer.apple.com/documentation" in url:
        return f"Apple documentation, `{url.partition('/documentation/')[2].strip('/')}`"
    if found := re.search(r"github\.com/([^/]+/[^/]+)/(issues|pull|discussions)/(\d+)", url):
        return f"{found[1]}, {'pull request' if found[2] == 'pull' else found[2].rstrip('s')} {found[3]}"
    if found := re.search(r"github\.com/([^/]+/[^/]+)/blob/[^/]+/(.+)", url):
        return f"{found[1]}, `{found[2].rpartition('/')[2]}`"
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
