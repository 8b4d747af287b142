"""The library against the second derivation in `walked_by_day`, for the defaults, each alternative, and any mixture."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.soracom_beta import beta
from tests.beta import cases, walked_by_day
from tests.flux.walked_by_day import Case

ASKED = [name for name, question in beta.questions.items() if question.sheet.facts()]
#: Questions with strategies of their own, because spans of days matter in them.
SPANS = {
    "late-interest": cases.overdue_debts(),
    "late-interest-from-demand": cases.demanded_debts(),
    "late-interest-with-part-payment": cases.part_payments(),
}
ALTERNATIVES = [
    pytest.param(question, {reading: alternative}, id=f"{question}: {reading} = {alternative}")
    for question in ASKED
    for reading, alternative in cases.alternatives(question)
]
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
quick = settings(deadline=None, suppress_health_check=SLOW, database=None)
#: Under this one the questions on late interest say something.
LAW = {"statutory-interest": "civil-code"}


def _drawn(question: str, data: st.DataObject) -> Case:
    case: Case = data.draw(SPANS[question] if question in SPANS else cases.facts_of(question))
    return case


def _agree(question: str, facts: Case, chosen: dict[str, str]) -> None:
    walked: Any = getattr(walked_by_day, question.replace("-", "_"))(facts, chosen)
    assert cases.ask(question, facts, chosen) == walked, f"walked {walked} for {dict(facts)} under {chosen}"


@pytest.mark.parametrize("question", ASKED)
@given(data=st.data())
@settings(quick, max_examples=40)
def test_walking_comes_to_the_same_by_default(question: str, data: st.DataObject) -> None:
    _agree(question, _drawn(question, data), {})


@pytest.mark.parametrize(("question", "chosen"), ALTERNATIVES)
@given(data=st.data())
@settings(quick, max_examples=8)
def test_walking_comes_to_the_same_under_each_alternative(
    question: str, chosen: dict[str, str], data: st.DataObject
) -> None:
    _agree(question, _drawn(question, data), (LAW if question in SPANS else {}) | chosen)


@pytest.mark.parametrize("question", [name for name in ASKED if beta.questions[name].readings])
@given(data=st.data())
@settings(quick, max_examples=40)
def test_walking_comes_to_the_same_under_any_mixture_of_readings(question: str, data: st.DataObject) -> None:
    _agree(question, _drawn(question, data), data.draw(cases.combinations(question)))


def test_every_question_that_takes_no_facts_is_a_power_without_conditions() -> None:
    powers = {name: question.ask({}) for name, question in beta.questions.items() if name not in ASKED}
    assert set(powers) == {"may-change-the-terms", "monitoring", "specification-change", "interruption", "abolition"}
    assert all(outcome.value is True for outcome in powers.values())
