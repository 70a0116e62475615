"""AVAudioSession.interruptionNotification, for calls that CallKit does not know

Deciding between calls is what CallKit is for. A call that stays out of it is to the system just an app that makes
sound.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, punish
from callkit_restrictions.versions import From

WITHOUT = "a call without CallKit going on when the phone rings"
WITH = "a CallKit call giving way to another call only if the user says so"
SOUNDS = "a CallKit call that music and games cannot cut off"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each design that counts on its call when another call comes."""
    for wish in history.of(Rely):
        if wish.event.promise in {WITHOUT, WITH}:
            yield expect(
                wish, wish.event.promise == WITH, "a call outside CallKit is interrupted by any call that uses it"
            )


def everything_cuts_in(history: History) -> Iterator[Finding]:
    """The near miss: music and games interrupt a CallKit call as well."""
    yield from judge(history)
    for wish in history.of(Rely):
        if wish.event.promise == SOUNDS:
            yield expect(wish, False, "")


RESTRICTION = Restriction(
    id="audio.no-protection-without-callkit",
    title="A call outside CallKit is cut off by any call that uses it",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="the call is interrupted, and its session cannot be activated again (561017449) as long as the "
    "other call lasts",
    watches=(Rely,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "Settling who gets the audio is CallKit's first purpose; an app without it is interrupted at once by "
            "any call that has it.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/804510",
            "The session of a CallKit call has a higher priority than others, and no ordinary API can interrupt it.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "With CallKit a call ranks with phone and FaceTime calls, and other apps cannot interrupt it.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/Docs/"
            "managing-audio-interruptions.md",
            "A table by versions of iOS: without CallKit an app is not always told when an interruption is over.",
            "secondary",
        ),
    ),
    symbols=("AVAudioSession.interruptionNotification", "AVAudioSession.ErrorCode.insufficientPriority"),
    numbers=(Number("error insufficientPriority", 561017449),),
    see_also=("audio.no-recording-during-another-call", "ui.no-own-call-screen"),
    near_misses=(NearMiss("everything-cuts-in", "Music and games cut in as well.", everything_cuts_in),),
)
