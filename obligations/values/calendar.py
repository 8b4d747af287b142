"""Days, instants and periods of the Japanese Civil Code, on plain integers.

Two kinds of number stand for time on this floor:

- a *day number* is ``date.toordinal()``: 1 is 0001-01-01, 739,252 is 2025-01-01;
- a *second number* is the clock of Japan (UTC+9) as an integer: ``day number * 86400 + second of the
  day``, so that the day of an instant is ``second // 86400`` and hours-based periods are plain
  differences.

Contracts count a period by the Civil Code (articles 138 to 143) unless they say otherwise. The day of the
event is not counted unless the period begins at 00:00 (140); a period ends with the close of its last day
(141); months and years go by the calendar and end on the day before the corresponding day, or, where the
last month lacks that day, on the last day of the month (143). Nothing is moved here for a Sunday or a
holiday (142 does so only by custom). Backward periods ("two weeks before") have no statute; the same
articles apply by analogy, which leaves full days between the notice and its target.

A claim may be made until three months have passed since the last day of February. The corresponding day of
1 March is 1 June, so the claim lives until the end of 31 May, which adding three months to the event
would miss:

>>> from datetime import date
>>> event = date(2025, 2, 28).toordinal()
>>> date.fromordinal(last_day_of_months(event, 3))
datetime.date(2025, 5, 31)
>>> date.fromordinal(add_months(event, 3))
datetime.date(2025, 5, 28)

New terms apply from 16 July at 00:00, and fifteen days' notice is due. Fifteen full days lie between when the
notice is posted on 30 June:

>>> date.fromordinal(latest_notice_day(date(2025, 7, 16).toordinal(), 15))
datetime.date(2025, 6, 30)

Every function is exact in the years 1 to 9999; 1900 to 2199 is the range this library supports and tests.
Where the calendar is needed and a day lies outside the years 1 to 9999, the error is ``OverflowError``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import accumulate, chain
from typing import Final

FIRST_DAY: Final = date(1900, 1, 1).toordinal()
"""The first supported day, 1900-01-01."""
LAST_DAY: Final = date(2199, 12, 31).toordinal()
"""The last supported day, 2199-12-31."""
SECONDS_A_DAY: Final = 86_400
"""Seconds in a day: none of Japan's days is longer or shorter."""

_AHEAD_OF_UTC: Final = 9 * 3600

# The first day of each month; month 0 is January of year 1. The table starts with the years 1 to 2400 and
# grows to year 9999 (plus one entry that closes the last month) when a later month is asked for.
_MONTHS_IN_CALENDAR: Final = 12 * 9999
_YEAR: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_YEAR: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_400_YEARS: Final = tuple(
    chain.from_iterable(
        _LEAP_YEAR if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else _YEAR for year in range(1, 401)
    )
)
_month_start: Final = list(accumulate(_400_YEARS * 6, initial=1))

# 400 years have 4800 months and 146,097 days. The month of a day, from the mean length of a month: with
# this offset the estimate is never too early and at most one month too late, which one comparison with
# the table corrects.
_MONTHS: Final = 1600
_DAYS: Final = 48_699
_OFFSET: Final = 3374


def _grow_table(day: int) -> None:
    """Extend the table of months to the year 9999, or refuse if that is not enough."""
    if len(_month_start) > _MONTHS_IN_CALENDAR:
        raise _outside_calendar(day)
    _month_start[:] = list(accumulate(_400_YEARS * 25, initial=1))[: _MONTHS_IN_CALENDAR + 1]


def _outside_calendar(day: int) -> OverflowError:
    return OverflowError(f"counting from day number {day} leaves the calendar, which runs from year 1 to year 9999")


# Instants ---------------------------------------------------------------------------------------------------


def day_of(second: int) -> int:
    """The day in Japan on which an instant falls.

    A day runs from 00:00:00, inclusive, to the next 00:00:00, exclusive. Takes a second number, gives a
    day number; no error.
    """
    return second // SECONDS_A_DAY


def start_of_day(day: int) -> int:
    """The instant 00:00:00 in Japan at which a day begins.

    Takes a day number, gives a second number; no error. The close of the day (24:00, Civil Code 141) is
    the start of the next one.
    """
    return day * SECONDS_A_DAY


def instant_to_second(instant: datetime) -> int:
    """The second number of an aware datetime of any zone, by exact arithmetic.

    The clock is UTC+9 throughout. From 1948 to 1951 Japan kept summer time; those summers are counted in
    standard time too, so that every day has 86,400 seconds.

    Raises ``ValueError`` for a naive datetime and for a fraction of a second.
    Source: Japanese standard time, imperial ordinances 51 of 1886 and 167 of 1895.
    """
    try:
        since = instant - DAY_2
    except TypeError:
        naive = f"the instant {instant.isoformat()} has no time zone: say which one, such as Asia/Tokyo"
        raise ValueError(naive) from None
    if since.microseconds:
        raise ValueError(f"the instant {instant.isoformat()} has a fraction of a second: give whole seconds")
    return (since.days + 2) * SECONDS_A_DAY + since.seconds


#: The second day of the calendar in Japan: an instant of its first day may lie before year 1 in UTC.
DAY_2: Final = datetime(1, 1, 2, tzinfo=timezone(timedelta(seconds=_AHEAD_OF_UTC)))


def second_to_instant(second: int) -> datetime:
    """The instant of a second number, as a datetime in Asia/Tokyo.

    The inverse of `instant_to_second`. Where the system has no zone data, the zone is a fixed +09:00
    named JST.
    Raises ``OverflowError`` outside the years 1 to 9999.
    """
    since_year_1 = timedelta(seconds=second - SECONDS_A_DAY - _AHEAD_OF_UTC)
    return (datetime(1, 1, 1, tzinfo=UTC) + since_year_1).astimezone(_tokyo())


@cache
def _tokyo() -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # only when an instant is shown: the import is slow

    try:
        return ZoneInfo("Asia/Tokyo")
    except ZoneInfoNotFoundError:
        return timezone(timedelta(seconds=_AHEAD_OF_UTC), "JST")


# Calendar months --------------------------------------------------------------------------------------------


def month_number(day: int) -> int:
    """The calendar month of a day as a running number: 0 is January of year 1, 24,288 is January 2025.

    Months apart is then a plain difference. Takes a day number. Raises ``OverflowError`` outside the
    years 1 to 9999.
    """
    month = (day * _MONTHS + _OFFSET) // _DAYS
    try:
        if _month_start[month] > day:
            month -= 1
        if month < 0 or day >= _month_start[month + 1]:
            raise _outside_calendar(day)
    except IndexError:
        _grow_table(day)
        return month_number(day)
    return month


def first_day_of_month(number: int) -> int:
    """The first day of a calendar month given by its running number, the inverse of `month_number`.

    Gives a day number; the month after December 9999 is allowed, for the day after its last. Raises
    ``OverflowError`` outside of that.
    """
    if number < 0:
        raise OverflowError(f"month number {number} lies before year 1")
    try:
        return _month_start[number]
    except IndexError:
        if number > _MONTHS_IN_CALENDAR:
            raise OverflowError(f"month number {number} lies after year 9999") from None
        _grow_table(number)
        return _month_start[number]


def month_start(day: int) -> int:
    """The first day of the calendar month of a day.

    Day numbers in and out. Raises ``OverflowError`` outside the years 1 to 9999.
    """
    return _month_start[month_number(day)]


def month_end(day: int) -> int:
    """The last day, inclusive, of the calendar month of a day.

    Day numbers in and out. Raises ``OverflowError`` outside the years 1 to 9999.
    """
    return _month_start[month_number(day) + 1] - 1


def days_in_month(day: int) -> int:
    """How many days the calendar month of a day has: 28 to 31.

    Takes a day number. Raises ``OverflowError`` outside the years 1 to 9999.
    """
    month = month_number(day)
    return _month_start[month + 1] - _month_start[month]


def days_in_months_of(first_day: int, last_day: int, length: int) -> int:
    """How many of the days from a first to a last one, both inclusive, lie in calendar months of `length` days.

    Takes day numbers; 0 if the last day is before the first. Raises ``OverflowError`` outside the years 1 to 9999.
    """
    days = 0
    while first_day <= last_day:
        end = month_end(first_day)
        if days_in_month(first_day) == length:
            days += min(end, last_day) - first_day + 1
        first_day = end + 1
    return days


def same_month(one: int, other: int) -> bool:
    """Whether two days lie in the same calendar month of the same year.

    Takes day numbers. Raises ``OverflowError`` outside the years 1 to 9999.
    """
    return month_number(one) == month_number(other)


def utc_month(second: int) -> int:
    """The calendar month, in UTC, of an instant, as the day number of its first day.

    From 00:00:00 to 08:59:59 in Japan on the first of a month, UTC is still in the month before; 09:00:00
    belongs to the new month. Takes a second number. Raises ``OverflowError`` outside the years 1 to 9999.
    Source: the billing practice of services that close their months in UTC.
    """
    return month_start((second - _AHEAD_OF_UTC) // SECONDS_A_DAY)


def add_months(day: int, n: int) -> int:
    """The same day of the month `n` months later (earlier if negative), or the end of a shorter month.

    Day numbers in and out; equals ``date + relativedelta(months=n)``. This is *not* the end of a period:
    for that see `last_day_of_months`, which differs at month ends.
    Raises ``OverflowError`` outside the years 1 to 9999.
    """
    month = (day * _MONTHS + _OFFSET) // _DAYS
    try:
        start = _month_start[month]
        if start > day:
            month -= 1
            start = _month_start[month]
        month += n
        same_day = _month_start[month] + day - start
        next_month = _month_start[month + 1]
    except IndexError:
        _grow_table(day)
        return add_months(day, n)
    if month < 0 or same_day < 1:
        raise _outside_calendar(day)
    return same_day if same_day < next_month else next_month - 1


# Periods forward --------------------------------------------------------------------------------------------


def last_day_of_months(event: int, months: int) -> int:
    """The last day, inclusive, of a period of months that an event sets running.

    The day of the event is not counted. Day numbers in and out; a year is 12 months; 0 months end on the
    day of the event. The period ends at 24:00 of the last day.
    Raises ``ValueError`` for a negative number of months, ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 140, 141, 143.
    """
    return last_day_of_months_from(event + 1, months)


def last_day_of_months_from(first: int, months: int) -> int:
    """The last day, inclusive, of a period of months whose first day is counted.

    For a period that begins at 00:00, or whose first day the text names (起算, "from the day after ...").
    Day numbers in and out; a year is 12 months; 0 months end the day before the first.
    Raises ``ValueError`` for a negative number of months, ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 140 proviso, 141, 143.
    """
    if months < 0:
        raise ValueError(f"a period has 0 or more months, not {months}")
    month = (first * _MONTHS + _OFFSET) // _DAYS
    try:
        start = _month_start[month]
        if start > first:
            month -= 1
            start = _month_start[month]
        corresponding_day = _month_start[month + months] + first - start
        next_month = _month_start[month + months + 1]
    except IndexError:
        _grow_table(first)
        return last_day_of_months_from(first, months)
    if month < 0:
        raise _outside_calendar(first)
    # 143 (2): the day before the corresponding day; no such day in that month, then the last day of the
    # month.
    return (corresponding_day if corresponding_day < next_month else next_month) - 1


def last_day_of_days(event: int, days: int) -> int:
    """The last day, inclusive, of a period of days that an event sets running.

    The day of the event is not counted. Day numbers in and out; a week is 7 days; 0 days end on the day
    of the event. The period ends at 24:00 of the last day. Raises ``ValueError`` for a negative number of
    days.
    Source: Civil Code 140, 141.
    """
    if days < 0:
        raise ValueError(f"a period has 0 or more days, not {days}")
    return event + days


def last_day_of_days_from(first: int, days: int) -> int:
    """The last day, inclusive, of a period of days whose first day is counted.

    For a period that begins at 00:00, or whose first day the text names (起算). Day numbers in and out; 0
    days end the day before the first. Raises ``ValueError`` for a negative number of days.
    Source: Civil Code 140 proviso, 141.
    """
    if days < 0:
        raise ValueError(f"a period has 0 or more days, not {days}")
    return first + days - 1


def earliest_effective_day(notice: int, months: int) -> int:
    """The first day of which a change may take effect at 00:00, months after the notice of it.

    A full period of months since the notice has then passed. The day of the notice is not counted; the
    effective day is the day after the last day of the period. Day numbers in and out. Raises
    ``ValueError`` for a negative number of months, ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 140, 141, 143.
    """
    return last_day_of_months_from(notice + 1, months) + 1


# Periods backward -------------------------------------------------------------------------------------------


def latest_notice_day(target: int, days: int) -> int:
    """The last day for a notice "`days` days before" a target at 00:00 of, or during, its day.

    Clear days: `days` full days lie between the day of the notice and the day of the target, neither of which
    counts. Day numbers in and out; a week is 7 days. Raises ``ValueError`` for a negative number of days.
    Source: Civil Code 140 and 141 by analogy; Great Court of Cassation, 2 May 1931 (民集 10-232), 15 July
    1935.
    """
    if days < 0:
        raise ValueError(f"a period has 0 or more days, not {days}")
    return target - days - 1


def latest_notice_day_before_close(target: int, days: int) -> int:
    """The last day for a notice "`days` days before" a target at 24:00 of its day.

    The day of the target is whole, so it counts; the day of the notice does not. Day numbers in and out.
    Raises ``ValueError`` for a negative number of days. Source: as `latest_notice_day`.
    """
    if days < 0:
        raise ValueError(f"a period has 0 or more days, not {days}")
    return target - days


def latest_notice_day_months(target: int, months: int) -> int:
    """The last day for a notice "`months` months before" a target at 00:00 of, or during, its day.

    The latest day from which a full period of months, the day of the notice not counted, ends before the
    day of the target: the counterpart of `earliest_effective_day`. Day numbers in and out.
    Raises ``ValueError`` for a negative number of months, ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 140, 141 and 143 by analogy.
    """
    if months < 0:
        raise ValueError(f"a period has 0 or more months, not {months}")
    # The first counted day is the day that corresponds to the target, or, where that month is too short
    # to have it, the last day of that month: the day after it would already run past the target.
    return add_months(target, -months) - 1


def latest_notice_day_months_before_close(target: int, months: int) -> int:
    """The last day for a notice "`months` months before" a target at 24:00 of its day.

    The latest day from which a full period of months, the day of the notice not counted, ends with the
    day of the target or earlier. Day numbers in and out.
    Raises ``ValueError`` for a negative number of months, ``OverflowError`` outside the years 1 to 9999.
    Source: Civil Code 140, 141 and 143 by analogy.
    """
    return latest_notice_day_months(target + 1, months)


# Periods of hours -------------------------------------------------------------------------------------------


def whole_units(elapsed_seconds: int, unit_seconds: int) -> int:
    """How many whole units of time (such as 24 hours) have elapsed; 0 if the elapsed time is negative.

    Both in seconds; a unit counts once its last second is over (23:59:59 is no whole day, 24:00:00 is
    one). Periods in hours run at once and know no first-day rule. Raises ``ValueError`` if the unit is
    not at least one second.
    Source: Civil Code 139.
    """
    if unit_seconds <= 0:
        raise ValueError(f"a unit of time has 1 or more seconds, not {unit_seconds}")
    return elapsed_seconds // unit_seconds if elapsed_seconds > 0 else 0
