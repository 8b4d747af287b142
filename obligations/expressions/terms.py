"""What a rule is written with: typed terms whose Python operators build the expression tree.

A term wraps one node and knows, for a type checker and at run time, which operators make sense on it: yen times a
yearly rate times years is exact yen, a day minus a day is a number of days, and yen plus days is an error on both
levels. Truths are joined with `&`, `|` and `~`; an `if`, `and`, `in` or chained comparison on a term is an error,
because a rule is called once and must not take a branch.

>>> fee, late = Yen.fixed(9_800), Days.fixed(3)
>>> (rounded(fee * ratio(1, 30), RoundingMode.FLOOR)).node.kind.word
'yen'
>>> fee + late
Traceback (most recent call last):
obligations.errors.BadRule: yen + days means nothing (<doctest ...>, line 1)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar, cast, get_args, overload
from typing import Any as Anything

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from obligations.errors import BadRule
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import (
    All,
    Any,
    Constant,
    Fact,
    Head,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Reads,
    Rounded,
    When,
)
from obligations.expressions.operators import OPERATORS, years_operator
from obligations.expressions.schemas import schema_of
from obligations.values.calendar import instant_to_second
from obligations.values.daycount import DayCount
from obligations.values.labels import Labelled, Text
from obligations.values.rounding import RoundingMode

__all__ = [
    "DAY",
    "FALSE",
    "TRUE",
    "Count",
    "Date",
    "Days",
    "Duration",
    "ExactYen",
    "Instant",
    "OneOf",
    "Period",
    "Rate",
    "Ratio",
    "Rows",
    "Several",
    "Term",
    "Truth",
    "YearlyYen",
    "Years",
    "Yen",
    "all_of",
    "any_of",
    "head",
    "higher",
    "hours",
    "lower",
    "named",
    "percent",
    "percent_a_year",
    "period",
    "ratio",
    "rounded",
    "when",
]

V = TypeVar("V")
E = TypeVar("E", bound=Labelled)
T = TypeVar("T", bound="Term[Anything]")
R = TypeVar("R")


def _where() -> str:
    """File and line of the rule being written: the nearest frame outside this package's expressions."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}, line {frame.f_lineno}"


def _wrong(sentence: str) -> BadRule:
    return BadRule(f"{sentence} ({_where()})")


def _term(node: Node) -> Term[Anything]:
    return TERMS[node.kind](node)


def _operation(name: str, sign: str, *operands: object) -> Anything:
    nodes: list[Node] = []
    for operand in operands:
        if isinstance(operand, bool) or not isinstance(operand, Term):
            words = f" {sign} ".join(
                part.node.kind.word if isinstance(part, Term) else type(part).__name__ for part in operands
            )
            raise _wrong(f"{words} means nothing; a figure needs its kind, as in Yen.fixed(500)")
        nodes.append(cast("Term[Anything]", operand).node)
    kinds = tuple(node.kind for node in nodes)
    kind = OPERATORS[name].result(kinds)
    if kind is None:
        raise _wrong(f"{f' {sign} '.join(kind.word for kind in kinds)} means nothing")
    return _term(Operation(name, tuple(nodes), kind))


class Term(Generic[V]):
    """A typed expression of a rule; `V` is the Python type of its value in an answer."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment]  # terms build trees and are never keys
    kind: Kind

    def __init__(self, node: Node) -> None:
        self.node = node

    def __bool__(self) -> NoReturn:
        raise _wrong(
            f"a rule is written once for all cases and cannot branch on a {self.node.kind.word}: "
            "use when(), & | ~ instead of if, and, or, not, in, or a chained comparison"
        )

    def __eq__(self, other: object) -> NoReturn:
        raise _wrong("== compares Python objects, not what a clause compares: use is_(), is_one_of() or equals()")

    def __ne__(self, other: object) -> NoReturn:
        raise _wrong("!= compares Python objects, not what a clause compares: use ~ with is_() or equals()")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Anything, handler: GetCoreSchemaHandler) -> CoreSchema:
        arguments = get_args(source)
        if cls.kind is Kind.ROWS:
            return schema_of(cls.kind, row=handler.generate_schema(arguments[0]))
        return schema_of(cls.kind, tuple(arguments[0]) if arguments else ())

    if TYPE_CHECKING:
        # A field of a sheet of facts: the class gives the term, an instance gives the value, None while unknown.
        @overload
        def __get__(self: T, instance: None, owner: type) -> T: ...
        @overload
        def __get__(self, instance: object, owner: type) -> V | None: ...
        def __get__(self, instance: object, owner: type) -> Anything: ...
        def __set__(self, instance: object, value: V | None) -> None: ...


def _reject_float(value: object) -> None:
    if isinstance(value, float):
        raise _wrong(f"{value!r} is a float, and money knows no floats: write the figure as an int or a string")


class Truth(Term[bool]):
    """Something that is or is not so."""

    __slots__ = ()
    kind = Kind.TRUTH

    def __and__(self, other: Truth) -> Truth:
        return all_of(self, other)

    def __or__(self, other: Truth) -> Truth:
        return any_of(self, other)

    def __invert__(self) -> Truth:
        return Truth(Not(self.node))


TRUE = Truth(Constant(Kind.TRUTH, True))
FALSE = Truth(Constant(Kind.TRUTH, False))


def _joined(make: type[All] | type[Any], parts: tuple[Truth, ...]) -> Truth:
    nodes: list[Node] = []
    for part in parts:
        if not isinstance(part, Truth):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            raise _wrong(f"{type(part).__name__} is not a truth: & and | join truths")
        inner = part.node
        nodes.extend(inner.parts if isinstance(inner, make) else (inner,))
    return Truth(make(tuple(nodes)))


def all_of(*parts: Truth) -> Truth:
    """True if every part is (かつ)."""
    return _joined(All, parts)


def any_of(*parts: Truth) -> Truth:
    """True if at least one part is (又は, いずれか)."""
    return _joined(Any, parts)


class _Ordered(Term[V]):
    """Terms with an order; each comparison takes a term of the same kind."""

    __slots__ = ()

    def __lt__(self: T, other: T) -> Truth:
        return cast(Truth, _operation("below", "<", self, other))

    def __le__(self: T, other: T) -> Truth:
        return cast(Truth, _operation("at_most", "<=", self, other))

    def __gt__(self: T, other: T) -> Truth:
        return cast(Truth, _operation("below", "<", other, self))

    def __ge__(self: T, other: T) -> Truth:
        return cast(Truth, _operation("at_most", "<=", other, self))

    def equals(self: T, other: T) -> Truth:
        """Whether both are the same amount, day or number."""
        return cast(Truth, _operation("equal", "=", self, other))


class _Sum(_Ordered[V]):
    """Amounts of one kind that add up to the same kind."""

    __slots__ = ()

    def __add__(self: T, other: T) -> T:
        return cast(T, _operation("add", "+", self, other))

    def __sub__(self: T, other: T) -> T:
        return cast(T, _operation("subtract", "-", self, other))


class Ratio(_Sum[Fraction]):
    """An exact number without a unit, such as a share."""

    __slots__ = ()
    kind = Kind.RATIO

    def __mul__(self, other: Ratio) -> Ratio:
        return cast(Ratio, _operation("multiply", "*", self, other))


class Count(_Sum[int]):
    """A whole number of things."""

    __slots__ = ()
    kind = Kind.COUNT

    @classmethod
    def fixed(cls, count: int) -> Count:
        """A number that stands in the clause."""
        _reject_float(count)
        return cls(Constant(Kind.COUNT, count))

    def as_days(self) -> Days:
        """The same number, as days."""
        return cast(Days, _operation("as_days", "", self))


class Days(_Sum[int]):
    """A whole number of days."""

    __slots__ = ()
    kind = Kind.DAYS

    @classmethod
    def fixed(cls, days: int) -> Days:
        """A number of days that stands in the clause."""
        _reject_float(days)
        return cls(Constant(Kind.DAYS, days))

    def __mul__(self, other: Count) -> Days:
        return cast(Days, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Days) -> Ratio:
        return cast(Ratio, _operation("divide", "/", self, other))

    def as_count(self) -> Count:
        """The same number, without the unit."""
        return cast(Count, _operation("as_count", "", self))


DAY = Days.fixed(1)


class Duration(_Sum[int]):
    """A length of time on the clock, in whole seconds."""

    __slots__ = ()
    kind = Kind.DURATION

    def whole_units(self, unit: Duration) -> Count:
        """How many whole units fit into it, the fraction dropped; 0 if it is negative."""
        return cast(Count, _operation("whole_units", "//", self, unit))


def hours(number: int) -> Duration:
    """A length of time that stands in the clause, in hours."""
    _reject_float(number)
    return Duration(Constant(Kind.DURATION, number * 3600))


class Rate(_Ordered[Fraction]):
    """A share by the year."""

    __slots__ = ()
    kind = Kind.RATE


class Years(_Sum[Fraction]):
    """An exact number of years by a day count convention."""

    __slots__ = ()
    kind = Kind.YEARS


class YearlyYen(Term[Fraction]):
    """Exact yen that accrue in a year."""

    __slots__ = ()
    kind = Kind.YEARLY_YEN

    def __mul__(self, other: Years) -> ExactYen:
        return cast(ExactYen, _operation("multiply", "*", self, other))


class ExactYen(_Sum[Fraction]):
    """Yen with fractions, as they stand before rounding; never the value of an answer."""

    __slots__ = ()
    kind = Kind.EXACT_YEN

    @overload
    def __mul__(self, other: Rate) -> YearlyYen: ...
    @overload
    def __mul__(self, other: Ratio | Count) -> ExactYen: ...
    def __mul__(self, other: Rate | Ratio | Count) -> YearlyYen | ExactYen:
        return cast(ExactYen, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Count) -> ExactYen:
        return cast(ExactYen, _operation("divide", "/", self, other))


class Yen(_Sum[int]):
    """Whole yen."""

    __slots__ = ()
    kind = Kind.YEN

    @classmethod
    def fixed(cls, amount: int) -> Yen:
        """An amount that stands in the clause."""
        _reject_float(amount)
        return cls(Constant(Kind.YEN, amount))

    @overload
    def __mul__(self, other: Rate) -> YearlyYen: ...
    @overload
    def __mul__(self, other: Ratio) -> ExactYen: ...
    @overload
    def __mul__(self, other: Count) -> Yen: ...
    def __mul__(self, other: Rate | Ratio | Count) -> YearlyYen | ExactYen | Yen:
        return cast(Yen, _operation("multiply", "*", self, other))

    @overload
    def __truediv__(self, other: Count) -> ExactYen: ...
    @overload
    def __truediv__(self, other: Yen) -> Ratio: ...
    def __truediv__(self, other: Count | Yen) -> ExactYen | Ratio:
        return cast(ExactYen, _operation("divide", "/", self, other))


class Date(_Ordered[date]):
    """A day on the calendar, in Asia/Tokyo."""

    __slots__ = ()
    kind = Kind.DATE

    @classmethod
    def fixed(cls, day: date) -> Date:
        """A day that stands in the clause."""
        return cls(Constant(Kind.DATE, day.toordinal()))

    def __add__(self, other: Days) -> Date:
        return cast(Date, _operation("add", "+", self, other))

    @overload
    def __sub__(self, other: Days) -> Date: ...
    @overload
    def __sub__(self, other: Date) -> Days: ...
    def __sub__(self, other: Days | Date) -> Date | Days:
        return cast(Date, _operation("subtract", "-", self, other))

    def months_after(self, months: int) -> Date:
        """The last day, inclusive, of a period of months after the event of this day (Civil Code 140, 143)."""
        return cast(Date, _operation("months_after", "", self, Count.fixed(months)))

    def months_from(self, months: int) -> Date:
        """The last day, inclusive, of a period of months whose first day is this one (Civil Code 143)."""
        return cast(Date, _operation("months_from", "", self, Count.fixed(months)))

    @property
    def month_start(self) -> Date:
        """The first day of the calendar month to which it belongs."""
        return cast(Date, _operation("month_start", "", self))

    @property
    def month_end(self) -> Date:
        """The last day of the calendar month to which it belongs."""
        return cast(Date, _operation("month_end", "", self))

    @property
    def days_in_month(self) -> Count:
        """The number of days of the calendar month to which it belongs: 28 to 31."""
        return cast(Count, _operation("days_in_month", "", self))

    @property
    def start(self) -> Instant:
        """Its first instant, 00:00:00."""
        return cast(Instant, _operation("start_of", "", self))


class Instant(_Ordered[datetime]):
    """A point in time on the clock of Asia/Tokyo, to the second."""

    __slots__ = ()
    kind = Kind.INSTANT

    @classmethod
    def fixed(cls, instant: datetime) -> Instant:
        """An instant that stands in the clause; it must carry a time zone."""
        return cls(Constant(Kind.INSTANT, instant_to_second(instant)))

    def __add__(self, other: Duration) -> Instant:
        return cast(Instant, _operation("add", "+", self, other))

    @overload
    def __sub__(self, other: Duration) -> Instant: ...
    @overload
    def __sub__(self, other: Instant) -> Duration: ...
    def __sub__(self, other: Duration | Instant) -> Instant | Duration:
        return cast(Instant, _operation("subtract", "-", self, other))

    @property
    def day(self) -> Date:
        """The day to which it belongs in Asia/Tokyo."""
        return cast(Date, _operation("day_of", "", self))


class OneOf(Term[E]):
    """One of a closed list of alternatives."""

    __slots__ = ()
    kind = Kind.CHOICE

    @classmethod
    def fixed(cls, member: E) -> OneOf[E]:
        """An alternative that stands in the clause."""
        return OneOf(Constant(Kind.CHOICE, member))

    def is_(self, member: E) -> Truth:
        """Whether it is this alternative."""
        return self.is_one_of(member)

    def is_one_of(self, *members: E) -> Truth:
        """Whether it is one of these alternatives."""
        return _membership(self.node, members)


class Several(Term[frozenset[E]]):
    """Any number of a closed list of alternatives, each at most once."""

    __slots__ = ()
    kind = Kind.SEVERAL

    def has(self, member: E) -> Truth:
        """Whether this alternative is among them."""
        return self.has_any(member)

    def has_any(self, *members: E) -> Truth:
        """Whether at least one of these alternatives is among them."""
        return _membership(self.node, members)


def _membership(subject: Node, members: tuple[Labelled, ...]) -> Truth:
    if not isinstance(subject, Fact):
        raise _wrong("alternatives are asked of a fact")
    for member in members:
        if member not in subject.alternatives:
            raise _wrong(f"{subject.name} can never be {member!r}")
    return Truth(IsOneOf(subject, members))


class Rows(Term[tuple[R, ...]]):
    """A list of facts of the same sheet: debts, events, payments."""

    __slots__ = ("sheet",)
    kind = Kind.ROWS
    sheet: type[R]

    def _over(self, fold: str, body: Term[Anything], where: Truth, default: Term[Anything]) -> Anything:
        rows = cast(Fact, self.node)
        return _term(OverRows(fold, rows, where.node, body.node, default.node, body.node.kind))

    def total(self, amount: Callable[[type[R]], Yen], where: Callable[[type[R]], Truth] | None = None) -> Yen:
        """The sum of an amount over the rows for which `where` holds; 0 if there are none."""
        chosen = TRUE if where is None else where(self.sheet)
        return cast(Yen, self._over("total", amount(self.sheet), chosen, Yen.fixed(0)))

    def any(self, where: Callable[[type[R]], Truth]) -> Truth:
        """Whether a condition holds for at least one row."""
        return cast(Truth, self._over("any", where(self.sheet), TRUE, FALSE))

    def count(self, where: Callable[[type[R]], Truth]) -> Count:
        """The number of rows for which a condition holds."""
        return cast(Count, self._over("count", Count.fixed(1), where(self.sheet), Count.fixed(0)))

    def earliest(self, day: Callable[[type[R]], T], otherwise: T, where: Callable[[type[R]], Truth] | None = None) -> T:
        """The earliest day or instant among the rows for which `where` holds, `otherwise` if there is none."""
        chosen = TRUE if where is None else where(self.sheet)
        return cast(T, self._over("earliest", day(self.sheet), chosen, otherwise))


class Period:
    """The days from a first to a last day, both counted; empty if the last lies before the first."""

    __slots__ = ("first", "last")

    def __init__(self, first: Date, last: Date) -> None:
        self.first = first
        self.last = last

    @property
    def days(self) -> Days:
        """The number of days, 0 if the period is empty."""
        return higher(self.last - self.first + DAY, Days.fixed(0))

    def years(self, convention: DayCount) -> Years:
        """Its length in years by a day count convention."""
        return cast(Years, _operation(years_operator(convention), "", self.first, self.last))

    def segments(self, convention: DayCount) -> tuple[Years, ...]:
        """Its length in years by a convention, in the parts into which practice splits the calculation.

        With whole years at the full rate: those, and the rest, by `COURT` on each side of 1 January. The other
        conventions have one part.
        """
        if convention not in (DayCount.COURT, DayCount.DEPOSIT_OFFICE):
            return (self.years(convention),)
        whole = cast(Years, _operation("whole_years", "", self.first, self.last))
        rest = cast(Date, _operation("after_whole_years", "", self.first, self.last))
        if convention is DayCount.DEPOSIT_OFFICE:
            return whole, Period(rest, self.last).years(convention)
        new_year_eve = cast(Date, _operation("year_end", "", rest))
        before, after = Period(rest, lower(self.last, new_year_eve)), Period(new_year_eve + DAY, self.last)
        return whole, before.years(convention), after.years(convention)

    @property
    def month_shares(self) -> Ratio:
        """Its length in calendar months, each day counting as one over the days of its own month."""
        return cast(Ratio, _operation("month_shares", "", self.first, self.last))


def period(first: Date, last: Date) -> Period:
    """The days from `first` to `last`, both inclusive."""
    return Period(first, last)


def percent_a_year(figure: str | int) -> Rate:
    """A yearly rate in percent, written as in the clause: `percent_a_year("14.5")`."""
    _reject_float(figure)
    return Rate(Constant(Kind.RATE, Fraction(Decimal(figure)) / 100))


def percent(figure: str | int) -> Ratio:
    """A share in percent, written as in the clause."""
    _reject_float(figure)
    return Ratio(Constant(Kind.RATIO, Fraction(Decimal(figure)) / 100))


def ratio(numerator: int, denominator: int = 1) -> Ratio:
    """An exact number that stands in the clause."""
    _reject_float(numerator)
    _reject_float(denominator)
    return Ratio(Constant(Kind.RATIO, Fraction(numerator, denominator)))


@overload
def lower(first: Yen, *others: Yen) -> Yen: ...
@overload
def lower(first: ExactYen, *others: ExactYen) -> ExactYen: ...
@overload
def lower(first: Date, *others: Date) -> Date: ...
@overload
def lower(first: Days, *others: Days) -> Days: ...
@overload
def lower(first: Count, *others: Count) -> Count: ...
@overload
def lower(first: Instant, *others: Instant) -> Instant: ...
def lower(first: Term[Anything], *others: Term[Anything]) -> Term[Anything]:
    """The lowest amount, the earliest day."""
    result: Term[Anything] = first
    for other in others:
        result = _operation("lower", ",", result, other)
    return result


@overload
def higher(first: Yen, *others: Yen) -> Yen: ...
@overload
def higher(first: ExactYen, *others: ExactYen) -> ExactYen: ...
@overload
def higher(first: Date, *others: Date) -> Date: ...
@overload
def higher(first: Days, *others: Days) -> Days: ...
@overload
def higher(first: Count, *others: Count) -> Count: ...
@overload
def higher(first: Instant, *others: Instant) -> Instant: ...
def higher(first: Term[Anything], *others: Term[Anything]) -> Term[Anything]:
    """The highest amount, the latest day."""
    result: Term[Anything] = first
    for other in others:
        result = _operation("higher", ",", result, other)
    return result


def when(condition: Truth, then: T, *, otherwise: T) -> T:
    """`then` where the condition holds, `otherwise` where it does not. Both must be of one kind."""
    one, other = then.node, otherwise.node
    if one.kind is not other.kind:
        raise _wrong(f"when() gives {one.kind.word} on one side and {other.kind.word} on the other")
    return cast(T, type(then)(When(condition.node, one, other, one.kind)))


ONCE = Text("once, on the final amount", "最終額について一度")


def rounded(amount: ExactYen, mode: RoundingMode, *, unit: int = 1, stage: Text = ONCE) -> Yen:
    """Exact yen brought to a whole multiple of `unit` yen; `stage` says at which step the fraction falls away."""
    if not isinstance(amount, ExactYen):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise _wrong("only exact yen are rounded")
    return Yen(Rounded(amount.node, mode, unit, stage))


def named(code: str, en: str, ja: str, value: T) -> T:
    """`value`, with a line of its own in the answer under `code`."""
    return cast(T, type(value)(Named(code, Text(en, ja), value.node, value.node.kind)))


def head(code: str, en: str, ja: str, amount: Yen) -> Yen:
    """One head of a claim, which a rule may exclude by its code."""
    return Yen(Head(code, Text(en, ja), amount.node, Kind.YEN))


def reads(readings: Iterable[Labelled]) -> Truth:
    """Whether the text is read in one of these ways."""
    return Truth(Reads(tuple(readings)))


#: The term of each kind.
TERMS: dict[Kind, type[Term[Anything]]] = {
    term.kind: term
    for term in (
        Truth, Yen, ExactYen, YearlyYen, Rate, Years, Ratio, Count, Days, Duration, Date, Instant, OneOf, Several, Rows
    )
}  # fmt: skip
