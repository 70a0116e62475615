"""The screen: what the phone shows at the end of a history, case by case."""

from dataclasses import fields

import pytest

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    FulfillAction,
    PerformAnswerCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import OverrideOutputAudioPort, PlaySound, StartAudio, StopAudio
from callkit_restrictions.events.calls import (
    InitProvider,
    LoadDirectoryCompletion,
    LoadDirectoryEntry,
    ReportCallEnded,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
)
from callkit_restrictions.events.designs import ELEMENTS, INCOMING, RECENTS, SYSTEM_SCREENS
from callkit_restrictions.events.people import UserChoosesCallStyle, UserSavesContact
from callkit_restrictions.events.process import AppState, DeviceLocked, DeviceUnlocked
from callkit_restrictions.events.screens import CallUIFallsBack, CallUIRinging
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import Log
from callkit_restrictions.screen import NAMINGS, OWN_RINGTONE, SLOTS, USERS_RINGTONE, Row, Screen, show

ANNA, BEN = "A", "B"
NUMBER = "+49 30 1234567"
RING = ReportNewIncomingCall(ANNA, localized_caller_name="Anna")
ANSWER = (PerformAnswerCallAction(ANNA), FulfillAction("CXAnswerCallAction", ANNA))
VIDEO = (InitProvider(supports_video=True), ReportNewIncomingCall(ANNA, has_video=True))
UNKNOWN = ReportNewIncomingCall(ANNA, handle=NUMBER, handle_type="phoneNumber")


def after(*events: Event) -> Screen:
    log = Log()
    for event in events:
        log.append(event)
    return show(log)


def hold(call: str) -> tuple[Event, Event]:
    return PerformSetHeldCallAction(call, on_hold=True), FulfillAction("CXSetHeldCallAction", call)


def test_slots_speak_of_the_closed_sets() -> None:
    assert set(SLOTS) == SYSTEM_SCREENS
    assert {element for slots in SLOTS.values() for element in slots} <= ELEMENTS


def test_nothing_happened() -> None:
    assert after() == Screen("home")


def test_the_screen_is_plain_data() -> None:
    data = after(RING, ReportCallEnded(ANNA)).as_dict()
    assert set(data) == {field.name for field in fields(Screen)}
    assert data["recents"] == ({"title": "Unknown", "missed": True, "title_is": "nobody"},)


@pytest.mark.parametrize(
    ("events", "place"),
    [
        ((RING,), "incoming call"),
        ((UserChoosesCallStyle("full screen"), RING), "incoming call"),
        ((UserChoosesCallStyle("banner"), RING), "incoming banner"),
        ((UserChoosesCallStyle("banner"), DeviceUnlocked(), RING), "incoming banner"),
        ((UserChoosesCallStyle("banner"), DeviceLocked(), RING), "incoming call"),
        ((RING, *ANSWER), "in call"),
        ((DeviceLocked(), RING, *ANSWER), "in call"),
        ((DeviceLocked(), RING, *ANSWER, DeviceUnlocked()), "in call"),
        ((DeviceUnlocked(), RING, *ANSWER), "the app's own screen"),
        ((DeviceUnlocked(), AppState("background"), RING, *ANSWER), "the app's own screen"),
        ((DeviceUnlocked(), RING, *ANSWER, AppState("background")), "call indicator"),
        ((AppState("foreground"), RING, *ANSWER), "the app's own screen"),
        ((DeviceLocked(), *VIDEO, *ANSWER), "in call"),
        ((DeviceLocked(), *VIDEO, *ANSWER, DeviceUnlocked()), "the app's own screen"),
        ((PerformStartCallAction(ANNA),), "in call"),
        ((AppState("background"), PerformStartCallAction(ANNA)), "in call"),
    ],
)
def test_where_the_call_is(events: tuple[Event, ...], place: str) -> None:
    assert after(*events).place == place


def test_only_a_video_call_asks_to_unlock() -> None:
    assert after(DeviceLocked(), *VIDEO, *ANSWER).asks_to_unlock
    assert not after(DeviceLocked(), RING, *ANSWER).asks_to_unlock
    assert not after(*VIDEO, *ANSWER).asks_to_unlock


@pytest.mark.parametrize(
    ("first", "choices"),
    [
        ((RING, *ANSWER), ("Decline", "End & Accept")),
        (
            (ReportNewIncomingCall(ANNA, supports_holding=True), *ANSWER),
            ("Decline", "End & Accept", "Hold & Accept"),
        ),
        ((RING, *ANSWER, *hold(ANNA)), ("Decline", "End & Accept")),
        (
            (RING, *ANSWER, *hold(ANNA), PerformStartCallAction("C")),
            ("Decline", "End & Accept", "End Held & Accept"),
        ),
    ],
)
def test_a_second_call_offers_a_fixed_choice(first: tuple[Event, ...], choices: tuple[str, ...]) -> None:
    screen = after(*first, ReportNewIncomingCall(BEN, localized_caller_name="Ben"))
    assert (screen.place, screen.title, screen.buttons) == ("call waiting", "Ben", choices)


def test_a_screen_says_whether_the_phone_is_locked() -> None:
    assert after(RING).locked is None
    assert after(DeviceLocked(), RING).locked is True
    assert after(DeviceLocked(), RING, *ANSWER).locked is True
    assert after(DeviceUnlocked(), RING).locked is False


def test_of_two_ringing_calls_the_first_stays_on_screen() -> None:
    assert after(RING, ReportNewIncomingCall(BEN, localized_caller_name="Ben")).title == "Anna"


def test_the_active_call_is_shown_before_a_held_one() -> None:
    both = (RING, *ANSWER, *hold(ANNA))
    assert after(*both).subtitle == "on hold"
    screen = after(*both, PerformStartCallAction(BEN), ReportCallUpdated(BEN, localized_caller_name="Ben"))
    assert (screen.title, screen.subtitle) == ("Ben", "starting")


def test_buttons_follow_the_flags() -> None:
    able = ReportNewIncomingCall(ANNA, supports_dtmf=True, supports_holding=True)
    assert after(RING).buttons == ("Decline", "Accept")
    assert after(RING, *ANSWER).buttons == ("Mute", "Speaker", "End")
    assert after(able, *ANSWER).buttons == ("Mute", "Keypad", "Speaker", "Hold", "End")
    assert after(DeviceUnlocked(), able, *ANSWER).buttons == ()


def test_what_is_switched_on_is_lit() -> None:
    able = ReportNewIncomingCall(ANNA, supports_holding=True)
    muted = (PerformSetMutedCallAction(ANNA, muted=True), FulfillAction("CXSetMutedCallAction", ANNA))
    assert after(able, *ANSWER).lit == ()
    assert after(able, *ANSWER, *muted).lit == ("Mute",)
    assert after(able, *ANSWER, *hold(ANNA), OverrideOutputAudioPort("speaker")).lit == ("Speaker", "Hold")


def test_video_takes_both_flags() -> None:
    assert after(*VIDEO).subtitle == "Video"
    assert after(VIDEO[1]).subtitle == "Audio"
    assert after(VIDEO[0], RING).subtitle == "Audio"
    assert after(VIDEO[0], RING, ReportCallUpdated(ANNA, has_video=True)).video
    start = (RequestTransaction("CXStartCallAction", ANNA, has_video=True), PerformStartCallAction(ANNA))
    assert after(VIDEO[0], *start).video


def test_the_product_name() -> None:
    build, named = DeclareBuild(display_name="Example"), InitProvider(localized_name="Acme")
    assert after(build, RING).subtitle == "Example Audio"
    assert after(build, named, RING).product == "Acme"
    assert after(build, named, CallUIFallsBack("localized_name"), RING).product == "Example"


@pytest.mark.parametrize(
    ("saved", "reported", "kind", "title"),
    [
        ("+49301234567", NUMBER, "phoneNumber", "Mum"),
        ("+49301234567", NUMBER, "generic", NUMBER),
        ("+49301234567", NUMBER, None, NUMBER),
        ("030 1234567", NUMBER, "phoneNumber", NUMBER),
        ("Mum@example.com", "mum@example.com", "emailAddress", "Mum"),
        ("+49301234567", None, "phoneNumber", "Unknown"),
        ("+49301234567", "", "phoneNumber", "Unknown"),
    ],
)
def test_contacts_match_typed_handles(saved: str, reported: str | None, kind: str | None, title: str) -> None:
    screen = after(
        UserSavesContact("Mum", saved, photo=True),
        ReportNewIncomingCall(ANNA, handle=reported, handle_type=kind),
    )
    assert screen.title == title
    assert screen.picture == ("contact" if title == "Mum" else "none")


def test_the_apps_name_wins_and_the_photo_stays() -> None:
    named = ReportNewIncomingCall(ANNA, handle=NUMBER, handle_type="phoneNumber", localized_caller_name="Anna")
    screen = after(UserSavesContact("Mum", NUMBER, photo=True), named)
    assert (screen.title, screen.picture) == ("Anna", "contact")
    assert after(UserSavesContact("Mum", NUMBER), UNKNOWN).picture == "none"


def test_a_directory_names_whom_contacts_do_not() -> None:
    entry, loaded = LoadDirectoryEntry(49301234567, "Taxi"), LoadDirectoryCompletion()
    refused = LoadDirectoryCompletion("com.apple.CallKit.error.calldirectorymanager 3")
    assert after(entry, loaded, UNKNOWN).title == "Taxi"
    assert after(entry, loaded, UserSavesContact("Mum", NUMBER), UNKNOWN).title == "Mum"
    assert after(LoadDirectoryEntry(1, "Other"), entry, loaded, UNKNOWN).title == "Taxi"
    assert after(entry, refused, UNKNOWN).title == NUMBER
    assert after(entry, UNKNOWN).title == NUMBER


def test_what_rings() -> None:
    brand = InitProvider(ringtone_sound="brand.caf")
    assert after(RING).sounds == (USERS_RINGTONE,)
    assert after(brand, RING).sounds == ("brand.caf",)
    assert after(brand, RING, CallUIRinging(ANNA)).sounds == (USERS_RINGTONE,)
    assert after(RING, *ANSWER).sounds == ()


def test_the_apps_own_ringtone() -> None:
    start, stop = StartAudio("ringtone"), StopAudio("ringtone")
    assert after(start).sounds == (OWN_RINGTONE,)
    assert after(start, stop, StopAudio("call")).sounds == ()
    assert after(start, stop, PlaySound("ringtone")).sounds == (OWN_RINGTONE,)
    assert after(StartAudio("call"), PlaySound("ringback")).sounds == ()
    assert after(RING, start).sounds == (USERS_RINGTONE, OWN_RINGTONE)


def test_the_icon_stands_on_the_in_call_screen_only() -> None:
    glyph = InitProvider(icon_template="glyph")
    assert after(glyph, RING).icon is None
    assert after(glyph, RING, *ANSWER).icon == "glyph"
    assert (
        after(glyph, CallUIFallsBack("icon_template", "plain white square"), RING, *ANSWER).icon == "plain white square"
    )


def test_the_phones_history() -> None:
    over = ReportCallEnded(ANNA)
    mum = UserSavesContact("Mum", NUMBER)
    outgoing = (RequestTransaction("CXStartCallAction", BEN, handle="ben"), PerformStartCallAction(BEN))
    assert after(UNKNOWN, over).recents == (Row(NUMBER, missed=True),)
    assert after(UNKNOWN, *ANSWER, over).recents == (Row(NUMBER),)
    assert after(mum, UNKNOWN, over).recents == (Row("Mum", True, "the contact's name"),)
    assert after(UNKNOWN, UNKNOWN, over).recents == (Row(NUMBER, missed=True),)
    assert after(UNKNOWN, over, *outgoing, ReportCallEnded(BEN)).recents == (Row(NUMBER, missed=True), Row("ben"))
    assert after(UNKNOWN).recents == ()
    assert after(InitProvider(includes_calls_in_recents=False), UNKNOWN, over).recents == ()


def test_a_refused_call_leaves_no_trace() -> None:
    refused = ReportNewIncomingCallCompletion(ANNA, "com.apple.CallKit.error.incomingcall 3")
    assert after(UNKNOWN, refused) == Screen("home")
    assert after(UNKNOWN, ReportNewIncomingCallCompletion(ANNA), ReportCallEnded(ANNA)).recents == (
        Row(NUMBER, missed=True),
    )


@pytest.mark.parametrize(
    ("events", "whose"),
    [
        ((RING,), "the caller's name"),
        ((UNKNOWN,), "the handle"),
        ((UserSavesContact("Mum", NUMBER), UNKNOWN), "the contact's name"),
        ((LoadDirectoryEntry(49301234567, "Taxi"), LoadDirectoryCompletion(), UNKNOWN), "the directory's label"),
        ((ReportNewIncomingCall(ANNA),), "nobody"),
    ],
)
def test_the_screen_says_what_its_title_is(events: tuple[Event, ...], whose: str) -> None:
    assert after(*events).title_is == whose
    rows = after(*events, ReportCallEnded(ANNA)).recents
    assert [row.title_is for row in rows] == [whose if whose != "the caller's name" else "nobody"]


def test_namings_agree_with_the_slots() -> None:
    assert NAMINGS["the caller's name"] == SLOTS[INCOMING]["the caller's name"]
    assert NAMINGS["the handle"] == SLOTS[INCOMING]["the handle"] == SLOTS[RECENTS]["the handle"]
    assert NAMINGS["the contact's name"] == SLOTS[RECENTS]["the caller's name"]


def test_the_product_name_belongs_to_the_app_only_while_it_chose_it() -> None:
    build, named = DeclareBuild(display_name="Example"), InitProvider(localized_name="Acme")
    assert after(build, RING).product_by == "system"
    assert after(build, named, RING).product_by == "app"
    assert after(build, named, CallUIFallsBack("localized_name"), RING).product_by == "system"


def test_another_sound_call_load_or_unlock_changes_nothing() -> None:
    ringing = after(RING, StartAudio("ringtone"), StopAudio("call"))
    assert ringing.sounds == (USERS_RINGTONE, OWN_RINGTONE)
    two = (CallUIRinging(ANNA, sound="a.caf"), ReportNewIncomingCall(BEN), CallUIRinging(BEN, sound="b.caf"))
    assert after(RING, *two).sounds == ("a.caf",)
    taxi, refused = LoadDirectoryEntry(49301234567, "Taxi"), LoadDirectoryCompletion("entriesOutOfOrder")
    assert after(LoadDirectoryCompletion(), taxi, UNKNOWN).title == NUMBER
    assert after(refused, taxi, LoadDirectoryCompletion(), UNKNOWN).title == "Taxi"
    locked = (DeviceUnlocked(), AppState("background"), DeviceLocked(), *VIDEO, *ANSWER)
    assert after(*locked, DeviceUnlocked()).place == "the app's own screen"
