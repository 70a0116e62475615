"""What all reports in HTML have in common: one self-contained document, and the box that holds a finding.

The document has no script, loads nothing, and forbids itself to (Content-Security-Policy).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_STYLE = """
:root{color-scheme:light dark;--ink:light-dark(#16191d,#e8eaed);--soft:light-dark(#4d545c,#b3bac2);
--rule:light-dark(#c3c8cd,#4a5159);--panel:light-dark(#f4f5f6,#20242a);--bad:light-dark(#ad0f1b,#ff9a93);
--good:light-dark(#00623b,#7fd6a7);--open:light-dark(#6b4500,#efc06f);--link:light-dark(#0b57a4,#92c1f5)}
body{font:1rem/1.5 var(--text,system-ui,sans-serif);color:var(--ink);margin:0 auto;max-width:46rem;padding:1rem;
overflow-wrap:anywhere}a{color:var(--link)}
h1,h2,h3{line-height:1.25}h1{font-size:1.5rem;margin:0}
h2{border-top:1px solid var(--rule);font-size:1.2rem;padding-top:1rem;margin-top:1.5rem}h3{font-size:1rem}
article{border-left:.25rem solid var(--rule);background:var(--panel);padding:.5rem 1rem;margin:1rem 0}
article h3{margin:.25rem 0}article p{margin:.25rem 0}.failed{border-color:var(--bad)}
.cant-tell{border-color:var(--open)}.passed{border-color:var(--good)}
.word{font-weight:700}.failed .word{color:var(--bad)}.cant-tell .word{color:var(--open)}
.passed .word{color:var(--good)}.answer{font-size:1.15rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0}
dt{color:var(--soft)}dd{margin:0}dd ul{margin:0;padding-left:1rem}code{font:.9em var(--code,ui-monospace,monospace)}
figure{margin:1rem 0;overflow-x:auto}
svg{max-width:none;height:auto;font-family:inherit}svg .broken,svg .killed,svg .due{stroke:var(--bad)}
svg .broken text,svg .killed text,svg .due text{fill:var(--bad);stroke:none}svg .life,svg .deadline{stroke:var(--soft);
stroke-dasharray:3 3}svg .tip,svg .dot{fill:currentColor}summary{cursor:pointer}
@media(max-width:30rem){dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}}
@media print{details{display:block}article{break-inside:avoid}}
"""


def whole(title: str, heading: str, parts: Iterable[str]) -> str:
    """A document out of parts, which are HTML; title and heading are plain text."""
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>{escape(heading)}</h1>",
            *parts,
            "</main></body></html>",
        )
    )


def article(kind: str, word: str, title: str, about: Iterable[str], said: Iterable[tuple[str, str]]) -> str:
    """One finding. `kind` gives it its colour and `word` says the same; `about` and what is `said` are HTML."""
    rows = "".join(f"<dt>{name}</dt><dd>{what}</dd>" for name, what in said)
    lines = "".join(f"<p>{line}</p>" for line in about)
    return (
        f'<article class="{kind}"><p class="word">{escape(word)}</p><h3>{escape(title)}</h3>{lines}'
        f"<dl>{rows}</dl></article>"
    )


def link(site: str, page: str, words: str) -> str:
    """A link to a page of the site; only the words where nobody said where the site is."""
    return f'<a href="{escape(site + page)}">{escape(words)}</a>' if "://" in site else escape(words)
