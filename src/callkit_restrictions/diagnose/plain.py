"""What strangers wrote, made harmless before it is shown: no control character gets through, and nothing is long."""

import unicodedata

LONGEST = 160
"""Characters of a line that are shown."""


def plain(text: str, longest: int = LONGEST) -> str:
    """The text in one line, cut when it is long; every control and format character is written out, as in Python."""
    short = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(map(_shown, short))


def clause(sentence: str) -> str:
    """The sentence as it stands inside of another: begun small, but for an abbreviation, and without its full stop."""
    return (sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]).removesuffix(".")


def _shown(character: str) -> str:
    if unicodedata.category(character)[0] not in "CZ" or character == " ":
        return character
    if unicodedata.category(character) == "Zs" or character == "\t":
        return " "
    return character.encode("unicode_escape").decode()
