"""The library against the second derivation in `walked_by_day`, for the defaults, each alternative, and any mixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flux import cases, walked_by_day
from tests.flux.walked_by_day import CLAUSE_RATE, ONE_DAY, Case, accrued


class Pair(NamedTuple):
    """A question of the library, its second derivation, and the cases on which they are compared."""

    walked: Callable[[Case, Mapping[str, str]], Any]
    facts: st.SearchStrategy[Case]


PAIRS = {
    "payment-breach": Pair(walked_by_day.payment_breach, cases.of("payment-breach")),
    "late-interest": Pair(walked_by_day.late_interest, cases.of("late-interest")),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.of("late-interest-from-demand")),
    "late-interest-with-part-payment": Pair(
        walked_by_day.late_interest_with_part_payment, cases.of("late-interest-with-part-payment")
    ),
    "late-interest-after-acceleration": Pair(
        walked_by_day.late_interest_after_acceleration, cases.of("late-interest-after-acceleration")
    ),
    "due-date": Pair(walked_by_day.due_date, cases.of("due-date")),
    "total-due-at-once": Pair(walked_by_day.total_due_at_once, cases.of("total-due-at-once")),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.of("recoverable-damage")),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.of("liability-of-customer")),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.of("outage-credit")),
    "credit-request-deadline": Pair(walked_by_day.credit_request_deadline, cases.of("credit-request-deadline")),
}
ALTERNATIVES = [
    pytest.param(question, {reading: alternative}, id=f"{question}: {reading} = {alternative}")
    for question in PAIRS
    for reading, alternative in cases.alternatives(question)
]
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
quick = settings(deadline=None, suppress_health_check=SLOW, database=None)


def _agree(question: str, facts: Case, chosen: dict[str, str]) -> None:
    walked = PAIRS[question].walked(facts, chosen)
    assert cases.ask(question, facts, chosen) == walked, f"walked {walked} for {dict(facts)} under {chosen}"


@pytest.mark.parametrize("question", PAIRS)
@given(data=st.data())
@settings(quick, max_examples=40)
def test_walking_comes_to_the_same_by_default(question: str, data: st.DataObject) -> None:
    _agree(question, data.draw(PAIRS[question].facts), {})


@pytest.mark.parametrize(("question", "chosen"), ALTERNATIVES)
@given(data=st.data())
@settings(quick, max_examples=8)
def test_walking_comes_to_the_same_under_each_alternative(
    question: str, chosen: dict[str, str], data: st.DataObject
) -> None:
    _agree(question, data.draw(PAIRS[question].facts), chosen)


@pytest.mark.parametrize("question", PAIRS)
@given(data=st.data())
@settings(quick, max_examples=40)
def test_walking_comes_to_the_same_under_any_mixture_of_readings(question: str, data: st.DataObject) -> None:
    _agree(question, data.draw(PAIRS[question].facts), data.draw(cases.combinations(question)))


#: Principal, due date, day of payment; then 14.5% exactly, by court practice, over 365, and by deposit practice.
PUBLISHED = [
    (100_000, "2025-06-30", "2025-07-01", 0, 0, 0),
    (100_000, "2025-06-30", "2025-07-02", 39.7260, 39.7260, 39.7260),
    (100_000, "2025-06-30", "2025-07-31", 1191.7808, 1191.7808, 1191.7808),
    (33_000, "2026-01-31", "2026-04-01", 773.4658, 773.4658, 773.4658),
    (100_000, "2025-06-30", "2026-07-01", 14_500, 14_500, 14_500),
    (100_000, "2024-01-31", "2024-03-01", 1148.9071, 1152.0548, 1148.9071),
    (100_000, "2023-11-30", "2024-04-01", 4836.6981, 4846.5753, 4833.3333),
    (100_000, "2024-06-30", "2025-03-01", 9633.4531, 9653.4247, 9653.4247),
    (100_000, "2023-12-31", "2025-01-01", 14_500, 14_539.7260, 14_500),
    (100_000, "2023-02-28", "2025-03-01", 29_000, 29_039.7260, 29_000),
    (1_234_567, "2023-10-31", "2025-05-16", 275_057.5815, 275_629.7667, 275_139.3222),
]


@pytest.mark.parametrize(("principal", "due", "paid", "court", "over_365", "deposit"), PUBLISHED)
def test_walking_comes_to_the_figures_worked_out_on_paper(
    principal: int, due: str, paid: str, court: float, over_365: float, deposit: float
) -> None:
    first, last = date.fromisoformat(due) + ONE_DAY, date.fromisoformat(paid) - ONE_DAY
    for convention, figure in (("court", court), ("act365f", over_365), ("deposit-office", deposit)):
        exact = sum(accrued(principal, CLAUSE_RATE, first, last, {"day-count": convention}))
        assert round(float(exact), 4) == figure


@pytest.mark.parametrize(
    ("learned", "last"),
    [
        ("2025-04-15", "2025-07-15"),
        ("2025-01-31", "2025-04-30"),
        ("2025-02-28", "2025-05-31"),
        ("2025-11-29", "2026-02-28"),
        ("2025-11-30", "2026-02-28"),
        ("2023-11-28", "2024-02-28"),
        ("2023-11-29", "2024-02-29"),
        ("2027-02-28", "2027-05-31"),
        ("2027-04-30", "2027-07-31"),
        ("2027-11-30", "2028-02-29"),
    ],
)
def test_walking_comes_to_the_last_days_worked_out_on_paper(learned: str, last: str) -> None:
    assert walked_by_day.end_of_months(date.fromisoformat(learned) + ONE_DAY, 3) == date.fromisoformat(last)
