"""The engines that the suite runs on: each takes a question, its readings and rows, and gives an answer a row."""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from obligations import Conflict, Labelled, Outcome, Question, Undetermined
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.dialects import DUCKDB
from obligations.interpreters.columns.on_polars import Answering
from obligations.interpreters.columns.plan import legend_of, plan_of
from obligations.interpreters.columns.sql import Type, natural_type, query
from obligations.questions import Asking
from obligations.values.calendar import second_to_instant

Plain = tuple[Any, ...]
#: Status, value, what is at fault or in conflict, mask of provisions, mask of missing facts.
Row = tuple[str, Any, str | None, int | None, int | None]
COLUMNS = ("status", "value", "at_fault", "provisions", "missing")


def cell(fact: Fact, value: Any) -> Any:
    """A plain value as it stands in a column."""
    if value is None:
        return None
    match fact.kind:
        case Kind.DATE:
            return date.fromordinal(value)
        case Kind.INSTANT:
            return second_to_instant(value)
        case Kind.CHOICE:
            return value.code
        case Kind.SEVERAL:
            return [member.code for member in sorted(value, key=list(type_of_members(fact)).index)]
        case Kind.ROWS:
            return [{c.name: cell(c, v) for c, v in zip(fact.columns, row, strict=True)} for row in value]
        case _:
            return value


def type_of_members(fact: Fact) -> tuple[Labelled, ...]:
    """The alternatives of a fact."""
    return fact.alternatives


def column_type(fact: Fact) -> pl.DataType:
    """The type of a fact's column."""
    match fact.kind:
        case Kind.TRUTH:
            return pl.Boolean()
        case Kind.DATE:
            return pl.Date()
        case Kind.INSTANT:
            return pl.Datetime("us", "Asia/Tokyo")
        case Kind.CHOICE:
            return pl.String()
        case Kind.SEVERAL:
            return pl.List(pl.String)
        case Kind.ROWS:
            return pl.List(pl.Struct({column.name: column_type(column) for column in fact.columns}))
        case _:
            return pl.Int64()


def frame_of(question: Question[..., Any], rows: Sequence[Plain]) -> pl.DataFrame:
    """The rows as a frame, numbered."""
    facts = list(question.sheet.facts().values())
    data = [[number, *(cell(f, v) for f, v in zip(facts, row, strict=True))] for number, row in enumerate(rows)]
    schema = {"row number": pl.Int64(), **{fact.name: column_type(fact) for fact in facts}}
    return pl.DataFrame(data, schema=schema, orient="row")


def by_scalar(asking: Asking, row: Plain) -> Row:
    """The answer of the scalar evaluator."""
    try:
        outcome: Outcome[Any] = asking.walked(row, rank=False) if None in row else asking.answer(row)
    except Conflict as clash:
        return "conflict", None, f"{clash.one} / {clash.other}", None, None
    legend = legend_of(asking)
    provisions = sum(1 << place for place, rule in enumerate(legend.rules) if rule in outcome.rules)
    if isinstance(outcome, Undetermined):
        missing = {name.partition("[")[0] for name in outcome.missing}
        return outcome.status, None, None, provisions, sum(1 << legend.facts.index(name) for name in missing)
    try:
        value = outcome.value
    except LookupError:
        value = None
    if type(value) is int and abs(value) >= 1 << 63:
        return "invalid", None, None, None, None
    return outcome.status, value.code if isinstance(value, Labelled) else value, None, provisions, 0


def by_polars(asking: Asking, frame: pl.DataFrame, *, lazily: bool = False) -> list[Row]:
    """The answers of the columns on Polars, eager or streaming."""
    answering = Answering(plan_of(asking), frame.schema, {}, "out ")
    answering.few = 0
    answered = answering.lazily(frame.lazy()).collect() if lazily else answering.eagerly(frame)
    assert answered["row number"].to_list() == list(range(frame.height)), "rows are lost or out of order"
    return answered.select(f"out {name}" for name in COLUMNS).rows()


def by_duckdb(asking: Asking, frame: pl.DataFrame) -> list[Row]:
    """The answers of DuckDB, by the text of the query: a relation plans it anew at every step."""
    plan = plan_of(asking)
    types = {fact.name: natural_type(fact) for fact in plan.facts if fact.name in frame.columns}
    schema = {"row number": Type("int"), **types}
    wanted = ", ".join(f'"{name}"' for name in ("row number", *(f"out {name}" for name in COLUMNS)))
    text = query(plan, DUCKDB, schema, prefix="out ").text("cases")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'Asia/Tokyo'")
        connection.register("cases", frame.to_arrow())
        rows = connection.execute(f'SELECT {wanted} FROM ({text}) ORDER BY "row number"').fetchall()
    assert [row[0] for row in rows] == list(range(frame.height)), "rows are lost or doubled"
    return [row[1:] for row in rows]


def by_spark(session: Any, asking: Asking, frame: pl.DataFrame, file: Path) -> list[Row]:
    """The answers of Spark, from a Parquet file."""
    from obligations.interpreters.columns.on_spark import ask_spark

    frame.write_parquet(file)
    answered = ask_spark(plan_of(asking), session.read.parquet(str(file)), {}, {}, None, "out ")
    names = [f"`out {name}`" for name in COLUMNS]
    rows = [tuple(row) for row in answered.selectExpr("`row number`", *names).collect()]
    rows.sort(key=lambda row: row[0])
    assert [row[0] for row in rows] == list(range(frame.height)), "rows are lost or doubled"
    return [tuple(value.astimezone() if hasattr(value, "astimezone") else value for value in row[1:]) for row in rows]


def agree(asking: Asking, rows: Sequence[Plain], found: Sequence[Row]) -> None:
    """Every answer is that of the scalar evaluator.

    The scalar evaluator may also name facts that the chosen readings make idle; the columns name none beside its own.
    """
    assert len(rows) == len(found)
    names = [fact.name for fact in asking.decision.facts]
    for row, told in zip(rows, found, strict=True):
        meant = by_scalar(asking, row)
        if meant[0] == "undetermined" and told[0] == "undetermined":
            status, value, at_fault, provisions, missing = told
            assert missing
            assert meant[4] is not None
            assert missing & meant[4] == missing, f"{told} names facts that are not missing: {meant}"
            told = status, value, at_fault, provisions, meant[4]
        assert tuple(told) == meant, f"{dict(zip(names, row, strict=True))}: columns {told}, scalar {meant}"
