"""The tally in words, for people at a terminal, and as JSON for programs (`schemas/drive-report.schema.json`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from callkit_restrictions.drive.explore import Found
from callkit_restrictions.drive.tally import Breach, Tally
from callkit_restrictions.moments import clock
from callkit_restrictions.report.outcome import counted
from callkit_restrictions.report.plain import plain
from callkit_restrictions.report.text import say


def words(tally: Tally, *, explain: bool) -> None:
    """What is broken, where first, and why; with `explain` also what is kept, what not exercised, what not driven."""
    for found in tally.broken.values():
        breach(found[0], len(found))
    if explain:
        for answer, style in (("kept", "green"), ("not exercised", "yellow")):
            for restriction in tally.those(answer):
                plays = f"in {counted(tally.kept[restriction.id], 'play')}" if answer == "kept" else ""
                say((f"{answer:13}", style), " ", (restriction.id, "bold"), "  ", plays, indent=2)
        for scenario in tally.not_driven:
            say(("not driven   ", "dim"), f" {plain(scenario.name)}: {plain(scenario.why)}", indent=2)
        say()
    say((f"{', '.join(_sums(tally))}.", "bold"))
    for why, number in Counter(each.why for each in tally.not_driven).most_common():
        if not explain and number > 1:
            say((f"{number} not driven: {plain(why)}.", "dim"))


def _sums(tally: Tally) -> Iterator[str]:
    yield f"{counted(tally.scenarios, 'scenario')} in {counted(tally.plays, 'play')}"
    for answer in ("broken", "kept", "not exercised"):
        yield f"{len(tally.those(answer))} {answer}"
    if tally.not_driven:
        yield f"{counted(len(tally.not_driven), 'scenario')} not driven"


def breach(found: Breach, plays: int = 1, *, to: TextIO | None = None) -> None:
    """One restriction that is broken, in the first play that shows it."""
    restriction = found.restriction
    say(("BROKEN    ", "bold red"), " ", (restriction.id, "bold"), indent=2, to=to)
    rows = [
        ("", restriction.title),
        ("in", plain(found.play.name) + (f" (and {plays - 1} more)" if plays > 1 else "")),
        ("at", f"{clock(found.at)}: {plain(found.finding.target.event.name)}"),
        ("why", plain(found.finding.because)),
        ("so", restriction.consequence),
    ]
    for name, said in rows:
        say((f"{name:5}" if name else "", "dim"), said, indent=13, to=to)
    say(to=to)


def explored(found: Found, *, to: TextIO | None = None) -> None:
    """How a search ended, and what it has found."""
    if found.breach is not None:
        breach(found.breach, to=to)
    say((how_it_ended(found), "bold"), to=to)


def how_it_ended(found: Found) -> str:
    """One sentence."""
    if found.breach is not None:
        return f"Broken after {counted(found.acts, 'act')}; it took {counted(found.plays, 'play')} to find."
    if found.whole:
        return f"Nothing is broken in any play of up to {counted(found.acts, 'act')} ({counted(found.plays, 'play')})."
    return (
        f"Nothing is broken in the first {counted(found.plays, 'play')}, the longest with {counted(found.acts, 'act')}."
    )


def document(tally: Tally) -> str:
    """The whole tally as one JSON object."""
    breaches = [
        {
            "restriction": id_,
            "plays": [
                {
                    "play": each.play.name,
                    "at": each.at / 1000,
                    "event": each.finding.target.event.name,
                    "because": each.finding.because,
                }
                for each in found
            ],
        }
        for id_, found in tally.broken.items()
    ]
    report = {
        "version": 1,
        "scenarios": tally.scenarios,
        "plays": tally.plays,
        "broken": breaches,
        "kept": [{"restriction": each.id, "plays": tally.kept[each.id]} for each in tally.those("kept")],
        "not_exercised": [each.id for each in tally.those("not exercised")],
        "not_driven": [{"scenario": each.name, "why": each.why} for each in tally.not_driven],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)
