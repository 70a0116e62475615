"""One module a command; its name is the module's, and begins with no underscore. Nobody registers anything.

A command's module has a docstring, whose first line is what `callkit-restrictions --help` says of it, and

    def configure(parser: ArgumentParser) -> None   # adds the command's arguments
    def run(arguments: Namespace) -> int            # does it, and answers with the exit status

It is imported only when it is called, so that no command pays for what another one needs.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection
    from typing import Protocol

    class Command(Protocol):
        """What the module of a command offers."""

        __doc__: str | None

        def configure(self, parser: ArgumentParser) -> None:
            """Add the arguments."""

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
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Command:
    """The module of one command."""
    command: Command = import_module(f"{__name__}.{name}")
    return command


def about(name: str) -> str:
    """What one command does, in a line, without importing it."""
    with open(f"{__path__[0]}/{name}.py", encoding="utf-8") as source:  # noqa: PTH123 - pathlib takes a while to import
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
            one.description = load(name).__doc__
            load(name).configure(one)
    return parser
