"""The operators of the rule language: each declared once, with its types, its meaning, its bounds, its code, its text.

The reference evaluator reads `meaning` and `bounds`, the compiler reads `code` and `denominator`, the explanation
reads `text`, and the typed terms that rules are written with are checked against `signatures` by a test. Adding an
operator is adding one entry here and one method on a term. Month arithmetic means what dateutil says; the code takes
the faster tables of `values.calendar`, and the two are held together by the conformance suite.

>>> from datetime import date
>>> OPERATORS["months_after"].meaning(date(2027, 2, 28).toordinal(), 3) == date(2027, 5, 31).toordinal()
True
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product
from operator import add as plus
from operator import eq as equal
from operator import le as less_or_equal
from operator import lt as less
from operator import mul as times
from operator import sub as minus
from typing import Any, TypeAlias

from obligations.expressions.kinds import Kind
from obligations.values import calendar
from obligations.values.daycount import MONTH_SHARES_DENOMINATOR, DayCount, month_shares, whole_years
from obligations.values.labels import Text

__all__ = ["OPERATORS", "Bounds", "Number", "Operator", "year_end", "years_operator"]

Number: TypeAlias = int | Fraction
Bounds: TypeAlias = tuple[Number, Number]
Signature: TypeAlias = tuple[tuple[Kind, ...], Kind]


def _corners(meaning: Callable[..., Number], arguments: Sequence[Bounds]) -> Bounds:
    """Bounds of an operator that is monotone in each argument: its least and greatest value on the corners."""
    values = [meaning(*corner) for corner in product(*arguments)]
    return min(values), max(values)


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator on plain values.

    `code` is a Python expression over `{0}`, `{1}` ... on integers. Where the operator is `linear` its operands may be
    fractions and the compiler carries denominators around it; otherwise operands are whole, and the result is the
    code's integer over the constant `denominator`.
    """

    name: str
    signatures: tuple[Signature, ...]
    meaning: Callable[..., Any]
    code: str
    text: Text
    linear: bool = False
    denominator: int = 1
    bounds_of: Callable[[Sequence[Bounds]], Bounds] | None = None

    def result(self, kinds: tuple[Kind, ...]) -> Kind | None:
        """The kind of the result for operands of these kinds, or None if the operator does not take them."""
        for takes, gives in self.signatures:
            if takes == kinds:
                return gives
        return None

    def bounds(self, arguments: Sequence[Bounds]) -> Bounds:
        """Bounds of the result, both inclusive, from bounds of the operands."""
        if self.bounds_of is not None:
            return self.bounds_of(arguments)
        return _corners(self.meaning, arguments)


_K = Kind
_SAME = (_K.YEN, _K.EXACT_YEN, _K.RATIO, _K.COUNT, _K.DAYS, _K.DURATION, _K.YEARS)
_ORDERED = (*_SAME, _K.DATE, _K.INSTANT, _K.RATE)
_COMPARED: tuple[Signature, ...] = (
    *(((kind, kind), _K.TRUTH) for kind in _ORDERED),
    ((_K.YEN, _K.EXACT_YEN), _K.TRUTH),
    ((_K.EXACT_YEN, _K.YEN), _K.TRUTH),
)
_MIXED_YEN: tuple[Signature, ...] = (
    ((_K.YEN, _K.EXACT_YEN), _K.EXACT_YEN),
    ((_K.EXACT_YEN, _K.YEN), _K.EXACT_YEN),
)
_PICKED: tuple[Signature, ...] = (*(((kind, kind), kind) for kind in _ORDERED), *_MIXED_YEN)


def _both_ways(one: Kind, other: Kind, gives: Kind) -> tuple[Signature, ...]:
    return ((one, other), gives), ((other, one), gives)


def _quotient(dividend: Number, divisor: Number) -> Fraction:
    return Fraction(dividend) / divisor


def _days_in_month_bounds(arguments: Sequence[Bounds]) -> Bounds:
    (low, high) = arguments[0]
    if low == high:
        return (length := calendar.days_in_month(int(low))), length
    return 28, 31


def _days_in_months_of_bounds(arguments: Sequence[Bounds]) -> Bounds:
    (first_low, first_high), (last_low, last_high), (shortest, longest) = arguments
    if first_low == first_high and last_low == last_high and shortest == longest:
        days = calendar.days_in_months_of(int(first_low), int(last_low), int(shortest))
        return days, days
    return 0, max(0, last_high - first_low + 1)


def _months_from(first: int, months: int) -> int:
    """Civil Code 143 by its words, on dateutil: the day before the corresponding day, else the end of the month."""
    from dateutil.relativedelta import relativedelta

    start = date.fromordinal(first)
    end = start + relativedelta(months=months)
    return end.toordinal() - 1 if end.day == start.day else end.toordinal()


def _months_after(event: int, months: int) -> int:
    """Civil Code 140: the day of the event is not counted."""
    return _months_from(event + 1, months)


def year_end(day: int) -> int:
    """The day number of 31 December of the year to which a day number belongs."""
    return date(date.fromordinal(day).year, 12, 31).toordinal()


def _same_number(number: int) -> int:
    return number


def _whole_years(first_day: int, last_day: int) -> int:
    return whole_years(first_day, last_day)[0]


def _after_whole_years(first_day: int, last_day: int) -> int:
    return whole_years(first_day, last_day)[1]


def _after_whole_years_bounds(arguments: Sequence[Bounds]) -> Bounds:
    (first_low, first_high), (last_low, last_high) = arguments
    if first_low == first_high and last_low == last_high:
        day = whole_years(int(first_low), int(last_low))[1]
        return day, day
    return first_low, max(first_high, last_high + 1)


def _month_shares(first_day: int, last_day: int) -> Fraction:
    return Fraction(month_shares(first_day, last_day), MONTH_SHARES_DENOMINATOR)


def _spread(meaning: Callable[[int, int], Number], shortest: int, longest: int) -> Callable[[Sequence[Bounds]], Bounds]:
    """Bounds for a sum of one share a day where each day counts between 1/longest and 1/shortest."""

    def bounds(arguments: Sequence[Bounds]) -> Bounds:
        (first_low, first_high), (last_low, last_high) = arguments
        if first_low == first_high and last_low == last_high:
            value = meaning(int(first_low), int(last_low))
            return value, value
        fewest, most = int(last_low - first_high) + 1, int(last_high - first_low) + 1
        return Fraction(max(0, fewest), longest), Fraction(max(0, most), shortest)

    return bounds


_DECLARED: tuple[Operator, ...] = (
    Operator(
        "add",
        (
            *(((kind, kind), kind) for kind in (*_SAME, _K.YEARLY_YEN)),
            *_MIXED_YEN,
            *_both_ways(_K.DATE, _K.DAYS, _K.DATE),
            *_both_ways(_K.INSTANT, _K.DURATION, _K.INSTANT),
        ),
        plus,
        "({0} + {1})",
        Text("{0} + {1}", "{0} + {1}"),
        linear=True,
    ),
    Operator(
        "subtract",
        (
            *(((kind, kind), kind) for kind in (*_SAME, _K.YEARLY_YEN)),
            *_MIXED_YEN,
            ((_K.DATE, _K.DAYS), _K.DATE),
            ((_K.DATE, _K.DATE), _K.DAYS),
            ((_K.INSTANT, _K.DURATION), _K.INSTANT),
            ((_K.INSTANT, _K.INSTANT), _K.DURATION),
        ),
        minus,
        "({0} - {1})",
        Text("{0} − {1}", "{0} − {1}"),
        linear=True,
    ),
    Operator(
        "multiply",
        (
            *_both_ways(_K.YEN, _K.RATE, _K.YEARLY_YEN),
            *_both_ways(_K.EXACT_YEN, _K.RATE, _K.YEARLY_YEN),
            *_both_ways(_K.YEARLY_YEN, _K.YEARS, _K.EXACT_YEN),
            *_both_ways(_K.RATE, _K.YEARS, _K.RATIO),
            *_both_ways(_K.YEN, _K.RATIO, _K.EXACT_YEN),
            *_both_ways(_K.EXACT_YEN, _K.RATIO, _K.EXACT_YEN),
            *_both_ways(_K.YEN, _K.COUNT, _K.YEN),
            *_both_ways(_K.EXACT_YEN, _K.COUNT, _K.EXACT_YEN),
            *_both_ways(_K.DAYS, _K.COUNT, _K.DAYS),
            ((_K.RATIO, _K.RATIO), _K.RATIO),
        ),
        times,
        "{0} * {1}",
        Text("{0} × {1}", "{0} × {1}"),
        linear=True,
    ),
    Operator(
        "divide",
        (
            ((_K.YEN, _K.COUNT), _K.EXACT_YEN),
            ((_K.EXACT_YEN, _K.COUNT), _K.EXACT_YEN),
            ((_K.YEN, _K.YEN), _K.RATIO),
            ((_K.DAYS, _K.DAYS), _K.RATIO),
            ((_K.COUNT, _K.COUNT), _K.RATIO),
            ((_K.RATIO, _K.COUNT), _K.RATIO),
        ),
        _quotient,
        "{0} / {1}",
        Text("{0} ÷ {1}", "{0} ÷ {1}"),
        linear=True,
    ),
    Operator("below", _COMPARED, less, "{0} < {1}", Text("{0} < {1}", "{0} < {1}"), linear=True),
    Operator("at_most", _COMPARED, less_or_equal, "{0} <= {1}", Text("{0} ≤ {1}", "{0} ≤ {1}"), linear=True),
    Operator(
        "equal",
        _COMPARED,
        equal,
        "{0} == {1}",
        Text("{0} = {1}", "{0} = {1}"),
        linear=True,
        bounds_of=lambda arguments: _equal_bounds(*arguments),
    ),
    Operator(
        "lower",
        _PICKED,
        min,
        "({0} if {0} <= {1} else {1})",
        Text("the lower of ({0}, {1})", "({0}, {1})の低い方"),
        linear=True,
    ),
    Operator(
        "higher",
        _PICKED,
        max,
        "({0} if {0} >= {1} else {1})",
        Text("the higher of ({0}, {1})", "({0}, {1})の高い方"),
        linear=True,
    ),
    Operator(
        "day_of",
        (((_K.INSTANT,), _K.DATE),),
        calendar.day_of,
        "({0} // 86400)",
        Text("the day of {0}", "{0}の属する日"),
    ),
    Operator(
        "start_of",
        (((_K.DATE,), _K.INSTANT),),
        calendar.start_of_day,
        "({0} * 86400)",
        Text("00:00 of {0}", "{0}の午前0時"),
    ),
    Operator(
        "whole_units",
        (((_K.DURATION, _K.DURATION), _K.COUNT),),
        calendar.whole_units,
        "whole_units({0}, {1})",
        Text("whole units of {1} in {0}", "{0}に含まれる{1}の単位数(端数切捨て)"),
    ),
    Operator(
        "as_days",
        (((_K.COUNT,), _K.DAYS),),
        _same_number,
        "{0}",
        Text("{0} days", "{0}日"),
    ),
    Operator(
        "as_count",
        (((_K.DAYS,), _K.COUNT), ((_K.DURATION,), _K.COUNT)),
        _same_number,
        "{0}",
        Text("the number of {0}", "{0}の数"),
    ),
    Operator(
        "months_after",
        (((_K.DATE, _K.COUNT), _K.DATE),),
        _months_after,
        "last_day_of_months({0}, {1})",
        Text(
            "the last day of {1} months from {0}, the first day not counted",
            "{0}から{1}か月を経過する日(初日不算入)",
        ),
    ),
    Operator(
        "months_from",
        (((_K.DATE, _K.COUNT), _K.DATE),),
        _months_from,
        "last_day_of_months_from({0}, {1})",
        Text(
            "the last day of {1} months from {0}, that day counted",
            "{0}から起算して{1}か月を経過する日",
        ),
    ),
    Operator(
        "month_start",
        (((_K.DATE,), _K.DATE),),
        calendar.month_start,
        "month_start({0})",
        Text("the first day of the month of {0}", "{0}の属する月の初日"),
    ),
    Operator(
        "month_end",
        (((_K.DATE,), _K.DATE),),
        calendar.month_end,
        "month_end({0})",
        Text("the last day of the month of {0}", "{0}の属する月の末日"),
    ),
    Operator(
        "year_end",
        (((_K.DATE,), _K.DATE),),
        year_end,
        "year_end({0})",
        Text("31 December of the year of {0}", "{0}の属する年の12月31日"),
    ),
    Operator(
        "whole_years",
        (((_K.DATE, _K.DATE), _K.YEARS),),
        _whole_years,
        "whole_years({0}, {1})[0]",
        Text("whole years from {0} to {1}", "{0}から{1}までの満年数"),
    ),
    Operator(
        "after_whole_years",
        (((_K.DATE, _K.DATE), _K.DATE),),
        _after_whole_years,
        "whole_years({0}, {1})[1]",
        Text("the day after the whole years from {0} to {1}", "{0}から{1}までの満年数の翌日"),
        bounds_of=_after_whole_years_bounds,
    ),
    Operator(
        "days_in_month",
        (((_K.DATE,), _K.COUNT),),
        calendar.days_in_month,
        "days_in_month({0})",
        Text("the days in the month of {0}", "{0}の属する月の日数"),
        bounds_of=_days_in_month_bounds,
    ),
    Operator(
        "days_in_months_of",
        (((_K.DATE, _K.DATE, _K.COUNT), _K.DAYS),),
        calendar.days_in_months_of,
        "days_in_months_of({0}, {1}, {2})",
        Text("the days from {0} to {1} in months of {2} days", "{0}から{1}までのうち{2}日ある月の日数"),
        bounds_of=_days_in_months_of_bounds,
    ),
    Operator(
        "month_shares",
        (((_K.DATE, _K.DATE), _K.RATIO),),
        _month_shares,
        "month_shares({0}, {1})",
        Text("months from {0} to {1} by calendar days", "{0}から{1}までの月割(暦日)"),
        denominator=MONTH_SHARES_DENOMINATOR,
        bounds_of=_spread(_month_shares, 28, 31),
    ),
)


def _equal_bounds(one: Bounds, other: Bounds) -> Bounds:
    if one[0] == one[1] == other[0] == other[1]:
        return True, True
    overlap = one[0] <= other[1] and other[0] <= one[1]
    return False, overlap


def years_operator(convention: DayCount) -> str:
    """The name of the operator that counts the years from a first to a last day by `convention`."""
    return f"years_{convention.name}"


def _years(convention: DayCount) -> Operator:
    def meaning(first_day: int, last_day: int) -> Fraction:
        return Fraction(convention.function(first_day, last_day), convention.denominator)

    return Operator(
        years_operator(convention),
        (((_K.DATE, _K.DATE), _K.YEARS),),
        meaning,
        f"{convention.name}({{0}}, {{1}})",
        Text(f"years from {{0}} to {{1}} by {convention.name}", f"{{0}}から{{1}}までの年数({convention.name})"),
        denominator=convention.denominator,
        bounds_of=_spread(meaning, 365, 366),
    )


#: Every operator by name. The set is closed: an interpreter that knows these and the nodes knows the language.
OPERATORS: dict[str, Operator] = {
    operator.name: operator for operator in (*_DECLARED, *(_years(convention) for convention in DayCount))
}
