"""What the sentences of the kit's sample `attachments` do, as its own definitions do it."""

from pathlib import Path

from pytest_bdd import parsers, when

from callkit_restrictions_steps.messages import attach

LOG = "text/x.cucumber.log+plain"
COLOURS = {"r": 31, "a": 91, "i": 33, "n": 32, "b": 34, "o": 95, "w": 35}


@when(parsers.parse('the string "{text}" is attached as "{kind}"'))
def attached(request, text, kind):
    attach(request, None, kind, text)


@when(parsers.parse('the string "{text}" is logged'))
def logged(request, text):
    attach(request, None, LOG, text)


@when("text with ANSI escapes is logged")
def logged_in_colour(request):
    coloured = (f"\x1b[{COLOURS[letter]}m{letter}\x1b[0m" for letter in "rainbow")
    attach(request, None, LOG, f"This displays a {''.join(coloured)}")


@when(parsers.parse('the following string is attached as "{kind}":'))
def attached_below(request, kind, docstring):
    attach(request, None, kind, docstring)


@when(parsers.parse('an array with {size:d} bytes is attached as "{kind}"'))
def attached_bytes(request, size, kind):
    attach(request, None, kind, bytes(range(size)))


@when("a PDF document is attached and renamed")
def attached_document(request):
    attach(request, "renamed.pdf", "application/pdf", (Path(__file__).parent / "document.pdf").read_bytes())


@when(parsers.parse('a link to "{uri}" is attached'))
def linked(request, uri):
    attach(request, None, "text/uri-list", uri)


@when(parsers.parse('the string "{text}" is attached as "{kind}" before a failure'))
def attached_and_failed(request, text, kind):
    attach(request, None, kind, text)
    raise RuntimeError("whoops")
