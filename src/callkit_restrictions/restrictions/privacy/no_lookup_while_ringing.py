"""CXCallDirectoryProvider.beginRequest(with:) runs when a list is loaded, never for a call."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

ASK, LOAD = "look the caller up on the web while the phone rings", "load a list of known numbers beforehand"
LIVE = "answer for phone calls through Live Caller ID Lookup"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to name callers: at the moment of the call, or beforehand."""
    for wish in history.of(Do):
        if wish.event.deed in {ASK, LOAD}:
            yield expect(wish, wish.event.deed == LOAD, "no app and no extension is started when somebody calls")


def live_too(history: History) -> Iterator[Finding]:
    """The near miss: not even the private look-up of iOS 18 is possible."""
    yield from judge(history)
    for wish in history.of(Do):
        if wish.event.deed == LIVE:
            yield expect(wish, False, "no look-up at all")


RESTRICTION = Restriction(
    id="privacy.no-lookup-while-ringing",
    title="No app is asked who is calling while the phone rings",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: the extension runs to load a list, never because somebody calls",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/identifying-and-blocking-calls",
            "The extension runs to load its entries. When a call arrives the system looks into contacts and "
            "then into those "
            "entries.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "For a reported call the entries are the system's second source, after the contacts.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcalldirectorymanager/opensettings(completionhandler:)",
            "The user must switch the extension on; an app can only open that page of the settings.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/identitylookup/"
            "getting-up-to-date-calling-and-blocking-information-for-your-app",
            "From iOS 18 on the system may ask a service while the phone rings, in a form that hides the "
            "number from it.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/lionheart/openradar-mirror/issues/19714",
            "A developer asks for a callback or patterns; only numbers given one by one are possible.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallDirectoryProvider.beginRequest(with:)", "CXCallDirectoryManager", "LiveCallerIDLookupManager"),
    claims=("S16",),
    disagreement="Whether Live Caller ID Lookup is asked for calls of VoIP apps is not said; a vendor found the list "
    "unreliable for them.",
    assumes=("Live Caller ID Lookup serves phone calls only.",),
    see_also=("privacy.load-the-directory-in-order", "privacy.no-numbers-of-other-calls"),
    near_misses=(NearMiss("live-too", "Live Caller ID Lookup does not exist.", live_too),),
)
