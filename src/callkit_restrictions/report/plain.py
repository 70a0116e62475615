"""Text that does nothing: no terminal escape, no reversed writing, no half characters."""

from unicodedata import category


def plain(text: str) -> str:
    r"""The same text, with whatever is no visible character or space written out (`\x1b`, `\u202e`)."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(letter: str) -> str:
    harmful = category(letter)[0] == "C" or category(letter) in {"Zl", "Zp"}
    return letter.encode("unicode_escape").decode("ascii") if harmful else letter
