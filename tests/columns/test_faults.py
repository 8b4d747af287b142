"""A row that cannot be used keeps its place and says why: the same faults on every engine, large frames or small.

The codes are written down here by hand, from the list in `plan.FAULTS`.
"""

# Frames of every kind pass through here.
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from obligations import Facts, Question, Rows, Several, Truth, Yen, fact, when
from obligations.expressions.terms import Count, Date, Instant, OneOf
from obligations.interpreters.columns.on_duckdb import ask_relation
from obligations.interpreters.columns.on_polars import Answering
from obligations.interpreters.columns.plan import plan_of
from tests.engine.scenarios import Colour, bare_contract


class Entry(Facts):
    """A row."""

    amount: Yen = fact("an amount", "額")
    on: Date = fact("a day", "日")


class Case(Facts):
    """A fact of every kind."""

    amount: Yen = fact("an amount", "額", high=1_000)
    number: Count = fact("a number", "数")
    on: Date = fact("a day", "日")
    began: Instant = fact("an instant", "時")
    ended: Instant = fact("a later one", "後の時", not_before="began")
    agreed: Truth = fact("a truth", "真偽")
    colour: OneOf[Colour] = fact("a colour", "色")
    marks: Several[Colour] = fact("marks", "印")
    entries: Rows[Entry] = fact("entries", "明細")


def _question() -> Question[..., Any]:
    terms = bare_contract("faulty-terms")

    @terms.payment("1", by=terms.parties[0], to=terms.parties[1])
    def all_of_it(case: type[Case]) -> Yen:
        """Everything that is entered, and the amount, where anything at all is known."""
        later = case.entries.total(lambda row: row.amount, lambda row: row.on <= case.on)
        condition = case.agreed | case.colour.is_(Colour.RED) | case.marks.has(Colour.RED)
        known = (case.began <= case.ended) & (case.number <= Count.fixed(10**9))
        return when(condition & known, case.amount + later, otherwise=Yen.fixed(0))

    return terms.question("all", Case, all_of_it, en="How much?", ja="いくら。")


QUESTION = _question()
TOKYO = timezone(timedelta(hours=9))
NOON = datetime(2026, 1, 31, 12, tzinfo=TOKYO)
#: A day as pandas and databases spell it.
NAIVE = datetime(2026, 1, 31)  # noqa: DTZ001
GOOD: dict[str, Any] = {
    "amount": 100,
    "number": 1,
    "on": date(2026, 1, 31),
    "began": NOON,
    "ended": NOON,
    "agreed": True,
    "colour": "red",
    "marks": ["red", "blue"],
    "entries": [{"amount": 5, "on": date(2026, 1, 1)}],
}
TYPES: dict[str, Any] = {
    "amount": pl.Int64,
    "number": pl.Int64,
    "on": pl.Date,
    "began": pl.Datetime("us", "UTC"),
    "ended": pl.Datetime("us", "UTC"),
    "agreed": pl.Boolean,
    "colour": pl.String,
    "marks": pl.List(pl.String),
    "entries": pl.List(pl.Struct({"amount": pl.Int64, "on": pl.Date})),
}
#: One value, the type of its column if it is another, and the fault.
FAULTS: list[tuple[str, Any, Any, str]] = [
    ("amount", -1, None, "out-of-range"),
    ("amount", 1_001, None, "out-of-range"),
    ("amount", 100.0, pl.Float64, "wrong-type"),
    ("amount", "100", pl.String, "wrong-type"),
    ("amount", True, pl.Boolean, "wrong-type"),
    ("amount", Decimal(100), pl.Decimal(18, 0), "wrong-type"),
    ("number", 1 << 63, pl.UInt64, "out-of-range"),
    ("on", date(1850, 1, 1), None, "out-of-range"),
    ("on", date(2200, 1, 1), None, "out-of-range"),
    ("on", "2026-02-30", pl.String, "no-such-day"),
    ("on", "2026-1-31", pl.String, "no-such-day"),
    ("on", "tomorrow", pl.String, "no-such-day"),
    ("on", "1850-01-01", pl.String, "out-of-range"),
    ("on", NAIVE.replace(second=1), pl.Datetime("us"), "wrong-type"),
    ("on", 739_000, pl.Int64, "wrong-type"),
    ("began", NAIVE, pl.Datetime("us"), "no-time-zone"),
    ("began", NOON.replace(microsecond=1), None, "fraction-of-a-second"),
    ("began", datetime(1850, 1, 1, tzinfo=UTC), None, "out-of-range"),
    ("began", "2026-01-31T12:00:00", pl.String, "no-such-instant"),
    ("began", "2026-02-30T12:00:00Z", pl.String, "no-such-instant"),
    ("began", "2026-01-31T24:00:00Z", pl.String, "no-such-instant"),
    ("began", date(2026, 1, 31), pl.Date, "wrong-type"),
    ("ended", NOON - timedelta(seconds=1), None, "before-another"),
    ("agreed", 1, pl.Int64, "wrong-type"),
    ("agreed", "true", pl.String, "wrong-type"),
    ("colour", "purple", None, "unknown-alternative"),
    ("colour", "RED", None, "unknown-alternative"),
    ("colour", 1, pl.Int64, "wrong-type"),
    ("marks", ["red", "purple"], None, "unknown-alternative"),
    ("marks", ["red", None], None, "unknown-alternative"),
    ("marks", "red", pl.String, "wrong-type"),
    ("entries", [{"amount": -5, "on": date(2026, 1, 1)}], None, "out-of-range"),
    ("entries", [{"amount": 5, "on": date(2026, 1, 1)}, {"amount": 5, "on": date(1850, 1, 1)}], None, "out-of-range"),
    ("entries", [None], None, "wrong-type"),
]
#: Values that are fine in a column of another type than usual.
FINE: list[tuple[str, Any, Any]] = [
    ("amount", 100, pl.UInt8),
    ("amount", 100, pl.Int128),
    ("on", "2026-01-31", pl.String),
    ("on", NAIVE, pl.Datetime("ns")),
    ("began", "2026-01-31T12:00:00+09:00", pl.String),
    ("began", "2026-01-31 03:00Z", pl.String),
    ("began", "2026-01-30T22:00:00-0500", pl.String),
    ("began", NOON, pl.Datetime("ms", "Europe/Paris")),
    ("colour", "red", pl.Enum(["red", "green", "blue"])),
    ("colour", "red", pl.Categorical),
    ("marks", ["red", "red"], None),
    ("marks", ["red"], pl.List(pl.Categorical)),
    ("entries", [], pl.List(pl.Null)),
]


def frame(name: str, value: Any, dtype: Any, rows: int = 1) -> pl.DataFrame:
    """A frame of good rows of which the last has this value."""
    columns = []
    for each, good in GOOD.items():
        kind = TYPES[each] if each != name or dtype is None else dtype
        last = value if each == name else good
        first = None if each == name and dtype is not None else good
        columns.append(pl.Series(each, [first] * (rows - 1) + [last], dtype=kind, strict=False))
    return pl.DataFrame(columns)


def by_polars(made: pl.DataFrame, few: int, *, lazily: bool = False) -> tuple[Any, ...]:
    answering = Answering(plan_of(QUESTION.asking(())), made.schema, {}, "out ")
    answering.few = few
    answered = answering.lazily(made.lazy()).collect() if lazily else answering.eagerly(made)
    return answered.select(f"out {name}" for name in ("status", "value", "error", "at_fault")).row(-1)


def by_duckdb(made: pl.DataFrame) -> tuple[Any, ...]:
    with duckdb.connect() as connection:
        relation = connection.from_arrow(made.with_row_index("nr").to_arrow())
        answered = ask_relation(plan_of(QUESTION.asking(())), relation, {}, {}, None, "out ")
        names = '"out status", "out value", "out error", "out at_fault"'
        return answered.order("nr").project(names).fetchall()[-1]


@pytest.mark.parametrize(("name", "value", "dtype", "code"), FAULTS)
def test_a_broken_row_names_its_fault_on_polars(name: str, value: Any, dtype: Any, code: str) -> None:
    wanted = ("invalid", None, code, name)
    made = frame(name, value, dtype)
    assert by_polars(made, few=10) == wanted
    assert by_polars(made, few=0) == wanted
    assert by_polars(frame(name, value, dtype, 5), few=0, lazily=True) == wanted


@pytest.mark.parametrize(("name", "value", "dtype", "code"), FAULTS)
def test_a_broken_row_names_its_fault_on_duckdb(name: str, value: Any, dtype: Any, code: str) -> None:
    assert by_duckdb(frame(name, value, dtype, 3)) == ("invalid", None, code, name)


@pytest.mark.parametrize(("name", "value", "dtype"), FINE)
def test_what_is_spelled_otherwise_but_means_the_same_is_taken(name: str, value: Any, dtype: Any) -> None:
    made = frame(name, value, dtype)
    wanted = ("decided", 100 if name == "entries" else 105, None, None)
    assert by_polars(made, few=10) == by_polars(made, few=0) == wanted


@pytest.mark.parametrize(("name", "value", "dtype"), [each for each in FINE if each[2] is None or each[2] == pl.String])
def test_duckdb_takes_the_same_spellings(name: str, value: Any, dtype: Any) -> None:
    assert by_duckdb(frame(name, value, dtype)) == ("decided", 105, None, None)


def test_the_scalar_evaluator_refuses_what_the_columns_call_invalid() -> None:
    for name, value, dtype, _ in FAULTS:
        if dtype is None or dtype == pl.String:
            made = frame(name, value, dtype)
            with pytest.raises(ValueError, match=name):
                QUESTION.ask_row(made, 0)


def test_the_first_fault_in_the_order_of_the_sheet_is_named() -> None:
    made = frame("colour", "purple", None).with_columns(pl.lit(-1, pl.Int64).alias("amount"))
    assert by_polars(made, few=0) == ("invalid", None, "out-of-range", "amount")
    assert by_duckdb(made) == ("invalid", None, "out-of-range", "amount")


def test_one_broken_row_leaves_the_others_as_they_are() -> None:
    made = pl.concat([frame("amount", amount, None) for amount in (100, -1, 7)])
    answered = QUESTION.ask_frame(made)
    assert answered["status"].to_list() == ["decided", "invalid", "decided"]
    assert answered["value"].to_list() == [105, None, 12]
    assert answered["amount"].to_list() == [100, -1, 7]


def test_objects_of_several_types_in_one_pandas_column_are_told_apart() -> None:
    made = pd.DataFrame({"amount": [100, "x", 2.5, None, True, 10**30], "agreed": [False, 0, "no", None, True, True]})
    answered = QUESTION.ask_frame(made)
    faults = [None if value is pd.NA or value is None else str(value) for value in answered["at_fault"]]
    assert faults == [None, "amount", "amount", None, "amount", "amount"]
    errors = [None if value is pd.NA or value is None else str(value) for value in answered["error"]]
    assert errors == [None, "wrong-type", "wrong-type", None, "wrong-type", "out-of-range"]


def test_whole_numbers_that_pandas_made_floats_are_a_mistake_that_is_named() -> None:
    made = pd.DataFrame({"amount": [100, None]})  # pandas makes this a column of floats
    answered = QUESTION.ask_frame(made)
    assert list(answered["status"].astype(str)) == ["invalid", "undetermined"]


def test_an_answer_beyond_64_bits_is_an_error_of_its_row() -> None:
    made = pl.DataFrame({"number": [10**9, 10**9], "entries": [[{"amount": 10**15}], [{"amount": 9}]]})
    question = _product_question()
    for few in (10, 0):
        answering = Answering(plan_of(question.asking(())), made.schema, {}, "")
        answering.few = few
        answered = answering.eagerly(made)
        assert answered["status"].to_list() == ["invalid", "decided"]
        assert answered["error"].to_list() == ["beyond-64-bits", None]
        assert answered["value"].to_list() == [None, 9 * 10**9]


def _product_question() -> Question[..., Any]:
    terms = bare_contract("larger-terms")

    class Sum(Facts):
        """A row."""

        amount: Yen = fact("an amount", "額")

    class Product(Facts):
        """A number and entries."""

        number: Count = fact("a number", "数")
        entries: Rows[Sum] = fact("entries", "明細")

    @terms.payment("1", by=terms.parties[0], to=terms.parties[1])
    def product(case: type[Product]) -> Yen:
        """The sum of the entries a number of times."""
        return case.entries.total(lambda row: row.amount) * case.number

    return terms.question("product", Product, product, en="How much?", ja="いくら。")
