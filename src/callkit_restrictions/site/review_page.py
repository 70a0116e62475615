"""The page about declarations for `callkit-restrictions review`: an example with its findings, every key, every word.

All of it comes from the code and from a review that is run as the page is made, so that nothing in it can go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

from callkit_restrictions.restrictions import load
from callkit_restrictions.review import Verdict, content, judge, read
from callkit_restrictions.review.vocabulary import (
    ABOUT as MEANINGS,
)
from callkit_restrictions.review.vocabulary import (
    BUILD,
    FACT_WORDS,
    PROVIDER,
    USES,
    WISHES,
    WORDS,
    keys_of_wish,
)
from callkit_restrictions.site.markdown import capital, front_matter, terms, text, verdict
from callkit_restrictions.site.table import table

FOLDER = "docs/examples"
EXAMPLES = ("design.yaml", "Info.plist")
LANGUAGES = {".yaml": "yaml", ".plist": "xml"}
ABOUT = (
    "What a design wants, or a build declares, can be judged before any of it runs: by the restrictions that have no "
    "API to call, by those of App Review, and by the others that a declaration shows. They are judged by the same "
    "functions that run in their specs."
)
FILES = (
    "All files that are given are one declaration: YAML as below (or JSON, which is YAML), a real `Info.plist`, "
    "and real `.entitlements`, in XML, binary or JSON. What nobody declares may be anything: where that decides, the "
    "answer is *can’t tell*, and names what is missing. A restriction that holds on some of the "
    "releases only says on which."
)
ANSWERS = {"failed": ("broken", "Failed"), "cant-tell": ("open", "Can’t tell"), "passed": ("kept", "Passed")}
SECTIONS = {
    "provider": "Its `CXProviderConfiguration`, as Apple calls the properties.",
    "build": "What is in its `Info.plist`, its signature and its bundle, and how it goes to the store. A real "
    "`Info.plist` and `.entitlements` say the first five.",
}
LEADS = {
    "show": "What a screen shows: who supplies it (`app` unless `source` says otherwise), and when, if that matters.",
    "know": "What the app wants to find out.",
    "rely": "What the design takes for granted.",
    "do": "What the product does.",
    "offer": "A choice during calls, and the capabilities that those calls declare.",
}


def review_page(root: Path) -> str:
    """The whole page as Markdown; the example is read below `root`."""
    lines = front_matter("Review a design", "A design or a build, judged before anything runs.", "toc")
    lines += ["# Review a design", "", ABOUT, "", FILES, "", *_example(root), *_keys(), *_words()]
    return "\n".join(lines) + "\n"


def _example(root: Path) -> Iterator[str]:
    yield from ("## An example { #example }", "")
    for name in EXAMPLES:
        shown = (root / FOLDER / name).read_text(encoding="utf-8").rstrip()
        yield from (f'```{LANGUAGES[Path(name).suffix]} title="{name}" linenums="1"', shown, "```", "")
    yield from ("```console", f"$ callkit-restrictions review {' '.join(EXAMPLES)}", "```", "")
    yield "What it finds, with `--explain`; `--format` gives it as JSON ([its schema](schemas/review.schema.json)),"
    yield "JUnit XML, SARIF, HTML, and as marks on the lines of a pull request."
    yield ""
    found = sorted(findings(root), key=lambda each: (EXAMPLES.index(each.place.source), each.place.line))
    yield from table(("Line", "Answer", "Restriction", "Why"), map(_row, found))


def findings(root: Path) -> Iterable[Verdict]:
    """The verdicts about the example."""
    files = (replace(content(str(root / FOLDER / name)), name=name) for name in EXAMPLES)
    return judge(read(files), load().values())


def _row(found: Verdict) -> tuple[str, str, str, str]:
    restriction = found.restriction
    link = f'<a href="{restriction.page}">{escape(restriction.title)}</a>'
    where = f"{found.place.source}, {found.place.line}<br>{escape(found.said)}"
    return where, verdict(*ANSWERS[found.outcome]), link, escape(capital(found.because))


def _keys() -> Iterator[str]:
    yield from ("## Keys { #keys }", "")
    yield "All of them may be left out. An editor can complete and check them by [the JSON "
    yield from ("Schema](schemas/declaration.schema.json).", "")
    yield from terms(
        [
            ("`ios`", "The releases it is for: `17.4`, `15.0+` or `15.0 to 18.7`. Without it, all from 10.0 on."),
            ("`linked_sdk`", "The SDK that the build is linked with. Without it, that of each release."),
            *((f"`{section}`", [LEADS[section], _shape(section)]) for section in WISHES),
            ("`uses`", "What the code of the app does: a list of [words](#words)."),
        ]
    )
    for section, known in (("provider", PROVIDER), ("build", BUILD)):
        yield from (f"### {section} {{ #{section} }}", "", SECTIONS[section], "")
        yield from terms([(f"`{key}`", text(capital(MEANINGS[key]))) for key in known])


def _shape(section: str) -> str:
    known = keys_of_wish(section)
    if len(known) == 1:
        return "A list of [words](#words)."
    named = [f"`{key.name}`" + ("" if key.required else " (or not)") for key in known]
    return f"A list; each has {', '.join(named)}, with their [words](#words)."


def _words() -> Iterator[str]:
    yield from ("## Words { #words }", "")
    yield "A word that no judge knows would pass unseen; so it is refused, and the nearest one is named."
    yield ""
    said = {f"{section}: {key}": words for (section, key), words in WORDS.items()}
    said |= {"uses": frozenset(USES)} | FACT_WORDS
    yield from terms([(f"`{key}`", [text(word) for word in sorted(words)]) for key, words in said.items()])
