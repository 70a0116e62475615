"""How an event is spelled in a trace: Apple's name, an object of arguments, and the many ways to write one value.

    event_of("CXProvider.reportCall(endedAt:reason:)", {"uuid": "5e2f…", "reason": 2})
    -> ReportCallEnded("5E2F…", "remoteEnded")

Recorders log what they have in hand: Swift's `.remoteEnded`, the header's `CXCallEndedReasonRemoteEnded`, or its
number 2. One spelling reaches the judges. An argument that nobody knows is ignored; one of the wrong type is an error.

Source of the numbers: `CallKit/CXProvider.h` and `CXHandle.h` as carried by https://github.com/madsmtm/objc2-generated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from callkit_restrictions.events import KINDS, Event, Unknown

V = TypeVar("V")

_KEYS = {"call": "uuid", "background_modes": "UIBackgroundModes", "supports_dtmf": "supportsDTMF", "shown_name": "name"}
_SNAKE = {"app_state", "must_report", "handle_type", "apns_expiration"}


class _Table(dict[type[Event], V]):
    """What there is to know of each kind of event, worked out when it is asked: a trace holds few of all the kinds."""

    def __init__(self, row: Callable[[type[Event]], V]) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, kind: type[Event]) -> V:
        self[kind] = row = self._row(kind)
        return row


def _key(field: str) -> str:
    """The key of a field in a trace: Apple's camel case, but for the few that the format spells otherwise."""
    if field in _SNAKE:
        return field
    return _KEYS.get(field) or re.sub(r"_(\w)", lambda match: match[1].upper(), field)


FIELDS = _Table(lambda kind: [(field.name, _key(field.name)) for field in fields(kind)])
"""The fields of each kind of event, each with its key in a trace."""


def _kinds(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 - a type hint
    """The plain types that a field's annotation allows."""
    return (
        tuple(kind for part in get_args(hint) for kind in _kinds(part))
        if isinstance(hint, UnionType)
        else (get_origin(hint) or hint,)
    )


TYPES = _Table(lambda kind: {name: _kinds(hint) for name, hint in get_type_hints(kind).items()})
"""The plain types that each field of each kind of event may have."""

_DEFAULTS = _Table(lambda kind: {field.name: field.default for field in fields(kind) if field.default is not MISSING})


def args_of(event: Event) -> dict[str, Any]:
    """The arguments of an event as a trace has them; what is not known is left out."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for name, key in FIELDS[type(event)]
        if (value := getattr(event, name)) is not None and (value != () or _DEFAULTS[type(event)].get(name) != ())
    }


def event_of(name: str, args: dict[str, Any], who: str = "app") -> Event:
    """The event that a trace means; one that nobody knows is kept as `Unknown`.

    Raises:
        ValueError: an argument is missing or has the wrong type, or its word is not one of a closed set.
    """
    kind = KINDS.get(name)
    if kind is None:
        return Unknown(who, name, json.dumps(args))
    values = {}
    for field, key in FIELDS[kind]:
        if key in args:
            values[field] = typed(key, _value(kind, field, args[key]), TYPES[kind][field])
    missing = [key for field, key in FIELDS[kind] if field not in values and field not in _DEFAULTS[kind]]
    if missing:
        raise ValueError(f"{name} needs its {missing[0]}")
    return kind(**values)


def typed(key: str, value: Any, wanted: Any) -> Any:  # noqa: ANN401 - checks what the types cannot
    """The value, if it is of a type that the key may have; a truth value is no number.

    Raises:
        ValueError: it is not.
    """
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    wrong = not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)
    if wrong:
        names = " or ".join(dict.fromkeys(_NAMES.get(kind, kind.__name__) for kind in kinds if kind is not NoneType))
        raise ValueError(f"{key} must be {names}, and is {json.dumps(value, default=str)[:40]}")
    return value


_NAMES = {str: "text", int: "a number", float: "a number", bool: "true or false", dict: "an object", tuple: "a list"}


def _value(kind: type[Event], field: str, said: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """One value in the project's spelling; what is of a wrong type is left for `typed` to refuse."""
    allowed = TYPES[kind][field]
    if said is None:  # recorders write null for a call that they cannot name
        return None if field in _DEFAULTS[kind] else ""
    if isinstance(said, int | float) and not isinstance(said, bool) and str in allowed and field not in _CALLS:
        said = str(said)  # an error code or a reason, as a number
    if isinstance(said, str | list) and tuple in allowed:  # people write a list as they would in a sentence
        items = said if isinstance(said, list) else re.split(r",\s*", said)
        return tuple(_spelled(kind, field, typed(f"each item of {_key(field)}", item, str)) for item in items)
    if isinstance(said, list) and str in allowed:  # AVAudioSession's options
        return ", ".join(str(_spelled(kind, field, item)) for item in said)
    return _spelled(kind, field, said)


def _spelled(kind: type[Event], field: str, said: Any) -> Any:  # noqa: ANN401 - as above
    spell = _SPELLINGS.get((kind.__name__, field)) or _SPELLINGS.get(("", field))
    return spell(said) if spell and isinstance(said, str) else said


_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_CALLS = frozenset({"call", "group_with"})


def identifier(said: str) -> str:
    """The identifier of a call, as it was written; upper and lower case of a UUID are the same call."""
    return said.upper() if _UUID.fullmatch(said) else said


_NOBODY = r"\s*|(an? )?(unknown|anonymous|private|restricted|withheld|incoming call)( (caller|number|call))?"


def names_nobody(said: str) -> bool:
    """Is it what apps show in place of a caller whom they do not know yet?"""
    return re.fullmatch(_NOBODY, said, re.IGNORECASE) is not None


def _case(*prefixes: str, numbers: dict[str, str] | None = None, **words: str) -> Callable[[str], str]:
    """Spells a case of one of Apple's enumerations as Swift does: without the header's prefix, and without a point."""

    def spell(said: str) -> str:
        word = said
        for prefix in prefixes:
            word = word.rpartition(f"{prefix}.")[2].removeprefix(prefix)
        word = word.removeprefix(".")
        if word != said and word[:1].isupper():
            word = word[0].lower() + word[1:]
        return (numbers or {}).get(word) or words.get(word.lower()) or word

    return spell


def _no_error(said: str) -> str | None:
    return None if said in {"", "nil", "(null)"} else said


def _exception(said: str) -> str:
    """Its name where its reason stands beside it, or in its place; any other reason is another matter, and stays."""
    return "NSInternalInconsistencyException" if "never posted an incoming call" in said.lower() else said


_PUSH = _case("PKPushType", voip="voIP")
_STATE = _case("UIApplicationState", "UIApplication.State", active="foreground")
_HANDLE = _case(
    "CXHandleType", "CXHandle.HandleType", numbers={"1": "generic", "2": "phoneNumber", "3": "emailAddress"}
)
_REASONS = {"1": "failed", "2": "remoteEnded", "3": "unanswered", "4": "answeredElsewhere", "5": "declinedElsewhere"}

_SPELLINGS: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("", "call"): identifier,
    ("", "group_with"): identifier,
    ("DidReceiveIncomingPush", "type"): _PUSH,
    ("PushSent", "type"): _PUSH,
    ("PushDropped", "type"): _PUSH,
    ("", "app_state"): _STATE,
    ("AppState", "state"): _STATE,
    ("", "handle_type"): _HANDLE,
    ("", "supported_handle_types"): _HANDLE,
    ("ReportCallEnded", "reason"): _case("CXCallEndedReason", numbers=_REASONS),
    ("SetAudioSessionCategory", "category"): _case("AVAudioSessionCategory", "AVAudioSession.Category"),
    ("SetAudioSessionCategory", "options"): _case("AVAudioSessionCategoryOption", "AVAudioSession.CategoryOptions"),
    ("", "mode"): _case("AVAudioSessionMode", "AVAudioSession.Mode"),
    ("OverrideOutputAudioPort", "port"): _case("AVAudioSessionPortOverride", "AVAudioSession.PortOverride"),
    ("", "error"): _no_error,
    ("ProcessTerminated", "exception"): _exception,
}
"""Who spells which field, of one kind of event or of all."""
