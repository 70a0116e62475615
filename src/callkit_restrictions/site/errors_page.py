"""The page of errors and kill codes: each signature a section that a search for its raw text finds.

The box at the top looks for the same signatures in what somebody pastes. It needs JavaScript and its table is in the
page itself; without JavaScript there is no box, and the index does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from callkit_restrictions import signatures
from callkit_restrictions.errors import ERRORS
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.signatures import patterns
from callkit_restrictions.signatures.signature import Family, Signature
from callkit_restrictions.site.markdown import capital, front_matter, name_of, terms, text
from callkit_restrictions.site.raw_texts import title
from callkit_restrictions.site.restriction_page import path_of

ABOUT = (
    "Each text that an app with calls is killed, refused or turned down with: what it means, which restriction stands "
    "behind it, what to do. Search for the raw text, or look through the families."
)
TELLS = {
    "rule": "",
    "sign": "It belongs to calls; by itself it is no fault.",
    "other": "Every app can meet it: it points to calls only where a call, or a VoIP push, was near.",
}
PASTE = (
    '<div class="paste" role="search" aria-label="Signs of a rule in a text of yours">',
    '<label for="paste">Paste a line, a code, or a whole report or log</label>',
    '<textarea id="paste" rows="4" spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>',
    '<p class="paste-note">It is looked at on this page; nothing is sent anywhere.</p>',
    '<div class="paste-found" role="status"></div>',
    "</div>",
)


def errors_page() -> str:
    """The whole page as Markdown."""
    count = len(signatures.load())
    head = front_matter("Errors and kill codes", f"{count} errors, kill codes, log lines and review texts.", "toc")
    lines = [*head[:-2], "search:", "  boost: 2", *head[-2:]]
    lines += ["# Errors and kill codes", "", ABOUT, "", *PASTE, "", *_command(), *_index()]
    for family, members in signatures.families():
        lines += [f"## {family.title} {{ #{anchor(family)} }}", "", text(family.about), ""]
        for signature in members:
            lines += _section(signature)
    lines += [_table(), ""]
    return "\n".join(lines) + "\n"


def anchor(family: Family) -> str:
    """Where a family begins; an anchor of its own kind, since signatures have the short ones."""
    return f"family-{family.place}"


def _command() -> Iterator[str]:
    yield from (
        '<p class="from-a-terminal" data-search-exclude markdown>'
        "From a terminal, and more exactly, since it knows the parts of a report: "
        "`callkit-restrictions diagnose report.ips device.log`. It reads crash reports, logs and exports of "
        "`log show`, and says *nothing here is about calls* where that is so. "
        "[Its answer as JSON](schemas/diagnosis.schema.json).</p>",
        "",
    )


def _index() -> Iterator[str]:
    yield from ('<div class="signatures" data-search-exclude markdown>', "")
    for family, members in signatures.families():
        yield from (f"**[{family.title}](#{anchor(family)})**", "")
        yield from (f"- [{title(signature)}](#{signature.id})" for signature in members)
        yield ""
    yield from ("</div>", "")


def _section(signature: Signature) -> Iterator[str]:
    yield from (f"### {title(signature)} {{ #{signature.id} }}", "", text(signature.meaning), "")
    rules = _rules(signature)
    sure = f"{signature.confidence.capitalize()}. {text(signature.note or '')}".strip()
    yield from terms(
        [
            ("Restriction", [f"[{text(rule.title)}](restrictions/{path_of(rule)})" for rule in rules]),
            ("No restriction", f"{capital(text(signature.unruled))}." if signature.unruled else ""),
            ("What to do", [text(question) for question in signature.check]),
            ("Also written", ", ".join(f"`{written}`" for written in _writings(signature))),
            ("Where", f"{capital(text(signature.where))}. {TELLS[signature.tells]}".strip()),
            ("Seen in", capital(text(signature.seen_in))),
            ("How sure", sure),
            ("Sources", [f"[{name_of(address)}]({address})" for address in signature.evidence]),
        ]
    )


def _rules(signature: Signature) -> list[Restriction]:
    return [load()[id_] for id_ in signature.restrictions if id_ in load()]


def _writings(signature: Signature) -> list[str]:
    """The other ways to write it, so that a search for any of them leads here."""
    written: list[str] = []
    for code in signature.codes:
        if signature.domain:
            case = ERRORS[signature.domain, code]
            written += [f"Error Domain={case.domain} Code={code}", case.symbol, case.objective_c]
        else:
            raw = f"{code % (1 << 32):x}"
            written += [f"0x{raw}", raw, str(code), *([str(code - (1 << 32))] if code >= 1 << 31 else [])]
    written += [f"'{signature.fourcc}'"] if signature.fourcc else []
    written += [said for said in signature.says if ".Code." not in said]
    return [one for one in dict.fromkeys(written) if one != signature.title]


def _table() -> str:
    """What the box looks for, and how, as JSON in the page. No `<` ends the script, no `](` is a link."""
    table = [
        {
            "id": signature.id,
            "title": signature.title,
            "meaning": signature.meaning,
            "tells": signature.tells,
            "says": [list(parts) for parts in signature.parts],
            "by": [name.lower() for name in signature.by],
            "codes": list(signature.codes),
            "kind": signature.kind,
            "domain": (signature.domain or "").lower(),
            "fourcc": signature.fourcc or "",
            "guideline": signature.guideline,
            "names": list(signature.names),
            "restrictions": [
                {"title": rule.title, "page": f"restrictions/{path_of(rule).removesuffix('.md')}.html"}
                for rule in _rules(signature)
            ],
        }
        for signature in signatures.load().values()
    ]
    how = {
        "heading": patterns.HEADING,
        "sentence": patterns.SENTENCE,
        "longest": patterns.LONGEST_LETTER,
        "code": patterns.SOURCE_CODE,
        "beginning": patterns.BEGINNING,
        "alone": patterns.CODE_ALONE,
        "uncounted": patterns.NOTHING_COUNTED,
        "end": patterns.ABOUT_AN_END,
    }
    content = json.dumps({"how": how, "signatures": table}, ensure_ascii=False, separators=(",", ":"))
    content = content.replace("<", "\\u003c").replace("](", "]\\u0028")
    return f'<script type="application/json" id="signatures">{content}</script>'
