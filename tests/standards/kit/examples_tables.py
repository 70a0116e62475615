"""What the sentences of the kit's sample `examples-tables` do, as its own definitions do it."""

import pytest
from pytest_bdd import given, parsers, then, when


@pytest.fixture
def world():
    return {}


@given(parsers.parse("there are {count:d} cucumbers"))
def cucumbers(world, count):
    world["cucumbers"] = count


@given(parsers.parse("there are {count:d} friends"))
def friends(world, count):
    world["friends"] = count


@when(parsers.parse("I eat {count:d} cucumbers"))
def eat(world, count):
    world["cucumbers"] -= count


@then(parsers.parse("I should have {count:d} cucumbers"))
def left(world, count):
    assert world["cucumbers"] == count


@then(parsers.parse("each person can eat {count:d} cucumbers"))
def share(world, count):
    assert world["cucumbers"] // (1 + world["friends"]) == count
