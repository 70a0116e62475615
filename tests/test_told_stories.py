"""Stories of our own, told as people tell them: without times, with stand-ins for UUIDs. Who is blamed, and for what?

One line is an event and its arguments; `A` after an event is its call. Beside the field cases these are the plain
courses of a call, which no restriction may object to, and one slip for each rule that traces can show.
"""

import json

import pytest

from callkit_restrictions import load
from callkit_restrictions.check import judge, read

SHORT = {
    "push": "PKPushRegistryDelegate.didReceiveIncomingPush app_state=background",
    "return": "PKPushRegistryDelegate.didReceiveIncomingPush.return",
    "report": "CXProvider.reportNewIncomingCall",
    "shown": "CXProvider.reportNewIncomingCall.completion",
    "answered": "CXAnswerCallAction.perform",
    "answer": "CXAction.fulfill action=CXAnswerCallAction",
    "ended": "CXEndCallAction.perform",
    "end": "CXAction.fulfill action=CXEndCallAction",
    "over": "CXProvider.reportCall(endedAt:reason:)",
    "request": "CXCallController.request",
    "told": "CXCallController.request.completion",
    "started": "CXStartCallAction.perform",
    "start": "CXAction.fulfill action=CXStartCallAction",
    "active": "CXProviderDelegate.didActivate",
    "inactive": "CXProviderDelegate.didDeactivate",
    "held": "CXSetHeldCallAction.perform onHold=true",
    "back": "CXSetHeldCallAction.perform onHold=false",
    "hold": "CXAction.fulfill action=CXSetHeldCallAction",
}
TALK = "report A / answered A / answer A / active / audio.start"
PLACE = "request A action=CXStartCallAction / told A / started A / start A / active / audio.start"

BLAMELESS = {
    "an incoming call": "push / report A / shown A / return / answered A / answer A / active / audio.start / "
    "ended A / end A / inactive / audio.stop",
    "an outgoing call": f"{PLACE} / remote.answer A / CXProvider.reportOutgoingCall(connectedAt:) A / "
    "remote.hangup A / over A reason=remoteEnded / inactive / audio.stop",
    "an unanswered call": "push / report A / return / remote.cancel A / over A reason=unanswered",
    "a declined call": "push / report A / return / ui.decline A / ended A / end A",
    "a call that another phone takes": "report A / call.answeredElsewhere A / over A reason=answeredElsewhere",
    "a push in the foreground": "PKPushRegistryDelegate.didReceiveIncomingPush app_state=active / return",
    "an alert push": "PKPushRegistryDelegate.didReceiveIncomingPush type=alert / return",
    "a push during a call": f"{TALK} / push / return",
    "a second push for the call that rings": "push / report A / return / push / report A / shown A error=2 / return",
    "hold and back": f"{TALK} / held A / hold A / inactive / audio.stop / back A / hold A / active / audio.start",
    "audio in the held handler, as in Apple's sample": f"{TALK} / held A / audio.stop / hold A / inactive / back A / "
    "audio.start / hold A / active",
    "two calls that are swapped": f"{TALK} / report B / held A / hold A / answered B / answer B / active / audio.start",
    "a second call that is declined": f"{TALK} / report B / ended B / end B / remote.hangup A / over A "
    "reason=remoteEnded",
    "a session that is prepared beforehand": f"AVAudioSession.setCategory category=playAndRecord / {TALK}",
    "a sound before any call": f"AVAudioSession.setActive(true) / AVAudioSession.setActive(false) / {TALK}",
    "a sound as a push comes in the foreground": "PKPushRegistryDelegate.didReceiveIncomingPush app_state=foreground / "
    "AVAudioSession.setActive(true) / report A / return",
    "a sound between a push and the next call": "push / report A / over A reason=failed / "
    "AVAudioSession.setActive(true) / report B",
    "a sound after the last call": f"{TALK} / ended A / end A / inactive / audio.stop / AVAudioSession.setActive(true)",
    "the speaker by its override": f"{TALK} / ui.speaker on=true / AVAudioSession.overrideOutputAudioPort port=speaker",
    "a new process, a new provider": "CXProvider.init / process.terminated / process.launched / CXProvider.init",
    "a provider replaced with care": "CXProvider.init / CXProvider.invalidate / CXProvider.init / report A",
    "an answer that could not be made true": "report A / answered A / media.failed A / CXAction.fail A "
    "action=CXAnswerCallAction",
    "a reset that is obeyed": f"{TALK} / CXProviderDelegate.providerDidReset / audio.stop / media.leave A",
    "a tap in Recents": "recents.tap / INStartCallIntent.handle / " + PLACE,
    "a call that the user's Focus keeps away": "push / report A / shown A error=3 / return / backend.notRung A",
    "digits": f"{TALK} / CXPlayDTMFCallAction.perform A / CXAction.fulfill A action=CXPlayDTMFCallAction",
    "words of nobody else": "sdk.connect A / backend.ping / app.everything uuid=A / logger.flush",
    "a push that an SDK reports by itself": "push / sdk.handlePush / return / answered A / answer A / active",
    "a push that another framework reports": "push / ConversationManager.report / return / callUI.ringing A",
    "a push of which only the completion was logged": "push / return / shown A error=3",
    "a push during a call from before the recording": "active / audio.start / push / return / ended A / end A",
    "a room under two calls, one after the other": "report ROOM / over ROOM reason=remoteEnded / report ROOM / "
    "answered ROOM / answer ROOM",
    "a build for Europe": "AppStore.submitted includes=CallKit territories=DE feature=calls UIBackgroundModes=voip",
}

FAULTS = {
    "push.report-before-the-handler-returns": "push / backend.fetch / return / report A / process.terminated "
    "exception=NSInternalInconsistencyException",
    "push.keep-the-handler-short": "push / backend.fetch / process.terminated code=3131951633",
    "push.only-for-new-calls": "PKPushRegistryDelegate.didReceiveIncomingPush payload=hangup / return / "
    "process.terminated exception=NSInternalInconsistencyException",
    "calls.finish-every-action": "report A / answered A / CXProviderDelegate.timedOutPerforming",
    "calls.end-what-is-over": "report A / remote.cancel A / callUI.stillShown A",
    "calls.name-the-true-reason": "report A / remote.cancel A / over A reason=CXCallEndedReasonAnsweredElsewhere",
    "calls.name-a-known-call": "report A / request B action=CXEndCallAction / told B error=unknownCallUUID",
    "calls.keep-one-provider": "CXProvider.init provider=1 / report A / CXProvider.init provider=2",
    "calls.fresh-uuid": "report A handle=1 / report A handle=2 / shown A error=callUUIDAlreadyExists",
    "calls.stay-within-the-call-groups": f"{TALK} / request B action=CXStartCallAction / told B error=7",
    "calls.create-the-provider-at-launch": "CXProvider.init / request A action=CXStartCallAction / told A error=7",
    "calls.well-formed-uuid": "report 5f8d0d55b54764421b7156d9",
    "calls.fulfil-the-answer-when-connected": "report A / answered A / answer A / active / media.connected A",
    "calls.report-outgoing-progress": f"{PLACE} / remote.answer A / media.connected A / remote.hangup A / over A "
    "reason=remoteEnded",
    "calls.forget-calls-after-a-reset": f"{TALK} / CXProviderDelegate.providerDidReset / media.connected A",
    "audio.let-callkit-activate": "report A / answered A / AVAudioSession.setActive(true) / answer A",
    "audio.wait-for-activation": "report A / answered A / audio.start / answer A / active",
    "audio.switch-the-speaker-by-override": f"{TALK} / ui.speaker on=true / AVAudioSession.setCategory "
    "category=AVAudioSessionCategoryPlayAndRecord options=defaultToSpeaker",
    "audio.configure-before-fulfilling": "report A / answered A / answer A / AVAudioSession.setCategory "
    "category=playAndRecord / active",
    "ui.leave-the-ringing-to-the-system": "report A / audio.start what=ringtone / answered A",
    "background.declare-the-voip-mode": "request A action=CXStartCallAction / told A error=1",
    "store.no-callkit-in-china": "AppStore.submitted includes=CallKit territories=CN",
    "store.voip-mode-only-for-calling": "AppStore.submitted UIBackgroundModes=voip feature=chat",
}


def lines(story: str, header: dict | None = None) -> list[str]:
    told = [{"format": "callkit-trace", "version": 1, **(header or {})}]
    for sentence in story.split(" / "):
        words = (SHORT.get(sentence.split()[0], sentence.split()[0]) + " " + " ".join(sentence.split()[1:])).split()
        args = dict(word.split("=") for word in words[1:] if "=" in word)
        args.update([("uuid", word) for word in words[1:] if "=" not in word])
        truths = {"true": True, "false": False}
        told.append({"event": words[0], "args": {key: truths.get(value, value) for key, value in args.items()}})
    return [*map(json.dumps, told)]


def failed(told: list[str]) -> list[str]:
    recording = read("a story", told)
    assert not recording.problems
    return [each.restriction.id for each in judge(recording, load().values()) if each.outcome == "failed"]


@pytest.mark.parametrize(
    "header", [{}, {"platform": {"ios": "17.4"}}, {"platform": {"ios": "26.4"}, "starts": "launch"}]
)
@pytest.mark.parametrize("story", BLAMELESS)
def test_a_plain_course_breaks_nothing(story, header):
    assert failed(lines(BLAMELESS[story], header)) == []


@pytest.mark.parametrize("story", BLAMELESS)
def test_nor_does_any_end_of_it(story):
    told = lines(BLAMELESS[story], {"platform": {"ios": "17.4"}, "starts": "mid-call"})
    for first in range(1, len(told)):
        assert failed([told[0], *told[first:]]) == [], first


@pytest.mark.parametrize("id_", FAULTS)
def test_a_slip_is_named(id_):
    assert id_ in failed(lines(FAULTS[id_]))
    assert id_ in failed(lines(FAULTS[id_], {"platform": {"ios": "17.4"}}))


@pytest.mark.parametrize("id_", FAULTS)
def test_a_slip_is_named_whatever_stands_around_it(id_):
    noise = json.dumps({"event": "logger.write", "args": {"uuid": "A"}})
    told = lines(FAULTS[id_], {"platform": {"ios": "17.4"}})
    assert id_ in failed([told[0], *(each for line in told[1:] for each in (noise, line)), noise, '{"end": true}'])


@pytest.mark.parametrize(
    "story",
    [
        "push / return / process.terminated / process.launched / answered A",
        "push / return / push / report A / return / answered A",
        "report A / push / return / answered A",
    ],
)
def test_a_call_that_came_otherwise_excuses_no_push(story):
    assert failed(lines(story, {"platform": {"ios": "17.4"}})) == ["push.report-before-the-handler-returns"]


def test_an_activation_in_the_push_handler_is_meant_for_the_call():
    story = "push / AVAudioSession.setActive(true) / AVAudioSession.setActive.error code=560557684 / report A / return"
    assert failed(lines(story)) == ["audio.let-callkit-activate"]
