"""PKPushPayload.dictionaryPayload: all there is to fill a CXCallUpdate with when the call has to be reported."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

FROM_THE_PUSH = frozenset({"show on the first ring what the push carries", "show a better name while the phone rings"})
FROM_THE_SERVER = frozenset(
    {
        "ask the server who is calling before the phone rings",
        "ask the server whether the call still exists before the phone rings",
    }
)
TOO_LATE = "the call has to be reported before the push handler returns: an answer of the server comes too late"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about where the first ring takes its words from."""
    for wish in history.of(Do):
        if wish.event.deed in FROM_THE_PUSH | FROM_THE_SERVER:
            yield expect(wish, wish.event.deed in FROM_THE_PUSH, TOO_LATE)


RESTRICTION = Restriction(
    id="push.carry-the-caller-in-the-push",
    title="The first ring shows only what the push itself carries",
    kind="limit",
    judged_from="design",
    holds=From("13.0"),
    consequence="the phone rings for somebody unknown; or the report waits for a server, comes too late, and iOS "
    "ends the app",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "The payload is to hold the call's id and the caller's data; an update refines them later.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "The report belongs inside the push callback, so the caller's data belongs in the payload.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallupdate",
            "An update carries only what is new or changed, such as the handle or the video flag.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/117939",
            "Report at once; a call that turns out to be dead is ended afterwards.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/sending-end-to-end-encrypted-voip-calls",
            "The way round for encrypted messengers: an extension, by permission, decrypts before there is a call.",
            "primary",
        ),
    ),
    symbols=("PKPushPayload.dictionaryPayload", "CXCallUpdate", "CXProvider.reportCall(with:updated:)"),
    claims=("S7",),
    assumes=(
        "A handler that holds its thread for a few seconds could ask a server meanwhile; as nobody promises the answer "
        "in time, a design that depends on it counts as impossible.",
    ),
    field_rules=("every VoIP push must be reported to CallKit as an incoming call before the push handler returns",),
    see_also=("push.report-before-the-handler-returns", "push.extension-needs-permission"),
)
