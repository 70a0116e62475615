"""The raw texts of signatures, as titles and as links: on the page of errors, and on the page of each restriction."""

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.signatures import load
from callkit_restrictions.signatures.signature import Signature
from callkit_restrictions.site.markdown import text

CODED = ("termination code", "NSError", "OSStatus", "ended reason")
"""Kinds whose title begins with a code; the rest of it is a name."""


def shown_by(restriction: Restriction) -> list[str]:
    """What shows a restriction: links from its page to the sections here."""
    return [
        f"[{title(signature)}](../../errors.md#{signature.id})"
        for signature in load().values()
        if restriction.id in signature.restrictions and signature.kind != "ended reason"
    ]


def title(signature: Signature) -> str:
    """What a signature is called: its raw text as code."""
    raw, _, name = signature.title.partition(": ") if signature.kind in CODED else (signature.title, "", "")
    return f"`{raw}` {text(name)}".strip()
