"""What the engines do with the same arithmetic: what the emitters rest on, held against the engines at hand."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl
import pytest
from sqlglot import exp

from obligations.errors import NotColumnar, UnknownName
from obligations.interpreters.columns.cells import Cells
from obligations.interpreters.columns.dialects import DUCKDB, POSTGRES, SPARK, Dialect, column, number
from obligations.interpreters.columns.plan import plan_of
from obligations.interpreters.columns.sql import Type, natural_type, query, straight_stages
from rules.soracom_flux import flux, late_interest
from tests.columns.chosen import CHOSEN

SCHEMA = {"principal": Type("int"), "due_on": Type("date"), "paid_on": Type("date")}


def _polars(expression: pl.Expr) -> Any:
    return pl.select(expression).item()


def _duckdb(text: str) -> Any:
    with duckdb.connect() as connection:
        row = connection.execute(f"SELECT {text}").fetchone()
        assert row is not None
        return row[0]


def test_polars_divides_down_wraps_at_64_bits_and_gives_null_for_a_divisor_of_0() -> None:
    minus_7 = pl.lit(-7, pl.Int64)
    assert _polars(minus_7 // 2) == -4
    assert _polars(pl.lit(1 << 62, pl.Int64) * 4) == 0
    assert _polars(minus_7 // pl.lit(0, pl.Int64)) is None
    assert _polars((pl.lit(1 << 62, pl.Int64).cast(pl.Int128) * 4).cast(pl.Int64, strict=False)) is None


def test_duckdb_divides_toward_0_and_refuses_what_does_not_fit() -> None:
    assert _duckdb("-7 // 2") == -3
    assert _duckdb("-7 % 2") == -1
    with pytest.raises(duckdb.Error, match="Overflow"):
        _duckdb("(4611686018427387904::BIGINT) * 4")
    assert _duckdb("(4611686018427387904::HUGEINT) * 4") == 1 << 64


def _arithmetic(dialect: Dialect, numbers: range, factor: int) -> str:
    """Quotients, remainders and products of some numbers, of which some are negative, as one SELECT emits them."""
    cells = Cells()
    given, by = cells.input("n", numbers.start, numbers.stop - 1), cells.number(factor)
    cases = (
        (dialect.quotient, cells.quotient(given, by)),
        (dialect.remainder, cells.remainder(given, by)),
        (dialect.product, cells.multiply(given, by)),
    )
    columns = [
        make(exp.Paren(this=number(n)), number(factor), cell).sql(dialect.name) for n in numbers for make, cell in cases
    ]
    return f"SELECT {', '.join(columns)}"


def _wide_product(dialect: Dialect) -> str:
    """A product beyond 32 bits of two numbers that stand in the query and fit into them."""
    cells = Cells()
    one, other = (
        cells.pick(cells.input(name, 0, 1, truth=True), cells.number(100_000), cells.number(3)) for name in ("a", "b")
    )
    plan = plan_of(late_interest.asking(()))
    stages = straight_stages(dialect, plan, {"product": cells.multiply(one, other)}, column, "s")
    table = "SELECT TRUE AS a, TRUE AS b"
    for stage in stages:
        made = (exp.alias_(value, name, quoted=True).sql(dialect.name) for name, value in stage.items())
        table = f"SELECT *, {', '.join(made)} FROM ({table}) AS t"
    return f"SELECT {column('s product').sql(dialect.name)} FROM ({table}) AS t"


@pytest.mark.parametrize("factor", [4, 7])
def test_duckdb_is_made_to_divide_down(factor: int) -> None:
    numbers = range(-20, 21)
    with duckdb.connect() as connection:
        row = connection.execute(_arithmetic(DUCKDB, numbers, factor)).fetchone()
    assert row == tuple(found for n in numbers for found in (n // factor, n % factor, n * factor))


def test_a_product_of_narrow_numbers_is_as_wide_as_it_must_be_on_duckdb() -> None:
    with duckdb.connect() as connection:
        assert connection.execute(_wide_product(DUCKDB)).fetchall() == [(10**10,)]


def test_a_null_condition_falls_through_everywhere_which_is_why_none_is_left() -> None:
    assert _polars(pl.when(pl.lit(None, pl.Boolean)).then(1).otherwise(0)) == 0
    assert _duckdb("CASE WHEN NULL THEN 1 ELSE 0 END") == 0


def test_the_nearest_of_a_few_numbers_ignores_nulls() -> None:
    assert _polars(pl.max_horizontal(pl.lit(0), pl.lit(None, pl.Int64))) == 0
    assert _duckdb("greatest(0, NULL)") == 0


@pytest.mark.parametrize("dialect", [DUCKDB, SPARK, POSTGRES], ids=lambda dialect: dialect.name)
def test_no_emitted_query_divides_into_floats_or_uses_a_calendar_of_the_engine(dialect: Any) -> None:
    text = query(plan_of(late_interest.asking(())), dialect, SCHEMA).text("invoices").lower()
    assert "double" not in text
    assert "float" not in text
    assert "interval" not in text
    assert "add_months" not in text
    if dialect is not POSTGRES:  # where / between whole numbers drops the fraction
        assert " / " not in text


def test_queries_for_postgres_are_read_by_the_parser_of_its_dialect() -> None:
    import sqlglot

    for question in CHOSEN:
        plan = plan_of(question.asking(()))
        if not any(fact.columns for fact in plan.facts):
            schema = {fact.name: natural_type(fact) for fact in plan.facts}
            text = query(plan, POSTGRES, schema).text("cases")
            assert sqlglot.parse_one(text, dialect="postgres").key == "select"


def test_a_question_gives_its_query_as_text() -> None:
    text = late_interest.sql("billing.invoices", keep=["invoice"], facts=["principal", "due_on", "paid_on"])
    assert "FROM billing.invoices" in text
    assert late_interest.sql("t", dialect="duckdb") != late_interest.sql("t", dialect="spark")
    made = "SELECT 1 AS invoice, 100000::BIGINT AS principal, DATE '2026-01-31' AS due_on, DATE '2026-04-01' AS paid_on"
    with duckdb.connect() as connection:
        ready = late_interest.sql(
            f"({made})", dialect="duckdb", keep=["invoice"], facts=["principal", "due_on", "paid_on"]
        )
        assert connection.execute(f"SELECT invoice, status, value FROM ({ready})").fetchall() == [(1, "decided", 2343)]
    with pytest.raises(UnknownName, match="dialect"):
        late_interest.sql("t", dialect="oracle")
    with pytest.raises(UnknownName, match="did you mean principal"):
        late_interest.sql("t", facts=["principle"])


def test_what_postgres_has_no_columns_for_is_named() -> None:
    with_lists = plan_of(flux.find("total-due-at-once").asking(()))
    with pytest.raises(NotColumnar, match="lists of rows are not read on Postgres"):
        query(with_lists, POSTGRES, {fact.name: natural_type(fact) for fact in with_lists.facts})
    with pytest.raises(NotColumnar, match="written as text are not read on Postgres"):
        query(plan_of(late_interest.asking(())), POSTGRES, {**SCHEMA, "due_on": Type("text")})


# Spark ----------------------------------------------------------------------------------------------------------------


@pytest.mark.spark
@pytest.mark.parametrize("factor", [4, 7])
def test_spark_is_made_to_divide_down(session: Any, factor: int) -> None:
    numbers = range(-20, 21)
    (row,) = session.sql(_arithmetic(SPARK, numbers, factor)).collect()
    assert tuple(row) == tuple(found for n in numbers for found in (n // factor, n % factor, n * factor))


@pytest.mark.spark
def test_a_product_of_narrow_numbers_is_as_wide_as_it_must_be_on_spark(session: Any) -> None:
    assert session.sql(_wide_product(SPARK)).collect()[0][0] == 10**10


@pytest.mark.spark
def test_spark_divides_toward_0_and_a_wide_quotient_wraps(session: Any) -> None:
    def ask(text: str) -> Any:
        return session.sql(f"SELECT {text} AS x").collect()[0].x

    assert ask("-7 DIV 2") == -3
    assert ask("-7 % 2") == -1
    assert ask("CASE WHEN CAST(NULL AS BOOLEAN) THEN 1 ELSE 0 END") == 0
    wide = "CAST('12345678901234567890123456789' AS DECIMAL(38, 0))"
    assert ask(f"{wide} DIV 7") != 12345678901234567890123456789 // 7
    exact = f"CAST(({wide} - pmod({wide}, 7)) / 7 AS DECIMAL(38, 0))"
    assert int(ask(exact)) == 12345678901234567890123456789 // 7
