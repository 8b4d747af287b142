"""What the steps of an explanation come to, worked out again from the JSON alone.

The meaning of every operator stands here a second time, in the words of the standard library and of dateutil, slow
and plain. Nothing is taken from the engine: a wrong operator there cannot be wrong in the same way here.
"""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from math import ceil, floor
from typing import Any

from dateutil.relativedelta import relativedelta

TOKYO = timezone(timedelta(hours=9))
DAY = timedelta(days=1)
READERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), date.fromisoformat),
    (re.compile(r"\d{4}-\d\d-\d\dT.*"), datetime.fromisoformat),
    (re.compile(r"-?\d+(/\d+)?"), Fraction),
)


class Unknown(Exception):
    """A step hangs on a value that is open."""


def read(plain: Any) -> Any:
    """A value as it stands in JSON: a day, an instant, a fraction, a code, a list of codes, a number, a truth."""
    if isinstance(plain, dict):
        assert list(plain) == ["open"], plain
        assert plain["open"], "an open value names no fact"
        assert all(isinstance(name, str) for name in plain["open"])
        raise Unknown
    if not isinstance(plain, str):
        return plain
    for shape, reader in READERS:
        if shape.fullmatch(plain):
            return reader(plain)
    return plain


def _plus(one: Any, other: Any) -> Any:
    for moment, length in ((one, other), (other, one)):
        if isinstance(moment, datetime):
            return moment + timedelta(seconds=length)
        if isinstance(moment, date):
            return moment + timedelta(days=length)
    return Fraction(one) + other


def _minus(one: Any, other: Any) -> Any:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return Fraction((one - other) / timedelta(seconds=1))
    if isinstance(one, date) and isinstance(other, date):
        return (date(one.year, one.month, one.day) - date(other.year, other.month, other.day)).days
    if isinstance(one, date):
        return _plus(one, -other)
    return Fraction(one) - other


def _end_of_months(first: date, months: int) -> date:
    """The last day of a period of months whose first day is counted (Civil Code 143)."""
    corresponding = first + relativedelta(months=months)
    return corresponding - DAY if corresponding.day == first.day else corresponding


def _whole_years(first: date, last: date) -> int:
    years = max(0, last.year - first.year - 2)
    while _end_of_months(first, 12 * (years + 1)) <= last:
        years += 1
    return years


def _after_whole_years(first: date, last: date) -> date:
    years = _whole_years(first, last)
    return _end_of_months(first, 12 * years) + DAY if years else first


def _parts(first: date, last: date, *, by_month: bool) -> list[tuple[int, int]]:
    """A span cut at the ends of months or years: the days in each part, and the days of its month or year."""
    parts: list[tuple[int, int]] = []
    while first <= last:
        if by_month:
            length = calendar.monthrange(first.year, first.month)[1]
            end = first.replace(day=length)
        else:
            length = 366 if calendar.isleap(first.year) else 365
            end = date(first.year, 12, 31)
        parts.append(((min(end, last) - first).days + 1, length))
        first = end + DAY
    return parts


def _by_parts(first: date, last: date, *, by_month: bool) -> Fraction:
    return sum((Fraction(days, length) for days, length in _parts(first, last, by_month=by_month)), Fraction(0))


def _days_in_months_of(first: date, last: date, length: int) -> int:
    return sum(days for days, of_month in _parts(first, last, by_month=True) if of_month == length)


def _years_deposit_office(first: date, last: date) -> Fraction:
    if last < first:
        return Fraction(0)
    rest = _after_whole_years(first, last)
    year = (_end_of_months(rest, 12) - rest).days + 1
    return _whole_years(first, last) + Fraction((last - rest).days + 1, year)


def _years_court(first: date, last: date) -> Fraction:
    return _whole_years(first, last) + _by_parts(_after_whole_years(first, last), last, by_month=False)


MEANINGS: Mapping[str, Callable[..., Any]] = {
    "add": _plus,
    "subtract": _minus,
    "multiply": lambda a, b: Fraction(a) * b,
    "divide": lambda a, b: Fraction(a) / b,
    "below": lambda a, b: a < b,
    "at_most": lambda a, b: not b < a,
    "equal": lambda a, b: not a < b and not b < a,
    "lower": lambda a, b: sorted([a, b])[0],
    "higher": lambda a, b: sorted([a, b])[1],
    "day_of": lambda at: at.astimezone(TOKYO).date(),
    "start_of": lambda day: datetime(day.year, day.month, day.day, tzinfo=TOKYO),
    "whole_units": lambda length, unit: max(0, floor(Fraction(length) / unit)),
    "as_days": int,
    "as_count": int,
    "months_after": lambda day, months: _end_of_months(day + DAY, months),
    "months_from": _end_of_months,
    "month_start": lambda day: day + relativedelta(day=1),
    "month_end": lambda day: day + relativedelta(day=31),
    "year_end": lambda day: day + relativedelta(month=12, day=31),
    "whole_years": _whole_years,
    "after_whole_years": _after_whole_years,
    "days_in_month": lambda day: calendar.monthrange(day.year, day.month)[1],
    "days_in_months_of": _days_in_months_of,
    "month_shares": lambda first, last: _by_parts(first, last, by_month=True),
    "years_ACT365F": lambda first, last: max(Fraction(0), Fraction((last - first).days + 1, 365)),
    "years_ACTACT": lambda first, last: _by_parts(first, last, by_month=False),
    "years_COURT": _years_court,
    "years_DEPOSIT_OFFICE": _years_deposit_office,
    "all": lambda *parts: all(parts),
    "any": lambda *parts: any(parts),
    "not": lambda part: not part,
    "when": lambda condition, then, otherwise: then if condition else otherwise,
}


def rounded(amount: Any, mode: str, unit: int) -> int:
    """An amount as a whole multiple of the unit."""
    multiple = Fraction(amount) / unit
    match mode:
        case "floor":
            return floor(multiple) * unit
        case "ceil":
            return ceil(multiple) * unit
        case "half_up":
            nearest = floor(abs(multiple) + Fraction(1, 2))
            return (nearest if multiple >= 0 else -nearest) * unit
        case _:
            raise AssertionError(f"no such mode: {mode}")


def _over_rows(step: Mapping[str, Any], default: list[Any]) -> Any:
    given = [read(row["value"]) for row in step["rows"] if read(row["taken"])]
    match step["op"]:
        case "total" | "count":
            return sum(given)
        case "any":
            return any(given)
        case "earliest":
            return min(given) if given else default[0]
        case _:
            raise AssertionError(f"no such fold: {step['op']}")


def step_again(step: Mapping[str, Any], facts: Mapping[str, Any], applies: Mapping[str, Any]) -> Any:
    """What a step comes to; `AssertionError` if it, or a step below, is not what it shows."""
    if "figure" in step:
        return read(step["figure"])
    below: list[Any] = []
    open_below = False
    for part in step.get("of", ()):
        try:
            below.append(step_again(part, facts, applies))
        except Unknown:
            open_below = True
    shown = read(step["value"])
    if open_below:
        return shown  # settled all the same; what is known of it is checked where it is complete
    if "fact" in step:
        again = read(facts[step["fact"]])
    elif "rule" in step:
        again = read(applies[step["rule"]])
    elif "named" in step or "head" in step:
        (again,) = below
    elif step["op"] == "is_one_of":
        has = below[0] if isinstance(below[0], list) else [below[0]]
        again = not set(has).isdisjoint(step["members"])
    elif step["op"] == "rounded":
        again = rounded(below[0], step["rounding"]["mode"], step["rounding"]["unit"])
    elif "rows" in step:
        try:
            again = _over_rows(step, below)
        except Unknown:
            return shown
    else:
        again = MEANINGS[step["op"]](*below)
    assert again == shown, f"{step} comes to {again}"
    return shown


def answer_again(told: Mapping[str, Any]) -> tuple[str, Any]:
    """Status and value of a full answer from its JSON alone, every step checked on the way."""
    clauses = {clause["rule"]: clause for clause in told["clauses"]}
    facts = told["facts"]
    applies = {name: clause["applies"] for name, clause in clauses.items()}
    gives: dict[str, Any] = {}
    for name, clause in clauses.items():
        again = step_again(clause["because"], facts, applies) if "because" in clause else True
        assert again == clause["applies"], f"{name} applies: {again}"
        if "gives" in clause:
            gives[name] = step_again(clause["gives"], facts, applies)
    applying = [numbers for clause in clauses.values() if clause["applies"] for numbers in clause["provisions"]]
    assert told["provisions"] == list(dict.fromkeys(applying))
    for name in told["asks"]:
        if applies[name]:
            value = gives.get(name, True)
            return "decided", value
    return "silent", {"yen": 0, "truth": False}.get(told["kind"])
