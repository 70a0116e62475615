"""What the sentences of the kit's sample `data-tables` do, as its own definitions do it."""

from pytest_bdd import then, when


@when("the following table is transposed:", target_fixture="transposed")
def transposed(datatable):
    return [list(row) for row in zip(*datatable, strict=True)]


@then("it should be:")
def same(transposed, datatable):
    assert transposed == datatable
