"""AVAudioSession.setActive(_:options:), while another app hosts a call

The microphone belongs to the call. Whoever else wants to record is refused; whoever only plays is let through.
"""

from collections.abc import Iterator

from callkit_restrictions.events.audio import (
    ActivateAudioSession,
    ActivateAudioSessionError,
    SetAudioSessionCategory,
)
from callkit_restrictions.events.people import OtherCallEnds, UserAnswersOtherCall
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    punish,
)
from callkit_restrictions.versions import From

INSUFFICIENT_PRIORITY = "561017449"
SOMEBODY_TALKS = "another app hosts a call, whose microphone nobody else may use"
RECORDS = frozenset({"record", "playAndRecord"})


def _during_another_call(history: History) -> Iterator[tuple[Entry[ActivateAudioSession], str]]:
    """The activations while another app hosts a call and this app has none, each with its category."""
    for ask in history.of(ActivateAudioSession):
        other = history.last(UserAnswersOtherCall, OtherCallEnds, before=ask)
        configured = history.last(SetAudioSessionCategory, before=ask)
        running = other is not None and isinstance(other.event, UserAnswersOtherCall)
        if running and not history.before(ask).calls and configured is not None and configured.event.category:
            yield ask, configured.event.category


def judge(history: History) -> Iterator[Finding]:
    """One finding for each activation during another app's call."""
    for ask, category in _during_another_call(history):
        yield expect(ask, category not in RECORDS, SOMEBODY_TALKS)


def playing_too(history: History) -> Iterator[Finding]:
    """The near miss: not even playing is allowed."""
    return (expect(ask, False, SOMEBODY_TALKS) for ask, _ in _during_another_call(history))


def record_alone(history: History) -> Iterator[Finding]:
    """The near miss: only the category `record` is refused."""
    return (expect(ask, category != "record", SOMEBODY_TALKS) for ask, category in _during_another_call(history))


def for_good(history: History) -> Iterator[Finding]:
    """The near miss: once another call was answered, recording is over."""
    yield from judge(history)
    settled = {ask.index for ask, _ in _during_another_call(history)}
    for ask in history.of(ActivateAudioSession):
        if ask.index not in settled and history.first(UserAnswersOtherCall, before=ask):
            yield Finding(ask, Outcome.FAILED, SOMEBODY_TALKS)


RESTRICTION = Restriction(
    id="audio.no-recording-during-another-call",
    title="While another app hosts a call, nobody else may record",
    kind="limit",
    judged_from="trace",
    holds=From("≤18.0"),
    consequence="refused: 561017449 insufficientPriority",
    watches=(ActivateAudioSession, SetAudioSessionCategory, UserAnswersOtherCall, OtherCallEnds),
    judge=judge,
    enforce=punish("refuse", lambda _: ActivateAudioSessionError(INSUFFICIENT_PRIORITY)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/AVFAudio/AVAudioSession.rs",
            "During another app's call a session for playing may be activated; those for recording fail with "
            "insufficientPriority.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CoreAudioTypes/AudioSessionTypes.rs",
            "insufficientPriority: somebody of higher rank, such as Phone, controls the audio.",
            "primary",
        ),
    ),
    symbols=("AVAudioSession.setActive(_:options:)", "AVAudioSession.ErrorCode.insufficientPriority"),
    assumes=(
        "The sentence stands in the SDK headers since the Xcode 16 generation at the latest; when it began is unknown.",
    ),
    numbers=(Number("error insufficientPriority", 561017449),),
    see_also=("audio.no-protection-without-callkit", "audio.let-callkit-activate"),
    near_misses=(
        NearMiss("playing-too", "Not even playing is allowed.", playing_too),
        NearMiss("record-alone", "Only the category record is refused.", record_alone),
        NearMiss("for-good", "Recording stays refused after the other call.", for_good),
    ),
)
