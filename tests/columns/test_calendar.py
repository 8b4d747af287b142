"""The calendar in columns is that of the scalar floor, on every day that the library supports."""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from random import Random

import polars as pl
import pytest

from obligations.errors import NotColumnar
from obligations.expressions.operators import year_end
from obligations.interpreters.columns.cells import Cell, Cells, ordered
from obligations.interpreters.columns.civil_days import CivilDays
from obligations.interpreters.columns.on_polars import printed
from obligations.values import calendar, daycount

FIRST, LAST = calendar.FIRST_DAY, calendar.LAST_DAY


def column(cell: Cell, **inputs: list[int]) -> list[int]:
    """What a cell comes to in a frame, worked out in as many bits as its range allows."""
    frame = pl.DataFrame({name: pl.Series(values, dtype=pl.Int64) for name, values in inputs.items()})
    found = printed(frame, cell).to_list()
    assert min(found) >= cell.low
    assert max(found) <= cell.high
    return found


def test_months_and_years_are_those_of_the_calendar_on_every_day() -> None:
    every = list(range(FIRST - 200, LAST + 200))
    cells = Cells()
    days, day = CivilDays(cells), cells.input("day", FIRST - 200, LAST + 200)
    assert column(days.month_start(day), day=every) == list(map(calendar.month_start, every))
    assert column(days.month_end(day), day=every) == list(map(calendar.month_end, every))
    assert column(days.days_in_month(day), day=every) == list(map(calendar.days_in_month, every))
    assert column(days.year_end(day), day=every) == list(map(year_end, every))
    for months in (0, 1, 2, 3, 6, 12, 25):
        wanted = [calendar.last_day_of_months_from(each, months) for each in every]
        assert column(days.months_from(day, cells.number(months)), day=every) == wanted


def test_a_number_of_months_may_differ_from_row_to_row() -> None:
    random = Random(2)
    first = [random.randint(FIRST, LAST) for _ in range(20_000)]
    months = [random.randint(0, 60) for _ in first]
    cells = Cells()
    made = CivilDays(cells).months_from(cells.input("day", FIRST, LAST), cells.input("months", 0, 60))
    wanted = [calendar.last_day_of_months_from(day, number) for day, number in zip(first, months, strict=True)]
    assert column(made, day=first, months=months) == wanted


@pytest.mark.parametrize("within", [(FIRST, LAST), (724_642, 745_095)])
def test_day_counts_are_those_of_the_scalar_floor(within: tuple[int, int]) -> None:
    low, high = within
    random = Random(3)
    ends = [calendar.month_end(random.randint(low + 40, high - 40)) for _ in range(2_000)]
    near = [random.choice(ends) + random.randint(-1, 1) for _ in range(15_000)]
    first = [*near, *(random.randint(low, high) for _ in range(15_000))]
    steps = [0, 1, -1, 29, 364, 365, 366, 730, 731, 1460, 1461]
    last = [
        min(max(day + random.choice([*steps, random.randint(-400, 4_000), random.randint(0, high - low)]), low), high)
        for day in first
    ]
    cells = Cells()
    days, one, other = CivilDays(cells), cells.input("first", low, high), cells.input("last", low, high)
    pairs = list(zip(first, last, strict=True))
    for made, meant in (
        (days.court(one, other), daycount.court),
        (days.actact(one, other), daycount.actact),
        (days.act365f(one, other), daycount.act365f),
        (days.deposit_office(one, other), daycount.deposit_office),
        (days.month_shares(one, other), daycount.month_shares),
        (days.whole_years(one, other)[0], lambda one, other: daycount.whole_years(one, other)[0]),
        (days.whole_years(one, other)[1], lambda one, other: daycount.whole_years(one, other)[1]),
    ):
        assert column(made, first=first, last=last) == [meant(*pair) for pair in pairs]
    for length in (28, 29, 30, 31):
        told = [calendar.days_in_months_of(*pair, length) for pair in pairs]
        assert column(days.days_in_months_of(one, other, length), first=first, last=last) == told


def test_usual_days_need_no_correction_for_centuries() -> None:
    def size(low: int, high: int) -> int:
        cells = Cells()
        return len(ordered([CivilDays(cells).month_end(cells.input("day", low, high))]))

    assert size(724_642, 745_095) < size(FIRST, LAST)


def test_a_day_far_outside_the_calendar_has_no_column() -> None:
    cells = Cells()
    with pytest.raises(NotColumnar, match="1500 to 2800"):
        CivilDays(cells).month_end(cells.input("day", 1, LAST))


def test_a_product_too_wide_for_64_bits_is_divided_in_parts() -> None:
    # 10**15 yen over 40,000,000 parts of a year: the product has 77 bits, the parts have 64.
    cells = Cells()
    amount, shares = cells.input("amount", 0, 10**15), cells.input("shares", 0, 40_000_000)
    interest = cells.quotient(
        cells.multiply(cells.multiply(amount, shares), cells.number(29)), cells.number(26_718_000)
    )
    assert all(cell.fits for cell in ordered([interest]))
    random = Random(4)
    amounts = [random.choice([0, 1, 10**15, random.randrange(10**15)]) for _ in range(5_000)]
    parts = [random.choice([0, 1, 40_000_000, random.randrange(40_000_000)]) for _ in amounts]
    wanted = [a * s * 29 // 26_718_000 for a, s in zip(amounts, parts, strict=True)]
    assert column(interest, amount=amounts, shares=parts) == wanted


@pytest.mark.parametrize("divisor", [1, 3, 7, 1461])
def test_quotients_go_down_for_negatives(divisor: int) -> None:
    cells = Cells()
    made = cells.quotient(cells.input("n", -10_000, 10_000), cells.number(divisor))
    numbers = list(range(-10_000, 10_001))
    assert column(made, n=numbers) == [n // divisor for n in numbers]


def test_what_needs_more_than_128_bits_has_no_column() -> None:
    cells = Cells()
    wide = cells.input("n", 0, 10**20)
    with pytest.raises(NotColumnar, match="beyond 128 bits"):
        _ = cells.multiply(cells.multiply(wide, wide), wide).width
