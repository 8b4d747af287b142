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

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NoReturn, Self, TypeVar, cast, get_args, overload
from typing import Any as Anything

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from obligations.errors import BadRule, written_at
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
    "minutes",
    "named",
    "percent",
    "percent_a_year",
    "period",
    "ratio",
    "rounded",
    "when",
]

V = TypeVar("V")
C = TypeVar("C")
E = TypeVar("E", bound=Labelled)
M = TypeVar("M", bound=Labelled)
T = TypeVar("T", bound="Term[Anything]")
R = TypeVar("R")


def _wrong(sentence: str) -> BadRule:
    return BadRule(f"{sentence} ({written_at()})")


def _term(node: Node) -> Term[Anything]:
    return TERMS[node.kind](node)


def _operation(name: str, sign: str, *operands: object) -> Anything:
    nodes: list[Node] = []
    for operand in operands:
        if not isinstance(operand, Term):
            words = f" {sign} ".join(
                part.node.kind.word if isinstance(part, Term) else type(part).__name__ for part in operands
            )
            raise _wrong(f"{words} means nothing; a figure needs its kind, as in Yen.fixed(500)")
        nodes.append(operand.node)
    kinds = tuple(node.kind for node in nodes)
    kind = OPERATORS[name].result(kinds)
    if kind is None:
        raise _wrong(f"{f' {sign} '.join(kind.word for kind in kinds)} means nothing")
    return _term(Operation(name, tuple(nodes), kind))


def _forward(name: str, sign: str) -> Callable[[object, object], Anything]:
    return lambda self, other: _operation(name, sign, self, other)


def _reflected(name: str, sign: str) -> Callable[[object, object], Anything]:
    return lambda self, other: _operation(name, sign, other, self)


def _refused(instead: str) -> Callable[..., NoReturn]:
    def refuse(self: Term[Anything], *_: object) -> NoReturn:
        raise _wrong(f"a {self.node.kind.word} has no figure while the rule is written: {instead}")

    return refuse


class Term(Generic[V]):
    """A typed expression of a rule; `V` is the Python type of its value in an answer."""

    __slots__ = ("node",)
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

    def __hash__(self) -> NoReturn:
        raise _wrong("a term is no key and no member of a set: use is_one_of() instead of in, choose() for readings")

    if not TYPE_CHECKING:
        # For a type checker each kind declares the operators that it has. At run time the table of operators decides
        # for every pair, a bare figure on either side included, and what no clause can mean is refused with its line.
        __add__, __radd__ = _forward("add", "+"), _reflected("add", "+")
        __sub__, __rsub__ = _forward("subtract", "-"), _reflected("subtract", "-")
        __mul__, __rmul__ = _forward("multiply", "*"), _reflected("multiply", "*")
        __truediv__, __rtruediv__ = _forward("divide", "/"), _reflected("divide", "/")
        __lt__, __gt__ = _forward("below", "<"), _reflected("below", "<")
        __le__, __ge__ = _forward("at_most", "<="), _reflected("at_most", "<=")
        __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = __invert__ = _refused("& | ~ join truths")
        __neg__ = __pos__ = __abs__ = _refused("subtract with -, pick with lower() or higher()")
        __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = _refused(
            "divide with / and use rounded(), or whole_units() of a duration"
        )
        __round__ = __trunc__ = __floor__ = __ceil__ = _refused("use rounded()")
        __pow__ = __rpow__ = _refused("multiply with *")
        __int__ = __float__ = __index__ = _refused("write with terms only")
        __len__ = __iter__ = __getitem__ = __contains__ = _refused("use total(), any(), count(), earliest(), has()")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Anything, handler: GetCoreSchemaHandler) -> CoreSchema:
        of = next(iter(get_args(source)), None)
        if cls.kind is Kind.ROWS:
            if not isinstance(of, type):
                raise _wrong("Rows needs the sheet of its rows in brackets, as in Rows[Debt]")
            return schema_of(cls.kind, row=handler.generate_schema(of))
        if cls.kind in (Kind.CHOICE, Kind.SEVERAL):
            if not (isinstance(of, type) and issubclass(of, Labelled)):
                raise _wrong(f"{cls.__name__} needs its enumeration of alternatives in brackets, as in OneOf[Fault]")
            return schema_of(cls.kind, tuple(of))
        return schema_of(cls.kind)

    if TYPE_CHECKING:
        # A field of a sheet of facts: the class gives the term, an instance gives the value, None while unknown.
        @overload
        def __get__(self, instance: None, owner: type) -> Self: ...
        @overload
        def __get__(self, instance: BaseModel, owner: type) -> V | None: ...
        @overload  # mypy asks this of a property that gives a term, too
        def __get__(self, instance: object, owner: type) -> Self: ...
        def __get__(self, instance: object, owner: type) -> Anything: ...
        def __set__(self, instance: object, value: V | None) -> None: ...


def _whole(figure: int) -> int:
    """The figure itself, if it is a whole number and nothing that only looks like one."""
    if isinstance(figure, float):
        raise _wrong(f"{figure!r} is a float, and money knows no floats: write the figure as an int")
    if type(figure) is not int:
        raise _wrong(f"{figure!r} is no figure of a clause: write it as an int")
    return figure


def _hundredths(figure: str | int) -> Fraction:
    if isinstance(figure, float):
        raise _wrong(f'{figure!r} is a float, and money knows no floats: write the figure as a string, "{figure}"')
    if not isinstance(figure, str):
        return Fraction(_whole(figure), 100)
    try:
        return Fraction(Decimal(figure)) / 100
    except (InvalidOperation, ValueError, OverflowError):
        raise _wrong(f'{figure!r} is no figure in percent: write it as in "14.5"') from None


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


def _joined(make: type[All] | type[Any], parts: tuple[object, ...]) -> Truth:
    nodes: list[Node] = []
    for part in parts:
        if not isinstance(part, Truth):
            given = part.node.kind.word if isinstance(part, Term) else type(part).__name__
            raise _wrong(f"{given} is not a truth: & and | join truths, and bind closer than < and >")
        inner = part.node
        nodes.extend(inner.parts if isinstance(inner, make) else (inner,))
    return Truth(make(tuple(nodes)))


def all_of(*parts: Truth) -> Truth:
    """True if every part is (かつ)."""
    return _joined(All, parts)


def any_of(*parts: Truth) -> Truth:
    """True if at least one part is (又は, いずれか)."""
    return _joined(Any, parts)


class _Ordered(Term[V], Generic[V, C]):
    """Terms with an order; `C` is what each compares with: its own kind, and for yen whole and exact yen."""

    __slots__ = ()

    def __lt__(self, other: C) -> Truth:
        return cast(Truth, _operation("below", "<", self, other))

    def __le__(self, other: C) -> Truth:
        return cast(Truth, _operation("at_most", "<=", self, other))

    def __gt__(self, other: C) -> Truth:
        return cast(Truth, _operation("below", "<", other, self))

    def __ge__(self, other: C) -> Truth:
        return cast(Truth, _operation("at_most", "<=", other, self))

    def equals(self, other: C) -> Truth:
        """Whether both are the same amount, day or number."""
        return cast(Truth, _operation("equal", "=", self, other))


class _Sum(_Ordered[V, C]):
    """Amounts of one kind that add up to the same kind."""

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        return cast(Self, _operation("add", "+", self, other))

    def __sub__(self, other: Self) -> Self:
        return cast(Self, _operation("subtract", "-", self, other))


class Ratio(_Sum[Fraction, "Ratio"]):
    """An exact number without a unit, such as a share."""

    __slots__ = ()
    kind = Kind.RATIO

    @overload
    def __mul__(self, other: Ratio) -> Ratio: ...
    @overload
    def __mul__(self, other: Yen | ExactYen) -> ExactYen: ...
    def __mul__(self, other: Ratio | Yen | ExactYen) -> Ratio | ExactYen:
        return cast(Ratio, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Count) -> Ratio:
        return cast(Ratio, _operation("divide", "/", self, other))


class Count(_Sum[int, "Count"]):
    """A whole number of things."""

    __slots__ = ()
    kind = Kind.COUNT

    @classmethod
    def fixed(cls, count: int) -> Count:
        """A number that stands in the clause."""
        return cls(Constant(Kind.COUNT, _whole(count)))

    @overload
    def __mul__(self, other: Yen) -> Yen: ...
    @overload
    def __mul__(self, other: ExactYen) -> ExactYen: ...
    @overload
    def __mul__(self, other: Days) -> Days: ...
    def __mul__(self, other: Yen | ExactYen | Days) -> Yen | ExactYen | Days:
        return cast(Yen, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Count) -> Ratio:
        return cast(Ratio, _operation("divide", "/", self, other))

    def as_days(self) -> Days:
        """The same number, as days."""
        return cast(Days, _operation("as_days", "", self))


class Days(_Ordered[int, "Days"]):
    """A whole number of days."""

    __slots__ = ()
    kind = Kind.DAYS

    @classmethod
    def fixed(cls, days: int) -> Days:
        """A number of days that stands in the clause."""
        return cls(Constant(Kind.DAYS, _whole(days)))

    @overload
    def __add__(self, other: Days) -> Days: ...
    @overload
    def __add__(self, other: Date) -> Date: ...
    def __add__(self, other: Days | Date) -> Days | Date:
        return cast(Days, _operation("add", "+", self, other))

    def __sub__(self, other: Days) -> Days:
        return cast(Days, _operation("subtract", "-", self, other))

    def __mul__(self, other: Count) -> Days:
        return cast(Days, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Days) -> Ratio:
        return cast(Ratio, _operation("divide", "/", self, other))

    def as_count(self) -> Count:
        """The same number, without the unit."""
        return cast(Count, _operation("as_count", "", self))


DAY = Days.fixed(1)


class Duration(_Ordered[int, "Duration"]):
    """A length of time on the clock, in whole seconds."""

    __slots__ = ()
    kind = Kind.DURATION

    @overload
    def __add__(self, other: Duration) -> Duration: ...
    @overload
    def __add__(self, other: Instant) -> Instant: ...
    def __add__(self, other: Duration | Instant) -> Duration | Instant:
        return cast(Duration, _operation("add", "+", self, other))

    def __sub__(self, other: Duration) -> Duration:
        return cast(Duration, _operation("subtract", "-", self, other))

    def whole_units(self, unit: Duration) -> Count:
        """How many whole units fit into it, the fraction dropped; 0 if it is negative."""
        return cast(Count, _operation("whole_units", "//", self, unit))


def hours(number: int) -> Duration:
    """A length of time that stands in the clause, in hours."""
    return Duration(Constant(Kind.DURATION, _whole(number) * 3600))


def minutes(number: int) -> Duration:
    """A length of time that stands in the clause, in minutes.

    >>> minutes(60).node == hours(1).node
    True
    """
    return Duration(Constant(Kind.DURATION, _whole(number) * 60))


class Rate(_Ordered[Fraction, "Rate"]):
    """A share by the year."""

    __slots__ = ()
    kind = Kind.RATE

    @overload
    def __mul__(self, other: Yen | ExactYen) -> YearlyYen: ...
    @overload
    def __mul__(self, other: Years) -> Ratio: ...
    def __mul__(self, other: Yen | ExactYen | Years) -> YearlyYen | Ratio:
        return cast(YearlyYen, _operation("multiply", "*", self, other))


class Years(_Sum[Fraction, "Years"]):
    """An exact number of years by a day count convention."""

    __slots__ = ()
    kind = Kind.YEARS

    @overload
    def __mul__(self, other: YearlyYen) -> ExactYen: ...
    @overload
    def __mul__(self, other: Rate) -> Ratio: ...
    def __mul__(self, other: YearlyYen | Rate) -> ExactYen | Ratio:
        return cast(ExactYen, _operation("multiply", "*", self, other))


class YearlyYen(Term[Fraction]):
    """Exact yen that accrue in a year."""

    __slots__ = ()
    kind = Kind.YEARLY_YEN

    def __add__(self, other: YearlyYen) -> YearlyYen:
        return cast(YearlyYen, _operation("add", "+", self, other))

    def __sub__(self, other: YearlyYen) -> YearlyYen:
        return cast(YearlyYen, _operation("subtract", "-", self, other))

    def __mul__(self, other: Years) -> ExactYen:
        return cast(ExactYen, _operation("multiply", "*", self, other))


class ExactYen(_Ordered[Fraction, "Yen | ExactYen"]):
    """Yen with fractions, as they stand before rounding; never the value of an answer."""

    __slots__ = ()
    kind = Kind.EXACT_YEN

    def __add__(self, other: Yen | ExactYen) -> ExactYen:
        return cast(ExactYen, _operation("add", "+", self, other))

    def __sub__(self, other: Yen | ExactYen) -> ExactYen:
        return cast(ExactYen, _operation("subtract", "-", self, other))

    @overload
    def __mul__(self, other: Rate) -> YearlyYen: ...
    @overload
    def __mul__(self, other: Ratio | Count) -> ExactYen: ...
    def __mul__(self, other: Rate | Ratio | Count) -> YearlyYen | ExactYen:
        return cast(ExactYen, _operation("multiply", "*", self, other))

    def __truediv__(self, other: Count) -> ExactYen:
        return cast(ExactYen, _operation("divide", "/", self, other))


class Yen(_Ordered[int, "Yen | ExactYen"]):
    """Whole yen."""

    __slots__ = ()
    kind = Kind.YEN

    @classmethod
    def fixed(cls, amount: int) -> Yen:
        """An amount that stands in the clause."""
        return cls(Constant(Kind.YEN, _whole(amount)))

    @overload
    def __add__(self, other: Yen) -> Yen: ...
    @overload
    def __add__(self, other: ExactYen) -> ExactYen: ...
    def __add__(self, other: Yen | ExactYen) -> Yen | ExactYen:
        return cast(Yen, _operation("add", "+", self, other))

    @overload
    def __sub__(self, other: Yen) -> Yen: ...
    @overload
    def __sub__(self, other: ExactYen) -> ExactYen: ...
    def __sub__(self, other: Yen | ExactYen) -> Yen | ExactYen:
        return cast(Yen, _operation("subtract", "-", self, other))

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


class Date(_Ordered[date, "Date"]):
    """A day on the calendar, in Asia/Tokyo."""

    __slots__ = ()
    kind = Kind.DATE

    @classmethod
    def fixed(cls, day: date) -> Date:
        """A day that stands in the clause."""
        if type(day) is not date:
            raise _wrong(f"{day!r} is no day: write it as in Date.fixed(date(2026, 1, 31))")
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


class Instant(_Ordered[datetime, "Instant"]):
    """A point in time on the clock of Asia/Tokyo, to the second."""

    __slots__ = ()
    kind = Kind.INSTANT

    @classmethod
    def fixed(cls, instant: datetime) -> Instant:
        """An instant that stands in the clause; it must carry a time zone."""
        if type(instant) is not datetime or instant.tzinfo is None or instant.microsecond:
            raise _wrong(f"{instant!r} is no instant to the second with its time zone")
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

    @staticmethod
    def fixed(member: M) -> OneOf[M]:
        """An alternative that stands in the clause."""
        if not isinstance(cast(object, member), Labelled):
            raise _wrong(f"{member!r} is no alternative: name the member of its enumeration")
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

    if TYPE_CHECKING:

        def __set__(self, instance: object, value: AbstractSet[E] | Sequence[E] | None) -> None: ...

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

    if TYPE_CHECKING:

        def __set__(self, instance: object, value: Sequence[R] | None) -> None: ...

    def _over(self, fold: str, body: Term[Anything], where: Truth, default: Term[Anything]) -> Anything:
        rows, kinds = self.node, (body.node.kind, where.node.kind)
        if not isinstance(rows, Fact):
            raise _wrong("rows are asked of a fact")
        if kinds != (default.node.kind, Kind.TRUTH):
            wanted = default.node.kind.word
            raise _wrong(
                f"{fold}() takes {wanted} of each row where a truth holds, not {kinds[0].word}, {kinds[1].word}"
            )
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

    def days_in_months_of(self, length: int) -> Days:
        """Its days that lie in calendar months of `length` days, 28 to 31: for a price of a day that is rounded."""
        return cast(Days, _operation("days_in_months_of", "", self.first, self.last, Count.fixed(length)))


def period(first: Date, last: Date) -> Period:
    """The days from `first` to `last`, both inclusive."""
    return Period(first, last)


def percent_a_year(figure: str | int) -> Rate:
    """A yearly rate in percent, written as in the clause: `percent_a_year("14.5")`."""
    return Rate(Constant(Kind.RATE, _hundredths(figure)))


def percent(figure: str | int) -> Ratio:
    """A share in percent, written as in the clause."""
    return Ratio(Constant(Kind.RATIO, _hundredths(figure)))


def ratio(numerator: int, denominator: int = 1) -> Ratio:
    """An exact number that stands in the clause."""
    if _whole(denominator) == 0:
        raise _wrong("a ratio over 0 means nothing")
    return Ratio(Constant(Kind.RATIO, Fraction(_whole(numerator), denominator)))


Same = TypeVar("Same", Count, Days, Duration, Date, Instant, Ratio, Rate, Years)


@overload
def lower(first: Yen, *others: Yen) -> Yen: ...
@overload
def lower(first: ExactYen, *others: Yen | ExactYen) -> ExactYen: ...
@overload
def lower(first: Yen, second: ExactYen, /, *others: Yen | ExactYen) -> ExactYen: ...
@overload
def lower(first: Same, *others: Same) -> Same: ...
def lower(first: Term[Anything], *others: Term[Anything]) -> Term[Anything]:
    """The lowest amount, the earliest day."""
    result: Term[Anything] = first
    for other in others:
        result = _operation("lower", ",", result, other)
    return result


@overload
def higher(first: Yen, *others: Yen) -> Yen: ...
@overload
def higher(first: ExactYen, *others: Yen | ExactYen) -> ExactYen: ...
@overload
def higher(first: Yen, second: ExactYen, /, *others: Yen | ExactYen) -> ExactYen: ...
@overload
def higher(first: Same, *others: Same) -> Same: ...
def higher(first: Term[Anything], *others: Term[Anything]) -> Term[Anything]:
    """The highest amount, the latest day."""
    result: Term[Anything] = first
    for other in others:
        result = _operation("higher", ",", result, other)
    return result


def checked_node(where: str, term: object) -> Node:
    """The node of a term; `BadRule` for what an untyped caller takes for one."""
    if not isinstance(term, Term):
        raise _wrong(f"{where} takes a term, not {type(term).__name__}; a figure needs its kind, as in Yen.fixed(500)")
    return term.node


def checked_truth(where: str, condition: object) -> Truth:
    """The condition itself; `BadRule` for what an untyped caller takes for one."""
    if not isinstance(condition, Truth):
        given = condition.node.kind.word if isinstance(condition, Term) else type(condition).__name__
        raise _wrong(f"the condition of {where} is a truth, not {given}; a fact is compared with is_(), < or equals()")
    return condition


def when(condition: Truth, then: T, *, otherwise: T) -> T:
    """`then` where the condition holds, `otherwise` where it does not. Both must be of one kind."""
    one, other = checked_node("when()", then), checked_node("when()", otherwise)
    if one.kind is not other.kind:
        raise _wrong(f"when() gives {one.kind.word} on one side and {other.kind.word} on the other")
    return type(then)(When(checked_truth("when()", condition).node, one, other, one.kind))


ONCE = Text("once, on the final amount", "最終額について一度")


def rounded(amount: ExactYen, mode: RoundingMode, *, unit: int = 1, stage: Text = ONCE) -> Yen:
    """Exact yen brought to a whole multiple of `unit` yen; `stage` says at which step the fraction falls away."""
    given = checked_node("rounded()", amount).kind
    if given is not Kind.EXACT_YEN:
        raise _wrong(f"only exact yen are rounded, not {given.word}")
    if _whole(unit) < 1:
        raise _wrong(f"amounts are rounded to a multiple of 1 yen or more, not of {unit}")
    return Yen(Rounded(amount.node, mode, unit, stage))


def named(code: str, en: str, ja: str, value: T) -> T:
    """`value`, with a line of its own in the answer under `code`."""
    return type(value)(Named(code, Text(en, ja), checked_node("named()", value), value.node.kind))


def head(code: str, en: str, ja: str, amount: Yen) -> Yen:
    """One head of a claim, which a rule may exclude by its code."""
    if checked_node("head()", amount).kind is not Kind.YEN:
        raise _wrong(f"a head of a claim is whole yen, not {amount.node.kind.word}")
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
