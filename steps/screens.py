"""Sentences about what people see: contacts and settings of the user, what a provider brings, the screen itself."""

from pytest_bdd import parsers, step, then

from callkit_restrictions.events.audio import PlaySound
from callkit_restrictions.events.calls import (
    CompleteDirectoryRequest,
    InitProvider,
    LoadDirectoryCompletion,
    LoadDirectoryEntry,
    RemoveDirectoryEntry,
    ReportCallUpdated,
    ReportNewIncomingCall,
    SetProviderConfiguration,
    SetProviderDelegate,
)
from callkit_restrictions.events.people import AccessContacts, UserChoosesCallStyle, UserSavesContact
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.screen import OWN_RINGTONE, show
from callkit_restrictions_steps.scene import Scene

HANDLES = {"phone number": "phoneNumber", "mail address": "emailAddress", "generic handle": "generic"}
"""How sentences call the cases of `CXHandle.HandleType`."""

PLACES = {
    "covers the screen": "incoming call",
    "appears as a banner": "incoming banner",
    "waits behind the running one": "call waiting",
    "stays on the system's screen": "in call",
    "is in the app's own screen": "the app's own screen",
    "is left to the system's indicator": "call indicator",
}
"""How sentences call the places at which a call can be."""

PROVIDERS: dict[str, dict[str, object]] = {
    "is unchanged": {},
    "supports video": {"supports_video": True},
    "does not support video": {"supports_video": False},
    "names the ringtone brand.caf": {"ringtone_sound": "brand.caf"},
    "names the ringtone anna.caf": {"ringtone_sound": "anna.caf"},
    "names no ringtone": {},
    "brings a glyph as its icon": {"icon_template": "glyph"},
    "brings the opaque app icon": {"icon_template": "opaque"},
    "brings no icon": {},
    "bears the name Acme": {"localized_name": "Acme"},
    "bears no name": {},
    "keeps its calls out of the phone's history": {"includes_calls_in_recents": False},
    "takes one call at a time": {"maximum_call_groups": 1, "maximum_calls_per_call_group": 1},
    "takes three calls at a time": {"maximum_call_groups": 3},
}
"""What a provider's configuration can say, in plain words."""


def _provider(what: str) -> InitProvider:
    return InitProvider(**PROVIDERS[what])  # type: ignore[arg-type]


@step(parsers.re(r"the app creates a provider that (?P<what>.+)"))
def provider_made(scene: Scene, what: str) -> None:
    """`CXProvider.init(configuration:)` and its delegate; what is not said keeps Apple's default."""
    scene.happen(_provider(what))
    scene.happen(SetProviderDelegate())


@step(parsers.re(r"the app assigns a configuration that (?P<what>.+)"))
def configuration_assigned(scene: Scene, what: str) -> None:
    """`CXProvider.configuration` is assigned anew."""
    scene.happen(SetProviderConfiguration(**PROVIDERS[what]))  # type: ignore[arg-type]


REPORT = (
    r"the app reports the (?P<type>phone number|mail address|generic handle) (?P<handle>\S+) "
    r"for a call from (?P<name>\w+)( as (?P<shown>.+))?"
)


@step(parsers.re(REPORT))
def handle_reported(scene: Scene, type: str, handle: str, name: str, shown: str | None) -> None:  # noqa: A002
    """`reportNewIncomingCall` with a handle and its type; with a display name of the app's only where one is said."""
    call = scene.call(name)
    scene.happen(ReportNewIncomingCall(call, handle=handle, handle_type=HANDLES[type], localized_caller_name=shown))


@step(parsers.re(r"the app reports a video call from (?P<name>\w+)"))
def video_call_reported(scene: Scene, name: str) -> None:
    """`reportNewIncomingCall` with `hasVideo`."""
    scene.happen(ReportNewIncomingCall(scene.call(name), localized_caller_name=name, has_video=True))


@step(parsers.re(r"the app updates the call from (?P<name>\w+): it has video now"))
def call_gets_video(scene: Scene, name: str) -> None:
    """`reportCall(with:updated:)` with `hasVideo`."""
    scene.happen(ReportCallUpdated(scene.call(name), has_video=True))


@step(
    parsers.re(
        r"the app reports a call from (?P<name>\w+) that (?P<can>can be held and has a|cannot be held and has no)"
        r" keypad"
    )
)
def declaring_call_reported(scene: Scene, name: str, can: str) -> None:
    """`reportNewIncomingCall` with `supportsHolding` and `supportsDTMF`, both true or both false."""
    yes = can.startswith("can ")
    scene.happen(
        ReportNewIncomingCall(scene.call(name), localized_caller_name=name, supports_holding=yes, supports_dtmf=yes)
    )


@step(parsers.re(r"the user keeps (?P<handle>\S+) in Contacts as (?P<name>\w+)(?P<photo>, with a photo)?"))
def contact_saved(scene: Scene, handle: str, name: str, photo: str | None) -> None:
    """The person's own contact card, which the system finds by the handle."""
    scene.happen(UserSavesContact(name, handle, photo is not None))


@step("the app plays a ringtone of its own")
def own_ringtone(scene: Scene) -> None:
    """A player of the app plays a ringtone, as loud as media are."""
    scene.happen(PlaySound("ringtone"))


@step("the app asks for access to Contacts")
def contacts_accessed(scene: Scene) -> None:
    """`CNContactStore.requestAccess`: the first touch of the user's contacts."""
    scene.happen(AccessContacts())


@step(parsers.re(r"the extension adds (?P<number>[\d ]+) as (?P<label>.+)"))
def entry_identified(scene: Scene, number: str, label: str) -> None:
    """`addIdentificationEntry(withNextSequentialPhoneNumber:label:)`."""
    scene.happen(LoadDirectoryEntry(int(number.replace(" ", "")), label))


@step(parsers.re(r"the extension blocks (?P<number>[\d ]+)"))
def entry_blocked(scene: Scene, number: str) -> None:
    """`addBlockingEntry(withNextSequentialPhoneNumber:)`."""
    scene.happen(LoadDirectoryEntry(int(number.replace(" ", ""))))


@step(parsers.re(r"the extension removes (?P<number>[\d ]+)"))
def entry_removed(scene: Scene, number: str) -> None:
    """`removeIdentificationEntry(withPhoneNumber:)`, in an incremental load."""
    scene.happen(RemoveDirectoryEntry(int(number.replace(" ", ""))))


@step("the extension completes its request")
def load_completed(scene: Scene) -> None:
    """`completeRequest`: there are no more entries."""
    scene.happen(CompleteDirectoryRequest())


@then("the caller list is loaded")
def list_loaded(scene: Scene) -> None:
    """The load ended without an error."""
    answer = scene.history.last(LoadDirectoryCompletion)
    assert answer is not None, "the load has not ended"
    assert answer.event.error is None, f"the load was refused with {answer.event.error}"


@then(parsers.re(r"the caller list is refused with code (?P<code>\d) (?P<symbol>\w+)"))
def list_refused(scene: Scene, code: str) -> None:
    """The load ended with that code of `com.apple.CallKit.error.calldirectorymanager`."""
    answer = scene.history.last(LoadDirectoryCompletion)
    assert answer is not None, "the list was not refused"
    expected = f"com.apple.CallKit.error.calldirectorymanager {code}"
    assert answer.event.error == expected, f"the answer is {answer.event.error or 'no error'}"


@then("iOS terminates the app for touching private data")
def terminated_for_privacy(scene: Scene) -> None:
    """The process ended as it touched what it had no usage text for; no source names a code."""
    death = scene.history.first(ProcessTerminated, after=scene.history.first(AccessContacts))
    assert death is not None, "the app was not terminated for that"


@step("the user has chosen banners for incoming calls")
def banners_chosen(scene: Scene) -> None:
    """Settings > Phone > Incoming Calls: Banner."""
    scene.happen(UserChoosesCallStyle("banner"))


@then(parsers.re(r"the call (?P<place>{})".format("|".join(PLACES))))
def call_is_at(scene: Scene, place: str) -> None:
    """Where the call is on the phone: full screen, banner, the system's in-call screen, the app's own."""
    assert show(scene.history).place == PLACES[place], f"the phone shows: {show(scene.history).place}"


@then("the phone asks to unlock")
def asks_to_unlock(scene: Scene) -> None:
    """A video call was answered on a locked phone."""
    assert show(scene.history).asks_to_unlock, f"the phone shows: {show(scene.history).place}"


@then(parsers.re(r"the screen names the caller (?P<title>.+)"))
def title_is(scene: Scene, title: str) -> None:
    """The line of text for the caller, letter by letter."""
    assert show(scene.history).title == title, f"the phone shows: {show(scene.history).title}"


@then(parsers.re(r"the screen shows (?P<kind>a video|an audio) call with (?P<name>\w+)"))
def kind_is(scene: Scene, kind: str, name: str) -> None:
    """The word beside the name: video or audio."""
    screen = show(scene.history)
    assert screen.title == name, f"the phone shows: {screen.place}, {screen.title}"
    assert screen.video == (kind == "a video"), f"the phone shows {'a video' if screen.video else 'an audio'} call"


@then(parsers.re(r"the screen shows (?P<what>the contact's photo|no picture)"))
def picture_is(scene: Scene, what: str) -> None:
    """The picture beside the name: the user's own, or none."""
    picture = show(scene.history).picture
    assert (picture == "contact") == (what == "the contact's photo"), f"the picture is: {picture}"


@then(parsers.re(r"the buttons are (?P<names>.+)"))
def buttons_are(scene: Scene, names: str) -> None:
    """Everything that can be tapped, in the system's order."""
    buttons = show(scene.history).buttons
    assert ", ".join(buttons) == names.replace(" and ", ", "), f"the buttons are: {', '.join(buttons)}"


@then(parsers.re(r"the icon on the button to the app is a (?P<icon>.+)"))
def icon_is(scene: Scene, icon: str) -> None:
    """What the mask leaves of the icon."""
    assert show(scene.history).icon == icon, f"the icon is: {show(scene.history).icon}"


@then(parsers.re(r"the call bears the product name (?P<product>\w+)"))
def product_is(scene: Scene, product: str) -> None:
    """The name beside the call: the app's, or the provider's own."""
    assert show(scene.history).product == product, f"the product name is: {show(scene.history).product}"


@then(parsers.re(r"the phone rings with (?P<sound>.+)"))
def rings_with(scene: Scene, sound: str) -> None:
    """What is heard while the call rings."""
    sounds = show(scene.history).sounds
    assert sounds == (sound,), f"one hears: {', '.join(sounds)}"


@then("two ringtones sound at once")
def two_ringtones(scene: Scene) -> None:
    """The system's and the app's own, over each other."""
    sounds = show(scene.history).sounds
    assert sounds[1:] == (OWN_RINGTONE,), f"one hears: {', '.join(sounds)}"


@then(parsers.re(r"the phone's history shows (?P<title>.+)"))
def history_shows(scene: Scene, title: str) -> None:
    """The newest row of the phone's history."""
    rows = show(scene.history).recents
    assert title in [row.title for row in rows[-1:]], f"the rows are: {', '.join(row.title for row in rows)}"


@then("the phone's history is empty")
def history_is_empty(scene: Scene) -> None:
    """No row at all."""
    rows = show(scene.history).recents
    assert not rows, f"the rows are: {', '.join(row.title for row in rows)}"
