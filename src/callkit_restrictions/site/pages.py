"""Pages about all restrictions that are no lists of them: the brief's claims, the sentences."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from callkit_restrictions.brief import CLAIMS
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import front_matter, sentence_of, slug, text, verdict
from callkit_restrictions.site.restriction_page import link
from callkit_restrictions.site.results import Results


def in_area(area: str) -> list[Restriction]:
    """The restrictions of one area."""
    return [restriction for restriction in load().values() if restriction.area == area]


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
    docstrings = cache(lambda uri: _docstrings(root / uri))
    for id_, definition in results.definitions.items():
        reference = definition["sourceReference"]
        sentence = sentence_of(definition["pattern"]["source"])
        doc = docstrings(reference["uri"]).get(reference["location"]["line"], "")
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
