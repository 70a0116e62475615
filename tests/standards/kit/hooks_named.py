"""What the sentences of the kit's sample `hooks-named` do, as its own definitions do it."""

from pytest_bdd import when


@when("a step passes")
def passes():
    pass
