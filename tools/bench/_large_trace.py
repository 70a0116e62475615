"""Write a large trace such as a busy app would record: `_large_trace.py EVENTS [FILE]`. Same number, same trace.

Processes come and go, each with some dozens of calls: answered, declined, missed, placed, muted, held, two at once.
Moments, callers and identifiers are drawn. One call in a thousand breaks a restriction: the app reports it only after
the push handler has returned.
"""

import json
import random
import sys
from collections.abc import Iterator
from typing import Any, TextIO

HEADER = {
    "format": "callkit-trace",
    "version": 1,
    "platform": {"ios": "17.4", "linked_sdk": "17.0"},
    "starts": "launch",
}
CALLS_IN_A_PROCESS = 40
BROKEN = 0.001

Said = tuple[float, str, str, dict[str, Any]]
"""How long after the one before, who, what, and with which arguments."""


class Phone:
    """Draws what happens, from one seed."""

    def __init__(self, seed: int = 17) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret

    def life(self) -> Iterator[Said]:
        """Processes without end."""
        while True:
            yield self.after(3600), "system", "process.launched", {"reason": "voip push", "app_state": "background"}
            yield 0.02, "app", "CXProvider.init", {"maximumCallGroups": 2, "supportsVideo": False}
            yield 0.01, "app", "CXProvider.setDelegate", {}
            yield 0.01, "app", "PKPushRegistry.init", {}
            yield 0.01, "app", "PKPushRegistry.setDelegate", {}
            yield 0.01, "app", "PKPushRegistry.setDesiredPushTypes", {}
            yield from self.rings()
            for _ in range(self.dice.randrange(CALLS_IN_A_PROCESS)):
                yield self.after(900), "system", "app.state", {"state": "background"}
                yield from self.dice.choice([self.rings, self.rings, self.rings, self.placed])()
            yield self.after(60), "system", "process.terminated", {}

    def after(self, most: float) -> float:
        """Some time."""
        return 15 + self.dice.random() * most

    def call(self) -> dict[str, str]:
        """A new identifier."""
        number = f"{self.dice.getrandbits(128):032X}"
        return {"uuid": "-".join((number[:8], number[8:12], number[12:16], number[16:20], number[20:]))}

    def soon(self) -> float:
        """A blink."""
        return self.dice.random() / 10

    def rings(self) -> Iterator[Said]:
        """Somebody calls."""
        call = self.call()
        late = self.dice.random() < BROKEN
        report = {**call, "handle": f"+1{self.dice.randrange(10**10):010}", "handle_type": "phoneNumber"}
        returned = (self.soon(), "app", "PKPushRegistryDelegate.didReceiveIncomingPush.return", {})
        yield (
            self.soon(),
            "system",
            "PKPushRegistryDelegate.didReceiveIncomingPush",
            {"type": "voIP", "app_state": "background"},
        )
        if late:
            yield returned
        yield self.soon(), "app", "CXProvider.reportNewIncomingCall", {**report, "hasVideo": False}
        yield self.soon(), "system", "CXProvider.reportNewIncomingCall.completion", call
        if not late:
            yield returned
        match self.dice.randrange(6):
            case 0:
                yield self.dice.random() * 20, "remote", "remote.cancel", call
                yield self.soon(), "app", "CXProvider.reportCall(endedAt:reason:)", {**call, "reason": "unanswered"}
            case 1:
                yield self.dice.random() * 20, "user", "ui.decline", call
                yield from self.action("End", call)
            case _:
                yield self.dice.random() * 20, "user", "ui.answer", call
                yield self.soon(), "system", "CXAnswerCallAction.perform", call
                yield (
                    self.soon(),
                    "app",
                    "AVAudioSession.setCategory",
                    {"category": "playAndRecord", "mode": "voiceChat"},
                )
                yield 0.2 + self.dice.random(), "remote", "media.connected", call
                yield self.soon(), "app", "CXAction.fulfill", {"action": "CXAnswerCallAction", **call}
                yield from self.talked(call)

    def placed(self) -> Iterator[Said]:
        """The user calls somebody."""
        call = self.call()
        yield self.soon(), "system", "app.state", {"state": "foreground"}
        ask = {"action": "CXStartCallAction", "handle": f"+1{self.dice.randrange(10**10):010}"}
        yield self.soon(), "app", "CXCallController.request", {**ask, **call}
        yield self.soon(), "system", "CXCallController.request.completion", call
        yield self.soon(), "system", "CXStartCallAction.perform", call
        yield self.soon(), "app", "AVAudioSession.setCategory", {"category": "playAndRecord", "mode": "voiceChat"}
        yield self.soon(), "app", "CXAction.fulfill", {"action": "CXStartCallAction", **call}
        yield self.soon(), "app", "CXProvider.reportOutgoingCall(startedConnectingAt:)", call
        yield self.dice.random() * 20, "remote", "remote.answer", call
        yield self.soon(), "app", "CXProvider.reportOutgoingCall(connectedAt:)", call
        yield from self.talked(call)

    def talked(self, call: dict[str, str]) -> Iterator[Said]:
        """From the activation to the end, with this and that in between."""
        yield self.soon(), "system", "CXProviderDelegate.didActivate", {}
        yield self.soon(), "app", "audio.start", call
        for what in self.dice.sample(["muted", "held", "loud"], k=self.dice.choice([0, 0, 0, 1, 1, 2])):
            yield from getattr(self, what)(call)
        if self.dice.random() < 0.5:  # noqa: PLR2004 - one in two
            yield self.dice.random() * 300, "remote", "remote.hangup", call
            yield self.soon(), "app", "CXProvider.reportCall(endedAt:reason:)", {**call, "reason": "remoteEnded"}
        else:
            yield self.dice.random() * 300, "user", "ui.end", call
            yield from self.action("End", call)
        yield self.soon(), "system", "CXProviderDelegate.didDeactivate", {}
        yield self.soon(), "app", "audio.stop", call

    def muted(self, call: dict[str, str]) -> Iterator[Said]:
        """For a while the other side hears nothing."""
        for muted in (True, False):
            yield self.dice.random() * 60, "user", "ui.mute", {"on": muted}
            yield self.soon(), "system", "CXSetMutedCallAction.perform", {**call, "muted": muted}
            yield self.soon(), "app", "microphone.mute" if muted else "microphone.unmute", call
            yield self.soon(), "app", "CXAction.fulfill", {"action": "CXSetMutedCallAction", **call}

    def held(self, call: dict[str, str]) -> Iterator[Said]:
        """For a while nobody hears anything."""
        yield self.dice.random() * 60, "user", "ui.hold", call
        yield from self.action("SetHeld", {**call, "onHold": True})
        yield self.soon(), "system", "CXProviderDelegate.didDeactivate", {}
        yield self.soon(), "app", "audio.stop", call
        yield self.dice.random() * 60, "user", "ui.unhold", call
        yield from self.action("SetHeld", {**call, "onHold": False})
        yield self.soon(), "system", "CXProviderDelegate.didActivate", {}
        yield self.soon(), "app", "audio.start", call

    def loud(self, _: dict[str, str]) -> Iterator[Said]:
        """The speaker, for a while."""
        for on in (True, False):
            yield self.dice.random() * 60, "user", "ui.speaker", {"on": on}

    def action(self, name: str, args: dict[str, Any]) -> Iterator[Said]:
        """An action is handed over and fulfilled."""
        yield self.soon(), "system", f"CX{name}CallAction.perform", args
        yield self.soon(), "app", "CXAction.fulfill", {"action": f"CX{name}CallAction", "uuid": args["uuid"]}


def write(events: int, file: TextIO) -> None:
    """Write so many events, and the header."""
    file.write(json.dumps(HEADER) + "\n")
    now = 0.0
    for (passed, who, event, args), _ in zip(Phone().life(), range(events), strict=False):
        now += passed
        line = {"t": round(now, 3), "who": who, "event": event}
        file.write(json.dumps({**line, "args": args} if args else line) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - a file is named
        with open(sys.argv[2], "w", encoding="utf-8") as opened:  # noqa: PTH123 - as the user names it
            write(int(sys.argv[1]), opened)
    else:
        write(int(sys.argv[1]), sys.stdout)
