"""Where a decision turns: the values of the facts next to which an answer can change, found in the rules themselves.

Every comparison, cap, rounding step, whole unit of time, month end and period end of a decision is a *turn*: a number
that the facts determine, and the marks at which it matters that the number is reached. Below a mark the rule takes
one way, at or above it another. The number is compiled by itself, so that one fact can be moved until the mark is
crossed, by doubling steps and bisection. Conditions are solved in the same manner: facts are moved one by one until a
condition holds. Edges, scenarios on the edge, covers and inverse questions all rest on this one search.

A day of payment is compared with a due date, day 739,000. From any day before it, the first day on the other side of
"paid on or before the due date" is found:

>>> from obligations.clauses.decision import lower
>>> from obligations.clauses.rules import Effect, Rule
>>> from obligations.expressions.terms import Date
>>> from obligations.values.labels import Text
>>> paid_on = Fact("Debt", "paid_on", Kind.DATE, Text("the day of payment", "支払日"))
>>> due_on = Date(Constant(Kind.DATE, 739_000))
>>> in_time = Rule("in_time", Effect.DECLARATION, ("1",), "", "", (Date(paid_on) <= due_on).node, None)
>>> turning = Turning(lower("in-time", {"in_time": in_time}, ["in_time"], [paid_on]), Read({}))
>>> (turn,) = turning.turns
>>> [rule.name for rule in turn.rules]
['in_time']
>>> (place,) = turning.places((738_000,), turn)
>>> turning.crossing(turn, (738_000,), place, 0, above=True)
739001
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from math import floor, gcd, lcm
from operator import is_
from typing import Any as Anything
from typing import TypeAlias

from obligations.clauses.decision import Decision, uncited
from obligations.clauses.rules import FALSE, AnyRule, Effect
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import (
    All,
    Any,
    Cited,
    Constant,
    Fact,
    Head,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Rounded,
    When,
    children,
    rebuilt,
    walk,
)
from obligations.expressions.operators import Number
from obligations.interpreters.compile import Read, compiled_parts
from obligations.interpreters.evaluate import Evaluation, Known, Open, Seen
from obligations.values import calendar
from obligations.values.daycount import whole_years
from obligations.values.rounding import RoundingMode

__all__ = ["Guard", "Place", "Plain", "Spot", "Turn", "Turning", "Way", "boundary", "simplest", "smooth"]

Plain: TypeAlias = tuple[Anything, ...]
Neighbours: TypeAlias = Callable[[Number], tuple[Number | None, Number | None]]
#: What picks one of several: a random generator's choice, or a strategy's draw.
Choose: TypeAlias = Callable[[Sequence[Anything]], Anything]

ORDERED = frozenset({Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.DATE, Kind.INSTANT})
"""The kinds of facts along which one can move: those whose values are whole numbers in an order."""

# Marks ------------------------------------------------------------------------------------------------------
# Of a number, the nearest mark at or below it and the nearest above it; None where there is none.


def _zero(number: Number) -> tuple[Number | None, Number | None]:
    return (0, None) if number >= 0 else (None, 0)


def _whole(number: Number) -> tuple[Number | None, Number | None]:
    return floor(number), floor(number) + 1


def _halves(number: Number) -> tuple[Number | None, Number | None]:
    below = floor(number - Fraction(1, 2)) + Fraction(1, 2)
    return below, below + 1


def _midnights(second: Number) -> tuple[Number | None, Number | None]:
    day = int(second) // calendar.SECONDS_A_DAY
    return day * calendar.SECONDS_A_DAY, (day + 1) * calendar.SECONDS_A_DAY


def _months(day: Number) -> tuple[Number | None, Number | None]:
    first = calendar.month_start(int(day))
    return first, calendar.month_end(first) + 1


def _month_ends(day: Number) -> tuple[Number | None, Number | None]:
    """The days of a month from which a period of months may end on a shorter month's last day, and the first."""
    day = int(day)
    first, last = calendar.month_start(day), calendar.month_end(day)
    marks = [first, *range(first + 27, last + 1), last + 1]
    return max(mark for mark in marks if mark <= day), min(mark for mark in marks if mark > day)


def _years(day: Number) -> tuple[Number | None, Number | None]:
    """The first days of years, and the end of February, around which two years may end on the same day."""
    year = date.fromordinal(int(day)).year
    march = date(year, 3, 1).toordinal()
    marks = [date(year, 1, 1).toordinal(), march - 1, march, date(year + 1, 1, 1).toordinal()]
    return max(mark for mark in marks if mark <= day), min(mark for mark in marks if mark > day)


# Turns ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Guard:
    """A truth on the way to a node, and what it must be for the node to be reached; `rows` as for `Spot`."""

    node: Node
    wanted: bool
    rows: Fact | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a node: the choices that must be made to come to it, and what must be so for it to be decisive."""

    reach: tuple[Guard, ...] = ()
    decide: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A node of the rules where the decision can go one way or another.

    `rows` is the list over whose rows it is worked out, if it is; `rules` are those in whose own words it stands.
    """

    node: Node
    rows: Fact | None
    rules: list[AnyRule] = field(default_factory=list[AnyRule])
    ways: list[Way] = field(default_factory=list[Way])


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A number that facts determine, and the marks at which something turns.

    `number` is the `meaning` of the values of `parts`; it takes the plain facts, and the columns of a row where the
    turn stands over `rows`, and is None where no rule gives it. `repeats` tells a staircase of marks from a single one.
    """

    spot: Spot
    parts: tuple[Node, ...]
    meaning: Callable[..., Number]
    number: Callable[..., Number | None]
    marks: Neighbours
    repeats: bool
    depends: frozenset[Fact]

    @property
    def rows(self) -> Fact | None:
        """The list over whose rows the turn stands."""
        return self.spot.rows

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """The rules in whose own words it stands."""
        return tuple(self.spot.rules)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands among plain facts: its number, and for a column of a list the row and the column."""

    name: str
    fact: Fact
    at: int
    row: int | None = None
    column: int = 0

    def value(self, facts: Plain) -> Anything:
        """The plain value that stands there, None if it is unknown."""
        return facts[self.at] if self.row is None else facts[self.at][self.row][self.column]

    def put(self, facts: Plain, value: Anything) -> Plain:
        """The facts with another value there."""
        if self.row is not None:
            rows = facts[self.at]
            row = rows[self.row]
            row = (*row[: self.column], value, *row[self.column + 1 :])
            value = (*rows[: self.row], row, *rows[self.row + 1 :])
        return (*facts[: self.at], value, *facts[self.at + 1 :])


#: Names of facts of a sheet of which the second may not lie before the first; under "" those of the question's sheet,
#: under the name of a list those of its rows.
Limits: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]

#: Kinds whose exact amount stands behind a rounded one.
_MONEY = (Kind.YEN, Kind.EXACT_YEN, Kind.YEARLY_YEN)
_COMPARED = ("below", "at_most", "equal")
_PICKED = ("lower", "higher")
_WAYS = 6


class Turning:
    """The turns of a decision under fixed readings, and the search for facts next to them."""

    def __init__(self, decision: Decision, read: Read, limits: Limits | None = None) -> None:
        self.decision = decision
        self.read = read
        self.limits = limits or {}
        self.spots: dict[tuple[int, str], Spot] = {}
        self._caps = {
            id(read.node(clause.value)): clause.rule
            for clause in decision.clauses
            if clause.rule.effect is Effect.CAP and clause.value is not None
        }
        self._owners = {
            id(read.node(clause.value)): clause.rule for clause in decision.clauses if clause.value is not None
        }
        self._by_name = {clause.rule.name: clause.rule for clause in decision.clauses}
        self._visits: dict[tuple[int, str], int] = {}
        self._answering: frozenset[tuple[int, str]] = frozenset()
        # From the answer down, so that each way says what else must be so for the answer to change; then each rule by
        # itself, for what the answer does not come to.
        for root in (
            decision.speaks,
            decision.value,
            *(part for pair in (decision.since, decision.until) for part in pair or ()),
        ):
            self._visit(read.node(root), decision.clauses[0].rule, Way(), None)
        self._answering = frozenset(self.spots)
        for clause in decision.clauses:
            condition = read.node(clause.condition)
            self._visit(condition, clause.rule, Way(), None)
            # What a rule gives that never applies under the readings turns nothing.
            if clause.value is not None and uncited(condition) != FALSE:
                self._visit(read.node(clause.value), clause.rule, Way((Guard(condition, True),)), None)
            if not isinstance(condition, Constant):
                self._note(condition, clause.rule, Way(), None)
        for one, _, both in decision.conflicts:
            self._visit(read.node(both), one, Way(), None)
            if not isinstance(read.node(both), Constant):
                self._note(read.node(both), one, Way(), None)
        self.turns = tuple(turn for spot in self.spots.values() for turn in self._turns(spot))
        self._comparisons = {
            (id(turn.spot.node), turn.rows.name if turn.rows else ""): turn
            for turn in self.turns
            if isinstance(turn.spot.node, Operation) and turn.spot.node.operator in _COMPARED
        }

    @property
    def open_spots(self) -> list[Spot]:
        """The spots that facts can turn: those left out are settled by the readings."""
        return [spot for spot in self.spots.values() if not isinstance(uncited(spot.node), Constant)]

    # -- what there is

    def _note(self, node: Node, rule: AnyRule, way: Way, rows: Fact | None) -> None:
        key = id(node), rows.name if rows else ""
        spot = self.spots.setdefault(key, Spot(node, rows))
        if rule not in spot.rules:
            spot.rules.append(rule)
        if len(spot.ways) < _WAYS and key not in self._answering:
            spot.ways.append(way)

    def _visit(self, node: Node, rule: AnyRule, way: Way, rows: Fact | None) -> None:
        key = id(node), rows.name if rows else ""
        self._visits[key] = self._visits.get(key, 0) + 1
        if self._visits[key] > _WAYS:
            return
        rule = self._owners.get(id(node), rule)

        def visit(part: Node, *, reach: Iterable[Guard] = (), decide: Iterable[Guard] = ()) -> None:
            self._visit(part, rule, Way((*way.reach, *reach), (*way.decide, *decide)), rows)

        match node:
            case Constant():
                return
            case Cited(name, condition):
                rule = self._by_name[name]
                self._note(node, rule, way, rows)
                visit(condition)
            case Fact(kind=kind):
                if kind is Kind.TRUTH:
                    self._note(node, rule, way, rows)
            case All(parts) | Any(parts):
                wanted = isinstance(node, All)
                for part in parts:
                    visit(part, decide=(Guard(other, wanted, rows) for other in parts if other is not part))
            case When(condition, then, otherwise):
                self._note(condition, rule, way, rows)
                visit(condition, decide=_apart(then, otherwise, rows))
                visit(then, reach=(Guard(condition, True, rows),))
                visit(otherwise, reach=(Guard(condition, False, rows),))
            case OverRows(rows=over, where=where, body=body, default=default):
                if node.kind is Kind.TRUTH:
                    self._note(node, rule, way, rows)
                self._visit(where, rule, way, over)
                self._visit(body, rule, Way((*way.reach, Guard(where, True, over)), way.decide), over)
                visit(default)
            case Operation(operator, (one, other)) if operator in _PICKED:
                self._note(node, self._caps.get(id(other), rule) if operator == "lower" else rule, way, rows)
                low, high = (one, other) if operator == "lower" else (other, one)
                first = Guard(Operation("at_most", (low, high), Kind.TRUTH), True, rows)
                second = Guard(Operation("below", (high, low), Kind.TRUTH), True, rows)
                visit(one, decide=(first,) if operator == "lower" else (second,))
                visit(other, decide=(second,) if operator == "lower" else (first,))
            case Operation("multiply", (one, other)):
                visit(one, decide=_above_0(other, rows))
                visit(other, decide=_above_0(one, rows))
            case Rounded(amount):
                self._note(node, rule, Way(way.reach, (*way.decide, *_above_0(amount, rows))), rows)
                visit(amount)
            case Operation() | IsOneOf():
                self._note(node, rule, way, rows)
                for part in children(node):
                    visit(part)
            case _:
                for part in children(node):
                    visit(part)

    def _turns(self, spot: Spot) -> Iterator[Turn]:
        """The turns that a node gives rise to."""
        match spot.node:
            case Operation(operator, (one, other)) if operator in _COMPARED or operator in _PICKED:
                yield self._turn(spot, (one, other), _difference, _zero, repeats=False)
                exact = smooth(one), smooth(other)
                if operator in _PICKED and (exact[0] is not one or exact[1] is not other):
                    yield self._turn(spot, exact, _difference, _zero, repeats=False)
            case Operation("whole_units", (length, unit)):
                yield self._turn(spot, (length, unit), Fraction, _whole, repeats=True)
            case Operation("day_of", (instant,)):
                yield self._turn(spot, (instant,), _same, _midnights, repeats=True)
            case Operation("month_start" | "month_end" | "days_in_month", (day,)):
                yield self._turn(spot, (day,), _same, _months, repeats=True)
            case Operation("months_after" | "months_from", (day, _)):
                yield self._turn(spot, (day,), _same, _month_ends, repeats=True)
            case Operation("year_end", (day,)):
                yield self._turn(spot, (day,), _same, _years, repeats=True)
            case Operation("month_shares", (first, last)) | Operation("days_in_months_of", (first, last, _)):
                yield from (self._turn(spot, (end,), _same, _months, repeats=True) for end in (first, last))
                yield self._turn(spot, (last, first), _difference, _zero, repeats=False)
            case Operation(operator, (first, last)) if operator in ("whole_years", "after_whole_years"):
                yield self._turn(spot, (first, last), _years_between, _whole, repeats=True)
            case Operation(operator, (first, last)) if operator.startswith("years_"):
                yield self._turn(spot, (last, first), _difference, _zero, repeats=False)
                if not operator.endswith("ACT365F"):
                    yield from (self._turn(spot, (end,), _same, _years, repeats=True) for end in (first, last))
                    yield self._turn(spot, (first, last), _years_between, _whole, repeats=True)
            case Rounded(amount, mode, unit):
                marks = _halves if mode is RoundingMode.HALF_UP else _whole
                yield self._turn(spot, (amount,), partial(_multiple, unit), marks, repeats=True)
            case _:
                return

    def _turn(
        self, spot: Spot, parts: Sequence[Node], meaning: Callable[..., Number], marks: Neighbours, *, repeats: bool
    ) -> Turn:
        depends = frozenset(node for part in parts for node in walk(part) if isinstance(node, Fact))
        made: list[Callable[..., tuple[Anything, ...]]] = []

        def number(*facts: Anything) -> Number | None:
            if not made:  # compiled when first used
                made.append(compiled_parts(self.decision, self.read, parts, spot.rows))
            values = made[0](*facts)
            return None if None in values else meaning(*values)

        return Turn(spot, tuple(parts), meaning, number, marks, repeats, depends)

    # -- places

    def all_places(self, facts: Plain) -> Iterator[Place]:
        """Every fact, and for a list every column of every row that it has."""
        for at, fact in enumerate(self.decision.facts):
            yield Place(fact.name, fact, at)
            if fact.kind is Kind.ROWS and facts[at] is not None:
                for row in range(len(facts[at])):
                    for number, column in enumerate(fact.columns):
                        yield Place(f"{fact.name}[{row}].{column.name}", column, at, row, number)

    def place(self, facts: Plain, name: str) -> Place | None:
        """The place of a fact by name, such as `due_on` or `debts[0].amount`; None if there is none."""
        return next((place for place in self.all_places(facts) if place.name == name), None)

    def places(self, facts: Plain, turn: Turn, row: int | None = None) -> list[Place]:
        """The known facts with an order on which a turn depends; for a turn over rows, those of one row."""
        found: list[Place] = []
        for place in self.all_places(facts):
            if place.fact.kind not in ORDERED or place.fact not in turn.depends or place.value(facts) is None:
                continue
            own = turn.rows is not None and self.decision.facts[place.at] is turn.rows
            if not own or place.row == row:
                found.append(place)
        return found

    def range(self, facts: Plain, place: Place) -> tuple[int, int]:
        """The least and the greatest value that a fact can have beside the others, both inclusive."""
        low, high = place.fact.range
        outer = "" if place.row is None else self.decision.facts[place.at].name
        for earlier, later in self.limits.get(outer, ()):
            if place.fact.name in (earlier, later):
                other = earlier if place.fact.name == later else later
                beside = self._beside(facts, place, other)
                if beside is not None:
                    low, high = (max(low, beside), high) if other == earlier else (low, min(high, beside))
        return low, high

    def _beside(self, facts: Plain, place: Place, name: str) -> Anything:
        if place.row is None:
            return facts[next(at for at, fact in enumerate(self.decision.facts) if fact.name == name)]
        columns = self.decision.facts[place.at].columns
        return facts[place.at][place.row][next(at for at, fact in enumerate(columns) if fact.name == name)]

    # -- crossing a mark

    def number(self, turn: Turn, facts: Plain, row: int | None = None) -> Number | None:
        """The number that turns, for these facts; None where a fact that it hangs on is unknown.

        None, too, where a day would leave the calendar, as a period of a thousand million months does.
        """
        columns: Plain = ()
        if turn.rows is not None:
            assert row is not None
            columns = facts[self.decision.facts.index(turn.rows)][row]
        try:
            if None not in facts and None not in columns:
                return turn.number(*facts, *columns)
            evaluation = self._evaluation(facts, turn.rows, row)
            seen = [evaluation.value(part) for part in turn.parts]
        except OverflowError:
            return None
        known = [value.value for value in seen if isinstance(value, Known) and value.value is not None]
        return turn.meaning(*known) if len(known) == len(seen) else None

    def crossing(
        self,
        turn: Turn,
        facts: Plain,
        place: Place,
        mark: Number,
        *,
        above: bool = False,
        up: bool = True,
        row: int | None = None,
    ) -> int | None:
        """The value of a fact next to which its turn crosses a mark: the lowest of the upper side, or None.

        Seeks from the fact's value upwards, or downwards. The mark is crossed where the number comes to be at least
        `mark`, or more than it with `above`, or ceases to be. `row` is the row over which the turn stands.
        """
        low, high = self.range(facts, place)
        end, way = (high, 1) if up else (low, -1)

        def over(value: int) -> bool:
            number = self.number(turn, place.put(facts, value), row)
            return number is not None and (number > mark if above else number >= mark)

        return boundary(over, place.value(facts), end, way)

    def near(self, facts: Plain, turn: Turn, place: Place, row: int | None = None, *, most: int = 1) -> list[int]:
        """Values of a fact next to which a turn lies, each the lowest of its upper side, nearest marks first.

        Of a staircase at most `most` steps are sought to each side.
        """
        found: dict[int, None] = {}
        for up in (True, False):
            here, left = facts, most if turn.repeats else 4
            while left:
                left -= 1
                value = self._next(here, turn, place, row, up=up)
                if value is None:
                    break
                found |= dict.fromkeys(value)
                ahead = max(value) if up else min(value) - 1
                if ahead == place.value(here):
                    break
                here = place.put(here, ahead)
        return list(found)

    def whole(self, facts: Plain, turn: Turn, place: Place, row: int | None = None) -> list[int]:
        """The next values of a fact at which an amount that rises in a line is a whole multiple: nothing to round."""
        low, high = self.range(facts, place)
        here = place.value(facts)
        if here == high or not isinstance(turn.spot.node, Rounded):
            return []
        start, after = (self.number(turn, place.put(facts, here + step), row) for step in (0, 1))
        if start is None or after is None or start == after:
            return []
        start, slope = Fraction(start), Fraction(after) - Fraction(start)
        below = lcm(start.denominator, slope.denominator)
        first, step = int(start * below), int(slope * below)
        shared = gcd(step, below)
        if first % shared:
            return []
        modulus = below // shared
        ahead = -first // shared * pow(step // shared, -1, modulus) % modulus if modulus > 1 else 0
        found: list[int] = []
        for value in (here + ahead, here + ahead + modulus, here + ahead - modulus):
            number = self.number(turn, place.put(facts, value), row) if low <= value <= high else None
            if number and Fraction(number).denominator == 1:
                found.append(value)
        return found

    def _next(self, facts: Plain, turn: Turn, place: Place, row: int | None, *, up: bool) -> list[int] | None:
        number = self.number(turn, facts, row)
        if number is None:
            return None
        crossed: list[int] = []
        for mark in dict.fromkeys(mark for mark in turn.marks(number) if mark is not None):
            for above in (False, True):
                value = self.crossing(turn, facts, place, mark, above=above, up=up, row=row)
                if value is not None:
                    crossed.append(value)
        if not crossed:
            return None
        # The nearest, and the other side of a mark that is held for some values.
        nearest = min(crossed) if up else max(crossed)
        return sorted({value for value in crossed if abs(value - nearest) <= 1})

    # -- bringing a condition about

    def seen(self, facts: Plain, node: Node, rows: Fact | None = None, row: int | None = None) -> Seen:
        """What a node of `read` comes to for these facts; open where a day would leave the calendar."""
        try:
            return self._evaluation(facts, rows, row).value(node)
        except OverflowError:
            return Open(None, None, ())

    def _evaluation(self, facts: Plain, rows: Fact | None, row: int | None) -> Evaluation:
        known = dict(zip(self.decision.facts, facts, strict=True))
        if rows is None or row is None:
            return Evaluation(known, {})
        columns = facts[self.decision.facts.index(rows)][row]
        return Evaluation(known, {}, dict(zip(rows.columns, columns, strict=True)), f"{rows.name}[{row}].")

    def brought(self, facts: Plain, guards: Iterable[Guard], choose: Choose) -> Plain:
        """The facts moved so that the guards hold, as far as that is found; `choose` picks among ways."""
        for _ in range(2):  # what the first round has brought about, a later guard may have undone
            for guard in guards:
                if guard.rows is None:
                    facts = self.towards(facts, guard.node, guard.wanted, choose)
                else:
                    facts = self._some_row(facts, guard.rows, guard.node, guard.wanted, choose)
        return facts

    def _some_row(self, facts: Plain, rows: Fact, node: Node, wanted: bool, choose: Choose) -> Plain:
        """Brings a truth about in one row of a list, in a row made for it if there is none."""
        at = self.decision.facts.index(rows)
        if not facts[at]:
            facts = (*facts[:at], (tuple(map(simplest, rows.columns)),), *facts[at + 1 :])
        row = choose(range(len(facts[at])))
        return self.towards(facts, node, wanted, choose, rows, row)

    def towards(
        self,
        facts: Plain,
        node: Node,
        wanted: bool,
        choose: Choose,
        rows: Fact | None = None,
        row: int | None = None,
    ) -> Plain:
        """The facts moved so that a truth becomes `wanted`, as far as that is found."""
        if self.seen(facts, node, rows, row) == Known(wanted):
            return facts

        def move(current: Plain, part: Node, to: bool) -> Plain:
            return self.towards(current, part, to, choose, rows, row)

        match node:
            case Fact():
                return self._own(node, rows, row).put(facts, wanted)
            case Not(part):
                return move(facts, part, not wanted)
            case Cited(condition=part) | Named(value=part) | Head(amount=part):
                return move(facts, part, wanted)
            case All(parts) | Any(parts):
                if wanted is isinstance(node, All):
                    for part in parts:
                        facts = move(facts, part, wanted)
                    return facts
                return move(facts, choose(parts), wanted)
            case When(condition, then, otherwise):
                taken = choose((True, False))
                return move(move(facts, condition, taken), then if taken else otherwise, wanted)
            case IsOneOf(subject, members):
                return self._membership(facts, self._own(subject, rows, row), subject, members, wanted, choose)
            case Operation(operator) if operator in _COMPARED:
                return self._compared(facts, node, self._comparison(node, rows), wanted, choose, rows, row)
            case OverRows("any", over, _, body):
                if wanted:
                    return self._some_row(facts, over, body, True, choose)
                at = self.decision.facts.index(over)
                for number in range(len(facts[at] or ())):
                    facts = self.towards(facts, body, False, choose, over, number)
                return facts
            case _:
                return facts

    def _comparison(self, node: Operation, rows: Fact | None) -> Turn:
        """The turn of a comparison, of one that stands in a guard only as well."""
        key = id(node), rows.name if rows else ""
        known = self._comparisons.get(key)
        if known is None:
            (known,) = self._turns(Spot(node, rows))
            self._comparisons[key] = known
        return known

    def _own(self, fact: Fact, rows: Fact | None, row: int | None) -> Place:
        if rows is not None and row is not None and fact in rows.columns:
            column = rows.columns.index(fact)
            return Place(fact.name, fact, self.decision.facts.index(rows), row, column)
        return Place(fact.name, fact, self.decision.facts.index(fact))

    def _membership(
        self,
        facts: Plain,
        place: Place,
        subject: Fact,
        members: Sequence[Anything],
        wanted: bool,
        choose: Choose,
    ) -> Plain:
        if subject.kind is Kind.SEVERAL:
            before: frozenset[Anything] = place.value(facts) or frozenset[Anything]()
            after: frozenset[Anything] = before | {choose(members)} if wanted else before - set(members)
            return place.put(facts, after)
        others = members if wanted else [member for member in subject.alternatives if member not in members]
        return place.put(facts, choose(others)) if others else facts

    def _compared(
        self,
        facts: Plain,
        node: Operation,
        turn: Turn,
        wanted: bool,
        choose: Choose,
        rows: Fact | None,
        row: int | None,
    ) -> Plain:
        """Moves one fact across the mark of a comparison; where none does it, adds rows to a list that it sums.

        Gives the facts back as they are if that does not do it either, so that lists do not fill with rows in vain.
        """
        before, wanted_now = facts, Known(wanted)
        for attempt in range(5):
            places = self.places(facts, turn, row)
            while places:
                place: Place = choose(places)
                places.remove(place)
                for value in self._sides(facts, turn, place, row):
                    moved = place.put(facts, value)
                    if self.seen(moved, node, rows, row) == wanted_now:
                        return moved
            folds = [part for part in walk(node) if isinstance(part, OverRows)]
            if not folds or attempt == 4:
                break
            fold = choose(folds)
            at = self.decision.facts.index(fold.rows)
            grown = (*(facts[at] or ()), tuple(map(simplest, fold.rows.columns)))
            facts = (*facts[:at], grown, *facts[at + 1 :])
            facts = self.towards(facts, fold.where, True, choose, fold.rows, len(grown) - 1)
            if fold.kind is Kind.TRUTH:
                facts = self.towards(facts, fold.body, True, choose, fold.rows, len(grown) - 1)
            if self.seen(facts, node, rows, row) == wanted_now:
                return facts
        return before

    def _sides(self, facts: Plain, turn: Turn, place: Place, row: int | None) -> Iterator[int]:
        """Values of a fact on both sides of the mark of a comparison."""
        low, high = self.range(facts, place)
        for value in self.near(facts, turn, place, row):
            yield from (near for near in (value, value - 1, value + 1) if low <= near <= high)


def smooth(node: Node) -> Node:
    """A value without its roundings to whole yen: what is left is straight between the points where rules turn."""
    match node:
        case Rounded(amount, _, 1):
            return smooth(amount)
        case When(condition, then, otherwise, kind):
            one, other = smooth(then), smooth(otherwise)
            return node if one is then and other is otherwise else When(condition, one, other, kind)
        case Operation() | Named() | Head() if node.kind in _MONEY:
            before = children(node)
            parts = tuple(smooth(part) if part.kind in _MONEY else part for part in before)
            return node if all(map(is_, parts, before)) else rebuilt(node, parts)
        case _:
            return node


def boundary(holds: Callable[[int], bool], start: int, end: int, way: int) -> int | None:
    """Where a truth changes between two whole numbers: the higher of the two next to each other, None if it does not.

    Seeks from `start` to `end` by doubling steps in the direction `way` (1 or -1), then by bisection.

    >>> boundary(lambda number: number >= 700, 0, 10**15, 1), boundary(lambda number: number >= 700, 0, 600, 1)
    (700, None)
    """
    at_start = holds(start)
    inside, step = start, 1
    while True:
        if inside == end:
            return None
        probe = min(inside + step, end) if way > 0 else max(inside - step, end)
        if holds(probe) is not at_start:
            break
        inside, step = probe, step * 2
    while abs(probe - inside) > 1:
        middle = (probe + inside) // 2
        if holds(middle) is at_start:
            inside = middle
        else:
            probe = middle
    return max(inside, probe)


def _apart(one: Node, other: Node, rows: Fact | None) -> tuple[Guard, ...]:
    """That two amounts or days are not the same, so that it matters which is taken."""
    if one.kind is not other.kind or one.kind in (Kind.TRUTH, Kind.CHOICE):
        return ()
    if any(isinstance(part, Constant) and part.value is None for node in (one, other) for part in walk(node)):
        return ()  # where no rule speaks there is nothing to compare
    for node, beside in ((one, other), (other, one)):
        if isinstance(node, Constant) and node.value == 0:
            return _above_0(beside, rows)
    return (Guard(Operation("equal", (one, other), Kind.TRUTH), False, rows),)


def _above_0(node: Node, rows: Fact | None) -> tuple[Guard, ...]:
    """That an amount or a number is above 0: for a product, each of its factors."""
    match node:
        case Constant():
            return ()
        case Operation("multiply", parts):
            return tuple(guard for part in parts for guard in _above_0(part, rows))
        case Operation("divide", (part, _)) | Rounded(amount=part) | Named(value=part) | Head(amount=part):
            return _above_0(part, rows)
        case _:
            return (Guard(Operation("below", (Constant(node.kind, 0), node), Kind.TRUTH), True, rows),)


def _same(number: Number) -> Number:
    return number


def _difference(one: Number, other: Number) -> Number:
    return one - other


def _multiple(unit: int, amount: Number) -> Number:
    return Fraction(amount) / unit


def _years_between(first: int, last: int) -> Number:
    """The number of whole years from a first to a last day, both counted; below 0 where the last lies before."""
    return whole_years(first, last)[0] if last >= first else -1


#: 1 January 2025.
_A_DAY = date(2025, 1, 1).toordinal()


def simplest(fact: Fact) -> Anything:
    """The simplest value of a fact: none, no, the first alternative, the least amount, 1 January 2025."""
    low, high = fact.range
    match fact.kind:
        case Kind.TRUTH:
            return False
        case Kind.CHOICE:
            return fact.alternatives[0]
        case Kind.SEVERAL:
            return frozenset[Anything]()
        case Kind.ROWS:
            return ()
        case Kind.DATE:
            return min(max(_A_DAY, low), high)
        case Kind.INSTANT:
            return min(max(_A_DAY * calendar.SECONDS_A_DAY, low), high)
        case _:
            return max(low, min(0, high))
