"""A diagnosis in words for a terminal, and as JSON. Nothing that was read gets out unescaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import TextWrapper
from typing import Any

from callkit_restrictions.diagnose.diagnosis import Diagnosis, Finding
from callkit_restrictions.diagnose.plain import plain
from callkit_restrictions.restrictions import load

WIDTH = 100
WORDS = {
    "call-rule": "A call rule explains it",
    "about-calls": "About calls",
    "not-calls": "Known, but no call rule",
}
MOST_SHOWN = 3
VERSION = 1


def words(diagnosis: Diagnosis) -> str:
    """The whole diagnosis as text, several lines."""
    return "\n".join(_lines(diagnosis))


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    told, told_already = diagnosis.told, set[tuple[str, ...]]()
    facts = ", ".join(plain(fact, 60) for fact in (told.form, told.app, told.system) if fact)
    yield f"{diagnosis.source} ({facts})"
    yield _filled(diagnosis.summary)
    if diagnosis.circumstances and diagnosis.outcome != "nothing":
        yield _filled(" ".join(diagnosis.circumstances))
    for finding in diagnosis.findings:
        yield ""
        yield f"  {WORDS[finding.outcome]}: {finding.title}"
        if finding.restrictions and finding.restrictions in told_already:
            yield "    The same restriction as above."
        else:
            yield from _reasons(finding, finding.happened in diagnosis.summary)
        told_already.add(finding.restrictions)
        yield from _places(finding)
    for line, problem in diagnosis.problems:
        yield ""
        yield _filled(f"Line {line}: {problem}.")


def _reasons(finding: Finding, said: bool) -> Iterator[str]:
    """What happened, unless it has been `said`; which restriction; how sure; what to check."""
    if not said:
        yield _filled(finding.happened, "    ")
    if finding.versions:
        yield _filled(finding.versions, "    ")
    for id_ in finding.restrictions:
        yield _filled(f"Restriction: {load()[id_].title} ({id_})", "    ")
    for id_ in finding.only_with_calls:
        yield _filled(f"Only if a call was going on: {load()[id_].title} ({id_})", "    ")
    yield _filled(f"How sure: {finding.confidence}; {finding.because}.", "    ")
    yield from (_filled(f"Check: {question}", "    ") for question in finding.check)


def _places(finding: Finding) -> Iterator[str]:
    yield from (f"    Line {seen.line}: {seen.text}" for seen in finding.seen[:MOST_SHOWN])
    if finding.times > MOST_SHOWN:
        yield f"    … and {finding.times - MOST_SHOWN} more"
    yield f"    Read: {page(finding.signature)}"


def page(signature: str) -> str:
    """Where the site explains a signature."""
    return f"errors.html#{signature}"


def _filled(text: str, margin: str = "  ") -> str:
    return TextWrapper(
        WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ", break_long_words=False, break_on_hyphens=False
    ).fill(text)


def document(diagnoses: Iterable[Diagnosis], unreadable: Iterable[str]) -> str:
    """All of them as JSON; the schema is schemas/diagnosis.schema.json. No `<` in it: it may be put into a page."""
    content = {
        "version": VERSION,
        "diagnoses": [_record(diagnosis) for diagnosis in diagnoses],
        "unreadable": list(unreadable),
    }
    return json.dumps(content, ensure_ascii=True, indent=2).replace("<", "\\u003c").replace(">", "\\u003e")


def _record(diagnosis: Diagnosis) -> dict[str, Any]:
    told = diagnosis.told
    return {
        "source": diagnosis.source,
        "form": told.form,
        "app": plain(told.app, 60) if told.app else None,
        "system": plain(told.system, 60) if told.system else None,
        "outcome": diagnosis.outcome,
        "summary": diagnosis.summary,
        "circumstances": list(diagnosis.circumstances),
        "findings": [_of(finding) for finding in diagnosis.findings],
        "problems": [{"line": line, "message": message} for line, message in diagnosis.problems],
    }


def _of(finding: Finding) -> dict[str, Any]:
    return {
        "signature": finding.signature,
        "title": finding.title,
        "outcome": finding.outcome,
        "happened": finding.happened,
        "restrictions": [_restriction(id_) for id_ in finding.restrictions],
        "only_with_calls": [_restriction(id_) for id_ in finding.only_with_calls],
        "confidence": finding.confidence,
        "because": finding.because,
        "versions": finding.versions,
        "check": list(finding.check),
        "seen": [{"line": seen.line, "text": seen.text} for seen in finding.seen],
        "times": finding.times,
        "page": page(finding.signature),
    }


def _restriction(id_: str) -> dict[str, str]:
    return {"id": id_, "title": load()[id_].title, "page": load()[id_].page}
