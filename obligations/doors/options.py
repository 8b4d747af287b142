"""Facts as options of a question's command: one option a fact, made from the question's sheet.

A number may group its thousands (`100000`, `100_000`, `100,000`); a truth is `true`, `false`, `yes`, `no`, `はい` or
`いいえ`; a day and an instant are ISO 8601; an alternative is its code; several are separated by commas or the option
is repeated, and an empty text is none of them. A row is `column=value,column=value`, the option repeated for each
row, or a list of rows is given as JSON. What cannot be read is handed on as it was given, so that the sheet refuses
it together with everything else that is wrong.

>>> whole_number("1,234,567"), whole_number("100_000"), whole_number("1,00"), whole_number("1e5")
(1234567, 100000, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import click

from obligations.doors.files import from_json, named
from obligations.doors.presentation import form, language, say
from obligations.errors import BadFacts, FactProblem
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.questions import Question

__all__ = ["fact_options", "facts_from_options", "option_name", "sheet_from", "whole_number"]

#: Options of every question's command; a fact of such a name is given as `--fact-NAME`.
RESERVED = frozenset({"contract", "explain", "facts", "help", "json", "lang", "law", "no-law", "reading", "readings"})

_TRUTHS = {"true": True, "yes": True, "はい": True, "false": False, "no": False, "いいえ": False}
_METAVARS = {
    Kind.TRUTH: "true|false",
    Kind.YEN: "YEN",
    Kind.COUNT: "NUMBER",
    Kind.DAYS: "DAYS",
    Kind.DURATION: "SECONDS",
    Kind.DATE: "YYYY-MM-DD",
    Kind.INSTANT: "YYYY-MM-DDTHH:MM:SS+09:00",
    Kind.CHOICE: "CODE",
    Kind.SEVERAL: "CODE,CODE",
    Kind.ROWS: "COLUMN=VALUE,...",
}
_WHOLE = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION)


def option_name(fact: Fact) -> str:
    """The option that gives a fact: `--due-on` for `due_on`."""
    name = fact.name.replace("_", "-")
    return f"--fact-{name}" if name in RESERVED else f"--{name}"


def fact_options(facts: Mapping[str, Fact]) -> list[click.Option]:
    """An option for each fact, with its description, unit and form as help."""
    return [
        click.Option(
            [option_name(fact), f"fact_{fact.name}"], multiple=True, metavar=_METAVARS[fact.kind], help=_help(fact)
        )
        for fact in facts.values()
    ]


def _help(fact: Fact) -> str:
    lang = language()
    label = fact.label.in_(lang)
    unit = f" [{fact.unit.in_(lang)}]" if fact.unit else ""
    if fact.alternatives:
        meanings = ", ".join(f"{member.code} ({member.label(lang)})" for member in fact.alternatives)
        several = say("any of", "いくつでも") if fact.kind is Kind.SEVERAL else say("one of", "いずれか")
        return f"{label} ({several}): {meanings}"
    if fact.kind is Kind.ROWS:
        columns = "; ".join(f"{column.name}: {_help(column)}" for column in fact.columns)
        again = say("once for each row, or a JSON list; columns", "行ごとに繰り返すか、JSONの一覧。列")
        return f"{label} ({again} {columns})"
    return f"{label}{unit}: {form(fact, lang)}"


def whole_number(text: str) -> int | None:
    """A whole number with or without its thousands grouped by `,` or `_`; None if it is not written like one."""
    if len(text) <= 40 and re.fullmatch(r"[0-9]+|[0-9]{1,3}((,[0-9]{3})+|(_[0-9]{3})+)", text):
        return int(text.replace(",", "").replace("_", ""))
    return None


def _single(fact: Fact, text: str) -> object:
    """The value of a fact that one text gives, or the text as it is where it gives none."""
    if fact.kind in _WHOLE:
        number = whole_number(text)
        return text if number is None else number
    if fact.kind is Kind.TRUTH:
        return _TRUTHS.get(text.lower(), text)
    if fact.kind is Kind.CHOICE:
        return _code(text)
    if fact.kind is Kind.SEVERAL:
        return [_code(part.strip()) for part in text.split(",")] if text else []
    return text


def _code(text: str) -> str:
    return text.replace("_", "-")


def _row(fact: Fact, text: str) -> object:
    """The row that `amount=1000,due_on=2026-01-31` gives; ValueError if it is not written so."""
    columns = {column.name: column for column in fact.columns}
    row: dict[str, object] = {}
    # A comma ends a value only where another column follows: amount=1,000,due_on=2026-01-31.
    for part in re.split(r",(?=\s*\w[\w-]*\s*=)", text):
        name, equals, value = part.partition("=")
        name = name.strip().replace("-", "_")
        if not equals:
            raise ValueError(text)
        if name in row:
            raise ValueError(say(f"{name} twice", f"{name}が二度"))
        row[name] = _single(columns[name], value.strip()) if name in columns else value.strip()
    return row


def _rows(fact: Fact, texts: Sequence[str]) -> list[object]:
    rows: list[object] = []
    for text in texts:
        if text[:1] in ("[", "{"):
            given = from_json(text)
            rows += [named(row) for row in (cast("list[object]", given) if isinstance(given, list) else [given])]
        elif text.strip():
            rows.append(_row(fact, text))
    return rows


def facts_from_options(
    known: Mapping[str, Fact], options: Mapping[str, Sequence[str]]
) -> tuple[dict[str, object], list[FactProblem]]:
    """The facts that options give, by name, and what is wrong with those that cannot be read at all."""
    facts: dict[str, object] = {}
    problems: list[FactProblem] = []
    for name, fact in known.items():
        texts = options.get(f"fact_{name}") or ()
        if not texts:
            continue
        if fact.kind is Kind.ROWS:
            try:
                facts[name] = _rows(fact, texts)
            except (ValueError, RecursionError) as error:
                wanted = say(
                    f"column=value,column=value or a JSON list, once each ({error})",
                    f"列=値,列=値 又はJSONの一覧、各列一度ずつ({error})",
                )
                problems.append(FactProblem(name, texts[0] if len(texts) == 1 else list(texts), wanted))
        elif fact.kind is Kind.SEVERAL:
            facts[name] = [code for text in texts for code in cast("list[str]", _single(fact, text))]
        elif len(texts) > 1:
            problems.append(FactProblem(name, list(texts), say("one value, not several", "一つの値")))
        else:
            facts[name] = _single(fact, texts[0])
    return facts, problems


def sheet_from(
    question: Question[Any, Any], facts: Mapping[str, object], problems: Sequence[FactProblem] = ()
) -> Facts:
    """The filled sheet. `BadFacts` names every fact that cannot be used, `problems` among them, and who wants it."""
    found = list(problems)
    left = dict(facts)
    sheet: Facts | None = None
    while sheet is None:
        try:
            sheet = question.sheet.read(left)
        except BadFacts as error:
            # Facts that are wrong in themselves keep the sheet from looking at limits; so look again without them.
            found += error.problems
            wrong = {_fact_name(problem) for problem in error.problems}
            if not wrong & left.keys():
                break
            left = {name: value for name, value in left.items() if name not in wrong}
    if sheet is None or found:
        wanted = question.decision.wanted_by()
        raise BadFacts(replace(problem, provisions=wanted.get(_fact_name(problem), ())) for problem in found)
    return sheet


def _fact_name(problem: FactProblem) -> str:
    return re.split(r"[.\[]", problem.fact, maxsplit=1)[0]
