"""INStartCallIntent

A tap in Recents, on a contact card, or a word to Siri does not start a call. It brings the app a wish and a handle.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.calls import RequestTransaction
from callkit_restrictions.events.people import AnswerIntent, HandleStartCallIntent
from callkit_restrictions.history import History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, settle, tolerate
from callkit_restrictions.versions import From

PATIENCE = seconds(10)
NOTHING_STARTED = "somebody asked for a call, and the app neither requested one nor said why not"


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each wish that the app does not turn down with a word of its own."""
    for wish in history.of(HandleStartCallIntent):
        started = history.first(RequestTransaction, after=wish, where=lambda ask: ask.action == "CXStartCallAction")
        told = history.first(AnswerIntent, after=wish, before=started)
        if told is not None and told.at < wish.at + PATIENCE:
            continue
        yield settle(history, wish, met_by=started, within=patience, because=NOTHING_STARTED)


def words_are_not_enough(history: History) -> Iterator[Finding]:
    """The near miss: even a wish that cannot be fulfilled has to become a call."""
    yield from judge(history)
    for wish in history.of(HandleStartCallIntent):
        if history.first(AnswerIntent, after=wish) is not None:
            yield settle(history, wish, met_by=None, within=PATIENCE, because=NOTHING_STARTED)


RESTRICTION = Restriction(
    id="calls.start-the-call-yourself",
    title="A call chosen in Recents, Contacts or Siri reaches the app as a wish; the app must start it",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the app comes to the front, and no call begins",
    watches=(HandleStartCallIntent, RequestTransaction, AnswerIntent),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "A tap in Recents launches the app with an intent in a user activity; the app then requests the start "
            "action.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/intents/instartcallintent",
            "The intent of iOS 13 and later; it may come from Recents where an app uses CallKit.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/"
            "Signal/Calls/CallKitCallManager.swift",
            "A shipping app that finds the conversation for a handle, also for an anonymous one.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/808173",
            "By Siri on a locked phone: either an unlock is demanded, or the transaction fails.",
            "anecdotal",
        ),
    ),
    symbols=(
        "INStartCallIntent",
        "INStartAudioCallIntent",
        "INStartVideoCallIntent",
        "NSUserActivity.interaction",
        "CXStartCallAction",
    ),
    disagreement="Whether Siri can start a call on a locked phone without an unlock: Apple's documentation says yes, "
    "two forum threads say no.",
    assumes=("Apple gives no time. The model waits 10 s for the request or for a word to the user.",),
    numbers=(Number("seconds until a wish counts as forgotten", 10, assumed=True),),
    see_also=("calls.fulfil-the-start-when-sent",),
    near_misses=(
        NearMiss("at-once", "The request must follow within half a second.", partial(judge, patience=seconds("0.5"))),
        NearMiss("words-are-not-enough", "Telling the user why there is no call is not enough.", words_are_not_enough),
    ),
)
