"""The second derivation of the Hajimete Support terms comes to the figures that were worked out on paper."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.contracts.by_day import Case
from tests.contracts.hajimete import walked_by_day


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
