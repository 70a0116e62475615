"""What a declaration can say: its sections, their keys, and what each of them becomes.

The keys are those of traces, and the words those of the events (`events.designs`), so there is nothing to keep in step.
The page that lists them, the JSON Schema and the reader all go by what stands here.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import (
    InitProvider,
    ReportNewIncomingCall,
    ReportNewIncomingVoIPPushPayload,
    RequestTransaction,
)
from callkit_restrictions.events.designs import (
    CHOICES,
    DEEDS,
    ELEMENTS,
    FACTS,
    MOMENTS,
    PLACES,
    PROMISES,
    Do,
    Know,
    Offer,
    Rely,
    Show,
    Wish,
)
from callkit_restrictions.events.people import AccessContacts
from callkit_restrictions.events.process import OpenConnection
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.restrictions.calls import only_where_callkit_runs
from callkit_restrictions.restrictions.store import default_calling_app_needs_its_role, dialer_only_in_the_eu
from callkit_restrictions.restrictions.ui import icon_is_a_mask
from callkit_restrictions.spelling import FIELDS

WISHES: dict[str, type[Wish]] = {kind.name.removeprefix("design."): kind for kind in (Show, Know, Rely, Do, Offer)}
"""The sections of a design: lists of wishes."""

SOURCES = ("app", "user", "system")
"""Who can supply what a design shows."""

WORDS: dict[tuple[str, str], frozenset[str]] = {
    ("show", "element"): ELEMENTS,
    ("show", "place"): PLACES,
    ("show", "source"): frozenset(SOURCES),
    ("show", "moment"): MOMENTS,
    ("know", "fact"): FACTS,
    ("rely", "promise"): PROMISES,
    ("do", "deed"): DEEDS,
    ("offer", "choice"): frozenset(CHOICES),
    ("offer", "place"): PLACES,
    ("offer", "declared"): frozenset(CHOICES.values()),
}
"""The words that a key of a wish can have."""

USES: dict[str, Event] = {
    "incoming calls": ReportNewIncomingCall("the call"),
    "outgoing calls": RequestTransaction("CXStartCallAction", "the call"),
    "calls started by a notification extension": ReportNewIncomingVoIPPushPayload("extension"),
    "the user's contacts": AccessContacts(),
    "VoIP sockets": OpenConnection("voip"),
}
"""What an app can use of the system, each with the event that its code will cause."""

_SUBMITTED = {"includes": "frameworks"}  # as the header of a trace calls it


def keys(kind: type[Event]) -> dict[str, str]:
    """The fields of a kind of event by the keys that stand for them here."""
    renamed = _SUBMITTED if kind is SubmitToAppStore else {}
    return {renamed.get(field, key): field for field, key in FIELDS[kind] if field != "provider"}


PROVIDER = keys(InitProvider)
BUILD = keys(DeclareBuild) | keys(SubmitToAppStore)
FACT_WORDS: dict[str, frozenset[str]] = {
    "role": frozenset({default_calling_app_needs_its_role.ROLE, dialer_only_in_the_eu.ROLE}),
    "callsOn": only_where_callkit_runs.RUNS | only_where_callkit_runs.NOWHERE | {"Mac Catalyst"},
    "iconTemplate": frozenset({icon_is_a_mask.GLYPH, icon_is_a_mask.OPAQUE}),
}
"""The words that a key of the provider or of the build can have, where a judge knows no others."""

TERRITORIES, TERRITORY = frozenset({"territories", "switchedOffIn"}), "^[A-Z]{2}$"
"""The keys that name storefronts, and how."""

PLATFORM = {"ios": "the iOS releases it is for", "linked_sdk": "the SDK it is linked with"}
SECTIONS = (*PLATFORM, *WISHES, "uses", "provider", "build")
"""Every key at the top of a declaration."""


ABOUT = {
    "maximumCallGroups": "calls side by side, two where it is not said",
    "maximumCallsPerCallGroup": "calls in one conference, five where it is not said",
    "ringtoneSound": "a sound file of the bundle",
    "supportsVideo": "whether calls can have video",
    "supportedHandleTypes": "how callers are named: generic, phoneNumber, emailAddress",
    "includesCallsInRecents": "whether calls go into the phone's history",
    "iconTemplate": "what the picture for the icon is",
    "localizedName": "the name that a call is to bear",
    "UIBackgroundModes": "as in Info.plist, such as voip",
    "entitlements": "the keys in the code signature",
    "usageDescriptions": "the keys of the usage texts in Info.plist, such as NSContactsUsageDescription",
    "resources": "the files in the bundle, such as the ringtone",
    "displayName": "CFBundleDisplayName",
    "frameworks": "what it is linked with, such as CallKit, PushKit",
    "territories": "the storefronts where it is offered, by their two letters: CN",
    "switchedOffIn": "the storefronts in which CallKit and VoIP pushes are inactive",
    "feature": "what a reviewer finds in it, in a few words",
    "role": "the default app that it wants to be",
    "callsOn": "where it counts on CallKit calls",
}
"""What each key of the provider and of the build means."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a wish, and whether a wish needs it."""

    name: str
    required: bool


def keys_of_wish(section: str) -> list[Key]:
    """The keys of the wishes in a section."""
    return [Key(each.name, each.default is MISSING) for each in fields(WISHES[section])]
