"""What the sentences of the kit's sample `parameter-types` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.re(r"(?P<start>[A-Z]{3})-(?P<end>[A-Z]{3}) has been delayed"))
def delayed(start, end):
    assert (start, end) == ("LHR", "CDG")
