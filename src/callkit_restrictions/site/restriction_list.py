"""The lists of restrictions: all of them with their filters, and those of one area.

Every entry carries what it can be filtered by, as attributes. Without JavaScript the page is the plain list; with it,
`filters.js` shows and sorts what fits, and keeps the choice in the address. What iOS does, and on which releases, is
what the run found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from callkit_restrictions.restriction import HARSHEST_FIRST, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import badge, capital, front_matter, text, verdict
from callkit_restrictions.site.matrix import cells
from callkit_restrictions.site.pages import in_area
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.truths import status
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import IOS, RELEASES_OF

NOTHING = "nothing"
CONSEQUENCES = {
    "terminate": "iOS ends the app",
    "suspend": "iOS suspends the app",
    "time out": "The action times out",
    "refuse": "Refused with an error",
    "withhold": "Withheld without an error",
    "reject": "Rejected by App Review",
    "no way": "No API for it",
    NOTHING: "iOS does nothing: people notice",
}
"""What iOS does, in readers' words; the harshest first, as in `HARSHEST_FIRST`."""

KINDS = {"duty": "Duty", "limit": "Limit", "no-api": "No API", "review": "Review"}
CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low"}
STATUSES = {"agrees": "Agrees", "disagrees": "Disagrees", "cannot-fail": "Cannot fail", "not-run": "Not run"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of the form: its name in the address, its label, and its values with their words."""

    name: str
    label: str
    words: dict[str, str]


FILTERS = (
    Filter("area", "Area", {area: AREA_NAMES[area] for area in AREAS}),
    Filter("kind", "Kind", KINDS),
    Filter("consequence", "What happens", CONSEQUENCES),
    Filter("confidence", "Confidence", CONFIDENCES),
    Filter("status", "Last run", STATUSES),
)


def consequences(restriction: Restriction, results: Results) -> list[str]:
    """What iOS did because of a restriction in its broken examples, the harshest first."""
    broken = [played for played in results.of(restriction.id) if played.tag == "broken"]
    done = {verb for played in broken for verb in played.shown.get("consequences", {}).get(restriction.id, [])}
    return [verb for verb in HARSHEST_FIRST if verb in done] or [NOTHING]


def in_force(restriction: Restriction, results: Results) -> str:
    """The releases on which the run found it in force, as spans: `13.0-27.1`, `watchOS 9.0-27.1`."""
    releases = groupby(cells(restriction, results).items(), key=lambda cell: cell[1])
    spans = [[version for version, _ in group] for kind, group in releases if kind == "on"]
    system = "watchOS " if restriction.holds.device == "watch" else ""
    return ",".join(f"{system}{span[0]}-{span[-1]}" for span in spans)


def list_page(results: Results) -> str:
    """Every restriction, by area, and the form that filters them."""
    lines = front_matter("Restrictions", "Every restriction of CallKit and PushKit, by area.", "toc")
    lines += [
        "# Restrictions",
        "",
        "Each has one page: the rule, its executed examples, its proof and its evidence.",
        "",
        *_form(results),
        '<div class="rules" markdown>',
        "",
    ]
    for area in AREAS:
        lines += ['<div class="rules-of-area" markdown>', "", f"## {AREA_NAMES[area]}", ""]
        lines += [*_rules(in_area(area), results, ""), "</div>", ""]
    return "\n".join([*lines, "</div>"]) + "\n"


def area_page(area: str, results: Results) -> str:
    """The restrictions of one area."""
    title = AREA_NAMES[area]
    lines = front_matter(title, f"Restrictions of CallKit and PushKit: {title}.")
    lines += ['<p class="crumbs" data-search-exclude markdown>[Restrictions](../index.md)</p>', "", f"# {title}", ""]
    lines += ['<div class="rules" markdown>', "", *_rules(in_area(area), results, "../"), "</div>"]
    return "\n".join(lines) + "\n"


def _rules(restrictions: list[Restriction], results: Results, up: str) -> Iterator[str]:
    """One entry a restriction: what it says, what happens otherwise, since when, and how its run went."""
    for r in restrictions:
        data = " ".join(f'data-{name}="{escape(value)}"' for name, value in facts(r, results).items())
        yield from (f'<div class="rule" {data} markdown>', "", f"[{text(r.title)}]({up}{path_of(r)})", "")
        yield from (text(capital(r.consequence)), "")
        yield f"`{r.id}` {badge(r.holds.short())} {badge(KINDS[r.kind])} {verdict(*status(r, results))}"
        yield from ("", "</div>", "")


def facts(restriction: Restriction, results: Results) -> dict[str, str]:
    """What an entry can be filtered by; a value of several kinds has commas between them."""
    return {
        "area": restriction.area,
        "kind": restriction.kind,
        "consequence": ",".join(consequences(restriction, results)),
        "confidence": restriction.confidence,
        "status": status(restriction, results)[1].lower().replace(" ", "-"),
        "ios": in_force(restriction, results),
    }


def _form(results: Results) -> Iterator[str]:
    """The form as one HTML block, without a blank line in it; the style sheet hides it where there is no script."""
    found = [facts(restriction, results) for restriction in load().values()]
    yield '<form class="find filters" role="search" aria-label="Restrictions" markdown="0">'
    yield '<p class="field field--text"><label for="filter-text">Words or id</label>'
    yield '<input id="filter-text" name="text" type="search" autocomplete="off" spellcheck="false"></p>'
    for choice in FILTERS:
        counts = Counter(value for each in found for value in each[choice.name].split(","))
        options = [(value, f"{word} ({counts[value]})") for value, word in choice.words.items()]
        yield _select(choice.name, choice.label, f'<option value="">Any</option>{_options(options)}')
    releases = "".join(_releases(device) for device in RELEASES_OF)
    yield _select("ios", "In force on", f'<option value="">Any release</option>{releases}')
    orders = [("", "By area"), ("bite", "What bites first")]
    yield _select("sort", "Order", _options(orders))
    yield '<p class="sum"><span class="count" role="status"></span> '
    yield '<button type="button" class="plain" data-copy-address hidden>Copy link to this list</button> '
    yield '<button type="reset" class="plain" hidden>Clear</button></p>'
    yield from ("</form>", "")


def _select(name: str, label: str, options: str) -> str:
    return (
        f'<p class="field"><label for="filter-{name}">{label}</label>'
        f'<select id="filter-{name}" name="{name}">{options}</select></p>'
    )


def _options(options: list[tuple[str, str]]) -> str:
    return "".join(f'<option value="{escape(value)}">{escape(word)}</option>' for value, word in options)


def _releases(device: str) -> str:
    """The releases of one system, the newest first, a group for each major version of iOS."""
    system = "watchOS" if device == "watch" else "iOS"
    prefix = "watchOS " if device == "watch" else ""

    def group(label: str, versions: list[IOS]) -> str:
        options = _options([(f"{prefix}{version}", f"{system} {version}") for version in versions])
        return f'<optgroup label="{label}">{options}</optgroup>'

    newest_first = [*reversed(RELEASES_OF[device])]
    if prefix:
        return group(system, newest_first)
    majors = groupby(newest_first, key=lambda version: version.numbers[0])
    return "".join(group(f"{system} {major}", [*versions]) for major, versions in majors)
