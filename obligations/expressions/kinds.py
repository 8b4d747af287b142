"""The kinds of thing that a clause speaks of, and the range in which each lies while it is unknown.

Whole yen and exact yen are different kinds (so a forgotten rounding is an error), and so are a day and an instant, a
number of days and a number of seconds, a rate by the year and a bare ratio. An unknown fact of a kind lies somewhere
in the kind's range; that is what lets a rule decide without it (a principal of 0 bears no interest whatever the date).

>>> Kind.YEN.low, Kind.YEN.high
(0, 1000000000000000)
"""

from __future__ import annotations

from enum import Enum

from obligations.values.calendar import FIRST_DAY, LAST_DAY

__all__ = ["EXACT_KINDS", "Kind"]

_LONGEST = LAST_DAY - FIRST_DAY


class Kind(Enum):
    """A kind of value; `low` and `high` bound a *fact* of that kind, both inclusive, in the plain unit of the kind.

    Plain units: yen, days, seconds, the day number of `date.toordinal()`, and for an instant the second number
    `day number * 86400 + seconds of the day` on the clock of Asia/Tokyo.
    """

    TRUTH = "truth", 0, 1
    YEN = "yen", 0, 10**15
    EXACT_YEN = "exact yen", None, None
    YEARLY_YEN = "yen a year", None, None
    RATE = "rate a year", None, None
    YEARS = "years", None, None
    RATIO = "ratio", None, None
    COUNT = "count", 0, 10**9
    DAYS = "days", 0, _LONGEST
    DURATION = "seconds", 0, _LONGEST * 86_400
    DATE = "day", FIRST_DAY, LAST_DAY
    INSTANT = "instant", FIRST_DAY * 86_400, LAST_DAY * 86_400 + 86_399
    CHOICE = "one of", None, None
    SEVERAL = "several of", None, None
    ROWS = "rows", None, None

    low: int
    high: int

    def __init__(self, word: str, low: int | None, high: int | None) -> None:
        self.word = word
        # Kinds without a range are never facts that could be unknown by bounds; 10**24 keeps their hulls finite.
        self.low = -(10**24) if low is None else low
        self.high = 10**24 if high is None else high


#: Kinds whose values may be fractions inside a formula; the rest are whole numbers of their unit.
EXACT_KINDS = frozenset({Kind.EXACT_YEN, Kind.YEARLY_YEN, Kind.RATE, Kind.YEARS, Kind.RATIO})
