"""Shares of years and months: published figures, a derivation by walking day by day, and laws."""

from __future__ import annotations

import pickle
from calendar import isleap, monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from obligations.values.calendar import FIRST_DAY, LAST_DAY, last_day_of_months_from
from obligations.values.daycount import (
    MONTH_SHARES_DENOMINATOR,
    YEAR_SHARES_DENOMINATOR,
    DayCount,
    act365f,
    actact,
    court,
    deposit_office,
    month_shares,
    whole_years,
)

EXAMPLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("worked_examples.yaml").read_text(encoding="utf-8"))
DAY = timedelta(days=1)
RATE = Fraction(145, 1000)
TWELVE_YEARS = 12 * 366

first_days = st.integers(FIRST_DAY, LAST_DAY - TWELVE_YEARS)
lengths = st.integers(1, TWELVE_YEARS)


def on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def exact(text: str) -> Fraction:
    """A sum of products and quotients as a lawyer writes it: ``1 + 61/366``, ``10000 * 18/28``."""
    total = Fraction(0)
    for term in text.replace(",", "").split("+"):
        product = Fraction(1)
        for factor in term.split("*"):
            product *= Fraction(factor.strip())
        total += product
    return total


def agrees_to_the_last_place(amount: Fraction, figure: str) -> bool:
    """Whether a figure is the amount to its last decimal place, cut or rounded."""
    places = len(figure.partition(".")[2])
    if places == 0:
        return amount == exact(figure)
    return abs(amount - exact(figure)) < Fraction(1, 10**places)


def share(convention: DayCount, first: int, last: int) -> Fraction:
    return Fraction(convention.function(first, last), convention.denominator)


def months(first: int, last: int) -> Fraction:
    return Fraction(month_shares(first, last), MONTH_SHARES_DENOMINATOR)


def by_source(section: str, *keys: str) -> list[Any]:
    return [
        pytest.param(entry, id=f"{entry['source']} {' '.join(str(entry[key]) for key in keys)}")
        for entry in EXAMPLES[section]
    ]


# A derivation that knows nothing but the days ---------------------------------------------------------------


@dataclass(frozen=True)
class Shares:
    """What the days of a span amount to: shares of a year by convention, and months."""

    years: dict[DayCount, Fraction]
    months: Fraction


def end_of_year_from(first: date, years: int = 1) -> date:
    """The last day of so many years that run from a first day (Civil Code 143)."""
    try:
        return first.replace(year=first.year + years) - DAY
    except ValueError:  # there is no 29 February: the last day of the month
        return date(first.year + years, 2, 28)


def has_a_29_february(first: date, last: date) -> bool:
    leap_days = (date(year, 2, 29) for year in range(first.year, last.year + 1) if isleap(year))
    return any(first <= leap_day <= last for leap_day in leap_days)


def over_their_years(days_by_year: Counter[int]) -> Fraction:
    return sum((Fraction(n, 366 if isleap(year) else 365) for year, n in days_by_year.items()), Fraction(0))


def walk(first: date, stops: set[date]) -> Iterator[tuple[date, Shares]]:
    """Count one day after another from a first day; at each stop, say what the days so far amount to."""
    all_days: Counter[int] = Counter()
    rest_days: Counter[int] = Counter()
    month_days: Counter[tuple[int, int]] = Counter()
    years, rest_first = 0, first
    last, final_stop = first, max(stops)
    while last <= final_stop:
        all_days[last.year] += 1
        rest_days[last.year] += 1
        month_days[last.year, last.month] += 1
        if last == end_of_year_from(first, years + 1):
            years += 1
            rest_first = last + DAY
            rest_days.clear()
        if last in stops:
            leap = has_a_29_february(rest_first, end_of_year_from(rest_first))
            yield (
                last,
                Shares(
                    {
                        DayCount.ACT365F: Fraction(all_days.total(), 365),
                        DayCount.ACTACT: over_their_years(all_days),
                        DayCount.COURT: years + over_their_years(rest_days),
                        DayCount.DEPOSIT_OFFICE: years + Fraction(rest_days.total(), 366 if leap else 365),
                    },
                    sum((Fraction(n, monthrange(*month)[1]) for month, n in month_days.items()), Fraction(0)),
                ),
            )
        last += DAY


def by_our_functions(first: int, last: int) -> Shares:
    return Shares({convention: share(convention, first, last) for convention in DayCount}, months(first, last))


@given(first_days, lengths)
@example(on(2024, 2, 29), 366)
@example(on(2024, 2, 29), 1461)
@example(on(2023, 3, 1), 365)
@example(on(2099, 12, 31), 800)
def test_every_convention_agrees_with_walking_day_by_day(first: int, length: int) -> None:
    last = date.fromordinal(first + length - 1)
    for _, walked in walk(date.fromordinal(first), {last}):
        assert by_our_functions(first, last.toordinal()) == walked


@pytest.mark.parametrize("from_year", [2023, 2027, 2098])
def test_every_convention_agrees_with_walking_between_all_edges_of_six_years(from_year: int) -> None:
    """The edges: each first and last of a month, 27 February to 2 March, and the days beside New Year."""
    horizon = [date(from_year, 1, 1) + n * DAY for n in range(6 * 365)]
    edges = {day for day in horizon if day.day == 1 or (day + DAY).day == 1}
    edges |= {day for day in horizon if (day.month, day.day) in {(2, 27), (2, 28), (3, 2), (12, 30), (1, 2)}}
    compared = 0
    for first in sorted(edges):
        for last, walked in walk(first, {edge for edge in edges if edge >= first}):
            compared += 1
            assert by_our_functions(first.toordinal(), last.toordinal()) == walked, (first, last)
    assert compared == len(edges) * (len(edges) + 1) // 2


def test_every_day_of_400_years_weighs_by_its_calendar_year() -> None:
    first = day = date(1900, 1, 1)
    shares = 0
    while day.year < 2300:
        number = day.toordinal()
        weight = 365 if isleap(day.year) else 366
        shares += weight
        assert actact(number, number) == weight, day
        assert actact(first.toordinal(), number) == shares, day
        day += DAY


def test_the_years_around_29_february_are_counted_from_the_original_day() -> None:
    first = on(2024, 2, 29)
    for years, last in (
        (1, on(2025, 2, 28)),
        (2, on(2026, 2, 28)),
        (3, on(2027, 2, 28)),
        (4, on(2028, 2, 28)),
    ):
        assert whole_years(first, last) == (years, last + 1)
        assert whole_years(first, last - 1)[0] == years - 1
        assert share(DayCount.COURT, first, last) == share(DayCount.DEPOSIT_OFFICE, first, last) == years


# Published figures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", by_source("late_interest", "principal", "due", "paid"))
def test_late_interest_runs_from_the_day_after_due_to_the_day_before_payment(row: dict[str, Any]) -> None:
    first, last = row["due"].toordinal() + 1, row["paid"].toordinal() - 1
    assert act365f(first, last) == row["days"]
    for convention in (DayCount.ACT365F, DayCount.COURT, DayCount.DEPOSIT_OFFICE):
        expected = row[convention.name]
        assert share(convention, first, last) == exact(expected["share"])
        assert agrees_to_the_last_place(row["principal"] * RATE * share(convention, first, last), expected["yen"])


@pytest.mark.parametrize("row", by_source("published_interest", "first", "last"))
def test_published_interest_is_reproduced(row: dict[str, Any]) -> None:
    yearly = row["principal"] * Fraction(row["percent"]) / 100
    parts = [yearly * exact(part) for part in row["parts"]]
    total = yearly * share(DayCount[row["convention"]], row["first"].toordinal(), row["last"].toordinal())
    assert total == yearly * exact(row["share"]) == sum(parts)
    for part, figure in zip(parts, row.get("parts_yen", []), strict="parts_yen" in row):
        assert agrees_to_the_last_place(part, figure)
    if "floored_parts" in row:
        assert [int(part) for part in parts] == row["floored_parts"]
        assert sum(row["floored_parts"]) == row["floored_total"]
    if "floored_once" in row:
        assert int(total) == row["floored_once"]


def test_published_interest_with_a_yen_cut_off_per_part_is_reproduced() -> None:
    row = EXAMPLES["published_interest_by_days"]
    total = 0
    for part in row["parts"]:
        days = Fraction(act365f(1, part["days"]), DayCount.ACT365F.denominator)
        yen = int(row["principal"] * Fraction(part["percent"]) / 100 * days)
        assert yen == part["floored"]
        total += yen
    assert total == row["total"]


@pytest.mark.parametrize("row", by_source("daily_fees", "fee", "first"))
def test_a_fee_by_calendar_days_is_the_sum_of_each_days_price(row: dict[str, Any]) -> None:
    first, last = row["first"].toordinal(), row["last"].toordinal()
    amount = row["fee"] * months(first, last)
    assert amount == exact(row["exact"])
    if "by_30" in row:
        assert agrees_to_the_last_place(row["fee"] * Fraction(last - first + 1, 30), row["by_30"])
    if "hours" in row:
        assert row["known"].date() == row["first"]
        starts = [row["known"] + timedelta(hours=24 * unit) for unit in range(row["hours"] // 24)]
        assert starts[-1].date() == row["last"]
    if "rounded_up" in row:
        assert -(-amount // 1) == row["rounded_up"]


def test_a_prepaid_fee_is_refunded_by_the_days_of_its_period() -> None:
    row = EXAMPLES["prepaid_refund"]
    unused = act365f(row["ended"].toordinal() + 1, row["last"].toordinal())
    days = act365f(row["first"].toordinal(), row["last"].toordinal())
    assert (unused, days) == (row["unused_days"], row["days"])
    refund = Fraction(row["prepaid"] * unused, days)
    assert agrees_to_the_last_place(refund, row["exact_to_three_places"])
    assert -(-refund // 1) == row["rounded_up"]


# Laws -------------------------------------------------------------------------------------------------------


@given(first_days, lengths)
def test_a_day_more_is_a_larger_share(first: int, length: int) -> None:
    last = first + length - 1
    for convention in (DayCount.ACT365F, DayCount.ACTACT, DayCount.COURT):
        assert convention.function(first, last) < convention.function(first, last + 1)
    assert month_shares(first, last) < month_shares(first, last + 1)


@given(first_days, lengths)
@example(on(2024, 2, 29), 366 + 365 + 365)
def test_the_deposit_office_share_grows_up_to_each_whole_year(first: int, length: int) -> None:
    last = first + length - 1
    assert deposit_office(first, last) < deposit_office(first, last + 1)


@given(first_days, lengths, lengths)
def test_split_spans_add_up_where_each_day_has_its_own_share(first: int, length: int, cut: int) -> None:
    last = first + length - 1
    middle = first + cut % length
    for count in (act365f, actact, month_shares):
        assert count(first, middle - 1) + count(middle, last) == count(first, last)


def test_court_spans_do_not_add_up_because_a_whole_year_is_one() -> None:
    """A year from 1 March 2023 has 366 days and is exactly 1; split at New Year it is 306/365 + 60/366."""
    first, new_year, last = on(2023, 3, 1), on(2024, 1, 1), on(2024, 2, 29)
    assert share(DayCount.COURT, first, last) == 1
    in_parts = share(DayCount.COURT, first, new_year - 1) + share(DayCount.COURT, new_year, last)
    assert in_parts == Fraction(306, 365) + Fraction(60, 366)
    assert in_parts != 1


@given(first_days, lengths)
@example(on(2023, 3, 1), 366)
@example(on(2023, 3, 1), 365)
def test_court_lies_between_days_over_366_and_days_over_365(first: int, length: int) -> None:
    last = first + length - 1
    assert Fraction(length, 366) <= share(DayCount.COURT, first, last) <= Fraction(length, 365)
    assert Fraction(length, 366) <= share(DayCount.ACTACT, first, last) <= Fraction(length, 365)
    assert Fraction(length, 366) <= share(DayCount.DEPOSIT_OFFICE, first, last) <= Fraction(length, 365)


def test_in_2025_to_2027_court_is_act365f_for_every_span() -> None:
    first_of_all, last_of_all = on(2025, 1, 1), on(2027, 12, 31)
    for first in range(first_of_all, last_of_all + 1):
        for last in range(first, last_of_all + 1):
            assert court(first, last) == 366 * act365f(first, last)


@given(first_days, st.integers(1, 12))
@example(on(2024, 2, 29), 4)
def test_whole_years_are_exactly_that_many(first: int, years: int) -> None:
    last = last_day_of_months_from(first, 12 * years)
    assert court(first, last) == deposit_office(first, last) == years * YEAR_SHARES_DENOMINATOR
    assert whole_years(first, last) == (years, last + 1)
    assert whole_years(first, last - 1)[0] == years - 1


@given(first_days, lengths)
def test_below_a_year_court_weighs_each_day_by_its_calendar_year(first: int, length: int) -> None:
    last = first + length % 365
    if whole_years(first, last)[0] == 0:
        assert court(first, last) == actact(first, last)


@given(first_days, st.integers(1, 144))
def test_whole_calendar_months_are_exactly_that_many(day: int, n: int) -> None:
    first = date.fromordinal(day).replace(day=1).toordinal()
    assert months(first, last_day_of_months_from(first, n)) == n


@given(st.integers(1901, 2187), st.integers(1, 12))
def test_whole_calendar_years_are_exactly_that_many(year: int, n: int) -> None:
    first, last = on(year, 1, 1), on(year + n - 1, 12, 31)
    assert share(DayCount.ACTACT, first, last) == share(DayCount.COURT, first, last) == n
    assert months(first, last) == 12 * n


@given(first_days, st.integers(0, TWELVE_YEARS))
def test_a_span_that_ends_before_it_begins_has_no_share(first: int, short: int) -> None:
    for count in (court, act365f, deposit_office, actact, month_shares):
        assert count(first, first - 1 - short) == 0
    assert whole_years(first, first - 1 - short) == (0, first)


def test_three_centuries_are_300_years_under_every_convention_but_365() -> None:
    for convention in (DayCount.COURT, DayCount.DEPOSIT_OFFICE, DayCount.ACTACT):
        assert share(convention, FIRST_DAY, LAST_DAY) == 300
    assert months(FIRST_DAY, LAST_DAY) == 3600
    assert share(DayCount.ACT365F, FIRST_DAY, LAST_DAY) == 300 + Fraction(73, 365)


def test_an_agreed_rate_of_14_5_percent_over_365_stays_below_14_6_percent_in_a_leap_year() -> None:
    assert agrees_to_the_last_place(100 * RATE * Fraction(366, 365), "14.5397")
    assert RATE * share(DayCount.ACT365F, on(2024, 1, 1), on(2024, 12, 31)) < Fraction(146, 1000)


# Names and edges --------------------------------------------------------------------------------------------


def test_a_convention_is_known_by_its_name() -> None:
    assert [convention.name for convention in DayCount] == ["COURT", "ACT365F", "DEPOSIT_OFFICE", "ACTACT"]
    assert [convention.function for convention in DayCount] == [court, act365f, deposit_office, actact]
    assert [convention.denominator for convention in DayCount] == [133_590, 365, 133_590, 133_590]
    for convention in DayCount:
        assert pickle.loads(pickle.dumps(convention)) is convention


@pytest.mark.parametrize("count", [court, actact, deposit_office, month_shares])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0, 10),
        (-500, 10),
        (-(10**7), 10),
        (-5, -1),
        (date.max.toordinal(), date.max.toordinal() + 1),
        (date.max.toordinal() + 1, date.max.toordinal() + 1),
    ],
)
def test_days_outside_the_calendar_are_rejected(count: Any, first: int, last: int) -> None:
    with pytest.raises(OverflowError, match="year"):
        count(first, last)


def test_actual_days_count_to_the_ends_of_the_calendar() -> None:
    assert actact(1, 1) == actact(date.max.toordinal(), date.max.toordinal()) == 366
    assert share(DayCount.ACTACT, 1, date.max.toordinal()) == 9999
    assert months(1, date.max.toordinal()) == 12 * 9999
