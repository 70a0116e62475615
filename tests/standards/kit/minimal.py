"""What the sentences of the kit's sample `minimal` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.parse("I have {count:d} cukes in my belly"))
def eaten():
    pass
