"""Scenarios on the edges: valid, next to every mark, kept where they are fixed, and printed to be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from obligations import (
    BadFacts,
    Conflict,
    Facts,
    Outcome,
    Question,
    Rows,
    Truth,
    Undetermined,
    UnknownName,
    Yen,
    fact,
    provided,
)
from obligations.interpreters.turns import Spot
from obligations.scenarios import Case, cases_in, read_yaml
from obligations.testing import Scenario, scenarios
from rules import soracom_flux as flux
from tests.engine.example_terms import example_terms
from tests.engine.scenarios import BUYER, SHOP, bare_contract

EXAMPLE = example_terms()
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
quick = settings(deadline=None, database=None, suppress_health_check=SLOW)
ONE = ["late-interest", "outage-credit", "recoverable-damage", "total-due-at-once", "refusal", "venue", "new-terms"]


def drawn(question: Question[..., Any], number: int = 200, **options: Any) -> list[Scenario]:
    found: list[Scenario] = []

    @given(scenarios(question, **options))
    @settings(quick, max_examples=number, derandomize=True)
    def draw(scenario: Scenario) -> None:
        found.append(scenario)

    draw()
    return found


def simplest_with(question: Question[..., Any], wanted: Callable[[Scenario], bool], **fixed: Any) -> Scenario:
    return find(scenarios(question, **fixed), wanted, settings=settings(quick, max_examples=2000, derandomize=True))


@pytest.mark.parametrize("question", [*map(flux.flux.find, ONE), *EXAMPLE.questions.values()], ids=lambda q: q.name)
def test_every_scenario_is_valid_and_asks_the_same_by_its_text(question: Question[..., Any]):
    for scenario in drawn(question, 60):
        question.sheet.read(scenario.facts)  # in range, and nothing before what it may not lie before
        assert question.plain(scenario.facts) == scenario.plain


@pytest.mark.parametrize("name", ONE)
def test_a_scenario_prints_as_code_and_as_a_file_that_gives_the_same(name: str):
    for scenario in drawn(flux.flux.find(name), 30):
        assert eval(repr(scenario), {"Scenario": Scenario}) == scenario
        content = read_yaml(scenario.to_yaml("it comes out as it did"))
        (case,) = cases_in("file", cast("dict[str, Any]", content))
        assert isinstance(case, Case)
        assert case.scenario() == scenario
        assert not case.failures()[0]


def test_scenarios_lie_on_both_sides_of_the_due_date_and_at_it():
    gaps = {facts.plain[2] - facts.plain[1] for facts in drawn(flux.late_interest)}
    assert {-1, 0, 1, 2} <= gaps


def test_scenarios_lie_a_second_before_and_at_24_hours():
    order = list(flux.outage_credit.sheet.facts())
    start, end = order.index("aware_at"), order.index("restored_at")
    lengths = [scenario.plain[end] - scenario.plain[start] for scenario in drawn(flux.outage_credit)]
    assert {86_399, 86_400, 86_401} <= set(lengths)


def test_scenarios_lie_on_month_ends_and_leap_days():
    days = {date.fromordinal(s.plain[0] // 86_400) for s in drawn(flux.flux.find("credit-request-deadline"))}
    assert any((day.month, day.day) == (2, 29) for day in days)
    assert any(day.day == 31 for day in days)
    clocks = {s.plain[0] % 86_400 for s in drawn(flux.flux.find("credit-request-deadline"))}
    assert {0, 86_399, 9 * 3600, 9 * 3600 - 1} <= clocks


def test_scenarios_come_to_amounts_that_are_whole_before_they_are_rounded():
    # 14.5% of a multiple of 200 yen over whole years is whole; nothing but whole amounts is left to round.
    exact = 0
    for scenario in drawn(flux.late_interest, 400):
        principal, due_on, paid_on, *_ = scenario.plain
        exact += paid_on - due_on > 1 and principal > 0 and _interest(principal, due_on, paid_on) % 1 == 0
    assert exact >= 10


def _interest(principal: int, due_on: int, paid_on: int) -> Any:
    from fractions import Fraction

    from obligations.values.daycount import DayCount

    years = Fraction(DayCount.COURT.function(due_on + 1, paid_on - 1), DayCount.COURT.denominator)
    return principal * Fraction(145, 1000) * years


def test_scenarios_reach_the_provisions_of_a_question_with_many_facts():
    met = {number for s in drawn(flux.recoverable_damage) for number in _outcome(s).provisions}
    wanted = {n for clause in flux.recoverable_damage.decision.clauses for n in clause.rule.provisions}
    assert len(met) >= 0.8 * len(wanted)


def _outcome(scenario: Scenario) -> Outcome[Any]:
    return scenario.ask()


def test_fixed_facts_stay_fixed_whatever_is_moved():
    for scenario in drawn(flux.late_interest, 80, principal=100_000, due_on="2025-01-31"):
        assert scenario.facts["principal"] == 100_000
        assert scenario.facts["due_on"] == "2025-01-31"
    for scenario in drawn(flux.late_interest, 80, principal=st.integers(5, 9), paid_on=None):
        assert 5 <= scenario.facts["principal"] <= 9
        assert "paid_on" not in scenario.facts


def test_a_fixed_fact_that_is_none_of_the_question_or_cannot_be_used_is_refused_at_once():
    with pytest.raises(UnknownName, match="principal"):
        scenarios(flux.late_interest, principle=3)
    with pytest.raises(BadFacts, match="principal"):
        scenarios(flux.late_interest, principal=-3)


def test_nothing_is_left_out_unless_asked_for():
    assert all(None not in scenario.plain for scenario in drawn(flux.outage_credit, 50))
    gaps = [scenario for scenario in drawn(flux.outage_credit, 50, left_out=True) if None in scenario.plain]
    assert len(gaps) > 25
    assert any(isinstance(scenario.ask(), Undetermined) for scenario in gaps)


def test_a_scenario_shrinks_to_the_simplest_one():
    # The least principal that bears a yen for one day: 14.5% / 365 of 2,518 are 1.0003 yen, of 2,517 are 0.9999.
    one_day = simplest_with(flux.late_interest, lambda s: s.ask().value >= 1, due_on="2025-06-30", paid_on="2025-07-02")
    assert one_day.facts["principal"] == 2_518
    # Of the claim after its last day, nothing is left but what makes it one.
    late = simplest_with(flux.outage_credit, lambda s: {"15.2.2/s1", "15.2.2/s2"} <= set(s.ask().provisions))
    assert late.facts["usage_fee"] == late.facts["other_outages"] == 0
    assert late.facts["through_external_service"] is False


def test_scenarios_follow_the_readings_of_the_question():
    ceiled = flux.late_interest.under_named({"yen-fraction": "ceil"})
    for scenario in drawn(ceiled, 10):
        assert scenario.readings == {"yen-fraction": "ceil"}
        assert eval(repr(scenario), {"Scenario": Scenario}) == scenario


def test_a_question_without_facts_or_turns_has_scenarios_too():
    assert drawn(flux.flux.find("may-change-the-terms"), 3)[0].facts == {}


class Agreed(Facts):
    """A fee, and what was agreed instead."""

    base: Yen = fact("the fee", "料金")
    agreed: Truth = fact("a lump sum was agreed", "定額の合意があるか")


def test_conflicts_are_reached_where_there_are_any():
    terms = bare_contract("conflicting-terms")

    @terms.payment("1", by=SHOP, to=BUYER)
    def fee(sheet: type[Agreed]) -> Yen:
        """The fee, where it is large."""
        return provided(sheet.base >= Yen.fixed(700_000_000), sheet.base)

    @terms.payment("2", by=SHOP, to=BUYER)
    def lump_sum(sheet: type[Agreed]) -> Yen:
        """A lump sum, where it was agreed."""
        return provided(sheet.agreed, Yen.fixed(700_000_000))

    met = 0
    for scenario in drawn(terms.question("owed", Agreed, fee, lump_sum, en="How much?", ja="いくらか。"), 100):
        try:
            scenario.ask()
        except Conflict:
            met += 1
    assert met


class Line(Facts):
    """One amount."""

    amount: Yen = fact("the amount", "金額")


class Account(Facts):
    """Amounts."""

    lines: Rows[Line] = fact("the amounts", "金額の一覧")


def test_what_cannot_be_brought_about_fills_no_list_with_rows():
    made = bare_contract("below-nothing-terms")

    @made.payment("1", by=BUYER, to=SHOP)
    def below_nothing(account: type[Account]) -> Yen:
        """No amounts add up to less than nothing."""
        return provided(account.lines.total(lambda line: line.amount) < Yen.fixed(0), Yen.fixed(1))

    question = made.question("below-nothing", Account, below_nothing, en="?", ja="?")
    (clause,) = question.decision.clauses
    before = (((5,),),)
    assert question.turning.towards(before, clause.condition, True, lambda options: options[0]) == before
    assert question.turning.towards(before, clause.condition, False, lambda options: options[0]) == before


def test_what_never_applies_under_the_readings_is_no_edge():
    by_law = flux.late_interest.with_law().turning
    by_text = flux.late_interest.with_law(False).turning
    assert "ceiling_for_a_consumer" in _turned(by_law.open_spots) & _turned(by_law.spots.values())
    assert "ceiling_for_a_consumer" in _turned(by_text.spots.values()), "it is told, but no facts turn it"
    assert "ceiling_for_a_consumer" not in _turned(by_text.open_spots)
    assert all(turn.spot in by_text.open_spots for turn in by_text.turns)


def _turned(spots: Iterable[Spot]) -> set[str]:
    return {rule.name for spot in spots for rule in spot.rules}
