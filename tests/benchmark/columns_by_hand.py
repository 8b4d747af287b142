"""Late interest (12.3) and outage credit (15.2.2) as columns by hand: what emitted columns are measured against.

Each is written as one would who knows the engine and the clause: stages of shared parts, days as 32-bit numbers, leap
days from the cycle of 1461 days, whole numbers only, the product split where it would not fit into 64 bits. They take
what the plan for complete rows takes: days from 1985 to 2040, complete and in order, with the default readings.
"""

from __future__ import annotations

from datetime import date

import polars as pl

__all__ = ["INTEREST_SQL", "SPARK_SQL", "interest", "outage_credit"]

_MARCH_1900 = date(1900, 3, 1).toordinal() - 719_163
_JANUARY_1901 = date(1901, 1, 1).toordinal() - 719_163
#: 14.5 % is 29 / 200, and the days of a year are parts of 365 * 366.
_YEAR, _BELOW, _MONTH = 133_590, 26_718_000, 377_580


def _leap_days(day: pl.Expr, name: str) -> list[list[pl.Expr]]:
    """The days in leap years before a day, from 1901, in two stages."""
    since, cycles = pl.col(f"{name} since"), pl.col(f"{name} cycles")
    return [
        [(day - _JANUARY_1901).alias(f"{name} since")],
        [(since // 1461).alias(f"{name} cycles")],
        [pl.max_horizontal(cycles * 366, since - 1095 - cycles * 1095).alias(name)],
    ]


def interest(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The column `interest` from `principal`, `due_on`, `paid_on`."""
    first, after = pl.col("first"), pl.col("after")
    year, within, most = pl.col("year"), pl.col("within"), pl.col("most")
    frame = frame.with_columns(
        (pl.col("due_on").cast(pl.Int32) + 1).alias("first"), pl.col("paid_on").cast(pl.Int32).alias("after")
    )
    frame = frame.with_columns(((first * 4 + (3 - 4 * _MARCH_1900)) // 1461).alias("year"))
    frame = frame.with_columns(
        (first - _MARCH_1900 - year * 1461 // 4).alias("within"),
        (pl.max_horizontal(after - first, pl.lit(0, pl.Int32)) // 365).alias("most"),
    )
    anniversary = (year + most) * 1461 // 4 + within + _MARCH_1900
    frame = frame.with_columns(
        pl.max_horizontal(most - (after < anniversary).cast(pl.Int32), pl.lit(0, pl.Int32)).alias("years")
    )
    years = pl.col("years")
    frame = frame.with_columns(((year + years) * 1461 // 4 + within + _MARCH_1900).alias("rest"))
    for one, other in zip(_leap_days(pl.col("rest"), "leap 1"), _leap_days(after, "leap 2"), strict=True):
        frame = frame.with_columns(*one, *other)
    part = (after - pl.col("rest")) * 366 - (pl.col("leap 2") - pl.col("leap 1"))
    shares = (pl.max_horizontal(part, pl.lit(0, pl.Int32)) + years * _YEAR).cast(pl.Int64) * 29
    frame = frame.with_columns(shares.alias("shares"), (pl.col("principal") // _BELOW).alias("whole"))
    left = pl.col("principal") - pl.col("whole") * _BELOW
    amount = pl.col("whole") * pl.col("shares") + left * pl.col("shares") // _BELOW
    return frame.with_columns(amount.alias("interest"))


def _month(frame: pl.LazyFrame, day: str, name: str) -> pl.LazyFrame:
    """The month of a day as a running number, the day in it from 0, and its length."""
    year, within = pl.col(f"{name} y"), pl.col(f"{name} d")
    frame = frame.with_columns(((pl.col(day) * 4 + (3 - 4 * _MARCH_1900)) // 1461).alias(f"{name} y"))
    frame = frame.with_columns((pl.col(day) - _MARCH_1900 - year * 1461 // 4).alias(f"{name} d"))
    frame = frame.with_columns(((within * 5 + 2) // 153).alias(f"{name} m"))
    before = pl.col(f"{name} m")
    frame = frame.with_columns(
        (year * 12 + before).alias(f"{name} month"), (within - (before * 153 + 2) // 5).alias(f"{name} in")
    )
    start = pl.col(day) - pl.col(f"{name} in")
    frame = frame.with_columns(_first(pl.col(f"{name} month") + 1).alias(f"{name} next"))
    return frame.with_columns((pl.col(f"{name} next") - start).alias(f"{name} length"))


def _first(month: pl.Expr) -> pl.Expr:
    year = month // 12
    return year * 1461 // 4 + ((month - year * 12) * 153 + 2) // 5 + _MARCH_1900


def _share(length: pl.Expr) -> pl.Expr:
    found = pl.lit(_MONTH // 28, pl.Int32)
    for days in (29, 30, 31):
        found = pl.when(length == days).then(pl.lit(_MONTH // days, pl.Int32)).otherwise(found)
    return found


def _day(instant: str) -> pl.Expr:
    return (pl.col(instant) // 86_400 - 719_163).cast(pl.Int32)


def _second(instant: str) -> pl.Expr:
    return pl.col(instant).cast(pl.Int64) // 1_000_000 + (719_163 * 86_400 + 9 * 3600)


def outage_credit(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The column `credit` from the facts that the default readings of the outage credit read."""
    frame = frame.with_columns(
        _second("aware_at").alias("aware"),
        _second("restored_at").alias("restored"),
        _second("learned_at").alias("learned"),
    )
    lasted = pl.col("restored") - pl.col("aware")
    since = pl.when(pl.col("customer_learned")).then(pl.col("learned")).otherwise(pl.col("restored"))
    frame = frame.with_columns(
        since.alias("since"),
        _day("aware").alias("from"),
        (pl.max_horizontal(lasted, pl.lit(0, pl.Int64)) // 86_400).cast(pl.Int32).alias("units"),
        (
            pl.col("to_be_supplied") & (pl.col("unusable") == "flux") & (pl.col("cause") == "provider")
            & pl.col("complete") & pl.col("continuous") & pl.col("provider_aware") & (lasted >= 86_400)
            & pl.col("requested")
        ).alias("applies"),
    )  # fmt: skip
    frame = frame.with_columns((_day("since") + 1).alias("opens"), (pl.col("from") + pl.col("units")).alias("after"))
    frame = _month(frame, "opens", "o")
    third = pl.col("o month") + 3
    deadline = pl.min_horizontal(_first(third) + pl.col("o in"), _first(third + 1)) - 1
    frame = frame.with_columns((deadline < pl.col("request_received_on").cast(pl.Int32)).alias("late"))
    frame = _month(frame, "from", "f")
    frame = frame.with_columns(pl.min_horizontal(pl.col("after"), pl.col("f next")).alias("end"))
    frame = frame.with_columns(((pl.col("end") - pl.col("from")) * _share(pl.col("f length"))).alias("shares 1"))
    frame = _month(frame, "end", "e")
    frame = _month(frame, "after", "a")
    later = (
        (pl.col("a month") - pl.col("e month")) * _MONTH
        + pl.col("a in") * _share(pl.col("a length"))
        - pl.col("e in") * _share(pl.col("e length"))
    )
    frame = frame.with_columns(
        pl.max_horizontal(later, pl.lit(0, pl.Int32)).alias("shares 2"),
        (pl.col("monthly_fee") // _MONTH).alias("whole 1"),
        (pl.col("later_monthly_fee") // _MONTH).alias("whole 2"),
    )
    whole = pl.col("whole 1") * pl.col("shares 1") + pl.col("whole 2") * pl.col("shares 2")
    left = (pl.col("monthly_fee") - pl.col("whole 1") * _MONTH) * pl.col("shares 1")
    left = left + (pl.col("later_monthly_fee") - pl.col("whole 2") * _MONTH) * pl.col("shares 2")
    owed = pl.min_horizontal(whole + left // _MONTH, pl.col("bill"))
    lost = pl.col("customer_learned") & pl.col("late")
    return frame.with_columns(pl.when(pl.col("applies") & ~lost).then(owed).otherwise(0).alias("credit"))


#: The debts that the arithmetic holds for: without a test of them a row that is out of range would come to a wrong sum.
_TAKEN = (
    f"principal BETWEEN 0 AND {10**15} AND due_on BETWEEN DATE '1985-01-01' AND DATE '2040-12-31' "
    "AND paid_on BETWEEN DATE '1985-01-01' AND DATE '2040-12-31'"
)


def _sql(quotient: str, days: str, table: str) -> str:
    """Late interest as SQL; `quotient` joins the operands of a whole division, `days` gives the days since 1970.

    What emitted SQL gives is tested row by row, so this is too.
    """

    def over(one: str, other: object) -> str:
        return f"({one} {quotient} {other})"

    due, paid = (days.format(name) for name in ("due_on", "paid_on"))
    year = over(f"(first * 4 + {3 - 4 * _MARCH_1900})", 1461)
    anniversary = f"({over('(year + {0}) * 1461', 4)} + within + {_MARCH_1900})"
    leap = "GREATEST(c{0} * 366, s{0} - 1095 - c{0} * 1095)"
    return f"""
    WITH a AS (SELECT *, {due} + 1 AS first, {paid} AS after FROM {table}),
    b AS (SELECT *, {year} AS year FROM a),
    c AS (SELECT *, first - {_MARCH_1900} - {over("year * 1461", 4)} AS within,
          {over("GREATEST(after - first, 0)", 365)} AS most FROM b),
    d AS (SELECT *, GREATEST(most - CASE WHEN after < {anniversary.format("most")} THEN 1 ELSE 0 END, 0) AS years
          FROM c),
    e AS (SELECT *, {anniversary.format("years")} AS rest FROM d),
    f AS (SELECT *, rest - {_JANUARY_1901} AS s1, after - {_JANUARY_1901} AS s2 FROM e),
    g AS (SELECT *, {over("s1", 1461)} AS c1, {over("s2", 1461)} AS c2 FROM f),
    h AS (SELECT *, (GREATEST((after - rest) * 366 - ({leap.format(2)} - {leap.format(1)}), 0) + years * {_YEAR}) * 29
          AS shares, {over("principal", _BELOW)} AS whole FROM g)
    SELECT invoice, CASE WHEN {_TAKEN} THEN
          whole * shares + {over(f"((principal - whole * {_BELOW}) * shares)", _BELOW)} END AS interest FROM h
    """


INTEREST_SQL = _sql("//", "CAST({} - DATE '1970-01-01' AS BIGINT)", "{table}")
SPARK_SQL = _sql("DIV", "CAST(unix_date({}) AS BIGINT)", "{table}")
