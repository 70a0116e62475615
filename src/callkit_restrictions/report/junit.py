"""JUnit XML for build machines: one suite a trace, one case for each restriction that has something to say about it.

A case that nobody can tell is skipped, a line that cannot be read is an error. What is broken is also a property of
the suite, `broken`, as in the JUnit XML of a run of specs. The form is the one that Jenkins reads:
https://github.com/jenkinsci/xunit-plugin (junit-10.xsd).
"""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from callkit_restrictions.report.outcome import Finding, Report, TraceReport

_HARSHEST = ("failed", "cant-tell", "passed")


def junit(report: Report) -> str:
    """The whole report as one XML document."""
    suites = Element("testsuites", name="callkit-restrictions")
    for trace in report.traces:
        suites.append(_suite(trace, report.of))
    for count in ("tests", "failures", "errors"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode")


def _suite(trace: TraceReport, of: str) -> Element:
    suite = Element("testsuite", name=trace.source)
    properties = SubElement(suite, "properties")
    for id_ in sorted({finding.restriction.id for finding in trace.those("failed")}):
        SubElement(properties, "property", name="broken", value=id_)
    by_id = sorted(trace.findings, key=lambda each: each.restriction.id)
    for id_, group in groupby(by_id, key=lambda each: each.restriction.id):
        found = [*group]
        case = SubElement(suite, "testcase", classname=id_.partition(".")[0], name=id_)
        outcome = next(each for each in _HARSHEST if any(finding.outcome == each for finding in found))
        told = [finding for finding in found if finding.outcome == outcome]
        if outcome != "passed":
            kind = "failure" if outcome == "failed" else "skipped"
            verdict = SubElement(case, kind, type=outcome, message=told[0].restriction.title)
            verdict.text = "\n".join(_said(finding) for finding in told)
    for problem in trace.problems:
        case = SubElement(suite, "testcase", classname=of, name=f"line {problem.line} can be read")
        SubElement(case, "error", type="unreadable", message=problem.message)
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{kind}"))))
    suite.set("tests", str(len(suite.findall("testcase"))))
    return suite


def _said(finding: Finding) -> str:
    return f"line {finding.line}: {finding.event}: {finding.because}"
