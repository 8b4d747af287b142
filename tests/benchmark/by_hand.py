"""Late interest (12.3) and outage credit (15.2.2) written by hand: what compiled clauses are measured against.

The same plain integers go in as into a compiled question (yen, day numbers of `date.toordinal()`, second numbers of the
clock of Japan, truths, members of the two enums) and the same yen come out, under the default readings. Nothing here
uses `obligations`; the calendar is two small tables of the years 1900 to 2203.

>>> from datetime import date
>>> late_interest(100_000, date(2026, 1, 31).toordinal(), date(2026, 4, 1).toordinal())
2343
"""

from __future__ import annotations

from datetime import date

from rules.soracom_flux import Cause, Scope

__all__ = ["late_interest", "outage_credit"]

DAY = 86_400
FROM_YEAR, TO_YEAR = 1900, 2203
#: The first day of each month; 0 is January 1900.
MONTHS = [date(year, month, 1).toordinal() for year in range(FROM_YEAR, TO_YEAR + 1) for month in range(1, 13)]
#: The first day of each year; 0 is 1900.
YEARS = MONTHS[::12]

FLUX, PROVIDER = Scope.FLUX, Cause.PROVIDER
#: 14.5 % of a year, whose days are parts of 365 * 366, is 29 / 200 over it.
YEAR = 365 * 366
INTEREST_BELOW = 200 * YEAR
#: The days of months of 28, 29, 30 and 31 days as whole parts of one denominator.
MONTH = 377_580


def month_of(day: int) -> int:
    """The month of a day, 0 for January 1900: from the mean length of a month, never early and at most one late."""
    month = (day * 1600 + 3374) // 48_699 - 22_788
    return month if MONTHS[month] <= day else month - 1


def year_of(day: int) -> int:
    """The year of a day, 0 for 1900."""
    year = (day * 400 + 191) // 146_097 - 1899
    return year if YEARS[year] <= day else year - 1


def split_by_years(first: int, last: int) -> int:
    """Every day over the length of its calendar year, in parts of 365 * 366 of a year."""
    year = year_of(first)
    start, end = YEARS[year], YEARS[year + 1]
    parts = 365 if end - start == 366 else 366
    if last < end:
        return (last - first + 1) * parts
    shares = (end - first) * parts
    last_year = year_of(last)
    start = YEARS[last_year]
    parts = 365 if YEARS[last_year + 1] - start == 366 else 366
    return shares + (last_year - year - 1) * YEAR + (last - start + 1) * parts


def late_interest(principal: int, due_on: int, paid_on: int) -> int:
    """14.5 % a year from the day after the due date to the day before payment, whole years at the full rate."""
    first, last = due_on + 1, paid_on - 1
    if last < first:
        return 0
    shares = 0
    if last - first >= 364:
        month = month_of(first)
        day_of_month = first - MONTHS[month]
        years = (last - first + 1) // 365
        while years:
            then = month + 12 * years
            anniversary = min(MONTHS[then] + day_of_month, MONTHS[then + 1])
            if anniversary <= last + 1:
                shares, first = years * YEAR, anniversary
                break
            years -= 1
    if first <= last:
        shares += split_by_years(first, last)
    return principal * 29 * shares // INTEREST_BELOW


def outage_credit(
    to_be_supplied: bool,
    unusable: Scope,
    cause: Cause,
    complete: bool,
    continuous: bool,
    provider_aware: bool,
    aware_at: int,
    restored_at: int,
    requested: bool,
    customer_learned: bool,
    learned_at: int,
    request_received_on: int,
    monthly_fee: int,
    later_monthly_fee: int,
    bill: int,
) -> int:
    """The fee for whole 24-hour units of an outage, each unit over the days of its month, at most the bill."""
    lasted = restored_at - aware_at
    if not (
        to_be_supplied
        and unusable is FLUX
        and cause is PROVIDER
        and complete
        and continuous
        and provider_aware
        and lasted >= DAY
        and requested
    ):
        return 0
    if customer_learned:
        # Civil Code 140 and 143: from the next day; the period ends on the day before the corresponding day.
        opens = learned_at // DAY + 1
        month = month_of(opens)
        corresponding, next_month = MONTHS[month + 3] + opens - MONTHS[month], MONTHS[month + 4]
        if request_received_on >= (corresponding if corresponding < next_month else next_month):
            return 0
    first = aware_at // DAY
    after = first + lasted // DAY
    month = month_of(first)
    end = MONTHS[month + 1]
    if after <= end:
        parts = monthly_fee * (after - first) * (MONTH // (end - MONTHS[month]))
    else:
        parts = monthly_fee * (end - first) * (MONTH // (end - MONTHS[month]))
        last_month = month_of(after - 1)
        start = MONTHS[last_month]
        shares = (last_month - month - 1) * MONTH + (after - start) * (MONTH // (MONTHS[last_month + 1] - start))
        parts += later_monthly_fee * shares
    credit = parts // MONTH
    return credit if credit < bill else bill
