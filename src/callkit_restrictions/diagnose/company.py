"""Is a call, or a VoIP push, anywhere near? Codes that every app can meet point to call rules only then.

That the frameworks are loaded is no sign: paths and lists of images do not count. Words of CallKit's and PushKit's
interfaces count for the process that says them; the plain words "CallKit" and "VoIP" only for the lines around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from callkit_restrictions.diagnose.matching import Sighting
from callkit_restrictions.diagnose.material import Line

STRONG = re.compile(
    r"\bCX(?:Provider|CallController|CallUpdate|CallObserver|Transaction)"
    r"|(?:\bCX|perform)(?:Answer|Start|End|SetHeld|SetMuted)CallAction|\bproviderDid(?:Begin|Reset)\b"
    r"|\bPKPush(?:Registry|Payload|Type|Credentials)|\bCSDVoIP|reportNewIncoming|didReceiveIncomingPush"
    r"|VoIP push|didActivate(?:AudioSession| audioSession)|voipPayloadReceived"
    r"|RNCallKeep|\[CallKeep\]|[Cc]all[Kk]it_?[Ii]ncoming"
)
WEAK = re.compile(r"\bCallKit\b|\bPushKit\b|\bvoip\b|\bincoming call\b", re.IGNORECASE)
WORDS = ("callkit", "pushkit", "voip", "call", "cx", "pkpush", "incoming", "didactivate", "providerdid")
"""What is in everything that the two patterns find, in small letters."""

LOADED = re.compile(r"\.framework|/CallKit|/PushKit|\bdyld\b|\bdlopen\b")
NEAR = 3
"""Lines around a sighting in which a plain word counts."""

MOST_LINES = 5000
SERVERS = {"mediaserverd", "audiomxd", "assertiond", "runningboardd", "springboard", "osanalyticshelper", "reportcrash"}
"""Processes that speak about others: what they say may be about any app."""


@dataclass
class Company:
    """What was heard of calls, and who said it."""

    processes: set[str] = field(default_factory=set)
    lines: list[int] = field(default_factory=list)

    def hear(self, line: Line, *, certain: bool) -> None:
        """Take note of a line that speaks of calls; it is `certain` where a signature of calls was seen in it."""
        small = line.message.lower()
        if not certain and not any(map(small.__contains__, WORDS)):  # most lines of most logs
            return
        if certain or STRONG.search(line.message):
            self.processes.add(line.process.lower())
        elif line.place == "frame" or not WEAK.search(line.message) or LOADED.search(line.message):
            return
        if len(self.lines) < MOST_LINES:
            self.lines.append(line.number)

    def of(self, sighting: Sighting) -> bool:
        """Was a call near this sighting?"""
        process = sighting.line.process.lower()
        if process in self.processes or (self.processes and (not process or process in SERVERS)):
            return True
        return any(abs(line - sighting.line.number) <= NEAR for line in self.lines)

    @property
    def mentioned(self) -> int | None:
        """The first line that speaks of calls."""
        return self.lines[0] if self.lines else None
