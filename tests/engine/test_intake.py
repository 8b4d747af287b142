"""Facts read at once are read as the sheet reads them: the same plain values, the same refusals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from obligations import (
    BadFacts,
    Count,
    Date,
    Days,
    Duration,
    Facts,
    Instant,
    Labelled,
    OneOf,
    Rows,
    Several,
    Truth,
    Yen,
    fact,
)
from obligations.expressions import intake


class Colour(Labelled):
    RED = "red", "赤"
    DEEP_BLUE = "deep blue", "紺"


class Other(Labelled):
    RED = "red", "赤"


class Payment(Facts):
    """A payment, with facts named like words of Python that the reader uses itself."""

    amount: Yen = fact("the amount", "金額", low=1)
    date: Date = fact("its day", "日")
    datetime: Instant = fact("its moment", "日時")


class Everything(Facts):
    """A fact of every kind."""

    type: Truth = fact("a truth", "真偽")
    len: Yen = fact("an amount", "金額")
    count: Count = fact("a number", "数", low=3, high=9)
    days: Days = fact("days", "日数")
    list: Duration = fact("a length", "長さ")
    colour: OneOf[Colour] = fact("a colour", "色")
    colours: Several[Colour] = fact("colours", "色々")
    str: Date = fact("a day", "日")
    until: Date = fact("a later day", "後の日", not_before="str")
    began: Instant = fact("a moment", "日時")
    ended: Instant = fact("a later moment", "後の日時", not_before="began")
    payments: Rows[Payment] = fact("payments", "支払")


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-3, minutes=-30))])
FROM, TO = datetime(1899, 12, 31), datetime(2200, 1, 2)  # noqa: DTZ001 - clock readings
MOMENTS = st.one_of(st.datetimes(FROM, TO), st.datetimes(FROM, TO, timezones=ZONES))
WRITTEN = st.sampled_from(
    [
        "2026-01-31", "2026-02-30", "20260131", "2026-W05-6", "2026-1-31", "2026-01-31T10:00:00+09:00",
        "2026-01-31T10:00:00Z", "2026-01-31 10:00:00+09:00", "2026-01-31T10:00+09:00", "2026-01-31T10:00:00+0900",
        "2026-01-31T100000.0+09:00", "2026-W05-6T10:00:00+09:00", "2026-01-31T24:00:00+09:00",
        "2026-01-31T23:59:60+09:00", "2026-01-31T10:00:00", "2026-01-31T10:00:00.5+09:00", "2026-01-31T10:00:00+09:07",
        "2026-01-31T10:00:00+23:59", "2026-01-31T10:00:00-00:00", "2026-01-31T10:00:00-03:30", "２０２６-01-31",
        "1899-12-31T15:00:00Z", "1899-12-31T14:59:59Z", "2199-12-31T23:59:59+09:00", "2200-01-01T00:00:00+09:00",
        "1900-01-01", "1899-12-31", "red", "deep-blue", "DEEP_BLUE", "", "yes", "5",
    ]
)  # fmt: skip
FIGURES = st.one_of(st.integers(-2, 12), st.sampled_from([10**15, 10**15 + 1, -1, 2**70, 1.0, 1.5, float("nan")]))
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), FIGURES, WRITTEN, st.dates(), MOMENTS, st.sampled_from([*Colour, *Other]), st.binary()
)
ROW = st.dictionaries(st.sampled_from([*Payment.facts(), "amuont"]), SCALARS, max_size=3)
ROWS: st.SearchStrategy[Any] = st.lists(st.one_of(ROW, st.just(Payment(amount=5)), SCALARS), max_size=2)
VALUES: st.SearchStrategy[Any] = st.one_of(
    SCALARS, st.lists(SCALARS, max_size=3), st.sets(st.sampled_from(Colour)), ROWS, ROWS.map(tuple)
)


def outcome(read: Any, values: Any) -> Any:
    try:
        return read(values)
    except BadFacts as error:
        return str(error)


def through_the_sheet(values: dict[str, Any]) -> tuple[Any, ...]:
    return Everything.read(values).plain()


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from([*Everything.facts(), "misspelt"]), VALUES, max_size=4))
@example({"began": "2026-01-31T10:00:00+09:00", "ended": "2026-01-31T00:59:59Z"})
@example({"str": "2026-02-01", "until": "2026-01-31"})
@example({"payments": [{"amount": 0}]})
def test_a_mapping_is_read_as_the_sheet_reads_it(values: dict[str, Any]) -> None:
    assert outcome(Everything.read_plain, values) == outcome(through_the_sheet, values)


@pytest.mark.parametrize("values", [{1: 2}, {"payments": {"amount": 1}}, {"payments": [{2: 1}]}, {"len": [1]}])
def test_what_is_no_mapping_of_facts_by_name_is_refused_with_words(values: Any) -> None:
    with pytest.raises(BadFacts):
        Everything.read_plain(values)


def test_what_is_in_order_is_read_without_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(values: Any) -> tuple[Any, ...]:
        raise AssertionError(values)

    known = Everything.sheet()
    read = intake.straight_reader(known.nodes.values(), known.not_before, known.rows, otherwise)
    plain = read(
        {
            "type": True,
            "len": 5,
            "count": 9,
            "colour": "deep-blue",
            "colours": ["red", Colour.DEEP_BLUE],
            "str": date(2026, 1, 31),
            "until": "2026-01-31",
            "began": "2026-01-31T10:00:00+09:00",
            "ended": "2026-01-31T01:00:01Z",
            "payments": [{"amount": 1}, Payment(amount=2)],
        }
    )
    day = date(2026, 1, 31).toordinal()
    ten = day * 86_400 + 36_000
    assert plain == (
        True, 5, 9, None, None, Colour.DEEP_BLUE, frozenset(Colour), day, day, ten, ten + 1,
        ((1, None, None), (2, None, None)),
    )  # fmt: skip
