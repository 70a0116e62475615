"""What the sentences of the kit's sample `pending` do, as its own definitions do it."""

from pytest_bdd import step


@step("an implemented non-pending step")
def passes():
    pass


@step("an implemented step that is skipped")
def comes_after():
    pass


@step("an unimplemented pending step")
def pending():
    raise NotImplementedError
