"""From YAML to values, each with its line.

Plain words are read as YAML 1.2 reads them, which has fewer surprises: `NO` is a storefront and no truth value, `14.10`
is a release and no number. JSON is YAML, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | int | bool | list[Node] | dict[str, Node] | None"

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"0|-?[1-9]\d{0,8}")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the line on which it begins."""

    line: int
    value: Value

    def items(self) -> list[Node]:
        """The items of a list; a value alone is a list of one, nothing is an empty one."""
        if isinstance(self.value, list):
            return self.value
        return [] if self.value is None else [self]


class UnreadableError(Exception):
    """A text is no YAML: the line, and a sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def encoding(data: bytes) -> str:
    """How a file that is text is written: as its mark says, or in UTF-8."""
    return "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"


def nodes(data: bytes) -> Node:
    """The one value that a file holds.

    Raises:
        UnreadableError: it is no text, no YAML, more than one document, nested too deeply, or it says a key twice.
    """
    try:
        text = data.decode(encoding(data))
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise UnreadableError(line, f"not UTF-8: {problem.reason}") from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return Node(1, None) if root is None else _Reader().node(root)
    except yaml.reader.ReaderError as problem:
        line = text[: problem.position].count("\n") + 1
        raise UnreadableError(line, f"the character U+{ord(text[problem.position]):04X} has no place in YAML") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        what = " ".join(filter(None, (problem.context, problem.problem)))
        raise UnreadableError(mark.line + 1 if mark else 1, f"not YAML: {what}") from None
    except RecursionError:
        raise UnreadableError(1, "the brackets are nested too deeply") from None


class _Reader:
    """Turns what was composed into nodes. What an alias repeats is turned once; one that holds itself is refused."""

    def __init__(self) -> None:
        self.known: dict[int, Node | None] = {}

    def node(self, composed: yaml.Node) -> Node:
        line = composed.start_mark.line + 1
        if id(composed) in self.known:
            known = self.known[id(composed)]
            if known is None:
                raise UnreadableError(line, "an alias stands for what it is part of")
            return known
        self.known[id(composed)] = None
        found = self.known[id(composed)] = Node(line, self.value(composed))
        return found

    def value(self, composed: yaml.Node) -> Value:
        if isinstance(composed, yaml.MappingNode):
            return dict(self.pairs(composed))
        if isinstance(composed, yaml.SequenceNode):
            return [self.node(item) for item in composed.value]
        word = str(composed.value)
        return _plain(word) if getattr(composed, "style", None) is None else word

    def pairs(self, composed: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for key, value in composed.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise UnreadableError(line, "a key must be one word")
            if key.value in seen:
                raise UnreadableError(line, f"{key.value!r} stands here again, after line {seen[key.value]}")
            seen[key.value] = line
            yield key.value, Node(line, self.node(value).value)


def _plain(word: str) -> str | int | bool | None:
    """What a word without quotes means."""
    if word in _WORDS:
        return _WORDS[word]
    return int(word) if _NUMBER.fullmatch(word) else word
