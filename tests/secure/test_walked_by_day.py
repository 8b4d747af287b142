"""The library against the second derivation in `walked_by_day`, for the defaults, each alternative, and any mixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flux.walked_by_day import TOKYO, Case
from tests.secure import cases, walked_by_day


class Pair(NamedTuple):
    """A question of the library, its second derivation, and the cases on which they are compared."""

    walked: Callable[[Case, Mapping[str, str]], Any]
    facts: st.SearchStrategy[Case]


PAIRS = {
    "change-notice-deadline": Pair(walked_by_day.change_notice_deadline, cases.changes()),
    "earliest-change": Pair(walked_by_day.earliest_change, cases.announcements()),
    "change-notice": Pair(walked_by_day.change_notice, cases.changes()),
    "new-terms": Pair(walked_by_day.new_terms, cases.changes()),
    "contract-start": Pair(walked_by_day.contract_start, cases.acceptances()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.defaults_of_customers()),
    "termination-by-provider-day": Pair(walked_by_day.termination_by_provider_day, cases.defaults_of_customers()),
    "charge": Pair(walked_by_day.charge, cases.charges()),
    "price": Pair(walked_by_day.price, cases.prices()),
    "due-date": Pair(walked_by_day.due_date, cases.due_dates()),
    "suspension-day": Pair(walked_by_day.suspension_day, cases.due_dates()),
    "suspension": Pair(walked_by_day.suspension, cases.arrears()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue_debts()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.demanded_debts()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, cases.part_payments()),
    "fee-while-stopped": Pair(walked_by_day.fee_while_stopped, cases.stopped_periods()),
    "prepaid-refund": Pair(walked_by_day.prepaid_refund, cases.prepaid_contracts()),
    "earliest-abolition": Pair(walked_by_day.earliest_abolition, cases.abolitions()),
    "end-by-abolition": Pair(walked_by_day.end_by_abolition, cases.abolitions()),
    "equipment-loss": Pair(walked_by_day.equipment_loss, cases.lost_equipment()),
    "liability-cap": Pair(walked_by_day.liability_cap, cases.caps()),
    "claim-deadline": Pair(walked_by_day.claim_deadline, cases.claimable()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "secrecy-penalty": Pair(walked_by_day.secrecy_penalty, cases.broken_confidences()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.liabilities()),
    "antisocial-termination": Pair(walked_by_day.antisocial_termination, cases.antisocial_cases()),
    "antisocial-termination-day": Pair(walked_by_day.antisocial_termination_day, cases.antisocial_cases()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_losses()),
}
#: What the law says is asked for too where the terms are silent.
BY_LAW = {"statutory-interest": "civil-code"}
ALTERNATIVES = [
    pytest.param(
        question,
        {**(BY_LAW if "late-interest" in question else {}), reading: alternative},
        id=f"{question}: {reading} = {alternative}",
    )
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


# Figures worked out on paper ----------------------------------------------------------------------------------------

YEAR = {
    "end": "cancelled-by-provider",
    "provider_answers": True,
    "whole_contract": True,
    "kept_under_8_4": True,
    "proratable": True,
    "prepaid": 120_000,
    "first_day": date(2025, 4, 1),
    "last_day": date(2026, 3, 31),
    "months": 12,
    "ended_on": date(2025, 9, 30),
}
FEBRUARY = {
    "prepaid": 10_000,
    "first_day": date(2025, 2, 1),
    "last_day": date(2025, 2, 28),
    "months": 1,
    "ended_on": date(2025, 2, 10),
}
PREPAID = {"year": YEAR, "February": {**YEAR, **FEBRUARY}}


@pytest.mark.parametrize(
    ("period", "chosen", "refund"),
    [
        ("year", {}, 59_836),
        ("year", {"round-up-scope": "fees-only"}, 59_835),
        ("year", {"day-of-end": "unused"}, 60_165),
        ("year", {"proration-base": "thirty-day-months"}, 60_667),
        ("year", {"refund-rounding": "used-part"}, 59_835),
        ("February", {}, 6_429),
        ("February", {"proration-base": "thirty-day-months"}, 6_000),
        ("February", {"proration-base": "year-of-365"}, 5_918),
    ],
)
def test_walking_comes_to_the_refunds_worked_out_on_paper(period: str, chosen: dict[str, str], refund: int) -> None:
    assert walked_by_day.prepaid_refund(Case(PREPAID[period]), chosen) == refund


@pytest.mark.parametrize(
    ("claimable_on", "last"),
    [
        ("2025-08-27", "2026-02-27"),
        ("2025-08-28", "2026-02-28"),
        ("2025-08-30", "2026-02-28"),
        ("2025-08-31", "2026-02-28"),
        ("2025-02-28", "2025-08-31"),
    ],
)
def test_walking_comes_to_the_last_days_for_claims_worked_out_on_paper(claimable_on: str, last: str) -> None:
    noon = datetime.fromisoformat(claimable_on).replace(hour=12, tzinfo=TOKYO)
    assert walked_by_day.claim_deadline(Case(claimable_at=noon, known_at=noon), {}) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("arrived", "chosen", "earliest"),
    [
        ("2025-01-15", {}, "2025-04-15"),
        ("2025-01-15", {"three-months-ahead": "day-after"}, "2025-04-16"),
        ("2025-11-30", {}, "2026-02-28"),
        ("2025-11-30", {"three-months-ahead": "day-after"}, "2026-03-01"),
    ],
)
def test_walking_comes_to_the_days_of_discontinuation_worked_out_on_paper(
    arrived: str, chosen: dict[str, str], earliest: str
) -> None:
    notice = Case(notice_arrived_on=date.fromisoformat(arrived), notice_sent_on=date.fromisoformat(arrived))
    assert walked_by_day.earliest_abolition(notice, chosen) == date.fromisoformat(earliest)


@pytest.mark.parametrize(
    ("effective", "clear", "lenient"),
    [("2025-07-16", "2025-06-30", "2025-07-01"), ("2024-03-15", "2024-02-28", "2024-02-29")],
)
def test_walking_comes_to_the_last_days_for_notice_of_changes_worked_out_on_paper(
    effective: str, clear: str, lenient: str
) -> None:
    change = Case(effective_on=date.fromisoformat(effective))
    assert walked_by_day.change_notice_deadline(change, {}) == date.fromisoformat(clear)
    assert walked_by_day.change_notice_deadline(change, {"days-before": "subtraction"}) == date.fromisoformat(lenient)


def test_walking_comes_to_the_statutory_interest_worked_out_on_paper() -> None:
    debt = Case(
        principal=1_000_000,
        due_on=date(2025, 6, 30),
        paid_on=date(2025, 9, 29),
        delayed_by_force_majeure=False,
        statutory_percent=3,
        tax_percent=10,
    )
    assert walked_by_day.late_interest(debt, BY_LAW) == 7_479


@pytest.mark.parametrize(
    ("day", "before"),
    [("2025-07-10", "2025-01-10"), ("2025-08-30", "2025-02-28"), ("2025-08-31", "2025-02-28"),
     ("2024-08-30", "2024-02-29"), ("2025-02-28", "2024-08-28")],
)  # fmt: skip
def test_walking_goes_six_months_back(day: str, before: str) -> None:
    assert walked_by_day.six_months_before(date.fromisoformat(day)) == date.fromisoformat(before)
