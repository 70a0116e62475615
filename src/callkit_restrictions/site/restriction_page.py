"""The page of one restriction: the rule, for whom it means what, its executed examples, its proof, its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from callkit_restrictions import __version__
from callkit_restrictions.brief import CLAIMS
from callkit_restrictions.prose import Prose, parts
from callkit_restrictions.restriction import Number, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import sightings, truths
from callkit_restrictions.site.example import example
from callkit_restrictions.site.markdown import capital, front_matter, slug, source_name, summary, terms, text, verdict
from callkit_restrictions.site.orderings import Ordering, held_by
from callkit_restrictions.site.questions import Question, decided_by
from callkit_restrictions.site.raw_texts import shown_by
from callkit_restrictions.site.results import Played, Results

AREA_NAMES = {
    "ui": "Call screens",
    "push": "VoIP pushes",
    "audio": "Audio session",
    "privacy": "Callers and contacts",
    "calls": "Calls and actions",
    "background": "Background",
    "store": "App Store",
}
"""What the areas are called on the site."""

KINDS = {
    "duty": "Duty: the app has to do something, and a breach is the app's fault",
    "limit": "Limit: the system bounds or refuses something, whether or not anybody is at fault",
    "no-api": "No API: there is no way to do it",
    "review": "Review: App Review decides",
}
COURTS = {
    "trace": "A recorded trace of an app shows it",
    "design": "A design is judged; no code could break it",
    "build": "What a build declares shows it",
}
SOURCES = "src/callkit_restrictions/restrictions"


def restriction_page(restriction: Restriction, results: Results) -> str:
    """The whole page as Markdown."""
    feature = results.features[uri(restriction)]
    said = parts(feature.get("description", ""))
    lines = front_matter(
        restriction.title,
        summary(said.gist),
        label=f"{AREA_NAMES[restriction.area]} · {restriction.id}",
        sources=[uri(restriction), source(restriction)],
    )
    lines += [
        '<p class="crumbs" data-search-exclude markdown>'
        f"[Restrictions](../index.md) / [{AREA_NAMES[restriction.area]}](index.md)</p>",
        "",
        f"# {restriction.title}",
        "",
        f'<p class="rule-id"><code>{restriction.id}</code></p>',
        "",
        said.gist,
        "",
        *_audiences(said),
        *truths.strip(restriction, results),
        *_facts(restriction, results),
        *_examples(restriction, results),
        *_proof(restriction, results),
        *sightings.section(restriction),
        *_evidence(restriction),
        *_claims(restriction),
        *_where(restriction),
    ]
    return "\n".join(lines) + "\n"


def uri(restriction: Restriction) -> str:
    """The feature of a restriction, as results name it."""
    return f"features/{restriction.area}/{restriction.name}.feature"


def source(restriction: Restriction) -> str:
    """The module of a restriction, from the root of the project."""
    return f"{SOURCES}/{restriction.area}/{restriction.name.replace('-', '_')}.py"


def path_of(restriction: Restriction) -> str:
    """The page of a restriction, from the folder of all restrictions."""
    return f"{restriction.area}/{restriction.name}.md"


def link(restriction: Restriction) -> str:
    """A link from one restriction's page to another."""
    return f"[{restriction.title}](../{path_of(restriction)})"


def _facts(restriction: Restriction, results: Results) -> Iterator[str]:
    yield from terms(
        [
            ("Since", str(restriction.holds)),
            ("Consequence", text(capital(restriction.consequence))),
            ("How it shows", shown_by(restriction)),
            ("Kind", KINDS[restriction.kind]),
            ("Judged from", COURTS[restriction.judged_from]),
            ("Confidence", restriction.confidence.capitalize()),
            ("Assumed", [text(assumption) for assumption in restriction.assumes]),
            ("Numbers", [_number(number) for number in restriction.numbers]),
            ("Questions", [_asked(question) for question in decided_by(restriction, results)]),
            ("Orderings", [_held(ordering, n) for ordering, n in held_by(restriction, results)]),
            ("See also", [link(load()[other]) for other in restriction.see_also if other in load()]),
        ]
    )


def _asked(question: Question) -> str:
    return f"{verdict(*question.verdict)} [{text(question.name)}](../../questions/{question.slug}.md)"


def _held(ordering: Ordering, count: int) -> str:
    total = len(ordering.orders)
    share = f" ({count} of {total} orders)" if total > 1 else ""
    return f"[{text(ordering.name)}](../../orderings/{ordering.slug}.md){share}"


def _number(number: Number) -> str:
    return f"{text(capital(number.what))}: {number.value}" + (" (assumed)" if number.assumed else "")


def _audiences(said: Prose) -> list[str]:
    return [
        '<div class="audiences" markdown>',
        "<div markdown>",
        "",
        "## For designers",
        "",
        f"**You can't have.** {said.missing}",
        "",
        f"**Do instead.** {said.instead}",
        "",
        "</div>",
        "<div markdown>",
        "",
        "## For engineers",
        "",
        said.engineers,
        "",
        "</div>",
        "</div>",
        "",
    ]


def _examples(restriction: Restriction, results: Results) -> Iterator[str]:
    yield from ("## Examples", "")
    yield (
        "Each of these was run on the model to make this page. Its verdict is what the run found, "
        "not what somebody wrote."
    )
    yield ""
    for played in results.of(restriction.id):
        tag = played.tag or "outside"
        yield from example(played, tag, tag.capitalize(), [restriction.id], restriction.name)


def _proof(restriction: Restriction, results: Results) -> Iterator[str]:
    played = [scenario for scenario in results.of(restriction.id) if scenario.mutants]
    caught = [scenario for scenario in played if all(mutant.caught for mutant in scenario.mutants)]
    near = results.near_misses(restriction.id)
    all_caught = len(caught) == len(played) and all(near.get(miss.name) for miss in restriction.near_misses)
    total = len(played) + len(restriction.near_misses)
    count = len(caught) + sum(bool(near.get(miss.name)) for miss in restriction.near_misses)
    yield from ("## Proof that the spec can fail", "", '<div class="proof" markdown>', "")
    yield (
        f"{verdict('agrees' if all_caught else 'differs', f'{count} of {total} caught')} "
        "The same examples, on a phone that is wrong on purpose: somebody has to notice."
    )
    yield from ("", "| The phone, made wrong | Noticed by |", "|---|---|")
    for scenario in played:
        step = next((mutant.step for mutant in scenario.mutants if mutant.step), None)
        where = f": “{text(step)}” fails" if step else ""
        seen = f"{_to(scenario)}{where}" if scenario in caught else "nobody"
        yield f"| without this restriction | {seen} |"
    for miss in restriction.near_misses:
        witnesses = near.get(miss.name, [])
        yield f"| {text(miss.lie)} | {', '.join(map(_to, witnesses[:2])) or 'nobody'} |"
    yield from ("", "</div>", "")


def _to(scenario: Played) -> str:
    return f"[{text(scenario.name)}](#{slug(scenario.name)})"


def _evidence(restriction: Restriction) -> Iterator[str]:
    yield from ("## Evidence", "", '<div class="evidence" markdown>', "")
    for item in restriction.evidence:
        strength = f'<span class="strength strength--{item.strength}">{item.strength.capitalize()}</span>'
        yield f"- {strength} [{source_name(item)}]({item.url})  "
        yield f"  {text(item.says)} Read on {item.read}."
    yield from ("", "</div>", "", f"**Confidence: {restriction.confidence}.**")
    if restriction.disagreement:
        yield f"**Sources disagree, or are silent.** {text(restriction.disagreement)}"
    yield from ("", "**To cite it,** with the address of this page:", "", *_citation(restriction), "")


def _citation(restriction: Restriction) -> Iterator[str]:
    """What a design review needs of it: what, since when, how sure, and when it was looked at."""
    yield from (
        "```text",
        f"“{restriction.title}”",
        f"CallKit Restrictions {__version__}, {restriction.id}",
        f"In force: {restriction.holds}",
        f"Confidence: {restriction.confidence}; sources read by {truths.last_read(restriction)}",
        "```",
    )


def _claims(restriction: Restriction) -> Iterator[str]:
    yield from ("## What the original brief said", "")
    if not restriction.claims:
        yield from ("The brief that this site started from does not speak of it.", "")
    for claim in (CLAIMS[id_] for id_ in restriction.claims):
        yield from (
            '<div class="claim" markdown>',
            "",
            f"> {text(claim.said)} ([{claim.id}](../../brief-claims.md#{claim.id.lower()}))",
        )
        yield from ("", f"{verdict(claim.verdict, claim.verdict.capitalize())} {text(claim.why)}", "", "</div>", "")


def _where(restriction: Restriction) -> Iterator[str]:
    module = f"{restriction.name.replace('-', '_')}.py"
    kinds = [f"[`{kind.__name__}`][{kind.__module__}.{kind.__name__}]" for kind in restriction.watches]
    yield from ("## Where it lives", "")
    yield from terms(
        [
            ("Specification", f"[`{uri(restriction)}`]({restriction.name}/{restriction.name}.feature.txt)"),
            ("Judge", f"[`{SOURCES}/{restriction.area}/{module}`]({restriction.name}/{module}.txt)"),
            ("Apple's symbols", [f"`{symbol}`" for symbol in restriction.symbols]),
            ("In the model", ", ".join([*kinds, "[`Restriction`][callkit_restrictions.restriction.Restriction]"])),
        ]
    )
