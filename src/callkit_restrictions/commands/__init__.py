"""One module a command; its name is the module's. Nobody registers anything.

A command's module has a docstring, whose first line is what `callkit-restrictions --help` says of it, and

    def configure(parser: ArgumentParser) -> None   # adds the command's arguments
    def run(arguments: Namespace) -> int            # does it, and answers with the exit status

It is imported only when it is called, so that no command pays for what another one needs.
"""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Collection
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

NAME = "callkit-restrictions"


class BadInput(Exception):  # noqa: N818 - said by a command, it reads as a sentence: raise BadInput("there is no …")
    """What a command was given is not in order; the message is one sentence. The exit status is 2."""


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


@cache
def names() -> tuple[str, ...]:
    """Every command, by the alphabet."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> Command:
    """The module of one command."""
    return cast("Command", import_module(f"{__name__}.{name}"))


def about(name: str) -> str:
    """What one command does, in a line, without importing it."""
    with (Path(__file__).parent / f"{name}.py").open(encoding="utf-8") as source:
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
