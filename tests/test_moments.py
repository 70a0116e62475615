"""Time is a whole number of milliseconds: it adds up, it never rounds, and it never runs on by itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callkit_restrictions.moments import clock, seconds


@pytest.mark.parametrize(
    ("written", "milliseconds"),
    [(7, 7000), ("7", 7000), ("0.5", 500), ("0.012", 12), ("45.000", 45_000), (0, 0), (Decimal("1.5"), 1500)],
)
def test_seconds_are_written_as_people_write_them(written, milliseconds):
    assert seconds(written) == milliseconds
    assert type(seconds(written)) is int


@pytest.mark.parametrize("finer", ["0.0005", "1.0001", Decimal("0.1") / 3])
def test_nothing_is_finer_than_a_millisecond(finer):
    with pytest.raises(ValueError, match="time is counted in whole milliseconds"):
        seconds(finer)


@pytest.mark.parametrize("impossible", [-1, "-0.5", "Infinity", "NaN"])
def test_no_time_is_negative_or_endless(impossible):
    with pytest.raises(ValueError, match=f"{impossible} s: time is counted in whole milliseconds, from 0 upwards"):
        seconds(impossible)


def test_a_word_is_no_number_of_seconds():
    with pytest.raises(ValueError, match=r"^'soon' is no number of seconds; write for example 7 or 0.5$"):
        seconds("soon")


@pytest.mark.parametrize(
    ("moment", "said"), [(0, "0 s"), (7000, "7 s"), (900, "0.9 s"), (12, "0.012 s"), (60_000, "60 s"), (1250, "1.25 s")]
)
def test_a_clock_shows_no_zeros_that_say_nothing(moment, said):
    assert clock(moment) == said


@given(st.integers(min_value=0, max_value=10**9))
def test_what_the_clock_shows_can_be_read_back(moment):
    assert seconds(clock(moment).removesuffix(" s")) == moment
