"""Say which call rule, if any, explains a crash report, a log, or a text of App Review.

Reads crash reports (.crash, .ips), device and console logs, exports of `log show` (ndjson, compact), plain text; packed
with gzip, too. `-` is standard input. Nothing leaves this machine.

Exit status: 0 read, and no call rule explains it; 1 a call rule explains at least one of them; 2 something could not be
read (the rest was, and is shown).
"""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """Add the files and the form of the answer."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="what you have in hand; - is standard input")
    parser.add_argument("--format", choices=("text", "json", "html"), default="text", help="the form of the answer")
    parser.add_argument("--site", default="", metavar="URL", help="where the pages are, to link to them in HTML")
