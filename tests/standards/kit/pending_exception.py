"""What the sentences of the kit's sample `pending-exception` do, as its own definitions do it."""

from pytest_bdd import given


@given("an unimplemented pending step")
def pending():
    raise NotImplementedError("TODO")
