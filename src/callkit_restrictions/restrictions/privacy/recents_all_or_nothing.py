"""CXProviderConfiguration.includesCallsInRecents: one switch of the provider, and no way to an entry."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

TOUCH = frozenset({"delete one call from the phone's history", "rename a call in the phone's history"})
SWITCH = "offer one switch for all its calls in the phone's history"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about the app's entries in the phone's history."""
    for wish in history.of(Do):
        if wish.event.deed in {SWITCH, *TOUCH}:
            yield expect(wish, wish.event.deed == SWITCH, "no API reaches an entry of the phone's history")


def own_entries(history: History) -> Iterator[Finding]:
    """The near miss: an app may delete the entries of its own calls."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.deed.startswith("delete") else finding


RESTRICTION = Restriction(
    id="privacy.recents-all-or-nothing",
    title="An app's calls go to Recents all or not at all, and an entry cannot be changed afterwards",
    kind="limit",
    judged_from="design",
    holds=From("11.0"),
    consequence="no API: an entry remains, perhaps on other devices of the person, too",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/includescallsinrecents",
            "A Boolean of the provider since iOS 11, true by default: whether its calls are listed once they are over.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProviderConfiguration.rs",
            "The same property and its default; nothing in the framework names an entry.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/"
            "Signal/Calls/UserInterface/CallKitCallUIAdaptee.swift",
            "A shipping app takes the value from a preference of its user.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://blog.elcomsoft.com/2016/11/ios-call-syncing-how-it-works/",
            "In 2016 the call log was synchronised between devices, calls of CallKit apps included.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/deltachat/deltachat-ios/issues/3149",
            "Developers find no way to remove an entry that is there.",
            "anecdotal",
        ),
    ),
    symbols=("CXProviderConfiguration.includesCallsInRecents", "CXProvider.configuration"),
    disagreement="That entries reach other devices was reported in 2016. No Apple source was found for "
    "today: neither which fields travel nor how they are encrypted.",
    assumes=("The switch counts for a call as it stands when the call begins.",),
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("privacy.recents-show-the-handle", "calls.assign-the-configuration-anew"),
    near_misses=(NearMiss("own-entries", "An app may delete the entries of its own calls.", own_entries),),
)
