"""Cases under chapters 12 and 15 as the second derivation takes them: scenarios on the edges of the questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.outcomes import python_fact
from obligations.testing import Scenario, scenarios
from rules.soracom_flux import flux
from tests.contracts import derivation
from tests.contracts.by_day import TOKYO, Case

__all__ = ["HEADS", "TOKYO", "ask", "combinations", "of"]

Draw = Callable[[st.SearchStrategy[Any]], Any]
HEADS = ("ordinary_loss", "indirect_loss", "lost_profit", "complaint_costs", "content_loss")
#: Walking day by day comes to an end within a test.
_MOST_DAYS = 5_000


def of(question: str, **fixed: Any) -> st.SearchStrategy[Case]:
    """Cases of a question, every fact known: days and instants as Python's, alternatives by their codes."""
    return scenarios(flux.find(question), **fixed).filter(_within_reach).map(_case)


def _case(scenario: Scenario) -> Case:
    return _by_name(scenario.question.decision.facts, scenario.plain)


def _by_name(facts: tuple[Fact, ...], plain: tuple[Any, ...]) -> Case:
    return Case({fact.name: _value(fact, value) for fact, value in zip(facts, plain, strict=True)})


def _value(fact: Fact, plain: Any) -> Any:
    match fact.kind:
        case Kind.CHOICE:
            return plain.code
        case Kind.SEVERAL:
            return sorted(member.code for member in plain)
        case Kind.ROWS:
            return [_by_name(fact.columns, row) for row in plain]
        case _:
            return python_fact(fact, plain)


def _within_reach(scenario: Scenario) -> bool:
    facts = zip(scenario.question.decision.facts, scenario.plain, strict=True)
    days = [
        value if fact.kind is Kind.DATE else value // 86_400
        for fact, value in facts
        if fact.kind in (Kind.DATE, Kind.INSTANT)
    ]
    return not days or max(days) - min(days) <= _MOST_DAYS


ask = partial(derivation.ask, flux)
combinations = partial(derivation.combinations, flux)
