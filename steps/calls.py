"""Sentences about calls: reported, answered, held, ended, on this phone and on the network."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall, RequestTransaction
from callkit_restrictions.events.people import (
    AnsweredElsewhere,
    RemoteCancels,
    RemoteHangsUp,
    UserAnswers,
    UserDeclines,
    UserEnds,
)
from callkit_restrictions_steps.scene import Scene

ACTIONS = {
    "answer": "CXAnswerCallAction",
    "start": "CXStartCallAction",
    "end": "CXEndCallAction",
    "hold": "CXSetHeldCallAction",
    "mute": "CXSetMutedCallAction",
    "group": "CXSetGroupCallAction",
    "keypad": "CXPlayDTMFCallAction",
    "translation": "CXSetTranslatingCallAction",
}
"""How sentences call Apple's actions."""

REASONS = {
    "the other side hung up": "remoteEnded",
    "it failed": "failed",
    "nobody answered": "unanswered",
    "another device answered": "answeredElsewhere",
    "another device declined": "declinedElsewhere",
}
"""How sentences call the cases of `CXCallEndedReason`."""


@step(parsers.re(r"the app reports a call from (?P<name>\w+)"))
def call_reported(scene: Scene, name: str) -> None:
    """`reportNewIncomingCall` with the caller's name; again with the same name is the same call."""
    scene.happen(ReportNewIncomingCall(scene.call(name), localized_caller_name=name))


@step(parsers.re(r"a running call with (?P<name>\w+)"))
def running_call(scene: Scene, name: str) -> None:
    """The app reports a call, the user answers and the app fulfils: people talk."""
    call = scene.call(name)
    scene.happen(ReportNewIncomingCall(call, localized_caller_name=name))
    scene.happen(UserAnswers(call))
    scene.happen(FulfillAction("CXAnswerCallAction", call))


@step(parsers.re(r"the app reports that the call from (?P<name>\w+) is over, since (?P<why>.+)"))
def end_reported(scene: Scene, name: str, why: str) -> None:
    """`reportCall(with:endedAt:reason:)`, with the reason in plain words."""
    scene.happen(ReportCallEnded(scene.call(name), REASONS[why]))


@step(parsers.re(r"the app requests to (?P<action>start|answer|end) the call with (?P<name>\w+)"))
def action_requested(scene: Scene, action: str, name: str) -> None:
    """`CXCallController.request` with one action."""
    scene.happen(RequestTransaction(ACTIONS[action], scene.call(name)))


@step(parsers.re(r"the app fulfils the (?P<action>\w+) action for (?P<name>\w+)"))
def action_fulfilled(scene: Scene, action: str, name: str) -> None:
    """`CXAction.fulfill()`."""
    scene.happen(FulfillAction(ACTIONS[action], scene.call(name)))


@step(parsers.re(r"the app fails the (?P<action>\w+) action for (?P<name>\w+)"))
def action_failed(scene: Scene, action: str, name: str) -> None:
    """`CXAction.fail()`."""
    scene.happen(FailAction(ACTIONS[action], scene.call(name)))


@step(parsers.re(r"the user answers (?P<name>\w+)"))
def user_answers(scene: Scene, name: str) -> None:
    """The person answers on the system's screen."""
    scene.happen(UserAnswers(scene.call(name)))


@step(parsers.re(r"the user declines (?P<name>\w+)"))
def user_declines(scene: Scene, name: str) -> None:
    """The person declines on the system's screen."""
    scene.happen(UserDeclines(scene.call(name)))


@step(parsers.re(r"the user ends the call with (?P<name>\w+)"))
def user_ends(scene: Scene, name: str) -> None:
    """The person ends the call on the system's screen."""
    scene.happen(UserEnds(scene.call(name)))


@step(parsers.re(r"(?P<name>[A-Z]\w+) hangs up"))
def other_side_hangs_up(scene: Scene, name: str) -> None:
    """The other party ends a running call on the network."""
    scene.happen(RemoteHangsUp(scene.call(name)))


@step(parsers.re(r"(?P<name>[A-Z]\w+) gives up"))
def caller_gives_up(scene: Scene, name: str) -> None:
    """The caller ends the call on the network before anybody answered."""
    scene.happen(RemoteCancels(scene.call(name)))


@step(parsers.re(r"another device answers (?P<name>\w+)"))
def another_device_answers(scene: Scene, name: str) -> None:
    """The same person took the call on another device."""
    scene.happen(AnsweredElsewhere(scene.call(name)))
