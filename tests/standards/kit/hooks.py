"""What the sentences of the kit's sample `hooks` do, as its own definitions do it."""

from pytest_bdd import when


@when("a step passes")
def passes():
    pass


@when("a step fails")
def fails():
    raise RuntimeError("Exception in step")
