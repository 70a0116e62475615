"""What the sentences of the kit's sample `skipped-failing-hook` do, as its own definitions do it."""

import pytest
from pytest_bdd import given


@pytest.fixture(autouse=True)
def hook():
    yield
    raise RuntimeError("whoops")


@given("a step that skips")
def skips():
    pytest.skip()
