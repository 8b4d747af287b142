"""Days, shares of years and fractions of a yen for second derivations: plain steps over days and integers.

Nothing here comes from the library. Days are walked one by one, periods of months over the calendar. A reading is given
by its code, as `chosen["day-count"]`; one that is not given is taken in its default.

>>> end_of_months(date(2025, 2, 1), 3)
datetime.date(2025, 4, 30)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from math import ceil, floor
from typing import Any

ONE_DAY = timedelta(days=1)
ONE_UNIT = timedelta(hours=24)
TOKYO = timezone(timedelta(hours=9))

Readings = Mapping[str, str]


class Case(dict[str, Any]):
    """The facts of one case, by name."""

    def __getattr__(self, name: str) -> Any:
        return self[name]


# Fractions of a yen and the calendar --------------------------------------------------------------------------------


def whole_yen(parts: list[Fraction], chosen: Readings) -> int:
    """The sum of the parts of a calculation in whole yen."""
    total = sum(parts, Fraction(0))
    match chosen.get("yen-fraction", "floor"):
        case "floor":
            return floor(total)
        case "half-up":
            return floor(total + Fraction(1, 2))
        case "ceil":
            return ceil(total)
        case _:
            return sum(floor(part) for part in parts)


def without_tax(amount: int, percent: int, chosen: Readings) -> int:
    """An amount as it counts: with the tax that is in it, or without."""
    if chosen.get("consumption-tax") == "left-out":
        return amount * 100 // (100 + percent)
    return amount


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February: the day after 28 February tells."""
    return (date(year, 2, 28) + ONE_DAY).month == 2


def length_of_month(day: date) -> int:
    """The days of the month of a day, counted one by one."""
    walker, days = day.replace(day=1), 0
    while walker.month == day.month:
        walker, days = walker + ONE_DAY, days + 1
    return days


def month_number(day: date) -> int:
    """Months since the year 0, to see how far apart two days are."""
    return day.year * 12 + day.month - 1


def end_of_months(first: date, months: int) -> date:
    """The last day of a period of months that opens with `first`: walk until the corresponding day would come."""
    target, day = month_number(first) + months, first
    while True:
        after = day + ONE_DAY
        if month_number(after) > target or (month_number(after) == target and after.day == first.day):
            return day
        day = after


def day_of(instant: datetime, chosen: Readings) -> date:
    """The civil day of an instant."""
    clock = UTC if chosen.get("day-boundary") == "utc" else TOKYO
    return instant.astimezone(clock).date()


# Shares of years, and interest -------------------------------------------------------------------------------------


def year_parts(first: date, last: date, convention: str) -> list[Fraction]:
    """The days from `first` to `last`, both included, in years, by the parts of the calculation."""
    if convention == "act365f":
        days, day = 0, first
        while day <= last:
            days, day = days + 1, day + ONE_DAY
        return [Fraction(days, 365)]
    if convention == "actact":
        return [sum(calendar_years(first, last), Fraction(0))]
    years, rest = 0, first
    while (end := end_of_months(first, 12 * (years + 1))) <= last:
        years, rest = years + 1, end + ONE_DAY
    if convention == "court":
        return [Fraction(years), *calendar_years(rest, last)]
    basis, day, end = 365, rest, end_of_months(rest, 12)
    while day <= end:
        if (day.month, day.day) == (2, 29):
            basis = 366
        day += ONE_DAY
    days, day = 0, rest
    while day <= last:
        days, day = days + 1, day + ONE_DAY
    return [Fraction(years), Fraction(days, basis)]


def calendar_years(first: date, last: date) -> list[Fraction]:
    """The days in years, each over the length of its calendar year, one part a calendar year."""
    days: dict[int, int] = {}
    day = first
    while day <= last:
        days[day.year] = days.get(day.year, 0) + 1
        day += ONE_DAY
    return [Fraction(count, 366 if is_leap(year) else 365) for year, count in days.items()]


def accrued(principal: int, rate: Fraction, first: date, last: date, chosen: Readings) -> list[Fraction]:
    """Simple interest over the days from `first` to `last`, exact, by the parts of the calculation."""
    return [principal * rate * part for part in year_parts(first, last, chosen.get("day-count", "court"))]


# Payment ------------------------------------------------------------------------------------------------------------


def designated(case: Case, chosen: Readings) -> date:
    """The day that the provider designated."""
    moved = chosen.get("due-date-on-bank-holiday") == "next-business-day"
    return case.next_business_day if moved else case.due_on


def payment_breach(case: Case, chosen: Readings) -> bool:
    """Whether a fee was paid after the day designated for it."""
    moment = case.sent_at if chosen.get("payment-moment") == "sent" else case.credited_at
    return day_of(moment, chosen) > designated(case, chosen)
