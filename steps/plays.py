"""Scenarios as plays for a real app: the acts of the world are kept, and what the app does is left to the app.

    for play in read(["features/push"]): …

A scenario's script tells both what the world does and what an app does about it. With a real app on the line only the
first is played. What the script's app does without any act of the world before it is given its cause:

| the script's app | the play |
|---|---|
| reports a call that no push has announced | a VoIP push announces it |
| requests something that nobody has asked for | the user taps the button in the app, if it is in front |
| does anything else | nothing; the network has time to answer what the real app has asked of it |

A push carries the call that the script's app then reports, or one from somebody else. Scenarios in which nothing of
the world is left cannot be driven, nor can those about designs, builds in review, or other devices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from callkit_restrictions.drive.play import SETTLE, Act, NotDriven, Play
from callkit_restrictions.events import Ask, Event
from callkit_restrictions.events.calls import (
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
)
from callkit_restrictions.events.designs import Wish
from callkit_restrictions.events.people import FocusTurnedOn, UserAsksSiri, UserTapsInApp, UserTapsRecents
from callkit_restrictions.events.process import AppState, DeviceLocked, DeviceUnlocked
from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.prose import folder
from callkit_restrictions.situation import NOT_LAUNCHED
from callkit_restrictions_steps.calls import number
from callkit_restrictions_steps.pickles import UnreadableFeatureError
from callkit_restrictions_steps.scene import call
from callkit_restrictions_steps.scripts import Script, scripts

OURS = "features/"
"""How our own features are called, wherever they are installed."""

BUTTONS = {
    "CXStartCallAction": "call",
    "CXEndCallAction": "hang up",
    "CXSetHeldCallAction": "hold",
    "CXSetMutedCallAction": "mute",
}
"""The button of the app's own screen with which a user asks for an action."""

WISHES = (UserTapsInApp, UserTapsRecents, UserAsksSiri)
CIRCUMSTANCES = (AppState, DeviceLocked, DeviceUnlocked, FocusTurnedOn)
"""What an app can be in without anything to do about it."""

UNPLAYABLE: tuple[tuple[type[Event], str], ...] = (
    (Wish, "it is about a design, and no running app shows that"),
    (SubmitToAppStore, "it is about a build in review, and no running app shows that"),
    (ReportNewIncomingCallCompletion, "iOS refuses a call in it, and why it would is not told"),
)


def read(features: Sequence[str]) -> Iterator[Play | NotDriven]:
    """The plays of feature files, of folders, or of single scenarios (`file.feature::Name`); all of ours if none.

    What is not found where the command is called is looked for among ours.

    Raises:
        ValueError: there is no such file or scenario, or Gherkin cannot read it; the message is one sentence.
    """
    for feature in features or [str(folder())]:
        name, _, scenario = feature.partition("::")
        place = Path(name) if Path(name).exists() else folder() / name.removeprefix(OURS)
        paths = sorted(place.rglob("*.feature")) if place.is_dir() else [place]
        if not all(path.is_file() for path in paths):
            raise ValueError(f"there is no feature file {name}")
        found = [play for path in paths for play in _of_file(path) if scenario in {"", play.name.partition("::")[2]}]
        if not found:
            raise ValueError(f"there is no scenario in {feature}")
        yield from found


def _of_file(path: Path) -> Iterator[Play | NotDriven]:
    ours = path.is_relative_to(folder())
    try:
        yield from map(_play, scripts(path, OURS + path.relative_to(folder()).as_posix() if ours else path.as_posix()))
    except UnreadableFeatureError as problem:
        raise ValueError(str(problem)) from None


def _play(script: Script) -> Play | NotDriven:
    scene = script.scene
    if script.stopped is not None:
        return NotDriven(script.id, script.stopped)
    for kind, why in UNPLAYABLE:
        if any(isinstance(deed, kind) for deed in scene.script):
            return NotDriven(script.id, why)
    if scene.platform.device != "iPhone":
        return NotDriven(script.id, f"it plays on a {scene.platform.device}, and the app runs on an iPhone")
    acts = tuple(_World(script).acts())
    if all(isinstance(act, (int, str, *CIRCUMSTANCES)) for act in acts):
        return NotDriven(script.id, "all that happens in it is the app's own doing")
    platform = replace(scene.platform, linked_sdk=None)  # that is a fact of the app's build
    return Play(script.id, acts, platform, launched=scene.begin is not NOT_LAUNCHED)


class _World:
    """Everybody but the app, while a script is read from its beginning to its end."""

    def __init__(self, script: Script) -> None:
        self.deeds, self.names = script.scene.script, script.scene.names
        self.announced: set[str] = set()
        self.strangers = 0
        self.wished = False
        self.in_front = True

    def acts(self) -> Iterator[Act]:
        """What is left of the script without its app, and what makes a real app do what that one did."""
        settled = True
        for place, deed in enumerate(self.deeds):
            act: Act | None = deed
            if isinstance(deed, Ask | DeclareBuild):
                if not settled:
                    yield SETTLE
                settled = True
                act = self._cause_of(deed)
            if isinstance(act, PushSent) and act.type == "voIP":
                act = self._announcing(act, place)
            self.wished = self.wished or isinstance(deed, WISHES)
            self.in_front = deed.state != "background" if isinstance(deed, AppState) else self.in_front
            if act is not None:
                yield act
                settled = False

    def _cause_of(self, ask: Event) -> Event | None:
        """What makes an app do this, if nothing in the script does."""
        if isinstance(ask, ReportNewIncomingCall) and ask.call not in self.announced:
            return PushSent()
        if isinstance(ask, RequestTransaction):
            unasked, self.wished = not self.wished, False
            if unasked and self.in_front and ask.action in BUTTONS:
                new = ask.action == "CXStartCallAction"
                return UserTapsInApp(BUTTONS[ask.action], self._new(ask.call) if new else ask.call)
        return None

    def _new(self, uuid: str | None) -> str:
        """The identifier of a new call: the script's, or a stranger's where the script's app has got it wrong."""
        if not uuid or uuid in self.announced:
            self.strangers += 1
            uuid = call(f"Stranger {self.strangers}")
        self.announced.add(uuid)
        return uuid

    def _announcing(self, push: PushSent, place: int) -> PushSent:
        """The push with the call that it brings: the one that the script's app reports next, or a stranger's."""
        report = self._next_report(place) or ReportNewIncomingCall("")
        uuid = self._new(report.call)
        name = report.localized_caller_name or self.names.get(uuid, "Somebody")
        handle = report.handle or number(self.names.get(uuid, uuid))
        payload = {
            "event": push.carries or "call",
            "uuid": uuid,
            "name": name,
            "handle": handle,
            "handle_type": "emailAddress" if "@" in handle else "phoneNumber",
            **({"video": True} if report.has_video else {}),
        }
        return replace(push, payload=payload)

    def _next_report(self, place: int) -> ReportNewIncomingCall | None:
        for number_, deed in enumerate(self.deeds[place:]):
            if number_ and isinstance(deed, PushSent) and deed.type == "voIP":
                return None
            if isinstance(deed, ReportNewIncomingCall) and deed.call and deed.call not in self.announced:
                return deed
        return None
