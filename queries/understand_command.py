"""The command ``python -m queries understand``: what was understood of a question in plain Chinese."""

from __future__ import annotations

import argparse
from typing import Any

from data.command_line.exit_status import UsageError
from data.importing.demonstration import current_or_demonstration
from data.settings import settings
from queries.sentence.description import lines
from queries.sentence.names import vocabulary_of
from queries.sentence.understand import understand


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command and its argument."""
    command = commands.add_parser("understand", help="问一句：听懂了什么，没有用上什么")
    command.add_argument("text", metavar="问题", help="中文问题，如 国庆后噪声哪个小区升得最快")


def reply(options: argparse.Namespace) -> str:
    """What the command prints.

    Raises:
        UsageError: The question is empty.
        StoreError: The store is damaged.
        SettingsError: The list of holidays cannot be read.
    """
    if not options.text.strip():
        raise UsageError("问题不能是空的")
    snapshot = current_or_demonstration()
    found = understand(options.text, vocabulary_of(snapshot), snapshot.as_of, settings().coming_holidays)
    return "".join(f"{line}\n" for line in lines(found))
