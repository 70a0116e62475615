"""The pages about all restrictions: the list, the areas, the results of the run, the brief's claims, the sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from callkit_restrictions.brief import CLAIMS
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import AREAS, load
from callkit_restrictions.site.markdown import badge, capital, front_matter, sentence_of, slug, terms, text, verdict
from callkit_restrictions.site.restriction_page import AREA_NAMES, link, path_of
from callkit_restrictions.site.results import Played, Results


def in_area(area: str) -> list[Restriction]:
    """The restrictions of one area."""
    return [restriction for restriction in load().values() if restriction.area == area]


def status(restriction: Restriction, results: Results) -> tuple[str, str]:
    """The verdict of the run on a restriction: its kind for the style sheet, and its word."""
    played = results.of(restriction.id)
    caught = all(mutant.caught for scenario in played for mutant in scenario.mutants)
    near = results.near_misses(restriction.id)
    if not played:
        return "open", "Not run"
    if any(scenario.status != "PASSED" for scenario in played):
        return "differs", "Disagrees"
    if not caught or not all(near.get(miss.name) for miss in restriction.near_misses):
        return "differs", "Cannot fail"
    return "agrees", "Agrees"


def list_page(results: Results) -> str:
    """Every restriction, by area."""
    lines = front_matter("Restrictions", "Every restriction of CallKit and PushKit, by area.")
    lines += [
        "# Restrictions",
        "",
        "Each has one page: the rule, its executed examples, its proof and its evidence.",
        "",
    ]
    for area in AREAS:
        lines += [f"## {AREA_NAMES[area]}", "", *_rules(in_area(area), results, "")]
    return "\n".join(lines) + "\n"


def area_page(area: str, results: Results) -> str:
    """The restrictions of one area."""
    title = AREA_NAMES[area]
    lines = front_matter(title, f"Restrictions of CallKit and PushKit: {title}.")
    lines += ['<p class="crumbs" data-search-exclude markdown>[Restrictions](../index.md)</p>', "", f"# {title}", ""]
    return "\n".join([*lines, *_rules(in_area(area), results, "../")]) + "\n"


def _rules(restrictions: list[Restriction], results: Results, up: str) -> Iterator[str]:
    """One entry a restriction: what it says, what happens otherwise, since when, and how its run went."""
    yield from ('<div class="rules" markdown>', "")
    for r in restrictions:
        yield f"[{text(r.title)}]({up}{path_of(r)})"
        yield f":   {text(capital(r.consequence))}"
        kind = badge(r.kind.replace("-api", " API"))
        yield f":   `{r.id}` {badge(r.holds.short())} {kind} {verdict(*status(r, results))}"
        yield ""
    yield from ("</div>", "")


def results_page(results: Results) -> str:
    """What the last run did: counts, every restriction, every mutant."""
    lines = front_matter(
        "Results", "The last run of all specifications: what ran, what passed, which mutants were caught.", "toc"
    )
    caught = sum(mutant.caught for mutant in results.mutants)
    near = [(r, miss, results.near_misses(r.id).get(miss.name)) for r in load().values() for miss in r.near_misses]
    word = "Every spec agrees with the model" if results.success else "The run is red"
    lines += [
        "# Results of the last run",
        "",
        verdict("agrees" if results.success else "differs", word),
        "",
        *terms(
            [
                ("Date", f"{results.started:%Y-%m-%d %H:%M} UTC"),
                ("Commit", f"`{results.commit[:12]}`" if results.commit else "not from a repository"),
                ("Scenarios", f"{len(results.scenarios)} ran, {results.passed} passed, {len(results.not_run)} not run"),
                ("Without their restriction", f"{caught} of {len(results.mutants)} caught"),
                ("Near misses", f"{sum(bool(seen) for *_, seen in near)} of {len(near)} caught"),
                ("Time", f"{sum(scenario.seconds for scenario in results.scenarios):.1f} s in steps"),
            ]
        ),
        "An example that breaks a restriction is run again on a phone without that restriction, where its Then steps "
        "must fail. A near miss is a judge that is wrong in one detail. What nobody catches makes the run red.",
        "",
    ]
    if results.not_run:
        lines += ["## Not run", "", *(f"- {text(pickle)}" for pickle in results.not_run), ""]
    for area in AREAS:
        lines += [f"## {AREA_NAMES[area]}", "", *_results_table(area, results)]
    lines += ["## Downloads", "", "- [Cucumber Messages of this run](results/results.ndjson){: download }", ""]
    return "\n".join(lines) + "\n"


def _results_table(area: str, results: Results) -> Iterator[str]:
    yield "| Restriction | Run | Kept | Broken | Outside | Without it | Near misses |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for r in in_area(area):
        played = results.of(r.id)
        counts = " | ".join(_count([p for p in played if p.tag == tag]) for tag in ("kept", "broken", "outside"))
        mutants = [mutant for scenario in played for mutant in scenario.mutants]
        near = results.near_misses(r.id)
        seen = sum(bool(near.get(miss.name)) for miss in r.near_misses)
        misses = f"{seen} of {len(r.near_misses)}" if near else "–"
        yield (
            f"| [{text(r.title)}](restrictions/{path_of(r)}) | {verdict(*status(r, results))} | {counts} "
            f"| {sum(m.caught for m in mutants)} of {len(mutants)} | {misses} |"
        )
    yield ""


def _count(played: list[Played]) -> str:
    passed = sum(scenario.status == "PASSED" for scenario in played)
    return str(passed) if passed == len(played) else f"{passed} of {len(played)}"


def claims_page() -> str:
    """Every claim of the brief, with its verdict and the restrictions that settle it."""
    lines = front_matter(
        "The claims of the brief", "What the original note claimed about CallKit, and whether it holds."
    )
    lines += [
        "# The claims of the brief",
        "",
        "This site started from a short note of August 2025. Here is every claim it made, in our own words, with the "
        "verdict of the sources. Verdicts: *confirmed*; *refined*, when it is true with a limit that matters; "
        "*outdated*, when a newer system changed it; *contradicted*.",
        "",
    ]
    for claim in CLAIMS.values():
        settled = [restriction for restriction in load().values() if claim.id in restriction.claims]
        lines += [f"## {claim.id}: {text(claim.said)} {{ #{claim.id.lower()} }}", ""]
        lines += [f"{verdict(claim.verdict, claim.verdict.capitalize())} {text(claim.why)}", ""]
        lines += [f"- {link(r).replace('](../', '](restrictions/')}" for r in settled] + [""]
    return "\n".join(lines) + "\n"


def steps_page(results: Results, root: Path) -> str:
    """Every sentence that specifications are made of, with an example of its use."""
    lines = front_matter("Sentences for specs", "Every sentence that a specification can be made of, with an example.")
    lines += [
        "# Sentences for specs",
        "",
        "Words in ‹angles› are gaps to fill in. Each example is one that ran.",
        "",
    ]
    examples = {step.definition: step for scenario in results.scenarios for step in scenario.steps if step.definition}
    files: dict[str, list[str]] = {}
    for id_, definition in results.definitions.items():
        reference = definition["sourceReference"]
        sentence = sentence_of(definition["pattern"]["source"])
        doc = _docstrings(root / reference["uri"]).get(reference["location"]["line"], "")
        used = examples.get(id_)
        files.setdefault(reference["uri"], []).extend(
            [f"### {text(sentence)} {{ #{slug(sentence)} }}", "", doc, "", *_used(used.keyword, used.text)]
            if used
            else []
        )
    for file, entries in files.items():
        module = ast.get_docstring(ast.parse((root / file).read_text(encoding="utf-8"))) or ""
        lines += [f"## {module.splitlines()[0].rstrip('.')}" if module else f"## {file}", "", *entries]
    return "\n".join(lines) + "\n"


def _used(keyword: str, sentence: str) -> list[str]:
    return ["```gherkin", f"{keyword} {sentence}", "```", ""]


def _docstrings(file: Path) -> dict[int, str]:
    """The first paragraph of each step function's docstring, by every line that the definition may be known by."""
    if not file.is_file():
        return {}
    found = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and (doc := ast.get_docstring(node)):
            for line in range(
                min(d.lineno for d in node.decorator_list) if node.decorator_list else node.lineno, node.lineno + 1
            ):
                found[line] = doc.partition("\n\n")[0].replace("\n", " ")
    return found
