"""What the sentences of the kit's sample `unused-steps` do, as its own definitions do it."""

from pytest_bdd import given


@given("a step that is used")
def used():
    pass


@given("a step that is not used")
def unused():
    pass
