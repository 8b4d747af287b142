"""Cases under chapters 12 and 15 as the second derivation takes them: scenarios on the edges of the questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from obligations import Reading
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.outcomes import python_fact
from obligations.testing import Scenario, scenarios
from rules.soracom_flux import flux
from tests.flux.walked_by_day import TOKYO, Case

__all__ = ["HEADS", "TOKYO", "alternatives", "ask", "combinations", "of"]

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


def ask(question: str, case: Case, readings: dict[str, str] | None = None) -> Any:
    """The library's value for a case: 0 or false where the terms are silent."""
    outcome = flux.ask(question, case, readings)
    assert outcome.status != "undetermined", outcome.explain()
    return outcome.value


def alternatives(question: str) -> list[tuple[str, str]]:
    """Each alternative of each reading of a question, by their codes, the defaults left out."""
    readings: tuple[type[Reading], ...] = flux.questions[question].readings
    return [(cls.point().code, member.code) for cls in readings for member in cls if member is not cls.default()]


@st.composite
def combinations(draw: Draw, question: str) -> dict[str, str]:
    """Any choice of all readings of a question."""
    readings = flux.questions[question].readings
    return {cls.point().code: draw(st.sampled_from([member.code for member in cls])) for cls in readings}
