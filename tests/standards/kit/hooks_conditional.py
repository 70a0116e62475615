"""What the sentences of the kit's sample `hooks-conditional` do, as its own definitions do it."""

import pytest
from pytest_bdd import when


@pytest.fixture(autouse=True)
def hooks(request):
    if request.node.get_closest_marker("fail-before"):
        raise RuntimeError("Exception in conditional hook")
    yield
    if request.node.get_closest_marker("fail-after"):
        raise RuntimeError("Exception in conditional hook")


@when("a step passes")
def passes():
    pass
