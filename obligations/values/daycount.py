"""Day counts: what share of a year, or of months, a span of days is.

A yearly rate says nothing about leap years. Which fraction of a year 29 days are is a convention, and the
published figures of courts, deposit offices and banks differ by it:

- `DayCount.COURT`: whole years at the full rate, the rest split at 1 January, its days in a leap year
  over 366 and the others over 365 (guidance of the Tokyo District Court, civil division 21, and of the
  Okayama District Court);
- `DayCount.ACT365F`: every day over 365;
- `DayCount.DEPOSIT_OFFICE`: whole years at the full rate, the rest over 366 if the year that runs from
  its first day has a 29 February, else over 365 (deposit practice of the Legal Affairs Bureaus);
- `DayCount.ACTACT`: every day over the length of its calendar year.

Each is a function of the first and the last day, both *inclusive*, and gives the *numerator* of the
fraction of a year over a constant denominator, so that interest is one exact integer ratio. A debt of
100,000 yen was due on 31 January 2024 and paid on 1 March: the 29 days from 1 to 29 February bear
interest at 14.5%.

>>> from datetime import date
>>> from fractions import Fraction
>>> first, last = date(2024, 2, 1).toordinal(), date(2024, 2, 29).toordinal()
>>> def interest(count: DayCount) -> Fraction:
...     share = Fraction(count.function(first, last), count.denominator)
...     return 100_000 * Fraction(145, 1000) * share
>>> int(interest(DayCount.COURT)), int(interest(DayCount.ACT365F))
(1148, 1152)

Monthly fees are prorated by `month_shares`: each day is one part of the days in its own month. A fee of
31,000 yen for 31 January and 1 February of 2025 costs 1,000 yen for the one and 31,000 / 28 for the
other:

>>> share = month_shares(date(2025, 1, 31).toordinal(), date(2025, 2, 1).toordinal())
>>> 31_000 * Fraction(share, MONTH_SHARES_DENOMINATOR) == 1000 + Fraction(31_000, 28)
True
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import accumulate
from typing import Final

from obligations.values.calendar import first_day_of_month, last_day_of_months_from, month_number

YEAR_SHARES_DENOMINATOR: Final = 365 * 366
"""The denominator of `court`, `deposit_office` and `actact`: 133,590, a multiple of both year lengths."""
MONTH_SHARES_DENOMINATOR: Final = 377_580
"""The denominator of `month_shares`: the least common multiple of 28, 29, 30 and 31."""

# The first day of each year; year 0 of the table is the year 1, and the last entry closes the year 9999.
_400_YEARS: Final = tuple(
    366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365 for year in range(1, 401)
)
_year_start: Final = list(accumulate((_400_YEARS * 25)[:9999], initial=1))


def act365f(first_day: int, last_day: int) -> int:
    """The days of a span: a fraction of a year over 365.

    Day numbers, both ends inclusive; gives the numerator, 0 if the last day is before the first; no error.
    Source: the convention "actual/365 fixed"; in Japan 昭和45年法律第13号, art. 25, for public charges.
    """
    return last_day - first_day + 1 if last_day >= first_day else 0


def actact(first_day: int, last_day: int) -> int:
    """Every day over the length of its calendar year: a fraction of a year over 133,590.

    Day numbers, both ends inclusive; gives the numerator, 0 if the last day is before the first. A day of
    a leap year counts 365, another day 366. Raises ``OverflowError`` outside the years 1 to 9999.
    Source: the convention "actual/actual (ISDA)".
    """
    if last_day < first_day:
        return 0
    # 400 years have 146,097 days: the estimate is never too early and at most one year too late.
    year = (first_day * 400 + 191) // 146_097
    try:
        start = _year_start[year]
        if start > first_day:
            year -= 1
            start = _year_start[year]
        end = _year_start[year + 1]
        # 731 = 365 + 366, so 731 less one length is the other: 365 for a leap year, 366 for another.
        shares_a_day = 731 - end + start
        if last_day < end and year >= 0:
            return (last_day - first_day + 1) * shares_a_day
        shares = (end - first_day) * shares_a_day
        last_year = (last_day * 400 + 191) // 146_097
        start = _year_start[last_year]
        if start > last_day:
            last_year -= 1
            start = _year_start[last_year]
        shares_a_day = 731 - _year_start[last_year + 1] + start
    except IndexError:
        raise _outside_calendar(first_day, last_day) from None
    if year < 0:
        raise _outside_calendar(first_day, last_day)
    return shares + (last_year - year - 1) * YEAR_SHARES_DENOMINATOR + (last_day - start + 1) * shares_a_day


def _outside_calendar(first_day: int, last_day: int) -> OverflowError:
    return OverflowError(f"the days {first_day} to {last_day} leave the calendar, which runs from year 1 to year 9999")


def court(first_day: int, last_day: int) -> int:
    """Whole years at the full rate, the rest split at 1 January: a fraction of a year over 133,590.

    Day numbers, both ends inclusive; gives the numerator, 0 if the last day is before the first. Whole
    years are counted from the first day (Civil Code 143); the days that remain count 365 in a leap year
    (over 366) and 366 in another (over 365). The share never exceeds that of `act365f`, and N whole years
    are exactly N.
    Raises ``OverflowError`` outside the years 1 to 9999.
    Source: court practice for a rate by the year without a leap-year clause (Okayama and Tokyo District
    Courts).
    """
    if last_day - first_day < 364:
        return actact(first_day, last_day)
    years, rest = whole_years(first_day, last_day)
    return years * YEAR_SHARES_DENOMINATOR + actact(rest, last_day)


def deposit_office(first_day: int, last_day: int) -> int:
    """Whole years at the full rate, the rest over 366 or 365: a fraction of a year over 133,590.

    Day numbers, both ends inclusive; gives the numerator, 0 if the last day is before the first. The rest
    is over 366 if the year that runs from its first day has a 29 February, even where the counted days do
    not reach it, else over 365.
    Raises ``OverflowError`` outside the years 1 to 9999.
    Source: deposit (供託) practice of the Legal Affairs Bureaus.
    """
    if last_day < first_day:
        return 0
    years, rest = whole_years(first_day, last_day)
    # A year that runs from any day has 366 days exactly if it has a 29 February.
    days_in_year = last_day_of_months_from(rest, 12) - rest + 1
    return years * YEAR_SHARES_DENOMINATOR + (last_day - rest + 1) * (731 - days_in_year)


def whole_years(first_day: int, last_day: int) -> tuple[int, int]:
    """How many whole years a span has, and the first day of the rest.

    Day numbers, both ends inclusive. Years are counted from the first day of the span, not one after
    another: from 29 February 2024 the first year ends on 28 February 2025, the fourth on 28 February
    2028. The first day of the rest is the day after the last day where no rest is left, and the first day
    of an empty span.
    Raises ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 143.
    """
    years = (last_day - first_day + 1) // 365
    while years > 0:
        last_day_of_years = last_day_of_months_from(first_day, 12 * years)
        if last_day_of_years <= last_day:
            return years, last_day_of_years + 1
        years -= 1
    return 0, first_day


def month_shares(first_day: int, last_day: int) -> int:
    """Every day as one part of the days in its calendar month: a number of months over 377,580.

    Day numbers, both ends inclusive; gives the numerator, 0 if the last day is before the first. A whole
    calendar month is exactly 1. For a fee by the month, prorated by calendar days. Raises
    ``OverflowError`` outside the years 1 to 9999.
    Source: proration by the day (日割り) in telecommunications tariffs.
    """
    if last_day < first_day:
        return 0
    month = month_number(first_day)
    start = first_day_of_month(month)
    end = first_day_of_month(month + 1)
    shares_a_day = MONTH_SHARES_DENOMINATOR // (end - start)
    if last_day < end:
        return (last_day - first_day + 1) * shares_a_day
    last_month = month_number(last_day)
    last_start = first_day_of_month(last_month)
    last_shares_a_day = MONTH_SHARES_DENOMINATOR // (first_day_of_month(last_month + 1) - last_start)
    return (
        (end - first_day) * shares_a_day
        + (last_month - month - 1) * MONTH_SHARES_DENOMINATOR
        + (last_day - last_start + 1) * last_shares_a_day
    )


class DayCount(Enum):
    """A day count convention by name, with its function and the denominator of what the function gives.

    ``count.function(first_day, last_day)`` over ``count.denominator`` is the share of a year, both ends
    inclusive.
    """

    COURT = (court, YEAR_SHARES_DENOMINATOR)
    ACT365F = (act365f, 365)
    DEPOSIT_OFFICE = (deposit_office, YEAR_SHARES_DENOMINATOR)
    ACTACT = (actact, YEAR_SHARES_DENOMINATOR)

    function: Callable[[int, int], int]
    denominator: int

    def __init__(self, function: Callable[[int, int], int], denominator: int) -> None:
        self.function = function
        self.denominator = denominator
