"""From sightings to findings: what each proves here, and how surely.

| a signature that is | alone | with a call near |
|---|---|---|
| a rule | a call rule explains it | the same |
| a sign | it is about calls, no rule is to blame | the same |
| one of any app's | known, and not one of the call rules | its restriction, if it has one |
"""

from __future__ import annotations

from dataclasses import replace

from callkit_restrictions.diagnose.circumstances import foreign, handling_a_push, lived, main_thread, platform
from callkit_restrictions.diagnose.company import Company
from callkit_restrictions.diagnose.diagnosis import Finding, Outcome, Seen
from callkit_restrictions.diagnose.matching import ABOUT_AN_END, Matcher, Sighting
from callkit_restrictions.diagnose.material import Circumstances
from callkit_restrictions.diagnose.plain import clause, plain
from callkit_restrictions.restrictions import load
from callkit_restrictions.signatures.signature import Signature
from callkit_restrictions.traits import Confidence

ORDER: tuple[Outcome, ...] = ("call-rule", "about-calls", "not-calls", "nothing")
SURE: tuple[Confidence, ...] = ("low", "medium", "high")
WATCHDOG = ("kill-8badf00d", "watchdog-scene-create", "watchdog-scene-update")
HANDLER = "push.keep-the-handler-short"
KILL_FROM_OUTSIDE = "kill-baadca11"
WITHOUT_SCREEN = ("non ui", "background", "unknown")
MANY_CODES = 3
"""Kill codes in one text, from which on it is taken for a table: a process dies once."""

FITS = (6.5, 20.0)
"""Seconds of life that fit a launch for a push: the check comes about 7 s after delivery (seen: up to 15 s)."""


def judge(matcher: Matcher, company: Company, told: Circumstances) -> tuple[Finding, ...]:
    """Every finding, the most telling one first."""
    table = _table(matcher)
    findings = [
        _finding(sightings, matcher.counts[id_], any(map(company.of, sightings)), told, listed=id_ in table)
        for id_, sightings in matcher.seen.items()
        if not (id_ == "err-callkit" and any(other.startswith("err-") and other != id_ for other in matcher.seen))
    ]
    return tuple(
        sorted(
            findings,
            key=lambda finding: (ORDER.index(finding.outcome), -SURE.index(finding.confidence), finding.seen[0].line),
        )
    )


def _table(matcher: Matcher) -> set[str]:
    """The codes that nobody says, if there are many: then it is a table of codes, and nothing that happened."""
    codes = {
        id_
        for id_, sightings in matcher.seen.items()
        if sightings[0].signature.kind == "termination code"
        and all(sighting.line.place == "message" and not sighting.line.process for sighting in sightings)
    }
    return codes if len(codes) >= MANY_CODES else set()


def _finding(sightings: list[Sighting], times: int, calls: bool, told: Circumstances, *, listed: bool) -> Finding:
    signature = sightings[0].signature
    best = min(sightings, key=lambda sighting: sighting.loosely)
    outcome, restrictions, confidence, because = _weighed(best, calls, told)
    versions = _versions(restrictions, told)
    if versions and outcome == "call-rule":
        confidence, because = "low", "the version does not fit"
    if listed:
        confidence, because = "low", "many codes stand side by side, as in a table of them"
    return Finding(
        signature=signature.id,
        title=signature.title,
        outcome=outcome,
        happened=signature.meaning,
        restrictions=restrictions,
        only_with_calls=signature.restrictions if outcome == "not-calls" else (),
        confidence=confidence,
        because=because,
        check=_check(signature, told),
        seen=tuple(Seen(sighting.line.number, plain(sighting.line.raw.strip())) for sighting in sightings),
        times=times,
        versions=versions,
    )


def _weighed(sighting: Sighting, calls: bool, told: Circumstances) -> tuple[Outcome, tuple[str, ...], Confidence, str]:
    """The outcome, the restrictions behind it, how sure, and why."""
    signature = sighting.signature
    if signature.id in WATCHDOG and handling_a_push(told):
        return "call-rule", (HANDLER,), "medium", "the main thread was in the push handler when the watchdog struck"
    match signature.tells:
        case "rule":
            confidence, because = _certainty(sighting)
            return "call-rule", signature.restrictions, confidence, because
        case "sign":
            return "about-calls", signature.restrictions, signature.confidence, signature.unruled or "it is no error"
    if not calls:
        return "not-calls", (), signature.confidence, "any app can meet it, and nothing around it speaks of a call"
    if not signature.restrictions:
        return "about-calls", (), "low", f"calls are near, but {signature.unruled}"
    if signature.normal:
        return (
            "about-calls",
            signature.restrictions,
            "low",
            "every app meets it; only its moment can be wrong",
        )
    sure = SURE[min(SURE.index(signature.confidence), SURE.index("medium"))]
    reasons = ("any app can meet it; here a call, or a VoIP push, was near", _several(signature))
    return "call-rule", signature.restrictions, sure, "; ".join(filter(None, reasons))


def _several(signature: Signature) -> str:
    return "several restrictions can lead to it" if len(signature.restrictions) > 1 else ""


def _certainty(sighting: Sighting) -> tuple[Confidence, str]:
    signature, place = sighting.signature, sighting.line.place
    if sighting.loosely:
        return "medium", "one sentence below the guideline's number has Apple's names for it; words were not compared"
    if signature.confidence != "high":
        return signature.confidence, clause(signature.note or _several(signature) or "the sources are not unanimous")
    if signature.kind == "termination code" and place != "termination":
        if not ABOUT_AN_END.search(sighting.line.message):
            return "medium", "the code is clear, but there is no report around it to show that a process ended with it"
        return "high", "the code has this one meaning, and the text gives it as the end of a process"
    if signature.kind == "termination code":
        return "high", "the code stands in the termination of a crash report, and Apple gives it this one meaning"
    if signature.kind == "NSError":
        return "high", "domain and code, or Apple's symbol, are there"
    if place == "frame":
        return "high", "the frame is in the backtrace of the crash"
    return "high", "it is said in so many words"


def _check(signature: Signature, told: Circumstances) -> tuple[str, ...]:
    """What to look at next; what the report shows already takes the place of the question."""
    if signature.id != KILL_FROM_OUTSIDE:
        return signature.check
    thread = main_thread(told)
    said = {
        "idle": (
            "Thread 0 was idle: the handler was probably never called. Is the push registry made, with its delegate, "
            "at the very beginning of every launch?"
        ),
        "waits": "Thread 0 was waiting: find what it waits for, and report the call before it.",
        "busy": "Thread 0 was busy: find what it did, and report the call before it.",
    }
    if thread is None:
        return signature.check
    rest = signature.check[1:2] if thread == "idle" else signature.check[:1]
    return (said[thread], *rest)


def _versions(restrictions: tuple[str, ...], told: Circumstances) -> str | None:
    """Where the report's system is outside of the range of every restriction."""
    if restrictions and foreign(told):
        return f"The report is from {plain(told.system or '')}, and these rules are those of iOS."
    on = platform(told)
    rules = [load()[id_] for id_ in restrictions if id_ in load()]
    if on is None or not rules:
        return None
    phone = replace(on, device="iPhone") if all(rule.holds.device is None for rule in rules) else on
    if any(rule.holds.hold_on(phone) is not False for rule in rules):
        return None
    return f"The report is from {plain(told.system or '')}, and the rule holds for {rules[0].holds}."


def circumstances(told: Circumstances) -> tuple[str, ...]:
    """What the report says of the moment, in sentences."""
    seconds, thread, said = lived(told), main_thread(told), []
    if told.exception or told.signal:
        said.append(f"It ended with {plain(' '.join(filter(None, (told.exception, told.signal))), 60)}.")
    if told.role:
        launch = ", as after a launch in the background" if told.role.lower() in WITHOUT_SCREEN else ""
        said.append(f"Its role was {plain(told.role, 40)}{launch}.")
    if seconds is not None:
        in_front = (told.role or "").lower() == "foreground"
        fits = " A launch for a push fits." if FITS[0] <= seconds <= FITS[1] and not in_front else ""
        said.append(f"It lived {seconds:.1f} s.{fits}")
    if told.unlocked_since_boot is False:
        said.append("The phone had not been unlocked since it started: files and keychain items may have been closed.")
    elif told.locked:
        said.append("The phone was locked: some files and keychain items were closed.")
    if thread:
        said.append(
            {"idle": "Thread 0 was idle.", "waits": "Thread 0 was waiting.", "busy": "Thread 0 was busy."}[thread]
        )
    return tuple(said)
