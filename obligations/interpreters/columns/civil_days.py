"""The calendar in columns: months, years and day counts of day numbers, by whole-number arithmetic alone.

No calendar function of an engine is used: they differ in what they return and in how they clip a month, and are slower
than this. The days of the Julian calendar repeat every 1461 days without an exception; so a day number is first moved
to a calendar that has a 29 February in every fourth year, also in 2100, counted from 1 March 1900, and the result is
moved back. A year then begins in March, and the leap day is its last.

>>> from datetime import date
>>> cells = Cells()
>>> def on(day: date) -> int:
...     made = CivilDays(cells).month_end(cells.number(day.toordinal()))
...     return made.of - day.toordinal()
>>> on(date(2024, 2, 28)), on(date(2100, 2, 28)), on(date(2000, 2, 28))
(1, 0, 1)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from obligations.errors import NotColumnar
from obligations.interpreters.columns.cells import Cell, Cells
from obligations.values.calendar import SECONDS_A_DAY
from obligations.values.daycount import MONTH_SHARES_DENOMINATOR, YEAR_SHARES_DENOMINATOR

__all__ = ["EPOCH", "EPOCH_DAY", "CivilDays"]

EPOCH_DAY: Final = date(1970, 1, 1).toordinal()
"""The day number of 1 January 1970, from which engines count days."""
EPOCH: Final = EPOCH_DAY * SECONDS_A_DAY + 9 * 3600
"""The second number of its first instant in UTC, on the clock of Japan, from which engines count time."""

_FIRST, _LAST = date(1500, 3, 1).toordinal(), date(2800, 2, 28).toordinal()
_ORIGIN: Final = date(1900, 3, 1).toordinal()
#: Days from the origin to 1 January 1901, with which a cycle of three years and a leap year begins.
_1901: Final = date(1901, 1, 1).toordinal() - _ORIGIN
_CYCLE: Final = 1461
#: The days of five months that begin in March or August, of which every month has a fifth, rounded.
_FIVE_MONTHS: Final = 153


def _phantoms() -> list[tuple[int, int]]:
    """The years without a leap day that the Julian calendar gives one: the year, and its 1 March from the origin."""
    years = [year for year in range(1600, 2800, 100) if year % 400]
    return [(year, date(year, 3, 1).toordinal() - _ORIGIN) for year in years]


_PHANTOMS = _phantoms()
#: The first day of the month that is shorter than every fourth year has it.
_SHORTER: Final = date(2100, 2, 1).toordinal()


class CivilDays:
    """Makes the cells of calendar operations; days are day numbers of `date.toordinal()`."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        #: Days that are known to be the first of a month, and the number of that month.
        self._firsts: dict[Cell, Cell] = {}

    # -- there and back

    def julian(self, day: Cell) -> Cell:
        """The day in a calendar that has a 29 February every fourth year, from 1 March 1900."""
        if day.low < _FIRST or day.high > _LAST:
            raise NotColumnar("a day on the way lies outside of the years 1500 to 2800")
        cells = self.cells
        plain = shifted = cells.subtract(day, cells.number(_ORIGIN))
        for year, march in _PHANTOMS:
            if year > 1900:
                shifted = cells.add(shifted, cells.as_number(cells.at_most(cells.number(march), plain)))
            else:
                shifted = cells.subtract(shifted, cells.as_number(cells.below(plain, cells.number(march))))
        return shifted

    def civil(self, julian: Cell) -> Cell:
        """The day number of a day of that calendar; of 29 February 2100, that of 1 March."""
        cells = self.cells
        plain = julian
        missed = 0
        for year, march in _PHANTOMS:
            if year > 1900:
                missed += 1
                # The first day after the leap day that does not exist.
                plain = cells.subtract(plain, cells.as_number(cells.at_most(cells.number(march + missed), julian)))
        before = 0
        for year, march in reversed(_PHANTOMS):
            if year <= 1900:
                plain = cells.add(plain, cells.as_number(cells.below(julian, cells.number(march - before))))
                before += 1
        return cells.add(plain, cells.number(_ORIGIN))

    # -- years and months of that calendar

    def _quarters(self, julian: Cell) -> Cell:
        """The quarters of a day up to a day, of which every year has 1461: the day that they fill up to is counted."""
        return self.cells.add(self.cells.multiply(julian, self.cells.number(4)), self.cells.number(3))

    def year(self, julian: Cell) -> Cell:
        """The year that begins in March, 0 for that of 1900."""
        return self.cells.quotient(self._quarters(julian), self.cells.number(_CYCLE))

    def year_start(self, year: Cell) -> Cell:
        """The day on which such a year begins."""
        cells = self.cells
        return cells.quotient(cells.multiply(year, cells.number(_CYCLE)), cells.number(4))

    def day_of_year(self, julian: Cell) -> Cell:
        """How many days after the first of its year: 0 to 365."""
        cells = self.cells
        return cells.quotient(cells.remainder(self._quarters(julian), cells.number(_CYCLE)), cells.number(4))

    def _fifths(self, julian: Cell) -> Cell:
        """The fifths of a day up to a day of its year, of which five months have 153 days."""
        return self.cells.add(self.cells.multiply(self.day_of_year(julian), self.cells.number(5)), self.cells.number(2))

    def _months_before(self, julian: Cell) -> Cell:
        return self.cells.quotient(self._fifths(julian), self.cells.number(_FIVE_MONTHS))

    def month(self, julian: Cell) -> Cell:
        """The month as a running number, 0 for March 1900."""
        cells = self.cells
        whole = cells.multiply(self.year(julian), cells.number(12))
        return cells.add(whole, self._months_before(julian))

    def _start_in_year(self, month: Cell) -> Cell:
        """The days of a year before one of its months, 0 for March."""
        cells = self.cells
        return cells.quotient(self._fifths_before(month), cells.number(5))

    def _fifths_before(self, month: Cell) -> Cell:
        return self.cells.add(self.cells.multiply(month, self.cells.number(_FIVE_MONTHS)), self.cells.number(2))

    def day_of_month(self, julian: Cell) -> Cell:
        """How many days after the first of its month: 0 to 30."""
        cells = self.cells
        return cells.quotient(cells.remainder(self._fifths(julian), cells.number(_FIVE_MONTHS)), cells.number(5))

    def first_of_month(self, month: Cell) -> Cell:
        """The day number of the first day of a month."""
        cells = self.cells
        year = cells.quotient(month, cells.number(12))
        in_year = cells.remainder(month, cells.number(12))
        return self.civil(cells.add(self.year_start(year), self._start_in_year(in_year)))

    # -- the operations of the rule language

    def month_start(self, day: Cell) -> Cell:
        """The first day of the calendar month of a day."""
        return self.cells.subtract(day, self.day_of_month(self.julian(day)))

    def month_end(self, day: Cell) -> Cell:
        """The last day of the calendar month of a day."""
        cells = self.cells
        following = cells.add(self.month(self.julian(day)), cells.number(1))
        if _is_plain(day):
            left = cells.subtract(self.days_in_month(day), self.day_of_month(self.julian(day)), (1, 31))
            after = cells.add(day, left, (day.low + 1, day.high + 31))
        else:
            after = self.first_of_month(following)
        self._firsts[after] = following
        return cells.subtract(after, cells.number(1))

    def days_in_month(self, day: Cell) -> Cell:
        """The number of days of the calendar month of a day."""
        return self._told_by_length(day, self.cells.number) if _is_plain(day) else self._length(day)

    def _length(self, day: Cell) -> Cell:
        after = self.first_of_month(self.cells.add(self.month(self.julian(day)), self.cells.number(1)))
        return self.cells.subtract(after, self.month_start(day), (28, 31))

    def _told_by_length(self, day: Cell, of: Callable[[int], Cell]) -> Cell:
        """What `of` says of the number of days of the calendar month of a day."""
        cells, julian = self.cells, self.julian(day)
        if not _is_plain(day):
            length, found = self._length(day), of(28)
            for longer in (29, 30, 31):
                found = cells.pick(cells.equal(length, cells.number(longer)), of(longer), found)
            return found
        # With a leap day every fourth year, a month is told by its place in the year, and February by the year: by what
        # is left over where the days before it are worked out, which costs no further division.
        month, year = self._months_before(julian), self.year(julian)
        is_long = cells.at_most(cells.number(2), cells.remainder(self._fifths_before(month), cells.number(5)))
        quarters = cells.remainder(cells.multiply(year, cells.number(_CYCLE)), cells.number(4))
        february = cells.pick(cells.equal(quarters, cells.number(3)), of(29), of(28))
        return cells.pick(cells.equal(month, cells.number(11)), february, cells.pick(is_long, of(31), of(30)))

    def months_from(self, first: Cell, months: Cell) -> Cell:
        """The last day of a period of months whose first day is counted (Civil Code 143)."""
        cells = self.cells
        julian = self.julian(first)
        month = cells.add(self.month(julian), months)
        corresponding = cells.add(self.first_of_month(month), self.day_of_month(julian))
        following = self.first_of_month(cells.add(month, cells.number(1)))
        return cells.subtract(cells.lower(corresponding, following), cells.number(1))

    def year_end(self, day: Cell) -> Cell:
        """31 December of the year of a day: the month ten months after March is January."""
        cells = self.cells
        january = cells.quotient(cells.add(self.month(self.julian(day)), cells.number(2)), cells.number(12))
        after = cells.add(cells.multiply(january, cells.number(12)), cells.number(10))
        return cells.subtract(self.first_of_month(after), cells.number(1))

    def whole_years(self, first: Cell, last: Cell) -> tuple[Cell, Cell]:
        """How many whole years a span of days has, and the first day of the rest."""
        cells = self.cells
        if last.high - first.low > 365 * 1400:
            raise NotColumnar("a span of days may be longer than 1,400 years")
        julian = self.julian(first)
        year, within = self.year(julian), self.day_of_year(julian)

        # Years are at most one too many at first: no later than a year and the leap days of the span after its end.
        bounds = julian.low, max(julian.high, self.julian(cells.number(last.high)).high + 366 + 350)

        def after(years: Cell) -> Cell:
            # Counted from the first of March, the leap day is the last of its year: where it is missing, this is the
            # first of the next one, as Civil Code 143(2) has it.
            return self.civil(cells.add(self.year_start(cells.add(year, years)), within, bounds))

        length = cells.higher(cells.add(cells.subtract(last, first), cells.number(1)), cells.zero)
        most = cells.quotient(length, cells.number(365))
        too_far = cells.below(cells.add(last, cells.number(1)), after(most))
        years = cells.higher(cells.subtract(most, cells.as_number(too_far), (-1, most.high)), cells.zero)
        return years, after(years)

    # -- day counts, over the denominators of `values.daycount`

    def _leap_days(self, day: Cell) -> tuple[Cell, Cell]:
        """The days in leap years before a day, from a fixed day: the cycles, which have 366 each, and the others."""
        cells = self.cells
        julian = self.julian(day)
        since = cells.subtract(julian, cells.number(_1901))
        cycles, within = (divide(since, cells.number(_CYCLE)) for divide in (cells.quotient, cells.remainder))
        # In a cycle the leap year comes last, after 1095 days.
        others = cells.higher(cells.subtract(within, cells.number(1095)), cells.zero)
        for year, _ in _PHANTOMS:
            # What was counted as days of a leap year and is none.
            first = self.julian(cells.number(date(year, 1, 1).toordinal()))
            wrong = cells.subtract(julian, first)
            others = cells.subtract(others, cells.higher(cells.lower(wrong, cells.number(366)), cells.zero))
        return cycles, others

    def _year_shares(self, first: Cell, after: Cell, most: int) -> Cell:
        """The days from one to the day before another in parts of 365 * 366 of a year: 366, 365 in a leap year."""
        cells = self.cells
        (cycles_before, others_before), (cycles, others) = self._leap_days(first), self._leap_days(after)
        # 366 leap days take as much away as one day gives.
        days = cells.subtract(cells.subtract(after, first), cells.subtract(cycles, cycles_before))
        shares = cells.multiply(days, cells.number(366))
        bounds = min(0, 366 * (after.low - first.high)), most
        return cells.higher(cells.subtract(shares, cells.subtract(others, others_before), bounds), cells.zero)

    def actact(self, first: Cell, last: Cell) -> Cell:
        """Every day over the length of its calendar year."""
        after = self.cells.add(last, self.cells.number(1))
        return self._year_shares(first, after, max(0, 366 * (after.high - first.low)))

    def court(self, first: Cell, last: Cell) -> Cell:
        """Whole years at the full rate, the rest split at 1 January."""
        cells = self.cells
        years, rest = self.whole_years(first, last)
        # Less than a year is left.
        part = self._year_shares(rest, cells.add(last, cells.number(1)), YEAR_SHARES_DENOMINATOR)
        return cells.add(cells.multiply(years, cells.number(YEAR_SHARES_DENOMINATOR)), part)

    def deposit_office(self, first: Cell, last: Cell) -> Cell:
        """Whole years at the full rate, the rest over 366 if the year that it opens has a 29 February."""
        cells = self.cells
        years, rest = self.whole_years(first, last)
        julian = self.julian(rest)
        next_year = cells.add(self.year(julian), cells.number(1))
        then = self.civil(cells.add(self.year_start(next_year), self.day_of_year(julian)))
        length = cells.subtract(then, rest, (365, 366))
        days = cells.subtract(cells.add(last, cells.number(1)), rest)
        days = cells.lower(cells.higher(days, cells.zero), cells.number(366))
        part = cells.multiply(days, cells.subtract(cells.number(731), length))
        return cells.add(cells.multiply(years, cells.number(YEAR_SHARES_DENOMINATOR)), part)

    def act365f(self, first: Cell, last: Cell) -> Cell:
        """The days of a span."""
        cells = self.cells
        return cells.higher(cells.add(cells.subtract(last, first), cells.number(1)), cells.zero)

    def _month_shares_before(self, day: Cell) -> Cell:
        cells = self.cells
        whole = cells.number(MONTH_SHARES_DENOMINATOR)
        if (month := self._firsts.get(day)) is not None:
            return cells.multiply(month, whole)
        julian = self.julian(day)
        share = self._told_by_length(day, lambda days: cells.number(MONTH_SHARES_DENOMINATOR // days))
        within = cells.multiply(self.day_of_month(julian), share)
        return cells.add(cells.multiply(self.month(julian), whole), within)

    def month_shares(self, first: Cell, last: Cell) -> Cell:
        """Every day as one part of the days in its calendar month."""
        cells = self.cells
        after = self._month_shares_before(cells.add(last, cells.number(1)))
        low, high = _span(first, last, MONTH_SHARES_DENOMINATOR // 31, MONTH_SHARES_DENOMINATOR // 28)
        return cells.higher(cells.subtract(after, self._month_shares_before(first), (low, high)), cells.zero)

    def days_in_months_of(self, first: Cell, last: Cell, length: int) -> Cell:
        """The days of a span that lie in months of a length, 28 to 31."""
        cells = self.cells
        before, after = (self._in_months_of(day, length) for day in (first, cells.add(last, cells.number(1))))
        return cells.higher(cells.subtract(after, before, _span(first, last, 0, 1)), cells.zero)

    def _in_months_of(self, day: Cell, length: int) -> Cell:
        """The days in months of a length before a day, from a fixed day."""
        cells = self.cells
        julian = self.julian(day)
        year, month, within = self.year(julian), self._months_before(julian), self.day_of_month(julian)

        def long_before(month: Cell) -> Cell:
            # All months before the last of the year, which is February, have 30 days or one more.
            return cells.subtract(self._start_in_year(month), cells.multiply(month, cells.number(30)), (0, 7))

        in_february = cells.equal(month, cells.number(11))
        is_long = cells.below(long_before(month), long_before(cells.add(month, cells.number(1))))
        whole_long = cells.add(cells.multiply(year, cells.number(7)), long_before(month))
        in_long = cells.add(cells.multiply(whole_long, cells.number(31)), cells.pick(is_long, within, cells.zero))
        if length == 31:
            return in_long
        short = cells.subtract(month, long_before(month), (0, 4))
        whole_short = cells.add(cells.multiply(year, cells.number(4)), short)
        of_short = cells.pick(in_february, cells.zero, cells.pick(is_long, cells.zero, within))
        in_short = cells.add(cells.multiply(whole_short, cells.number(30)), of_short)
        if length == 30:
            return in_short
        # The leap day comes every fourth year, at the end of the fourth.
        cycles = cells.quotient(year, cells.number(4))
        in_cycle = cells.remainder(year, cells.number(4))
        in_leap = cells.pick(
            cells.equal(in_cycle, cells.number(3)), cells.pick(in_february, within, cells.zero), cells.zero
        )
        leap = cells.add(cells.multiply(cycles, cells.number(29)), in_leap)
        for missed, _ in _PHANTOMS:
            # What was counted as a February of 29 days and is none.
            wrong = cells.subtract(julian, self.julian(cells.number(date(missed, 2, 1).toordinal())))
            leap = cells.subtract(leap, cells.higher(cells.lower(wrong, cells.number(29)), cells.zero))
        if length == 29:
            return leap
        others = cells.add(in_long, cells.add(in_short, leap))
        return cells.subtract(cells.subtract(day, cells.number(_ORIGIN)), others)


def _is_plain(day: Cell) -> bool:
    """Whether February has a leap day every fourth year wherever the day may lie."""
    return day.low >= _ORIGIN and day.high < _SHORTER


def _span(first: Cell, last: Cell, least: int, most: int) -> tuple[int, int]:
    """The bounds of a sum of shares over the days of a span, negative if it runs backward."""
    fewest, longest = last.low - first.high + 1, last.high - first.low + 1
    return min(fewest * least, fewest * most), max(longest * most, longest * least)
