"""What every command is made of: help in two languages, the options that all share, and how a contract is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from obligations.contracts import Contract, contract, contracts
from obligations.doors.presentation import language
from obligations.errors import UnknownName
from obligations.questions import Question
from obligations.values.labels import Text

__all__ = [
    "JSON",
    "QUESTION",
    "ByQuestion",
    "Command",
    "Group",
    "Option",
    "command",
    "contract_argument",
    "found_contract",
    "found_question",
    "json_option",
    "lang_option",
]

#: Under these keys of a context's `meta` stand whether JSON was asked for, and the question whose facts are read.
JSON, QUESTION = "obligations.json", "obligations.question"


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, names: Sequence[str], words: Text, **settings: Any) -> None:
        super().__init__(names, help=words.en, **settings)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help, in the language of the command."""
        self.help = self.words.in_(language())
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command with its help in both languages."""

    words = Text("", "")

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        self.help = self.words.in_(language())
        return super().get_short_help_str(200)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help in the language of the command."""
        self.help = self.words.in_(language())
        super().format_help_text(ctx, formatter)


class Group(Command, click.Group):
    """A group with its help in both languages, whose names may be written with `_` or with `-`."""


class ByQuestion(Group):
    """A group of the contracts, each a group of its questions, each a command that is made when it is called for."""

    def __init__(self, name: str, words: Text, make: Callable[[Question[Any, Any]], click.Command]) -> None:
        super().__init__(name, params=[lang_option()], subcommand_metavar="CONTRACT QUESTION [FACTS]...")
        self.words = words
        self.make = make

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The ids of the installed contracts."""
        return list(contracts())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The questions of a contract. `UnknownName` if there is none of that id."""
        return _Questions(found_contract(cmd_name), self.make)


class _Questions(Group):
    """The questions of one contract as commands."""

    def __init__(self, found: Contract, make: Callable[[Question[Any, Any]], click.Command]) -> None:
        super().__init__(found.id, params=[lang_option()])
        self.contract = found
        self.make = make
        self.words = found.title
        self.subcommand_metavar = "QUESTION [FACTS]..."

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the questions, in the order in which the contract declares them."""
        return list(self.contract.questions)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of a question. `UnknownName` if the contract has none of that name."""
        return self.make(found_question(self.contract, cmd_name))


def lang_option() -> click.Option:
    """`--lang`, which `CommandLine` has looked for before anything is parsed; here it is checked and described."""
    words = Text("Language of the answer; by default that of the locale.", "回答の言語。指定がなければ環境の言語。")
    return Option(["--lang"], words, type=click.Choice(["ja", "en"]), expose_value=False)


def _noted(ctx: click.Context, parameter: click.Parameter, value: bool) -> bool:
    ctx.meta[JSON] = bool(value)
    return value


def json_option() -> click.Option:
    """`--json`, noted for errors too."""
    words = Text("Print JSON; errors too, on standard error.", "JSONで出力する(エラーも標準エラーにJSONで出す)。")
    return Option(["--json", "as_json"], words, is_flag=True, is_eager=True, callback=_noted)


def command(name: str, en: str, ja: str, *parameters: click.Parameter) -> Callable[[Callable[..., None]], Command]:
    """Makes a function a command, with its help in both languages."""

    def make(function: Callable[..., None]) -> Command:
        made = Command(name, callback=function, params=[*parameters, lang_option()])
        made.words = Text(en, ja)
        return made

    return make


def contract_argument() -> click.Argument:
    """The argument `contract_id`."""
    return click.Argument(["contract_id"], metavar="CONTRACT")


def found_contract(name: str) -> Contract:
    """A contract by its id, `_` for `-` allowed."""
    try:
        return contract(name)
    except UnknownName as error:
        hyphened = name.replace("_", "-")
        if hyphened == name or hyphened not in error.known:
            raise
        return contract(hyphened)


def found_question(found: Contract, name: str) -> Question[Any, Any]:
    """A question of a contract by its name, `_` for `-` allowed."""
    return found.find(name if name in found.questions else name.replace("_", "-"))
