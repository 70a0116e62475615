"""What the sentences of the kit's sample `stack-traces` do, as its own definitions do it."""

from pytest_bdd import when


@when("a step throws an exception")
def throws():
    raise RuntimeError("BOOM")
