"""What holds whatever the command is given to read, said from outside: one law for every reader and every form.

    told("check", data, "json")   # what it prints; the law is kept, or an assertion fails

The command ends with 0, 1 or 2, and not with a mistake of ours (70). Nothing gets out that could move a cursor, turn a
line around, or become markup or a command of a build machine. Each form is whole, and each problem is one sentence.
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from unittest.mock import patch
from xml.etree import ElementTree as ET

from callkit_restrictions.__main__ import main

FORMS = {
    "check": ("text", "json", "junit", "sarif", "html", "github"),
    "diagnose": ("text", "json"),
    "review": ("text", "json", "junit", "sarif", "html", "github"),
}
"""The readers, and the forms of their answers."""

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "article", "h1", "h2", "h3", "p", "a"),
    *("strong", "code", "dl", "dt", "dd", "ol", "li", "details", "summary", "figure", "figcaption"),
    *("svg", "desc", "defs", "marker", "g", "text", "tspan", "path", "line", "rect", "circle", "polygon", "polyline"),
}
"""Every element that a report in HTML is made of."""


def told(command: str, data: bytes, form: str = "text", *more: str) -> str:
    """What a command says of what it gets on standard input."""
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)), encoding="utf-8")):
        return said(command, "-", form, *more)


def said(command: str, name: str, form: str = "text", *more: str) -> str:
    """What a command says of a file."""
    explain = ["--explain"] if command != "diagnose" else []
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main([command, "--format", form, *explain, *more, "--", name])
    answer, problems = out.getvalue(), err.getvalue()
    assert status in {0, 1, 2}, problems
    assert HARMFUL.search(answer + problems) is None
    (answer + problems).encode("utf-8")
    _whole(command, form, answer)
    return answer + problems


def _whole(command: str, form: str, answer: str) -> None:
    match form:
        case "json" | "sarif":
            for message in _messages(json.loads(answer)):
                assert message
                assert "\n" not in message
        case "junit":
            ET.fromstring(answer)  # noqa: S314 - our own output
        case "html":
            _Page(answer)
        case "github":
            *commands, _ = answer.splitlines()
            assert all(line.startswith(("::error file=", "::notice file=", "::warning file=")) for line in commands)
        case _ if command == "diagnose":
            return


def _messages(value: object) -> list[str]:
    """Every message of a problem, wherever it stands."""
    found: list[str] = []
    inside = [value]
    while inside:
        each = inside.pop()
        if isinstance(each, dict):
            found += [text for key, text in each.items() if key in {"message", "because"} and isinstance(text, str)]
            inside += each.values()
        elif isinstance(each, list):
            inside += each
    return found


class _Page(HTMLParser):
    """What a browser makes of a report: our own elements, and nothing that runs or loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OURS, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"href", "src", "xlink:href"} or (value or "").startswith(("#", "https://")), value
