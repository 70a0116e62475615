"""One executed example: its steps, its verdict, what the restrictions found in it, and its picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape
from typing import Any

from callkit_restrictions import trace
from callkit_restrictions.site.figure import figure
from callkit_restrictions.site.markdown import badge, slug, text, verdict
from callkit_restrictions.site.phone_picture import final_picture
from callkit_restrictions.site.results import Played
from callkit_restrictions.versions import NEWEST

AGREES = {True: ("agrees", "Ran and agreed"), False: ("differs", "Ran and did not agree")}


def example(played: Played, kind: str, word: str, deciding: Collection[str], traces: str) -> Iterator[str]:
    """The Markdown of one example.

    `kind` and `word` are its verdict, `deciding` the ids of the restrictions whose findings are told, `traces` the
    folder with the phone's logs, seen from the page.
    """
    anchor = slug(played.name)
    history = trace.read(played.log) if played.log else None
    ran = verdict(*AGREES[played.status == "PASSED"])
    version = _version(history.platform.ios) if history else ""
    yield f'<div class="example example--{kind}" markdown>'
    yield from ("", f"### {text(played.name)} {{ #{anchor} }}", "")
    yield f"{verdict(kind, word)} {ran} {badge(version) if version else ''}"
    yield from ("{: .outcome }", "", '<div class="played" markdown>', '<div class="steps" markdown>', "")
    steps = enumerate(played.steps, 1)
    yield from (f"- <b>{step.keyword}</b> {text(step.text)}\n{{: #{anchor}-{number} }}" for number, step in steps)
    yield ""
    yield from failures(played)
    found = [finding for id_ in deciding for finding in played.shown.get("findings", {}).get(id_, [])]
    yield from _findings(found)
    if history is None or not history.entries:
        yield from ("</div>", "</div>", "</div>", "")
        return
    names = played.shown.get("about", {}).get("names", {})
    yield from final_picture(history, f"phone-{anchor}")
    yield from (f"[The phone's log as a trace]({traces}/{anchor}.jsonl){{: download }}", "")
    yield from ("</div>", figure(history, found, names, title=played.name, name=anchor), "</div>", "</div>", "")


def _version(ios: object) -> str:
    return "newest known release" if ios == NEWEST else f"iOS {ios}"


def failures(played: Played) -> Iterator[str]:
    """Why it failed, letter by letter: one HTML block without a line break, so that nothing in it is markup."""
    for complaint in played.complaints:
        told = "&#10;".join(escape(line) for line in complaint.splitlines()[:8])
        yield from (f'<pre class="failure" markdown="0"><code>{told}</code></pre>', "")


def _findings(found: list[dict[str, Any]]) -> Iterator[str]:
    """What the restrictions themselves said, so that a verdict can be argued with."""
    for finding in found:
        if finding["outcome"] == "failed":
            yield from (f"Found: {text(str(finding['because']))}.", "{: .found }", "")
