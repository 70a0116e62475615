"""Then: what can be seen afterwards, on the phone and by the app. Nothing here looks inside the model."""

from pytest_bdd import parsers, then

from callkit_restrictions.errors import INCOMING_CALL, REQUEST_TRANSACTION, read
from callkit_restrictions.events.actions import (
    PerformSetTranslatingCallAction,
    PerformStartCallAction,
    TimedOutPerformingAction,
)
from callkit_restrictions.events.audio import (
    ActivateAudioSessionError,
    AudioUnitError,
    DeactivateAudioSession,
    DidActivateAudioSession,
    MuteMicrophone,
    RecordPermission,
    SendMicrophone,
    SetAudioSessionCategory,
    SoundHeard,
    StopAudio,
    UnmuteMicrophone,
)
from callkit_restrictions.events.calls import (
    ReportNewIncomingCallCompletion,
    ReportNewIncomingVoIPPushPayloadCompletion,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.designs import NoWay
from callkit_restrictions.events.people import MediaConnected
from callkit_restrictions.events.process import (
    ConnectionFailed,
    ProcessSuspended,
    ProcessTerminated,
    ReadProtectedDataError,
    TransferCompleted,
)
from callkit_restrictions.events.pushes import (
    DidReceiveIncomingPush,
    DidReceiveRemoteNotification,
    PushDropped,
    PushRefused,
    PushSent,
)
from callkit_restrictions.events.screens import CallUIConnected, CallUIRinging, NotificationShown
from callkit_restrictions.events.store import AppStoreAccepted, AppStoreRejected, RoleRefused
from callkit_restrictions.history import Entry
from callkit_restrictions.moments import clock, seconds
from callkit_restrictions.questions import call_audio_runs, is_call_audio
from callkit_restrictions.screen import show
from callkit_restrictions_steps.calls import ACTIONS
from callkit_restrictions_steps.scene import Scene


@then("the app is still running")
def still_running(scene: Scene) -> None:
    """The process was neither terminated nor suspended."""
    assert scene.history.situation.process == "running", f"the app is {scene.history.situation.process}"


@then("iOS does not terminate the app")
def not_terminated(scene: Scene) -> None:
    """The process was never killed; it may stand still."""
    death = scene.history.first(ProcessTerminated)
    assert death is None, "the app was terminated"


@then(parsers.re(r"iOS terminates the app with (?P<exception>[A-Z]\w+)"))
def terminated_with_exception(scene: Scene, exception: str) -> None:
    """The process ended by an exception that was raised inside it."""
    death = scene.history.first(ProcessTerminated, where=lambda end: end.exception == exception)
    assert death is not None, f"no {exception} ended the app"


@then(parsers.re(r"iOS kills the app with code (?P<code>0x[0-9a-f]+)"))
def killed_with_code(scene: Scene, code: str) -> None:
    """The process was killed from outside, with a termination code."""
    death = scene.history.first(ProcessTerminated, where=lambda end: end.code == code)
    assert death is not None, f"the app was not killed with {code}"


@then(parsers.re(r"iOS kills the app with code (?P<code>0x[0-9a-f]+) (?P<amount>[\d.]+) seconds after the push"))
def killed_in_time(scene: Scene, code: str, amount: str) -> None:
    """The same, at a given time after the push was handed over."""
    death = scene.history.first(ProcessTerminated, where=lambda end: end.code == code)
    assert death is not None, f"the app was not killed with {code}"
    assert death.at == seconds(amount), f"it was killed after {clock(death.at)}"


@then("iOS suspends the app")
def suspended(scene: Scene) -> None:
    """The process stands still."""
    assert scene.history.first(ProcessSuspended) is not None, "the app was not suspended"


@then(parsers.re(r"the upload of (?P<work>.+) stands still"))
def upload_stands_still(scene: Scene, work: str) -> None:
    """A transfer that was started was cut off: the app stands still before it is done."""
    done = scene.history.first(TransferCompleted, where=lambda transfer: transfer.purpose == work)
    assert done is None, f"the upload of {work} was completed"
    assert scene.history.situation.process != "running", f"the app still runs and the upload of {work} goes on"


@then(parsers.re(r"the phone rings for (?P<name>\w+)"))
def phone_rings(scene: Scene, name: str) -> None:
    """The system's incoming-call screen rang for that call."""
    assert scene.history.first(CallUIRinging, call=scene.call(name)) is not None, f"the phone never rang for {name}"


@then(parsers.re(r"the screen shows a call with (?P<name>\w+)"))
def screen_shows(scene: Scene, name: str) -> None:
    """Some call screen of the system bears that name."""
    screen = show(scene.history)
    assert screen.title == name, f"the phone shows: {screen.place}, {screen.title}"


@then("the screen shows no call")
def screen_shows_no_call(scene: Scene) -> None:
    """No call screen of the system is left."""
    screen = show(scene.history)
    assert screen.place == "home", f"the phone shows: {screen.place}, {screen.title}"


@then(parsers.re(r"the activation is refused with (?P<code>\d+)( (?P<symbol>\w+))?"))
def activation_refused(scene: Scene, code: str) -> None:
    """`setActive(true)` threw that OSStatus."""
    error = scene.history.first(ActivateAudioSessionError)
    assert error is not None, "the activation was granted"
    assert error.event.code == code, f"it was refused with {error.event.code}"


@then("the audio session is activated by CallKit")
def activated_by_callkit(scene: Scene) -> None:
    """`didActivate` has come."""
    assert scene.history.first(DidActivateAudioSession) is not None, "didActivate never came"


@then("the audio session is never activated")
def never_activated(scene: Scene) -> None:
    """`didActivate` never came."""
    assert scene.history.first(DidActivateAudioSession) is None, "didActivate came"


@then("iOS offers no way to do this")
def no_way(scene: Scene) -> None:
    """No API fulfils the wish."""
    assert scene.history.first(NoWay) is not None, "nothing stands in the way"


@then("nothing stands in the way")
def possible(scene: Scene) -> None:
    """The wish can be built."""
    found = scene.failed()
    assert not found, f"{found[0][0]} stands in the way: {found[0][1].because}"


@then(parsers.re(r"App Review rejects the build under Guideline (?P<guideline>[\d.]+)"))
def rejected(scene: Scene, guideline: str) -> None:
    """The store refuses the build, naming a guideline."""
    answer = scene.history.first(AppStoreRejected)
    assert answer is not None, "App Review accepted the build"
    assert answer.event.guideline == guideline, f"it named Guideline {answer.event.guideline}"


@then("App Review accepts the build")
def accepted(scene: Scene) -> None:
    """The store takes the build."""
    assert scene.history.first(AppStoreAccepted) is not None, "App Review did not accept the build"


@then("the app is at fault")
def at_fault(scene: Scene) -> None:
    """A restriction was broken; for what iOS itself leaves unpunished and users meet instead."""
    assert scene.failed(), "nothing was broken"


@then("iOS drops the push")
def push_dropped(scene: Scene) -> None:
    """The newest push never reached the app."""
    sent = scene.history.last(PushSent)
    assert scene.history.first(PushDropped, after=sent) is not None, "the push was not dropped"


@then("the push reaches the app")
def push_reaches_app(scene: Scene) -> None:
    """The newest push was handed to the app."""
    sent = scene.history.last(PushSent)
    handed = scene.history.first(DidReceiveIncomingPush, DidReceiveRemoteNotification, after=sent)
    assert handed is not None, "the push never reached the app"


@then(parsers.re(r"APNs refuses the push with (?P<reason>\w+)"))
def push_refused(scene: Scene, reason: str) -> None:
    """The answer to the server's request names that reason."""
    answer = scene.history.last(PushRefused)
    assert answer is not None, "APNs took the push"
    assert answer.event.reason == reason, f"it was refused with {answer.event.reason}"


@then(parsers.re(r"a notification tells of (?P<what>.+)"))
def notification_shown(scene: Scene, what: str) -> None:
    """A notification of the app appeared, with that content."""
    shown = scene.history.first(NotificationShown, where=lambda notice: notice.text == what)
    assert shown is not None, f"no notification tells of {what}"


@then(parsers.re(r"the hand-over is refused with code (?P<code>\d+) (?P<symbol>\w+)"))
def hand_over_refused(scene: Scene, code: str) -> None:
    """The completion of `reportNewIncomingVoIPPushPayload` carries that code."""
    answer = scene.history.last(ReportNewIncomingVoIPPushPayloadCompletion)
    expected = f"com.apple.CallKit.error.notificationserviceextension {code}"
    assert answer is not None, "nothing was handed over"
    assert answer.event.error == expected, f"the answer is {answer.event.error or 'no error'}"


@then(parsers.re(r"the read fails with (?P<code>-\d+) (?P<symbol>\w+)"))
def read_fails(scene: Scene, code: str) -> None:
    """The keychain answers with that OSStatus."""
    error = scene.history.last(ReadProtectedDataError)
    assert error is not None, "the token could be read"
    assert error.event.code == code, f"the read fails with {error.event.code}"


@then(parsers.re(r"the connection waits with (?P<code>\w+)"))
def connection_waits(scene: Scene, code: str) -> None:
    """The connection is not made; it reports that error."""
    error = scene.history.last(ConnectionFailed)
    assert error is not None, "the connection was made"
    assert error.event.code == code, f"it waits with {error.event.code}"


@then(parsers.re(r"the app cannot become the (?P<role>default calling app|default dialler)"))
def role_refused(scene: Scene, role: str) -> None:
    """The build does not get that role."""
    answer = scene.history.first(RoleRefused, where=lambda refused: refused.role == role)
    assert answer is not None, f"the app becomes the {role}"


@then(parsers.re(r"the call with (?P<name>\w+) is never started"))
def never_started(scene: Scene, name: str) -> None:
    """No `CXStartCallAction` was handed to the app for that call."""
    started = scene.history.first(PerformStartCallAction, call=scene.call(name))
    assert started is None, f"the call with {name} was started"


@then(parsers.re(r"the report is refused with code (?P<code>\d+) (?P<symbol>\w+)"))
def report_refused(scene: Scene, code: str, symbol: str) -> None:
    """The last completion of `reportNewIncomingCall` carried that error."""
    _refused(scene.history.last(ReportNewIncomingCallCompletion), INCOMING_CALL, code, symbol)


@then(parsers.re(r"the request is refused with code (?P<code>\d+) (?P<symbol>\w+)"))
def request_refused(scene: Scene, code: str, symbol: str) -> None:
    """The last completion of `CXCallController.request` carried that error."""
    _refused(scene.history.last(RequestTransactionCompletion), REQUEST_TRANSACTION, code, symbol)


def _refused(
    answer: Entry[ReportNewIncomingCallCompletion] | Entry[RequestTransactionCompletion] | None,
    domain: str,
    code: str,
    symbol: str,
) -> None:
    assert answer is not None, "nothing was answered"
    error = read(answer.event.error, domain) if answer.event.error else None
    assert error is not None, f"it was answered with {answer.event.error or 'no error'}"
    assert (str(error.code), error.name) == (code, symbol), f"it was refused with {error.code} {error.name}"


@then("the request is accepted")
def request_accepted(scene: Scene) -> None:
    """The last completion of `CXCallController.request` carried no error."""
    answer = scene.history.last(RequestTransactionCompletion)
    assert answer is not None, "nothing was requested"
    assert answer.event.error is None, f"it was refused with {answer.event.error}"


@then(parsers.re(r"the phone does not ring for (?P<name>\w+)"))
def phone_stays_quiet(scene: Scene, name: str) -> None:
    """The system's incoming-call screen never rang for that call."""
    assert scene.history.first(CallUIRinging, call=scene.call(name)) is None, f"the phone rang for {name}"


@then("the phone never rings")
def phone_never_rings(scene: Scene) -> None:
    """No incoming-call screen appeared at all."""
    assert scene.history.first(CallUIRinging) is None, "the phone rang"


@then(parsers.re(r"iOS gives up the (?P<action>\w+) action for (?P<name>\w+)"))
def action_timed_out(scene: Scene, action: str, name: str) -> None:
    """`timedOutPerforming`: nobody had fulfilled or failed the action in time."""
    late = scene.history.first(TimedOutPerformingAction, call=scene.call(name))
    assert late is not None, "no action timed out"
    assert late.event.action == ACTIONS[action], f"{late.event.action} timed out"


@then(parsers.re(r"the screen shows a call( with (?P<name>\w+))? that is (?P<state>\w+|on hold)"))
def screen_shows_state(scene: Scene, name: str | None, state: str) -> None:
    """Some call screen of the system bears that state, and that name where one is said."""
    screen = show(scene.history)
    assert screen.subtitle == state, f"the phone shows: {screen.place}, {screen.subtitle}"
    assert name in {None, screen.title}, f"it bears the name {screen.title}"


@then(parsers.re(r"the call timer runs before the connection to (?P<name>\w+) stands"))
def timer_over_silence(scene: Scene, name: str) -> None:
    """The system's screen counts the seconds of a call in which nobody can hear anybody."""
    timer = scene.history.first(CallUIConnected, call=scene.call(name))
    assert timer is not None, "no timer runs"
    stands = scene.history.first(MediaConnected, call=scene.call(name), before=timer)
    assert stands is None, "the connection stood before"


@then(parsers.re(r"the audio unit fails with (?P<code>\d+)( (?P<symbol>\w+))?"))
def audio_unit_fails(scene: Scene, code: str) -> None:
    """The call's audio did not start; the audio unit gave that OSStatus."""
    error = scene.history.first(AudioUnitError)
    assert error is not None, "the audio unit started"
    assert error.event.code == code, f"it failed with {error.event.code}"


@then(parsers.re(r"the call with (?P<name>\w+) is (?P<how>heard|silent)"))
def call_heard(scene: Scene, name: str, how: str) -> None:
    """The call goes on, and its sound comes out of the phone, or not."""
    assert scene.call(name) in scene.history.situation.calls, f"the call with {name} is over"
    last = scene.history.last(SoundHeard, StopAudio, AudioUnitError, DeactivateAudioSession, where=is_call_audio)
    heard = last is not None and isinstance(last.event, SoundHeard)
    assert heard == (how == "heard"), f"the call with {name} is {'heard' if heard else 'silent'}"


@then("the app's audio runs on without a session")
def audio_without_session(scene: Scene) -> None:
    """The system took the session away, and the app has not stopped."""
    assert call_audio_runs(scene.history), "the app's audio was stopped"
    assert not scene.history.situation.session_active, "the session is active"


@then("the audio session became active before it was configured")
def active_unprepared(scene: Scene) -> None:
    """`didActivate` came first, the category afterwards."""
    active, configured = scene.history.first(DidActivateAudioSession), scene.history.first(SetAudioSessionCategory)
    assert active is not None, "didActivate never came"
    assert configured is None or active.index < configured.index, "it was configured before"


@then(parsers.re(r"the (?P<button>\w+) button of the system's screen is (?P<state>lit|not lit)"))
def button_lit(scene: Scene, button: str, state: str) -> None:
    """A button that can be switched on shows that it is, in the system's in-call screen."""
    screen = show(scene.history)
    assert button in screen.buttons, f"the phone shows: {screen.place}, and no such button"
    assert (button in screen.lit) == (state == "lit"), f"it is {'lit' if button in screen.lit else 'not lit'}"


@then(parsers.re(r"(?P<name>[A-Z]\w+) (?P<how>hears|does not hear) the user"))
def user_heard(scene: Scene, name: str, how: str) -> None:
    """What the person says reaches the other side, or not."""
    call = scene.call(name)
    last = scene.history.last(SendMicrophone, MuteMicrophone, UnmuteMicrophone, call=call)
    assert last is not None, "the history does not tell"
    assert isinstance(last.event, MuteMicrophone) == (how == "does not hear"), f"the last word is {last}"


@then("no question for the microphone appears")
def no_question(scene: Scene) -> None:
    """The system's dialog never showed, and nobody answered it."""
    assert scene.history.first(RecordPermission) is None, "the question appeared"


@then("the user has allowed the microphone")
def microphone_allowed(scene: Scene) -> None:
    """The person was asked, and said yes."""
    answer = scene.history.last(RecordPermission)
    assert answer is not None, "nobody asked"
    assert answer.event.granted, "the microphone is not allowed"


@then(parsers.re(r"the ringback is (?P<how>heard|not heard)"))
def ringback_heard(scene: Scene, how: str) -> None:
    """The caller hears the tone, or silence."""
    heard = scene.history.first(SoundHeard, where=lambda sound: sound.what == "ringback") is not None
    assert heard == (how == "heard"), f"it is {'heard' if heard else 'not heard'}"


@then(parsers.re(r"the translation of the call with (?P<name>\w+) gets no sound"))
def translation_starved(scene: Scene, name: str) -> None:
    """The system translates, and the stream that it listens to has stopped."""
    call = scene.call(name)
    assert scene.history.first(PerformSetTranslatingCallAction, call=call) is not None, "nobody translates"
    last = scene.history.last(MuteMicrophone, UnmuteMicrophone, call=call)
    assert last is not None, "nobody muted"
    assert getattr(last.event, "stops_input", None), "the stream goes on"


@then("the request is never answered")
def request_unanswered(scene: Scene) -> None:
    """`CXCallController.request` has no completion: neither accepted nor refused."""
    assert scene.history.last(RequestTransactionCompletion) is None, "it was answered"
