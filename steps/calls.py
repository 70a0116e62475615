"""Sentences about calls: reported, answered, held, ended, on this phone and on the network."""

from uuid import UUID

from pytest_bdd import parsers, step

from callkit_restrictions.errors import ERRORS, INCOMING_CALL
from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.events.audio import StartAudio
from callkit_restrictions.events.calls import (
    ChangeConfigurationObject,
    InitProvider,
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    ReportOutgoingCallStartedConnecting,
    RequestTransaction,
    SetProviderDelegate,
)
from callkit_restrictions.events.people import (
    AnsweredElsewhere,
    AnswerIntent,
    CallerBlocked,
    FocusTurnedOff,
    FocusTurnedOn,
    InvitationFailed,
    InvitationSent,
    JoinMedia,
    LeaveMedia,
    MediaConnected,
    MediaFailed,
    OtherCallComes,
    OtherCallEnds,
    PhoneSilenced,
    RemoteAnswers,
    RemoteCancels,
    RemoteHangsUp,
    TellServerNotRung,
    UnknownCallersSilenced,
    UserAnswers,
    UserAsksSiri,
    UserDeclines,
    UserEnds,
    UserEndsAndAccepts,
    UserHolds,
    UserHoldsAndAccepts,
    UserSwaps,
    UserTapsInApp,
    UserTapsRecents,
    UserUnholds,
)
from callkit_restrictions_steps.scene import Scene, call

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


def number(name: str) -> str:
    """A telephone number for somebody: always the same one for the same name, and never a real one."""
    return f"+120255501{UUID(call(name)).int % 100:02}"


@step(parsers.re(r"the app reports a call from (?P<name>\w+)"))
def call_reported(scene: Scene, name: str) -> None:
    """`reportNewIncomingCall` with the caller's name; again with the same name is the same call."""
    scene.happen(ReportNewIncomingCall(scene.call(name), localized_caller_name=name))


@step(parsers.re(r"a running call with (?P<name>\w+)(?P<connected> whose connection stands)?"))
def running_call(scene: Scene, name: str, connected: str | None) -> None:
    """The app reports a call, the user answers, the app fulfils: people talk. The connection shows where it matters."""
    call = scene.call(name)
    scene.happen(ReportNewIncomingCall(call, localized_caller_name=name))
    scene.happen(UserAnswers(call))
    if connected:
        scene.happen(MediaConnected(call))
    scene.happen(FulfillAction("CXAnswerCallAction", call))


@step(parsers.re(r"the app reports that the call from (?P<name>\w+) is over, since (?P<why>.+)"))
def end_reported(scene: Scene, name: str, why: str) -> None:
    """`reportCall(with:endedAt:reason:)`, with the reason in plain words."""
    scene.happen(ReportCallEnded(scene.call(name), REASONS[why]))


@step(parsers.re(r"the app requests to (?P<action>start|answer|end|mute|hold|resume) the call with (?P<name>\w+)"))
def action_requested(scene: Scene, action: str, name: str) -> None:
    """`CXCallController.request` with one action."""
    call = scene.call(name)
    match action:
        case "hold" | "resume":
            scene.happen(RequestTransaction(ACTIONS["hold"], call, on_hold=action == "hold"))
        case "mute":
            scene.happen(RequestTransaction(ACTIONS["mute"], call, muted=True))
        case _:
            scene.happen(RequestTransaction(ACTIONS[action], call))


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


@step(parsers.re(r"the app reports a call from the number of (?P<name>\w+)"))
def call_reported_by_number(scene: Scene, name: str) -> None:
    """`reportNewIncomingCall` with a telephone number as its handle, so that the phone can know the caller."""
    scene.happen(ReportNewIncomingCall(scene.call(name), number(name), "phoneNumber", name))


@step(parsers.re(r"the app reports a call from (?P<name>\w+) under the identifier of (?P<other>\w+)"))
def call_reported_under_known_uuid(scene: Scene, name: str, other: str) -> None:
    """A caller of another name, with the UUID that somebody else's call has."""
    scene.happen(ReportNewIncomingCall(scene.call(other), localized_caller_name=name))


@step(parsers.re(r"the app reports a call from (?P<name>\w+) whose identifier is no UUID"))
def call_reported_without_uuid(scene: Scene, name: str) -> None:
    """A label stands where a UUID belongs: `UUID(uuidString:)` has given nil."""
    scene.happen(ReportNewIncomingCall("", localized_caller_name=name))


@step(parsers.re(r"the app requests to start the call with (?P<name>\w+) whose identifier is no UUID"))
def start_requested_without_uuid(scene: Scene, name: str) -> None:
    """The same slip for a call that the app starts."""
    scene.happen(RequestTransaction("CXStartCallAction", "", handle=number(name)))


@step(parsers.re(r"the app requests to start the call with (?P<name>\w+) under the identifier of (?P<other>\w+)"))
def start_requested_under_known_uuid(scene: Scene, name: str, other: str) -> None:
    """A start action with the UUID that somebody else's call has."""
    scene.happen(RequestTransaction("CXStartCallAction", scene.call(other), handle=number(name)))


@step(parsers.re(r"the app requests to end the call with (?P<name>\w+) under an identifier of its server"))
def end_requested_under_unknown_uuid(scene: Scene, name: str) -> None:
    """An end action with a UUID that CallKit was never told of."""
    scene.happen(RequestTransaction("CXEndCallAction", call(f"{name} on the server")))


@step(parsers.re(r"the app reports that the call to (?P<name>\w+) is connecting"))
def outgoing_connecting(scene: Scene, name: str) -> None:
    """`reportOutgoingCall(with:startedConnectingAt:)`."""
    scene.happen(ReportOutgoingCallStartedConnecting(scene.call(name)))


@step(parsers.re(r"the app reports that the call to (?P<name>\w+) is connected"))
def outgoing_connected(scene: Scene, name: str) -> None:
    """`reportOutgoingCall(with:connectedAt:)`."""
    scene.happen(ReportOutgoingCallConnected(scene.call(name)))


@step(parsers.re(r"the invitation to (?P<name>\w+) (?P<outcome>is sent|cannot be sent)"))
def invitation(scene: Scene, name: str, outcome: str) -> None:
    """The app's own signalling has sent the invitation of an outgoing call, or cannot."""
    scene.happen((InvitationSent if outcome == "is sent" else InvitationFailed)(scene.call(name)))


@step(parsers.re(r"(?P<name>[A-Z]\w+) answers"))
def other_side_answers(scene: Scene, name: str) -> None:
    """The called party answers an outgoing call."""
    scene.happen(RemoteAnswers(scene.call(name)))


@step(parsers.re(r"the connection to (?P<name>\w+) (?P<outcome>stands|fails)"))
def connection(scene: Scene, name: str, outcome: str) -> None:
    """The media path stands, so that people could talk; or it cannot be made, or breaks."""
    scene.happen((MediaConnected if outcome == "stands" else MediaFailed)(scene.call(name)))


@step(parsers.re(r"the app (?P<deed>joins|leaves) the call with (?P<name>\w+)"))
def media_joined_or_left(scene: Scene, deed: str, name: str) -> None:
    """The app joins or leaves the call's media on the network; CallKit hears nothing of it."""
    scene.happen((JoinMedia if deed == "joins" else LeaveMedia)(scene.call(name)))


@step(parsers.re(r"the user taps (?P<button>call|hang up|mute|hold) for (?P<name>\w+) in the app"))
def tap_in_the_app(scene: Scene, button: str, name: str) -> None:
    """The person taps a button of the app's own call screen."""
    scene.happen(UserTapsInApp(button, scene.call(name)))


@step(parsers.re(r"the user puts the call with (?P<name>\w+) on hold"))
def user_holds(scene: Scene, name: str) -> None:
    """The person puts a call on hold on the system's screen."""
    scene.happen(UserHolds(scene.call(name)))


@step(parsers.re(r"the user resumes the call with (?P<name>\w+)"))
def user_resumes(scene: Scene, name: str) -> None:
    """The person resumes a held call on the system's screen."""
    scene.happen(UserUnholds(scene.call(name)))


@step(parsers.re(r"the user taps (?P<name>\w+) in Recents"))
def user_redials(scene: Scene, name: str) -> None:
    """The person taps an entry of the phone's history; `INStartCallIntent` reaches the app."""
    scene.happen(UserTapsRecents(number(name)))


@step(parsers.re(r"the user asks Siri to call (?P<name>\w+)"))
def siri_asked(scene: Scene, name: str) -> None:
    """The person speaks; as documented, the wish reaches the app even while the phone is locked."""
    scene.happen(UserAsksSiri(number(name)))


@step(parsers.re(r"the app says that (?P<name>\w+) does not use it"))
def intent_answered(scene: Scene, name: str) -> None:
    """The app answers the wish for a call with a reason why there is none."""
    scene.happen(AnswerIntent(f"{name} does not use this app"))


@step(parsers.re(r"the user turns on (a Focus|Do Not Disturb) that lets (?P<name>\w+) through"))
def focus_on(scene: Scene, name: str) -> None:
    """Do Not Disturb or a Focus, with one exception or none (`nobody`): stated, since Apple tells nobody the rule."""
    scene.happen(FocusTurnedOn(() if name == "nobody" else (number(name),)))


@step("the user turns the Focus off")
def focus_off(scene: Scene) -> None:
    """The person turns Do Not Disturb or the Focus off."""
    scene.happen(FocusTurnedOff())


@step(parsers.re(r"the user has blocked (?P<name>\w+)"))
def caller_blocked(scene: Scene, name: str) -> None:
    """The caller's number is on the phone's own list of blocked callers."""
    scene.happen(CallerBlocked(number(name)))


@step("the user silences the phone")
def phone_silenced(scene: Scene) -> None:
    """The switch at the side of the phone, or its button: calls come without sound."""
    scene.happen(PhoneSilenced())


@step("the user silences unknown callers")
def unknown_callers_silenced(scene: Scene) -> None:
    """The phone's own setting against strangers; nothing is known to follow from it for calls of apps."""
    scene.happen(UnknownCallersSilenced())


@step(parsers.re(r"the app tells its server that the phone did not ring for (?P<name>\w+)"))
def not_rung(scene: Scene, name: str) -> None:
    """The app gives a refused call back to its server."""
    scene.happen(TellServerNotRung(scene.call(name)))


@step(parsers.re(r"the app creates (?P<which>its|another) provider"))
def provider_created(scene: Scene, which: str) -> None:
    """`CXProvider.init(configuration:)`; nobody listens to it yet."""
    scene.happen(InitProvider(provider=which))


@step("the app sets the delegate of its provider")
def provider_delegate_set(scene: Scene) -> None:
    """`CXProvider.setDelegate(_:queue:)`: from now on actions reach the app."""
    scene.happen(SetProviderDelegate())


@step("the app invalidates its provider")
def provider_invalidated(scene: Scene) -> None:
    """`CXProvider.invalidate()`."""
    scene.happen(InvalidateProvider())


@step("iOS resets the provider")
def provider_reset(scene: Scene) -> None:
    """`providerDidReset`: every call is gone."""
    scene.happen(ProviderDidReset())


@step(parsers.re(r"the app sets the ringtone (?P<sound>\S+) on a configuration object"))
def configuration_object_changed(scene: Scene, sound: str) -> None:
    """A property of a `CXProviderConfiguration` is set, and the object handed to nobody."""
    scene.happen(ChangeConfigurationObject(ringtone_sound=sound))


@step(parsers.re(r"the app rings for (?P<name>\w+) by itself"))
def rings_by_itself(scene: Scene, name: str) -> None:
    """The app plays a ringtone of its own for a call that the system does not show."""
    scene.happen(StartAudio("ringtone", scene.call(name)))


@step(parsers.re(r"iOS refuses the report of a call from (?P<name>\w+) with code (?P<code>\d+) \w+"))
def report_is_refused(scene: Scene, name: str, code: str) -> None:
    """The completion of a report made just before carries that error; why the phone refuses is not told."""
    scene.happen(ReportNewIncomingCallCompletion(scene.call(name), str(ERRORS[INCOMING_CALL, int(code)])))


@step("another call comes in from outside the app")
def other_call_comes(scene: Scene) -> None:
    """A cellular call, FaceTime, or a call of another app rings over the app's own."""
    scene.happen(OtherCallComes("cellular"))


@step("the user holds the running call and accepts the other")
def user_holds_and_accepts(scene: Scene) -> None:
    """Hold & Accept: the running call gets a held action."""
    scene.happen(UserHoldsAndAccepts())


@step(parsers.re(r"the (?P<by>user|far end) closes the other call"))
def other_call_ends(scene: Scene, by: str) -> None:
    """The call outside the app is over; who ended it decides what the system does with the held one."""
    scene.happen(OtherCallEnds("user" if by == "user" else "remote"))


@step(parsers.re(r"the user ends the running call and accepts (?P<name>[A-Z]\w+)"))
def user_ends_and_accepts(scene: Scene, name: str) -> None:
    """End & Accept: one transaction, with an end action for the running call and an answer action for the new one."""
    scene.happen(UserEndsAndAccepts(scene.call(name)))


@step(parsers.re(r"the user switches to (?P<name>[A-Z]\w+)"))
def user_swaps(scene: Scene, name: str) -> None:
    """Swap: the running call gets a held action, and the held one is resumed."""
    scene.happen(UserSwaps(scene.call(name)))
