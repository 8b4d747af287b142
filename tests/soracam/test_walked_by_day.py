"""The library against the second derivation in `walked_by_day`, for the defaults, each alternative, and any mixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flux.walked_by_day import Case
from tests.soracam import cases, walked_by_day
from tests.walked import cases as shared


class Pair(NamedTuple):
    """A question of the library, its second derivation, and the cases on which they are compared."""

    walked: Callable[[Case, Mapping[str, str]], Any]
    facts: st.SearchStrategy[Case]


PAIRS = {
    "contract-start": Pair(walked_by_day.contract_start, cases.acceptances()),
    "dispute-indemnity": Pair(walked_by_day.dispute_indemnity, cases.indemnified("from_dispute")),
    "own-service-indemnity": Pair(walked_by_day.own_service_indemnity, cases.indemnified("through_own_service")),
    "abolition-notice-breach": Pair(walked_by_day.abolition_notice_breach, cases.notices_of_the_end()),
    "retention-ended": Pair(walked_by_day.retention_ended, cases.records()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.liabilities()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "cap-months": Pair(walked_by_day.cap_months, cases.damage_days()),
    "fee-start": Pair(walked_by_day.fee_start, cases.fee_starts()),
    "fee-duty": Pair(walked_by_day.fee_duty, cases.fee_days()),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.outages()),
    "payment-breach": Pair(walked_by_day.payment_breach, shared.payments()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, shared.demanded_debts()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, shared.part_payments()),
    "due-date": Pair(walked_by_day.due_date, shared.debts_and_events()),
    "total-due-at-once": Pair(walked_by_day.total_due_at_once, shared.all_debts()),
    "late-interest-after-acceleration": Pair(
        walked_by_day.late_interest_after_acceleration, shared.accelerated_debts()
    ),
    "termination-by-customer": Pair(walked_by_day.termination_by_customer, cases.users_terminations()),
    "fee-after-termination": Pair(walked_by_day.fee_after_termination, cases.terminated_periods()),
    "prepaid-refund": Pair(walked_by_day.prepaid_refund, cases.prepaid_periods()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.undated_terminations()),
    "termination-by-provider-day": Pair(walked_by_day.termination_by_provider_day, cases.providers_terminations()),
    "payable-after-termination": Pair(walked_by_day.payable_after_termination, cases.unpaid_at_termination()),
    "due-date-after-termination": Pair(walked_by_day.due_date_after_termination, cases.debts_at_termination()),
    "late-interest-after-termination": Pair(
        walked_by_day.late_interest_after_termination, cases.overdue_at_termination()
    ),
    "new-terms": Pair(walked_by_day.new_terms, cases.changes()),
    "notice-effect": Pair(walked_by_day.notice_effect, cases.notices()),
    "antisocial-termination": Pair(walked_by_day.antisocial_termination, cases.suspicions()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_damage()),
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


@pytest.mark.parametrize(
    ("damaged_on", "by_default", "three_before"),
    [
        ("2025-06-30", 6_000, 3_000),
        ("2025-07-01", 9_000, 6_000),
        ("2025-07-31", 9_000, 6_000),
        ("2025-08-01", 7_000, 9_000),
    ],
)
def test_walking_comes_to_the_caps_worked_out_on_paper(damaged_on: str, by_default: int, three_before: int) -> None:
    # Fees of 1,000, 2,000, 3,000 and 4,000 in April to July.
    fees = [{"kind": "service-fee", "month": date(2025, 3 + n, 15), "amount": 1000 * n} for n in (1, 2, 3, 4)]
    case = Case(damaged_on=date.fromisoformat(damaged_on), charges=fees, tax_percent=10)
    assert walked_by_day.cap(case, {}) == by_default
    assert walked_by_day.cap(case, {"cap-window": "three-before"}) == three_before
