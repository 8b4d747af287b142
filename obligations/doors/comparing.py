"""Comparing: the same facts asked of several contracts side by side, a command for each question that any has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from obligations.comparison import Compared, asked_by_any, compare
from obligations.contracts import contract, contracts
from obligations.doors.asking import chosen_codes, facts_option, reading_options, spread_text
from obligations.doors.files import read_facts
from obligations.doors.grammar import Command, Group, Option, json_option, lang_option
from obligations.doors.options import fact_options, facts_from_options
from obligations.doors.presentation import (
    ANSWERED,
    CONFLICT,
    UNDETERMINED,
    WRONG,
    answer_text,
    language,
    say,
    show_json,
    show_table,
)
from obligations.errors import BadFacts, UnknownName
from obligations.outcomes import Undetermined
from obligations.values.labels import Text

__all__ = ["comparing"]


class _Compare(Group):
    """`compare`: the questions that any of the installed contracts has, each a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the questions, those that most contracts have first."""
        having: dict[str, int] = {}
        for id in contracts():  # noqa: A001
            for name in contract(id).questions:
                having[name] = having.get(name, 0) + 1
        return sorted(having, key=lambda name: -having[name])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of a question. `UnknownName` if no contract has one of that name."""
        names = self.list_commands(ctx)
        name = cmd_name if cmd_name in names else cmd_name.replace("_", "-")
        if name not in names:
            raise UnknownName("question", cmd_name, names)
        return _question_command(name)


comparing = _Compare("compare", params=[lang_option()], subcommand_metavar="QUESTION [FACTS]...")
comparing.words = Text(
    "The same facts asked of several contracts side by side; a contract without such a clause says so. "
    "`compare --help` lists the questions, `compare QUESTION --help` the facts.",
    "同じ事実について複数の契約の答えを並べる。該当条項のない契約はその旨を示す。"
    "`compare --help` で質問、`compare QUESTION --help` で事実の一覧。",
)


def _question_command(name: str) -> click.Command:
    def run(
        files: tuple[str, ...],
        among: tuple[str, ...],
        reading: tuple[str, ...],
        law: bool | None,
        readings: bool,
        explain: bool,
        as_json: bool,
        **options: Any,
    ) -> None:
        _show(name, options, files, among, reading, law, readings=readings, explain=explain, as_json=as_json)

    made = Command(
        name,
        callback=run,
        params=[
            *fact_options(asked_by_any(name)),
            Option(
                ["--contract", "among"],
                Text("Only this contract; repeatable. All that are installed otherwise.", "この契約だけ。繰り返し可。"),
                multiple=True,
                metavar="CONTRACT",
            ),
            facts_option(),
            *reading_options(),
            Option(
                ["--readings"],
                Text("From the lowest to the highest under any reading.", "すべての読み方の下での幅。"),
                is_flag=True,
            ),
            Option(["--explain"], Text("Each answer with its reasons.", "理由つきの答え。"), is_flag=True),
            json_option(),
            lang_option(),
        ],
    )
    titles = (contract(id).questions[name].title for id in contracts() if name in contract(id).questions)  # noqa: A001
    made.words = next(titles)
    return made


def _show(
    name: str,
    options: dict[str, Sequence[str]],
    files: Sequence[str],
    among: Sequence[str],
    reading: Sequence[str],
    law: bool | None,
    *,
    readings: bool,
    explain: bool,
    as_json: bool,
) -> None:
    given: dict[str, object] = {}
    for file in files:
        given |= read_facts(file)
    ids = [each.replace("_", "-") for each in among] or None
    stated, problems = facts_from_options(asked_by_any(name, ids), options)
    if problems:
        raise BadFacts(problems)
    found = compare(name, {**given, **stated}, among=ids, readings=chosen_codes(reading), law=law)
    if as_json:
        show_json([_json(name, each) for each in found.values()])
    else:
        heading = [say("contract", "契約"), say("answer", "答え"), say("provisions", "条項"), say("readings", "読み方")]
        if readings:
            heading.append(say("spread", "幅"))
        show_table(
            [*heading, say("not asked for", "問われない事実")], [_row(each, readings) for each in found.values()]
        )
        for each in found.values() if explain else ():
            if each.outcome is not None:
                click.echo(f"\n{each.contract.title.in_(language())}\n{each.outcome.explain(language())}")
    click.get_current_context().exit(max(_exit(each) for each in found.values()))


def _row(each: Compared, readings: bool) -> list[str]:
    outcome = each.outcome
    if outcome is None:
        answer = str(each.error) if each.error else say("no such clause", "該当条項なし")
        return [each.contract.id, answer, "", "", *([""] if readings else []), ", ".join(each.aside)]
    kind = each.contract.find(outcome.question).decision.kind
    answer = answer_text(outcome, kind)
    if isinstance(outcome, Undetermined):
        answer += f": {', '.join(outcome.missing)}"
    used = ", ".join(f"{code}={alternative}" for code, alternative in outcome.readings.items())
    row = [each.contract.id, answer, ", ".join(outcome.provisions), used]
    if readings:
        row.append(spread_text(each.contract.find(outcome.question), list(outcome.under_all_readings())))
    return [*row, ", ".join(each.aside)]


def _json(name: str, each: Compared) -> dict[str, object]:
    content: dict[str, object] = {"contract": each.contract.id, "question": name, "clause": each.has_clause}
    if each.outcome is not None:
        content |= each.outcome.to_dict()
    if each.error is not None:
        content |= {"error": each.error.code.value, "message": str(each.error)}
    return {**content, "aside": list(each.aside)}


def _exit(each: Compared) -> int:
    if each.error is not None:
        return WRONG if isinstance(each.error, BadFacts) else CONFLICT
    return UNDETERMINED if isinstance(each.outcome, Undetermined) else ANSWERED
