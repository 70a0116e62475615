"""The tone that a caller hears while the other phone rings

The system plays none for an outgoing CallKit call. The app's own is heard from `didActivate` on, which comes after
the start action is fulfilled and long before anybody answers.
"""

from collections.abc import Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.audio import PlaySound, StartAudio
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

TOO_EARLY = "the ringback was started before didActivate: it is not heard, or cut off when the session changes"


def _ringbacks(history: History) -> Iterator[Entry[Event]]:
    """The starts of a ringback for an outgoing call, by the call's engine or by a player beside it."""
    for start in history.of(StartAudio, PlaySound):
        what = getattr(start.event, "purpose", None) or getattr(start.event, "what", None)
        outgoing = any(not call.incoming for call in history.before(start).calls.values())
        if what == "ringback" and outgoing:
            yield start


def judge(history: History) -> Iterator[Finding]:
    """One finding for each ringback of an outgoing call."""
    for start in _ringbacks(history):
        yield expect(start, history.before(start).session_active, TOO_EARLY)


def once_asked_for(history: History) -> Iterator[Finding]:
    """The near miss: the tone may start as soon as CallKit has handed the start action over."""
    return (expect(start, True, "") for start in _ringbacks(history))


def once_the_callee_answers(history: History) -> Iterator[Finding]:
    """The near miss: the session is not there before the call is connected."""
    for start in _ringbacks(history):
        connected = any(call.state == "connected" for call in history.before(start).calls.values())
        yield expect(start, connected, TOO_EARLY)


RESTRICTION = Restriction(
    id="audio.bring-your-own-ringback",
    title="The caller hears a ringback only if the app plays one, once the session is active",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the caller hears nothing, or no more than a piece of the tone",
    watches=(StartAudio, PlaySound),
    judge=judge,
    enforce=punish("withhold", lambda _: None),
    confidence="medium",
    evidence=(
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's sample of 2016 (a public copy): the start is fulfilled at once, progress is reported "
            "separately, and audio begins in didActivate.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/mfairley/expo-callkit-telecom/blob/2b63b81b6824c91a56a2c67a0774838de3bdb9d9/ios/Managers/"
            "CallManager%2BCXProviderDelegate.swift",
            "A module for Expo begins its dial tone in didActivate, if the outgoing call still connects, and takes "
            "it away with the call or the session.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/5d070245ab8c58ad7c0b6ff25136dece60b2bdd9/Signal/Calls/"
            "CallAudioService.swift",
            "The connecting tone waits a moment, since it would play only once otherwise.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-objc/issues/6",
            "Tones that callers had heard were gone once CallKit was added.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/ryanheise/just_audio/issues/1074",
            "On iOS 17 a player beside the call stayed silent while the CallKit call was active.",
            "anecdotal",
        ),
    ),
    symbols=("CXProviderDelegate.provider(_:didActivate:)", "CXStartCallAction", "AVAudioPlayer"),
    disagreement="From iOS 17 developers report that a player beside the call is silent even after didActivate; "
    "Apple has not answered. Mixing the tone into the call's own engine is the way round that is proposed.",
    assumes=(
        "The model gives a tone that starts too early no sound at all; on a device it may be heard and then cut off.",
    ),
    field_rules=("call audio starts on every didActivate and stops on every didDeactivate",),
    see_also=("audio.wait-for-activation", "calls.fulfil-the-start-when-sent", "calls.report-outgoing-progress"),
    near_misses=(
        NearMiss("once-asked-for", "The start action alone is enough.", once_asked_for),
        NearMiss("once-the-callee-answers", "The session comes only with the answer.", once_the_callee_answers),
    ),
)
