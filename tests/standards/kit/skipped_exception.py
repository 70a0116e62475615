"""What the sentences of the kit's sample `skipped-exception` do, as its own definitions do it."""

import pytest
from pytest_bdd import given


@given("I skip a step")
def skips():
    pytest.skip("skipping")
