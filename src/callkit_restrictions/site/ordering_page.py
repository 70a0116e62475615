"""The pages of the known-good orders: the list, and one page for each situation with its orders, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from callkit_restrictions.history import Entry
from callkit_restrictions.holds_in_place import Hold
from callkit_restrictions.moments import clock
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.example import AGREES
from callkit_restrictions.site.figure import figure
from callkit_restrictions.site.markdown import front_matter, slug, terms, text, verdict
from callkit_restrictions.site.orderings import Order, Ordering, orderings
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.story import between, by_apple, label

TITLE = "Orderings"


def list_page(results: Results) -> str:
    """Every situation with what it is for."""
    lines = front_matter(TITLE, "Orders of events that are known to be good, from the push to the last sound.")
    lines += [
        f"# {TITLE}",
        "",
        "Orders of events that are known to be good. Every one of them ran on the model, and for every step the judges "
        "were asked what holds it in place.",
        "",
        '<div class="rules" markdown>',
        "",
    ]
    for ordering in orderings(results):
        count = len(ordering.orders)
        first = " ".join(ordering.gist.split()).partition(". ")[0].removesuffix(".")
        lines += [f"[{text(ordering.name)}]({ordering.slug}.md)", f":   {first}."]
        lines += [f":   {count} {'order' if count == 1 else 'orders'}", ""]
    return "\n".join([*lines, "</div>"]) + "\n"


def ordering_page(ordering: Ordering) -> str:
    """One situation: its orders, each as a diagram and as a table of steps."""
    lines = front_matter(ordering.name, " ".join(ordering.gist.split()), "toc")
    names = [order.played.name for order in ordering.orders]
    source = f"[`{ordering.uri}`]({ordering.slug}/{ordering.slug}.feature.txt)"
    lines += [
        f'<p class="crumbs" data-search-exclude markdown>[{TITLE}](index.md)</p>',
        "",
        f"# {text(ordering.name)}",
        "",
        ordering.gist,
        "",
        *terms(
            [
                ("Known to be good", [f"[{text(name)}](#{slug(name)})" for name in names]),
                ("Sources", [*ordering.sources]),
                ("Specification", source),
            ]
        ),
        "**What holds a step in place** is found out, not written down: each step of the app is left out, moved up and "
        "moved down, alone, and every restriction judges the order so changed. The ones that object stand in the "
        "table. Two steps that do the same cover for each other, and where a push is shown, what brings it is not "
        "missed: a step to which nothing objects may be needed all the same.",
        "",
    ]
    for order in ordering.orders:
        lines += _order(order, ordering.slug)
    return "\n".join(lines) + "\n"


def _order(order: Order, folder: str) -> Iterator[str]:
    played = order.played
    anchor = slug(played.name)
    names = played.shown.get("about", {}).get("names", {})
    ran = verdict(*AGREES[played.status == "PASSED"])
    yield from (f"## {text(played.name)} {{ #{anchor} }}", "", ran, "", '<div class="played" markdown>')
    yield from ('<div class="order" markdown>', "")
    yield from ("| Step | When | Who | What happens | What holds it in place |", "|--:|---|---|---|---|")
    moment = -1
    for entry in order.history.entries:
        stamp = clock(entry.at) if entry.at != moment else ""
        moment = entry.at
        cells = (_step(anchor, entry.index), stamp, between(entry)[0], _what(entry, names), _why(order, entry, anchor))
        yield f"| {' | '.join(cells)} |"
    yield from ("", f"[The phone's log as a trace]({folder}/{anchor}.jsonl){{: download }}", "", "</div>")
    yield from (figure(order.history, [], names, title=played.name, name=anchor), "</div>", "")
    yield from ('??? words "The scenario, as it ran"', "")
    yield from (f"    - <b>{step.keyword}</b> {text(step.text)}" for step in played.steps)
    yield ""


def _step(anchor: str, index: int) -> str:
    # Plain HTML: the address of a row lies inside the picture, where MkDocs does not look for anchors.
    return f'<a href="#{anchor}:{index + 1}">{index + 1}</a>'


def _what(entry: Entry[Any], names: Mapping[str, str]) -> str:
    head, bracket, rest = label(entry.event, names).partition(" (")
    return f"`{head}`{text(bracket + rest)}" if by_apple(entry.event) else text(head + bracket + rest)


def _why(order: Order, entry: Entry[Any], anchor: str) -> str:
    """What holds a step in place, or why nothing does."""
    leader = order.leaders[entry.index]
    said = [_free(f"Follows step {_step(anchor, leader)} at once.")] if leader != entry.index else []
    holds = sorted(order.holds[entry.index], key=lambda hold: hold.restriction)
    for id_, some in groupby(holds, key=lambda hold: hold.restriction):
        rule = load()[id_]
        conditions = "; ".join(_conditions([*some], anchor))
        said.append(f'<span class="hold">[{text(rule.title)}](../restrictions/{path_of(rule)}): {conditions}.</span>')
    return "".join(said) or _free(NOBODY[entry.event.who])


NOBODY = {"user": "A person decides.", "remote": "The network decides."}
NOBODY |= dict.fromkeys(("app", "system", "designer"), "Left out or moved alone, it breaks no restriction.")


def _free(sentence: str) -> str:
    return f'<span class="hold free">{sentence}</span>'


def _conditions(holds: list[Hold], anchor: str) -> Iterator[str]:
    for how in ("needed", "after", "before", "needed by"):
        some = [hold for hold in holds if hold.how == how]
        steps = " and ".join(_step(anchor, hold.step) for hold in some)
        if not some:
            continue
        if how == "needed":
            within = [clock(hold.within) for hold in some if hold.within is not None]
            yield f"needed within {within[0]} of step {steps}" if within else f"needed because of step {steps}"
        else:
            yield f"{how} step{'s' if len(some) > 1 else ''} {steps}"


def traces(ordering: Ordering) -> dict[str, list[str]]:
    """The phone's log of each order, by the name of its file."""
    return {f"{slug(order.played.name)}.jsonl": order.played.log for order in ordering.orders}
