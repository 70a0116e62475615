"""Several traces at a time, each in a process of its own; the answers come in the order of the traces.

It is imported only where it is wanted: a browser has no processes.
"""

from __future__ import annotations

import copyreg
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from typing import TypeVar

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import find

S = TypeVar("S")
T = TypeVar("T")


def side_by_side(work: Callable[[S], T], things: Sequence[S], jobs: int) -> Iterator[T]:
    """What comes of each of the things. Whoever stops listening stops the processes."""
    _meet()
    jobs = min(jobs or os.cpu_count() or 1, len(things))
    as_before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the parent, which ends the others
    try:
        pool = get_context("spawn").Pool(jobs, _meet)
    finally:
        signal.signal(signal.SIGINT, as_before)
    with pool:  # leaving it ends them
        yield from pool.imap(work, things)


def _meet() -> None:
    """A restriction is known everywhere by its id."""
    copyreg.pickle(Restriction, _by_id)


def _by_id(restriction: Restriction) -> tuple[Callable[[str], Restriction], tuple[str]]:
    return find, (restriction.id,)
