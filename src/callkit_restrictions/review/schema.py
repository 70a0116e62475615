"""The JSON Schema (2020-12) of a declaration, for editors that complete and check as one writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import InitProvider
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.review.vocabulary import (
    ABOUT,
    FACT_WORDS,
    PLATFORM,
    TERRITORIES,
    TERRITORY,
    USES,
    WISHES,
    WORDS,
    keys,
    keys_of_wish,
)
from callkit_restrictions.spelling import TYPES

Json: TypeAlias = dict[str, Any]

_TEXT: Json = {"type": ["string", "number"]}  # a version or a name may look like a number
_RELEASE = r"^\d{1,3}(\.\d{1,3}){0,2}(\+| and later| to \d{1,3}(\.\d{1,3}){0,2})?$"
_PLAIN: Mapping[type, Json] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}


def schema() -> Json:
    """The schema. A list may be written as its one item."""
    releases = {"anyOf": [{"type": "string", "pattern": _RELEASE}, {"type": "number"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A design or a build, for callkit-restrictions review",
        **_object(
            {
                **{name: {"description": about.capitalize(), **releases} for name, about in PLATFORM.items()},
                **{section: _list(_wish(section)) for section in WISHES},
                "uses": _list({"enum": [*USES]}),
                "provider": _object(_facts(InitProvider)),
                "build": _object(_facts(DeclareBuild) | _facts(SubmitToAppStore)),
            }
        ),
    }


def _object(properties: Json, required: list[str] | None = None) -> Json:
    needed = {"required": required} if required else {}
    return {"type": "object", "properties": properties, "additionalProperties": False, **needed}


def _list(item: Json) -> Json:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _wish(section: str) -> Json:
    """A wish is an object; where it has one word only, it is that word, too."""
    words: dict[str, Json] = {key.name: {"enum": sorted(WORDS[section, key.name])} for key in keys_of_wish(section)}
    types = TYPES[WISHES[section]]
    values = {name: _list(word) if tuple in types[name] else word for name, word in words.items()}
    whole = _object(values, [key.name for key in keys_of_wish(section) if key.required])
    return whole if len(words) > 1 else {"anyOf": [*words.values(), whole]}


def _facts(kind: type[Event]) -> Json:
    return {key: _fact(key, TYPES[kind][name]) for key, name in keys(kind).items()}


def _fact(key: str, types: tuple[type, ...]) -> Json:
    about = {"description": ABOUT[key].capitalize()}
    word = (
        {"enum": sorted(FACT_WORDS[key])} if key in FACT_WORDS else {"pattern": TERRITORY} if key in TERRITORIES else {}
    )
    if tuple in types:
        return {**about, **_list({"type": "string", **word})}
    return {**about, **next(shape for plain, shape in _PLAIN.items() if plain in types), **word}
