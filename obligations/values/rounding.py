"""Rounding: how an exact amount becomes whole yen.

A rounding is three choices:

- the *mode*: down, up, or to the nearest with the half going up;
- the *unit*: whole yen, or a multiple such as 10 yen;
- the *stage*: each unit price, each segment of a calculation, each line, or once at the end.

Published figures differ mostly by the stage, so it is not a parameter here but the place where a rule
rounds. The Okayama District Court publishes 27,757 yen for 100,000 yen at 18% a year from 2 August 2006
to 15 February 2008: one year, 152 days of 365 and 46 days of 366, each part cut to whole yen. Cut once at
the end, it is 27,758 yen:

>>> year, rest_of_2007, rest_of_2008 = 18_000, (18_000 * 152, 365), (18_000 * 46, 366)
>>> year + round_ratio(*rest_of_2007, RoundingMode.FLOOR) + round_ratio(*rest_of_2008, RoundingMode.FLOOR)
27757
>>> round_ratio(year * 365 * 366 + 18_000 * (152 * 366 + 46 * 365), 365 * 366, RoundingMode.FLOOR)
27758

Amounts are ratios of integers until then. Python's ``round`` is not used: it sends the half to the even
neighbour.
"""

from __future__ import annotations

from enum import Enum
from typing import Final


class RoundingMode(Enum):
    """In which direction an amount between two multiples of the unit goes."""

    FLOOR = "floor"
    """Down, toward minus infinity: 39.7 becomes 39, and -39.7 becomes -40. (切捨て)"""
    CEIL = "ceil"
    """Up, toward plus infinity: 39.2 becomes 40, and -39.2 becomes -39. (切上げ)"""
    HALF_UP = "half_up"
    """To the nearest; exactly half goes away from zero: 0.5 becomes 1, and -0.5 becomes -1. (四捨五入)

    Source, for payment in cash: 通貨の単位及び貨幣の発行等に関する法律 art. 3.
    """


# A member looked up on its class costs a call; these are plain globals.
_FLOOR: Final = RoundingMode.FLOOR
_CEIL: Final = RoundingMode.CEIL
_HALF_UP: Final = RoundingMode.HALF_UP


def round_ratio(numerator: int, denominator: int, mode: RoundingMode, unit: int = 1) -> int:
    """The ratio rounded to a multiple of the unit, exactly.

    The result is in the unit of measure of the ratio (yen in, yen out): 1,234.5 to a unit of 10 rounded
    down is 1230. The numerator may be negative; see `RoundingMode` for which way that goes.
    Raises ``ValueError`` if the denominator or the unit is not positive, ``TypeError`` for an unknown mode.
    """
    step = denominator * unit
    if denominator <= 0 or unit <= 0:
        raise ValueError(f"the denominator and the unit must be positive, not {denominator} and {unit}")
    if mode is _FLOOR:
        return numerator // step * unit
    if mode is _CEIL:
        return -(-numerator // step) * unit
    if mode is _HALF_UP:
        if numerator >= 0:
            return (2 * numerator + step) // (2 * step) * unit
        return -((step - 2 * numerator) // (2 * step)) * unit
    raise TypeError(f"a rounding mode is a member of RoundingMode, not {mode!r}")
