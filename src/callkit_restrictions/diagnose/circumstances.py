"""What the circumstances add up to: how long the process lived, what its main thread did, which system it was."""

from __future__ import annotations

import re
from datetime import datetime

from callkit_restrictions.diagnose.material import Circumstances
from callkit_restrictions.versions import IOS, Platform

IDLE = re.compile(r"^_*mach_msg")
WAITS = re.compile(r"psynch|semaphore|ulock|_wait|dispatch_sync|sem_|kevent|^_*(read|recv|poll|select)\b")
SYSTEMS = {"iphone os": "iPhone", "ios": "iPhone", "ipados": "iPhone", "ipad os": "iPhone", "watchos": "watch"}


def lived(told: Circumstances) -> float | None:
    """Seconds from the launch to the end, `None` where the report does not say."""
    begun, ended = _moment(told.launched), _moment(told.died)
    if begun is None or ended is None or (begun.tzinfo is None) != (ended.tzinfo is None):
        return None
    seconds = (ended - begun).total_seconds()
    return seconds if seconds >= 0 else None


def _moment(text: str | None) -> datetime | None:
    """`2024-04-25 16:06:02.0779 +0300`, as reports write it."""
    try:
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d)", "", (text or "").strip()))
    except ValueError:
        return None


def main_thread(told: Circumstances) -> str | None:
    """`idle`, `waits` or `busy`; `None` where thread 0 is not shown."""
    if not told.main_thread:
        return None
    top = told.main_thread[0]
    return "idle" if IDLE.search(top) else "waits" if WAITS.search(top) else "busy"


def handling_a_push(told: Circumstances) -> bool:
    """Was the main thread inside the push handler?"""
    return any("voipPayloadReceived" in symbol or "didReceiveIncomingPush" in symbol for symbol in told.main_thread)


def platform(told: Circumstances) -> Platform | None:
    """The system that the report names; `None` where it names none, or one that has no such numbers."""
    found = re.match(r"\s*([A-Za-z ]+?)\s+(\d{1,3}(?:\.\d{1,3}){0,2})\b", told.system or "")
    device = SYSTEMS.get(found[1].lower()) if found else None
    return Platform(ios=IOS(found[2]), device=device) if found and device else None


def foreign(told: Circumstances) -> bool:
    """Is it a system without these rules, such as macOS?"""
    return bool(re.match(r"\s*(mac|os x|tvos|linux|windows|android)", told.system or "", re.IGNORECASE))
