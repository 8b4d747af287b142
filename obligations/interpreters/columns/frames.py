"""The door for frames: a question is asked of a whole table, and the caller's kind of table comes back.

Polars frames, lazy or not, pandas, PyArrow tables, DuckDB relations, Spark frames, and whatever speaks the Arrow C
stream interface. What was in the table stays as it was; the columns of the answer come after it. DuckDB and Spark
compute the answer themselves, as SQL; the others go through Polars.

A column that has the name of a fact holds that fact; `columns` maps a fact to a column of another name. A fact without
a column is missing in every row, as an empty cell is in its own. A list of facts is a column of lists of structs, or a
table of its own with a row for each entry, joined by a key.
"""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from obligations.errors import BadFacts, FactProblem, UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.matching import checked, row_fields
from obligations.interpreters.columns.plan import ANSWER, FAULTS, Plan, plan_of
from obligations.outcomes import Asking, Outcome

if TYPE_CHECKING:
    import polars as pl

    from obligations.interpreters.columns.on_polars import Answering

__all__ = ["ask_frame", "asked_of_row", "joined_rows", "needs", "sql_text"]


def needs(*modules: str, extra: str) -> None:
    """Raises `ImportError` with the extra to install if a library is not there."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise ImportError(f"this needs {' and '.join(missing)}: pip install 'obligations[{extra}]'")


def ask_frame(
    asking: Asking,
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    rows: Mapping[str, Any] | None = None,
    key: str | None = None,
    prefix: str = "",
) -> Any:
    """The frame with the columns of the answer after its own; see `Question.ask_frame`."""
    plan = plan_of(asking)
    library = type(frame).__module__.partition(".")[0].lstrip("_")
    if rows and key is None:
        raise TypeError("rows in a table of their own need the key by which they are joined")
    match library:
        case "duckdb":
            needs("sqlglot", extra="sql")
            from obligations.interpreters.columns.on_duckdb import ask_relation

            return ask_relation(plan, frame, columns or {}, rows or {}, key, prefix)
        case "pyspark":
            needs("sqlglot", extra="spark")
            from obligations.interpreters.columns.on_spark import ask_spark

            return ask_spark(plan, frame, columns or {}, rows or {}, key, prefix)
        case _:
            needs("polars", extra="columns")
            return _through_polars(plan, frame, library, columns or {}, rows or {}, key, prefix)


@lru_cache(maxsize=64)
def _answering(
    plan: Plan, schema: tuple[tuple[str, pl.DataType], ...], columns: tuple[tuple[str, str], ...], prefix: str
) -> Answering:
    from obligations.interpreters.columns.on_polars import Answering

    return Answering(plan, dict(schema), dict(columns), prefix)


def answering_for(plan: Plan, schema: Mapping[str, pl.DataType], columns: Mapping[str, str], prefix: str) -> Answering:
    """What answers frames of a schema; kept for the next frame of the same."""
    return _answering(plan, tuple(schema.items()), tuple(columns.items()), prefix)


def _through_polars(
    plan: Plan,
    frame: Any,
    library: str,
    columns: Mapping[str, str],
    rows: Mapping[str, Any],
    key: str | None,
    prefix: str,
) -> Any:
    import polars as pl

    if library == "polars" and isinstance(frame, pl.LazyFrame):
        schema = frame.collect_schema()
        checked(plan, list(schema), columns, prefix, rows=tuple(rows))
        if rows:
            joined, dropped = joined_rows(plan, frame, schema, _tables(rows), cast(str, key), columns)
            answered = answering_for(plan, joined.collect_schema(), columns, prefix).lazily(joined)
            return answered.drop(dropped)
        return answering_for(plan, schema, columns, prefix).lazily(frame)
    names = [str(name) for name in frame.columns] if library in ("polars", "pandas") else None
    if library == "pyarrow":
        names = list(frame.schema.names)
    whole: pl.DataFrame | None = None
    if names is None:
        if not hasattr(frame, "__arrow_c_stream__"):
            known = "a frame of Polars, pandas, PyArrow, DuckDB or Spark, or one with the Arrow C stream interface"
            raise TypeError(f"{known} is asked, not {type(frame).__name__}")
        whole = pl.DataFrame(frame)
        names = whole.columns
    checked(plan, names, columns, prefix, rows=tuple(rows))
    wanted = [column for fact in plan.facts if (column := columns.get(fact.name, fact.name)) in names]
    if key is not None:
        wanted = list(dict.fromkeys([*wanted, key]))
    match library:
        case "polars":
            facts: pl.DataFrame = frame.select(wanted) if wanted else frame
        case "pandas":
            facts = _from_pandas(plan, frame, wanted, columns)
        case "pyarrow":
            facts = cast(pl.DataFrame, pl.from_arrow(frame.select(wanted) if wanted else frame))
        case _:
            facts = cast(pl.DataFrame, whole)
    if rows:
        lazy, _ = joined_rows(plan, facts.lazy(), facts.schema, _tables(rows), cast(str, key), columns)
        facts = lazy.collect()
    answers = answering_for(plan, facts.schema, columns, prefix).eagerly(facts).select(prefix + name for name in ANSWER)
    match library:
        case "polars":
            return frame.with_columns(answers.get_columns())
        case "pandas":
            # Arrow columns: a column of numbers with an empty cell stays one of whole numbers.
            extra = answers.to_pandas(use_pyarrow_extension_array=True).set_axis(frame.index)
            return frame.assign(**{name: extra[name] for name in extra.columns})
        case "pyarrow":
            for name, column in zip(answers.columns, answers.to_arrow().columns, strict=True):
                frame = frame.append_column(name, column)
            return frame
        case _:
            return facts.with_columns(answers.get_columns())


def _tables(rows: Mapping[str, Any]) -> dict[str, tuple[pl.LazyFrame, bool]]:
    import polars as pl

    return {
        name: (table if isinstance(table, pl.LazyFrame) else cast(pl.DataFrame, _polars(table)).lazy(), False)
        for name, table in rows.items()
    }


def joined_rows(
    plan: Plan,
    frame: pl.LazyFrame,
    schema: Mapping[str, pl.DataType],
    tables: Mapping[str, tuple[pl.LazyFrame, bool]],
    key: str,
    columns: Mapping[str, str],
) -> tuple[pl.LazyFrame, list[str]]:
    """The frame with each list of rows as a column of the name of the fact, from a table of its own, and those names.

    With a table comes whether it knows nothing but text. A key without entries has an empty list: nothing is missing.
    """
    import polars as pl

    from obligations.interpreters.columns.polars_facts import text_rows

    for name, (table, texts) in tables.items():
        theirs = table.collect_schema()
        fact, fields = row_fields(plan, name, key, list(schema), list(theirs), columns)
        read = {field: pl.col(at) for field, at in fields.items()}
        if texts:
            read |= text_rows(fact, {field: at for field, at in fields.items() if theirs[at] == pl.String})
        struct = pl.struct(made.alias(field) for field, made in read.items())
        grouped = table.group_by(key, maintain_order=True).agg(struct.alias(name))
        frame = frame.join(grouped, on=key, how="left", maintain_order="left")
        frame = frame.with_columns(pl.col(name).fill_null([]))
    return frame, list(tables)


def _polars(table: Any) -> Any:
    import polars as pl

    if isinstance(table, pl.DataFrame):
        return table
    if type(table).__module__.partition(".")[0] == "pandas":
        return pl.from_pandas(table)
    return pl.from_arrow(table)


def _from_pandas(plan: Plan, frame: Any, wanted: list[str], columns: Mapping[str, str]) -> pl.DataFrame:
    """The columns of the facts; objects of several types in one column are told apart one by one."""
    import polars as pl

    by_column = {columns.get(fact.name, fact.name): fact for fact in plan.facts}
    series: list[pl.Series] = []
    for name in wanted:
        given = frame[name]
        try:
            series.append(cast(pl.Series, pl.from_pandas(given)).alias(name))
        except Exception:  # noqa: BLE001 - whatever PyArrow says of a mixed column
            series.append(_of_objects(by_column.get(name), name, given))
    return pl.DataFrame(series) if series else pl.DataFrame({"obligations nothing": [None] * len(frame)})


def _of_objects(fact: Fact | None, name: str, given: Any) -> pl.Series:
    """A column of Python objects that have no type in common, so that each row can say what is wrong with it.

    Numbers and truths stand beside whether they are none; the rest is given as text.
    """
    import polars as pl

    values = [None if value is None or value != value else value for value in given]
    if fact is not None and fact.kind in (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.TRUTH):
        wanted = bool if fact.kind is Kind.TRUTH else int
        dtype = pl.Boolean if wanted is bool else pl.Int64
        # No fact is as large as that, so it is out of range as well.
        fitting = [
            (min(max(value, -_LARGE), _LARGE) if wanted is int else value) if type(value) is wanted else None
            for value in values
        ]
        wrong = [value is not None and fixed is None for value, fixed in zip(values, fitting, strict=True)]
        return pl.DataFrame({"given": pl.Series(fitting, dtype=dtype), "wrong": wrong}).to_struct(name)
    return pl.Series(name, [None if value is None else str(value) for value in values], dtype=pl.String)


_LARGE = 1 << 62


def sql_text(
    asking: Asking,
    table: str,
    dialect: str,
    keep: tuple[str, ...],
    columns: Mapping[str, str],
    facts: Iterable[str] | None,
    prefix: str,
) -> str:
    """The query of a question as text; see `Question.sql`."""
    needs("sqlglot", extra="sql")
    from obligations.interpreters.columns.dialects import DUCKDB, POSTGRES, SPARK
    from obligations.interpreters.columns.sql import Type, natural_type, query

    dialects = {"postgres": POSTGRES, "duckdb": DUCKDB, "spark": SPARK}
    if dialect not in dialects:
        raise UnknownName("dialect", dialect, list(dialects))
    plan = plan_of(asking)
    by_name = {fact.name: fact for fact in plan.facts}
    there = list(by_name) if facts is None else list(facts)
    for name in there:
        if name not in by_name:
            raise UnknownName("fact", name, list(by_name))
    schema = {columns.get(name, name): natural_type(by_name[name]) for name in there}
    schema = {**{name: Type("other") for name in keep if name not in schema}, **schema}
    checked(plan, list(schema), columns, prefix)
    hidden = [name for name in schema if name not in keep]
    return query(plan, dialects[dialect], schema, columns, prefix, hidden).text(table)


def asked_of_row(asking: Asking, frame: Any, place: int, columns: Mapping[str, str]) -> Outcome[Any]:
    """The outcome for one row of a frame by the scalar evaluator, with its full explanation; see `Question.ask_row`."""
    import polars as pl

    plan = plan_of(asking)
    library = type(frame).__module__.partition(".")[0]
    match library:
        case "polars" if isinstance(frame, pl.DataFrame):
            row: Any = frame.slice(place, 1)
        case "pandas":
            row = frame.iloc[place : place + 1]
        case "pyarrow":
            row = frame.slice(place, 1)
        case _:
            raise TypeError(f"a {type(frame).__name__} has no rows by number: take the row out of it and ask with that")
    if len(row) != 1:
        raise IndexError(f"the frame has no row {place}")
    names = [str(name) for name in (row.schema.names if library == "pyarrow" else row.columns)]
    checked(plan, names, columns, "\0")
    wanted = [column for fact in plan.facts if (column := columns.get(fact.name, fact.name)) in names]
    facts = _from_pandas(plan, row, wanted, columns) if library == "pandas" else _polars(row).select(wanted)
    ((fault, plain),) = answering_for(plan, facts.schema, columns, "\0").sources.plain_rows(facts)
    if fault is not None:
        question = asking.contract.questions[asking.question]
        by_name = {columns.get(fact.name, fact.name): fact.name for fact in plan.facts}
        midnight = time.min
        given = {
            by_name[name]: value.date() if isinstance(value, datetime) and value.timetz() == midnight else value
            for name, value in facts.row(0, named=True).items()
            if value is not None
        }
        question.ask(given)  # says what is wrong with it
        raise BadFacts([FactProblem(plan.facts[fault // 32].name, given, FAULTS[fault % 32])])
    return asking.answer(plain)
