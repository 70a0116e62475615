"""The one sentence that answers the question."""

from __future__ import annotations

from callkit_restrictions.diagnose.diagnosis import Finding, Outcome
from callkit_restrictions.diagnose.material import Circumstances
from callkit_restrictions.diagnose.plain import clause, plain
from callkit_restrictions.errors import ERRORS

KILLERS = {"FRONTBOARD", "SPRINGBOARD", "RUNNINGBOARD", "ASSERTIOND", "JETSAM", "LIBXPC", "COREANIMATION"}
"""Namespaces in which a process is ended from outside. In SIGNAL, DYLD and the like it comes to grief by itself."""

NO_CRASH = {"298": "a report about memory", "288": "a snapshot of all processes", "210": "a panic of the kernel"}
CRASHES = {None, "109", "309", "509"}
THROWN = (
    "No call rule can be named. PushKit itself threw the exception, and the report does not give its words. It does so "
    "where no call was reported for a VoIP push, among others: look for the words in the console, or symbolicate the "
    "report."
)


def summary(findings: tuple[Finding, ...], told: Circumstances, mentioned: int | None) -> tuple[Outcome, str]:
    """The outcome and its sentence; `mentioned` is the first line that speaks of calls."""
    if findings and findings[0].outcome == "call-rule":
        return "call-rule", findings[0].happened
    if findings and findings[0].outcome == "about-calls":
        return "about-calls", f"No call rule is to blame, as far as this shows. {findings[0].happened}"
    if findings:
        return (
            "not-calls",
            f"{_known(findings[0])}, but it is not one of the call rules: {clause(findings[0].happened)}.",
        )
    if told.code is not None and told.namespace in KILLERS:
        return (
            "not-calls",
            f"Something killed it, but it is not one of the call rules: {told.namespace} with the code "
            f"{_hex(told.code)}, which has nothing to do with calls.",
        )
    if told.thrower == "PushKit":
        return "about-calls", THROWN
    return "nothing", f"{_spoken_of(mentioned)}{_more(told)}"


def _known(finding: Finding) -> str:
    if finding.signature.startswith(("kill-", "watchdog-")):
        return "Something killed it"
    return "A known line was found" if finding.signature.startswith("log-") else "A known error was found"


def _hex(code: int) -> str:
    return f"0x{code % (1 << 64):x}"


def _spoken_of(mentioned: int | None) -> str:
    if mentioned is None:
        return "Nothing here is about calls."
    return f"Calls are mentioned (first in line {mentioned}), but no sign of a call rule was found."


def _more(told: Circumstances) -> str:
    if told.bug_type not in CRASHES:
        kind = plain(str(told.bug_type), 12)
        return f" The file is {NO_CRASH.get(str(told.bug_type), 'not a crash report')} (bug type {kind})."
    if told.exception:
        signal = f" ({plain(told.signal, 20)})" if told.signal else ""
        return f" The process ended with {plain(told.exception, 40)}{signal}, {_reason(told)}."
    if told.signal:
        return f" The process ended with {plain(told.signal, 20)}, {_reason(told)}."
    return _without_its_domain(told.code_alone)


def _without_its_domain(code: int | None) -> str:
    """A code that stands alone may be one of several."""
    cases = [f"{case.name} in {case.domain}" for case in ERRORS.values() if case.code == code]
    return f" The code {code} says something only beside its domain: it is {', '.join(cases)}." if cases else ""


def _reason(told: Circumstances) -> str:
    """Two ends need more than their names: a kill its code, an abort the words or the frames of what led to it."""
    if told.signal == "SIGKILL" and told.namespace is None:
        return "killed from outside, and its termination reason, which would say why, is not shown"
    if told.signal == "SIGABRT" and not told.explained:
        return "and neither words nor symbols show why: look for an exception's reason in the console"
    return "for a reason of its own"
