"""What holds of fees, limits and terminations under the SoraCam terms whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from obligations import Silent, Undetermined
from rules.soracom_soracam import soracam
from tests.contracts import cases as shared
from tests.contracts.by_day import ONE_DAY, Case, accrued, day_of, month_number
from tests.contracts.soracam import cases, walked_by_day
from tests.contracts.soracam.cases import ask

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
laws = settings(deadline=None, max_examples=30, suppress_health_check=SLOW, database=None)
few = settings(laws, max_examples=10)
more = st.integers(1, 1_000_000)


def _with(case: Case, **changed: Any) -> Case:
    return Case({**case, **changed})


# Fees and late interest ---------------------------------------------------------------------------------------------


@given(case=cases.overdue(), readings=cases.combinations("late-interest"))
@laws
def test_late_interest_never_reaches_the_ceiling_for_consumers(case: Case, readings: dict[str, str]) -> None:
    # 14.6% a year to the day of payment, by the same day count, exact (Consumer Contract Act 9(1)(ii)).
    principal = case.principal + case.product_price
    ceiling = sum(accrued(principal, walked_by_day.RATE * 146 / 145, case.due_on + ONE_DAY, case.paid_on, readings))
    assert ask("late-interest", case, readings) < ceiling + 1


@given(case=cases.overdue(), later=st.integers(1, 800))
@laws
def test_interest_never_falls_when_payment_comes_later(case: Case, later: int) -> None:
    delayed = _with(case, paid_on=case.paid_on + timedelta(days=later))
    assert ask("late-interest", delayed) >= ask("late-interest", case)


@given(case=cases.overdue(), price=shared.amounts)
@few
def test_the_price_of_hardware_never_changes_the_interest_by_default(case: Case, price: int) -> None:
    assert ask("late-interest", _with(case, product_price=price)) == ask("late-interest", case)


@given(case=shared.debts_and_events(), readings=cases.combinations("due-date"))
@laws
def test_no_event_puts_a_due_date_off(case: Case, readings: dict[str, str]) -> None:
    ordinary = walked_by_day.due_date(_with(case, event="none"), readings)
    assert ask("due-date", case, readings) <= ordinary


@given(case=cases.fee_days())
@laws
def test_a_fee_once_owed_stays_owed_day_after_day_by_the_terms_alone(case: Case) -> None:
    if ask("fee-duty", case):
        assert ask("fee-duty", _with(case, day=case.day + ONE_DAY))


@given(case=cases.outages())
@few
def test_the_terms_alone_never_give_a_credit(case: Case) -> None:
    assert isinstance(soracam.ask("outage-credit", case, law=False), Silent)


@given(case=cases.outages())
@laws
def test_a_credit_by_law_for_days_of_one_month_never_exceeds_its_fee(case: Case) -> None:
    assume(case.first_day.month == case.last_day.month and case.first_day.year == case.last_day.year)
    assert 0 <= soracam.ask("outage-credit", case, law=True).value <= case.monthly_fee


# Damages ------------------------------------------------------------------------------------------------------------


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_damages_never_exceed_the_loss(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("recoverable-damage", case, readings) <= sum(case[head] for head in cases.HEADS)


@given(case=cases.losses())
@laws
def test_ordinary_negligence_never_costs_more_than_the_fees_of_three_months(case: Case) -> None:
    ordinary = _with(case, fault="ordinary")
    assert ask("recoverable-damage", ordinary) <= walked_by_day.cap(ordinary, {})


@given(case=cases.losses(), on=shared.days())
@laws
def test_a_charge_for_another_month_never_changes_the_damages(case: Case, on: date) -> None:
    months = {month_number(case.damaged_on) - back for back in range(3)}
    assume(month_number(on) not in months)
    extra = {"kind": "service-fee", "month": on, "amount": 10**6, "charged_on": on, "paid": True, "paid_on": on}
    assert ask("recoverable-damage", _with(case, charges=[*case.charges, extra])) == ask("recoverable-damage", case)


@given(case=cases.losses(), price=more)
@few
def test_the_price_of_hardware_never_raises_the_cap(case: Case, price: int) -> None:
    camera = {"kind": "product-price", "month": case.damaged_on, "amount": price}
    assert ask("recoverable-damage", _with(case, charges=[*case.charges, camera])) == ask("recoverable-damage", case)


@given(case=cases.losses(), head=st.sampled_from(cases.HEADS), added=more)
@laws
def test_a_larger_loss_never_lowers_the_damages(case: Case, head: str, added: int) -> None:
    assert ask("recoverable-damage", _with(case, **{head: case[head] + added})) >= ask("recoverable-damage", case)


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_a_graver_fault_never_lowers_the_damages(case: Case, readings: dict[str, str]) -> None:
    faults = ("none", "ordinary", "gross", "intent")
    grades = [ask("recoverable-damage", _with(case, fault=fault), readings) for fault in faults]
    assert grades == sorted(grades)


@given(case=cases.losses(), circumstance=cases.one_of("recoverable-damage", "circumstances"))
@laws
def test_an_exemption_never_raises_the_damages(case: Case, circumstance: str) -> None:
    exempt = _with(case, circumstances=sorted({*case.circumstances, circumstance}))
    assert ask("recoverable-damage", exempt) <= ask("recoverable-damage", case)


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_a_consumer_never_gets_less_than_a_business(case: Case, readings: dict[str, str]) -> None:
    business = ask("recoverable-damage", _with(case, customer_is_consumer=False), readings)
    assert ask("recoverable-damage", _with(case, customer_is_consumer=True), readings) >= business


@given(case=cases.losses())
@few
def test_the_law_never_takes_from_the_user(case: Case) -> None:
    assert (
        soracam.ask("recoverable-damage", case, law=True).value
        >= soracam.ask("recoverable-damage", case, law=False).value
    )


@given(case=cases.liabilities(), readings=cases.combinations("liability-of-customer"))
@laws
def test_the_users_liability_is_the_whole_damage_or_nothing(case: Case, readings: dict[str, str]) -> None:
    assert ask("liability-of-customer", case, readings) in (0, case.damage)


# Ends ---------------------------------------------------------------------------------------------------------------


@given(case=cases.terminated_periods(), day=st.integers(0, 366))
@laws
def test_on_whichever_day_of_the_period_the_user_terminates_it_owes_the_same(case: Case, day: int) -> None:
    length = (case.last_day - case.first_day).days
    other = _with(case, ended_on=case.first_day + timedelta(days=day % (length + 1)))
    assert ask("fee-after-termination", other) == max(0, case.period_fee - case.paid)


@given(case=cases.prepaid_periods(), readings=cases.combinations("prepaid-refund"))
@laws
def test_never_more_than_the_prepaid_fee_comes_back(case: Case, readings: dict[str, str]) -> None:
    assert 0 <= ask("prepaid-refund", case, readings) <= case.prepaid


@given(case=cases.undated_terminations(), readings=cases.combinations("termination-by-provider"))
@laws
def test_without_the_providers_judgement_there_is_no_termination(case: Case, readings: dict[str, str]) -> None:
    assert not ask("termination-by-provider", _with(case, ground_judged=False), readings)


@given(case=cases.debts_at_termination(), readings=cases.combinations("due-date-after-termination"))
@few
def test_a_due_date_after_a_termination_is_the_old_one_or_the_one_that_was_set(
    case: Case, readings: dict[str, str]
) -> None:
    assert ask("due-date-after-termination", case, readings) in (case.due_on, case.set_on)


@given(case=cases.changes())
@laws
def test_nobody_is_bound_to_new_terms_before_both_announcement_and_first_day(case: Case) -> None:
    if (day := ask("new-terms", case)) is not None:
        assert day >= case.effective_on
        assert day >= day_of(case.announced_at, {})


# Unknown facts ------------------------------------------------------------------------------------------------------

SHEETS = {
    "late-interest": cases.overdue(),
    "late-interest-after-termination": cases.overdue_at_termination(),
    "liability-of-customer": cases.liabilities(),
    "prepaid-refund": cases.prepaid_periods(),
    "recoverable-damage": cases.losses(),
    "antisocial-damages": cases.antisocial_damage(),
    "termination-by-provider": cases.undated_terminations(),
}


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@few
def test_an_unknown_fact_never_changes_an_outcome_that_stays_decided(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    hidden = data.draw(st.sets(st.sampled_from(sorted(case)), max_size=3))
    known = soracam.ask(question, case)
    partly = soracam.ask(question, {name: value for name, value in case.items() if name not in hidden})
    if isinstance(partly, Undetermined):
        assert set(partly.missing) <= hidden
        if partly.between is not None:
            least, most = partly.between
            assert least <= known.value <= most
    else:
        assert partly.value == known.value
