"""What the sentences of the kit's sample `backgrounds` do, as its own definitions do it."""

from pytest_bdd import given, parsers, then, when


@given(parsers.parse('an order for "{what}"'))
def ordered():
    pass


@when("an action")
def acts():
    pass


@then("an outcome")
def comes_out():
    pass
