"""Rounding: worked examples, the definition of each mode, and the stage at which a figure is cut."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from obligations.values.rounding import RoundingMode, round_ratio

EXAMPLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("worked_examples.yaml").read_text(encoding="utf-8"))

numerators = st.integers(-(10**18), 10**18)
denominators = st.one_of(st.integers(1, 12), st.integers(1, 10**9))
units = st.sampled_from([1, 10, 50, 100, 1000])
modes = st.sampled_from(RoundingMode)


def exact(text: str) -> Fraction:
    """A product as a lawyer writes it: ``33000 * 145/1000 * 59/365``."""
    product = Fraction(1)
    for factor in text.split("*"):
        product *= Fraction(factor.strip())
    return product


@pytest.mark.parametrize("row", EXAMPLES["rounding"], ids=lambda row: f"{row['amount']} {row['mode']}")
def test_an_amount_becomes_the_whole_yen_that_practice_names(row: dict[str, Any]) -> None:
    amount = exact(row["amount"])
    assert round_ratio(amount.numerator, amount.denominator, RoundingMode[row["mode"]]) == row["yen"]


@pytest.mark.parametrize("row", EXAMPLES["daily_price_floored"], ids=lambda row: str(row["month"]))
def test_a_daily_price_cut_to_whole_yen_is_multiplied_afterwards(row: dict[str, Any]) -> None:
    days_in_month = {4: 30, 5: 31}[row["month"].month]
    daily = round_ratio(row["fee"], days_in_month, RoundingMode.FLOOR)
    assert daily == row["daily"]
    assert daily * row["days"] == row["charge"]


def test_the_stage_of_rounding_changes_the_figure() -> None:
    row = next(row for row in EXAMPLES["published_interest"] if row.get("floored_once") == 27_758)
    parts = [18_000 * exact(part) for part in row["parts"]]
    total = sum(parts, Fraction(0))
    per_part = [round_ratio(part.numerator, part.denominator, RoundingMode.FLOOR) for part in parts]
    assert per_part == row["floored_parts"]
    assert sum(per_part) == row["floored_total"]
    assert round_ratio(total.numerator, total.denominator, RoundingMode.FLOOR) == row["floored_once"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "down", "up", "nearest"),
    [
        (0, 7, 0, 0, 0),
        (1, 2, 0, 1, 1),
        (3, 2, 1, 2, 2),
        (5, 2, 2, 3, 3),
        (-1, 2, -1, 0, -1),
        (-3, 2, -2, -1, -2),
        (-5, 2, -3, -2, -3),
        (49, 100, 0, 1, 0),
        (51, 100, 0, 1, 1),
        (-49, 100, -1, 0, 0),
        (-51, 100, -1, 0, -1),
        (14, 7, 2, 2, 2),
        (-14, 7, -2, -2, -2),
    ],
)
def test_each_mode_goes_its_own_way(numerator: int, denominator: int, down: int, up: int, nearest: int) -> None:
    assert round_ratio(numerator, denominator, RoundingMode.FLOOR) == down
    assert round_ratio(numerator, denominator, RoundingMode.CEIL) == up
    assert round_ratio(numerator, denominator, RoundingMode.HALF_UP) == nearest


@pytest.mark.parametrize(
    ("numerator", "denominator", "unit", "mode", "rounded"),
    [
        (2469, 2, 10, RoundingMode.FLOOR, 1230),
        (2469, 2, 10, RoundingMode.CEIL, 1240),
        (2469, 2, 10, RoundingMode.HALF_UP, 1230),
        (1235, 1, 10, RoundingMode.HALF_UP, 1240),
        (-1235, 1, 10, RoundingMode.HALF_UP, -1240),
        (1, 1000, 100, RoundingMode.CEIL, 100),
    ],
)
def test_a_unit_of_ten_yen_rounds_to_multiples_of_ten(
    numerator: int, denominator: int, unit: int, mode: RoundingMode, rounded: int
) -> None:
    assert round_ratio(numerator, denominator, mode, unit) == rounded


@given(numerators, denominators, units)
@example(5, 2, 1)
@example(-5, 2, 1)
def test_each_mode_is_its_definition(numerator: int, denominator: int, unit: int) -> None:
    multiples = Fraction(numerator, denominator * unit)
    assert round_ratio(numerator, denominator, RoundingMode.FLOOR, unit) == floor(multiples) * unit
    assert round_ratio(numerator, denominator, RoundingMode.CEIL, unit) == ceil(multiples) * unit
    nearest = floor(abs(multiples) + Fraction(1, 2)) * unit
    expected = nearest if numerator >= 0 else -nearest
    assert round_ratio(numerator, denominator, RoundingMode.HALF_UP, unit) == expected


@given(numerators, denominators, units)
def test_an_amount_owed_the_other_way_round_mirrors_the_rounding(numerator: int, denominator: int, unit: int) -> None:
    def rounded(amount: int, mode: RoundingMode) -> int:
        return round_ratio(amount, denominator, mode, unit)

    assert rounded(-numerator, RoundingMode.FLOOR) == -rounded(numerator, RoundingMode.CEIL)
    assert rounded(-numerator, RoundingMode.HALF_UP) == -rounded(numerator, RoundingMode.HALF_UP)


@given(numerators, denominators, units, modes)
def test_rounding_moves_an_amount_by_less_than_the_unit(
    numerator: int, denominator: int, unit: int, mode: RoundingMode
) -> None:
    rounded = round_ratio(numerator, denominator, mode, unit)
    assert rounded % unit == 0
    assert abs(rounded - Fraction(numerator, denominator)) < unit
    assert round_ratio(rounded, 1, mode, unit) == rounded


@given(numerators, st.integers(0, 10**9), denominators, units, modes)
def test_a_larger_amount_never_rounds_to_less(
    numerator: int, more: int, denominator: int, unit: int, mode: RoundingMode
) -> None:
    less = round_ratio(numerator, denominator, mode, unit)
    assert less <= round_ratio(numerator + more, denominator, mode, unit)


@pytest.mark.parametrize(("denominator", "unit"), [(0, 1), (-2, 1), (2, 0), (2, -10), (-2, -10)])
def test_a_denominator_or_unit_that_is_not_positive_is_rejected(denominator: int, unit: int) -> None:
    with pytest.raises(ValueError, match="must be positive"):
        round_ratio(1, denominator, RoundingMode.FLOOR, unit)


def test_a_mode_by_its_text_is_rejected() -> None:
    with pytest.raises(TypeError, match="member of RoundingMode"):
        round_ratio(1, 2, cast("RoundingMode", "floor"))
