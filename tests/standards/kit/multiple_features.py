"""What the sentences of the kit's sample `multiple-features` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.parse('an order for "{what}"'))
def ordered():
    pass
