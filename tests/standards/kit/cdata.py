"""What the sentences of the kit's sample `cdata` do, as its own definitions do it."""

from pytest_bdd import given, parsers


@given(parsers.parse("I have {count:d} <![CDATA[cukes]]> in my belly"))
def eaten():
    pass
