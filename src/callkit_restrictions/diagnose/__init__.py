"""Which rule killed my app? What people have in hand is read here: crash reports, logs, texts of App Review.

    source  bytes to lines, whatever they are        ips, text  lines to messages and circumstances
    matching  messages to sightings                  company  is a call anywhere near?
    letters  App Review in other languages
    judging  sightings to findings                   telling  findings to words, or JSON

It looks for the signatures of `callkit_restrictions.signatures` and for nothing else. What could happen to any app is
not blamed on calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from callkit_restrictions.diagnose import ips, text
from callkit_restrictions.diagnose.company import Company
from callkit_restrictions.diagnose.diagnosis import Diagnosis
from callkit_restrictions.diagnose.judging import circumstances, judge
from callkit_restrictions.diagnose.matching import Matcher
from callkit_restrictions.diagnose.material import Circumstances, Line
from callkit_restrictions.diagnose.source import Source, UnreadableError, opened
from callkit_restrictions.diagnose.summary import summary

__all__ = ["Diagnosis", "UnreadableError", "diagnose"]


def diagnose(name: str, stdin: BinaryIO) -> Diagnosis:
    """Read a file, or standard input where the name is `-`, and say what it tells.

    Raises:
        UnreadableError: there is nothing to read; one sentence.
    """
    told, matcher, company = Circumstances(), Matcher(), Company()
    with opened(name, stdin) as source:
        for line in _lines(source, told):
            found = matcher.look(line)
            company.hear(line, certain=any(signature.tells != "other" for signature in found))
    findings = judge(matcher, company, told)
    outcome, said = summary(findings, told, company.mentioned)
    if outcome == "nothing" and source.problems:
        said = f"As far as it could be read: {said[:1].lower()}{said[1:]}"
    return Diagnosis(
        source=source.name,
        outcome=outcome,
        summary=said,
        findings=findings,
        told=told,
        circumstances=circumstances(told),
        problems=tuple(source.problems),
    )


def _lines(source: Source, told: Circumstances) -> Iterator[Line]:
    """A report in JSON is one value and read whole; everything else is read line by line."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{") or b'"eventMessage"' in head:
        yield from text.read(source.lines(), told)
        return
    whole = source.everything()
    try:
        meta, rest, first = ips.split(whole)
    except ips.NotJSONError:
        meta, rest, first = {}, whole, 1
    ips.read_meta(meta, told)
    if not rest.lstrip().startswith("{"):  # an older report: metadata, then text
        yield from text.read(enumerate(rest.split("\n"), first), told)
        return
    try:
        report = ips.decoded(rest)
    except ips.NotJSONError as problem:
        if not ips.looks_like_report(rest):
            yield from _plain(whole, told)
            return
        source.problems.append((first + problem.line - 1, f"{problem}; what can be made out was read"))
        yield from ips.salvage(rest, first)
    else:
        if ips.is_meta(report):
            raise UnreadableError(f"{source.name}: it is the first line of a report without the rest; give all of it")
        yield from ips.read(report, rest, first, told) if ips.is_report(report) else _plain(whole, told)


def _plain(whole: str, told: Circumstances) -> Iterator[Line]:
    return text.read(enumerate(whole.split("\n"), 1), told)
