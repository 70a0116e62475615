"""How a failed scenario is told: the sentence that failed, and what each broken restriction wants; not our own code.

    features/incoming.feature:7: Then the phone rings for Anna
    the phone never rang for Anna

    push.report-before-the-handler-returns is broken
      Every VoIP push is reported as an incoming call before its handler returns
      by       PKPushRegistryDelegate.didReceiveIncomingPush at 0 s
      why      the handler returned and no call had been reported for this push
      so       iOS terminates the app: NSInternalInconsistencyException (…)
      instead  Plan the incoming-call moment around what the push itself carries (…)
      page     restrictions/push/report-before-the-handler-returns.html

Where a project's own step or fixture raised, pytest tells it as always, and only the restrictions are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import pytest
from _pytest._code.code import ReprEntryNative, ReprExceptionInfo, ReprFileLocation, ReprTraceback, TerminalRepr
from pytest_bdd.parser import Scenario, Step

from callkit_restrictions.phone import CannotHappenError
from callkit_restrictions.prose import prose
from callkit_restrictions.restriction import Finding, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions_steps.pickles import uri_of
from callkit_restrictions_steps.scene import Scene


class Place(NamedTuple):
    """Where an error belongs."""

    error: BaseException
    path: str
    line: int
    sentence: str


_PLACE = pytest.StashKey[Place]()
ON_PURPOSE = "A scenario that breaks a restriction on purpose says so with two tags: @broken, and the restriction's id."


class BrokenError(AssertionError):
    """A scenario that is not what its tag says, or that breaks what it may not."""


def broken(scene: Scene, allowed: Collection[str], site: str) -> Iterator[str]:
    """A paragraph for each restriction that is broken and may not be, by the first of its failed findings."""
    told: set[str] = set()
    for id_, finding in scene.failed():
        if id_ not in allowed and id_ not in told:
            told.add(id_)
            yield _paragraph(next(each for each in scene.restrictions if each.id == id_), finding, site)


def _paragraph(restriction: Restriction, finding: Finding, site: str) -> str:
    known = restriction.id in load()  # a project's own has neither a page of ours nor a feature
    rows = {
        "by": str(finding.target),
        "why": finding.because,
        "so": restriction.consequence,
        "instead": " ".join(prose(restriction.id).instead.split()) if known else "",
        "page": site + restriction.page if known else "",
    }
    head = [f"{restriction.id} is broken", f"  {restriction.title}"]
    return "\n".join([*head, *(f"  {name:7}  {said}" for name, said in rows.items() if said)])


def site_of(config: pytest.Config) -> str:
    """Where the pages are, with a slash at its end; empty where nobody has said so."""
    site: str = config.getini("callkit_site")
    return site and f"{site.removesuffix('/')}/"


def place(item: pytest.Item, error: BaseException, scenario: Scenario, step: Step | None = None) -> None:
    """Remember where an error belongs: to a step, or to the scenario as a whole. Whatever else fails, pytest tells."""
    path = uri_of(scenario.feature.filename, item.config.rootpath)
    line = step.line_number if step else scenario.line_number
    sentence = f"{step.keyword} {step.name}" if step else f"{scenario.keyword}: {scenario.name}"
    item.stash[_PLACE] = Place(error, path, line, sentence)


def tell(item: pytest.Item, *, in_one_line: bool) -> None:
    """Tell a failure of this item in sentences. `in_one_line`: it is expected, and nobody wants to read it."""

    def words(excinfo: pytest.ExceptionInfo[BaseException], _style: object = None) -> str | TerminalRepr:
        error = excinfo.value
        if in_one_line and isinstance(error, AssertionError):
            return str(error)  # the tracebacks of the mutants took a third of the whole run
        where = item.stash.get(_PLACE, None)
        if where is None or where.error is not error or item.config.option.fulltrace:
            return type(item).repr_failure(item, excinfo)
        return _in_sentences(where)

    item.repr_failure = words  # type: ignore[method-assign, assignment]


def _in_sentences(where: Place) -> TerminalRepr:
    error, path, line, sentence = where
    notes = [f"\n{note}" for note in getattr(error, "__notes__", ())]
    said = [f"{path}:{line}: {sentence}", _message(error), *notes]
    entry = ReprEntryNative([f"{part}\n" for part in said])
    crash = ReprFileLocation(path, line, _message(error))
    return ReprExceptionInfo(reprtraceback=ReprTraceback([entry], None, style="native"), reprcrash=crash)


def _message(error: BaseException) -> str:
    match error:
        case KeyError():
            return f"this sentence does not know {error}"
        case AssertionError() | ValueError() | CannotHappenError() | pytest.fail.Exception():
            return str(error).partition("\nassert ")[0]  # what the step says, without pytest's own view of it
        case _:
            return f"{type(error).__name__}: {error}"
