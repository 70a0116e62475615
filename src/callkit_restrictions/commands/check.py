"""The work of `check`."""

from argparse import Namespace
from collections.abc import Generator
from contextlib import closing
from functools import partial

from callkit_restrictions.check.sources import Source, find
from callkit_restrictions.commands import BadInput
from callkit_restrictions.commands._progress import Progress
from callkit_restrictions.report import text
from callkit_restrictions.report.checked import Interrupted, checked
from callkit_restrictions.report.formats import written
from callkit_restrictions.report.outcome import Report, TraceReport
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import RestrictionError, matching


def run(arguments: Namespace) -> int:
    """Check each trace; whoever interrupts gets what was found until then.

    Raises:
        BadInput: no restriction has such an id.
    """
    try:
        chosen = matching(arguments.only or ())
    except RestrictionError as problem:
        raise BadInput(str(problem)) from problem
    report = Report()
    try:
        with closing(_reports([*find(arguments.traces)], chosen, arguments)) as reports:
            for found in reports:
                report.traces.append(found)
                if arguments.format == "text":
                    text.trace(found, arguments.site, explain=arguments.explain)
    except Interrupted as stopped:
        report.traces.append(stopped.found)
        if arguments.format == "text":
            text.trace(stopped.found, arguments.site, explain=arguments.explain)
        raise
    finally:
        if arguments.format == "text":
            text.summary(report, explain=arguments.explain)
        else:
            print(written(arguments.format, report, arguments.site, explain=arguments.explain))
    return report.status


def _reports(sources: list[Source], chosen: list[Restriction], arguments: Namespace) -> Generator[TraceReport]:
    """The report about each trace, in their order; what takes long shows that it moves."""
    with Progress() as progress:
        ours = any(source.path is None and source.missing is None for source in sources)  # standard input
        if arguments.jobs != 1 and len(sources) > 1 and not ours:
            from callkit_restrictions.commands._jobs import side_by_side  # noqa: PLC0415 - not where there are no processes

            work = partial(checked_source, chosen=chosen, explain=arguments.explain)
            yield from progress.each(side_by_side(work, sources, arguments.jobs), len(sources))
        else:
            for source in sources:
                lines = progress.through(source)
                yield checked(source.name, lines, chosen, explain=arguments.explain)


def checked_source(source: Source, chosen: list[Restriction], *, explain: bool) -> TraceReport:
    """The report about one trace, read here."""
    return checked(source.name, source.lines(), chosen, explain=explain)
