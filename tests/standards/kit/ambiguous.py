"""What the sentences of the kit's sample `ambiguous` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.re(r"a (?P<one>.*?) with (?P<other>.*?)"))
def first():
    pass


@given(parsers.re(r"a step with (?P<what>.*?)"))
def second():
    pass
