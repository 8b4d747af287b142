"""The calendar in columns is that of the scalar floor, on every day that the library supports."""

# Frames of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from datetime import date
from operator import eq, le, lt
from random import Random

import polars as pl
import pytest

from obligations.errors import NotColumnar
from obligations.expressions.operators import year_end
from obligations.interpreters.columns.cells import Cell, Cells, divided, ordered
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


#: All days, and those on which a leap day every fourth year is relied on.
EVERY, USUAL = (FIRST - 200, LAST + 200), (724_642, 745_095)


@pytest.mark.parametrize("within", [EVERY, USUAL])
def test_months_and_years_are_those_of_the_calendar_on_every_day(within: tuple[int, int]) -> None:
    low, high = within
    every = list(range(low, high + 1))
    cells = Cells()
    days, day = CivilDays(cells), cells.input("day", low, high)
    assert column(days.month_start(day), day=every) == list(map(calendar.month_start, every))
    assert column(days.month_end(day), day=every) == list(map(calendar.month_end, every))
    assert column(days.days_in_month(day), day=every) == list(map(calendar.days_in_month, every))
    assert column(days.year_end(day), day=every) == list(map(year_end, every))
    for months in (0, 1, 2, 3, 6, 12, 25):
        wanted = [calendar.last_day_of_months_from(each, months) for each in every]
        assert column(days.months_from(day, cells.number(months)), day=every) == wanted


@pytest.mark.parametrize("within", [EVERY, USUAL])
def test_days_after_the_end_of_a_month_are_shares_of_the_months_after_it(within: tuple[int, int]) -> None:
    low, high = within
    random = Random(5)
    first = [random.randint(low, high) for _ in range(15_000)]
    last = [min(max(day + random.randint(-40, 400), low), high) for day in first]
    cells = Cells()
    days, one, other = CivilDays(cells), cells.input("first", low, high), cells.input("last", low, high)
    after = cells.add(days.month_end(one), cells.number(1))
    wanted = [daycount.month_shares(calendar.month_end(day) + 1, end) for day, end in zip(first, last, strict=True)]
    assert column(days.month_shares(after, other), first=first, last=last) == wanted


def test_february_of_2100_is_short_whatever_the_days_are_bounded_by() -> None:
    low, last = date(2099, 12, 30).toordinal(), date(2100, 2, 28).toordinal()
    for high in range(last - 40, last + 2):
        cells, every = Cells(), list(range(low, high + 1))
        days, day = CivilDays(cells), cells.input("day", low, high)
        assert column(days.days_in_month(day), day=every) == list(map(calendar.days_in_month, every))
        assert column(days.month_end(day), day=every) == list(map(calendar.month_end, every))
        wanted = [daycount.month_shares(low, each) for each in every]
        assert column(days.month_shares(cells.number(low), day), day=every) == wanted


def test_a_number_of_months_may_differ_from_row_to_row() -> None:
    random = Random(2)
    first = [random.randint(FIRST, LAST) for _ in range(20_000)]
    months = [random.randint(0, 60) for _ in first]
    cells = Cells()
    made = CivilDays(cells).months_from(cells.input("day", FIRST, LAST), cells.input("months", 0, 60))
    wanted = [calendar.last_day_of_months_from(day, number) for day, number in zip(first, months, strict=True)]
    assert column(made, day=first, months=months) == wanted


@pytest.mark.parametrize("within", [(FIRST, LAST), USUAL])
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

    assert size(*USUAL) < size(FIRST, LAST)


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


def test_a_sum_too_wide_for_64_bits_is_divided_once() -> None:
    cells = Cells()
    fees = cells.input("one", 0, 10**15), cells.input("other", 0, 10**15)
    shares = cells.input("shares", 0, 600_000_000), cells.input("more", 0, 600_000_000)
    products = [cells.multiply(fee, share) for fee, share in zip(fees, shares, strict=True)]
    whole = cells.quotient(cells.add(products[0], products[1]), cells.number(377_580))
    assert all(cell.fits for cell in ordered([whole]))
    # One for each fee, of which what is left is small, and one for the sum of what is left.
    assert [cell.op for cell in ordered([whole])].count("quotient") == 3
    random = Random(6)
    rows = [
        tuple(random.choice([0, 1, most, random.randrange(most)]) for most in (10**15, 10**15, 6 * 10**8, 6 * 10**8))
        for _ in range(5_000)
    ]
    columns = dict(zip(("one", "other", "shares", "more"), map(list, zip(*rows, strict=True)), strict=True))
    assert column(whole, **columns) == [(a * c + b * d) // 377_580 for a, b, c, d in rows]


@pytest.mark.parametrize("divisor", [3, 4, 7, 1461])
def test_quotients_go_down_for_negatives_and_remainders_never_below_0(divisor: int) -> None:
    cells = Cells()
    given, by = cells.input("n", -10_000, 10_000), cells.number(divisor)
    numbers = list(range(-10_000, 10_001))
    assert column(cells.quotient(given, by), n=numbers) == [n // divisor for n in numbers]
    left = cells.remainder(given, by)
    assert column(left, n=numbers) == [n % divisor for n in numbers]
    assert (left.low, left.high) == (0, divisor - 1)


def test_a_remainder_is_known_as_one() -> None:
    cells = Cells()
    given, by = cells.input("n", 0, 10_000), cells.number(7)
    assert cells.remainder(given, cells.number(1)) is cells.zero
    assert cells.quotient(given, cells.number(1)) is given
    assert divided(cells.remainder(given, by)) == (given, by)
    assert divided(cells.subtract(given, cells.multiply(cells.quotient(given, cells.number(5)), by))) is None
    assert divided(cells.subtract(given, by)) is None


@pytest.mark.parametrize(("more", "less"), [(3, 5), (5, 3), (4, 4), (0, 2), (2, 0), (-3, 6)])
def test_constants_on_both_sides_of_a_comparison_become_one(more: int, less: int) -> None:
    cells = Cells()
    one, other = cells.input("one", -4, 4), cells.input("other", -4, 4)
    left, right = cells.add(one, cells.number(more)), cells.add(other, cells.number(less))
    pairs = [(a, b) for a in range(-4, 5) for b in range(-4, 5)]
    columns = {"one": [a for a, _ in pairs], "other": [b for _, b in pairs]}

    def told(made: Cell) -> list[bool]:
        return [made.of] * len(pairs) if made.op == "literal" else [bool(held) for held in column(made, **columns)]

    for compare, meant in ((cells.below, lt), (cells.at_most, le), (cells.equal, eq)):
        made = compare(left, right)
        assert told(made) == [meant(a + more, b + less) for a, b in pairs]
        assert [cell.op for cell in ordered([made])].count("add") <= 1
        for level in range(-6, 7):
            made = compare(left, cells.number(level))
            assert told(made) == [meant(a + more, level) for a, _ in pairs]
            assert told(compare(cells.number(level), left)) == [meant(level, a + more) for a, _ in pairs]
            assert not any(cell.op == "add" for cell in ordered([made]))


def test_what_needs_more_than_128_bits_has_no_column() -> None:
    cells = Cells()
    wide = cells.input("n", 0, 10**20)
    with pytest.raises(NotColumnar, match="beyond 128 bits"):
        _ = cells.multiply(cells.multiply(wide, wide), wide).width
