"""Where answers flip: edges worked out by hand, and none missed where every value of a fact is looked at."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from obligations import BadFacts, Decided, Question, Silent, UnknownName
from obligations.edges import (
    Change,
    Course,
    applying,
    at_least,
    at_most,
    binding,
    decided,
    edges,
    equal_to,
    greatest,
    least,
)
from obligations.expressions.kinds import Kind
from obligations.interpreters.turns import ORDERED
from obligations.outcomes import Outcome
from rules import soracom_flux as flux
from tests.engine.scenarios import draw_facts

TOKYO = timezone(timedelta(hours=9))
DEBT = {"principal": 100_000, "due_on": date(2023, 10, 31), "paid_on": date(2025, 5, 16)}
OUTAGE: dict[str, Any] = {
    "to_be_supplied": True, "unusable": "flux", "cause": "provider", "through_external_service": False,
    "complete": True, "continuous": True, "provider_aware": True,
    "aware_at": datetime(2025, 7, 1, 10, tzinfo=TOKYO), "restored_at": datetime(2025, 7, 2, 10, tzinfo=TOKYO),
    "requested": True, "customer_learned": True, "learned_at": datetime(2025, 7, 1, 10, tzinfo=TOKYO),
    "request_received_on": date(2025, 7, 10), "monthly_fee": 31_000, "later_monthly_fee": 31_000, "bill": 50_000,
    "tax_percent": 10,
}  # fmt: skip
LOSS: dict[str, Any] = {
    "circumstances": [], "breach": True, "fault": "ordinary", "unusable": "nothing", "cause": "provider",
    "ordinary_loss": 50_000, "indirect_loss": 0, "lost_profit": 0, "complaint_costs": 0, "content_loss": 0,
    "lost_in_repair": False, "monthly_fee": 100_000,
}  # fmt: skip


def told(question: Question[..., Any], facts: dict[str, Any], over: str, **bounds: Any) -> list[tuple[Any, ...]]:
    found = edges(question, facts, over, **bounds)
    return [(edge.before_at, edge.at, edge.change, edge.provisions) for edge in found]


# Edges ------------------------------------------------------------------------------------------------------


def test_interest_begins_the_day_after_the_due_date_and_follows_leap_years_and_whole_years():
    kind, slope, jump = Change.KIND, Change.SLOPE, Change.JUMP
    new_year, next_year = date(2024, 1, 1), date(2025, 1, 1)
    assert told(flux.late_interest, DEBT, "paid_on", high=date(2025, 6, 1)) == [
        (date(2023, 10, 31), date(2023, 11, 1), kind, ("12.3",)),  # late, though no day bears interest yet
        (new_year, new_year, slope, ("12.3",)),  # 31 December was the last day over 365
        (date(2024, 10, 31), date(2024, 11, 1), jump, ("12.3",)),  # a whole year is exactly 14.5%
        (next_year, next_year, slope, ("12.3",)),
    ]


def test_the_slopes_at_new_year_are_the_daily_interest_over_365_and_over_366():
    (edge,) = edges(flux.late_interest, DEBT, "paid_on", low=date(2024, 1, 1), high=date(2024, 1, 1))
    assert edge.slopes == (Fraction(14_500, 365), Fraction(14_500, 366))


def test_the_values_on_both_sides_are_those_of_the_question_asked_there():
    for edge in edges(flux.late_interest, DEBT, "paid_on"):
        assert isinstance(edge.before, Outcome)
        assert isinstance(edge.after, Outcome)
        assert edge.before == flux.late_interest.ask({**DEBT, "paid_on": edge.before_at})
        assert edge.after == flux.late_interest.ask({**DEBT, "paid_on": edge.at})


def test_interest_on_a_principal_has_no_edge_though_it_is_rounded():
    assert not edges(flux.late_interest, DEBT, "principal")


def test_other_readings_have_other_edges():
    fixed = flux.late_interest.under_named({"day-count": "act365f"})
    assert told(fixed, DEBT, "paid_on") == [(date(2023, 10, 31), date(2023, 11, 1), Change.KIND, ("12.3",))]


def test_a_credit_steps_each_24_hours_to_the_second_and_says_where_it_goes_on():
    found = edges(flux.outage_credit, OUTAGE, "restored_at", high=datetime(2025, 7, 4, 12, tzinfo=TOKYO))
    assert [(edge.at, edge.change, edge.after.value) for edge in found if isinstance(edge.after, Outcome)] == [
        (datetime(2025, 7, 2, 10, tzinfo=TOKYO), Change.KIND, 1_000),
        (datetime(2025, 7, 3, 10, tzinfo=TOKYO), Change.JUMP, 2_000),
        (datetime(2025, 7, 4, 10, tzinfo=TOKYO), Change.JUMP, 3_000),
    ]
    assert found.further == ("restored_at",)


def test_a_claim_is_lost_after_its_last_day_by_the_provision_that_bars_it():
    # Learned on 1 July at 10:00: three months have passed with the close of 1 October.
    assert told(flux.outage_credit, OUTAGE, "request_received_on") == [
        (date(2025, 10, 1), date(2025, 10, 2), Change.JUMP, ("15.2.2/s2",)),
    ]


def test_the_cap_is_an_edge_where_it_begins_to_bite_and_carries_its_provision():
    assert told(flux.recoverable_damage, LOSS, "ordinary_loss") == [
        (100_000, 100_000, Change.SLOPE, ("15.2.3",)),
    ]
    (edge,) = edges(flux.recoverable_damage, LOSS, "ordinary_loss")
    assert edge.slopes == (1, 0)


def test_alternatives_that_change_the_answer_are_edges():
    found = {edge.at: edge for edge in edges(flux.recoverable_damage, LOSS, "fault")}
    assert {member.code for member in found} == {"none"}  # below the cap, graver fault changes nothing
    assert found[next(iter(found))].provisions == ("15.1",)
    above = edges(flux.recoverable_damage, {**LOSS, "ordinary_loss": 150_000}, "fault")
    assert {edge.at.code: edge.provisions for edge in above} == {
        "none": ("15.1",),
        "gross": ("15.2.7", "Supreme Court, 28 February 2003"),
        "intent": ("15.2.7", "Supreme Court, 28 February 2003"),
    }  # fmt: skip


def test_a_column_of_a_list_has_edges_too():
    debts = [{"amount": 500, "arose_on": "2025-03-01", "due_on": "2025-05-01", "under_this_contract": True}]
    facts: dict[str, Any] = {"event_on": "2025-04-01", "resolved": False, "debts": debts}
    event = flux.flux.find("total-due-at-once").sheet.facts()["event"].alternatives
    facts["event"] = event[0].code
    found = edges(flux.flux.find("total-due-at-once"), facts, ["debts[0].due_on", "debts[0].amount"])
    assert all(edge.fact.startswith("debts[0].") for edge in found)
    assert any(edge.fact == "debts[0].due_on" for edge in found)


def test_all_known_facts_are_moved_unless_some_are_named():
    found = edges(flux.late_interest, DEBT)
    assert {edge.fact for edge in found} == {"due_on", "paid_on"}


def test_a_fact_that_is_not_there_or_not_known_is_refused():
    with pytest.raises(UnknownName, match="paid_on"):
        edges(flux.late_interest, DEBT, "payed_on")
    with pytest.raises(BadFacts, match="tax_percent"):
        edges(flux.late_interest, DEBT, "tax_percent")
    with pytest.raises(BadFacts, match="paid_on"):
        edges(flux.late_interest, DEBT, "paid_on", low="2024-02-30")


SWEPT = ["late-interest", "late-interest-with-part-payment", "prepaid-refund", "coupon-refund", "due-date",
         "credit-request-deadline", "recoverable-damage", "outage-credit", "new-terms"]  # fmt: skip
REACH = {Kind.DATE: 400, Kind.YEN: 150, Kind.COUNT: 60, Kind.DAYS: 100, Kind.INSTANT: 120, Kind.DURATION: 120}


@pytest.mark.parametrize("name", SWEPT)
def test_no_edge_is_missed_where_every_value_is_looked_at(name: str):
    question = flux.flux.find(name)
    for seed in range(3):
        facts = draw_facts(Random(seed), question)
        for place in question.turning.all_places(facts):
            if place.fact.kind not in ORDERED:
                continue
            course = Course(question, facts, place)
            here, reach = place.value(facts), REACH[place.fact.kind]
            low, high = max(course.low + 3, here - reach), min(course.high - 3, here + reach)
            crossings, _ = course.crossings(40)
            near = {value + step for value in crossings for step in (-1, 0, 1)}
            for value in range(low, high):
                bends = [course.bend(value + step) for step in (-1, 0, 1)]
                straight = not bends[1] or bends[1] in (bends[0], bends[2])
                same = course.slope(value) is not None or _told(course, value) == _told(course, value + 1)
                assert (straight and same) or near & {value, value + 1}, (seed, place.name, value)


def _told(course: Course, value: int) -> Any:
    answer = course.answer(value)
    return (answer.status, answer.plain_value()) if isinstance(answer, Outcome) else str(answer)


# Inverse questions ------------------------------------------------------------------------------------------


def test_the_latest_payment_with_interest_of_at_most_1000_yen():
    # 100,000 x 14.5% / 365 = 39.7260 a day: 25 days bear 993.15, 26 days 1,032.87; due + 26 days is the last payment.
    debt = {"principal": 100_000, "due_on": date(2026, 1, 31)}
    found = greatest(flux.late_interest, debt, "paid_on", at_most(1_000))
    assert found is not None
    assert (found.value, found.outcome.value) == (date(2026, 2, 26), 993)
    assert isinstance(found.beyond, Decided)
    assert (found.next, found.beyond.value) == (date(2026, 2, 27), 1_032)


def test_the_largest_principal_with_interest_of_at_most_1000_yen():
    # 59 days: principal x 0.145 x 59 / 365 < 1,001 up to 42,708 (1,000.99), and 42,709 bears 1,001.01.
    facts = {"due_on": date(2026, 1, 31), "paid_on": date(2026, 4, 1)}
    found = greatest(flux.late_interest, facts, "principal", at_most(1_000))
    assert found is not None
    assert found.value == max(p for p in range(42_000, 43_500) if p * 145 * 59 // 365_000 <= 1_000)
    first = least(flux.late_interest, facts, "principal", at_least(1))
    assert first is not None
    assert first.value == min(p for p in range(1, 100) if p * 145 * 59 // 365_000 >= 1)


def test_the_shortest_outage_with_a_credit():
    found = least(flux.outage_credit, OUTAGE, "restored_at", at_least(1))
    assert found is not None
    assert found.value == datetime(2025, 7, 2, 10, tzinfo=TOKYO)
    assert found.next == datetime(2025, 7, 2, 9, 59, 59, tzinfo=TOKYO)
    assert isinstance(found.beyond, Silent)


def test_the_last_day_on_which_a_claim_is_in_time():
    found = greatest(flux.outage_credit, OUTAGE, "request_received_on", at_least(1))
    assert found is not None
    assert (found.value, found.provisions) == (date(2025, 10, 1), ("15.2.2/s2",))


def test_the_loss_at_which_the_cap_begins_to_bite():
    found = least(flux.recoverable_damage, LOSS, "ordinary_loss", binding("15.2.3"))
    assert found is not None
    assert (found.value, found.next) == (100_001, 100_000)
    never = least(flux.recoverable_damage, {**LOSS, "fault": "intent"}, "ordinary_loss", binding("15.2.3"))
    assert never is None


def test_other_goals():
    late = least(flux.late_interest, DEBT, "paid_on", decided)
    assert late is not None
    assert late.value == date(2023, 11, 1)
    assert least(flux.late_interest, DEBT, "paid_on", applying("12.3")) == late
    exact = least(flux.late_interest, DEBT, "paid_on", equal_to(14_500))
    assert exact is not None
    assert exact.value == date(2024, 11, 1)


def test_a_goal_that_holds_to_the_end_of_the_range_has_nothing_beyond():
    found = greatest(flux.late_interest, DEBT, "principal", at_least(1))
    assert found is not None
    assert (found.value, found.next, found.beyond) == (10**15, None, None)


def test_alternatives_cannot_be_solved_for():
    with pytest.raises(BadFacts, match="order"):
        greatest(flux.recoverable_damage, LOSS, "fault", at_least(1))
    with pytest.raises(UnknownName):
        greatest(flux.recoverable_damage, LOSS, "folt", at_least(1))
