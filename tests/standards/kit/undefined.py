"""What the sentences of the kit's sample `undefined` do, as its own definitions do it."""

from pytest_bdd import step


@step("an implemented step")
def passes():
    pass


@step("a step that will be skipped")
def comes_after():
    pass
