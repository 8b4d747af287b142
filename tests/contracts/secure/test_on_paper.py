"""The second derivation of the basic terms of Secure Innovation comes to the figures that were worked out on paper."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.contracts.by_day import TOKYO, Case
from tests.contracts.secure import walked_by_day

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
    assert walked_by_day.late_interest(debt, {"statutory-interest": "civil-code"}) == 7_479


@pytest.mark.parametrize(
    ("day", "before"),
    [("2025-07-10", "2025-01-10"), ("2025-08-30", "2025-02-28"), ("2025-08-31", "2025-02-28"),
     ("2024-08-30", "2024-02-29"), ("2025-02-28", "2024-08-28")],
)  # fmt: skip
def test_walking_goes_six_months_back(day: str, before: str) -> None:
    assert walked_by_day.six_months_before(date.fromisoformat(day)) == date.fromisoformat(before)
