"""The last run against those before it: what is new, fixed or regressed, and the last twenty at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from callkit_restrictions.restrictions import load
from callkit_restrictions.site import run_tables
from callkit_restrictions.site.markdown import text, verdict
from callkit_restrictions.site.past_runs import Changes, History, Past, as_past, changes, key
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.sightings import counted
from callkit_restrictions.site.table import table

SHOWN = 20
WIDTH, HEIGHT, BAR = 240, 48, 12


def section(results: Results, history: History | None) -> Iterator[str]:
    """The whole section; without a history it says how to have one."""
    yield from ("## Against earlier runs { #history }", "")
    if history is None:
        yield "This build was given no history. `callkit-restrictions pages --history FILE` adds each run to a file "
        yield from ("that only grows, and tells here what is new, fixed or regressed.", "")
        return
    if history.complaint:
        yield from (f"{verdict('open', 'Incomplete')} {text(history.complaint)}.", "")
    runs = [*history.before, as_past(results)]
    if len(runs) == 1:
        yield from (f"This is the first run in {text(history.name)}.", "")
        return
    yield from _compared(runs[-2], runs[-1], results)
    shown = runs[-SHOWN:]
    yield from _bars(shown)
    head = ("Run", "Commit", "Scenarios passed", "Restrictions agree", "New", "Fixed", "Regressed")
    told = [(runs[place - 1] if place else None, past) for place, past in enumerate(runs)][-SHOWN:]
    yield from table(head, (_row(before, past) for before, past in reversed(told)), "sheet--numbers")


def _compared(before: Past, now: Past, results: Results) -> Iterator[str]:
    rules = changes(before.restrictions, now.restrictions, "Agrees")
    played = changes(before.scenarios, now.scenarios, "PASSED")
    yield from (f"Compared with the run of {text(_when(before))}:", "")
    yield f"- restrictions: {_numbers(rules)}"
    yield from (f"- scenarios: {_numbers(played)}", "")
    names = {key(scenario): run_tables.where(scenario) for scenario in results.scenarios}
    names |= {rule.id: f"[{text(rule.title)}](restrictions/{path_of(rule)})" for rule in load().values()}
    for kind, word, keys in (
        ("differs", "Regressed", rules.regressed + played.regressed),
        ("agrees", "Fixed", rules.fixed + played.fixed),
        ("outside", "New", rules.new),
        ("outside", "Gone", rules.gone),
    ):
        yield from (f"- {verdict(kind, word)} {names.get(each, f'`{each}`')}" for each in keys)
    yield ""


def _numbers(found: Changes) -> str:
    told = f"{len(found.new)} new, {len(found.fixed)} fixed, {len(found.regressed)} regressed" + (
        f", {len(found.gone)} gone" if found.gone else ""
    )
    return told if any((found.new, found.fixed, found.regressed, found.gone)) else "nothing has changed"


def _bars(shown: list[Past]) -> Iterator[str]:
    """A bar a run, as high as it has scenarios; what did not pass is hollow and has a cross above it."""
    most = max(1, *(past.ran for past in shown))
    said = f"Scenarios of {counted(len(shown), 'run', 'runs')}, the newest at the right; the table has the numbers"
    yield f'<svg class="runs" viewBox="0 0 {WIDTH} {HEIGHT + BAR}" width="{WIDTH}" role="img" aria-label="{said}">'
    for place, past in enumerate(shown):
        left, failed = place * BAR, past.ran - past.passed
        whole, good = HEIGHT * past.ran / most, HEIGHT * past.passed / most
        top = HEIGHT + BAR - whole
        yield f'<rect class="good" x="{left}" y="{HEIGHT + BAR - good:.1f}" width="{BAR - 3}" height="{good:.1f}"/>'
        if failed:
            yield f'<rect class="bad" x="{left + 0.5}" y="{top:.1f}" width="{BAR - 4}" height="{whole - good:.1f}"/>'
            yield f'<text x="{left + (BAR - 3) / 2}" y="{top - 2:.1f}" text-anchor="middle">✕</text>'
    yield from ("</svg>", "")


def _row(before: Past | None, past: Past) -> list[str]:
    agree = sum(word == "Agrees" for word in past.restrictions.values())
    found = changes(before.scenarios, past.scenarios, "PASSED") if before else None
    counts = [str(len(each)) for each in (found.new, found.fixed, found.regressed)] if found else ["–"] * 3
    return [
        escape(past.started[:16].replace("T", " ")),
        f"<code>{escape(past.commit[:8])}</code>" if past.commit else "–",
        run_tables.of(past.passed, past.ran),
        run_tables.of(agree, len(past.restrictions)),
        *counts,
    ]


def _when(past: Past) -> str:
    commit = f", commit {past.commit[:12]}" if past.commit else ""
    return f"{past.started[:16].replace('T', ' ')} UTC{commit}"
