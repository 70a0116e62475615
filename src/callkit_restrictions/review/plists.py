"""A real Info.plist, or real entitlements: the facts that they tell, with their lines where the file is text.

XML, Apple's binary form, and JSON as `plutil -convert json` writes it, are read; of other forms it is said what to do.

A built app's Info.plist tells everything: what is not in it is not declared. In a project, Xcode puts some keys in only
when it builds, and values for its variables, so what is missing there is not known. `DTSDKName` stands in a built one
alone; a project may well write `MinimumOSVersion` itself.
"""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError

from callkit_restrictions.review.nodes import UnreadableError, encoding

_ENTITLED = re.compile(r"com\.apple\.|aps-environment$|application-identifier$|keychain-access-groups$")
_SDK = re.compile(r"iphoneos(\d+(?:\.\d+){0,2})")
_USAGE = "UsageDescription"
_NAMES = (".plist", ".entitlements")
_BEGINNINGS = ("<?xml", "<!DOCTYPE plist", "<plist", "[Dict]")
_OTHER = re.compile(r"(?:\s|//[^\n]*\n|/\*.{0,400}?\*/)*\{\s*\"?[\w.$-]+\"?\s*=(?P<printed>>)?", re.DOTALL)
"""The form of old, or what `plutil -p` prints."""

_KEY = re.compile(rf"{_ENTITLED.pattern}|CFBundle\w|UIBackgroundModes$|DTSDKName$|NS\w+{_USAGE}$")
_A_LIST = (
    "UIBackgroundModes is a text here, and Apple describes a list; what iOS makes of a text is not known, so it does "
    "not count: write <array><string>voip</string></array>"
)
_VARIABLE = "$("


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one key of a declaration; `said` is what the file calls it, where that is another word."""

    section: str
    key: str
    value: Any
    line: int
    said: str = ""
    wrong: str = ""
    """Why the value does not count, where it does not."""


def is_plist(name: str, data: bytes) -> bool:
    """Does it begin as a property list does? One in JSON begins as a declaration may: its name, or its keys, tell."""
    text = _text(data).lstrip()
    if data.startswith(b"bplist") or text.startswith(_BEGINNINGS) or _OTHER.match(text):
        return True
    return text.startswith("{") and (name.endswith(_NAMES) or any(map(_KEY.match, _keys(text))))


def facts(name: str, data: bytes) -> list[Fact]:
    """What a property list tells.

    Raises:
        UnreadableError: it is damaged, or no dictionary.
    """
    said = _dictionary(data)

    def line(key: str) -> int:
        return _line(data, key)

    entitled = name.endswith(".entitlements") or (
        any(map(_ENTITLED.match, said)) and not any(key.startswith("CFBundle") for key in said)
    )
    return [*(_entitlements if entitled else _info)(said, line)]


def _dictionary(data: bytes) -> dict[str, Any]:
    text = _text(data)
    _refuse_other_forms(text.lstrip())
    try:
        said = json.loads(text) if text.lstrip().startswith("{") else plistlib.loads(data)
    except (ExpatError, json.JSONDecodeError) as problem:
        raise UnreadableError(problem.lineno, "it is a damaged property list") from None
    except RecursionError:
        raise UnreadableError(1, "it is nested too deeply") from None
    except Exception:  # noqa: BLE001 - whatever plistlib stumbles over, the file is at fault
        raise UnreadableError(1, "it is a damaged property list") from None
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        raise UnreadableError(1, "it is a property list without keys")
    return said


def _refuse_other_forms(text: str) -> None:
    if text.startswith("[Dict]"):
        raise UnreadableError(1, "it is what codesign shows; have it in XML: codesign -d --entitlements - --xml APP")
    if other := _OTHER.match(text):
        if other["printed"]:
            raise UnreadableError(1, "it is what plutil -p prints; name the property list itself")
        raise UnreadableError(1, "it is a property list in the old text form; first: plutil -convert xml1 FILE")


def _keys(text: str) -> Iterable[str]:
    """The keys of a text in JSON; none, if it is no JSON."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return said if isinstance(said, dict) else ()


def _text(data: bytes) -> str:
    """A text form as text; nothing of a binary one."""
    if data.startswith(b"bplist"):
        return ""
    return data.decode(encoding(data), "replace")


def _line(data: bytes, key: str) -> int:
    """The line of a key; 1 in the binary form, which has no lines."""
    text = _text(data)
    found = re.search(rf'<key>\s*{re.escape(key)}\s*</key>|"{re.escape(key)}"\s*:', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _entitlements(said: dict[str, Any], line: Callable[[str], int]) -> Iterator[Fact]:
    held = [key for key, value in said.items() if value is not False]
    yield Fact("build", "entitlements", held, line(held[0]) if held else 1)


def _info(said: dict[str, Any], line: Callable[[str], int]) -> Iterator[Fact]:
    built, modes = "DTSDKName" in said, said.get("UIBackgroundModes", [])
    if ("UIBackgroundModes" in said or built) and _VARIABLE not in str(modes):
        wrong = _A_LIST if isinstance(modes, str) else ""
        yield Fact("build", "UIBackgroundModes", modes, line("UIBackgroundModes"), wrong=wrong)
    texts = [key for key in said if key.endswith(_USAGE)]
    if texts or built:
        yield Fact("build", "usageDescriptions", texts, line(texts[0]) if texts else 1)
    for key, section, here, value in (
        ("CFBundleDisplayName", "build", "displayName", said.get("CFBundleDisplayName")),
        ("MinimumOSVersion", "", "ios", f"{said.get('MinimumOSVersion')}+"),
        ("DTSDKName", "", "linked_sdk", _sdk(said.get("DTSDKName"))),
    ):
        if key in said and value is not None and _VARIABLE not in str(said[key]):
            yield Fact(section, here, value, line(key), key)


def _sdk(name: object) -> str | None:
    match = _SDK.match(str(name))
    return match[1] if match else None
