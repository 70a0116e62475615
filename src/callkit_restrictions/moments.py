"""Virtual time: whole milliseconds, never a float, never the wall clock.

A *moment* counts milliseconds since the origin of its log; a *duration* is the distance of two moments. Both are
plain integers, so that adding them needs no ceremony and equal inputs give equal logs, byte for byte.
"""

from decimal import Decimal
from typing import TypeAlias

Moment: TypeAlias = int
"""Milliseconds since the origin of the log."""

Duration: TypeAlias = int
"""Milliseconds between two moments."""


def seconds(amount: int | str | Decimal) -> Duration:
    """Turn seconds, written as a whole number or as decimal text (`"0.5"`), into a duration.

    Raises:
        ValueError: the amount is not a number, is negative, or is finer than a millisecond.
    """
    try:
        milliseconds = Decimal(amount) * 1000
    except ArithmeticError:
        raise ValueError(f"{amount!r} is no number of seconds; write for example 7 or 0.5") from None
    if not milliseconds.is_finite() or milliseconds < 0 or milliseconds != milliseconds.to_integral_value():
        raise ValueError(f"{amount} s: time is counted in whole milliseconds, from 0 upwards")
    return int(milliseconds)


def clock(moment: Moment) -> str:
    """Write a moment or a duration for people: `7 s`, `0.9 s`, `0.012 s`."""
    whole, rest = divmod(moment, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".") + " s"
