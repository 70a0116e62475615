"""What the sentences of the kit's sample `regular-expression` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.re(r"a (?P<one>.*?)(?: and a (?P<two>.*?))?(?: and a (?P<three>.*?))?$"))
def vegetables():
    pass
