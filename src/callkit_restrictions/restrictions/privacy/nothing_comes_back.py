"""CXProvider.reportNewIncomingCall(with:update:completion:): the completion carries an error or nothing at all."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Know, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

FOUND_BY_IOS = frozenset({"which contact iOS found", "the photo that iOS found"})
OWN, ALLOWED = "the caller's name in its own directory", "a contact that the user let it read"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to learn from CallKit who the caller is to this user, or to know it without CallKit."""
    for wish in history.of(Know):
        if wish.event.fact in {OWN, *FOUND_BY_IOS}:
            yield expect(
                wish, wish.event.fact == OWN, "the match is made outside the app, and no part of it is handed over"
            )


def photo_only(history: History) -> Iterator[Finding]:
    """The near miss: the photo stays with the system, the name comes back."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.fact == "which contact iOS found" else finding


def contacts_never(history: History) -> Iterator[Finding]:
    """The near miss: an app cannot read contacts, even where its user allows it."""
    yield from judge(history)
    for wish in history.of(Know):
        if wish.event.fact == ALLOWED:
            yield expect(wish, False, "no contacts at all")


RESTRICTION = Restriction(
    id="privacy.nothing-comes-back",
    title="Reporting a caller tells the app nothing about the user's contacts",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: the report is answered with nothing or an error",
    watches=(Know,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.fact)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "The completion of a report has one argument, an optional error.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCall.rs",
            "What a call shows of itself: a UUID and four flags.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "It is the system that looks the handle up and shows the contact.",
            "primary",
        ),
    ),
    symbols=("CXProvider.reportNewIncomingCall(with:update:completion:)", "CXCall", "CXCallUpdate"),
    claims=("S14",),
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("privacy.contacts-need-their-own-permission", "privacy.type-the-handle"),
    near_misses=(
        NearMiss("the-photo-only", "The name of the contact comes back, only the photo does not.", photo_only),
        NearMiss("contacts-never", "Not even with permission can an app read contacts.", contacts_never),
    ),
)
