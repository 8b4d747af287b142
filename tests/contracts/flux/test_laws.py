"""What holds of fees, credits and damages under the Flux terms whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from obligations import Decided, Silent, Undetermined
from obligations.testing import adds_up, adds_up_over, grows_with, never_above, never_falls_with, never_rises_with
from rules.soracom_flux import flux, late_interest, liability_of_customer, outage_credit, recoverable_damage
from tests.contracts.by_day import ONE_DAY, Case, end_of_months
from tests.contracts.flux import cases
from tests.contracts.flux.cases import ask

CONVENTIONS = ("court", "act365f", "deposit-office", "actact")
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
laws = settings(deadline=None, max_examples=30, suppress_health_check=SLOW, database=None)
one_by_one = settings(laws, max_examples=10)
more = st.integers(1, 1_000_000)


def _with(case: Case, **changed: Any) -> Case:
    return Case({**case, **changed})


# Late interest ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_interest_never_falls_when_payment_comes_later(convention: str) -> None:
    never_falls_with(late_interest.under_named({"day-count": convention}), "paid_on")()


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_interest_never_falls_with_the_principal(convention: str) -> None:
    never_falls_with(late_interest.under_named({"day-count": convention}), "principal")()


test_interest_grows_with_the_principal = grows_with(late_interest, "principal")
test_interest_never_rises_when_the_debt_falls_due_later = never_rises_with(late_interest, "due_on")
test_a_principal_in_two_parts_bears_the_same_interest_but_a_yen = adds_up(late_interest, "principal")
test_interest_day_by_day_adds_up_over_time = adds_up_over(
    late_interest.under_named({"day-count": "act365f"}), "due_on", "paid_on", gap=-1
)


@pytest.mark.parametrize("convention", ["court", "deposit-office"])
@given(
    due_on=cases.of("late-interest").map(lambda case: case.due_on),
    years=st.integers(1, 5),
    thousands=st.integers(0, 10**6),
)
@laws
def test_whole_years_bear_exactly_the_rate(convention: str, due_on: date, years: int, thousands: int) -> None:
    paid_on = end_of_months(due_on + ONE_DAY, 12 * years) + ONE_DAY
    case = Case(principal=1000 * thousands, due_on=due_on, paid_on=paid_on)
    assert ask("late-interest", case, {"day-count": convention}) == 145 * thousands * years


@given(case=cases.of("late-interest"))
@laws
def test_court_practice_never_costs_more_than_every_day_over_365(case: Case) -> None:
    assert ask("late-interest", case, {"day-count": "court"}) <= ask("late-interest", case, {"day-count": "act365f"})


@given(case=cases.of("late-interest"))
@laws
def test_the_conventions_agree_where_no_leap_year_is_touched(case: Case) -> None:
    leap = any(year % 4 == 0 for year in range(case.due_on.year, max(case.paid_on, case.due_on).year + 2))
    assume(not leap)
    assert len({ask("late-interest", case, {"day-count": convention}) for convention in CONVENTIONS}) == 1


@given(case=cases.of("late-interest"))
@laws
def test_the_roundings_stand_in_order_and_no_further_apart_than_a_yen(case: Case) -> None:
    by_mode = {
        mode: ask("late-interest", case, {"yen-fraction": mode})
        for mode in ("floor-per-segment", "floor", "half-up", "ceil")
    }
    assert by_mode["floor"] <= by_mode["half-up"] <= by_mode["ceil"] <= by_mode["floor"] + 1
    assert by_mode["floor"] - 2 <= by_mode["floor-per-segment"] <= by_mode["floor"]


@given(case=cases.of("late-interest"))
@laws
def test_nothing_is_owed_up_to_the_day_after_the_due_date(case: Case) -> None:
    in_time = flux.ask("late-interest", _with(case, paid_on=min(case.paid_on, case.due_on)))
    assert isinstance(in_time, Silent)
    one_day_late = flux.ask("late-interest", _with(case, paid_on=case.due_on + ONE_DAY))
    assert isinstance(one_day_late, Decided)
    assert one_day_late.value == 0


test_a_larger_part_payment_never_costs_more_interest = never_rises_with(
    flux.find("late-interest-with-part-payment"), "part"
)


@given(case=cases.of("late-interest-with-part-payment"))
@laws
def test_paying_the_principal_first_never_costs_more_interest(case: Case) -> None:
    question = "late-interest-with-part-payment"
    assert ask(question, case, {"appropriation": "principal-first"}) <= ask(question, case)


@given(case=cases.of("due-date"))
@laws
def test_no_event_puts_a_due_date_off(case: Case) -> None:
    assert ask("due-date", case) <= case.due_on


@given(case=cases.of("due-date"))
@laws
def test_a_debt_never_falls_due_before_it_and_the_event_are_there(case: Case) -> None:
    assert ask("due-date", case) >= min(case.due_on, max(case.arose_on, case.event_on))


@given(case=cases.of("late-interest-after-acceleration"))
@laws
def test_acceleration_never_lowers_the_interest(case: Case) -> None:
    question = "late-interest-after-acceleration"
    assert ask(question, case) >= ask(question, case, {"accelerated-due-date": "ordinary"})


@given(case=cases.of("total-due-at-once"))
@laws
def test_what_falls_due_early_never_exceeds_what_is_owed(case: Case) -> None:
    assert 0 <= ask("total-due-at-once", case) <= sum(debt["amount"] for debt in case.debts)


# The credit ---------------------------------------------------------------------------------------------------------


test_a_longer_outage_never_earns_a_smaller_credit = never_falls_with(outage_credit, "restored_at")
test_a_higher_fee_never_earns_a_smaller_credit = never_falls_with(outage_credit, "monthly_fee")
test_a_later_request_never_earns_a_larger_credit = never_rises_with(outage_credit, "request_received_on")
test_a_credit_never_exceeds_the_bill = never_above(outage_credit, "bill")
test_who_learns_later_may_ask_as_long_or_longer = never_falls_with(flux.find("credit-request-deadline"), "learned_at")


@given(case=cases.of("outage-credit"))
@laws
def test_no_credit_is_earned_in_less_than_24_hours(case: Case) -> None:
    short = _with(case, restored_at=case.aware_at + timedelta(hours=24) - timedelta(seconds=1))
    assert isinstance(flux.ask("outage-credit", short), Silent)


@given(case=cases.of("outage-credit"))
@laws
def test_a_credit_for_a_part_of_a_month_never_exceeds_its_fee(case: Case) -> None:
    fees = case.monthly_fee + case.later_monthly_fee
    days = max(0, (case.restored_at - case.aware_at) // timedelta(hours=24))
    assume(days <= 28)
    assert ask("outage-credit", case) <= fees


@given(case=cases.of("credit-request-deadline"))
@laws
def test_the_last_day_to_ask_is_89_to_92_days_away(case: Case) -> None:
    learned_on = case.learned_at.astimezone(cases.TOKYO).date()
    assert 89 <= (ask("credit-request-deadline", case) - learned_on).days <= 92


# Damages ------------------------------------------------------------------------------------------------------------


test_a_higher_fee_never_lowers_the_damages = never_falls_with(recoverable_damage, "monthly_fee")
test_a_larger_part_of_others_never_raises_the_damages = never_rises_with(recoverable_damage, "others_percent")
test_damages_never_exceed_the_loss_under_the_defaults = never_above(recoverable_damage, cases.HEADS)
test_the_customers_liability_never_exceeds_the_damage = never_above(liability_of_customer, "damage")


@pytest.mark.parametrize("head", cases.HEADS)
def test_a_larger_loss_never_lowers_the_damages(head: str) -> None:
    never_falls_with(recoverable_damage, head, examples=30)()


def _limited(case: Case) -> bool:
    """Whether neither paragraph 4 nor paragraph 7 of 15.2 can open the cap."""
    return case.fault not in ("gross", "intent") and case.cause not in ("backbone-provider", "ai-provider")


@given(case=cases.of("recoverable-damage"))
@laws
def test_damages_never_exceed_the_cap_unless_backbone_or_gross_fault_opens_it(case: Case) -> None:
    owed = flux.ask("recoverable-damage", case)
    if _limited(case):
        assert owed.value <= case.monthly_fee
    elif owed.value > case.monthly_fee:
        assert {"15.2.4", "15.2.7"} & set(owed.provisions)


@given(case=cases.of("recoverable-damage"))
@laws
def test_damages_for_a_backbone_outage_never_exceed_what_was_received(case: Case) -> None:
    owed = flux.ask("recoverable-damage", case)
    if "15.2.4" in owed.provisions:
        assert owed.value <= min(case.received_from_backbone, case.ordinary_loss + case.content_loss)


@given(case=cases.of("recoverable-damage"), readings=cases.combinations("recoverable-damage"))
@laws
def test_damages_never_exceed_the_loss(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("recoverable-damage", case, readings) <= sum(case[head] for head in cases.HEADS)


@given(case=cases.of("recoverable-damage"))
@laws
def test_a_graver_fault_in_a_breach_never_lowers_the_damages(case: Case) -> None:
    # Without parts of others: 15.1 takes them off, which paragraph 4 does not do.
    grades = [
        ask("recoverable-damage", _with(case, breach=True, fault=fault, others_percent=0))
        for fault in ("none", "ordinary", "gross", "intent")
    ]
    assert grades == sorted(grades)


@given(
    case=cases.of("recoverable-damage"),
    circumstance=st.sampled_from(["account", "connection", "dispute", "external-service"]),
)
@laws
def test_an_exemption_never_raises_the_damages(case: Case, circumstance: str) -> None:
    exempt = _with(case, circumstances=sorted({*case.circumstances, circumstance}))
    assert ask("recoverable-damage", exempt) <= ask("recoverable-damage", case)


@given(case=cases.of("liability-of-customer"), readings=cases.combinations("liability-of-customer"))
@laws
def test_the_customers_liability_is_the_whole_damage_or_nothing(case: Case, readings: dict[str, str]) -> None:
    assert ask("liability-of-customer", case, readings) in (0, case.damage)


@given(case=cases.of("liability-of-customer"))
@laws
def test_the_customers_liability_has_no_cap(case: Case) -> None:
    million = _with(case, damage=1_000_000)
    most = _with(case, damage=10**15)
    assert ask("liability-of-customer", most) == 10**9 * ask("liability-of-customer", million)


# Unknown facts ------------------------------------------------------------------------------------------------------

SHEETS = {
    "late-interest": cases.of("late-interest"),
    "due-date": cases.of("due-date"),
    "late-interest-after-acceleration": cases.of("late-interest-after-acceleration"),
    "liability-of-customer": cases.of("liability-of-customer"),
    "outage-credit": cases.of("outage-credit"),
    "recoverable-damage": cases.of("recoverable-damage"),
}


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@one_by_one
def test_every_fact_named_missing_can_matter_and_filling_all_in_decides(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    hidden = data.draw(st.sets(st.sampled_from(sorted(case)), min_size=1, max_size=3))
    partly = flux.ask(question, {name: value for name, value in case.items() if name not in hidden})
    if isinstance(partly, Undetermined):
        filled = {name: value for name, value in case.items() if name not in hidden or name in partly.missing}
        assert not isinstance(flux.ask(question, filled), Undetermined)
