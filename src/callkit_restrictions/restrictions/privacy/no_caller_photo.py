"""CXCallUpdate has no field for a picture: a caller's photo comes from the user's own contact card, or not at all."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import APP, NOTIFICATION, SYSTEM_SCREENS, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

PICTURES = frozenset({"the caller's photo"})
OURS = frozenset({APP, NOTIFICATION})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to show a picture that the app supplies."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if element in PICTURES and source == "app" and place in SYSTEM_SCREENS | OURS:
            yield expect(wish, place in OURS, f"no API puts a picture of the app on {place}")


def any_source(history: History) -> Iterator[Finding]:
    """The near miss: even the photo that the user keeps in Contacts cannot appear."""
    for wish in history.of(Show):
        if wish.event.element in PICTURES and wish.event.place in SYSTEM_SCREENS | OURS:
            yield expect(wish, wish.event.place in OURS, "no picture at all")


RESTRICTION = Restriction(
    id="privacy.no-caller-photo",
    title="The app cannot give the call screen a picture of the caller",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: the only pictures are those of the user's own contacts",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "The whole list of properties of a call update; none takes an image.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "The system looks for a contact with that handle and shows the name and photo it finds; "
            "otherwise it asks the app's Call Directory entries, which are text.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/icontemplateimagedata",
            "The one image a provider has is a square mask of 40 points for the button that leads to the app.",
            "primary",
        ),
    ),
    symbols=("CXCallUpdate", "CXHandle", "CXProviderConfiguration.iconTemplateImageData"),
    claims=("S16",),
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("ui.no-own-call-screen",),
    near_misses=(NearMiss("no-photo-at-all", "Not even the contact's own photo can appear.", any_source),),
)
