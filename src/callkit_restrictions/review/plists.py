"""A real Info.plist, or real entitlements: the facts that they tell, with their lines where the file is text.

A built app's Info.plist tells everything: what is not in it is not declared. In a project, Xcode puts some keys in only
when it builds, and values for its variables, so what is missing there is not known. `DTSDKName` stands in a built one
alone; a project may well write `MinimumOSVersion` itself.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError

from callkit_restrictions.review.nodes import UnreadableError

_ENTITLED = re.compile(r"com\.apple\.|aps-environment$|application-identifier$|keychain-access-groups$")
_SDK = re.compile(r"iphoneos(\d+(?:\.\d+){0,2})")
_USAGE = "UsageDescription"
_VARIABLE = "$("


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one key of a declaration; `said` is what the file calls it, where that is another word."""

    section: str
    key: str
    value: Any
    line: int
    said: str = ""


def is_plist(data: bytes) -> bool:
    """Does it begin as property lists do, in XML or in Apple's binary form?"""
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"bplist", b"<?xml", b"<!DOCTYPE plist", b"<plist"))


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
    try:
        said = plistlib.loads(data)
    except ExpatError as problem:
        raise UnreadableError(problem.lineno, "it is a damaged property list") from None
    except RecursionError:
        raise UnreadableError(1, "it is nested too deeply") from None
    except Exception:  # noqa: BLE001 - whatever plistlib stumbles over, the file is at fault
        raise UnreadableError(1, "it is a damaged property list") from None
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        raise UnreadableError(1, "it is a property list without keys")
    return said


def _line(data: bytes, key: str) -> int:
    """The line of a key; 1 in the binary form, which has no lines."""
    found = re.search(rb"<key>\s*" + re.escape(key.encode("utf-8", "replace")) + rb"\s*</key>", data)
    return data[: found.start()].count(b"\n") + 1 if found else 1


def _entitlements(said: dict[str, Any], line: Callable[[str], int]) -> Iterator[Fact]:
    held = [key for key, value in said.items() if value is not False]
    yield Fact("build", "entitlements", held, line(held[0]) if held else 1)


def _info(said: dict[str, Any], line: Callable[[str], int]) -> Iterator[Fact]:
    built, modes = "DTSDKName" in said, said.get("UIBackgroundModes", [])
    if ("UIBackgroundModes" in said or built) and _VARIABLE not in str(modes):
        yield Fact("build", "UIBackgroundModes", modes, line("UIBackgroundModes"))
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
