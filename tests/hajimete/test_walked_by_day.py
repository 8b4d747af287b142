"""The library against the second derivation in `walked_by_day`, for the defaults, each alternative, and any mixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flux.walked_by_day import Case
from tests.hajimete import cases, walked_by_day
from tests.walked import cases as flux_cases


class Pair(NamedTuple):
    """A question of the library, its second derivation, and the cases on which they are compared."""

    walked: Callable[[Case, Mapping[str, str]], Any]
    facts: st.SearchStrategy[Case]


PAIRS = {
    "contract-start": Pair(walked_by_day.contract_start, cases.formations()),
    "deemed-notice": Pair(walked_by_day.deemed_notice, cases.notices_on_file()),
    "new-terms": Pair(walked_by_day.new_terms, cases.notified_changes()),
    "end-of-term": Pair(walked_by_day.end_of_term, cases.terms_of_contract()),
    "fee-due": Pair(walked_by_day.fee_due, cases.fees()),
    "outlay": Pair(walked_by_day.outlay, cases.outlays()),
    "fee-shortfall": Pair(walked_by_day.fee_shortfall, cases.paid_in_part()),
    "payment-breach": Pair(walked_by_day.payment_breach, flux_cases.payments()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue_debts()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.demanded_damages()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, cases.part_payments()),
    "secrecy-breach": Pair(walked_by_day.secrecy_breach, cases.secrets()),
    "secrecy-in-force": Pair(walked_by_day.secrecy_in_force, cases.secrecy_terms()),
    "end-of-secrecy": Pair(walked_by_day.end_of_secrecy, cases.contract_ends()),
    "termination-after-demand": Pair(walked_by_day.termination_after_demand, cases.defaults()),
    "back-dating": Pair(walked_by_day.back_dating, cases.cancellation_times()),
    "termination-by-customer": Pair(walked_by_day.termination_by_customer, cases.cancellations()),
    "last-month-billed": Pair(walked_by_day.last_month_billed, cases.cancellations()),
    "fee-on-cancellation": Pair(walked_by_day.fee_on_cancellation, cases.cancellation_fees()),
    "billed-after-cancellation": Pair(walked_by_day.billed_after_cancellation, cases.cancellation_bills()),
    "earliest-end-by-provider": Pair(walked_by_day.earliest_end_by_provider, cases.notices()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.providers_cancellations()),
    "end-by-provider": Pair(walked_by_day.end_by_provider, cases.providers_cancellations()),
    "last-day-for-notice": Pair(walked_by_day.last_day_for_notice, cases.planned_ends()),
    "broken-month-fee": Pair(walked_by_day.broken_month_fee, cases.part_performed()),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.lost_services()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.providers_claims()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_terminations()),
}
ALTERNATIVES = [
    pytest.param(question, {reading: alternative}, id=f"{question}: {reading} = {alternative}")
    for question in PAIRS
    for reading, alternative in cases.alternatives(question)
]
#: What opens a question on which the terms are silent, so that its other readings can be seen.
OPENED = {
    "late-interest": {"statutory-interest": "civil-code"},
    "late-interest-from-demand": {"statutory-interest": "civil-code"},
    "late-interest-with-part-payment": {"statutory-interest": "civil-code"},
    "broken-month-fee": {"broken-month-fee": "part-performed"},
    "outage-credit": {"fees-for-nothing-supplied": "civil-code"},
}
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
    _agree(question, data.draw(PAIRS[question].facts), OPENED.get(question, {}) | chosen)


@pytest.mark.parametrize("question", PAIRS)
@given(data=st.data())
@settings(quick, max_examples=40)
def test_walking_comes_to_the_same_under_any_mixture_of_readings(question: str, data: st.DataObject) -> None:
    readings = data.draw(cases.combinations(question))
    _agree(question, data.draw(PAIRS[question].facts), readings)


@pytest.mark.parametrize(
    ("ended", "last"),
    [
        ("2025-06-25", "2028-06-25"),
        ("2025-03-31", "2028-03-31"),
        ("2024-02-29", "2027-02-28"),
        ("2025-02-28", "2028-02-29"),
        ("2028-02-28", "2031-02-28"),
        ("2028-02-29", "2031-02-28"),
        ("2029-02-28", "2032-02-29"),
    ],
)
def test_walking_comes_to_the_last_days_of_secrecy_worked_out_on_paper(ended: str, last: str) -> None:
    end = Case(contract_ended=True, ended_at=datetime.fromisoformat(f"{ended}T18:00:00+09:00"))
    assert walked_by_day.end_of_secrecy(end, {}) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("notified", "month"),
    [
        ("2025-07-01T08:59:59+09:00", "2025-06-01"),
        ("2025-07-01T09:00:00+09:00", "2025-07-01"),
        ("2025-01-01T00:00:00+09:00", "2024-12-01"),
    ],
)
def test_walking_comes_to_the_months_worked_out_on_paper(notified: str, month: str) -> None:
    at = datetime.fromisoformat(notified)
    notice = Case(by_designated_method=True, whole_contract=True, asks_for="at-once", notified_at=at)
    assert walked_by_day.last_month_billed(notice, {}) == date.fromisoformat(month)


def test_walking_comes_to_the_notices_worked_out_on_paper() -> None:
    for ends, last in (("2025-04-30", "2025-04-15"), ("2025-05-01", "2025-04-16")):
        end = Case(ends_at=datetime.fromisoformat(f"{ends}T00:00:00+09:00"))
        assert walked_by_day.last_day_for_notice(end, {}) == date.fromisoformat(last)


def test_walking_comes_to_the_statutory_interest_worked_out_on_paper() -> None:
    law = {"statutory-interest": "civil-code"}
    debt = Case(
        principal=10**6, due_on=date(2025, 6, 30), paid_on=date(2025, 9, 29), tax_percent=10, statutory_percent=0
    )
    assert walked_by_day.late_interest(debt, law) == 7_479  # 91 days
    assert walked_by_day.late_interest(debt, {}) == 0
