"""The work of `completion`."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator

from callkit_restrictions.commands import BadInput, names, parser_of


def run(arguments: Namespace) -> int:
    """Print the script.

    Raises:
        BadInput: shtab is not installed.
    """
    try:
        import shtab  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise BadInput("completion needs shtab: pip install 'callkit-restrictions[completion]'") from missing
    parser = parser_of(names())
    for action in _arguments(parser):
        if not action.choices and action.nargs != 0:  # whatever is not one of a few words is the name of a file here
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def _arguments(parser: ArgumentParser) -> Iterator[Action]:
    """Every argument and option, those of the commands included."""
    for action in parser._actions:  # noqa: SLF001 - as shtab does: argparse has no public list
        yield action
        for command in set(action.choices.values()) if isinstance(action.choices, dict) else ():
            yield from _arguments(command)
