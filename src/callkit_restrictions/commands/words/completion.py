"""Print what makes a shell complete the names of commands and options.

    bash   callkit-restrictions completion bash > ~/.local/share/bash-completion/completions/callkit-restrictions
    zsh    callkit-restrictions completion zsh > _callkit-restrictions    # in a folder of $fpath
    fish   callkit-restrictions completion fish > ~/.config/fish/completions/callkit-restrictions.fish

It needs the package shtab, which `pip install 'callkit-restrictions[completion]'` brings.
"""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """Add the shell."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")
