r"""How a text is read, whoever reads it: `diagnose`, and the box on the page of errors, in JavaScript.

Only what both languages understand may stand in a pattern; the page puts `\w`, `\W` and `\b` into Unicode's terms.
"""

WORDS = (
    *("guideline", "richtli", "retningslinje", "riktlinje", "directive", "directri", "diretriz", "pauta"),
    *(
        "linea guida",
        "wytyczn",
        "руководств",
        "правил",
        "yönerge",
        "ガイドライン",
        "准则",
        "準則",
        "指南",
        "지침",
        "가이드라인",
    ),
)
"""How the word for a guideline begins, in the languages of App Store Connect."""

HEADING = rf"(?:{'|'.join(WORDS)})\w*\W{{0,3}}(?P<number>\d(?:\.\d{{1,2}}){{0,2}})(?![\d.]*\d)"
SENTENCE = r"[.!?](?=\s|$)|[。！？]"  # noqa: RUF001 - so sentences end in Chinese and Japanese

LONGEST_LETTER = 2000
"""Characters below a heading that belong to it."""

SOURCE_CODE = (
    r"\s*(?://|(?:@?\w+(?:\(\w+\))?\s+){0,5}func\s+\w+\s*[(<]|[-+]\s?\(\w+[\s*]*\)\s?\w"
    r"|(?:NSLog|print|os_log|debugPrint)\s?\()"
)
"""How a line begins that declares or logs something: what it names has not happened."""

BEGINNING = 200
"""Characters in which a line of source code shows itself."""

CODE_ALONE = r"\W{0,9}(?:(?:cx)?error(?:\W{0,9}code)?|code)\W{0,9}(?P<code>\d{1,3})\W{0,9}"
"""All of a line: a code without its domain."""

NOTHING_COUNTED = r"cumulative\w{1,60}ExitCount\W{1,8}0(?![.\d])"
"""MetricKit names every way in which an app can end, also those that never happened."""

ABOUT_AN_END = r"terminat|kill|code|reason|exit|board"
"""Before digits: they may be the code with which a process ended."""
