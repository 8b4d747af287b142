"""From the expressions of a decision to cells: once for rows that are complete, once with bounds for what is missing.

`Exact` is the columnar counterpart of the compiled function: every value is a numerator over a known denominator and,
where a clause divides by a fact, a divisor; a rounding is one division. `Bounded` is that of the reference evaluator:
each value lies between two, and says which missing facts keep it open, so that a principal of 0 bears no interest
whatever the date. Where the two ends meet the value is known.

>>> from obligations.expressions.nodes import Fact, Operation
>>> from obligations.expressions.kinds import Kind
>>> from obligations.expressions.terms import Yen
>>> from obligations.values.labels import Text
>>> fee = Fact("Bill", "fee", Kind.YEN, Text("the fee", "料金"))
>>> capped = Operation("lower", (fee, Yen.fixed(0).node), Kind.YEN)
>>> found = Bounded(Cells(), (fee,)).value(capped)
>>> found.low.top.of, found.high.top.of, found.missing.of
(0, 0, 0)
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product
from math import lcm
from typing import TypeAlias

from obligations.errors import NotColumnar
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import (
    All,
    Any,
    Cited,
    Constant,
    Fact,
    Head,
    Holds,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Reads,
    Rounded,
    Said,
    When,
    children,
)
from obligations.interpreters.columns.cells import Cell, Cells, Key
from obligations.interpreters.columns.civil_days import EPOCH_DAY, CivilDays
from obligations.values.daycount import MONTH_SHARES_DENOMINATOR, DayCount
from obligations.values.labels import Labelled
from obligations.values.rounding import RoundingMode

__all__ = ["NUMBERS", "Bounded", "Exact", "Ratio", "Span", "members_of", "origin"]

#: No sum over the rows of a list that is not known exceeds this; as in the reference evaluator.
_ANY_SUM = 10**24


@dataclass(frozen=True, slots=True)
class Ratio:
    """A number: the cell `top` over the constant `below` and, where it is divided by a fact, over `divisor`.

    Both are above 0.
    """

    top: Cell
    below: int = 1
    divisor: Cell | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number of its unit."""
        return self.below == 1 and self.divisor is None


Pair: TypeAlias = tuple[Cell, Cell, int, Cell | None]


class _Arithmetic:
    """The operators of the rule language on ratios of cells."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.days = CivilDays(cells)

    def constant(self, node: Constant) -> Ratio:
        value = node.value
        if value is None:
            return Ratio(self.cells.zero)
        if isinstance(value, Labelled):
            return Ratio(self.cells.number(list(type(value)).index(value)))
        assert isinstance(value, int | Fraction)
        return Ratio(self.cells.number(value.numerator), value.denominator)

    def times(self, one: Cell, factor: int, divisor: Cell | None = None) -> Cell:
        made = self.cells.multiply(one, self.cells.number(factor))
        return made if divisor is None else self.cells.multiply(made, divisor)

    def scaled(self, one: Ratio, other: Ratio) -> Pair:
        """Both numerators over one denominator and divisor."""
        common = lcm(one.below, other.below)
        first, second = common // one.below, common // other.below
        if one.divisor is other.divisor:
            return self.times(one.top, first), self.times(other.top, second), common, one.divisor
        left, right = self.times(one.top, first, other.divisor), self.times(other.top, second, one.divisor)
        return left, right, common, self._divisor(one.divisor, other.divisor)

    def _divisor(self, one: Cell | None, other: Cell | None) -> Cell | None:
        if one is None or other is None:
            return one or other
        return self.cells.multiply(one, other)

    def joined(self, join: Callable[[Cell, Cell], Cell], one: Ratio, other: Ratio) -> Ratio:
        left, right, below, divisor = self.scaled(one, other)
        return Ratio(join(left, right), below, divisor)

    def compared(self, compare: Callable[[Cell, Cell], Cell], one: Ratio, other: Ratio) -> Cell:
        left, right, _, _ = self.scaled(one, other)
        return compare(left, right)

    def same(self, one: Ratio, other: Ratio) -> Cell:
        return self.cells.true if one == other else self.compared(self.cells.equal, one, other)

    def lower(self, one: Ratio, other: Ratio) -> Ratio:
        return one if one == other else self.joined(self.cells.lower, one, other)

    def higher(self, one: Ratio, other: Ratio) -> Ratio:
        return one if one == other else self.joined(self.cells.higher, one, other)

    def pick(self, condition: Cell, then: Ratio, otherwise: Ratio) -> Ratio:
        if then == otherwise:
            return then
        return self.joined(lambda one, other: self.cells.pick(condition, one, other), then, otherwise)

    def product(self, one: Ratio, other: Ratio) -> Ratio:
        below = one.below * other.below
        top = self.cells.multiply(one.top, other.top)
        if top.op == "literal" or (top.op == "multiply" and top.parts[1].op == "literal"):
            constant = top.of if top.op == "literal" else top.parts[1].of
            shared = Fraction(constant, below)
            rest = self.cells.number(1) if top.op == "literal" else top.parts[0]
            top, below = self.times(rest, shared.numerator), shared.denominator
        return Ratio(top, below, self._divisor(one.divisor, other.divisor))

    def over(self, one: Ratio, other: Ratio) -> Ratio:
        """The quotient; the divisor is above 0."""
        if other.top.low <= 0:
            raise NotColumnar("a divisor may be 0")
        top = self.times(one.top, other.below, other.divisor)
        if other.top.op == "literal":
            return Ratio(top, one.below * other.top.of, one.divisor)
        return Ratio(top, one.below, self._divisor(one.divisor, other.top))

    def rounded(self, amount: Ratio, mode: RoundingMode, unit: int) -> Ratio:
        cells = self.cells
        step = self.times(cells.number(amount.below * unit), 1, amount.divisor)
        match mode:
            case RoundingMode.FLOOR:
                whole = cells.quotient(amount.top, step)
            case RoundingMode.CEIL:
                whole = cells.negative(cells.quotient(cells.negative(amount.top), step))
            case _:
                whole = self._nearest(amount.top, step)
        return Ratio(self.times(whole, unit))

    def _nearest(self, top: Cell, step: Cell) -> Cell:
        """The nearest whole number of steps, the half away from 0."""
        cells, twice = self.cells, self.times(step, 2)
        upward = cells.quotient(cells.add(self.times(top, 2), step), twice)
        downward = cells.quotient(cells.add(self.times(top, -2), step), twice)
        return cells.pick(cells.at_most(cells.zero, top), upward, cells.negative(downward))

    def linear(self, operator: str, one: Ratio, other: Ratio) -> Ratio:
        match operator:
            case "add":
                return self.joined(self.cells.add, one, other)
            case "subtract":
                return self.joined(self.cells.subtract, one, other)
            case "multiply":
                return self.product(one, other)
            case "divide":
                return self.over(one, other)
            case "lower":
                return self.lower(one, other)
            case "higher":
                return self.higher(one, other)
            case _:
                raise AssertionError(f"{operator} is no linear operator")

    def comparison(self, operator: str, one: Ratio, other: Ratio) -> Cell:
        compare = {"below": self.cells.below, "at_most": self.cells.at_most, "equal": self.cells.equal}[operator]
        return self.compared(compare, one, other)

    def whole(self, operator: str, operands: Sequence[Ratio]) -> Ratio:
        """An operator that takes whole numbers."""
        assert all(operand.is_whole for operand in operands), operator
        cells, days, tops = self.cells, self.days, [operand.top for operand in operands]
        match operator:
            case "day_of":
                return Ratio(cells.quotient(tops[0], cells.number(86_400)))
            case "start_of":
                return Ratio(self.times(tops[0], 86_400))
            case "whole_units":
                return Ratio(cells.quotient(cells.higher(tops[0], cells.zero), tops[1]))
            case "as_days" | "as_count":
                return operands[0]
            case "months_after":
                return Ratio(days.months_from(cells.add(tops[0], cells.number(1)), tops[1]))
            case "months_from":
                return Ratio(days.months_from(tops[0], tops[1]))
            case "month_start":
                return Ratio(days.month_start(tops[0]))
            case "month_end":
                return Ratio(days.month_end(tops[0]))
            case "year_end":
                return Ratio(days.year_end(tops[0]))
            case "days_in_month":
                return Ratio(days.days_in_month(tops[0]))
            case "whole_years":
                return Ratio(days.whole_years(*tops)[0])
            case "after_whole_years":
                return Ratio(days.whole_years(*tops)[1])
            case "month_shares":
                return Ratio(days.month_shares(*tops), MONTH_SHARES_DENOMINATOR)
            case "days_in_months_of":
                first, last, length = tops
                if length.low != length.high:
                    raise NotColumnar("the length of the months is not fixed")
                if not 28 <= length.low <= 31:
                    return Ratio(cells.zero)
                return Ratio(days.days_in_months_of(first, last, length.low))
            case _:
                convention = DayCount[operator.removeprefix("years_")]
                count = {
                    DayCount.COURT: days.court,
                    DayCount.ACT365F: days.act365f,
                    DayCount.DEPOSIT_OFFICE: days.deposit_office,
                    DayCount.ACTACT: days.actact,
                }[convention]
                return Ratio(count(*tops), convention.denominator)


_LINEAR = ("add", "subtract", "multiply", "divide", "lower", "higher")
_COMPARING = ("below", "at_most", "equal")
#: Numbers of a fact of this kind, and truths and alternatives, stand in one column.
NUMBERS = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.DATE, Kind.INSTANT)


def origin(fact: Fact) -> int:
    """What a column of a fact leaves out: a day stands as the days since 1970, as engines count them."""
    return EPOCH_DAY if fact.kind is Kind.DATE else 0


_SUMS = {"total": "sum", "count": "sum", "earliest": "least", "any": "any"}


def members_of(fact: Fact) -> tuple[str, ...]:
    """The codes of a fact's alternatives, in the order of their enumeration."""
    return tuple(member.code for member in fact.alternatives)


class _Lowering(_Arithmetic):
    """What both ways of lowering share: where a fact stands, in a column of its own or in the rows of a list."""

    def __init__(self, cells: Cells, facts: Sequence[Fact]) -> None:
        super().__init__(cells)
        self.columns = {fact.name: frozenset(fact.columns) for fact in facts if fact.kind is Kind.ROWS}
        #: The list whose rows are looked at.
        self.rows: str | None = None

    def in_row(self, fact: Fact) -> bool:
        """Whether a fact stands in the rows that are looked at."""
        return self.rows is not None and fact in self.columns[self.rows]

    def key(self, fact: Fact) -> Key:
        """Where a fact stands."""
        return (self.rows, fact.name) if self.rows is not None and self.in_row(fact) else fact.name

    def member(self, subject: Fact, members: tuple[Labelled, ...]) -> Cell:
        """Whether a known fact is, or holds, one of these alternatives."""
        cells, key = self.cells, self.key(subject)
        if subject.kind is Kind.CHOICE:
            return cells.among(key, tuple(member.code for member in members))
        if len(subject.alternatives) > 62:
            raise NotColumnar(f"{subject.name} has more than 62 alternatives")
        places = {member: place for place, member in enumerate(subject.alternatives)}
        mask = cells.input(key, 0, (1 << len(subject.alternatives)) - 1)
        return cells.meets(mask, sum(1 << places[member] for member in members))

    @contextmanager
    def rows_of(self, node: OverRows) -> Generator[None]:
        """While the rows of a list are looked at."""
        if any(column.kind is Kind.ROWS for column in node.rows.columns):
            raise NotColumnar(f"the rows of {node.rows.name} hold lists of rows themselves")
        before, self.rows = self.rows, node.rows.name
        try:
            yield
        finally:
            self.rows = before


class Exact(_Lowering):
    """The expressions of a decision for rows in which every fact that is read is known."""

    def __init__(self, cells: Cells, facts: Sequence[Fact], ranges: Mapping[Fact, tuple[int, int]]) -> None:
        """`ranges` bound facts more closely than they are bounded themselves."""
        super().__init__(cells, facts)
        self.ranges = ranges
        self._truths: dict[tuple[int, str | None], tuple[Node, Cell]] = {}
        self._numbers: dict[tuple[int, str | None], tuple[Node, Ratio]] = {}

    def truth(self, node: Node) -> Cell:
        """A truth as a cell."""
        at = id(node), self.rows
        done = self._truths.get(at)
        if done is None:
            done = self._truths[at] = node, self._truth(node)
        return done[1]

    def number(self, node: Node) -> Ratio:
        """A number as a ratio of cells, an alternative as its place among them; without meaning where there is none."""
        at = id(node), self.rows
        done = self._numbers.get(at)
        if done is None:
            done = self._numbers[at] = node, self._number(node)
        return done[1]

    def _truth(self, node: Node) -> Cell:
        cells = self.cells
        match node:
            case Constant(value=value):
                return cells.truth(bool(value))
            case Fact():
                return cells.input(self.key(node), 0, 1, truth=True)
            case All(parts):
                return cells.both(*map(self.truth, parts))
            case Any(parts):
                return cells.either(*map(self.truth, parts))
            case Not(part):
                return cells.negated(self.truth(part))
            case IsOneOf(subject, members):
                return self.member(subject, members)
            case When(condition, then, otherwise):
                return cells.pick(self.truth(condition), self.truth(then), self.truth(otherwise))
            case Operation(operator, operands):
                return self.comparison(operator, *map(self.number, operands))
            case OverRows(fold, rows, where, body, default):
                empty = self.truth(default)
                with self.rows_of(node):
                    return cells.fold(_SUMS[fold], rows.name, self.truth(where), self.truth(body), empty, 0, 1)
            case Named() | Head() | Cited():
                return self.truth(children(node)[0])
            case Reads() | Holds() | Said() | Rounded():
                raise AssertionError(f"{type(node).__name__} should have been lowered")

    def _number(self, node: Node) -> Ratio:
        cells = self.cells
        match node:
            case Constant():
                return self.constant(node)
            case Fact():
                return self.fact(node)
            case When(condition, then, otherwise):
                if isinstance(otherwise, Constant) and otherwise.value is None:
                    return self.number(then)
                if isinstance(then, Constant) and then.value is None:
                    return self.number(otherwise)
                if (pushed := _pushed(node)) is not None:
                    return self.number(pushed)
                return self.pick(self.truth(condition), self.number(then), self.number(otherwise))
            case Rounded(amount, mode, unit):
                return self.rounded(self.number(amount), mode, unit)
            case OverRows(fold, rows, where, body, default):
                empty = self.number(default)
                with self.rows_of(node):
                    taken, one = self.truth(where), self.number(body)
                if not (one.is_whole and empty.is_whole):
                    raise NotColumnar(f"fractions are added up over the rows of {rows.name}")
                low, high = min(one.top.low, empty.top.low), max(one.top.high, empty.top.high)
                if fold != "earliest":
                    low, high = _ANY_SUM * (low < 0) * -1, _ANY_SUM * (high > 0)
                return Ratio(cells.fold(_SUMS[fold], rows.name, taken, one.top, empty.top, low, high))
            case Operation(operator, operands):
                numbers = [self.number(operand) for operand in operands]
                return self.linear(operator, *numbers) if operator in _LINEAR else self.whole(operator, numbers)
            case Named() | Head() | Cited():
                return self.number(children(node)[0])
            case _:
                raise AssertionError(f"{type(node).__name__} is no number")

    def fact(self, fact: Fact) -> Ratio:
        """A fact's column."""
        key = self.key(fact)
        if fact.kind is Kind.CHOICE:
            return Ratio(self.cells.position(key, members_of(fact)))
        if fact.kind not in NUMBERS:
            raise NotColumnar(f"{fact.name} is a {fact.kind.word}, and is given as the answer")
        low, high = self.ranges.get(fact, fact.range)
        start = origin(fact)
        return Ratio(self.cells.add(self.cells.input(key, low - start, high - start), self.cells.number(start)))


def _pushed(node: When) -> Node | None:
    """A choice between two days that are counted in the same way, as one count from the day that is chosen."""
    one, other = node.then, node.otherwise
    if not (isinstance(one, Operation) and isinstance(other, Operation)) or one.operator != other.operator:
        return None
    if one.operator in (*_LINEAR, *_COMPARING, "as_days", "as_count"):
        return None
    pairs = zip(one.operands, other.operands, strict=True)
    parts = tuple(a if a is b else When(node.condition, a, b, a.kind) for a, b in pairs)
    return Operation(one.operator, parts, one.kind)


@dataclass(frozen=True, slots=True)
class Span:
    """A value between two bounds, both inclusive, the mask of the missing facts that keep it open, 0 if it is known.

    `nothing` is whether there is no value at all, which is known in every row.
    """

    low: Ratio
    high: Ratio
    missing: Cell
    nothing: Cell


class Bounded(_Lowering):
    """The expressions of a decision for rows with facts missing: the reference evaluator, node for node."""

    def __init__(self, cells: Cells, facts: Sequence[Fact]) -> None:
        super().__init__(cells, facts)
        self.bits = {fact.name: 1 << place for place, fact in enumerate(facts)}
        self._done: dict[tuple[int, str | None, bool], tuple[Node, Span]] = {}
        #: Whether the rows that are looked at are any rows, with nothing in them known.
        self._any_rows = False

    # -- spans

    def known(self, low: Ratio, high: Ratio) -> Cell:
        """Whether two bounds are one value."""
        if low.top.truth:
            return self.cells.true if low == high else self.cells.either(low.top, self.cells.negated(high.top))
        return self.same(low, high)

    def span(self, low: Ratio, high: Ratio, *missing: Cell, nothing: Cell | None = None) -> Span:
        """A span of which nothing is missing where its ends meet."""
        cells = self.cells
        mask = cells.union(*missing) if missing else cells.zero
        if mask is not cells.zero:
            mask = cells.pick(self.known(low, high), cells.zero, mask)
        return Span(low, high, mask, nothing or cells.false)

    def truths(self, low: Cell, high: Cell, *missing: Cell) -> Span:
        """A span of truths."""
        return self.span(Ratio(low), Ratio(high), *missing)

    def fixed(self, value: Ratio) -> Span:
        """A known value."""
        return Span(value, value, self.cells.zero, self.cells.false)

    def value(self, node: Node) -> Span:
        """What the node comes to."""
        at = id(node), self.rows, self._any_rows
        done = self._done.get(at)
        if done is None:
            done = self._done[at] = node, self._value(node)
        return done[1]

    def _value(self, node: Node) -> Span:
        cells = self.cells
        match node:
            case Constant(kind, value):
                if value is None:
                    return Span(Ratio(cells.zero), Ratio(cells.zero), cells.zero, cells.true)
                return self.fixed(Ratio(cells.truth(bool(value))) if kind is Kind.TRUTH else self.constant(node))
            case Fact():
                return self._fact(node)
            case All(parts):
                return self._joined(parts, cells.both)
            case Any(parts):
                return self._joined(parts, cells.either)
            case Not(part):
                inner = self.value(part)
                return Span(
                    Ratio(cells.negated(inner.high.top)),
                    Ratio(cells.negated(inner.low.top)),
                    inner.missing,
                    cells.false,
                )
            case IsOneOf(subject, members):
                return self._membership(subject, members)
            case When():
                return self._when(node)
            case Rounded(amount, mode, unit):
                inner = self.value(amount)
                return self.span(
                    self.rounded(inner.low, mode, unit), self.rounded(inner.high, mode, unit), inner.missing
                )
            case OverRows():
                return self._over_rows(node)
            case Operation(operator, operands):
                return self._operation(operator, [self.value(operand) for operand in operands])
            case Named() | Head() | Cited():
                return self.value(children(node)[0])
            case Reads() | Holds() | Said():
                raise AssertionError(f"{type(node).__name__} should have been lowered")

    # -- facts

    def _missing_bit(self, fact: Fact) -> Cell:
        return self.cells.number(self.bits[self.rows if self.rows is not None and self.in_row(fact) else fact.name])

    def _lies_open(self, fact: Fact) -> Cell:
        return self.cells.true if self._any_rows and self.in_row(fact) else self.cells.unknown(self.key(fact))

    def _fact(self, fact: Fact) -> Span:
        cells, key = self.cells, self.key(fact)
        unknown = self._lies_open(fact)
        missing = cells.pick(unknown, self._missing_bit(fact), cells.zero)
        if fact.kind is Kind.TRUTH:
            given = cells.input(key, 0, 1, truth=True)
            low, high = cells.pick(unknown, cells.false, given), cells.pick(unknown, cells.true, given)
            return Span(Ratio(low), Ratio(high), missing, cells.false)
        if fact.kind is Kind.CHOICE:
            codes = members_of(fact)
            start, given, (least, most) = 0, cells.position(key, codes), (0, len(codes) - 1)
        elif fact.kind in NUMBERS:
            start = origin(fact)
            least, most = (end - start for end in fact.range)
            given = cells.input(key, least, most)
        else:
            raise NotColumnar(f"{fact.name} is a {fact.kind.word}, and is given as the answer")

        def unless_open(end: int) -> Ratio:
            return Ratio(cells.add(cells.pick(unknown, cells.number(end), given), cells.number(start)))

        return Span(unless_open(least), unless_open(most), missing, cells.false)

    def _membership(self, subject: Fact, members: tuple[Labelled, ...]) -> Span:
        cells = self.cells
        unknown = self._lies_open(subject)
        given = self.member(subject, members)
        always = subject.kind is Kind.CHOICE and set(members) == set(subject.alternatives)
        low = cells.pick(unknown, cells.truth(always), given)
        missing = cells.pick(unknown, self._missing_bit(subject), cells.zero)
        return self.truths(low, cells.pick(unknown, cells.true, given), missing)

    # -- joins

    def _joined(self, parts: Sequence[Node], join: Callable[..., Cell]) -> Span:
        spans = [self.value(part) for part in parts]
        low, high = join(*(span.low.top for span in spans)), join(*(span.high.top for span in spans))
        return self.truths(low, high, *(span.missing for span in spans))

    def _when(self, node: When) -> Span:
        cells = self.cells
        condition = self.value(node.condition)
        then, otherwise = self.value(node.then), self.value(node.otherwise)
        surely, never = condition.low.top, cells.negated(condition.high.top)
        # Where it is open whether a rule speaks at all, the value is that of the side that has one.
        only_then = cells.either(surely, cells.both(cells.negated(never), otherwise.nothing))
        only_other = cells.either(never, cells.both(cells.negated(surely), then.nothing))

        def either(one: Ratio, other: Ratio, join: Callable[[Ratio, Ratio], Ratio]) -> Ratio:
            return self.pick(only_other, other, self.pick(only_then, one, join(one, other)))

        if node.kind is Kind.TRUTH:
            low = Ratio(self._picked(only_other, only_then, otherwise.low, then.low, cells.both))
            high = Ratio(self._picked(only_other, only_then, otherwise.high, then.high, cells.either))
        else:
            low = either(then.low, otherwise.low, self.lower)
            high = either(then.high, otherwise.high, self.higher)
        nothing = cells.pick(
            never, otherwise.nothing, cells.pick(surely, then.nothing, cells.both(then.nothing, otherwise.nothing))
        )
        whole = cells.union(condition.missing, then.missing, otherwise.missing)
        missing = cells.pick(only_other, otherwise.missing, cells.pick(only_then, then.missing, whole))
        return self.span(low, high, missing, nothing=nothing)

    def _picked(
        self, only_other: Cell, only_then: Cell, other: Ratio, then: Ratio, join: Callable[[Cell, Cell], Cell]
    ) -> Cell:
        cells = self.cells
        return cells.pick(only_other, other.top, cells.pick(only_then, then.top, join(then.top, other.top)))

    # -- operators

    def _operation(self, operator: str, spans: Sequence[Span]) -> Span:
        cells = self.cells
        lows, highs = [span.low for span in spans], [span.high for span in spans]
        missing = [span.missing for span in spans]
        match operator:
            case "add" | "lower" | "higher":
                ends = self.linear(operator, *lows), self.linear(operator, *highs)
            case "subtract":
                ends = self.linear(operator, lows[0], highs[1]), self.linear(operator, highs[0], lows[1])
            case "multiply" | "divide":
                ends = self._corners(operator, spans)
            case "below" | "at_most":
                surely = self.comparison(operator, highs[0], lows[1])
                return self.truths(surely, self.comparison(operator, lows[0], highs[1]), *missing)
            case "equal":
                return self._equal(spans)
            case "whole_units" | "whole_years":
                ends = self._falling(operator, spans)
            case "after_whole_years":
                ends = self._after_whole_years(spans)
            case "days_in_month":
                known = self.known(lows[0], highs[0])
                length = self.whole(operator, lows)
                least, most = Ratio(cells.number(28)), Ratio(cells.number(31))
                ends = self.pick(known, length, least), self.pick(known, length, most)
            case "month_shares":
                ends = self._spread(operator, spans, 28, 31)
            case "days_in_months_of":
                known = cells.both(self.known(lows[0], highs[0]), self.known(lows[1], highs[1]))
                some = self.whole(operator, lows)
                length = self.linear("add", self.linear("subtract", highs[1], lows[0]), Ratio(cells.number(1)))
                most = self.higher(length, Ratio(cells.zero))
                ends = self.pick(known, some, Ratio(cells.zero)), self.pick(known, some, most)
            case _ if operator.startswith("years_"):
                ends = self._spread(operator, spans, 365, 366)
            case _:
                ends = self.whole(operator, lows), self.whole(operator, highs)
        return self.span(*ends, *missing)

    def _corners(self, operator: str, spans: Sequence[Span]) -> tuple[Ratio, Ratio]:
        one, other = spans
        corners: dict[Ratio, None] = {}
        signs = [(end.low.top.low >= 0) for end in spans]
        pairs = list(product((one.low, one.high), (other.low, other.high)))
        if all(signs):
            # No negative number: the least and the greatest corner are known.
            chosen = (pairs[0], pairs[3]) if operator == "multiply" else (pairs[1], pairs[2])
            return self.linear(operator, *chosen[0]), self.linear(operator, *chosen[1])
        for pair in pairs:
            corners[self.linear(operator, *pair)] = None
        return reduce(self.lower, corners), reduce(self.higher, corners)

    def _equal(self, spans: Sequence[Span]) -> Span:
        cells, (one, other) = self.cells, spans
        known = cells.both(self.known(one.low, one.high), self.known(other.low, other.high))
        surely = cells.both(known, self.same(one.low, other.low))
        perhaps = cells.both(
            self.comparison("at_most", one.low, other.high), self.comparison("at_most", other.low, one.high)
        )
        return self.truths(surely, perhaps, one.missing, other.missing)

    def _falling(self, operator: str, spans: Sequence[Span]) -> tuple[Ratio, Ratio]:
        """Whole units rise with the time and fall with the unit; whole years rise with the last day, fall with the
        first."""
        one, other = spans
        if operator == "whole_units":
            return self.whole(operator, [one.low, other.high]), self.whole(operator, [one.high, other.low])
        return self.whole(operator, [one.high, other.low]), self.whole(operator, [one.low, other.high])

    def _both_known(self, spans: Sequence[Span]) -> Cell:
        return self.cells.both(*(self.known(span.low, span.high) for span in spans))

    def _after_whole_years(self, spans: Sequence[Span]) -> tuple[Ratio, Ratio]:
        first, last = spans
        known = self._both_known(spans)
        exact = self.whole("after_whole_years", [first.low, last.low])
        latest = self.higher(first.high, self.linear("add", last.high, Ratio(self.cells.number(1))))
        return self.pick(known, exact, first.low), self.pick(known, exact, latest)

    def _spread(self, operator: str, spans: Sequence[Span], shortest: int, longest: int) -> tuple[Ratio, Ratio]:
        """A sum of one share a day, each between one over the longest and one over the shortest length."""
        cells, (first, last) = self.cells, spans
        known = self._both_known(spans)
        exact = self.whole(operator, [first.low, last.low])

        def days(one: Ratio, other: Ratio) -> Cell:
            apart = cells.add(cells.subtract(other.top, one.top), cells.number(1))
            return cells.higher(apart, cells.zero)

        fewest, most = Ratio(days(first.high, last.low), longest), Ratio(days(first.low, last.high), shortest)
        return self.pick(known, exact, fewest), self.pick(known, exact, most)

    # -- rows

    def _over_rows(self, node: OverRows) -> Span:
        cells = self.cells
        unknown = cells.unknown(node.rows.name)
        if self.rows is not None:
            raise NotColumnar("a list of rows is asked of inside the rows of another")
        given, open_ = self._over_given_rows(node), self._over_unknown_rows(node)
        if node.kind is Kind.TRUTH:
            low = Ratio(cells.pick(unknown, open_.low.top, given.low.top))
            high = Ratio(cells.pick(unknown, open_.high.top, given.high.top))
        else:
            low, high = self.pick(unknown, open_.low, given.low), self.pick(unknown, open_.high, given.high)
        return Span(low, high, cells.pick(unknown, open_.missing, given.missing), cells.false)

    def _over_unknown_rows(self, node: OverRows) -> Span:
        """The fold over any number of rows, each with any values."""
        cells, bit = self.cells, self.cells.number(self.bits[node.rows.name])
        if node.fold == "any":
            return self.truths(cells.false, cells.true, bit)
        default = self.value(node.default)
        with self.rows_of(node):
            self._any_rows = True
            body = self.value(node.body)
            self._any_rows = False
        low, high = self.lower(body.low, default.low), self.higher(body.high, default.high)
        if node.fold != "earliest":
            most = Kind.COUNT.high if node.fold == "count" else _ANY_SUM
            zero = Ratio(cells.zero)
            down = cells.below(low.top, cells.zero)
            up = cells.below(cells.zero, high.top)
            low = self.pick(down, Ratio(cells.number(-most)), zero)
            high = self.pick(up, Ratio(cells.number(most)), zero)
        return self.span(low, high, bit)

    def _over_given_rows(self, node: OverRows) -> Span:
        cells, name = self.cells, node.rows.name
        default = self.value(node.default)
        with self.rows_of(node):
            taken, body = self.value(node.where), self.value(node.body)
        surely, perhaps = taken.low.top, cells.both(taken.high.top, cells.negated(taken.low.top))
        touched = taken.high.top

        def fold(how: str, where: Cell, of: Cell, empty: Cell, low: int, high: int) -> Cell:
            return cells.fold(how, name, where, of, empty, low, high)

        mask = cells.union(taken.missing, body.missing)
        bits = (1 << mask.high.bit_length()) - 1
        missing = cells.zero if mask is cells.zero else fold("union", touched, mask, cells.zero, 0, bits)
        if node.fold == "any":
            low = fold("any", surely, body.low.top, cells.false, 0, 1)
            left_open = cells.either(perhaps, cells.both(surely, body.high.top, cells.negated(body.low.top)))
            high = cells.either(low, fold("any", left_open, cells.true, cells.false, 0, 1))
            return self.truths(low, high, missing)
        if not (body.low.is_whole and body.high.is_whole and default.low.is_whole and default.high.is_whole):
            raise NotColumnar(f"fractions are added up over the rows of {name}")
        least, most = body.low.top, body.high.top
        if node.fold in ("total", "count"):
            # A row that is perhaps taken counts where it makes the sum lower, or higher.
            lowest = cells.pick(surely, least, cells.lower(cells.zero, least))
            highest = cells.pick(surely, most, cells.higher(cells.zero, most))

            def total(end: Cell) -> Ratio:
                low, high = -_ANY_SUM * (end.low < 0), _ANY_SUM * (end.high > 0)
                return Ratio(fold("sum", touched, end, cells.zero, low, high))

            return self.span(total(lowest), total(highest), missing)
        # The earliest: of the rows that are surely taken, else of those that perhaps are, and of the default.
        sure_any = fold("any", surely, cells.true, cells.false, 0, 1)
        low_empty, high_empty = default.low.top, default.high.top
        earliest = fold(
            "least", touched, least, low_empty, min(least.low, low_empty.low), max(least.high, low_empty.high)
        )
        low = cells.pick(sure_any, earliest, cells.lower(earliest, low_empty))
        latest_sure = fold(
            "least", surely, most, high_empty, min(most.low, high_empty.low), max(most.high, high_empty.high)
        )
        latest_perhaps = fold(
            "greatest", perhaps, most, high_empty, min(most.low, high_empty.low), max(most.high, high_empty.high)
        )
        high = cells.pick(sure_any, latest_sure, cells.higher(latest_perhaps, high_empty))
        whole = cells.pick(sure_any, missing, cells.union(missing, default.missing))
        return self.span(Ratio(low), Ratio(high), whole)
