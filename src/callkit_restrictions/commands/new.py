"""The work of `new`."""

import subprocess
import sys
from argparse import Namespace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.restrictions import ID, load, renamed, source_of
from callkit_restrictions.traits import AREAS

MODULE = '''\
"""TODO: the restriction in one sentence, and how iOS keeps it."""

from collections.abc import Iterator

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, tolerate
from callkit_restrictions.versions import ALWAYS


def judge(history: History) -> Iterator[Finding]:
    """TODO: what there is one finding for, when it is kept and when it is broken."""
    for report in history.of(ReportNewIncomingCall):
        yield expect(report, True, "TODO: why it is a breach; and in place of True, whether it was kept")


RESTRICTION = Restriction(
    id="{id}",
    title="TODO: one sentence that a designer understands; the feature says the same",
    kind="duty",  # TODO: the kind: duty, limit, no-api or review
    judged_from="trace",  # TODO: what shows a breach: trace, design or build
    holds=ALWAYS,  # TODO: since when: From("13.0"), From("13.0").until("26.4"), ALWAYS
    consequence="TODO: what iOS does about it",
    watches=(ReportNewIncomingCall,),
    judge=judge,
    enforce=tolerate,  # TODO: what iOS does: punish("terminate", ...) or tolerate
    confidence="low",  # TODO: as sure as the evidence makes us: low, medium or high
    evidence=(
        Evidence(
            "apple-doc",  # TODO: the kind of source; Evidence lists them
            "TODO: the address of the source",
            "TODO: what it says, in our own words",
            "anecdotal",  # TODO: its strength: primary, secondary or anecdotal
            read="{today}",
        ),
    ),
    symbols=(),  # TODO: the symbols of Apple's that it is about, if any
    near_misses=(),  # TODO: the judge, wrong in one detail, for each number and exemption
)
'''
FEATURE = """\
@{id}
Feature: TODO: one sentence that a designer understands; the feature says the same

  TODO: two or three sentences more, without a number, a class or an id.

  **You can't have.** TODO: what a designer has to leave out.

  **Do instead.** TODO: what to plan in its place.

  **For engineers.** TODO: which call keeps it, and when.

  @kept
  Scenario: TODO: what a good app does, as a fact
    When the app reports a call from Anna

  @broken
  Scenario: TODO: what a bad app does, and what follows, as a fact
    When the app reports a call from Anna

  @outside
  Scenario: TODO: where the restriction has nothing to say, or no such scenario
    Given the app is in the background
"""


def run(arguments: Namespace) -> int:
    """Write, run, and tell.

    Raises:
        BadInput: the id cannot be used, or this is no checkout.
    """
    root, id_ = Path.cwd(), arguments.id
    module, feature = source_of(id_), root / "features" / f"{id_.replace('.', '/')}.feature"
    if not module.is_relative_to(root) or not (root / "features").is_dir():
        raise BadInput(
            "a restriction is begun in a checkout of the project, by the command that `make` has installed in it"
        )
    _refuse(id_)
    for path in (module, feature):
        if path.exists():
            raise BadInput(f"{path.relative_to(root)} is there already; nothing was written")
    today = f"{datetime.now(tz=UTC):%Y-%m-%d}"
    for path, text in ((module, MODULE.replace("{today}", today)), (feature, FEATURE)):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("{id}", id_), encoding="utf-8")
        print(f"written: {path.relative_to(root)}")
    print("\nWhat its first run says:", flush=True)
    subprocess.run([sys.executable, "-m", "pytest", "-q", feature.relative_to(root)], cwd=root, check=False)  # noqa: S603
    print("\nWrite these, then run make test. What a restriction needs: docs/contributing.md")
    return 0


def _refuse(id_: str) -> None:
    area = id_.partition(".")[0]
    if "." in id_ and area not in AREAS:
        near = get_close_matches(area, AREAS, n=1)
        instead = f"write {near[0]}" if near else f"the areas are {', '.join(AREAS)}"
        raise BadInput(f"there is no area {area!r}; {instead}")
    if not ID.fullmatch(id_):
        raise BadInput(f"{id_!r} is no id; write area.name-of-it in small letters, as in push.some-duty")
    if id_ in load():
        raise BadInput(f"there is a restriction {id_} already: {load()[id_].title}")
    if id_ in renamed():
        raise BadInput(f"{id_} is an old name of {renamed()[id_]}, and links to it still lead there; choose another")
