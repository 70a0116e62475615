"""CXCallUpdate.localizedCallerName: one line of text, and the only one an app can put on the call screen."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import SYSTEM_SCREENS, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

ONE_LINE, MORE = "the caller's name with a role", frozenset({"a second line of text", "a verified badge"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to put words or signs beside the caller's name."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if place in SYSTEM_SCREENS and element in {ONE_LINE, *MORE}:
            kept = SLOTS[place].get(element) == source
            yield expect(wish, kept, f"no API takes {element}: there is one line for the name")


def badges_are_signs(history: History) -> Iterator[Finding]:
    """The near miss: a badge is no text, so it is possible."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.element == "a verified badge" else finding


def the_bare_name(history: History) -> Iterator[Finding]:
    """The near miss: the line holds the person's name and nothing more."""
    for finding in judge(history):
        yield expect(finding.target, False, "more than the name")


RESTRICTION = Restriction(
    id="privacy.no-second-line-of-text",
    title="The caller's name is the only text the app can put on the call screen",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: neither subtitle nor badge nor any other text of the app",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "One property of the call update is free text: a name that replaces the one the system would work out.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallupdate/localizedcallername",
            "The name the app sets goes before the one from the user's contacts.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxstartcallaction/contactidentifier",
            "An outgoing call can carry one line as well: as a rule the name of the person called, "
            "or the identifier of a contact.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/nextcloud/talk-ios/blob/2d31eda5e2acbf3cef27aa289376942bdf0de25d/"
            "NextcloudTalk/Calls/CallKitManager.swift",
            "A shipping app puts the conversation's name into that line and updates it later.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/lionheart/openradar-mirror/issues/18755",
            "In 2017 a matching contact's name was shown in place of the app's.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXCallUpdate.localizedCallerName",
        "CXProvider.reportCall(with:updated:)",
        "CXStartCallAction.contactIdentifier",
    ),
    claims=("S16",),
    disagreement="Apple says that the app's name wins over the contact's; a report of 2017 saw the opposite. The model "
    "follows Apple.",
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("privacy.no-caller-photo", "ui.no-own-call-screen"),
    near_misses=(
        NearMiss("badges-are-signs", "A badge is no text, so it can be shown.", badges_are_signs),
        NearMiss("the-bare-name", "Nothing but the bare name fits into the line.", the_bare_name),
    ),
)
