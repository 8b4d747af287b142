"""The second derivation of the Flux terms comes to the figures that were worked out on paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.contracts.by_day import ONE_DAY, accrued
from tests.contracts.flux import walked_by_day
from tests.contracts.flux.walked_by_day import CLAUSE_RATE

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
