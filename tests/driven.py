"""Apps without a process, so that most tests of the drive need none."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from callkit_restrictions.drive import Play, Stage, perform
from callkit_restrictions.drive.conversation import FORMAT, VERSION
from callkit_restrictions.drive.play import Act
from callkit_restrictions.restrictions import load

APPS = Path(__file__).parents[1] / "examples" / "apps"
GREETING = {"format": FORMAT, "version": VERSION}
ALL = tuple(load().values())

Hear = Callable[[dict[str, Any]], Iterable[dict[str, Any]]]


class InProcess:
    """An app whose every launch is a new object with a method `hear`; what was said to it is kept in `heard`."""

    def __init__(self, make: Callable[[], Any], greeting: Mapping[str, Any] = GREETING) -> None:
        self.make, self.greeting = make, greeting
        self.heard: list[dict[str, Any]] = []
        self.starts = self.ends = 0

    def start(self) -> Wire:
        """A new object."""
        self.starts += 1
        return Wire(self)


class Wire:
    """The line to one object."""

    def __init__(self, app: InProcess) -> None:
        self.app, self.object = app, app.make()
        self.saying: Iterator[Any] = iter(())
        self.greeted = False

    def send(self, text: str) -> None:
        """Greet it, or let it hear."""
        message = json.loads(text)
        if self.greeted:
            self.app.heard.append(message)
            self.saying = iter([*self.object.hear(message), {"done": True}])
        else:
            self.greeted, self.saying = True, iter([self.app.greeting])

    def receive(self) -> str:
        """What it says next."""
        return json.dumps(next(self.saying))

    def close(self) -> None:
        """Count it."""
        self.app.ends += 1


class Reacting:
    """An app that says the same each time it hears of an event, or of an alarm."""

    def __init__(self, reactions: Mapping[str, Iterable[dict[str, Any]]]) -> None:
        self.reactions = reactions

    def hear(self, message: dict[str, Any]) -> Iterable[dict[str, Any]]:
        """What it says about this."""
        return self.reactions.get(message.get("event") or message["wake"], ())


def reacting(**reactions: Iterable[dict[str, Any]]) -> InProcess:
    """By the last word of an event's name, or by that of an alarm: `launched`, `perform`."""
    names = {
        "launched": "process.launched",
        "pushed": "PKPushRegistryDelegate.didReceiveIncomingPush",
        "answered": "CXAnswerCallAction.perform",
        "ended": "CXEndCallAction.perform",
        "started": "CXStartCallAction.perform",
        "connected": "media.connected",
    }
    return InProcess(lambda: Reacting({names.get(name, name): said for name, said in reactions.items()}))


def ask(event: str, **args: str) -> dict[str, Any]:
    return {"event": event, "args": args}


def played(*acts: Act, by: InProcess, rules: Iterable[Any] = (), launched: bool = True) -> Stage:
    return perform(Play("a play", acts, launched=launched), by, rules)


def sample(name: str) -> type:
    """The class of a sample app, from its file."""
    sys.path.insert(0, str(APPS))
    try:
        spec = spec_from_file_location(name, APPS / f"{name}.py")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(APPS))
    return getattr(module, "".join(word.title() for word in name.split("_")))
