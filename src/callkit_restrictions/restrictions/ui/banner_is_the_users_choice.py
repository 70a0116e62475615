"""Settings > Phone > Incoming Calls: banner or full screen. CallKit has nothing that reads or sets it."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import BANNER, Do, Know, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

FORCE = "cover the whole screen with every call"
READ = "whether the user chose the banner"
TEXT = frozenset({"the caller's name", "the handle"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about the banner: to force it away, to know of it, or to fill in its text."""
    for deed in history.of(Do):
        if deed.event.deed == FORCE:
            yield expect(deed, False, "no property chooses between banner and full screen")
    for fact in history.of(Know):
        if fact.event.fact == READ:
            yield expect(fact, False, "no property tells which one the user chose")
    for wish in history.of(Show):
        if wish.event.place == BANNER and wish.event.element in TEXT:
            kept = SLOTS[BANNER][wish.event.element] == wish.event.source
            yield expect(wish, kept, f"{wish.event.element} is the app's to fill in")


def may_be_read(history: History) -> Iterator[Finding]:
    """The near miss: the app cannot set the style, but it can read it."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if isinstance(finding.target.event, Know) else finding


RESTRICTION = Restriction(
    id="ui.banner-is-the-users-choice",
    title="Whether a call covers the screen or appears as a banner is the user's choice",
    kind="no-api",
    judged_from="design",
    holds=From("14.0"),
    consequence="no API: the style can be neither read nor set by an app",
    watches=(Do, Know, Show),
    judge=judge,
    enforce=punish("no way", lambda _: NoWay("banner or full screen")),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/AVFAudio/AVAudioSession.rs",
            "From iOS 14 on, Apple's text on system alerts tells two styles of incoming calls apart, banner and full "
            "screen.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/",
            "A CallKit call looks as a call of the Phone app does.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://www.macrumors.com/guide/ios-14-compact-interface",
            "The compact form serves phone, FaceTime and third-party calls alike, and is a setting of the user.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://www.iphonefaq.org/archives/977673",
            "Where the setting is found, and its two values.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/587",
            "A maintainer: CallKit lets no app force a style.",
            "anecdotal",
        ),
    ),
    symbols=("CXProvider.reportNewIncomingCall(with:update:completion:)",),
    claims=("S1",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-own-call-screen",),
    near_misses=(NearMiss("may-be-read", "The app can at least read the choice.", may_be_read),),
)
