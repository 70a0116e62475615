"""The protocol: what is understood, and the one clear sentence for everything else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests import drive_schema
from tests.driven import GREETING, InProcess, Reacting, Wire, played, sample

from callkit_restrictions.drive import perform
from callkit_restrictions.drive.conversation import MOST, AppError, Conversation, Wake
from callkit_restrictions.events.calls import ReportCallEnded
from callkit_restrictions.events.people import UserAnswers, UserHolds
from callkit_restrictions.events.process import AppState
from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.restrictions import load
from callkit_restrictions.versions import Platform
from callkit_restrictions_steps.plays import read


class Canned:
    """A line on which the app says what was prepared, whatever it is told."""

    def __init__(self, *said: object) -> None:
        self.said = [each if isinstance(each, str) else json.dumps(each) for each in said]
        self.sent: list[dict[str, object]] = []

    def send(self, text: str) -> None:
        """Keep it."""
        self.sent.append(json.loads(text))

    def close(self) -> None:
        """Nothing more is said."""
        self.said.clear()

    def receive(self) -> str:
        """The next of what was prepared."""
        return self.said.pop(0)


def talk(*said: object) -> list[object]:
    return [*Conversation(Canned(GREETING, *said), Platform()).tell(1500, {"wake": "later"})]


def test_a_greeting_is_answered_and_says_which_phone_it_is():
    line = Canned({**GREETING, "app": "mine", "build": {"UIBackgroundModes": ["voip"]}})
    conversation = Conversation(line, Platform(region="CN"))
    assert conversation.name == "mine"
    assert conversation.build == DeclareBuild(background_modes=("voip",))
    assert line.sent == [{**GREETING, "platform": {"ios": "27.1", "device": "iPhone", "region": "CN"}}]


def test_what_the_app_does_comes_as_events_and_alarms_until_it_is_done():
    said = talk(
        {"event": "CXProvider.reportCall(endedAt:reason:)", "args": {"uuid": "x", "reason": 2}},
        {"wake": "retry", "after": 0.0004},
        {"done": True},
    )
    assert said == [ReportCallEnded("x", "remoteEnded"), Wake("retry", 1)]


def test_a_message_bears_the_time_of_the_phone():
    line = Canned(GREETING, {"done": True})
    assert [*Conversation(line, Platform()).tell(1500, {"wake": "later"})] == []
    assert line.sent[1] == {"t": 1.5, "wake": "later"}


@pytest.mark.parametrize(
    ("greeting", "sentence"),
    [
        ("hello", "the app says hello, which is not JSON; a line holds one object"),
        ("[1]", "the app says [1], which is no object; a line holds one object"),
        ("[" * 100_000, f"the app says {'[' * 79}…, which is not JSON; a line holds one object"),
        (
            '{"done": true}',
            'the app must begin with {"format": "callkit-drive", "version": 1}, not with {"done": true}',
        ),
        ({**GREETING, "version": 2}, "the app speaks version 2 of the protocol, and this is version 1"),
        ({**GREETING, "version": True}, "the app speaks version true of the protocol, and this is version 1"),
        ({"format": "callkit-drive"}, "the app speaks version null of the protocol, and this is version 1"),
        ({**GREETING, "app": 7}, "the app's greeting is not in order: app must be text, and is 7"),
        (
            {**GREETING, "build": {"UIBackgroundModes": 7}},
            "the app's greeting is not in order: UIBackgroundModes must be a list, and is 7",
        ),
    ],
)
def test_a_greeting_that_is_none_is_refused(greeting, sentence):
    with pytest.raises(AppError) as refused:
        Conversation(Canned(greeting), Platform())
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("{", ", which is not JSON; a line holds one object"),
        ("{}", '; a line has one of "event", "wake" and "done"'),
        ('{"done": true, "event": "x"}', '; a line has one of "event", "wake" and "done"'),
        ('{"done": 1}', '; it is done with {"done": true}'),
        (
            '{"event": "CXProvider.reportIncomingCall"}',
            ": that is no event of the trace format; write CXProvider.reportNewIncomingCall",
        ),
        ('{"event": "xyz"}', ": that is no event of the trace format"),
        ('{"event": "device.locked"}', ": that is nothing that an app does, but what others do"),
        ('{"event": 7}', ": event must be text, and is 7"),
        ('{"event": "audio.start", "args": []}', ": args must be an object, and is []"),
        ('{"event": "CXProvider.reportNewIncomingCall"}', ": CXProvider.reportNewIncomingCall needs its uuid"),
        ('{"wake": "x"}', ": after must be a number, and is null"),
        ('{"wake": "x", "after": 0}', ": after must be more than 0 and at most 86400 seconds"),
        ('{"wake": 7, "after": 1}', ": wake must be text, and is 7"),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence(said, wrong):
    with pytest.raises(AppError) as refused:
        talk(said)
    assert str(refused.value) == f"the app says {said}{wrong}"


def test_who_never_comes_to_an_end_is_interrupted():
    with pytest.raises(AppError, match=f"has said {MOST} things about one event, and never"):
        talk(*[{"event": "audio.start"}] * (MOST + 1))


# ---------------------------------------------------------------- the schema


SCHEMA = json.loads(drive_schema.FILE.read_text(encoding="utf-8"))


def valid(line: object, way: str) -> bool:
    schema = {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/from-the-{way}"}]}
    return bool(Draft202012Validator(schema).is_valid(line))


def test_the_schema_is_one_and_has_the_events_of_today():
    Draft202012Validator.check_schema(SCHEMA)
    today = drive_schema.schema(json.loads(json.dumps(SCHEMA)))
    assert today == SCHEMA, "write it anew: .venv/bin/python tests/drive_schema.py"


class Listening:
    """An app of which everything is kept that it says."""

    def __init__(self, app: Any, said: list[Any]) -> None:  # noqa: ANN401 - whatever hears
        self.app, self.said = app, said

    def hear(self, message: dict[str, Any]) -> Iterator[Any]:
        """What the app says, as it says it."""
        for each in self.app.hear(message):
            self.said.append(each)
            yield each


def test_both_sides_of_a_call_keep_to_the_schema():
    said: list[Any] = []

    app = InProcess(lambda: Listening(sample("call_manager")(), said))
    push = PushSent(payload={"event": "call", "uuid": "anna", "name": "Anna"})
    played(AppState("background"), push, UserAnswers("anna"), 2000, UserHolds("anna"), by=app)
    assert len(said) > 10
    assert len(app.heard) > 8
    assert [each for each in app.heard if not valid(each, "phone")] == []
    assert [each for each in said if not valid(each, "app")] == []


@pytest.mark.parametrize(
    "line",
    [
        {"event": "CXEndCallAction.perform", "args": {"uuid": "x"}},
        {"event": "CXProvider.reportNewIncomingCall", "args": {}},
        {"event": "CXProvider.reportNewIncomingCall", "args": {"uuid": 7}},
        {"wake": "x", "after": 0},
        {"done": 1},
        {},
    ],
)
def test_the_schema_refuses_what_the_phone_refuses(line):
    assert not valid(line, "app")
    with pytest.raises(AppError):
        talk(line, {"done": True})


def test_an_app_may_be_silent():
    assert played(by=InProcess(lambda: Reacting({}))).history.situation.process == "running"


def test_the_conversation_on_the_page_is_the_one_that_is_had():
    page = (drive_schema.FILE.parents[3] / "docs" / "drive.md").read_text(encoding="utf-8")
    lines = [line.partition("{") for line in page.partition("```text\n")[2].partition("```")[0].splitlines()]
    spoken = [(who.strip(), json.loads(brace + rest)) for who, brace, rest in lines]
    assert [line for who, line in spoken if not valid(line, who)] == []
    had: list[tuple[str, Any]] = []
    (play,) = read(["features/orderings/b-incoming-call-declined.feature::The user declines the only call"])
    perform(play, Overheard(had), load().values())
    assert [_short(line) for line in spoken] == [_short(line) for line in had]


def _short(line: tuple[str, Any]) -> tuple[str, str]:
    who, message = line
    return who, message.get("event") or message.get("wake", "").partition(" ")[0] or message.get("format", "done")


class Overheard(InProcess):
    """The right app, and everything that is said on its line."""

    def __init__(self, had: list[tuple[str, Any]]) -> None:
        super().__init__(sample("call_manager"))
        self.had = had

    def start(self) -> Wire:
        """A line that is listened to."""
        line, had = super().start(), self.had
        send, receive = line.send, line.receive

        def sent(text: str) -> None:
            had.append(("phone", json.loads(text)))
            send(text)

        def received() -> str:
            had.append(("app", json.loads(said := receive())))
            return said

        line.send, line.receive = sent, received  # type: ignore[method-assign]
        return line
