"""Diagnoses in HTML: what happened, which restriction, how sure, what to check, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from callkit_restrictions.diagnose import Diagnosis, telling
from callkit_restrictions.diagnose.diagnosis import Finding
from callkit_restrictions.diagnose.plain import plain
from callkit_restrictions.report.html import article, link, whole
from callkit_restrictions.restrictions import load

_KINDS = {"call-rule": "failed", "about-calls": "cant-tell"}
"""Which colour an outcome has, as among the findings of a trace; what is no matter of calls has none."""


def diagnosis_page(diagnoses: Sequence[Diagnosis], unreadable: Iterable[str], site: str) -> str:
    """All of them as one HTML document."""
    parts = [f"<p>{escape(problem)}.</p>" for problem in unreadable]
    for diagnosis in diagnoses:
        parts += section(diagnosis, site)
    title = diagnoses[0].summary if len(diagnoses) == 1 else "Diagnosis"
    return whole(f"CallKit diagnosis: {title}", "What the files show", parts)


def section(diagnosis: Diagnosis, site: str) -> Iterator[str]:
    """One file."""
    told = diagnosis.told
    facts = ", ".join(plain(fact, 60) for fact in (told.form, told.app, told.system) if fact)
    yield f"<section><h2>{escape(diagnosis.source)}</h2><p>{escape(facts)}</p>"
    yield f'<p class="answer">{escape(diagnosis.summary)}</p>'
    if diagnosis.circumstances and diagnosis.outcome != "nothing":
        yield f"<p>{escape(' '.join(diagnosis.circumstances))}</p>"
    for finding in diagnosis.findings:
        yield article(
            _KINDS.get(finding.outcome, ""),
            telling.WORDS[finding.outcome],
            finding.title,
            [escape(finding.happened)] if finding.happened not in diagnosis.summary else [],
            _rows(finding, site),
        )
    for line, problem in diagnosis.problems:
        yield f"<p><strong>Line {line}:</strong> {escape(problem)}.</p>"
    yield "</section>"


def _rows(finding: Finding, site: str) -> Iterator[tuple[str, str]]:
    """The facts of a finding, each with its name."""
    if finding.versions:
        yield "Versions", escape(finding.versions)
    for name, ids in (("Restriction", finding.restrictions), ("Only during a call", finding.only_with_calls)):
        for id_ in ids:
            yield name, f"{link(site, _page(id_), load()[id_].title)} ({escape(id_)})"
    yield "How sure", escape(f"{finding.confidence}; {finding.because}")
    if finding.check:
        yield "Check", f"<ul>{''.join(f'<li>{escape(question)}</li>' for question in finding.check)}</ul>"
    for seen in finding.seen[: telling.MOST_SHOWN]:
        yield f"Line {seen.line}", f"<code>{escape(seen.text)}</code>"
    if finding.times > telling.MOST_SHOWN:
        yield "And", f"{finding.times - telling.MOST_SHOWN} more lines"
    yield "Read", link(site, telling.page(finding.signature), "what is known about this text")


def _page(id_: str) -> str:
    return f"restrictions/{id_.replace('.', '/', 1)}.html"
