"""A table that a telephone can show: each row becomes a block there, each cell says which column it is of.

Plain HTML, since Markdown's tables cannot carry the names of the columns into the cells. Every cell is HTML already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape


def table(head: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> Iterator[str]:
    """The lines of a table; the first cell of a row is its heading, `kind` is one more class for the style sheet.

    The roles repeat what the elements mean, because a style sheet that lays rows out as blocks takes it away. The box
    around it says how many rows there are: a browser draws what is far below only when a reader comes near.
    """
    classes = f"sheet {kind}".strip()
    rows = [*rows]
    yield f'<div class="sheet-box" style="--rows: {len(rows)}" markdown="0">'
    yield f'<table class="{classes}" role="table"><thead role="rowgroup"><tr role="row">'
    yield "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in head)
    yield '</tr></thead><tbody role="rowgroup">'
    for first, *rest in rows:
        cells = "".join(
            f'<td role="cell" data-column="{escape(name)}">{cell}</td>'
            for name, cell in zip(head[1:], rest, strict=True)
        )
        yield f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{cells}</tr>'
    yield from ("</tbody></table></div>", "")
