"""From results and restrictions to files: the only part of the site that writes.

Everything lands in folders that git ignores: pages under `docs/restrictions`, `docs/questions`, `docs/results`,
`docs/screens`, and a few single pages; in `build`, the navigation and the computed parts of hand-written pages. What
says the same as before is not written again, and what an earlier run left behind is removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from callkit_restrictions.restrictions import load
from callkit_restrictions.review.schema import schema as declaration_schema
from callkit_restrictions.site import (
    can_we_page,
    changes,
    errors_page,
    explorer,
    explorer_page,
    field_page,
    gallery_page,
    matrix,
    ordering_page,
    pages,
    parts,
    past_runs,
    question_page,
    redirects,
    restriction_list,
    results,
    results_page,
    review_page,
)
from callkit_restrictions.site.downloads import DOWNLOADS, MESSAGES
from callkit_restrictions.site.markdown import slug
from callkit_restrictions.site.orderings import orderings
from callkit_restrictions.site.questions import questions
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of, restriction_page, uri
from callkit_restrictions.site.results import Results
from callkit_restrictions.traits import AREAS

GENERATED = (
    "restrictions",
    "questions",
    "questions.md",
    "orderings",
    "results",
    "results.md",
    "llms.txt",
    "versions.md",
    "field.md",
    "errors.md",
    "review.md",
    "schemas",
    "screens",
    "brief-claims.md",
    "steps.md",
    "changes.md",
    "feed.xml",
)
"""What `publish` makes below `docs`."""

MARK = "      # generated: areas and restrictions\n"
MARK_OF_QUESTIONS = "      # generated: questions\n"
MARK_OF_ORDERINGS = "          # generated: orderings\n"


Pages: TypeAlias = Iterator[tuple[str, str]]
"""Files below `docs`: the path, and what to write there."""


def publish(root: Path, history: Path | None = None) -> str:
    """Write every generated page below `root`/docs and say how many.

    `history` is a file of earlier runs, to which this one is added.

    Raises:
        results.ResultsError: the results are missing, stale or incomplete, or the history cannot be used.
    """
    run = results.load(root / "build" / "results.ndjson", root)
    past = past_runs.recall(history, run) if history else None
    docs, build = root / "docs", root / "build"
    written = set()
    for chapter in (
        _restrictions(run, root),
        _questions(run),
        _screens(),
        _reference(run, root),
        _proof(run, root, past),
    ):
        for name, content in chapter:
            _write(docs / name, content)
            written.add(docs / name)
    _remove_others(docs, written)
    for name, content in parts.parts(run).items():
        _write(build / "parts" / name, content)
    _write(build / "navigation.yml", navigation((docs / "navigation.yml").read_text(encoding="utf-8"), run))
    if history and past:
        past_runs.remember(history, run)
    said = f"{len(load())} restriction pages written to docs/restrictions"
    return f"{said}\n{past.complaint}" if past and past.complaint else said


def site_url() -> str:
    """Where the site will be, ending in a slash (SITE_URL in the environment); empty where nobody has said it."""
    url = os.environ.get("SITE_URL", "")
    return f"{url.rstrip('/')}/" if url else ""


def navigation(template: str, run: Results) -> str:
    """The hand-written order of the site, with restrictions, questions and orderings filled in."""
    lines: list[str] = []
    for area in AREAS:
        if pages.in_area(area):
            lines += [f"      - {AREA_NAMES[area]}:\n", f"          - restrictions/{area}/index.md\n"]
            lines += [f"          - restrictions/{path_of(restriction)}\n" for restriction in pages.in_area(area)]
    asked: list[str] = []
    for title, group in question_page.by_area(run):
        asked += [f"      - {title}:\n", *(f"          - questions/{question.slug}.md\n" for question in group)]
    orders = [f"          - orderings/{ordering.slug}.md\n" for ordering in orderings(run)]
    filled = {MARK: lines, MARK_OF_QUESTIONS: asked, MARK_OF_ORDERINGS: orders}
    for mark, entries in filled.items():
        template = template.replace(mark, "".join(entries))
    return template


def _restrictions(run: Results, root: Path) -> Pages:
    for restriction in load().values():
        yield f"restrictions/{path_of(restriction)}", restriction_page(restriction, run)
        beside = f"restrictions/{restriction.area}/{restriction.name}"
        module = f"{restriction.name.replace('-', '_')}.py"
        source = root / "src" / "callkit_restrictions" / "restrictions" / restriction.area / module
        yield f"{beside}/{restriction.name}.feature.txt", run.sources[uri(restriction)]
        yield f"{beside}/{module}.txt", source.read_text(encoding="utf-8")
        for played in run.of(restriction.id):
            if played.log:
                yield f"{beside}/{slug(played.name)}.jsonl", "\n".join(played.log) + "\n"
    for area in AREAS:
        if pages.in_area(area):
            yield f"restrictions/{area}/index.md", restriction_list.area_page(area, run)
    yield "restrictions/index.md", restriction_list.list_page(run)
    yield from redirects.redirects()


def _questions(run: Results) -> Pages:
    for question in questions(run):
        page = f"questions/{question.slug}"
        yield f"{page}.md", question_page.question_page(question)
        yield f"{page}/{question.slug}.feature.txt", run.sources[question.uri]
        for name, log in question_page.traces(question).items():
            yield f"{page}/{name}", "\n".join(log) + "\n"
    yield "questions.md", can_we_page.list_page(run)


def _screens() -> Pages:
    played = explorer.spans()
    yield "screens/index.md", gallery_page.gallery_page()
    yield "screens/explorer.md", explorer_page.explorer_page(played)
    yield f"screens/{explorer_page.STATES}", explorer_page.states_script(played)


def _reference(run: Results, root: Path) -> Pages:
    for ordering in orderings(run):
        page = f"orderings/{ordering.slug}"
        yield f"{page}.md", ordering_page.ordering_page(ordering)
        yield f"{page}/{ordering.slug}.feature.txt", ordering.source
        for name, log in ordering_page.traces(ordering).items():
            yield f"{page}/{name}", "\n".join(log) + "\n"
    yield "orderings/index.md", ordering_page.list_page(run)
    yield "errors.md", errors_page.errors_page()
    yield "review.md", review_page.review_page(root)


def _proof(run: Results, root: Path, past: past_runs.History | None) -> Pages:
    yield "results.md", results_page.results_page(run, past)
    yield "versions.md", matrix.versions_page(run)
    yield "field.md", field_page.field_page()
    yield "brief-claims.md", pages.claims_page()
    yield "steps.md", pages.steps_page(run, root)
    told = changes.releases((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    yield "changes.md", changes.changes_page(told)
    yield "feed.xml", changes.feed(told, site_url())
    yield MESSAGES, (root / "build" / "results.ndjson").read_text(encoding="utf-8")
    for download in DOWNLOADS:
        yield download.path, download.make(run)
    yield "schemas/declaration.schema.json", json.dumps(declaration_schema(), indent=2) + "\n"
    for schema in files("callkit_restrictions").joinpath("schemas").iterdir():
        yield f"schemas/{schema.name}", schema.read_text(encoding="utf-8")


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode()
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def _remove_others(docs: Path, written: Collection[Path]) -> None:
    """Remove what an earlier run wrote and this one did not, and folders that are empty then."""
    for name in GENERATED:
        for path in sorted([docs / name, *(docs / name).rglob("*")], reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in written:
                path.unlink(missing_ok=True)


def summary(root: Path) -> str:
    """One line: what ran, what passed, which file to open."""
    run = results.load(root / "build" / "results.ndjson", root)
    caught = sum(mutant.caught for mutant in run.mutants)
    return (
        f"{len(run.scenarios)} scenarios ran, {run.passed} passed, {caught} of {len(run.mutants)} mutants caught. "
        "Open site/index.html"
    )
