"""Hypothesis strategies for cases of the beta terms: every fact of a sheet, days and moments near each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st

from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from rules.soracom_beta import beta
from tests.contracts import derivation
from tests.contracts.by_day import Case
from tests.contracts.cases import amounts, days, days_after, instants, tax_rates

Draw = Callable[[st.SearchStrategy[Any]], Any]

yes_or_no = st.booleans()
near = st.one_of(st.integers(-2, 3), st.integers(-40, 60))


def _value(draw: Draw, fact: Fact, anchor: date) -> Any:
    codes = [member.code for member in fact.alternatives]
    match fact.kind:
        case Kind.TRUTH:
            return draw(yes_or_no)
        case Kind.CHOICE:
            return draw(st.sampled_from(codes))
        case Kind.SEVERAL:
            return draw(st.lists(st.sampled_from(codes), unique=True, max_size=3))
        case Kind.YEN:
            return draw(amounts)
        case Kind.COUNT:
            return draw(st.integers(0, 4))
        case Kind.DAYS:
            return draw(st.integers(0, 100))
        case Kind.DATE:
            return anchor + timedelta(days=draw(near))
        case Kind.INSTANT:
            return draw(instants(anchor + timedelta(days=draw(st.integers(-2, 2)))))
        case Kind.ROWS:
            return [
                {column.name: _value(draw, column, anchor) for column in fact.columns}
                for _ in range(draw(st.integers(0, 3)))
            ]
        case _:
            raise NotImplementedError(fact.kind)


@st.composite
def facts_of(draw: Draw, question: str) -> Case:
    """A case with every fact of the question's sheet, what cannot lie before something put right."""
    sheet, anchor = beta.questions[question].sheet, draw(days())
    case = Case({name: _value(draw, fact, anchor) for name, fact in sheet.facts().items()})
    for earlier, later in sheet.sheet().not_before:
        case[later] = max(case[later], case[earlier])
    return case


@st.composite
def _turns_of_the_rate(draw: Draw) -> date:
    turn: date = draw(st.sampled_from([date(2020, 3, 31), date(2029, 3, 31)]))
    return turn + timedelta(days=draw(st.integers(-2, 2)))


@st.composite
def overdue_debts(draw: Draw) -> Case:
    """A debt with a due date from before the reform of 2020 to beyond the rates that are known."""
    due_on = draw(st.one_of(days(), _turns_of_the_rate()))
    return Case(
        principal=draw(amounts),
        due_on=due_on,
        paid_on=draw(days_after(due_on)),
        tax_percent=draw(tax_rates),
        statutory_percent=draw(st.integers(0, 6)),
    )


@st.composite
def demanded_debts(draw: Draw) -> Case:
    """A debt without a due date."""
    case = draw(overdue_debts())
    return Case(
        principal=case.principal,
        demanded_on=case.due_on,
        paid_on=case.paid_on,
        statutory_percent=case.statutory_percent,
    )


@st.composite
def part_payments(draw: Draw) -> Case:
    """A debt with one part payment."""
    case = draw(overdue_debts())
    part_paid_on = max(case.due_on, draw(days_after(case.due_on)))
    part = draw(st.one_of(st.integers(0, case.principal), st.integers(0, 2000), amounts))
    return Case(
        principal=case.principal,
        due_on=case.due_on,
        part=part,
        part_paid_on=part_paid_on,
        paid_on=max(part_paid_on, draw(days_after(part_paid_on))),
        statutory_percent=case.statutory_percent,
    )


ask = partial(derivation.ask, beta)
combinations = partial(derivation.combinations, beta)
