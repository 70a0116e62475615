"""What the sentences of the kit's sample `all-statuses` do, as its own definitions do it."""

import pytest
from pytest_bdd import parsers, step


@step("a step")
def passes():
    pass


@step("a failing step")
def fails():
    raise RuntimeError("whoops")


@step("a pending step")
def pending():
    raise NotImplementedError


@step("a skipped step")
def skips():
    pytest.skip()


@step(parsers.re(r"an ambiguous (?P<what>.*?)"))
def one():
    pass


@step(parsers.re(r"(?P<what>.*?) ambiguous step"))
def other():
    pass
