"""The second derivation of the SoraCam terms comes to the figures that were worked out on paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.contracts.by_day import Case
from tests.contracts.soracam import walked_by_day


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
