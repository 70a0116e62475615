"""The search for the shortest play in which an app breaks a restriction: every play of one act, then of two, and on.

From each state of the phone the world can do only so much: a call can come, be answered or declined, be held, lost,
taken elsewhere. Each of that is tried on a fresh app, breadth first, so the first breach is one with the fewest acts.
The order is always the same, and so is the answer; nothing is left to chance.

Two plays that leave the phone, the findings and what the app waits for alike are taken for one, and only the first
goes on. An app may remember more than that; the search is a hunt, not a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callkit_restrictions.drive.conversation import App
from callkit_restrictions.drive.play import SETTLE, Act, Play
from callkit_restrictions.drive.stage import AFTERWARDS, Stage
from callkit_restrictions.drive.tally import Breach, breaches
from callkit_restrictions.events import Event, people
from callkit_restrictions.events.calls import ProviderDidReset
from callkit_restrictions.events.process import AppState, ProcessTerminated
from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.situation import Call, Situation
from callkit_restrictions.versions import Platform

CALLERS = {
    "A11CE000-0000-4000-8000-000000000001": ("Anna", "+12025550143"),
    "A11CE000-0000-4000-8000-000000000002": ("Ben", "+12025550117"),
}
"""Who can call, and be called, in one play; the numbers are nobody's."""


@dataclass(frozen=True, slots=True)
class Found:
    """How a search ended. `whole`: every play of up to that many acts was tried, or the same as one that was."""

    breach: Breach | None
    plays: int
    acts: int
    whole: bool


def explore(app: App, restrictions: Sequence[Restriction], acts: int, plays: int) -> Found:
    """Search among plays of up to `acts` acts, and in no more than `plays` of them.

    Raises:
        AppError: the app cannot be started or understood, does not answer, or ends by itself.
    """
    layer: list[tuple[Act, ...]] = [(AppState("foreground"),), (AppState("background"),)]
    seen: set[str] = set()
    played = 0
    for depth in range(acts + 1):
        following: list[tuple[Act, ...]] = []
        for path in layer:
            if played == plays:
                return Found(None, played, depth, whole=False)
            played += 1
            stage = Stage(Play("explored", path, Platform()), app, restrictions)
            try:
                stage.run()
                state = _state(stage)
                new = state not in seen
                seen.add(state)
                if new:
                    layer += [] if stage.settled else [(*path, SETTLE)]  # and what comes once the network has answered
                    following += [(*path, act) for act in _acts(stage.history.situation, _free(stage))]
                    stage.wait(AFTERWARDS)
            finally:
                stage.close()
            if broken := breaches(stage):
                return Found(broken[0], played, depth, whole=True)
        layer = following
    return Found(None, played, acts, whole=True)


def _state(stage: Stage) -> str:
    """All that is known of where phone and app stand."""
    found = {(id_, each.outcome) for id_, findings in stage.phone.findings.items() for each in findings}
    return repr((stage.history.situation, sorted(found), stage.coming))


def _free(stage: Stage) -> list[str]:
    """Who has not called, and was not called yet."""
    pushed = {act.payload["uuid"] for act in stage.play.acts if isinstance(act, PushSent) and act.payload}
    tapped = {act.call for act in stage.play.acts if isinstance(act, people.UserTapsInApp)}
    return [call for call in CALLERS if call not in pushed | tapped]


def _acts(now: Situation, free: Sequence[str]) -> Iterator[Act]:
    in_front = now.alive and now.app_state == "foreground"
    for call in free[:1]:
        yield _push(call)
        if in_front:
            yield people.UserTapsInApp("call", call)
    for call_ in now.calls.values():
        yield from _about(call_, in_front=in_front)
    if now.ringing is not None and len(now.calls) > 1:
        yield people.UserHoldsAndAccepts(now.ringing.id)
        yield people.UserEndsAndAccepts(now.ringing.id)
    if now.calls and now.alive:
        yield ProviderDidReset()
        yield AppState("background" if in_front else "foreground")
        yield ProcessTerminated()


def _push(call: str) -> PushSent:
    name, number = CALLERS[call]
    payload = {"event": "call", "uuid": call, "name": name, "handle": number, "handle_type": "phoneNumber"}
    return PushSent(payload=payload)


def _about(call: Call, *, in_front: bool) -> Iterator[Event]:
    """What people and the network can do about one call, as it stands."""
    id_ = call.id
    match call.state:
        case "ringing":
            yield people.UserAnswers(id_)
            yield people.UserDeclines(id_)
            yield people.RemoteCancels(id_)
            yield people.AnsweredElsewhere(id_)
        case "connected":
            yield people.UserUnholds(id_) if call.on_hold else people.UserHolds(id_)
            yield people.UserMutes(id_, on=not call.muted)
            yield people.UserEnds(id_)
            yield people.RemoteHangsUp(id_)
            yield people.MediaFailed(id_)
            if in_front:
                yield people.UserTapsInApp("hang up", id_)
        case _ if call.incoming:
            yield people.UserEnds(id_)
            yield people.RemoteCancels(id_)
            yield people.MediaFailed(id_)
        case _:
            yield people.UserEnds(id_)
            if call.state == "connecting":  # before that nobody has been invited
                yield people.RemoteAnswers(id_)
                yield people.RemoteHangsUp(id_)
