"""A log told as a sequence: which lanes take part, and one row for each thing that happened.

The words on the arrows are the field's own: Apple's method names for what app and system say to each other, plain
words for what people and networks do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import CallUpdateAsk
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Moment, clock
from callkit_restrictions.site.diagram import Mark, Row

LANES = ("Person", "Design", "Network", "App Review", "iOS", "App")
"""Every lane, in the order in which a picture shows those it needs."""

LONG_PAUSE = 1000
"""From one second on, time that passes in silence is drawn."""

_APPLE = re.compile(r"(CX|PK|AV|RTC|UI|IN|URL)[A-Z]\w*")
_VAGUE = {"init", "setDelegate", "handle", "set"}
"""Methods that say nothing without their class."""

_QUIET = ("call", "type", "app_state", "action", "localized_caller_name", "payload", "provider", "task", "purpose")


def rows(
    history: History, names: Mapping[str, str], failed: Sequence[Mapping[str, Any]] = (), *, people: bool = True
) -> list[Row]:
    """The rows of a picture. `names` are the people behind the calls; `failed` are the findings that failed.

    Without `people` the names are only numbers or the like, which nobody takes for what the app said.

    A finding falls with an entry, which is then marked, or by the clock, which gets a row of its own.
    """
    told, moment = [], -1
    fallen = {finding["fell_at"] for finding in failed}
    overdue = sorted(finding["due"] for finding in failed if finding["fell_at"] is None and finding["due"] is not None)
    for entry in history.entries:
        while overdue and overdue[0] <= entry.at:
            due = overdue.pop(0)
            told.append(_too_late(due, moment))
            moment = due
        source, target = between(entry)
        mark = Mark.BROKEN if entry.index in fallen else Mark.KILLED if _kills(entry.event) else None
        silence = entry.at - max(moment, 0)
        stamp = clock(entry.at) if entry.at != moment else ""
        pause = f"{clock(silence)} pass" if silence >= LONG_PAUSE else ""
        told.append(Row(stamp, source, target, label(entry.event, names, people=people), mark, pause, entry.at))
        moment = entry.at
    for due in overdue:
        told.append(_too_late(due, moment))
        moment = due
    left = history.now - max(moment, 0)
    if told and left >= LONG_PAUSE:
        end = history.now
        told.append(Row(clock(end), "App", "App", "Nothing more happens", Mark.NOTE, f"{clock(left)} pass", end))
    return told


def _too_late(due: Moment, moment: Moment) -> Row:
    silence = due - max(moment, 0)
    pause = f"{clock(silence)} pass" if silence >= LONG_PAUSE else ""
    return Row(clock(due), "App", "App", "The time for it is over", Mark.DUE, pause, due)


def lanes(told: list[Row]) -> tuple[str, ...]:
    """The lanes that some row uses, in their order."""
    used = {row.source for row in told} | {row.target for row in told}
    return tuple(lane for lane in LANES if lane in used)


def label(event: Event, names: Mapping[str, str], *, people: bool = True) -> str:
    """Name an event as an iOS engineer would, with what matters of its arguments."""
    known = names.get(str(getattr(event, "call", None)), "")
    if known and people and isinstance(event, CallUpdateAsk):  # a name among its arguments is what the app says
        known = event.localized_caller_name or ""
    said = [known]
    said += [
        str(value) for field in fields(event) if field.name not in _QUIET for value in [_argument(event, field.name)]
    ]
    details = ", ".join(part for part in said if part)
    if type(event).__name__ in {"AppState", "Know", "Rely", "Do", "AppStoreRejected", "NoWay"}:
        return f"{_name(event)} {details}"
    return f"{_name(event)} ({details})" if details else _name(event)


def _argument(event: Event, field: str) -> str:
    value: Any = getattr(event, field)
    if value is None or value == () or (field == "session" and value == "ordinary"):
        return ""
    if isinstance(value, bool):
        return f"{field.replace('_', ' ')}: {'yes' if value else 'no'}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _name(event: Event) -> str:
    if action := getattr(event, "action", None):
        return f"{event.name.rpartition('.')[2]} {action}"
    if purpose := getattr(event, "purpose", None):
        return f"{_words(event)}: {purpose}"
    if event.name.endswith(".perform"):
        return f"perform {event.name.partition('.')[0]}"
    if by_apple(event):
        method = event.name.partition(".")[2]
        return event.name if method in _VAGUE else method or event.name
    return _words(event)


def by_apple(event: Event) -> bool:
    """Is an event called by Apple's own name?"""
    spoken = event.name.endswith((".return", "y.completion")) or getattr(event, "purpose", None)
    return bool(_APPLE.match(event.name)) and not spoken


_PHRASES = {
    "PushSent": "The server sends a push",
    "AppState": "The app goes to the",
    "ProcessLaunched": "iOS launches the app",
    "ProcessResumed": "The app runs on",
    "ProcessSuspended": "The app stands still",
    "ProcessTerminated": "The app is killed",
    "ReturnFromPushHandler": "The push handler returns",
    "CallUIRinging": "The phone rings",
    "CallUIConnected": "The call screen counts the time",
    "CallUIDismissed": "The call screen is gone",
    "DeviceLocked": "The phone is locked",
    "CompletePush": "Calls the push's completion",
    "InvitationSent": "The invitation is sent",
    "JoinMedia": "Joins the call's media",
    "LeaveMedia": "Leaves the call's media",
    "MediaFailed": "The connection fails",
    "SoundHeard": "Sound is heard",
    "OtherCallComes": "Another call comes in",
    "OtherCallEnds": "The other call ends",
    "UserAnswersOtherCall": "Answers the other call",
    "UserHolds": "Puts the call on hold",
    "UserUnholds": "Resumes the call",
    "UserSwaps": "Switches calls",
    "UserHoldsAndAccepts": "Holds and accepts",
    "UserEndsAndAccepts": "Ends and accepts",
    "UserTapsInApp": "Taps in the app",
    "UserTapsRecents": "Taps in Recents",
    "UserAnswers": "Answers",
    "UserDeclines": "Declines",
    "UserEnds": "Ends the call",
    "UserAsksSiri": "Asks Siri for a call",
    "UnknownCallersSilenced": "Silences unknown callers",
    "RemoteHangsUp": "The other side hangs up",
    "RemoteCancels": "The caller gives up",
    "RemoteAnswers": "The other side answers",
    "AnsweredElsewhere": "Another device answers",
    "MediaConnected": "People can talk",
    "StartAudio": "Starts its audio",
    "StopAudio": "Stops its audio",
    "StartTransfer": "Starts",
    "TransferCompleted": "Done",
    "NoWay": "No API:",
    "Show": "Asks to show",
    "Know": "Asks to know",
    "Rely": "Relies on",
    "Do": "Asks to",
    "SubmitToAppStore": "Submits a build",
    "AppStoreAccepted": "Accepted",
    "AppStoreRejected": "Rejected, Guideline",
}
"""How pictures say what happens most; any other event is called by the words of its name."""


def _words(event: Event) -> str:
    if phrase := _PHRASES.get(type(event).__name__):
        return phrase
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", type(event).__name__)
    return words[0] + re.sub(r"\b([A-Z])(?=[a-z])", lambda match: match[1].lower(), words[1:])


def _kills(event: Event) -> bool:
    return isinstance(event, ProcessTerminated)


def between(entry: Entry[Any]) -> tuple[str, str]:
    """The lanes that an entry goes from and to: who acts, and on whom."""
    event = entry.event
    area = event.name.partition(".")[0]
    match event.who:
        case "user":
            return ("Person", "App") if area == "app" else ("Person", "iOS")
        case "remote":
            return ("Network", "iOS") if area in {"push", "call"} else ("Network", "App")
        case "designer":
            return "Design", "iOS"
        case "app":
            return (
                ("App", "App Review") if area == "AppStore" else ("App", "iOS" if _APPLE.match(event.name) else "App")
            )
    if area == "AppStore":
        return "App Review", "App"
    if area == "design":
        return "iOS", "Design"
    return ("iOS", "iOS") if area in {"callUI", "device"} else ("iOS", "App")
