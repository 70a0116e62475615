"""A trace of any length, read and judged: a short one as a whole, a long one story by story and in little memory.

    report = checked("trace.jsonl", lines, restrictions, explain=False)

It is what `check` does with each file, and the page *Check your app* with each trace that is dropped.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from callkit_restrictions.check import judge, read
from callkit_restrictions.report.outcome import TraceReport, report_of
from callkit_restrictions.restriction import Restriction

LONG = 5_000
"""A trace of more lines than that is heard story by story; a shorter one is judged as a whole."""


class Interrupted(KeyboardInterrupt):
    """Somebody has seen enough, in the middle of a long trace: `found` is what was found until then."""

    def __init__(self, found: TraceReport) -> None:
        super().__init__()
        self.found = found


def checked(
    name: str, lines: Iterator[str | ValueError], restrictions: Iterable[Restriction], *, explain: bool
) -> TraceReport:
    """The report about one trace. What passed in a long one is told with `explain` only, and counted without.

    Raises:
        Interrupted: Ctrl-C, in a long trace.
    """
    begun = [*islice(lines, LONG + 1)]
    if len(begun) <= LONG:
        recording = read(name, begun)
        return report_of(recording, judge(recording, restrictions))
    from callkit_restrictions.check.court import Court  # noqa: PLC0415 - most traces are short
    from callkit_restrictions.report.minutes import Minutes  # noqa: PLC0415

    minutes = Minutes(Court(name, restrictions, wanted=explain))
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)  # next to nothing that a trace leaves behind refers to itself
    try:
        for verdict in minutes.court.hear(chain(begun, lines)):
            minutes.take(verdict)
    except KeyboardInterrupt:
        raise Interrupted(minutes.report) from None
    finally:
        gc.set_threshold(*thresholds)
    return minutes.report
