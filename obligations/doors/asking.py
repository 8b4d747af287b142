"""Asking: a command for each question, made from its sheet of facts when it is called for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import click

from obligations.clauses.readings import Reading
from obligations.contracts import Contract, contracts
from obligations.doors.files import read_facts
from obligations.doors.grammar import (
    QUESTION,
    Command,
    Group,
    Option,
    found_contract,
    found_question,
    json_option,
    lang_option,
)
from obligations.doors.options import fact_options, facts_from_options, option_name, sheet_from
from obligations.doors.presentation import (
    ANSWERED,
    UNDETERMINED,
    Cell,
    Refused,
    answer_text,
    fact_at,
    language,
    say,
    show_json,
    show_record,
    show_table,
    value_text,
)
from obligations.expressions.kinds import Kind
from obligations.outcomes import Decided, Outcome, Silent, Undetermined
from obligations.questions import Question
from obligations.values.labels import Text

__all__ = ["ask", "chosen_codes", "facts_option", "reading_options", "spread_text"]

# Asking ---------------------------------------------------------------------------------------------


class _Ask(Group):
    """`ask`: a group of the contracts, each a group of its questions, each a command made from its sheet of facts."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The ids of the installed contracts."""
        return list(contracts())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The questions of a contract. `UnknownName` if there is none of that id."""
        return _Questions(found_contract(cmd_name))


class _Questions(Group):
    """The questions of one contract as commands."""

    def __init__(self, found: Contract) -> None:
        super().__init__(found.id, params=[lang_option()])
        self.contract = found
        self.words = found.title
        self.subcommand_metavar = "QUESTION [FACTS]..."

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the questions, in the order in which the contract declares them."""
        return list(self.contract.questions)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of a question. `UnknownName` if the contract has none of that name."""
        return _question_command(found_question(self.contract, cmd_name))


_ASK_WORDS = Text(
    "The answer to a question for one case; the facts are options, or stand in a file. "
    "`ask CONTRACT --help` lists the questions, `ask CONTRACT QUESTION --help` the facts.",
    "一つの事案についての質問の答え。事実はオプション又はファイルで与える。"
    "`ask CONTRACT --help` で質問、`ask CONTRACT QUESTION --help` で事実の一覧。",
)
ask = _Ask("ask", params=[lang_option()], subcommand_metavar="CONTRACT QUESTION [FACTS]...")
ask.words = _ASK_WORDS


def _question_command(question: Question[Any, Any]) -> click.Command:
    """The command that asks a question, one option for each fact."""

    def run(
        files: tuple[str, ...],
        reading: tuple[str, ...],
        law: bool | None,
        readings: bool,
        explain: bool,
        as_json: bool,
        **options: Any,
    ) -> None:
        _answer(question, options, files, reading, law, readings=readings, explain=explain, as_json=as_json)

    command = Command(
        question.name,
        callback=run,
        params=[
            *fact_options(question.sheet.facts()),
            facts_option(),
            *reading_options(),
            Option(
                ["--readings"],
                Text(
                    "The answer under every combination of readings that the case reaches.",
                    "この事案で問題になる読み方の組合せごとの答え。",
                ),
                is_flag=True,
            ),
            Option(["--explain"], Text("The answer with its reasons.", "理由つきの答え。"), is_flag=True),
            json_option(),
            lang_option(),
        ],
    )
    command.words = Text(*(f"{question.title.in_(lang)}\n\n{question.sheet.__doc__ or ''}" for lang in ("en", "ja")))
    return command


def _answer(
    question: Question[Any, Any],
    options: Mapping[str, Sequence[str]],
    files: Sequence[str],
    reading: Sequence[str],
    law: bool | None,
    *,
    readings: bool,
    explain: bool,
    as_json: bool,
) -> None:
    context = click.get_current_context()
    context.meta[QUESTION] = question
    chosen = chosen_codes(reading)
    asked = question.read_as(chosen, law)
    given: dict[str, object] = {}
    for file in files:
        given |= read_facts(file)
    stated, problems = facts_from_options(question.sheet.facts(), options)
    outcome = asked.ask(sheet_from(asked, {**given, **stated}, problems))
    spread = _spread(outcome, chosen) if readings else None
    if as_json:
        content = outcome.to_dict()
        if readings:
            content["spread"] = None if spread is None else _spread_json(question, spread)
        show_json(content)
    else:
        if explain:
            click.echo(outcome.explain(language()))
        else:
            show_record(_short_answer(question, outcome))
        if isinstance(outcome, Undetermined):
            _show_missing(question, cast("Undetermined[object]", outcome))
        if spread is not None:
            _show_spread(question, spread)
    context.exit(UNDETERMINED if isinstance(outcome, Undetermined) else ANSWERED)


def facts_option() -> click.Option:
    """`--facts FILE`."""
    return Option(
        ["--facts", "files"],
        Text(
            "A file of facts: .yaml, .json or .toml, or - for standard input; options win over it.",
            "事実のファイル(.yaml, .json, .toml、- は標準入力)。オプションが優先する。",
        ),
        multiple=True,
        metavar="FILE",
    )


def reading_options() -> list[click.Option]:
    """`--reading POINT=ALTERNATIVE` and `--law`, `--no-law`."""
    return [
        Option(
            ["--reading"],
            Text("Take an open point in this way; repeatable.", "論点をこの読み方で読む。繰り返し可。"),
            multiple=True,
            metavar="POINT=ALTERNATIVE",
        ),
        Option(
            ["--law/--no-law"],
            Text(
                "With all that statute and precedent add, or the text alone; by default as each reading has it.",
                "法令・判例の層をすべて加えるか、約款のみとするか。指定がなければ各論点の既定による。",
            ),
            default=None,
        ),
    ]


def chosen_codes(readings: Sequence[str]) -> dict[str, str]:
    """The alternatives that `--reading` options name, by the code of their reading. `Refused` if one is unreadable."""
    chosen: dict[str, str] = {}
    for text in readings:
        code, equals, alternative = (part.strip().replace("_", "-") for part in text.partition("="))
        if not (code and equals and alternative):
            given = f"--reading {text}"
            raise Refused(say(f"{given}: expected POINT=ALTERNATIVE", f"{given}: 論点=選択肢 の形で指定する"))
        if chosen.setdefault(code, alternative) != alternative:
            message = say(
                f"--reading {code}: both {chosen[code]} and {alternative}",
                f"--reading {code}: {chosen[code]} と {alternative} は同時に選べない",
            )
            raise Refused(message)
    return chosen


def _short_answer(question: Question[Any, Any], outcome: Outcome[Any]) -> list[tuple[str, Cell]]:
    lang = language()
    fields: list[tuple[str, Cell]] = [(say("answer", "答え"), answer_text(outcome, question.decision.kind))]
    position = outcome.position
    if position is not None and position.by is not None:
        to = f" → {position.to.label(lang)}" if position.to else ""
        fields.append((say("position", "法的地位"), f"{position.effect.label(lang)}: {position.by.label(lang)}{to}"))
    if position is not None and (position.since or position.until):
        days = f"{position.since or ''}..{position.until or ''}"
        fields.append((say("from..until", "始期..終期"), days))
    if isinstance(outcome, Silent):
        fields.append((say("tried", "検討した条項"), ", ".join(outcome.tried)))
    fields.append((say("provisions", "条項"), ", ".join(outcome.provisions)))
    used = ", ".join(f"{code}={alternative}" for code, alternative in outcome.readings.items())
    fields.append((say("readings", "読み方"), used))
    return [(name, cell) for name, cell in fields if cell]


_ORDERED = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.DATE, Kind.INSTANT)


def _show_missing(question: Question[Any, Any], outcome: Undetermined[object]) -> None:
    lang = language()
    wanted = question.decision.wanted_by()
    rows: list[tuple[str, ...]] = []
    for place in outcome.missing:
        top = fact_at(question.sheet, re.split(r"[.\[]", place, maxsplit=1)[0])
        fact = fact_at(question.sheet, place)
        if top is None or fact is None:
            rows.append((say("ask for", "必要な事実"), place))
            continue
        unit = fact.unit.in_(lang) if fact.unit else ""
        provisions = ", ".join(wanted.get(top.name, ()))
        rows.append((say("ask for", "必要な事実"), place, fact.label.in_(lang), unit, option_name(top), provisions))
    heading = ("", say("fact", "事実"), say("what it is", "内容"), say("unit", "単位"), say("option", "オプション"))
    show_table((*heading, say("wanted by", "根拠")), rows)


# Every reading --------------------------------------------------------------------------------------


_Combinations = list[tuple[tuple[Reading, ...], Outcome[Any]]]


def _spread(outcome: Outcome[Any], chosen: Mapping[str, str]) -> _Combinations:
    """The combinations of readings that the case reaches, without those that contradict a choice that was made."""

    def fits(reading: Reading) -> bool:
        return chosen.get(reading.point().code, reading.code) == reading.code

    return [(taken, each) for taken, each in outcome.under_all_readings() if all(map(fits, taken))]


def _value(outcome: Outcome[Any]) -> Any:
    """The value of an outcome, None where it has none."""
    if isinstance(outcome, Decided):
        return outcome.value
    try:
        return outcome.value if isinstance(outcome, Silent) else None
    except LookupError:
        return None


def _ends(question: Question[Any, Any], spread: _Combinations) -> tuple[Any, Any] | None:
    values = [value for _, outcome in spread if (value := _value(outcome)) is not None]
    if not values or question.decision.kind not in _ORDERED:
        return None
    return min(values), max(values)


def _show_spread(question: Question[Any, Any], spread: _Combinations) -> None:
    kind = question.decision.kind
    points = list(dict.fromkeys(reading.point().code for taken, _ in spread for reading in taken))
    rows: list[tuple[str, ...]] = []
    for taken, outcome in spread:
        codes = {reading.point().code: reading.code for reading in taken}
        rows.append((answer_text(outcome, kind), *(f"{p}={codes[p]}" if p in codes else "-" for p in points)))
    show_table((say("answer", "答え"), *points), rows)
    show_record([(say("spread", "幅"), spread_text(question, spread))])


def spread_text(question: Question[Any, Any], spread: _Combinations) -> str:
    """From the lowest to the highest value, or each different answer where answers have no order."""
    kind = question.decision.kind
    ends = _ends(question, spread)
    if ends is None:
        return " / ".join(dict.fromkeys(answer_text(outcome, kind) for _, outcome in spread))
    text = " .. ".join(value_text(kind, end) for end in dict.fromkeys(ends))
    without = sum(_value(outcome) is None for _, outcome in spread)
    if without:
        number = len(spread)
        text += say(f" ({without} of {number} without a value)", f"({number}通りのうち{without}通りは値なし)")
    return text


def _spread_json(question: Question[Any, Any], spread: _Combinations) -> dict[str, object]:
    answers = [
        {"readings": {reading.point().code: reading.code for reading in taken}}
        | {key: content[key] for key in ("status", "value", "provisions", "missing")}
        for taken, outcome in spread
        for content in [outcome.to_dict()]
    ]
    ends = _ends(question, spread)
    low, high = (None, None) if ends is None else (end if isinstance(end, int) else end.isoformat() for end in ends)
    return {"answers": answers, "lowest": low, "highest": high}
