"""What holds of fees, refunds, notices and damages under the basic terms whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from obligations import Undetermined
from rules.secure_innovation_basic import basic
from tests.contracts.by_day import TOKYO, end_of_months
from tests.contracts.secure import cases
from tests.contracts.secure.cases import ask
from tests.contracts.secure.walked_by_day import ONE_DAY, Case

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
laws = settings(deadline=None, max_examples=30, suppress_health_check=SLOW, database=None)
few = settings(laws, max_examples=10)
more = st.integers(1, 1_000_000)
later = st.integers(1, 400)
BY_LAW = {"statutory-interest": "civil-code"}
CONVENTIONS = ("court", "act365f", "deposit-office", "actact")


def _with(case: Case, **changed: Any) -> Case:
    return Case({**case, **changed})


# Changes of the terms -----------------------------------------------------------------------------------------------


@given(case=cases.announcements())
@laws
def test_the_earliest_change_is_the_first_for_which_the_notice_is_in_time(case: Case) -> None:
    first = ask("earliest-change", case)
    assert ask("change-notice-deadline", Case(effective_on=first)) == case.announced_on
    assert ask("change-notice-deadline", Case(effective_on=first - ONE_DAY)) < case.announced_on


@given(case=cases.changes())
@laws
def test_a_later_notice_never_makes_a_late_one_timely(case: Case) -> None:
    after = _with(
        case, announced_at=case.announced_at + timedelta(days=1), arrived_at=case.arrived_at + timedelta(days=1)
    )
    assert ask("change-notice", case) or not ask("change-notice", after)


@given(case=cases.changes(), readings=cases.combinations("new-terms"))
@laws
def test_new_terms_never_hold_before_their_first_day(case: Case, readings: dict[str, str]) -> None:
    day = ask("new-terms", case, readings)
    assert day is None or day >= case.effective_on


@given(case=cases.changes())
@laws
def test_who_neither_is_told_nor_consents_nor_lets_a_period_pass_keeps_the_old_terms(case: Case) -> None:
    assert ask("new-terms", _with(case, channel="none", consent="none", period_set=False)) is None


@given(case=cases.changes())
@laws
def test_a_change_that_revises_a_fee_never_comes_without_writing(case: Case) -> None:
    dearer = _with(case, revises_fee=True)
    assume(case.consent != "paper")
    assert ask("new-terms", dearer) is None


# Cancellation by the provider ---------------------------------------------------------------------------------------


@given(case=cases.defaults_of_customers(), readings=cases.combinations("termination-by-provider"))
@laws
def test_without_any_ground_the_provider_may_not_cancel(case: Case, readings: dict[str, str]) -> None:
    spotless = _with(
        case, breach=False, fee_demanded=False, events=[], court_measures=[], contacts=[], judged_inappropriate=False
    )
    assert ask("termination-by-provider", spotless, readings) is False


@given(case=cases.defaults_of_customers(), event=st.sampled_from(cases.codes("termination-by-provider", "events")))
@laws
def test_one_more_event_never_takes_the_power_away(case: Case, event: str) -> None:
    worse = _with(case, events=sorted({*case.events, event}))
    assert ask("termination-by-provider", worse) or not ask("termination-by-provider", case)


@given(case=cases.defaults_of_customers())
@laws
def test_the_cancellation_takes_effect_only_with_a_ground_and_never_before_it_is_sent(case: Case) -> None:
    day = ask("termination-by-provider-day", case)
    if day is not None:
        assert ask("termination-by-provider", case)
        assert day >= case.notice_sent_on


@pytest.mark.parametrize("days", [14, 15, 16, 17, 40])
@given(ordered_on=cases.days())
@few
def test_a_provisional_attachment_counts_from_the_day_after_fifteen_full_days(days: int, ordered_on: date) -> None:
    measure = {
        "remedy": "provisional-attachment",
        "ordered_on": ordered_on,
        "effective_on": ordered_on,
        "lifted": False,
        "in_force_until": ordered_on,
    }
    case = Case(as_of=ordered_on + timedelta(days=days), court_measures=[measure])
    spotless = {"breach": False, "fee_demanded": False, "judged_inappropriate": False}
    nothing: list[str] = []
    facts = {**case, **spotless, "events": nothing, "contacts": nothing}
    assert basic.ask("termination-by-provider", facts).value is (days > 15)


# Fees ---------------------------------------------------------------------------------------------------------------


@given(case=cases.charges())
@laws
def test_a_charge_is_rounded_up_by_less_than_a_yen(case: Case) -> None:
    charged = ask("charge", _with(case, exempt=False))
    assert 0 <= charged * case.parts - case.price * case.units < case.parts


@given(case=cases.charges())
@laws
def test_rounding_each_unit_price_never_costs_less(case: Case) -> None:
    whole = _with(case, exempt=False)
    assert ask("charge", whole, {"round-up-stage": "unit-price"}) >= ask("charge", whole)


@given(case=cases.charges(), added=st.integers(1, 10_000))
@laws
def test_more_units_never_cost_less(case: Case, added: int) -> None:
    assert ask("charge", _with(case, units=case.units + added)) >= ask("charge", case)


@given(case=cases.stopped_periods(), readings=cases.combinations("fee-while-stopped"))
@laws
def test_a_fee_for_a_stopped_period_never_exceeds_the_fee(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("fee-while-stopped", case, readings) <= case.period_fee


@given(case=cases.stopped_periods(), added=st.integers(1, 40))
@laws
def test_a_longer_stop_never_costs_more(case: Case, added: int) -> None:
    civil = {"fees-for-nothing-supplied": "civil-code"}
    longer = _with(case, stopped_days=case.stopped_days + added)
    assert ask("fee-while-stopped", longer, civil) <= ask("fee-while-stopped", case, civil)


@given(case=cases.arrears())
@laws
def test_a_debt_more_never_lifts_a_suspension(case: Case) -> None:
    fewer = _with(case, debts=case.debts[1:])
    assert ask("suspension", case) or not ask("suspension", fewer)


@given(case=cases.due_dates())
@laws
def test_the_due_date_itself_never_suspends(case: Case) -> None:
    debt = {**case, "performed": False, "performed_on": case.due_on, "delayed_by_force_majeure": False}
    assert ask("suspension", Case(as_of=case.due_on, debts=[debt])) is False
    assert ask("suspension", Case(as_of=ask("suspension-day", case), debts=[debt])) is True


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(case=cases.overdue_debts(), delay=st.integers(1, 800))
@few
def test_interest_never_falls_when_payment_comes_later(convention: str, case: Case, delay: int) -> None:
    readings = {**BY_LAW, "day-count": convention}
    delayed = _with(case, paid_on=case.paid_on + timedelta(days=delay))
    assert ask("late-interest", delayed, readings) >= ask("late-interest", case, readings)


@pytest.mark.parametrize("convention", ["court", "deposit-office"])
@given(due_on=cases.days(), years=st.integers(1, 4), hundreds=st.integers(0, 10**6))
@few
def test_whole_years_bear_exactly_the_statutory_rate(convention: str, due_on: date, years: int, hundreds: int) -> None:
    assume(due_on < date(2029, 3, 31))
    case = Case(
        principal=100 * hundreds,
        due_on=due_on,
        paid_on=end_of_months(due_on + ONE_DAY, 12 * years),
        tax_percent=10,
        statutory_percent=7,
        delayed_by_force_majeure=False,
        force_majeure_until=due_on,
    )
    assert ask("late-interest", case, {**BY_LAW, "day-count": convention}) == 3 * hundreds * years


@given(case=cases.overdue_debts())
@laws
def test_the_terms_themselves_never_bear_interest(case: Case) -> None:
    assert ask("late-interest", case) == 0


@given(case=cases.part_payments(), added=st.integers(0, 10**6))
@laws
def test_a_larger_part_payment_never_costs_more_interest(case: Case, added: int) -> None:
    question = "late-interest-with-part-payment"
    assert ask(question, _with(case, part=case.part + added), BY_LAW) <= ask(question, case, BY_LAW)


# Refunds ------------------------------------------------------------------------------------------------------------


@given(case=cases.prepaid_contracts(), readings=cases.combinations("prepaid-refund"))
@laws
def test_a_refund_never_exceeds_what_was_prepaid(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("prepaid-refund", case, readings) <= case.prepaid


@given(case=cases.prepaid_contracts(), days=later)
@laws
def test_a_later_end_never_raises_the_refund(case: Case, days: int) -> None:
    after = _with(case, ended_on=case.ended_on + timedelta(days=days))
    assert ask("prepaid-refund", after) <= ask("prepaid-refund", case)


@given(case=cases.prepaid_contracts(), added=more)
@laws
def test_paying_more_ahead_never_lowers_the_refund(case: Case, added: int) -> None:
    dearer = _with(case, prepaid=case.prepaid + added)
    assert ask("prepaid-refund", dearer) >= ask("prepaid-refund", case)


@given(case=cases.prepaid_contracts())
@laws
def test_an_end_before_the_period_returns_everything_and_one_after_it_nothing(case: Case) -> None:
    opened = _with(
        case, end="cancelled-by-provider", provider_answers=True, whole_contract=True, proratable=True,
        kept_under_8_4=True,
    )  # fmt: skip
    assert ask("prepaid-refund", _with(opened, ended_on=case.first_day - ONE_DAY)) == case.prepaid
    assert ask("prepaid-refund", _with(opened, ended_on=case.last_day)) == 0


@given(case=cases.prepaid_contracts())
@laws
def test_used_and_unused_part_come_to_what_was_prepaid_or_a_yen_more(case: Case) -> None:
    opened = _with(case, end="cancelled-by-provider", provider_answers=True, whole_contract=True, proratable=True)
    refund = ask("prepaid-refund", opened)
    other = ask("prepaid-refund", opened, {"refund-rounding": "used-part"})
    assert refund - 1 <= other <= refund


@given(case=cases.prepaid_contracts())
@laws
def test_without_the_providers_fault_a_cancellation_returns_nothing_to_a_business(case: Case) -> None:
    assume(case.end != "discontinued")
    assert ask("prepaid-refund", _with(case, provider_answers=False, customer_is_consumer=False)) == 0


# Discontinuation ----------------------------------------------------------------------------------------------------


@given(case=cases.abolitions())
@laws
def test_three_months_lie_between_the_arrival_and_the_earliest_end(case: Case) -> None:
    earliest = ask("earliest-abolition", case)
    assert 89 <= (earliest - case.notice_arrived_on).days <= 92
    assert earliest == end_of_months(case.notice_arrived_on + ONE_DAY, 3)


@given(case=cases.abolitions(), days=later)
@laws
def test_a_later_notice_never_ends_a_service_earlier(case: Case, days: int) -> None:
    step = timedelta(days=days)
    after = _with(
        case, notice_sent_on=case.notice_sent_on + step, notice_arrived_on=case.notice_arrived_on + step
    )  # fmt: skip
    assert ask("earliest-abolition", after) >= ask("earliest-abolition", case)


@given(case=cases.abolitions())
@laws
def test_a_service_that_ends_does_so_on_the_named_day_and_not_too_early(case: Case) -> None:
    end = ask("end-by-abolition", case)
    assert end in (None, case.effective_on)
    assert end is None or end >= ask("earliest-abolition", case)


# Damages ------------------------------------------------------------------------------------------------------------


@given(case=cases.claimable())
@laws
def test_the_last_day_for_a_claim_is_six_months_away(case: Case) -> None:
    claimable_on = case.claimable_at.astimezone(TOKYO).date()
    assert 180 <= (ask("claim-deadline", case) - claimable_on).days <= 184


@given(case=cases.claimable(), days=later)
@laws
def test_who_can_claim_later_may_claim_as_long_or_longer(case: Case, days: int) -> None:
    after = _with(case, claimable_at=case.claimable_at + timedelta(days=days))
    assert ask("claim-deadline", after) >= ask("claim-deadline", case)


@given(case=cases.caps(), readings=cases.combinations("liability-cap"))
@laws
def test_the_cap_never_exceeds_what_came_in_or_was_earned(case: Case, readings: dict[str, str]) -> None:
    everything = sum(receipt["amount"] for receipt in case.receipts) + case.fees_earned
    assert 0 <= ask("liability-cap", case, readings) <= everything


@given(case=cases.caps(), amount=more)
@laws
def test_a_payment_on_the_day_before_the_damage_raises_the_cap_by_itself(case: Case, amount: int) -> None:
    paid = {"amount": amount, "under_this_contract": True, "refunded": 0}
    before = {**paid, "received_on": case.damage_on - ONE_DAY}
    same_day = {**paid, "received_on": case.damage_on}
    cap = ask("liability-cap", case)
    assert ask("liability-cap", _with(case, receipts=[*case.receipts, before])) == cap + amount
    assert ask("liability-cap", _with(case, receipts=[*case.receipts, same_day])) == cap


def _limited(case: Case) -> Case:
    """The same loss where nothing can lift the cap."""
    return _with(case, customer_is_consumer=False, fault="ordinary", by_subcontractor=False)


@given(case=cases.losses())
@laws
def test_without_gross_fault_and_a_consumer_the_caps_hold(case: Case) -> None:
    limited = _limited(case)
    owed = ask("recoverable-damage", limited)
    assert owed <= ask("liability-cap", limited)
    if case.customers_percent and case.fee_type == "monthly":
        assert owed <= case.monthly_fee


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_damages_never_exceed_the_loss(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("recoverable-damage", case, readings) <= sum(case[head] for head in cases.HEADS)


@given(case=cases.losses(), head=st.sampled_from(cases.HEADS), added=more)
@laws
def test_a_larger_loss_never_lowers_the_damages(case: Case, head: str, added: int) -> None:
    larger = _with(case, **{head: case[head] + added})
    assert ask("recoverable-damage", larger) >= ask("recoverable-damage", case)


@given(case=cases.losses())
@laws
def test_a_larger_share_of_the_customer_never_raises_the_damages(case: Case) -> None:
    less = _with(case, customers_percent=case.customers_percent // 2)
    assert ask("recoverable-damage", less) >= ask("recoverable-damage", case)


@given(case=cases.losses())
@laws
def test_a_graver_fault_never_lowers_the_damages(case: Case) -> None:
    grades = [ask("recoverable-damage", _with(case, fault=fault)) for fault in ("none", "ordinary", "gross", "intent")]
    assert grades == sorted(grades)


@given(
    case=cases.losses(),
    circumstance=st.sampled_from(cases.codes("recoverable-damage", "circumstances")),
)
@laws
def test_an_exclusion_never_raises_the_damages(case: Case, circumstance: str) -> None:
    assume(circumstance != "server-leak")
    excluded = _with(case, circumstances=sorted({*case.circumstances, circumstance}))
    assert ask("recoverable-damage", excluded) <= ask("recoverable-damage", case)


@given(case=cases.losses())
@laws
def test_an_unclear_cause_leaves_nothing_to_claim(case: Case) -> None:
    assert ask("recoverable-damage", _with(case, attribution_clear=False)) == 0


@given(case=cases.losses())
@laws
def test_the_lower_fee_caps_a_shared_fault(case: Case) -> None:
    shared = _with(_limited(case), customers_percent=max(1, case.customers_percent), fee_type="both")
    assert ask("recoverable-damage", shared) <= min(case.monthly_fee, case.fee_paid)


@given(case=cases.losses())
@laws
def test_splitting_after_the_cap_never_gives_the_customer_more(case: Case) -> None:
    after = ask("recoverable-damage", case, {"apportionment-order": "cap-then-split"})
    assert after <= ask("recoverable-damage", case)


@given(case=cases.losses())
@laws
def test_a_claim_after_its_last_day_gives_nothing_to_a_business(case: Case) -> None:
    last = ask("claim-deadline", case)
    late = _with(_limited(case), claimed=True, claim_sent_on=last, claim_arrived_on=last + ONE_DAY)
    assert ask("recoverable-damage", late) == 0
    in_time = _with(late, claim_arrived_on=last)
    assert ask("recoverable-damage", in_time) >= 0


@given(case=cases.losses())
@laws
def test_a_deadline_that_is_met_by_a_day_gives_what_the_first_day_gives(case: Case) -> None:
    last = ask("claim-deadline", case)
    amounts = {
        ask("recoverable-damage", _with(case, claimed=True, claim_sent_on=day, claim_arrived_on=day))
        for day in (last, case.damage_on)
    }
    assert len(amounts) == 1


@given(case=cases.broken_confidences())
@laws
def test_the_penalty_is_the_gain_or_the_proven_damage_whichever_is_more(case: Case) -> None:
    owed = ask("secrecy-penalty", case)
    assert owed in (0, max(case.net_gain, case.proven_damage))


@given(case=cases.broken_confidences(), added=more)
@laws
def test_a_larger_proven_damage_never_lowers_the_penalty(case: Case, added: int) -> None:
    worse = _with(case, proven_damage=case.proven_damage + added)
    assert ask("secrecy-penalty", worse) >= ask("secrecy-penalty", case)


@given(case=cases.broken_confidences())
@laws
def test_a_leak_from_the_servers_costs_the_provider_only_with_gross_fault(case: Case) -> None:
    leak = _with(case, discloser="provider", leaked_from_server=True, by_subcontractor=False)
    assert ask("secrecy-penalty", _with(leak, fault="ordinary")) == 0
    unleaked = _with(leak, leaked_from_server=False)
    assert ask("secrecy-penalty", _with(leak, fault="gross")) == ask("secrecy-penalty", _with(unleaked, fault="gross"))


@given(case=cases.liabilities())
@laws
def test_the_customers_liability_has_no_cap(case: Case) -> None:
    million = _with(case, damage=1_000_000, further_damage=0)
    most = _with(case, damage=10**15, further_damage=0)
    assert ask("liability-of-customer", most) == 10**9 * ask("liability-of-customer", million)


@given(case=cases.lost_equipment(), readings=cases.combinations("equipment-loss"))
@laws
def test_nobody_pays_more_for_equipment_than_it_costs_new_or_used(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("equipment-loss", case, readings) <= max(case.present_value, case.new_price)


# Anti-social forces -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("after", "counts"), [(-1, True), (0, True), (1, False)])
@given(left_on=cases.days())
@few
def test_a_former_member_counts_up_to_the_end_of_five_years(after: int, counts: bool, left_on: date) -> None:
    as_of = end_of_months(left_on + ONE_DAY, 60) + timedelta(days=after)
    nothing: list[str] = []
    person = {
        "role": "officer",
        "standing": "former-member",
        "left_on": left_on,
        "ties": nothing,
        "since": left_on,
        "known": True,
    }
    case = Case(as_of=as_of, people=[person], acts=[], contract_made_on=left_on)
    assert ask("antisocial-termination", case) is counts


# Unknown facts ------------------------------------------------------------------------------------------------------

SHEETS = {
    "new-terms": cases.changes(),
    "termination-by-provider": cases.defaults_of_customers(),
    "prepaid-refund": cases.prepaid_contracts(),
    "end-by-abolition": cases.abolitions(),
    "liability-cap": cases.caps(),
    "recoverable-damage": cases.losses(),
    "secrecy-penalty": cases.broken_confidences(),
    "equipment-loss": cases.lost_equipment(),
    "antisocial-damages": cases.antisocial_losses(),
}


def _without(question: str, case: Case, hidden: set[str]) -> dict[str, Any]:
    facts = basic.questions[question].sheet.facts()
    return {name: case[name] for name in facts if name not in hidden}


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@few
def test_an_unknown_fact_never_changes_an_outcome_that_stays_decided(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    hidden = data.draw(st.sets(st.sampled_from(sorted(basic.questions[question].sheet.facts())), max_size=3))
    known = ask(question, case)
    partly = basic.ask(question, _without(question, case, hidden))
    if isinstance(partly, Undetermined):
        assert set(partly.missing) <= hidden
        if partly.between is not None and known is not None:
            least, most = partly.between
            assert least <= known <= most
    elif known is not None:
        assert partly.value == known
    else:
        assert partly.status == "silent"


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@few
def test_filling_in_only_what_is_named_missing_decides_in_the_end(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    facts = sorted(basic.questions[question].sheet.facts())
    hidden = data.draw(st.sets(st.sampled_from(facts), min_size=1, max_size=3))
    partly = basic.ask(question, _without(question, case, hidden))
    while isinstance(partly, Undetermined):
        assert hidden & set(partly.missing)
        hidden -= set(partly.missing)
        partly = basic.ask(question, _without(question, case, hidden))
