"""Laws: what holds of a question whatever the facts, each applied in one line.

A law is a function without arguments that runs a number of scenarios on the edges and raises `LawBroken`, an
`AssertionError`, with the simplest scenario that breaks it. In a test module it is a test:

    test_a_credit_is_never_above_the_bill = never_above(flux.outage_credit, "bill")

Its docstring states the law. Outcomes that have no value (undetermined, silent where silence is no answer, a
conflict) are passed over by laws about values. `check_laws(contract)` runs every law that can be derived from what a
question is (amounts are not negative, the order of lists does not matter, what is unknown changes nothing that is
decided, readings lie in the spread, explanations add up), and the laws that are handed to it.

>>> import obligations
>>> report = check_laws(obligations.contract("soracom-flux").find("venue"), examples=5)
>>> [law.states for law in report]
['unknown facts never change an outcome that is decided', 'the explanation adds up to the result']
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from hypothesis import HealthCheck, Phase, given, settings

from obligations.contracts import Contract
from obligations.drawing import Choices
from obligations.errors import Conflict, UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Constant, Fact, OverRows, Rounded, walk
from obligations.interpreters.turns import ORDERED, Place
from obligations.outcomes import Outcome, Silent, Undetermined
from obligations.questions import Question
from obligations.scenarios import Scenario
from obligations.testing.recomputed import answer_again, read
from obligations.testing.strategies import scenarios_and_choices
from obligations.values.calendar import instant_to_second

__all__ = [
    "Law",
    "LawBroken",
    "LawsBroken",
    "adds_up",
    "adds_up_over",
    "check_laws",
    "explanation_adds_up",
    "grows_with",
    "laws_of",
    "never_above",
    "never_falls_with",
    "never_negative",
    "never_rises_with",
    "readings_lie_in_the_spread",
    "scales_with_the_unit",
    "unchanged_by_order",
    "unknowns_change_nothing",
]

AnyQuestion = Question[Any, Any]
#: How many scenarios a law tries, unless it is told otherwise.
EXAMPLES = 100
_MANY_READINGS = 8
#: All but the search for why a scenario fails, which takes longer than the rest and says less than the message.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink)
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.differing_executors)


class LawBroken(AssertionError):
    """A scenario breaks a law; the message says which, with the outcomes."""


class LawsBroken(AssertionError):
    """Laws of a contract are broken; `broken` has each with what broke it."""

    def __init__(self, broken: Sequence[LawBroken]) -> None:
        self.broken = tuple(broken)
        super().__init__("\n\n".join(map(str, broken)))


@dataclass(frozen=True, slots=True)
class _Law:
    """A law of one question: what it states, and what checks it for one scenario."""

    question: AnyQuestion
    states: str
    holds: Callable[[Scenario, Choices], object]


class Law:
    """A law of a question as a function: call it to check it, or give it a name that begins with `test_`.

    `question` is what it is about, `states` the law in words.
    """

    question: AnyQuestion
    states: str
    __name__: str

    def __call__(self) -> None:
        """Checks the law; `LawBroken` with the simplest scenario that breaks it."""
        raise NotImplementedError


def _law(question: AnyQuestion, states: str, holds: Callable[[Scenario, Choices], object], examples: int) -> Law:
    """The law as a plain function, so that pytest takes it for a test, with the attributes of a `Law`."""
    statement = _Law(question, states, holds)

    def law() -> None:
        _run(question, [statement], examples)

    law.__doc__ = f"{question.name}: {states}."
    law.__name__ = law.__qualname__ = f"{states.replace(' ', '_')}"
    law.__dict__.update(question=question, states=states, holds=holds)
    return cast(Law, law)  # made as what pytest collects


def _run(question: AnyQuestion, laws: Sequence[_Law], examples: int) -> None:
    """Checks laws of one question on the same scenarios."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=_SLOW, phases=_PHASES)
    @given(scenarios_and_choices(question))
    def run(drawn: tuple[Scenario, Choices]) -> None:
        scenario, choices = drawn
        for law in laws:
            try:
                law.holds(scenario, choices)
            except LawBroken as broken:
                told = f"{question.name}: {law.states}. But not here: {broken}\n{scenario!r}"
                raise LawBroken(told) from None

    run()


# What a scenario comes to -----------------------------------------------------------------------------------


def _answer(scenario: Scenario) -> Outcome[Any] | None:
    """The outcome, None for a conflict."""
    try:
        return scenario.ask()
    except Conflict:
        return None


def _value(scenario: Scenario) -> Any:
    """The value as a plain number where it has one, a truth or alternative as it is; None where there is none."""
    outcome = _answer(scenario)
    if outcome is None or isinstance(outcome, Undetermined) or outcome.plain_value() is None:
        return None
    kind = scenario.question.decision.kind
    value: Any = outcome.value
    if kind is Kind.DATE:
        return value.toordinal()
    return instant_to_second(value) if kind is Kind.INSTANT else value


def _demand(condition: bool, message: str) -> None:
    if not condition:
        raise LawBroken(message)


def _place(question: AnyQuestion, fact: str) -> Place:
    """The place of a fact of the question's sheet. `UnknownName` if it has none of that name."""
    found = question.sheet.facts()
    if fact not in found:
        raise UnknownName(f"fact of {question.name}", fact, list(found))
    return Place(fact, found[fact], list(found).index(fact))


def _ordered_place(question: AnyQuestion, fact: str) -> Place:
    place = _place(question, fact)
    if place.fact.kind not in ORDERED:
        raise TypeError(f"{fact} of {question.name} is {place.fact.kind.word}: its values have no order")
    return place


def _told(place: Place, scenario: Scenario) -> str:
    return f"{place.name} = {scenario.facts.get(place.name)}"


# Laws about values ------------------------------------------------------------------------------------------


def never_negative(question: AnyQuestion, *, examples: int = EXAMPLES) -> Law:
    """The value is never below 0, whatever the facts."""

    def holds(scenario: Scenario, choices: Choices) -> None:
        value = _value(scenario)
        _demand(value is None or value >= 0, f"the value is {value}")

    return _law(question, "the value is never negative", holds, examples)


def never_falls_with(question: AnyQuestion, fact: str, *, examples: int = EXAMPLES) -> Law:
    """The value never falls as a fact grows, the others left as they are. A truth counts as 0 and 1.

    A fact is moved on by 1, by a few, and to the next marks at which the rules turn.
    """
    return _monotone(question, fact, examples, "never falls", falls=False)


def never_rises_with(question: AnyQuestion, fact: str, *, examples: int = EXAMPLES) -> Law:
    """The value never rises as a fact grows, the others left as they are."""
    return _monotone(question, fact, examples, "never rises", falls=True)


def grows_with(question: AnyQuestion, fact: str, *, examples: int = EXAMPLES) -> Law:
    """The value never falls as a fact grows, and in some scenarios it rises."""
    return _monotone(question, fact, examples, "never falls, and rises in some scenario", falls=False, rises=True)


def _further(scenario: Scenario, place: Place, choices: Choices) -> Scenario | None:
    """The scenario with a fact moved on: by 1, a few, much, or next to a mark further on."""
    _, high = scenario.question.turning.range(scenario.plain, place)
    here = place.value(scenario.plain)
    if here is None or here >= high:
        return None
    turning = scenario.question.turning
    turns = [turn for turn in turning.turns if place.fact in turn.depends and turn.rows is None]
    if len(turns) > 0 and choices.choose((False, True)):
        near = [mark for mark in turning.near(scenario.plain, choices.choose(turns), place) if mark > here]
        there = choices.choose(near) if near else here + 1
    else:
        there = here + 1 + choices.number(min(choices.choose((0, 40, 800, 10**6)), high - here - 1))
    return Scenario(scenario.question, place.put(scenario.plain, min(there, high)))


def _monotone(question: AnyQuestion, fact: str, examples: int, how: str, *, falls: bool, rises: bool = False) -> Law:
    place = _ordered_place(question, fact)
    risen: list[bool] = []

    def holds(scenario: Scenario, choices: Choices) -> None:
        further = _further(scenario, place, choices)
        before = _value(scenario)
        if further is None or before is None or (after := _value(further)) is None:
            return
        if after > before and not risen:
            risen.append(True)
        fine = after <= before if falls else after >= before
        _demand(
            fine, f"with {_told(place, scenario)} the value is {before}, with {_told(place, further)} it is {after}"
        )

    law = _law(question, f"as {fact} grows, the outcome {how}", holds, examples)
    if not rises:
        return law

    def check() -> None:
        law()
        if not risen:
            raise LawBroken(f"{law.__doc__} But it did not rise in any of {examples} scenarios")

    check.__doc__, check.__name__ = law.__doc__, law.__name__
    check.__dict__.update(law.__dict__)
    return cast(Law, check)


#: A limit: a figure, the name of a fact or of several that are added up, or a function of the facts by name.
Limit = int | str | Sequence[str] | Callable[[Mapping[str, Any]], int]


def never_above(question: AnyQuestion, limit: Limit, *, examples: int = EXAMPLES) -> Law:
    """The value is never above a limit: a figure, a fact, the sum of several facts, or a function of the facts."""
    names = [limit] if isinstance(limit, str) else [] if isinstance(limit, int) or callable(limit) else list(limit)
    for name in names:
        _place(question, name)
    told = f"{limit:,}" if isinstance(limit, int) else " + ".join(names) if names else "its limit"

    def most(scenario: Scenario) -> Any:
        facts = scenario.facts
        if isinstance(limit, int):
            return limit
        if names:
            return None if any(facts.get(name) is None for name in names) else sum(facts[name] for name in names)
        return limit(facts) if callable(limit) else None

    def holds(scenario: Scenario, choices: Choices) -> None:
        value, highest = _value(scenario), most(scenario)
        _demand(value is None or highest is None or value <= highest, f"the value is {value}, the limit {highest}")

    return _law(question, f"the value is never above {told}", holds, examples)


def adds_up(question: AnyQuestion, fact: str, *, within: int = 1, examples: int = EXAMPLES) -> Law:
    """What an amount in two parts comes to, added up, is what it comes to as a whole, up to `within` units.

    A figure that is rounded once on the final amount differs by less than a unit for each part: `within=1`.
    """
    place = _ordered_place(question, fact)

    def holds(scenario: Scenario, choices: Choices) -> None:
        amount = place.value(scenario.plain)
        low, _ = place.fact.range
        if amount is None or amount < 2 * low:
            return
        part = low + choices.number(amount - 2 * low)
        parts = [Scenario(question, place.put(scenario.plain, each)) for each in (part, amount - part)]
        whole, *others = (_value(each) for each in (scenario, *parts))
        if whole is None or None in others:
            return
        apart = sum(others)
        _demand(
            abs(whole - apart) <= within,
            f"the whole comes to {whole}, its parts of {part} and {amount - part} to {apart}",
        )

    return _law(question, f"{fact} in two parts comes to the same as a whole, to within {within}", holds, examples)


def adds_up_over(
    question: AnyQuestion, first: str, last: str, *, gap: int = 0, within: int = 1, examples: int = EXAMPLES
) -> Law:
    """What two parts of a period come to, added up, is what the whole comes to, up to `within` units.

    The period is from the fact `first` to the fact `last`; it is cut at a value between them, at which the first part
    ends, and the second begins `gap` units later. Where interest runs from the day after the due date to the day before
    payment, the second part is due one day before the cut: `gap=-1`. Conventions that take whole years together do
    not add up; ask under one that counts each day.
    """
    start, end = _ordered_place(question, first), _ordered_place(question, last)

    def holds(scenario: Scenario, choices: Choices) -> None:
        one, other = start.value(scenario.plain), end.value(scenario.plain)
        if one is None or other is None or other - one < 2 + abs(gap):
            return
        cut = one + 1 + abs(gap) + choices.number(other - one - 2 - abs(gap))
        parts = (end.put(scenario.plain, cut), start.put(scenario.plain, cut + gap))
        whole, *others = (_value(each) for each in (scenario, *(Scenario(question, part) for part in parts)))
        if whole is None or None in others:
            return
        _demand(abs(whole - sum(others)) <= within, f"the whole comes to {whole}, its parts to {others}")

    states = f"the time from {first} to {last} in two parts comes to the same as a whole, to within {within}"
    return _law(question, states, holds, examples)


def scales_with_the_unit(question: AnyQuestion, *, within: int = 1, examples: int = EXAMPLES) -> Law:
    """With every amount of yen taken k times, the value is k times as much, up to `within` yen before it is scaled.

    It holds where no figure in yen stands in the clause: the terms would say the same in another unit of money.
    """

    def holds(scenario: Scenario, choices: Choices) -> None:
        factor = choices.choose((2, 3, 10, 100, 1000))
        scaled = _scaled(scenario, factor)
        before = _value(scenario)
        if scaled is None or before is None or (after := _value(scaled)) is None:
            return
        _demand(
            abs(after - factor * before) <= factor * within, f"{factor} times the amounts: {before} becomes {after}"
        )

    return _law(question, "with every amount k times, the value is k times as much", holds, examples)


def _scaled(scenario: Scenario, factor: int) -> Scenario | None:
    """The scenario with every amount of yen multiplied, None if one would leave its range."""

    def scaled(fact: Fact, value: Any) -> Any:
        if fact.kind is Kind.ROWS and value is not None:
            return tuple(tuple(map(scaled, fact.columns, row)) for row in value)
        if fact.kind is Kind.YEN and value is not None:
            if value * factor > fact.range[1]:
                raise OverflowError
            return value * factor
        return value

    try:
        return Scenario(scenario.question, tuple(map(scaled, scenario.question.decision.facts, scenario.plain)))
    except OverflowError:
        return None


# Laws about outcomes ----------------------------------------------------------------------------------------


def _told_apart(scenario: Scenario) -> tuple[str, Any]:
    """What two scenarios with the same outcome share."""
    outcome = _answer(scenario)
    return ("conflict", None) if outcome is None else (outcome.status, outcome.plain_value())


def unchanged_by_order(question: AnyQuestion, *, examples: int = EXAMPLES) -> Law:
    """The outcome does not depend on the order in which the rows of a list stand."""

    def holds(scenario: Scenario, choices: Choices) -> None:
        def turned(fact: Fact, value: Any) -> Any:
            if fact.kind is not Kind.ROWS or not value:
                return value
            left, mixed = list(value), list[Any]()
            while left:
                mixed.append(left.pop(choices.number(len(left) - 1) if len(left) > 1 else 0))
            return tuple(mixed[::-1])

        other = Scenario(question, tuple(map(turned, question.decision.facts, scenario.plain)))
        one, two = _told_apart(scenario), _told_apart(other)
        _demand(one == two, f"{one} becomes {two} in the order {other.facts}")

    return _law(question, "the order of the rows of a list changes nothing", holds, examples)


def unknowns_change_nothing(question: AnyQuestion, *, examples: int = EXAMPLES) -> Law:
    """An outcome that is decided though facts are unknown stays the same when they are filled in.

    One that is undetermined names facts that are unknown, and its bounds hold what it comes to when they are known.
    """

    def holds(scenario: Scenario, choices: Choices) -> None:
        hidden = tuple(
            None if choices.choose((False, True, False)) else _with_holes(fact, value, choices)
            for fact, value in zip(question.decision.facts, scenario.plain, strict=True)
        )
        partly, full = Scenario(question, hidden), _answer(scenario)
        seen = _answer(partly)
        if seen is None or full is None:
            _demand(
                seen is not None or full is None, f"conflict with facts unknown, {full!r} with all known: {partly!r}"
            )
            return
        if not isinstance(seen, Undetermined):
            same = seen.plain_value() == full.plain_value()
            silent = isinstance(seen, Silent) is isinstance(full, Silent)
            told = f"{seen!r} with facts unknown becomes {full!r} with all known: {partly!r}"
            _demand(same and (silent or question.decision.silence_is_an_answer), told)
            return
        tops = {name.partition("[")[0].partition(".")[0] for name in seen.missing}
        unknown = {f.name for f, v in zip(question.decision.facts, hidden, strict=True) if v is None or f.columns}
        _demand(bool(tops) and tops <= unknown, f"{seen.missing} are asked for: {partly!r}")
        if seen.between is not None and full.plain_value() is not None and question.decision.kind in ORDERED:
            least, most = seen.between
            told = f"{full.value} lies outside of {least} to {most}: {partly!r}"
            _demand(bool(least <= full.value <= most), told)

    return _law(question, "unknown facts never change an outcome that is decided", holds, examples)


def _with_holes(fact: Fact, value: Any, choices: Choices) -> Any:
    if fact.kind is not Kind.ROWS:
        return value
    return tuple(tuple(None if choices.number(7) == 7 else column for column in row) for row in value)


def readings_lie_in_the_spread(question: AnyQuestion, *, examples: int = EXAMPLES) -> Law:
    """Under any readings the outcome is one of those that the spread over all readings gives.

    Of a question with many readings, whose spread takes long, one scenario in ten is looked at.
    """

    def holds(scenario: Scenario, choices: Choices) -> None:
        if len(question.readings) > _MANY_READINGS and not choices.choose((True, *[False] * 9)):
            return
        chosen = tuple(choices.choose(tuple(cls)) for cls in question.readings)
        outcome = _answer(scenario)
        if outcome is None:
            return
        try:
            spread = outcome.under_all_readings()
        except Conflict:
            return
        under = Scenario(question.under(*chosen), scenario.plain) if _free(question) else None
        if under is None or (other := _answer(under)) is None:
            return
        found = [told for combination, told in spread if set(combination) <= set(chosen)]
        codes = {cls.point().code: member.code for cls, member in zip(question.readings, chosen, strict=True)}
        _demand(len(found) == 1, f"{len(found)} combinations of the spread fit {codes}")
        same = _spread_value(found[0]) == _spread_value(other)
        _demand(same, f"{other!r} under {codes}, {found[0]!r} in the spread")

    return _law(question, "the outcome under any readings lies in the spread", holds, examples)


def _free(question: AnyQuestion) -> bool:
    """Whether no reading was chosen for the question, so that any can be."""
    return all(member is cls.default() for cls, member in question.as_read.readings.items())


def _spread_value(outcome: Outcome[Any]) -> Any:
    return "open" if isinstance(outcome, Undetermined) else outcome.plain_value()


def explanation_adds_up(question: AnyQuestion, *, examples: int = EXAMPLES) -> Law:
    """From the steps of the explanation alone, worked out again by plain dates and fractions, the result comes out."""

    def holds(scenario: Scenario, choices: Choices) -> None:
        outcome = _answer(scenario)
        if outcome is None or isinstance(outcome, Undetermined):
            return
        told = json.loads(outcome.to_json())
        try:
            status, value = answer_again(told)
        except LawBroken:
            raise
        except AssertionError as wrong:
            raise LawBroken(f"{wrong}") from None
        _demand(status == outcome.status, f"the steps say {status}, the outcome {outcome.status}")
        _demand(value == read(told["value"]), f"the steps come to {value}, the outcome is {told['value']}")

    return _law(question, "the explanation adds up to the result", holds, examples)


# All laws of a contract -------------------------------------------------------------------------------------


def laws_of(question: AnyQuestion, *, examples: int = EXAMPLES) -> tuple[Law, ...]:
    """The laws that follow from what a question is, without knowing what its clauses say.

    An amount is never negative; where lists are taken, their order does not matter; where facts are taken, unknown
    ones change nothing; where readings matter, each lies in the spread; the explanation adds up; and where no figure
    in yen stands in the rules, and amounts are rounded once at most, the amount scales with the unit of money.
    """
    kinds = {fact.kind for fact in question.decision.facts}
    found: list[Law] = []
    if question.decision.kind is Kind.YEN:
        found.append(never_negative(question, examples=examples))
    if Kind.ROWS in kinds:
        found.append(unchanged_by_order(question, examples=examples))
    if kinds:
        found.append(unknowns_change_nothing(question, examples=examples))
    if question.readings and _free(question):
        found.append(readings_lie_in_the_spread(question, examples=examples))
    found.append(explanation_adds_up(question, examples=examples))
    if question.decision.kind is Kind.YEN and _without_figures(question):
        found.append(scales_with_the_unit(question, examples=examples))
    return tuple(found)


def _without_figures(question: AnyQuestion) -> bool:
    """Whether the rules as they are read hold no figure in yen, and at most one rounding, which is not row by row."""
    read_in = question.as_read.read
    nodes = {id(node): node for root in question.decision.roots(read_in.node) for node in walk(root)}.values()
    figures = [n for n in nodes if isinstance(n, Constant) and n.kind in (Kind.YEN, Kind.EXACT_YEN) and n.value]
    bodies = [part for n in nodes if isinstance(n, OverRows) for body in (n.where, n.body) for part in walk(body)]
    by_row = any(isinstance(part, Rounded) for part in bodies)
    return not figures and not by_row and sum(isinstance(node, Rounded) for node in nodes) <= 1


def check_laws(of: Contract | AnyQuestion, *laws: Law, examples: int = 25) -> tuple[Law, ...]:
    """Checks every law that follows from what the questions are, and the `laws` that are handed in for any of them.

    All laws of a question that are derived are checked on the same `examples` scenarios. Gives the laws that were
    checked. `LawsBroken` names each that is broken, with the simplest scenario that breaks it.
    """
    questions = list(of.questions.values()) if isinstance(of, Contract) else [of]
    broken: list[LawBroken] = []
    checked: list[Law] = []
    for question in questions:
        derived = laws_of(question, examples=examples)
        statements = [_Law(law.question, law.states, law.__dict__["holds"]) for law in derived]
        while statements:
            try:
                _run(question, statements, examples)
            except LawBroken as one:
                broken.append(one)
                # The rest is checked without the law that is broken, so that none is left out.
                statements = [law for law in statements if f": {law.states}." not in str(one)]
            else:
                break
        checked.extend(derived)
    for law in laws:
        try:
            law()
        except LawBroken as one:
            broken.append(one)
        checked.append(law)
    if broken:
        raise LawsBroken(broken)
    return tuple(checked)
