"""PKPushType.voIP: for the beginning of an incoming call, and for nothing that comes after it.

Reporting such a push does not make it right: what the user then sees is a call that nobody makes.
"""

import re
from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

SAYS_WHAT = ("kind", "event", "type", "action")
"""The keys under which servers commonly say what a payload is about."""

A_CALL = r"\b(new )?(incoming )?(call|invite|invitation|ring|offer)\b"
PERHAPS_A_CALL = r"call|invit|\bring|offer"
THE_END_OF_ONE = (
    r"cancel|missed|hang.?up|hung.?up|gave up|\bended|call.?end|(\b|_)end\b|stop|answered|elsewhere|reject|declin|busy"
)
NO_CALL_AT_ALL = (
    r"message|chat|setting|config|\bsync|register|keep.?alive|wake|\bping\b|silent|status"
    r"|location|token|presence|reminder|refresh|update"
)
"""All are compiled where a push is judged: that takes as long as ten restrictions take to import."""

NO_CALL = "the push announces no new call, so whatever is reported for it is a call that nobody makes"


def _about(payload: Any) -> str:  # noqa: ANN401 - a recorded payload is whatever the server sent
    """What a payload says that it is about, in its own words; nothing where it does not say."""
    if isinstance(payload, dict):
        return " ".join(str(value) for key, value in payload.items() if str(key).lower() in SAYS_WHAT)
    return payload if isinstance(payload, str) else ""


def _is_no_new_call(about: str) -> bool:
    """Is it the end of a call, or nothing about calls? Who is called to a chat is called."""
    if re.search(THE_END_OF_ONE, about, re.IGNORECASE):
        return True
    other = re.search(NO_CALL_AT_ALL, about, re.IGNORECASE) is not None
    return other and re.search(PERHAPS_A_CALL, about, re.IGNORECASE) is None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each VoIP push that says what it is about; no exemption: foreground and calls excuse nothing."""
    for push in history.of(DidReceiveIncomingPush):
        about = _about(push.event.payload)
        something_else = _is_no_new_call(about)
        if push.event.type.lower() == "voip" and (something_else or re.search(A_CALL, about, re.IGNORECASE)):
            yield expect(push, not something_else, NO_CALL)


def reported_is_enough(history: History) -> Iterator[Finding]:
    """The near miss: a push may carry anything, as long as a call is reported for it."""
    for finding in judge(history):
        report = history.first(ReportNewIncomingCall, after=finding.target)
        yield expect(finding.target, True, "", met_by=report) if report else finding


RESTRICTION = Restriction(
    id="push.only-for-new-calls",
    title="A VoIP push announces a new incoming call and nothing else",
    kind="duty",
    judged_from="trace",
    holds=From("13.0"),
    consequence="the push has to be shown as a call that nobody makes, or it counts as unreported and the app is "
    "terminated; App Review may reject the build under Guideline 2.5.4",
    watches=(DidReceiveIncomingPush, ReportNewIncomingCall),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "A hang-up travels over the app's own connection; no second push is to cancel or change a call, and an app "
            "without CallKit is to leave PushKit alone.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushtype/voip",
            "The type begins VoIP calls; for anything else there is UserNotifications.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/764376",
            "PushKit is for the messages that announce an incoming call; control messages have to go another way.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/117939",
            "On waking by push, registering with SIP and then reporting: the report has to come first.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/issues/251",
            "With iOS 13 a vendor moved the word of a cancelled call from the push to a connection held by its SDK.",
            "secondary",
        ),
    ),
    symbols=("PKPushType.voIP", "CXProvider.reportCall(with:endedAt:reason:)", "CXCallEndedReason.remoteEnded"),
    claims=("S9",),
    assumes=(
        "The model goes by what the payload says of itself; a payload that says nothing is not judged.",
        "The rule does not ask for the linked SDK: what Apple permits does not depend on it, only the punishment does.",
    ),
    field_rules=("VoIP pushes may carry nothing but new incoming calls",),
    see_also=("push.report-before-the-handler-returns", "push.no-push-without-a-ring", "calls.end-what-is-over"),
    near_misses=(NearMiss("reported-is-enough", "Any push will do if a call is reported for it.", reported_is_enough),),
)
