"""Covers: a few scenarios that take every rule, every exception and both sides of every condition.

A *side* is one way in which the rules of a question can go: a rule applies or does not; a condition that is come to is
so or is not; of two amounts the one or the other is taken; an amount has a fraction that is rounded. `cover` looks for
scenarios until every side is taken that can be found, and keeps few of them. What cannot be taken is told by name, with
whether that is proved by the bounds of the facts or was only not found.

A cover is written as scenario files with their present outcomes. As such it is a baseline: asked again under changed
rules, `differences` tells which scenarios come out otherwise, by how much, and because of which provisions. And
`coverage` tells, for any scenarios, which provisions they touch and which sides of their conditions they take.

>>> import obligations
>>> flux = obligations.contract("soracom-flux")
>>> found = cover(flux.find("late-interest"))
>>> len(found.taken), len(found.unreached), 2 <= len(found.scenarios) <= 6
(6, 1, True)
>>> for side in found.sides[:2]:
...     print(side)
12.3: due_on < paid_on is so
12.3: due_on < paid_on is not so
>>> side, proved = found.unreached[0]  # 14.5% cannot come to more than the 14.6% that a consumer can owe
>>> side.says, proved
('ceiling_for_a_consumer applies', True)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any, TypeAlias, cast

from obligations.clauses.readings import Reading
from obligations.clauses.rules import AnyRule
from obligations.contracts import Contract
from obligations.drawing import Choices, drawn_facts, ordered
from obligations.errors import ObligationsError
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import (
    All,
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
)
from obligations.expressions.nodes import (
    Any as AnyOf,
)
from obligations.expressions.operators import OPERATORS
from obligations.interpreters.evaluate import Evaluation, Known
from obligations.interpreters.explain import shown
from obligations.interpreters.turns import Guard, Plain, Spot, Way
from obligations.questions import Question
from obligations.scenarios import Case, Scenario, expectation, yaml_text

__all__ = [
    "Cover",
    "Coverage",
    "Difference",
    "Side",
    "Touched",
    "cover",
    "cover_text",
    "coverage",
    "differences",
    "sides_of",
]

AnyQuestion: TypeAlias = Question[Any, Any]
_DERIVATION = "What the rules came to when this was written down; it is not derived from the text."

#: A side that says more than so many characters is shortened in its middle where it is printed.
_LONG = 180

# Sides ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """One way in which the rules of a question can go: what is so or not, and in whose words it stands.

    Equal by what it says, so that it is the same side under other readings and in another version of the rules.
    """

    question: str
    provisions: tuple[str, ...]
    says: str

    def __str__(self) -> str:
        says = self.says if len(self.says) <= _LONG else f"{self.says[: _LONG - 70]} … {self.says[-65:]}"
        return f"{' / '.join(self.provisions)}: {says}"


def _told(node: Node) -> str:
    """A node in a few words, by the names of facts and rules."""
    match node:
        case Fact(name=name):
            return name
        case Constant(kind, value):
            return "nothing" if value is None else shown(kind, value, "en")
        case Cited(rule):
            return f"{rule} applies"
        case IsOneOf(subject, members):
            return f"{subject.name} is {' or '.join(member.code for member in members)}"
        case Not(part):
            return f"not ({_told(part)})"
        case All(parts):
            return " and ".join(map(_within, parts))
        case AnyOf(parts):
            return " or ".join(map(_within, parts))
        case Named(code=code) | Head(code=code):
            return code
        case Rounded(amount):
            return f"rounded {_told(amount)}"
        case OverRows(fold, rows, _, body):
            return f"{fold} of {rows.name}: {_told(body)}"
        case When(condition, then, otherwise):
            return f"({_told(then)} if {_told(condition)}, else {_told(otherwise)})"
        case Operation(operator, operands):
            return OPERATORS[operator].text.en.format(*map(_told, operands))
        case _:
            return type(node).__name__.lower()


def _within(node: Node) -> str:
    return f"({_told(node)})" if isinstance(node, All | AnyOf) else _told(node)


@dataclass(frozen=True, slots=True)
class _Way:
    """How a side is told from the other at its spot: by a truth that must be `wanted`."""

    side: Side
    spot: Spot
    truth: Node
    wanted: bool


class _Sides:
    """The sides of one question under its readings."""

    def __init__(self, question: AnyQuestion) -> None:
        self.question = question
        self.turning = question.turning
        decision, read = self.turning.decision, self.turning.read
        self.provisions = {clause.rule.name: clause.rule.provisions for clause in decision.clauses}
        # That two provisions contradict each other is no side to be taken: an answer is refused there.
        conflicts = {id(read.node(both)) for *_, both in decision.conflicts}
        spots = [spot for spot in self.turning.spots.values() if id(spot.node) not in conflicts]
        self.ways = [way for spot in spots for way in self._ways(spot)]

    def _ways(self, spot: Spot) -> Iterator[_Way]:
        node = spot.node
        provisions = tuple(dict.fromkeys(number for rule in spot.rules for number in rule.provisions))
        over = f"in {spot.rows.name}, " if spot.rows is not None else ""

        def side(says: str) -> Side:
            return Side(self.question.name, provisions, f"{over}{says}")

        match node:
            case Cited(rule):
                provisions = self.provisions[rule]
                yield _Way(side(f"{rule} applies"), spot, node, True)
                yield _Way(side(f"{rule} does not apply"), spot, node, False)
            case Rounded(amount):
                whole = Operation("equal", (node, amount), Kind.TRUTH)
                yield _Way(side(f"{_told(amount)} has a fraction that is rounded"), spot, whole, False)
            case Operation(operator, (one, other)) if operator in ("lower", "higher"):
                low, high = (one, other) if operator == "lower" else (other, one)
                truth = Operation("at_most", (low, high), Kind.TRUTH)
                for taken, wanted in ((one, True), (other, False)):
                    told = f"of {_told(one)} and {_told(other)} the {operator} is {_told(taken)}"
                    yield _Way(side(told), spot, truth, wanted)
            case _ if node.kind is Kind.TRUTH:
                told = _told(node)
                yield _Way(side(f"{told} is so"), spot, node, True)
                yield _Way(side(f"{told} is not so"), spot, node, False)
            case _:
                pass

    @cached_property
    def all(self) -> tuple[Side, ...]:
        """Every side, in the order in which the rules come to them."""
        return tuple(dict.fromkeys(way.side for way in self.ways))

    def taken(self, facts: Plain) -> frozenset[Side]:
        """The sides that a scenario takes."""
        known = dict(zip(self.turning.decision.facts, facts, strict=True))
        outside = Evaluation(known, {})
        rows: dict[str, list[Evaluation]] = {}
        for at, fact in enumerate(self.turning.decision.facts):
            if fact.kind is Kind.ROWS and facts[at] is not None:
                rows[fact.name] = [
                    Evaluation(known, {}, dict(zip(fact.columns, row, strict=True)), f"{fact.name}[{number}].")
                    for number, row in enumerate(facts[at])
                ]
        found: set[Side] = set()
        for way in self.ways:
            spot = way.spot
            for inner in rows.get(spot.rows.name, ()) if spot.rows is not None else (outside,):
                seen = inner.value(way.truth)
                if seen != Known(way.wanted):
                    continue
                # Whether a rule applies is so or not, whether or not the answer comes to it.
                if isinstance(spot.node, Cited) or any(_reached(each, outside, inner) for each in spot.ways):
                    found.add(way.side)
                    break
        return frozenset(found)


def _reached(way: Way, outside: Evaluation, inner: Evaluation) -> bool:
    return all(
        (inner if guard.rows is not None else outside).value(guard.node) == Known(guard.wanted) for guard in way.reach
    )


def sides_of(question: AnyQuestion) -> tuple[Side, ...]:
    """Every side of a question under its readings."""
    return _Sides(question).all


# Covers -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cover:
    """The scenarios of a cover, each with the sides for which it was kept, and the sides that none takes.

    `unreached` tells for each side whether it is proved that no facts take it (by the bounds within which all facts
    lie); else it was not found.
    """

    sides: tuple[Side, ...]
    scenarios: tuple[tuple[Scenario, tuple[Side, ...]], ...]
    unreached: tuple[tuple[Side, bool], ...]

    @property
    def taken(self) -> tuple[Side, ...]:
        """The sides that some scenario takes, here or in the cover to which this one adds."""
        missed = {side for side, _ in self.unreached}
        return tuple(side for side in self.sides if side not in missed)

    def entries(self) -> list[dict[str, Any]]:
        """The scenarios as entries of a scenario file, with their present outcomes as what is expected."""
        names: dict[tuple[str, str], int] = {}
        found: list[dict[str, Any]] = []
        for scenario, sides in self.scenarios:
            name = "; ".join(map(str, sides[:2])) + (f"; and {len(sides) - 2} more" if len(sides) > 2 else "")
            times = names[scenario.question.name, name] = names.get((scenario.question.name, name), 0) + 1
            found.append(scenario.entry(name if times == 1 else f"{name} ({times})", _DERIVATION))
        return found


def cover(of: Contract | AnyQuestion, *, all_readings: bool = False, tries: int = 60) -> Cover:
    """A small set of scenarios that take every side of the rules that can be found.

    For each side that is not yet taken, what leads to it is brought about in scenarios drawn on the edges, at most
    `tries` times. With `all_readings`, also the sides that only another reading than the default opens, one reading at
    a time. The same rules give the same cover.
    """
    questions = list(of.questions.values()) if isinstance(of, Contract) else [of]
    covers = [each for question in questions for each in _covers(question, all_readings, tries)]
    sides = tuple(dict.fromkeys(side for each in covers for side in each.sides))
    taken = {side for each in covers for side in each.taken}
    unreached: dict[Side, bool] = {}
    for side, proved in (pair for each in covers for pair in each.unreached):
        if side not in taken:
            unreached[side] = proved and unreached.get(side, True)
    return Cover(sides, tuple(pair for each in covers for pair in each.scenarios), tuple(unreached.items()))


def _covers(question: AnyQuestion, all_readings: bool, tries: int) -> Iterator[Cover]:
    """The cover of a question under its readings, then under each other alternative of one, for what is new there."""
    first = _cover(question, tries, frozenset())
    yield first
    done = set(first.taken)
    for cls in question.readings if all_readings else ():
        for member in cls:
            if member is not question.as_read.readings[cls]:
                found = _cover(_read_as(question, member), tries, frozenset(done))
                done |= set(found.taken)
                yield found


def _cover(question: AnyQuestion, tries: int, done: frozenset[Side]) -> Cover:
    sides = _Sides(question)
    missed = {side: None for side in sides.all if side not in done}
    kept: list[tuple[Plain, frozenset[Side]]] = []

    def keep(facts: Plain) -> None:
        taken = sides.taken(facts) - done
        if taken & missed.keys() or not (kept or done):
            kept.append((facts, taken))
            for side in taken:
                missed.pop(side, None)

    if missed:
        keep(drawn_facts(question, Choices(_Simplest())))
    unreached: dict[Side, bool] = {}
    for way in sides.ways:
        if way.side in missed and _impossible(question, way):
            del missed[way.side]
            unreached.setdefault(way.side, True)
    for attempt in range(tries):
        for way in sides.ways:
            if way.side in missed:
                keep(_towards(question, way, Random(f"{way.side} {attempt}"), decisive=attempt % 3 != 2))
    unreached |= dict.fromkeys(missed, False)
    scenarios = [(Scenario(question, facts), new) for facts, new in _few(kept)]
    order = {side: place for place, side in enumerate(sides.all)}
    found = tuple((scenario, tuple(sorted(new, key=order.__getitem__))) for scenario, new in scenarios)
    return Cover(sides.all, found, tuple((side, unreached[side]) for side in sides.all if side in unreached))


def _read_as(question: AnyQuestion, member: Reading) -> AnyQuestion:
    """The question with one reading taken otherwise."""
    chosen = {**question.as_read.readings, type(member): member}
    free: AnyQuestion = question.contract.questions[question.name]
    return free.under(*chosen.values())


class _Simplest(Random):
    """Makes the simplest choice each time."""

    def randint(self, a: int, b: int) -> int:
        return a


def _impossible(question: AnyQuestion, way: _Way) -> bool:
    """Whether a side can be ruled out by the bounds of the facts alone."""
    facts = question.turning.decision.facts
    columns = dict.fromkeys(column for fact in facts for column in fact.columns)
    all_facts = Evaluation(dict.fromkeys(facts), {}, columns)
    if all_facts.value(way.truth) == Known(not way.wanted):
        return True
    if isinstance(way.spot.node, Cited):
        return False
    return all(
        any(all_facts.value(guard.node) == Known(not guard.wanted) for guard in each.reach) for each in way.spot.ways
    )


def _towards(question: AnyQuestion, way: _Way, random: Random, *, decisive: bool) -> Plain:
    """A scenario drawn on the edges and moved towards a side; `decisive`: so that the side decides the answer."""
    turning, choose = question.turning, random.choice
    facts = drawn_facts(question, Choices(random, large=False))
    by = choose(way.spot.ways)
    guards = (*by.reach, *(by.decide if decisive else ()), Guard(way.truth, way.wanted, way.spot.rows))
    return ordered(question.sheet, turning.brought(facts, guards, choose))


def _few(kept: Sequence[tuple[Plain, frozenset[Side]]]) -> list[tuple[Plain, frozenset[Side]]]:
    """Of some scenarios few that take the same sides: those that take most first, without those that add nothing."""
    left = list(kept)
    done: set[Side] = set()
    few: list[tuple[Plain, frozenset[Side]]] = []
    while left:
        facts, taken = max(left, key=lambda each: len(each[1] - done))
        if few and not taken - done:
            break
        few.append((facts, frozenset(taken - done)))
        done |= taken
        left.remove((facts, taken))
    return few


def cover_text(contract_id: str, found: Cover) -> str:
    """A cover as the text of a scenario file, the sides that were not reached as comments at its end."""
    text = yaml_text(contract_id, found.entries())
    if not found.unreached:
        return text
    told = "\n".join(f"# {side}{' (proved)' if proved else ''}" for side, proved in found.unreached)
    return f"{text}\n# No scenario takes these sides:\n{told}\n"


# Coverage ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """What scenarios do with one provision: in which of them it applies, and the sides of its rules that they take.

    A scenario is named by its question and its sentence, or by its code where it has none.
    """

    scenarios: tuple[str, ...]
    sides: tuple[Side, ...]
    taken: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What scenarios touch of a contract, by the number of the provision, and how many of them could be asked."""

    provisions: Mapping[str, Touched]
    asked: int

    @property
    def untouched(self) -> tuple[str, ...]:
        """The encoded provisions that apply in none of the scenarios."""
        return tuple(number for number, touched in self.provisions.items() if not touched.scenarios)


def coverage(of: Contract, cases: Iterable[Case | Scenario]) -> Coverage:
    """Which provisions of a contract some scenarios touch, and which sides of their conditions they take.

    A case that ends in an error touches nothing. Sides are those under the readings that are taken by default.
    """
    known: dict[tuple[Any, ...], _Sides] = {}

    def sides(question: AnyQuestion) -> _Sides:
        key = question.name, tuple(question.as_read.readings.values())
        if key not in known:
            known[key] = _Sides(question)
        return known[key]

    all_sides = [side for question in of.questions.values() for side in sides(question).all]
    encoded = dict.fromkeys(number for rule in of.rules.values() for number in rule.provisions)
    names: dict[str, list[str]] = {number: [] for number in encoded}
    taken: set[Side] = set()
    asked = 0
    for case in cases:
        try:
            scenario = case.scenario() if isinstance(case, Case) else case
            outcome = scenario.ask()
        except ObligationsError:
            continue
        asked += 1
        taken |= sides(scenario.question).taken(scenario.plain)
        name = f"{case.question}: {case.name}" if isinstance(case, Case) else repr(case)
        for number in outcome.provisions:
            names[number].append(name)
    found = {
        number: Touched(
            tuple(names[number]),
            tuple(side for side in all_sides if number in side.provisions),
            tuple(side for side in all_sides if number in side.provisions and side in taken),
        )
        for number in encoded
    }
    return Coverage(found, asked)


# Differences ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """One scenario that comes out otherwise under other rules.

    `before` and `after` are what was expected and what it comes to now, as in a scenario file; `by` is the change of an
    amount or a number, None where there is none. `provisions` are those whose rules begin or cease to apply, or give
    something else.
    """

    case: Case
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    by: int | None
    provisions: tuple[str, ...]


_COMPARED = ("error", "status", "value", "missing")


def differences(baseline: Iterable[Case] | Contract, now: Contract) -> tuple[Difference, ...]:
    """The scenarios that come out otherwise under the rules of `now` than a baseline says.

    The baseline is scenarios with their outcomes, such as a cover that was written down under earlier rules; or the
    earlier rules themselves, and then the covers of both are asked of both.
    """
    before: Contract | None = None
    if isinstance(baseline, Contract):
        before = baseline
        cases = [_as_case(baseline, name, scenario) for name, scenario in _both(baseline, now)]
    else:
        cases = list(baseline)
    found: list[Difference] = []
    for case in cases:
        after = _expected_of(now, case)
        if not _differs(case.expect, after):
            continue
        was, is_now = case.expect.get("value"), after.get("value")
        numbers = isinstance(was, int) and isinstance(is_now, int) and not isinstance(was, bool)
        rules = {**({} if before is None else before.rules), **now.rules}
        by = cast(int, is_now) - cast(int, was) if numbers else None
        found.append(Difference(case, case.expect, after, by, _responsible(case.expect, after, rules)))
    return tuple(found)


def _differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether an outcome is another one: its status, its value, what it asks for, or what it rests on."""
    same = {"status": "decided"}
    if any(
        {**same, **before}.get(key) != {**same, **after}.get(key) for key in _COMPARED if key in before or key in after
    ):
        return True
    return not set(before.get("provisions", ())) <= set(after.get("provisions", ())) or (
        "gives" in before and before["gives"] != after.get("gives")
    )


def _both(before: Contract, now: Contract) -> Iterator[tuple[str, Scenario]]:
    for version in (before, now):
        yield from ((entry["name"], pair[0]) for entry, pair in _named(cover(version)))


def _named(found: Cover) -> Iterator[tuple[dict[str, Any], tuple[Scenario, tuple[Side, ...]]]]:
    yield from zip(found.entries(), found.scenarios, strict=True)


def _as_case(of: Contract, name: str, scenario: Scenario) -> Case:
    """A scenario with what it comes to under a version of the contract."""
    case = Case(of.id, name, scenario.question.name, scenario.facts, _DERIVATION, {}, scenario.readings)
    return Case(of.id, name, case.question, case.facts, _DERIVATION, _expected_of(of, case), case.readings)


def _expected_of(of: Contract, case: Case) -> dict[str, Any]:
    """What a case comes to under a version of the contract, as a scenario file expects it."""
    try:
        question = of.find(case.question).under_named(case.readings)
        return expectation(Scenario(question, question.plain(case.facts)))
    except ObligationsError as error:
        return {"error": error.code.value}


def _responsible(before: Mapping[str, Any], after: Mapping[str, Any], rules: Mapping[str, AnyRule]) -> tuple[str, ...]:
    """The provisions whose rules give something else, else those that begin or cease to apply."""
    one: Mapping[str, Any] = before.get("gives", {})
    other: Mapping[str, Any] = after.get("gives", {})
    names = [name for name in dict.fromkeys((*one, *other)) if one.get(name, _NONE) != other.get(name, _NONE)]
    giving = [number for name in names if name in rules for number in rules[name].provisions]
    was, is_now = before.get("provisions", ()), after.get("provisions", ())
    applying = [number for number in dict.fromkeys((*was, *is_now)) if (number in was) is not (number in is_now)]
    return tuple(dict.fromkeys((*applying, *giving)))


_NONE = object()
