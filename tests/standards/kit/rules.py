"""What the sentences of the kit's sample `rules` do, as its own definitions do it."""

import pytest
from pytest_bdd import given, parsers, then, when


@pytest.fixture
def shop():
    return {"stock": 0, "money": 0, "sold": False}


@given(parsers.parse("the customer has {money:d} cents"))
def money(shop, money):
    shop["money"] = money


@given("there are chocolate bars in stock")
def stock(shop):
    shop["stock"] = 1


@given("there are no chocolate bars in stock")
def no_stock(shop):
    shop["stock"] = 0


@when(parsers.parse("the customer tries to buy a {price:d} cent chocolate bar"))
def buy(shop, price):
    shop["sold"] = shop["stock"] > 0 and shop["money"] >= price


@then("the sale should not happen")
def not_sold(shop):
    assert not shop["sold"]


@then("the sale should happen")
def sold(shop):
    assert shop["sold"]
