"""How the command line speaks: its language, tables on a terminal and tab-separated lines elsewhere, errors.

What is printed is decided by standard output alone: a terminal gets borders, colour and lines that wrap; anything
else gets one line an entry with tabs between its fields, and no heading.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import IO, Any, TypeAlias, cast

import click

from obligations.errors import BadFacts, Code, Conflict, FactProblem, ObligationsError, UnknownName, near_matches
from obligations.errors import Undetermined as UndeterminedError
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.expressions.schemas import expected
from obligations.interpreters.explain import shown
from obligations.outcomes import Outcome, Silent, Undetermined
from obligations.questions import Question
from obligations.values.calendar import instant_to_second
from obligations.values.labels import Text

__all__ = [
    "ANSWERED",
    "CONFLICT",
    "DIFFERENT",
    "UNDETERMINED",
    "WRONG",
    "Cell",
    "Refused",
    "answer_text",
    "fact_at",
    "form",
    "kind_text",
    "language",
    "language_of_arguments",
    "refusal",
    "say",
    "show_json",
    "show_record",
    "show_table",
    "speak",
    "value_text",
]

ANSWERED, DIFFERENT, WRONG, UNDETERMINED, CONFLICT = range(5)
"""The exit codes; `command_line` says when each is given."""

#: A field of a table: one text, or several, which stand under each other on a terminal.
Cell: TypeAlias = str | tuple[str, ...]

_LANGUAGE = "obligations.language"


# Language -----------------------------------------------------------------------------------------


def language_of_arguments(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """ "ja" or "en": the last `--lang` among the arguments, else by the first locale variable that is set.

    >>> language_of_arguments(["ask", "--lang", "ja"], {"LANG": "C"})
    'ja'
    >>> language_of_arguments([], {"LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"})
    'en'
    """
    asked = ""
    for argument, following in pairwise([*arguments, ""]):
        option, equals, value = argument.partition("=")
        if option == "--lang":
            asked = value if equals else following
    if asked in ("ja", "en"):
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(variable):
            return "ja" if locale.startswith("ja") else "en"
    return "en"


def language() -> str:
    """The language of the command that runs, "ja" or "en"."""
    context = click.get_current_context(silent=True)
    if context is None:
        return language_of_arguments(())
    return cast(str, context.meta.setdefault(_LANGUAGE, language_of_arguments(())))


def speak(context: click.Context, arguments: Sequence[str]) -> None:
    """Settles the language of a command and of all below it by the arguments, before any of them is parsed."""
    context.meta[_LANGUAGE] = language_of_arguments(arguments)


def say(en: str, ja: str) -> str:
    """Of two texts the one in the language of the command that runs."""
    return Text(en, ja).in_(language())


# Tables -------------------------------------------------------------------------------------------


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def show_table(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Prints rows: a table with its heading on a terminal, else a line a row with tabs between its fields."""
    if not _on_terminal():
        for row in rows:
            cells = [cell if isinstance(cell, str) else "; ".join(cell) for cell in row]
            click.echo("\t".join(_in_one_line(cell) for cell in cells))
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for place, name in enumerate(heading):
        table.add_column(name, overflow="fold", style="cyan" if place == 0 else "")
    _print_rows(table, rows)


def show_record(fields: Iterable[tuple[str, Cell]]) -> None:
    """Prints named fields. A field of several texts is one line for each elsewhere than on a terminal."""
    if not _on_terminal():
        for name, cell in fields:
            for text in (cell,) if isinstance(cell, str) else cell:
                click.echo(f"{name}\t{_in_one_line(text)}")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    _print_rows(table, fields)


def _print_rows(table: Any, rows: Iterable[Sequence[Cell]]) -> None:
    from rich.console import Console
    from rich.text import Text as Printed

    for row in rows:
        # As `Text`, lest the brackets of a provision's number be taken for markup.
        table.add_row(*(Printed(cell if isinstance(cell, str) else "\n".join(cell)) for cell in row))
    Console(highlight=False, emoji=False).print(table)


def show_json(content: object) -> None:
    """Prints JSON, indented, with Japanese as it is written."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


# Values -------------------------------------------------------------------------------------------

_KINDS_JA: Mapping[Kind, str] = {
    Kind.TRUTH: "はい・いいえ",
    Kind.YEN: "円",
    Kind.EXACT_YEN: "円(端数つき)",
    Kind.YEARLY_YEN: "円(年額)",
    Kind.RATE: "年率",
    Kind.YEARS: "年",
    Kind.RATIO: "割合",
    Kind.COUNT: "数",
    Kind.DAYS: "日数",
    Kind.DURATION: "秒数",
    Kind.DATE: "日",
    Kind.INSTANT: "日時",
    Kind.CHOICE: "選択肢の一つ",
    Kind.SEVERAL: "選択肢のいくつか",
    Kind.ROWS: "一覧",
}


def kind_text(kind: Kind) -> str:
    """What kind of thing it is, in words."""
    return say(kind.word, _KINDS_JA[kind])


def value_text(kind: Kind, value: object) -> str:
    """A value as an outcome gives it, as people write it."""
    if kind is Kind.DATE and isinstance(value, date):
        value = value.toordinal()
    elif kind is Kind.INSTANT and isinstance(value, datetime):
        value = instant_to_second(value)
    return shown(kind, value, language())


def answer_text(outcome: Outcome[Any], kind: Kind) -> str:
    """What an outcome comes to, in a few words."""
    if isinstance(outcome, Undetermined):
        return say("undetermined", "未確定")
    if isinstance(outcome, Silent):
        nothing = say("no provision applies", "適用される条項がない")
        if kind not in (Kind.YEN, Kind.TRUTH):
            return nothing
        return f"{value_text(kind, outcome.value)} ({nothing})"
    return value_text(kind, outcome.value)


# Facts --------------------------------------------------------------------------------------------

_WHOLE_JA = {Kind.YEN: "円単位", Kind.DAYS: "日数", Kind.COUNT: "個数", Kind.DURATION: "秒数"}


def form(fact: Fact, lang: str) -> str:
    """What a fact looks like when it is given, in "en" or "ja"."""
    if lang == "en":
        return expected(fact.kind, fact.alternatives, fact.low, fact.high)
    if fact.kind in _WHOLE_JA:
        least, most = fact.range
        return f"{least:,}から{most:,}までの整数({_WHOLE_JA[fact.kind]})"
    codes = ", ".join(member.code for member in fact.alternatives)
    match fact.kind:
        case Kind.TRUTH:
            return "true 又は false"
        case Kind.DATE:
            first, last = (date.fromordinal(end) for end in fact.range)
            return f"{first}から{last}までの実在する日(時刻なし)。例 2026-01-31"
        case Kind.INSTANT:
            return "秒までの日時(時差つき)。例 2026-01-31T10:00:00+09:00"
        case Kind.CHOICE:
            return f"次のいずれか: {codes}"
        case Kind.SEVERAL:
            return f"次のいくつでも: {codes}"
        case _:
            return "行の一覧"


def fact_at(sheet: type[Facts], place: str) -> Fact | None:
    """The fact that a place such as `debts[0].due_on` names, None if the sheet has none there."""
    known: Mapping[str, Fact] = sheet.facts()
    found: Fact | None = None
    for name in re.sub(r"\[\d+\]", "", place).split("."):
        found = known.get(name)
        if found is None:
            return None
        known = {column.name: column for column in found.columns}
    return found


# Errors -------------------------------------------------------------------------------------------


class Refused(click.ClickException):
    """Ends the command with a sentence on standard error, as JSON where JSON was asked for."""

    exit_code = WRONG

    def __init__(
        self,
        message: str,
        *,
        code: Code | None = None,
        lines: Sequence[str] = (),
        content: Mapping[str, object] | None = None,
        as_json: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.lines = tuple(lines)
        self.content = dict(content or {})
        self.as_json = as_json

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the error."""
        if self.as_json:
            code = self.code.value if self.code else "wrong-use"
            content: dict[str, object] = {"error": code, "message": self.message, **self.content}
            click.echo(json.dumps(content, ensure_ascii=False, indent=2), file=file, err=True)
            return
        code = f" ({self.code.value})" if self.code else ""
        click.echo("\n".join([f"{say('Error', 'エラー')}{code}: {self.message}", *self.lines]), file=file, err=True)


class _Undecided(Refused):
    exit_code = UNDETERMINED


class _Contradicted(Refused):
    exit_code = CONFLICT


def refusal(error: ObligationsError, question: Question[Any, Any] | None, *, as_json: bool) -> Refused:
    """An error of the library as the end of a command; `question` is the one whose facts were read, if any."""
    lines: list[str] = []
    content: dict[str, object] = {}
    end = Refused
    match error:
        case BadFacts(problems=problems):
            number = len(problems)
            noun = "a fact" if number == 1 else f"{number} facts"
            message = say(f"{noun} cannot be used", f"使えない事実が{number}件ある")
            lines = [f"  {_problem_text(problem, question)}" for problem in problems]
            content["problems"] = [
                {
                    "fact": problem.fact,
                    "given": problem.given if isinstance(problem.given, str | int) else str(problem.given),
                    "expected": _expected_text(problem, question),
                    "provisions": list(problem.provisions),
                }
                for problem in problems
            ]
        case UnknownName(what=what, name=name, known=known):
            message = say(str(error), _unknown_ja(error))
            content |= {"what": what, "name": name, "known": list(known)}
        case Conflict(one=one, other=other):
            end = _Contradicted
            message = say(
                str(error), f"{error.question}: {one}と{other}が共に適用され、優先関係がないまま異なる結果を与える"
            )
            content["provisions"] = [one, other]
        case UndeterminedError(missing=missing):
            end = _Undecided
            message = say(str(error), f"{error.question}: 未確定。必要な事実: {', '.join(missing)}")
            content["missing"] = list(missing)
        case _:
            message = str(error)
    return end(message, code=error.code, lines=lines, content=content, as_json=as_json)


def _problem_text(problem: FactProblem, question: Question[Any, Any] | None) -> str:
    if language() == "en":
        return str(problem)
    if problem.unknown:
        return f"{problem.fact}: そのような事実はない。{_expected_text(problem, question)}"
    given = repr(problem.given)
    given = given if len(given) <= 80 else given[:77] + "..."
    wanted = f"(根拠 {', '.join(problem.provisions)})" if problem.provisions else ""
    return f"{problem.fact}: {given} は使えない。必要なもの: {_expected_text(problem, question)}{wanted}"


def _expected_text(problem: FactProblem, question: Question[Any, Any] | None) -> str:
    if language() == "en" or question is None:
        return problem.expected
    fact = fact_at(question.sheet, problem.fact)
    if fact is not None and problem.expected == form(fact, "en"):
        return form(fact, "ja")
    if problem.unknown:
        above = fact_at(question.sheet, problem.fact.rpartition(".")[0])
        names = [column.name for column in above.columns] if above else list(question.sheet.facts())
        near = near_matches(problem.fact.rpartition(".")[2], names, 1)
        return f"事実は {', '.join(names)}{f'。近い名: {near[0]}' if near else ''}"
    if before := re.fullmatch(r"not before (\w+), (.*)", problem.expected):
        return f"{before[1]}({before[2]})より前でない値"
    return problem.expected


_WHAT_JA = {"contract": "契約", "question": "質問", "reading": "読み方"}


def _unknown_ja(error: UnknownName) -> str:
    what, _, of = error.what.partition(" of ")
    word = {**_WHAT_JA, "alternative": "選択肢", "provision": "条項"}.get(what, error.what)
    near = re.search(r"; did you mean (.*)\?$", str(error))
    hint = f"近い名: {near[1].replace(' or ', '、')}" if near else f"あるもの: {', '.join(error.known[:40])}"
    return f"{f'{of}に' if of else ''}{word}「{error.name}」はない。{hint}"
