"""Then: what can be seen afterwards, on the phone and by the app. Nothing here looks inside the model."""

from pytest_bdd import parsers, then

from callkit_restrictions.events.audio import ActivateAudioSessionError, DidActivateAudioSession
from callkit_restrictions.events.designs import NoWay
from callkit_restrictions.events.process import ProcessSuspended, ProcessTerminated, TransferCompleted
from callkit_restrictions.events.screens import CallUIRinging
from callkit_restrictions.events.store import AppStoreAccepted, AppStoreRejected
from callkit_restrictions.moments import clock, seconds
from callkit_restrictions.screen import show
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
