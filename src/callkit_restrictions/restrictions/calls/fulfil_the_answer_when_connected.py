"""CXAnswerCallAction.fulfill()

Fulfilling the answer says: people can talk now. The call timer starts, and the audio session is activated.
"""

from collections.abc import Iterator

from callkit_restrictions.events.actions import FulfillAction, PerformAnswerCallAction, PerformStartCallAction
from callkit_restrictions.events.audio import StartAudio, TellWebRTCActivated
from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.people import MediaConnected
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import seconds
from callkit_restrictions.questions import began, begins_again
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

TOO_EARLY = "the answer was fulfilled before the connection stood: the call timer runs over silence"


def fulfilled(history: History) -> Iterator[tuple[Entry[FulfillAction], Entry[MediaConnected]]]:
    """Each fulfilled answer, with the connection that came after the user had answered; if the history shows one."""
    for done in history.of(FulfillAction):
        call = done.event.call
        if done.event.action != "CXAnswerCallAction" or call is None:
            continue
        answered = history.last(PerformAnswerCallAction, call=call, before=done)
        if answered is None:
            continue
        connected = _connection(history, answered)
        if connected is not None and connected.index > answered.index:
            yield done, connected


def _connection(history: History, answered: Entry[PerformAnswerCallAction]) -> Entry[MediaConnected] | None:
    """The first connection of a call, while it is there. One that names no call is of the one answered last of all."""
    call = answered.event.call
    since = began(history, call, answered) or history.last(ProcessTerminated, before=answered)
    for media in history.of(MediaConnected, after=since, before=begins_again(history, call, answered)):
        known = history.before(media).calls
        if media.event.call == call and (call in known or media.index < answered.index):
            return media
        if media.event.call is None and call in known:
            answers = history.of(PerformAnswerCallAction, before=media)
            if [answer.event.call for answer in answers if answer.event.call in known][-1:] in ([], [call]):
                return media
    return None


def needs_the_session_first(history: History, done: Entry[FulfillAction], stands: Entry[MediaConnected]) -> bool:
    """Does the app start its audio before it connects? Engines that need the session for that fulfil at once."""
    return history.first(StartAudio, TellWebRTCActivated, after=done, before=stands) is not None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each answer whose connection the history shows; the connection has to come first."""
    for done, stands in fulfilled(history):
        if needs_the_session_first(history, done, stands):
            continue
        yield expect(done, stands.index < done.index, TOO_EARLY, met_by=stands)


def only_by_the_clock(history: History) -> Iterator[Finding]:
    """The near miss: a connection that comes within five seconds is early enough."""
    for done, stands in fulfilled(history):
        yield expect(done, stands.at < done.at + seconds(5), TOO_EARLY, met_by=stands)


RESTRICTION = Restriction(
    id="calls.fulfil-the-answer-when-connected",
    title="The answer action is fulfilled when people can talk, not before",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the call timer counts while nothing can be heard",
    watches=(
        FulfillAction,
        PerformAnswerCallAction,
        PerformStartCallAction,
        ReportNewIncomingCall,
        MediaConnected,
        StartAudio,
        TellWebRTCActivated,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "An answer that comes before the connection is kept pending; the screen says connecting meanwhile, and a "
            "connection that cannot be made ends the call as failed.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "With the fulfilled answer the system starts the audio session of the call, then calls back.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "The connection is begun while the phone rings.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/GetStream/stream-video-swift/blob/8196aff7274afded5f2e1c54e6c0adc4226bc19e/"
            "Sources/StreamVideo/CallKit/CallKitService.swift",
            "The answer waits for the join; fulfilled when joined, failed once on an error.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/siprix/FlutterPluginFederated/pull/61",
            "The opposite choice: fulfils at once, because otherwise the callback never came.",
            "anecdotal",
        ),
    ),
    symbols=("CXAnswerCallAction", "CXAction.fulfill()", "CXCallEndedReason.failed"),
    disagreement="Two camps: to wait for the connection (Apple's PushKit article and WWDC 2019; Stream, "
    "Wire, Signal), or to fulfil at once (Apple's sample of 2016; Linphone, Siprix). The model "
    "follows the article.",
    assumes=("Nothing is judged where the history does not show when the call connected.",),
    field_rules=("answer and start actions are fulfilled only when the call has really reached that state",),
    see_also=("calls.finish-every-action", "calls.fulfil-the-start-when-sent"),
    near_misses=(
        NearMiss("within-five-seconds", "A connection within five seconds is early enough.", only_by_the_clock),
    ),
)
