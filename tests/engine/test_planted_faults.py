"""The suite finds faults: each one that is planted here in the engine or the calendar makes a check fail.

A check that passes over a broken engine proves nothing. Every fault names the check that must catch it; without a
fault all checks pass. A fault that no longer fits the engine's source is an error, not a pass.
"""

# Values of every kind pass through here.
# pyright: reportPrivateUsage=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from random import Random
from types import ModuleType
from typing import Any

import pytest

from obligations import ObligationsError, Question, RoundingMode
from obligations.clauses import decision as decision_module
from obligations.clauses.readings import Reading
from obligations.expressions.operators import OPERATORS
from obligations.interpreters import compile as compile_module
from obligations.interpreters import evaluate as evaluate_module
from obligations.interpreters import explain as explain_module
from obligations.interpreters import spread as spread_module
from obligations.questions import Asking
from obligations.values import calendar, rounding

from . import test_decisions, test_hidden_facts
from .conformance import (
    all_readings_are_reached,
    compiled_agrees_with_walked,
    explanation_adds_up,
    facts_are_told_as_given,
    hide_at_random,
    outcome_is_a_value,
)
from .example_terms import example_terms
from .scenarios import draw_facts, hide, random_asking, random_contract, random_tree_question

# Checks -----------------------------------------------------------------------------------------------------


def _questions(seed: int) -> list[Question[..., Any]]:
    """Questions made anew, so that a planted fault takes part in making them."""
    rng = Random(seed)
    if seed % 4 == 0:
        return list(example_terms().questions.values())
    return random_contract(rng)[1] if seed % 4 == 1 else [random_tree_question(rng, depth=4)]


def compiled_and_walked() -> None:
    """Compiled rules come to what the reference evaluator comes to."""
    for seed in range(60):
        rng = Random(seed)
        for question in _questions(seed):
            asking = random_asking(rng, question)
            for _ in range(3):
                compiled_agrees_with_walked(asking, draw_facts(rng, question))


def hidden_facts() -> None:
    """Hiding facts leaves the answer as it is, or open."""
    for seed in range(60):
        rng = Random(seed)
        for question in _questions(seed):
            asking = random_asking(rng, question)
            for _ in range(3):
                hide_at_random(asking, rng)


def explanations() -> None:
    """The steps of an explanation add up by meanings of their own."""
    for seed in range(60):
        rng = Random(seed)
        for question in _questions(seed):
            asking = random_asking(rng, question)
            for _ in range(3):
                explanation_adds_up(asking, draw_facts(rng, question))


def outcomes() -> None:
    """Outcomes are values, and know what other readings would give."""
    for seed in range(24):
        rng = Random(seed)
        for question in _questions(seed):
            asking, facts = random_asking(rng, question), draw_facts(rng, question)
            if seed % 4 == 0:
                outcome_is_a_value(asking, facts)
                facts_are_told_as_given(asking, facts)
            all_readings_are_reached(question, facts if seed % 3 else hide(rng, question, facts))


def _examples_of(module: ModuleType) -> Callable[[], None]:
    def check() -> None:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            drawn = hasattr(function, "hypothesis")
            if name.startswith("test_") and not drawn and not inspect.signature(function).parameters:
                function()

    check.__doc__ = f"The examples of {module.__name__.rpartition('.')[2]}, worked out by hand."
    return check


decided_by_hand = _examples_of(test_decisions)
missing_by_hand = _examples_of(test_hidden_facts)
CHECKS = {
    "compiled and walked": compiled_and_walked,
    "hidden facts": hidden_facts,
    "explanations": explanations,
    "outcomes": outcomes,
    "decisions by hand": decided_by_hand,
    "missing facts by hand": missing_by_hand,
}

# Faults -----------------------------------------------------------------------------------------------------

Plant = Callable[[pytest.MonkeyPatch], None]


def in_source(owner: Any, name: str, *changes: tuple[str, str]) -> Plant:
    """Replaces parts of a function's source; each part must stand there exactly once."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        function = inspect.unwrap(getattr(owner, name))
        source = textwrap.dedent(inspect.getsource(function))
        for old, new in changes:
            assert source.count(old) == 1, f"{name} has {source.count(old)} times {old!r}: fit the fault to the engine"
            source = source.replace(old, new)
        made: dict[str, Any] = {}
        code = compile(source, f"<planted in {name}>", "exec", annotations.compiler_flag, dont_inherit=True)
        exec(code, function.__globals__, made)
        _put(monkeypatch, owner, name, made[name])

    return plant


def _put(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, planted: Any) -> None:
    """Puts something in a name's place: in a class, or in every module that took the name from its module."""
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, planted)
    if isinstance(owner, ModuleType):
        for module in [
            found for key, found in sys.modules.items() if key.startswith(("obligations.", "tests.engine."))
        ]:
            if module.__dict__.get(name) is original:
                monkeypatch.setattr(module, name, planted)


def in_operator(name: str, scope: dict[str, Any] | None = None, **changes: Any) -> Plant:
    """Changes an operator's entry; `scope` is what its code needs beside what there is."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(OPERATORS, name, replace(OPERATORS[name], **changes))
        for key, value in (scope or {}).items():
            monkeypatch.setitem(compile_module._SCOPE, key, value)

    return plant


def both(*plants: Plant) -> Plant:
    """Several changes that make up one fault."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        for each in plants:
            each(monkeypatch)

    return plant


def setting(owner: Any, name: str, value: Any) -> Plant:
    """Puts something else in a name's place."""
    return lambda monkeypatch: _put(monkeypatch, owner, name, value)


def rounding_by(function: Callable[..., int]) -> Plant:
    """Another rounding, walked and compiled."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(evaluate_module, "round_ratio", function)
        monkeypatch.setitem(compile_module._SCOPE, "round_ratio", function)

    return plant


def bankers(numerator: int, denominator: int, mode: RoundingMode, unit: int = 1) -> int:
    if mode is RoundingMode.HALF_UP:
        return round(Fraction(numerator, denominator * unit)) * unit
    return rounding.round_ratio(numerator, denominator, mode, unit)


def up_for_down(numerator: int, denominator: int, mode: RoundingMode, unit: int = 1) -> int:
    mode = RoundingMode.CEIL if mode is RoundingMode.FLOOR else mode
    return rounding.round_ratio(numerator, denominator, mode, unit)


def a_day_short(event: int, months: int) -> int:
    return calendar.last_day_of_months(event, months) - 1


COMBINATIONS = spread_module.combinations


def first_combination(*args: Any) -> Any:
    return islice(COMBINATIONS(*args), 1)


def last_alternative(cls: type[Reading]) -> Reading:
    return list(cls)[-1]


WRITER = compile_module._Writer
LOWERING = decision_module._Lowering
EVALUATION = evaluate_module.Evaluation
STEPS = explain_module.Steps
FLOORED = 'floored = f"({amount.text} // {below})" if mode is RoundingMode.FLOOR'


MONTHS_ADDED = in_operator(
    "months_after", {"added": calendar.add_months}, code="added({0}, {1})", meaning=calendar.add_months
)
SCALED = "one.times(common // one.denominator),"
HEADS = "self._without_heads(self.expanded(amount), limiters)"


@dataclass(frozen=True)
class Fault:
    """What is broken, how, and which check must fail."""

    what: str
    plant: Plant
    caught_by: str


FAULTS = [
    # Operators and the calendar
    Fault("< for <= in compiled code", in_operator("at_most", code="{0} < {1}"), "compiled and walked"),
    Fault("< for <= everywhere", in_operator("at_most", code="{0} < {1}", meaning=lambda a, b: a < b), "explanations"),
    Fault(
        "a period of months one day short",
        in_operator("months_after", {"a_day_short": a_day_short}, code="a_day_short({0}, {1})", meaning=a_day_short),
        "explanations",
    ),
    Fault(
        "a period of months by adding months to the event",
        MONTHS_ADDED,
        "explanations",
    ),
    Fault(
        "adding months to the event, against an example",
        MONTHS_ADDED,
        "decisions by hand",
    ),
    Fault(
        "every day over 365 where courts take whole years",
        lambda monkeypatch: monkeypatch.setitem(OPERATORS, "years_COURT", OPERATORS["years_ACT365F"]),
        "explanations",
    ),
    Fault(
        "a begun unit of time counts as whole",
        in_operator(
            "whole_units", code="(-(-{0} // {1}) if {0} > 0 else 0)", meaning=lambda a, b: -(-a // b) if a > 0 else 0
        ),
        "decisions by hand",
    ),
    Fault(
        "the higher taken for the lower by the reference evaluator",
        in_operator("lower", meaning=max),
        "compiled and walked",
    ),
    # Rounding
    Fault(
        "up for down in compiled code",
        in_source(WRITER, "rounding", (FLOORED, FLOORED.replace("is", "is not"))),
        "compiled and walked",
    ),
    Fault(
        "up for down everywhere",
        both(rounding_by(up_for_down), in_source(WRITER, "rounding", (FLOORED, FLOORED.replace("is R", "is not R")))),
        "decisions by hand",
    ),
    Fault("half to the even neighbour", rounding_by(bankers), "explanations"),
    Fault(
        "division of floats in compiled code",
        in_source(WRITER, "rounding", ("({amount.text} // {below})", "int({amount.text} / {below})")),
        "compiled and walked",
    ),
    Fault(
        "the wrong denominator in compiled code",
        in_source(compile_module, "_scaled", (SCALED, SCALED.replace("// one", "// other"))),
        "compiled and walked",
    ),
    # Truths and rows
    Fault(
        "any for all in compiled code",
        in_source(WRITER, "written", ("' and '.join", "' or '.join")),
        "compiled and walked",
    ),
    Fault(
        "rows taken whatever their condition, in compiled code",
        in_source(WRITER, "fold", ('if where == "True"', "if where")),
        "compiled and walked",
    ),
    Fault(
        "rows taken whatever their condition, everywhere",
        both(
            in_source(WRITER, "fold", ('if where == "True"', "if where")),
            in_source(EVALUATION, "each_row", ("taken = inner.value(node.where)", "taken = Known(True)")),
        ),
        "decisions by hand",
    ),
    Fault(
        "an unknown list taken as an empty one",
        in_source(
            EVALUATION, "_over_rows", ("self._over_unknown_rows(node, rows.missing)", "self.value(node.default)")
        ),
        "hidden facts",
    ),
    # Missing facts
    Fault(
        "a missing truth taken as false",
        in_source(EVALUATION, "_fact", ("return Open(False, True, missing)", "return Known(False)")),
        "hidden facts",
    ),
    Fault(
        "a missing truth taken as false, against an example",
        in_source(EVALUATION, "_fact", ("return Open(False, True, missing)", "return Known(False)")),
        "missing facts by hand",
    ),
    Fault(
        "a missing amount taken as 0",
        in_source(EVALUATION, "_fact", ("return _between(*fact.range, missing)", "return Known(0)")),
        "hidden facts",
    ),
    Fault(
        "bounds without one branch",
        in_source(evaluate_module, "_either", ("max(_high(one), _high(other))", "_high(one)")),
        "hidden facts",
    ),
    Fault(
        "an alternative tried and its result taken for all",
        setting(evaluate_module, "_agree", lambda *_: True),
        "hidden facts",
    ),
    Fault(
        "the least useful fact asked for first",
        in_source(evaluate_module, "settle", ("reverse=True", "reverse=False")),
        "missing facts by hand",
    ),
    # How rules meet
    Fault(
        "an override dropped",
        in_source(LOWERING, "condition", ("self.overriders.get(rule.name, ())", "()")),
        "decisions by hand",
    ),
    Fault(
        "heads left in the claim under a cap",
        in_source(
            LOWERING,
            "_limited",
            (HEADS, HEADS.replace("limiters", "() if Effect.CAP in {r.effect for r in limiters} else limiters")),
        ),
        "decisions by hand",
    ),
    Fault(
        "an exclusion of the whole forgotten",
        in_source(LOWERING, "_limited", ("(Effect.EXCLUSION, Effect.BAR)", "(Effect.BAR,)")),
        "decisions by hand",
    ),
    Fault(
        "all grounds needed for a power",
        in_source(LOWERING, "condition", ("simplified(Any(", "simplified(All(")),
        "decisions by hand",
    ),
    Fault(
        "rules in a circle prove each other",
        in_source(LOWERING, "effective", ("return FALSE", "return TRUE")),
        "decisions by hand",
    ),
    Fault("a conflict ignored", setting(LOWERING, "above", lambda *_: True), "decisions by hand"),
    Fault(
        "a conflict ignored by the reference evaluator",
        in_source(evaluate_module, "_settled_once", ("if seen == Known(True):", "if seen is None:")),
        "compiled and walked",
    ),
    # Readings
    Fault(
        "another default than the first",
        setting(Reading, "default", classmethod(last_alternative)),
        "decisions by hand",
    ),
    Fault(
        "a chosen reading ignored by the reference evaluator",
        in_source(EVALUATION, "whole", ("self.readings.get(cls, cls.default()) in", "cls.default() in")),
        "compiled and walked",
    ),
    Fault("the other readings forgotten", setting(spread_module, "combinations", first_combination), "outcomes"),
    # Answers
    Fault(
        "silence told as a decision",
        in_source(Asking, "answer", ("(Decided if speaks else Silent)", "Decided")),
        "compiled and walked",
    ),
    Fault(
        "an explanation shows a value that was not computed",
        in_source(STEPS, "_written", ("return value\n", "return f'{value} + 1'\n")),
        "explanations",
    ),
    Fault(
        "an explanation shows a truth that was not computed",
        in_source(STEPS, "_written", ("'true' if {value} else 'false'", "'true'")),
        "explanations",
    ),
]


#: A check that ends in another error has met a fault in the test, not in the engine.
CAUGHT = (AssertionError, pytest.fail.Exception, ObligationsError, ArithmeticError)


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_passes_over_the_engine_as_it_is(check: str):
    CHECKS[check]()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.what} -> {fault.caught_by}")
def test_a_planted_fault_is_caught(fault: Fault, monkeypatch: pytest.MonkeyPatch):
    fault.plant(monkeypatch)
    # Contracts that are made under a fault must not be found by id once the fault is gone.
    registry = sys.modules["obligations.contracts"]
    monkeypatch.setattr(registry, "_made", dict(registry._made))
    try:
        CHECKS[fault.caught_by]()
    except CAUGHT:
        return
    pytest.fail(f"{fault.caught_by} did not notice: {fault.what}")


def test_every_check_catches_a_fault_that_is_planted():
    assert {fault.caught_by for fault in FAULTS} == set(CHECKS)
    assert len({fault.what for fault in FAULTS}) == len(FAULTS) >= 14
