"""What the schema of the protocol must say about events, as the vocabulary has them.

.venv/bin/python tests/drive_schema.py     writes the schema anew, where an event has come or changed
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import callkit_restrictions
from callkit_restrictions.drive.senses import ITS_OWN, UNHEARD
from callkit_restrictions.events import KINDS, Ask, Event, Tell
from callkit_restrictions.spelling import FIELDS, TYPES

FILE = Path(callkit_restrictions.__file__).parent / "schemas" / "drive.schema.json"
WORDS = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object", tuple: "array"}


def asks() -> list[dict[str, Any]]:
    """Every event that an app can say, by its name."""
    return [_event(kind) for _, kind in sorted(KINDS.items()) if issubclass(kind, Ask)]


def told() -> list[dict[str, Any]]:
    """Every event that an app can be told of, by its name."""
    heard = [kind for kind in KINDS.values() if kind in ITS_OWN or (issubclass(kind, Tell) and kind not in UNHEARD)]
    return [_event(kind) for kind in sorted(heard, key=lambda kind: kind.name)]


def _event(kind: type[Event]) -> dict[str, Any]:
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    args: dict[str, Any] = {"properties": {key: _type(TYPES[kind][name]) for name, key in FIELDS[kind]}}
    if required := [key for name, key in FIELDS[kind] if name in needed]:
        args["required"] = required
    return {
        "properties": {"event": {"const": kind.name}, "args": args},
        "required": ["event", *(["args"] if required else [])],
    }


def _type(kinds: tuple[type, ...]) -> dict[str, Any]:
    words = [WORDS[kind] for kind in kinds if kind in WORDS]
    return {"type": words[0] if len(words) == 1 else words}


def schema(template: dict[str, Any]) -> dict[str, Any]:
    """The schema with the events of today."""
    template["$defs"]["asks"]["oneOf"] = asks()
    template["$defs"]["told"]["oneOf"] = told()
    return template


if __name__ == "__main__":
    text = json.dumps(schema(json.loads(FILE.read_text(encoding="utf-8"))), indent=2, ensure_ascii=False)
    FILE.write_text(f"{text}\n", encoding="utf-8")
