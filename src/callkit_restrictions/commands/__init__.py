"""Two modules a command, both under its name; nobody registers anything.

`words/check.py` is what `check` says of itself and takes. It imports nothing of the model, which takes longer to import
than Python to start: who asks for help, or mistypes an option, does not wait for it. It has a docstring, whose first
line is what `callkit-restrictions --help` says of it, and

    def configure(parser: ArgumentParser) -> None   # adds the command's arguments

`check.py` is its work, and imported only when it is called, so that no command pays for what another one needs:

    def run(arguments: Namespace) -> int            # does it, and answers with the exit status
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import cache
from importlib import import_module

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection
    from typing import Protocol

    class Words(Protocol):
        """What the words of a command offer."""

        __doc__: str | None

        def configure(self, parser: ArgumentParser) -> None:
            """Add the arguments."""

    class Work(Protocol):
        """What the work of a command offers."""

        def run(self, arguments: Namespace) -> int:
            """Do it: the exit status.

            Raises:
                BadInput: what it was given is not in order.
            """


NAME = "callkit-restrictions"


class BadInput(Exception):  # noqa: N818 - said by a command, it reads as a sentence: raise BadInput("there is no …")
    """What a command was given is not in order; the message is one sentence. The exit status is 2."""


@cache
def names() -> tuple[str, ...]:
    """Every command, by the alphabet."""
    files = os.listdir(f"{__path__[0]}/words")  # noqa: PTH208 - pathlib and pkgutil take a while to import
    return tuple(sorted(file.removesuffix(".py") for file in files if file.endswith(".py") and file[0] != "_"))


def words_of(name: str) -> Words:
    """What one command says of itself, and takes."""
    module: Words = import_module(f"{__name__}.words.{name}")
    return module


def work_of(name: str) -> Work:
    """What one command does."""
    module: Work = import_module(f"{__name__}.{name}")
    return module


def about(name: str) -> str:
    """What one command does, in a line, without importing anything of it."""
    with open(f"{__path__[0]}/words/{name}.py", encoding="utf-8") as source:  # noqa: PTH123 - as above
        return source.readline().strip().strip('"')  # a module begins with its docstring


def parser_of(commands: Collection[str]) -> ArgumentParser:
    """The parser of the command line: whole for these commands; with a line for each where none of them is one."""
    parser = ArgumentParser(prog=NAME, description="What CallKit and PushKit forbid, as rules that run.")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    listed = parser.add_subparsers(dest="command", required=True, metavar="command")
    chosen = [name for name in names() if name in commands]
    for name in chosen or names():
        one = listed.add_parser(name, help=about(name), formatter_class=RawDescriptionHelpFormatter)
        if chosen:
            one.description = words_of(name).__doc__
            words_of(name).configure(one)
    return parser
