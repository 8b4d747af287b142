"""Edges: where an answer flips, and the inverse question, at which value of a fact it does.

Given a question and a base scenario, `edges` moves one fact at a time and gives the points at which the outcome
changes its kind, jumps, or changes its slope, with the values on both sides and the provisions responsible. What the
rounding to whole yen does from one yen to the next is no edge: slopes are those of the exact amount.

`greatest` and `least` ask the other way round: the latest day of payment with interest of at most 1,000 yen, the
shortest outage with a credit, the principal at which a cap begins to bite. A goal is anything that takes an outcome;
`at_most`, `at_least`, `equal_to`, `decided`, `applying` and `binding` make the usual ones.

>>> import obligations
>>> interest = obligations.contract("soracom-flux").find("late-interest")
>>> debt = {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"}
>>> for edge in edges(interest, debt, "paid_on", high="2026-04-01"):
...     print(edge.before_at, edge.at, edge.change.code, edge.provisions)
2026-01-31 2026-02-01 kind ('12.3',)
>>> found = greatest(interest, debt, "paid_on", at_most(1_000))
>>> found.value, found.outcome.value, found.beyond.value
(datetime.date(2026, 2, 26), 993, 1032)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias, overload

from obligations.clauses.rules import AnyRule
from obligations.errors import BadFacts, Conflict, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import EXACT_KINDS, Kind
from obligations.expressions.nodes import Node, Rounded
from obligations.expressions.schemas import expected
from obligations.interpreters.compile import compiled_parts
from obligations.interpreters.evaluate import Evaluation, Known
from obligations.interpreters.turns import ORDERED, Place, Plain, Turn, boundary, simplest, smooth
from obligations.outcomes import Outcome, Silent, Undetermined, python_fact
from obligations.questions import Question
from obligations.values.labels import Labelled

__all__ = [
    "Answer",
    "Change",
    "Edge",
    "Edges",
    "Goal",
    "Solution",
    "applying",
    "at_least",
    "at_most",
    "binding",
    "decided",
    "edges",
    "equal_to",
    "greatest",
    "least",
]

#: What a question comes to: an outcome, or the conflict of two provisions.
Answer: TypeAlias = Outcome[Any] | Conflict

_NUMBERS = EXACT_KINDS | ORDERED


class Change(Labelled):
    """How an outcome changes at an edge."""

    KIND = "another kind of answer", "答えの種類が変わる"
    JUMP = "a jump", "値が跳ぶ"
    SLOPE = "another slope", "傾きが変わる"


@dataclass(frozen=True, slots=True)
class Edge:
    """One point at which an outcome changes along a fact.

    `before_at` and `at` are the values of the fact on both sides, next to each other (for a change of slope at a value,
    both that value; for alternatives, that of the base scenario and the other one). `slopes` are the exact change of
    the value by one unit of the fact before and after, None where there is none. `rules` are those responsible.
    """

    fact: str
    before_at: Any
    at: Any
    change: Change
    before: Answer
    after: Answer
    rules: tuple[AnyRule, ...]
    slopes: tuple[Fraction | None, Fraction | None] = (None, None)

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions whose rules are responsible."""
        return tuple(dict.fromkeys(number for rule in self.rules for number in rule.provisions))


class Edges(Sequence[Edge]):
    """Edges in the order of the facts, and of each fact's values; `further` names the facts with more beyond."""

    def __init__(self, found: Sequence[Edge], further: Sequence[str]) -> None:
        self._found = tuple(found)
        self.further = tuple(further)

    @overload
    def __getitem__(self, index: int) -> Edge: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Edge]: ...
    def __getitem__(self, index: int | slice) -> Edge | Sequence[Edge]:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"Edges({list(self._found)!r}, further {list(self.further)!r})"


# A course ---------------------------------------------------------------------------------------------------


class Course:
    """A question along one fact: the answer, and the exact value, at each of the fact's values."""

    def __init__(self, question: Question[Any, Any], facts: Plain, place: Place) -> None:
        self.question = question
        self.asking = question.as_read
        self.turning = question.turning
        self.facts = facts
        self.place = place
        self.low, self.high = self.turning.range(facts, place) if place.fact.kind in ORDERED else (0, 0)
        self._answers: dict[Any, Answer] = {}

    def put(self, value: Any) -> Plain:
        """The facts with another value of the fact."""
        return self.place.put(self.facts, value)

    def answer(self, value: Any) -> Answer:
        """What the question comes to at a value of the fact."""
        found = self._answers.get(value)
        if found is None:
            try:
                found = self.asking.answer(self.put(value))
            except Conflict as conflict:
                found = conflict
            self._answers[value] = found
        return found

    @cached_property
    def _smooth(self) -> Node:
        return smooth(self.asking.read.node(self.asking.decision.value))

    @cached_property
    def _exact(self) -> Callable[..., tuple[Any, ...]]:
        return compiled_parts(self.asking.decision, self.asking.read, [self._smooth])

    def exact(self, value: int) -> Fraction | None:
        """The exact value of the answer, before it is rounded to whole yen; None where it has none."""
        answer = self.answer(value)
        if isinstance(answer, Conflict | Undetermined) or self.asking.decision.kind not in _NUMBERS:
            return None
        if isinstance(answer, Silent) and self.asking.decision.kind is not Kind.YEN:
            return None
        facts = self.put(value)
        if None not in facts and not any(fact.kind is Kind.ROWS for fact in self.asking.decision.facts):
            return Fraction(self._exact(*facts)[0])
        known = dict(zip(self.asking.decision.facts, facts, strict=True))
        seen = Evaluation(known, {}).value(self._smooth)
        return Fraction(seen.value) if isinstance(seen, Known) else None

    def slope(self, lower: int) -> Fraction | None:
        """By how much the exact value changes from a value of the fact to the next."""
        if not self.low <= lower < self.high or _kind(self.answer(lower)) != _kind(self.answer(lower + 1)):
            return None
        one, other = self.exact(lower), self.exact(lower + 1)
        return None if one is None or other is None else other - one

    def bend(self, value: int) -> Fraction | None:
        """By how much the slope changes at a value: 0 on a line, the same all along a curve, apart at a kink."""
        before, after = self.slope(value - 1), self.slope(value)
        return None if before is None or after is None else after - before

    def turns(self) -> Iterator[tuple[Turn, int | None]]:
        """The turns that depend on the fact, each with the row over which it stands."""
        for turn in self.turning.turns:
            if self.place.fact not in turn.depends:
                continue
            if turn.rows is None:
                yield turn, None
            elif self.asking.decision.facts[self.place.at] is turn.rows:
                yield turn, self.place.row
            else:
                at = self.asking.decision.facts.index(turn.rows)
                for row in range(len(self.facts[at] or ())):
                    yield turn, row

    def crossings(self, most: int) -> tuple[dict[int, list[Turn]], bool]:
        """Where the turns of the fact lie, each the lowest value of its upper side, and whether steps go on beyond."""
        found: dict[int, list[Turn]] = {}
        more = False
        for turn, row in self.turns():
            if isinstance(turn.spot.node, Rounded) and turn.spot.node.unit == 1:
                continue
            near = self.turning.near(self.facts, turn, self.place, row, most=most)
            more = more or (turn.repeats and len(near) >= most)
            for value in near:
                found.setdefault(value, []).append(turn)
        return found, more


def _kind(answer: Answer) -> str:
    return f"conflict {answer.one} {answer.other}" if isinstance(answer, Conflict) else answer.status


def _value(answer: Answer) -> Any:
    if isinstance(answer, Conflict | Undetermined):
        return None
    return answer.plain_value()


# Edges ------------------------------------------------------------------------------------------------------


def edges(
    question: Question[Any, Any],
    facts: Mapping[str, object] | Facts,
    over: str | Sequence[str] | None = None,
    *,
    low: object = None,
    high: object = None,
    most: int = 6,
) -> Edges:
    """The edges of an outcome around a base scenario, one fact at a time.

    `over` names the facts to move (`debts[0].amount` for a column of a list), all known ones by default. `low` and
    `high` bound the edges that are given, both inclusive, as values of the one fact in `over`. Of a staircase (a
    credit that grows each 24 hours, a calendar that goes on) the nearest `most` steps to each side are looked at.
    `BadFacts` for facts that cannot be used, `UnknownName` for a fact that the scenario does not have.
    """
    plain = question.plain(facts)
    found: list[Edge] = []
    further: list[str] = []
    for place in _places(question, plain, over):
        bounds = tuple(None if end is None else _plain_value(question, place, end) for end in (low, high))
        course = Course(question, plain, place)
        if place.fact.kind not in ORDERED:
            found.extend(_alternatives(course))
            continue
        near, more = _along(course, most)
        within = [
            edge
            for at, edge in near
            if (bounds[0] is None or at >= bounds[0]) and (bounds[1] is None or at <= bounds[1])
        ]
        found.extend(within)
        if more:
            further.append(place.name)
    return Edges(found, further)


def _places(question: Question[Any, Any], plain: Plain, over: str | Sequence[str] | None) -> list[Place]:
    places = list(question.turning.all_places(plain))
    if over is None:
        return [place for place in places if place.value(plain) is not None and place.fact.kind is not Kind.ROWS]
    names = [over] if isinstance(over, str) else list(over)
    known = {place.name: place for place in places}
    for name in names:
        if name not in known:
            raise UnknownName(f"fact of {question.name}", name, list(known))
        if known[name].value(plain) is None or known[name].fact.kind is Kind.ROWS:
            raise BadFacts([FactProblem(name, known[name].value(plain), "a known fact of the base scenario to move")])
    return [known[name] for name in names]


def _plain_value(question: Question[Any, Any], place: Place, value: object) -> int:
    """A value of a fact as a caller writes it, as its plain number."""
    sheet = question.sheet
    if place.row is not None:
        sheet = sheet.sheet().rows[question.decision.facts[place.at].name]
    number = sheet.read_plain({place.fact.name: value})[list(sheet.facts()).index(place.fact.name)]
    if not isinstance(number, int):
        raise BadFacts([FactProblem(place.name, value, expected(place.fact.kind, place.fact.alternatives))])
    return number


def _along(course: Course, most: int) -> tuple[list[tuple[int, Edge]], bool]:
    """The edges along a fact with an order, by the value of the fact, and whether there may be more beyond."""
    crossings, more = course.crossings(most)
    found: dict[tuple[int, Change], Edge] = {}
    for value in sorted(crossings):
        turns = [turn for near in (value, value - 1, value + 1) for turn in crossings.get(near, ())]
        if not course.low < value <= course.high:
            continue
        before, after = course.answer(value - 1), course.answer(value)
        if _kind(before) != _kind(after):
            found[value, Change.KIND] = _edge(course, value - 1, value, Change.KIND, turns)
            continue
        if course.asking.decision.kind not in _NUMBERS or course.slope(value - 1) is None:
            if _value(before) != _value(after):
                found[value, Change.JUMP] = _edge(course, value - 1, value, Change.JUMP, turns)
            continue
        for at, change, lower, upper in _kinks(course, value):
            if (at, change) not in found:
                found[at, change] = _edge(course, lower, upper, change, turns)
    return [(value, edge) for (value, _), edge in sorted(found.items(), key=lambda item: item[0][0])], more


def _bends(course: Course, value: int) -> tuple[Fraction, Fraction] | None:
    """How the slope changes at the value before and at this one, if it does at both and nowhere next to them."""
    one, other = course.bend(value - 1), course.bend(value)
    if not one or not other or one == other or one == course.bend(value - 2) or other == course.bend(value + 1):
        return None
    return one, other


def _kinks(course: Course, value: int) -> Iterator[tuple[int, Change, int, int]]:
    """Where the exact value jumps or changes its slope next to a value of the fact: the point, and its two sides."""
    bends = _bends(course, value)
    if bends is not None:
        # There and back again is a jump; twice the same way is a kink between the two values.
        back = (bends[0] > 0) is not (bends[1] > 0)
        yield value, Change.JUMP if back else Change.SLOPE, value - 1, value
    for kink in (value - 1, value):
        bend = course.bend(kink)
        bent = bend and bend != course.bend(kink - 1) and bend != course.bend(kink + 1)
        if bent and _bends(course, kink) is None and _bends(course, kink + 1) is None:
            yield kink, Change.SLOPE, kink, kink


def _edge(course: Course, lower: int, upper: int, change: Change, turns: Sequence[Turn]) -> Edge:
    place, fact = course.place, course.place.fact
    before, after = course.answer(lower), course.answer(upper)
    slopes = (course.slope(lower - 1), course.slope(upper))
    rules = _responsible(before, after if lower != upper else course.answer(min(upper + 1, course.high)), turns)
    ends = (python_fact(fact, lower), python_fact(fact, upper))
    return Edge(place.name, *ends, change, before, after, rules, slopes)


def _applying(answer: Answer) -> tuple[AnyRule, ...]:
    return () if isinstance(answer, Conflict) else answer.rules


def _responsible(before: Answer, after: Answer, turns: Sequence[Turn]) -> tuple[AnyRule, ...]:
    """Of the rules in whose own words something turned, those that begin or cease to apply, else those that apply."""
    one, other = _applying(before), _applying(after)
    turned = dict.fromkeys(rule for turn in turns for rule in turn.rules)
    changed = [rule for rule in dict.fromkeys((*one, *other)) if (rule in one) is not (rule in other)]
    both = [rule for rule in turned if rule in changed]
    standing = [rule for rule in turned if rule in one or rule in other]
    return tuple(both or (standing if not changed else ()) or changed or one)


def _alternatives(course: Course) -> Iterator[Edge]:
    """For a fact without an order: each other alternative under which the outcome differs."""
    fact, own = course.place.fact, course.place.value(course.facts)
    others: list[Any] = []
    match fact.kind:
        case Kind.TRUTH:
            others = [not own]
        case Kind.CHOICE:
            others = [member for member in fact.alternatives if member is not own]
        case Kind.SEVERAL:
            others = [own ^ {member} for member in fact.alternatives]
        case _:
            pass
    before = course.answer(own)
    for other in others:
        after = course.answer(other)
        same_kind = _kind(before) == _kind(after)
        if same_kind and _value(before) == _value(after):
            continue
        one, two = _applying(before), _applying(after)
        changed = [rule for rule in (*one, *two) if (rule in one) is not (rule in two)]
        wanted = course.question.decision.wanted_by().get(course.asking.decision.facts[course.place.at].name, ())
        reading = [rule for rule in changed if set(rule.provisions) & set(wanted)]
        rules = tuple(reading or changed or [rule for rule in two if set(rule.provisions) & set(wanted)] or one)
        ends = (python_fact(fact, own), python_fact(fact, other))
        yield Edge(course.place.name, *ends, Change.JUMP if same_kind else Change.KIND, before, after, rules)


# Inverse questions ------------------------------------------------------------------------------------------

#: What is asked of an outcome.
Goal: TypeAlias = Callable[[Outcome[Any]], bool]


class _Both:
    """Two goals at once."""

    def __init__(self, one: Goal, other: Goal) -> None:
        self.parts = (one, other)

    def __call__(self, outcome: Outcome[Any]) -> bool:
        return all(part(outcome) for part in self.parts)


def _number(outcome: Outcome[Any]) -> Any:
    if isinstance(outcome, Undetermined):
        return None
    try:
        return outcome.value
    except LookupError:
        return None


def at_most(value: Any) -> Goal:
    """That the value is known and not above `value`: yen, a day, an instant."""
    return lambda outcome: (found := _number(outcome)) is not None and found <= value


def at_least(value: Any) -> Goal:
    """That the value is known and not below `value`."""
    return lambda outcome: (found := _number(outcome)) is not None and found >= value


def equal_to(value: Any) -> Goal:
    """That the value is known and is `value`."""
    return _Both(at_least(value), at_most(value))


def decided(outcome: Outcome[Any]) -> bool:
    """That a provision speaks and the value is known; for a truth, that it is so."""
    return outcome.status == "decided"


def applying(provision: str) -> Goal:
    """That a rule of a provision applies."""
    return lambda outcome: provision in outcome.provisions


def binding(provision: str) -> Goal:
    """That a cap of a provision bites: it applies and the amount without it would be above it."""

    return lambda outcome: any(provision in rule.provisions for rule in outcome.capped_by)


@dataclass(frozen=True, slots=True)
class Solution:
    """The last value of a fact at which a goal holds in the direction asked.

    `outcome` is the answer there. `next` is the value beside it, where the goal fails, and `beyond` the answer there;
    both None where the goal holds up to the end of the fact's range. `provisions` are responsible for the end.
    """

    fact: str
    value: Any
    outcome: Outcome[Any]
    next: Any
    beyond: Answer | None
    provisions: tuple[str, ...]


def greatest(
    question: Question[Any, Any], facts: Mapping[str, object] | Facts, over: str, goal: Goal
) -> Solution | None:
    """The greatest value of a fact (the latest day, the largest amount) for which the goal holds; None if for none.

    The fact may be missing in `facts`. Between the points where a rule turns, the outcome is taken to rise or to fall
    throughout, as the outcomes of contracts do; there the end is found by bisection, to the yen, day or second.
    """
    return _solved(question, facts, over, goal, up=True)


def least(question: Question[Any, Any], facts: Mapping[str, object] | Facts, over: str, goal: Goal) -> Solution | None:
    """The least value of a fact (the earliest day, the smallest amount) for which the goal holds; None if for none.

    As `greatest`, from the other end.
    """
    return _solved(question, facts, over, goal, up=False)


def _solved(
    question: Question[Any, Any], facts: Mapping[str, object] | Facts, over: str, goal: Goal, *, up: bool
) -> Solution | None:
    plain = question.plain(facts)
    place = question.turning.place(plain, over)
    if place is None:
        raise UnknownName(f"fact of {question.name}", over, [p.name for p in question.turning.all_places(plain)])
    if place.fact.kind not in ORDERED:
        raise BadFacts([FactProblem(over, place.fact.kind.word, "a fact whose values have an order, to solve for")])
    if place.value(plain) is None:
        low, high = question.turning.range(plain, place)
        plain = place.put(plain, min(max(simplest(place.fact), low), high))
    course = Course(question, plain, place)

    def holding(part: Goal) -> Callable[[int], bool]:
        return lambda value: not isinstance(answer := course.answer(value), Conflict) and part(answer)

    holds = holding(goal)
    parts = [holding(part) for part in (goal.parts if isinstance(goal, _Both) else (goal,))]

    crossings: dict[int, list[Turn]] = {}
    for turn, row in course.turns():
        if not turn.repeats:
            for value in course.turning.near(plain, turn, place, row):
                crossings.setdefault(value, []).append(turn)
    starts = sorted({course.low, *(value for value in crossings if course.low < value <= course.high)})
    pieces = list(zip(starts, [*(value - 1 for value in starts[1:]), course.high], strict=True))
    for first, last in reversed(pieces) if up else pieces:
        # Each part of the goal holds for one stretch of the piece: the goal's ends are ends of those.
        ends = [boundary(part, first, last, 1) for part in parts if part(first) is not part(last)]
        tried = {first, last, *(end - step for end in ends if end is not None for step in (0, 1))}
        for value in sorted(tried, reverse=up):
            if holds(value):
                return _solution(course, value, up, crossings)
    return None


def _solution(course: Course, value: int, up: bool, crossings: Mapping[int, list[Turn]]) -> Solution:
    beside = value + 1 if up else value - 1
    outcome = course.answer(value)
    assert isinstance(outcome, Outcome)
    fact = course.place.fact
    if not course.low <= beside <= course.high:
        return Solution(course.place.name, python_fact(fact, value), outcome, None, None, outcome.provisions)
    beyond = course.answer(beside)
    rules = _responsible(outcome, beyond, crossings.get(max(value, beside), ()))
    provisions = tuple(dict.fromkeys(number for rule in rules for number in rule.provisions))
    return Solution(course.place.name, python_fact(fact, value), outcome, python_fact(fact, beside), beyond, provisions)
