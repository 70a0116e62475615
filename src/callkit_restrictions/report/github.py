"""Workflow commands for GitHub Actions: the broken lines are marked in the files of the pull request.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from callkit_restrictions.report.outcome import Report, in_sum


def github(report: Report, *, explain: bool) -> str:
    """One command for each broken restriction and each bad line; with `explain` also for what nobody can tell."""
    told = []
    for trace in report.traces:
        told += [
            _command("error", trace.source, problem.line, f"The {report.of} cannot be read", problem.message)
            for problem in trace.problems
        ]
        for finding in trace.those("failed", "cant-tell") if explain else trace.those("failed"):
            level = "error" if finding.outcome == "failed" else "notice"
            title = f"{finding.restriction.id}: {finding.restriction.title}"
            told.append(_command(level, trace.source, finding.line, title, finding.because))
    return "\n".join([*told, f"{', '.join(in_sum(report))}."])


def _command(level: str, file: str, line: int, title: str, message: str) -> str:
    return f"::{level} file={_property(file)},line={line},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
