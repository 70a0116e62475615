"""The page of results: what failed, the four truths, the run by area, restriction, release and time, and downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from callkit_restrictions.restrictions import load
from callkit_restrictions.site import downloads, history_section, run_tables, truths
from callkit_restrictions.site.example import failures
from callkit_restrictions.site.markdown import front_matter, slug, text, verdict
from callkit_restrictions.site.past_runs import History
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.truths import TRUTHS, marks
from callkit_restrictions.versions import RELEASES

LEGEND = {
    "specs": (
        ("agrees", "Agrees", "every scenario passed, and every phone made wrong on purpose was noticed"),
        ("differs", "Disagrees", "a scenario failed, or nobody noticed a wrong phone (*Cannot fail*)"),
        ("open", "Not run", "no result"),
    ),
    "sources": (
        ("full", "Supported", "a primary source at least, high confidence, nothing left open"),
        ("open", "Open point", "the same or medium confidence, but on one point sources disagree or are silent"),
        ("part", "In part", "medium confidence"),
        ("thin", "Thin", "low confidence, or no primary source"),
    ),
    "field": (
        ("told", "Reports", "so many public reports show it, and its page tells them"),
        ("cited", "Cited", "no report is told, but the evidence cites some"),
        ("none", "None known", "no report is known to us"),
    ),
    "current": (
        ("seen", "Seen", "a report of the two years before the run shows it"),
        ("read", "Read", "no such report, but all its sources were read in the year before the run"),
        ("due", "Read again", "some source was read longer ago than that"),
        ("ended", "Until", "the newest release no longer has it"),
    ),
}
"""What each mark means, as `truths.py` computes it."""


JUMPS = (
    '<p class="jumps" markdown>[Four truths](#four-truths) [By area](#by-area) [By restriction](#by-restriction) '
    "[By release](#by-release) [Wrong phones](#wrong-phones) [Slowest](#slowest) [Earlier runs](#history) "
    "[Downloads](#downloads)</p>"
)


def results_page(results: Results, history: History | None = None) -> str:
    """The whole page; `history` are the runs before this one, where a file of them was given."""
    lines = front_matter(
        "Results", "The last run of all specifications: what ran, what came of it, what it proves.", "toc"
    )
    word = "Every spec agrees with the model" if results.success else "The run is red"
    lines += ["# Results of the last run", "", verdict("agrees" if results.success else "differs", word), ""]
    lines += [*_summary(results), JUMPS, "", *_failed(results), *_truths(results)]
    lines += [*run_tables.areas(results), *run_tables.restrictions(results), *run_tables.releases(results)]
    lines += [*run_tables.wrong_phones(results), *run_tables.slowest(results)]
    lines += [*history_section.section(results, history), *downloads.section()]
    return "\n".join(lines) + "\n"


def _summary(results: Results) -> Iterator[str]:
    mutants, near = results.mutants, run_tables.near_misses(results)
    cells = run_tables.cells(results)
    yield '<div class="summary" markdown="0"><dl>'
    for term, done, total in (
        ("scenarios passed", results.passed, len(results.scenarios)),
        ("runs without the restriction noticed", sum(mutant.caught for mutant in mutants), len(mutants)),
        ("near misses noticed", sum(miss.seen for miss in near), len(near)),
        ("cells of the version matrix agree", sum(cell.agrees for cell in cells), len(cells)),
    ):
        shown = f"<b>{done:,}</b>" if done == total else f"<b>{done:,}</b> of {total:,}"
        yield f'<div class="{"whole" if done == total else "short"}"><dt>{term}</dt><dd>{shown}</dd></div>'
    yield "</dl></div>"
    commit = f"commit `{results.commit[:12]}`" if results.commit else "not from a repository"
    took = f" · {(results.finished - results.started).total_seconds():.0f} s" if results.finished else ""
    missing = f", {len(results.not_run)} not run" if results.not_run else ""
    yield from ("", f"{results.started:%Y-%m-%d %H:%M} UTC · {commit}{took}{missing}", "{: .about-run }", "")


def _failed(results: Results) -> Iterator[str]:
    """What is red, with its message, before anything else."""
    failed = [scenario for scenario in results.scenarios if scenario.status != "PASSED"]
    if failed:
        yield from ("## Failed", "")
    for scenario in failed:
        anchor = f"failed-{slug(f'{PurePosixPath(scenario.uri).stem} {scenario.name}')}"
        yield from (f"### {run_tables.where(scenario)} {{ #{anchor} }}", "", run_tables.line(scenario), "")
        yield from failures(scenario)
    if results.not_run:
        yield from ("## Not run", "", *(f"- {text(pickle)}" for pickle in results.not_run), "")


def _truths(results: Results) -> Iterator[str]:
    """The legend: the four truths, how each is found out, and how many restrictions have which mark."""
    counts = Counter((mark.truth, mark.kind) for r in load().values() for mark in marks(r, results))
    newest = max((seen for r in load().values() if (seen := truths.newest_seen(r))), default=None)
    yield from ("## Four truths, kept apart { #four-truths }", "")
    yield from ("A spec can agree with the model while the model is wrong about iPhones. So there are four marks.", "")
    yield '<div class="legend" markdown="0">'
    for truth, kinds in LEGEND.items():
        yield f"<section><h3>{TRUTHS[truth]}</h3><dl>"
        for kind, word, means in kinds:
            if counts[truth, kind] or kind in {"agrees", "differs"}:
                mark = truths.Mark(truth, kind, word, "")
                says = escape(means).replace("*Cannot fail*", "<i>Cannot fail</i>")
                yield f"<div><dt>{mark} <b>{counts[truth, kind]}</b></dt><dd>{says}</dd></div>"
        yield "</dl></section>"
    yield from ("</div>", "")
    known = f" The newest release that a report names is iOS {newest}." if newest else ""
    yield (
        "**No restriction was tried on a device for this site.** *Still current* says how fresh the word of others is."
        f"{known} That the model executes every rule up to iOS {RELEASES[-1]} proves nothing about a phone."
    )
    yield ""
