"""An event is a frozen dataclass, although none of its methods is generated."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, fields, is_dataclass, replace

import pytest

from callkit_restrictions.events import KINDS, Event
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import UserAnswers, UserEnds, UserMutes
from callkit_restrictions.events.process import DeviceLocked


def test_it_is_made_by_place_and_by_name():
    assert (UserMutes("anna").call, UserMutes("anna").on) == ("anna", None)
    assert UserMutes("anna", on=True) == UserMutes(on=True, call="anna") == UserMutes("anna", True)
    assert DeviceLocked() == DeviceLocked()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (ReportNewIncomingCall, "ReportNewIncomingCall needs call"),
        (
            lambda: UserMutes("anna", True, False),
            r"UserMutes takes \('call', 'on'\), and was given \('anna', True, False\)",
        ),
        (lambda: UserMutes("anna", call="anna"), r"was given \('anna', 'call'\)"),
        (lambda: ReportNewIncomingCall(of="anna"), "ReportNewIncomingCall needs call"),
        (lambda: UserMutes(of="anna"), r"was given \('of',\)"),
        (lambda: DeviceLocked("anna"), r"DeviceLocked takes \(\)"),
    ],
)
def test_it_takes_what_it_has_fields_for(make, message):
    with pytest.raises(TypeError, match=message):
        make()


def test_it_never_changes():
    event = UserAnswers("anna")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'call'"):
        event.call = "ben"
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'cal'"):
        event.cal = "ben"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'call'"):
        del event.call


def test_two_are_equal_if_they_are_of_one_kind_and_say_the_same():
    assert UserAnswers("anna") != UserAnswers("ben")
    assert UserAnswers("anna") != UserEnds("anna")
    assert UserAnswers("anna") != ("anna",)
    assert {UserAnswers("anna"), UserAnswers("anna"), UserAnswers()} == {UserAnswers("anna"), UserAnswers(None)}


def test_it_shows_what_it_says():
    assert repr(ReportCallEnded("anna", "remoteEnded")) == "ReportCallEnded(call='anna', reason='remoteEnded')"


def test_it_is_a_dataclass_to_others():
    event = ReportCallEnded("anna", reason="failed")
    assert all(map(is_dataclass, KINDS.values()))
    assert [each.name for each in fields(event)] == ["call", "reason"]
    assert asdict(event) == {"call": "anna", "reason": "failed"}
    assert replace(event, call="ben") == ReportCallEnded("ben", "failed")
    assert copy.deepcopy(event) == pickle.loads(pickle.dumps(event)) == event  # noqa: S301 - our own
    match event:
        case ReportCallEnded("anna", reason):
            assert reason == "failed"
        case _:
            pytest.fail("it does not match")


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_has_a_voice_a_name_and_a_sentence(kind):
    assert kind.who in {"app", "system", "user", "remote", "designer"}
    assert kind.name
    assert kind.__doc__ != Event.__doc__
