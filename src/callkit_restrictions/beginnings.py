"""What a file is, by how it begins, and the command that reads it: for those who gave it to another command.

    told(b'{"format": "callkit-trace", …', unless="diagnose")
    # 'a recorded trace; callkit-restrictions check judges it'

What is no text at all begins with a mark, too; each command has its own advice for that.
"""

from __future__ import annotations

import re

ENOUGH = 1 << 13
"""So many bytes tell."""

ZIP, GZIP, PDF = b"PK\x03\x04", b"\x1f\x8b", b"%PDF"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")

_KINDS = (
    ("check", "a recorded trace; callkit-restrictions check judges it", rb'\s*\{[^\n]*"callkit-trace"'),
    ("review", "a property list; callkit-restrictions review reads it", rb"bplist0|(?s:.{0,600})<plist[\s>]"),
    (
        "diagnose",
        "a crash report; callkit-restrictions diagnose reads it",
        rb'\s*\{[^\n]*"(?:bug_type|incident_id)"|(?s:.{0,2000}^)(?:Incident Identifier|Exception Type):\s',
    ),
)


def told(begins: bytes, *, unless: str) -> str | None:
    """What a file is and what to do with it, if that is certain and it is not for this command."""
    begins = begins[:ENOUGH].removeprefix(b"\xef\xbb\xbf")
    for command, what, beginning in _KINDS:
        if re.match(beginning, begins, re.MULTILINE):
            return None if command == unless else what
    return None
