"""What the sentences of the kit's sample `doc-strings` do, as its own definitions do it."""

from pytest_bdd import given


@given("a doc string:")
def text():
    pass
