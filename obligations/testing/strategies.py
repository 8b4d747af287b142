"""Scenarios drawn on the edges of a question: a Hypothesis strategy that is derived from the rules themselves.

Facts are drawn simple and near to each other first. Then, a few times, one of the places where the rules turn is
picked: what must hold for it to be reached is brought about, and one fact on which it depends is moved to just below,
exactly at, or just above the mark. Month ends, 29 February, midnights and cut-offs by the clock are such marks, and
so are caps, whole units of time and whole yen. A failing scenario shrinks: moves that do not matter go away, and
facts come down to the simplest that still fail.

All choices of one scenario are made through one drawn `Random`. Were each a draw of its own, Hypothesis would take
them for parts that can stand for each other, and spend most of a run on repeating one at the place of another.

>>> from datetime import date
>>> from hypothesis import find, settings
>>> from rules import soracom_flux as flux
>>> seldom = settings(database=None, derandomize=True)
>>> late = find(scenarios(flux.late_interest, principal=500), lambda s: s.ask().status == "decided", settings=seldom)
>>> date.fromisoformat(late.facts["paid_on"]) - date.fromisoformat(late.facts["due_on"])
datetime.timedelta(days=1)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from hypothesis import strategies as st

from obligations.drawing import Choices, drawn_facts, ordered
from obligations.errors import UnknownName
from obligations.expressions.kinds import Kind
from obligations.interpreters.turns import Plain
from obligations.questions import Question
from obligations.scenarios import Scenario

__all__ = ["scenarios", "scenarios_and_choices"]

Draw = Callable[[st.SearchStrategy[Any]], Any]


def scenarios(question: Question[Any, Any], /, *, left_out: bool = False, **fixed: Any) -> st.SearchStrategy[Scenario]:
    """A strategy that gives scenarios of a question on and around the edges of its rules.

    `fixed` are facts by name that stay as given (plain values as for the question, or strategies of them; None for a
    fact that is left out). With `left_out`, some of the other facts are unknown at times, columns of lists included.
    `UnknownName` for a fact that the question does not take; `BadFacts` for a fixed value that it refuses.
    """
    known = question.sheet.facts()
    for name in fixed:
        if name not in known:
            raise UnknownName(f"fact of {question.name}", name, list(known))
    plain = {name: value for name, value in fixed.items() if not isinstance(value, st.SearchStrategy)}
    question.plain(plain)  # refuses what cannot be used before anything is drawn
    return _drawn(question, left_out, fixed).map(_scenario)


def scenarios_and_choices(question: Question[Any, Any]) -> st.SearchStrategy[tuple[Scenario, Choices]]:
    """Full scenarios, each with what further choices about it are made by."""
    return _drawn(question, False, {})


def _value_of(draw: Draw, value: Any) -> Any:
    if not isinstance(value, st.SearchStrategy):
        return value
    return draw(cast("st.SearchStrategy[object]", value))


def _scenario(drawn: tuple[Scenario, Choices]) -> Scenario:
    return drawn[0]


@st.composite
def _drawn(draw: Draw, question: Question[Any, Any], left_out: bool, fixed: dict[str, Any]) -> tuple[Scenario, Choices]:
    nodes = question.sheet.facts()
    given = {name: _value_of(draw, value) for name, value in fixed.items()}
    fixed_plain = dict(zip(nodes, question.plain(given), strict=True))

    def kept(facts: Plain) -> Plain:
        return tuple(fixed_plain[name] if name in given else value for name, value in zip(nodes, facts, strict=True))

    choices = Choices(draw(st.randoms(use_true_random=False)))
    facts = drawn_facts(question, choices, kept)
    facts = kept(ordered(question.sheet, facts, fixed=frozenset(given)))
    if left_out:
        facts = kept(_with_gaps(question, facts, choices))
    return Scenario(question, facts), choices


def _with_gaps(question: Question[Any, Any], facts: Plain, choices: Choices) -> Plain:
    """The facts with about a third of them left out, and some columns of lists."""
    hidden: list[Any] = []
    for node, value in zip(question.sheet.facts().values(), facts, strict=True):
        if choices.choose((False, False, True)):
            hidden.append(None)
        elif node.kind is Kind.ROWS:
            hidden.append(tuple(tuple(None if choices.number(7) == 7 else column for column in row) for row in value))
        else:
            hidden.append(value)
    return tuple(hidden)
