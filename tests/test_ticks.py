"""Ticks: a moment is a number in all ways, and notes what it is compared with."""

import operator

import pytest

from callkit_restrictions.check.ticks import Comparison, Tick

ORDER = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]


@pytest.mark.parametrize("compare", ORDER)
@pytest.mark.parametrize("distance", [-1, 0, 1])
def test_it_compares_as_a_number_does(compare, distance):
    asked: list[Comparison] = []
    first, then = Tick.of(asked, 0, 900), Tick.of(asked, 1, 900 + distance)
    assert compare(then, first) is compare(distance, 0)
    assert compare(then, 900) is compare(distance, 0)
    assert compare(900, first + distance) is compare(0, distance)
    assert [each.moments for each in asked] == [((0, -1), (1, 1)), ((1, 1),), ((0, 1),)]


def test_what_is_reckoned_of_moments_is_noted_with_the_moments():
    asked: list[Comparison] = []
    push, report = Tick.of(asked, 0, 0), Tick.of(asked, 3, 900)
    assert report < push + 7000
    assert asked == [Comparison(((0, -1), (3, 1)), -7000, "<", True)]


def test_a_distance_forgets_what_cancels_out():
    asked: list[Comparison] = []
    moment = Tick.of(asked, 2, 500)
    assert moment - (moment - 7) == 7
    assert 1500 - moment == 1000
    assert 5 + moment == 505
    assert [(each.moments, each.constant) for each in asked] == [(((2, -1),), 500), (((2, 1),), -500)]


def test_it_is_what_it_counts():
    moment = Tick.of([], 0, 500)
    assert {moment: 1}[moment] == 1
    assert moment != "500"


@pytest.mark.parametrize("what", [lambda at: at * 2, lambda at: 2 * at, lambda at: at // 2, lambda at: at % 2, abs])
def test_what_cannot_be_noted_is_refused(what):
    with pytest.raises(TypeError, match="only sums and comparisons"):
        what(Tick.of([], 0, 500))
