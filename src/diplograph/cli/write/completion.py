"""``diplograph completion``: print the shell code that completes commands, options and names."""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add

SHELLS = ("bash", "zsh", "fish")

EXAMPLES = """\
  eval "$(diplograph completion bash)"                        in ~/.bashrc
  eval "$(diplograph completion zsh)"                         in ~/.zshrc, after compinit
  diplograph completion fish > ~/.config/fish/completions/diplograph.fish

Commands, options and their values are completed, and so are the names of questions,
terms and schemes."""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "completion", EXAMPLES)
    parser.add_argument("shell", choices=SHELLS, help="your shell")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["diplograph"], shell=args.shell), end="")
    return 0
