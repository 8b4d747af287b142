"""The reference evaluator: what a decision comes to, with facts missing or not.

This is the meaning of the language. Every value is either known, or lies between two bounds and names the facts that
keep it open; so a principal of 0 bears no interest whatever the date, and the lower of 0 and an unknown amount is 0.
The compiler, and every later interpreter, is held against it.

>>> from obligations.expressions.nodes import Fact, Operation
>>> from obligations.values.labels import Text
>>> fee = Fact("Bill", "fee", Kind.YEN, Text("the fee", "料金"))
>>> Evaluation({fee: None}, {}).value(Operation("lower", (Constant(Kind.YEN, 0), fee), Kind.YEN))
Known(value=0)
>>> Evaluation({fee: None}, {}).value(Operation("lower", (Constant(Kind.YEN, 500), fee), Kind.YEN))
Open(low=0, high=500, missing=('fee',))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any as Anything
from typing import TypeAlias, cast

from obligations.clauses.decision import Decision
from obligations.clauses.readings import Reading
from obligations.errors import BadContract
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
)
from obligations.expressions.operators import OPERATORS
from obligations.values.rounding import round_ratio

__all__ = ["Evaluation", "Known", "Open", "Seen", "Settled", "settle"]


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is fixed."""

    value: Anything


@dataclass(frozen=True, slots=True)
class Open:
    """A value that lies between bounds, both inclusive (None where there are none), and the facts that would fix it."""

    low: Anything
    high: Anything
    missing: tuple[str, ...]


Seen: TypeAlias = Known | Open
#: Operators whose second operand must be above 0 whatever the facts.
_DIVIDING = ("divide", "whole_units")


def _missing(values: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for value in values if isinstance(value, Open) for name in value.missing))


def _low(value: Seen) -> Anything:
    return value.value if isinstance(value, Known) else value.low


def _high(value: Seen) -> Anything:
    return value.value if isinstance(value, Known) else value.high


def _between(low: Anything, high: Anything, missing: tuple[str, ...]) -> Seen:
    return Known(low) if low is not None and low == high else Open(low, high, missing)


_NOTHING = Known(None)


def _either(one: Seen, other: Seen, missing: tuple[str, ...], kind: Kind) -> Seen:
    if isinstance(one, Known) and isinstance(other, Known) and one.value == other.value:
        return one
    if _NOTHING in (one, other):
        # Whether a rule speaks at all is asked apart: where none does, the value has no meaning.
        return other if one == _NOTHING else one
    if kind in (Kind.CHOICE, Kind.SEVERAL):
        return Open(None, None, missing)
    return _between(min(_low(one), _low(other)), max(_high(one), _high(other)), missing)


class Evaluation:
    """One walk over the expressions of a decision under given facts (plain values, None if unknown) and readings.

    `consulted` collects, in order, the readings that the walk came to; a reading without a choice is taken in its
    default. A branch that is not taken is not looked at.
    """

    def __init__(
        self,
        facts: Mapping[Fact, Anything],
        readings: Mapping[type[Reading], Reading],
        row: Mapping[Fact, Anything] | None = None,
        place: str = "",
    ) -> None:
        self.facts = facts
        self.readings = readings
        self.row = row or {}
        self.place = place
        self.consulted: dict[type[Reading], None] = {}
        self._done: dict[int, tuple[Node, Seen]] = {}

    def value(self, node: Node) -> Seen:
        """What the node comes to; worked out once."""
        done = self._done.get(id(node))
        if done is None:
            done = node, self.whole(node)
            self._done[id(node)] = done  # holding the node keeps its id its own
        return done[1]

    def whole(self, node: Node) -> Seen:
        """What the node comes to, from the values of its parts."""
        match node:
            case Constant(value=value):
                return Known(value)
            case Fact():
                return self._fact(node)
            case Operation(operator, operands):
                return self._operation(operator, [self.value(operand) for operand in operands])
            case All(parts):
                return self._joined(parts, decisive=False)
            case Any(parts):
                return self._joined(parts, decisive=True)
            case Not(part):
                seen = self.value(part)
                return Known(not seen.value) if isinstance(seen, Known) else seen
            case IsOneOf(subject, members):
                return self._membership(subject, members)
            case When(condition, then, otherwise, kind):
                seen = self.value(condition)
                if isinstance(seen, Known):
                    return self.value(then if seen.value else otherwise)
                one, other = self.value(then), self.value(otherwise)
                return _either(one, other, _missing((seen, one, other)), kind)
            case Rounded(amount, mode, unit):
                seen = self.value(amount)
                low, high = (round_ratio(*_parts(bound), mode, unit) for bound in (_low(seen), _high(seen)))
                return _between(low, high, _missing((seen,)))
            case OverRows():
                return self._over_rows(node)
            case Reads(readings):
                cls = cast(type[Reading], type(readings[0]))
                self.consulted[cls] = None
                return Known(self.readings.get(cls, cls.default()) in readings)
            case Named(value=part) | Head(amount=part) | Cited(condition=part):
                return self.value(part)
            case Holds(name) | Said(name):
                raise AssertionError(f"{name} should have been lowered")

    def _fact(self, fact: Fact) -> Seen:
        in_row = fact in self.row
        value = self.row[fact] if in_row else self.facts[fact]
        if value is not None:
            return Known(value)
        missing = (f"{self.place}{fact.name}" if in_row else fact.name,)
        if fact.kind is Kind.TRUTH:
            return Open(False, True, missing)
        if fact.kind in (Kind.CHOICE, Kind.SEVERAL, Kind.ROWS):
            return Open(None, None, missing)
        return _between(*fact.range, missing)

    def _operation(self, operator: str, seen: list[Seen]) -> Seen:
        if operator in _DIVIDING and _low(seen[1]) <= 0:
            raise BadContract("a divisor may be 0; bound the fact it depends on with low=1")
        if all(isinstance(value, Known) for value in seen):
            return Known(OPERATORS[operator].meaning(*(cast(Known, value).value for value in seen)))
        low, high = OPERATORS[operator].bounds([(_low(value), _high(value)) for value in seen])
        return _between(low, high, _missing(seen))

    def _joined(self, parts: tuple[Node, ...], *, decisive: bool) -> Seen:
        open_parts: list[Seen] = []
        for part in parts:
            seen = self.value(part)
            if isinstance(seen, Open):
                open_parts.append(seen)
            elif seen.value is decisive:
                return seen
        return Open(False, True, _missing(open_parts)) if open_parts else Known(not decisive)

    def _membership(self, subject: Fact, members: tuple[Anything, ...]) -> Seen:
        seen = self.value(subject)
        if subject.kind is Kind.SEVERAL:
            if isinstance(seen, Known):
                return Known(any(member in seen.value for member in members))
            return Open(False, True, seen.missing)
        if isinstance(seen, Known):
            return Known(seen.value in members)
        return Known(True) if set(members) == set(subject.alternatives) else Open(False, True, seen.missing)

    def _over_rows(self, node: OverRows) -> Seen:
        rows = self.value(node.rows)
        if isinstance(rows, Open):
            return self._over_unknown_rows(node, rows.missing)
        sure: list[Seen] = []
        perhaps: list[Seen] = []
        for taken, body in self.each_row(node, rows.value):
            if isinstance(taken, Open):
                perhaps.append(Open(_low(body), _high(body), _missing((taken, body))))
            elif taken.value:
                sure.append(body)
        return _folded(node.fold, sure, perhaps, self.value(node.default))

    def _over_unknown_rows(self, node: OverRows, missing: tuple[str, ...]) -> Seen:
        """The fold over any number of rows, each with any values."""
        if node.fold == "any":
            return Open(False, True, missing)
        row = Evaluation(self.facts, self.readings, dict.fromkeys(node.rows.columns))
        row.value(node.where)  # for the readings that it comes to
        body, default = row.value(node.body), self.value(node.default)
        self.consulted |= row.consulted
        low, high = min(_low(body), _low(default)), max(_high(body), _high(default))
        if node.fold != "earliest":
            most = Kind.COUNT.high if node.fold == "count" else _ANY_SUM
            low, high = -most if low < 0 else 0, most if high > 0 else 0
        return _between(low, high, missing)

    def each_row(self, node: OverRows, rows: Iterable[tuple[Anything, ...]]) -> Iterator[tuple[Seen, Seen]]:
        """For each row, whether it is taken, and what it gives if it is or may be (else known as None)."""
        for place, row in enumerate(rows):
            columns = dict(zip(node.rows.columns, row, strict=True))
            inner = Evaluation(self.facts, self.readings, columns, f"{node.rows.name}[{place}].")
            taken = inner.value(node.where)
            yield taken, Known(None) if taken == Known(False) else inner.value(node.body)
            self.consulted |= inner.consulted


def _parts(value: int | Fraction) -> tuple[int, int]:
    return value.numerator, value.denominator


def _folded(fold: str, sure: list[Seen], perhaps: list[Seen], default: Seen) -> Seen:
    missing = _missing((*sure, *perhaps))
    match fold:
        case "any":
            if any(isinstance(value, Known) and value.value for value in sure):
                return Known(True)
            return Open(False, True, missing) if missing else Known(False)
        case "total" | "count":
            low = sum(map(_low, sure)) + sum(min(0, _low(value)) for value in perhaps)
            high = sum(map(_high, sure)) + sum(max(0, _high(value)) for value in perhaps)
            return _between(low, high, missing)
        case "earliest":
            latest = min(map(_high, sure)) if sure else max(map(_high, (*perhaps, default)))
            ends = [*map(_low, (*sure, *perhaps)), *([] if sure else [_low(default)])]
            return _between(min(ends), latest, _missing((*sure, *perhaps, *([] if sure else [default]))))
        case _:
            raise AssertionError(f"{fold} is no fold")


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision comes to under given facts and readings.

    `speaks` and `value` are as in `Decision`; `missing` names the facts that would decide it, the most useful first,
    and is empty if the decision is settled. `conflict` names two rules that contradict each other.
    """

    speaks: Seen
    value: Seen
    missing: tuple[str, ...]
    conflict: tuple[str, str] | None
    consulted: tuple[type[Reading], ...]


#: No sum over rows exceeds this.
_ANY_SUM = 10**24
#: Missing facts with a few alternatives each are tried if they come to at most so many combinations.
_TRIED = 64
#: Steps by which the other missing facts are mixed to see whether one of them can matter.
_MIXTURES = (7, 13, 19, 29, 37, 43, 53, 61, 67, 71, 79, 83, 5, 17, 31, 59)
#: Where a sample value leaves at most so many facts missing, their alternatives are tried too.
_LAST = 2


def settle(
    decision: Decision, facts: tuple[Anything, ...], readings: Mapping[type[Reading], Reading], *, rank: bool = True
) -> Settled:
    """Evaluates a decision. `facts` are plain values in the order of `decision.facts`, None where unknown."""
    first = _settled_once(decision, facts, readings)
    if not first.missing or first.conflict:
        return first
    trials = _Trials(decision, readings)
    if (same := trials.agreement(facts, first)) is not None:
        return replace(same, consulted=first.consulted)  # the alternatives that were tried may come to fewer readings
    if not rank:
        return first
    tried = {name: trials.results(facts, name) for name in first.missing}
    matter = [name for name in first.missing if not trials.is_idle(facts, first.missing, name, tried[name])]
    order = sorted(matter or first.missing, key=lambda name: _usefulness(tried[name]), reverse=True)
    return replace(first, missing=tuple(order))


def _settled_once(decision: Decision, facts: tuple[Anything, ...], readings: Mapping[Anything, Reading]) -> Settled:
    evaluation = Evaluation(dict(zip(decision.facts, facts, strict=True)), readings)
    undecided: list[Seen] = []
    for one, other, condition in decision.conflicts:
        seen = evaluation.value(condition)
        if seen == Known(True):
            return Settled(seen, seen, (), (one.provisions[0], other.provisions[0]), tuple(evaluation.consulted))
        undecided.append(seen)
    speaks = evaluation.value(decision.speaks)
    value: Seen = Known(None)
    if decision.silence_is_an_answer or speaks != Known(False):
        value = evaluation.value(decision.value)
        undecided.append(value)
    if not decision.silence_is_an_answer:
        undecided.append(speaks)
    return Settled(speaks, value, _missing(undecided), None, tuple(evaluation.consulted))


class _Trials:
    """Tries values for missing facts: which of them decide, and whether any matters at all."""

    def __init__(self, decision: Decision, readings: Mapping[type[Reading], Reading]) -> None:
        self.decision = decision
        self.readings = readings
        self.places = {fact.name: place for place, fact in enumerate(decision.facts)}

    def results(self, facts: tuple[Anything, ...], name: str) -> list[Settled]:
        """What each sample value of a missing fact comes to; empty for a fact of a row."""
        if name not in self.places:
            return []
        place, found = self.places[name], list[Settled]()
        for value in self._samples(facts, name):
            tried = (*facts[:place], value, *facts[place + 1 :])
            result = _settled_once(self.decision, tried, self.readings)
            same = self.agreement(tried, result) if 0 < len(result.missing) <= _LAST else None
            found.append(same or result)
        return found

    def is_idle(self, facts: tuple[Anything, ...], missing: tuple[str, ...], name: str, results: list[Settled]) -> bool:
        """Whether a missing fact with few alternatives leaves the question the same whichever holds.

        Asked as things stand, and again with the other missing facts filled in by samples, all alike and mixed: what
        makes no difference while they are open may make one once they are known.
        """
        if name not in self.places or not self._alternatives(name) or not _same(results):
            return False
        place, others = self.places[name], [other for other in missing if other != name and other in self.places]
        samples = {other: list(self._samples(facts, other)) for other in others}
        alike = ([share] * len(others) for share in (Fraction(0), Fraction(1, 3), Fraction(2, 3), Fraction(1)))
        # Multiples modulo a prime: spread out, different for each fact, and the same in every run.
        mixed = ([Fraction(step * (fact + 1) ** 2 % 89, 88) for fact in range(len(others))] for step in _MIXTURES)
        for shares in (*alike, *mixed):
            filled = list(facts)
            for other, share in zip(others, shares, strict=True):
                filled[self.places[other]] = samples[other][int(share * (len(samples[other]) - 1))]
            found: list[Settled] = []
            for value in self._alternatives(name):
                filled[place] = value
                found.append(_settled_once(self.decision, tuple(filled), self.readings))
            if not _same(found):
                return False
        return True

    def agreement(self, facts: tuple[Anything, ...], first: Settled) -> Settled | None:
        """The one result of every combination of the missing facts with few alternatives, if there is one.

        Whether a rule speaks is open where the combinations agree on the value alone.
        """
        few = [name for name in first.missing if name in self.places and self._alternatives(name)]
        alternatives = [self._alternatives(name) for name in few]
        if not few or prod(map(len, alternatives)) > _TRIED:
            return None
        agreed: Settled | None = None
        for values in product(*alternatives):
            tried = list(facts)
            for name, value in zip(few, values, strict=True):
                tried[self.places[name]] = value
            result = _settled_once(self.decision, tuple(tried), self.readings)
            if result.conflict or result.missing or (agreed is not None and not _agree(result, agreed)):
                return None
            if agreed is None:
                agreed = result
            elif result.speaks != agreed.speaks:
                agreed = replace(agreed, speaks=Open(False, True, ()))
        return agreed

    def _alternatives(self, name: str) -> tuple[Anything, ...]:
        fact = self.decision.facts[self.places[name]]
        return (True, False) if fact.kind is Kind.TRUTH else fact.alternatives if fact.kind is Kind.CHOICE else ()

    def _samples(self, facts: tuple[Anything, ...], name: str) -> Iterator[Anything]:
        """Values of a fact to try: its alternatives, its ends, and the known facts of its kind, a unit to each side."""
        if alternatives := self._alternatives(name):
            yield from alternatives
            return
        fact = self.decision.facts[self.places[name]]
        if fact.kind is Kind.SEVERAL:
            yield frozenset()
            yield from (frozenset({member}) for member in fact.alternatives)
        elif fact.kind is Kind.ROWS:
            yield ()
        else:
            low, high = fact.range
            known = {
                value + step
                for other, value in zip(self.decision.facts, facts, strict=True)
                if other.kind is fact.kind and value is not None
                for step in (-1, 0, 1)
            }
            yield from sorted({low, high, (low + high) // 2} | {value for value in known if low <= value <= high})


def _usefulness(results: list[Settled]) -> tuple[Fraction, int]:
    """The share of a fact's sample values that decide the question, then how few facts each leaves missing."""
    if not results:
        return Fraction(0), -(10**6)
    decided = sum(not result.missing for result in results)
    return Fraction(decided, len(results)), -min(len(result.missing) for result in results)


def _same(results: list[Settled]) -> bool:
    """Whether results cannot be told apart. Two that leave an alternative open may differ, whatever they show."""
    first = results[0]
    if isinstance(first.value, Open) and first.value.low is None:
        return False
    return all(_bounds(each) == _bounds(first) and set(each.missing) == set(first.missing) for each in results)


def _bounds(settled: Settled) -> tuple[Anything, ...]:
    return tuple(bound for seen in (settled.speaks, settled.value) for bound in (_low(seen), _high(seen)))


def _agree(one: Settled, other: Settled) -> bool:
    return one.value == other.value and (one.speaks == other.speaks or one.value != Known(None))
