"""What the sentences of the kit's sample `examples-tables-attachment` do, as its own definitions do it."""

from pathlib import Path

from pytest_bdd import when

from callkit_restrictions_steps.messages import attach


@when("a JPEG image is attached")
def jpeg(request):
    attach(request, None, "image/jpeg", (Path(__file__).parent / "cucumber.jpeg").read_bytes())


@when("a PNG image is attached")
def png(request):
    attach(request, None, "image/png", (Path(__file__).parent / "cucumber.png").read_bytes())
