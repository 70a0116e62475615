"""The reasons with which a call is reported as ended. None is an error; the wrong one writes a wrong history."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Ended reasons",
    5,
    "The reason in reportCall(with:endedAt:reason:) is what the app says, not what the system found. No "
    "number of these "
    "is an error; a wrong one makes a wrong entry in the history.",
)


def _reason(code: int, name: str, meaning: str) -> Signature:
    return Signature(
        id=f"ended-{code}",
        title=f"CXCallEndedReason {code}: {name}",
        kind="ended reason",
        tells="sign",
        says=(f"CXCallEndedReason.{name}", f"CXCallEndedReason(rawValue: {code})"),
        where="what the app reports",
        meaning=meaning,
        restrictions=("calls.name-the-true-reason",),
        confidence="high",
        seen_in="iOS 10 and later",
        evidence=("https://developer.apple.com/documentation/callkit/cxcallendedreason",),
        check=("Is this how the call ended, seen by the person with this phone?",),
    )


SIGNATURES = (
    _reason(1, "failed", "The call could not be made or kept, because of an error."),
    _reason(2, "remoteEnded", "The other side has hung up."),
    _reason(3, "unanswered", "The call never began to connect, and nobody ended it: a missed call."),
    _reason(4, "answeredElsewhere", "Another device of the person has taken the call."),
    _reason(5, "declinedElsewhere", "Another device of the person has declined the call."),
)
