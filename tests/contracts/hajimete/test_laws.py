"""What holds of cancellations, notices, secrecy and damages under the Hajimete Support terms whatever the facts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from obligations import Silent, Undetermined
from rules.soracom_hajimete_support import hajimete
from tests.contracts.by_day import ONE_DAY, TOKYO, Case
from tests.contracts.hajimete import cases
from tests.contracts.hajimete.cases import ask
from tests.contracts.hajimete.walked_by_day import OTHER_HEADS, end_of_months, utc_month

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
laws = settings(deadline=None, max_examples=30, suppress_health_check=SLOW, database=None)
one_by_one = settings(laws, max_examples=10)
more = st.integers(1, 1_000_000)


def _with(case: Case, **changed: Any) -> Case:
    return Case({**case, **changed})


def _at_once(at: datetime) -> Case:
    return Case(by_designated_method=True, whole_contract=True, asks_for="at-once", notified_at=at)


# Cancellation -------------------------------------------------------------------------------------------------------


@given(at=cases.cancellation_instants())
@laws
def test_a_cancellation_at_once_is_billed_by_the_month_in_utc(at: datetime) -> None:
    assert ask("last-month-billed", _at_once(at)) == utc_month(at)


@given(at=cases.cancellation_instants(), later=st.sampled_from([1, 59, 60, 3_600, 86_400, 31 * 86_400]))
@laws
def test_who_cancels_later_is_billed_as_long_or_longer(at: datetime, later: int) -> None:
    after = _at_once(at + timedelta(seconds=later))
    assert ask("last-month-billed", after) >= ask("last-month-billed", _at_once(at))


@given(case=cases.cancellations(), readings=cases.combinations("last-month-billed"))
@laws
def test_the_last_month_is_that_of_the_end_or_the_one_before(case: Case, readings: dict[str, str]) -> None:
    month = ask("last-month-billed", case, readings)
    kept = {
        code: chosen for code, chosen in readings.items() if code not in ("cancellation-window", "cancellation-by-day")
    }
    end = ask("termination-by-customer", case, kept)
    assert (month is None) == (end is None)
    if month is not None:
        assert month == end.replace(day=1) or (end.day == 1 and month == (end - ONE_DAY).replace(day=1))


@given(case=cases.cancellations())
@laws
def test_no_contract_ends_before_the_day_of_the_notice(case: Case) -> None:
    end = ask("termination-by-customer", case)
    assert end is None or end >= case.notified_at.astimezone(TOKYO).date()


@given(case=cases.cancellation_fees(), readings=cases.combinations("fee-on-cancellation"))
@laws
def test_the_fee_that_stays_is_one_of_the_fees_or_less(case: Case, readings: dict[str, str]) -> None:
    owed = ask("fee-on-cancellation", case, readings)
    highest = case.lump_sum if case.fee_kind == "lump-sum" else max(case.monthly_fee, case.fee_of_month_before)
    assert 0 <= owed <= highest


@given(case=cases.cancellation_bills())
@laws
def test_the_bills_that_stay_never_exceed_all_bills(case: Case) -> None:
    assert 0 <= ask("billed-after-cancellation", case) <= sum(bill["fee"] for bill in case.bills)


@given(case=cases.cancellation_bills(), later=st.sampled_from([1, 3_600, 86_400, 10**6]))
@laws
def test_the_bills_that_stay_never_shrink_when_the_notice_comes_later(case: Case, later: int) -> None:
    at_once = _with(case, asks_for="at-once")
    after = _with(at_once, notified_at=case.notified_at + timedelta(seconds=later))
    assert ask("billed-after-cancellation", after) >= ask("billed-after-cancellation", at_once)


# The provider's notice ----------------------------------------------------------------------------------------------


@given(case=cases.notices())
@laws
def test_fourteen_whole_days_lie_between_notice_and_end(case: Case) -> None:
    between = ask("earliest-end-by-provider", case) - case.notified_at
    assert timedelta(days=14) < between <= timedelta(days=15)


@given(case=cases.notices())
@laws
def test_the_other_ways_to_count_two_weeks_are_never_longer(case: Case) -> None:
    clear = ask("earliest-end-by-provider", case)
    for count in ("same-weekday", "hours"):
        assert ask("earliest-end-by-provider", case, {"two-weeks-notice": count}) <= clear


@given(case=cases.planned_ends(), seconds=st.integers(1, 86_399))
@laws
def test_a_notice_on_the_last_day_is_in_time_and_one_on_the_next_is_not(case: Case, seconds: int) -> None:
    last = ask("last-day-for-notice", case)
    on_it = datetime.combine(last, datetime.min.time(), TOKYO) + timedelta(seconds=seconds)
    assert ask("termination-by-provider", _with(case, notified_at=on_it))
    assert not ask("termination-by-provider", _with(case, notified_at=on_it + ONE_DAY))


@given(case=cases.providers_cancellations())
@laws
def test_the_contract_never_ends_before_what_the_notice_names_or_the_two_weeks(case: Case) -> None:
    ends = ask("end-by-provider", case)
    assert ends >= case.ends_at
    assert ends >= ask("earliest-end-by-provider", Case(notified_at=case.notified_at))


# Secrecy and other days ---------------------------------------------------------------------------------------------


@given(case=cases.contract_ends())
@laws
def test_secrecy_lasts_three_years_to_the_day(case: Case) -> None:
    assume(case.contract_ended)
    end = (case.ended_at - timedelta(seconds=1)).astimezone(TOKYO).date()  # midnight ends the day before
    assert ask("end-of-secrecy", case) == end_of_months(end + ONE_DAY, 36)
    assert 1_094 <= (ask("end-of-secrecy", case) - end).days <= 1_096


@given(case=cases.secrecy_terms())
@laws
def test_secrecy_once_over_stays_over(case: Case) -> None:
    if not ask("secrecy-in-force", case):
        assert not ask("secrecy-in-force", _with(case, as_of=case.as_of + ONE_DAY))


@given(case=cases.secrets())
@laws
def test_consent_never_makes_a_breach(case: Case) -> None:
    consented = _with(case, consent="written", consent_at=case.act_at - timedelta(seconds=1))
    assert not ask("secrecy-breach", consented)


@given(case=cases.defaults())
@laws
def test_who_may_terminate_still_may_a_day_later_if_nothing_is_performed(case: Case) -> None:
    idle = _with(case, performed=False)
    if ask("termination-after-demand", idle):
        later = _with(idle, terminates_at=idle.terminates_at + ONE_DAY)
        assert ask("termination-after-demand", later)


@given(case=cases.notified_changes(), readings=cases.combinations("new-terms"))
@laws
def test_no_change_applies_before_it_is_announced(case: Case, readings: dict[str, str]) -> None:
    since = ask("new-terms", case, readings)
    assert since is None or datetime.fromisoformat(str(since)) >= case.announced_at


# Money that only the law gives --------------------------------------------------------------------------------------

NO_CLAUSE = {
    "late-interest": cases.overdue_debts(),
    "late-interest-from-demand": cases.demanded_damages(),
    "late-interest-with-part-payment": cases.part_payments(),
    "broken-month-fee": cases.part_performed(),
    "outage-credit": cases.lost_services(),
}


@pytest.mark.parametrize("question", NO_CLAUSE)
@given(data=st.data())
@one_by_one
def test_where_the_terms_have_no_clause_they_are_silent_and_no_figure_is_borrowed(
    question: str, data: st.DataObject
) -> None:
    assert isinstance(hajimete.ask(question, data.draw(NO_CLAUSE[question])), Silent)


@given(case=cases.overdue_debts(), years=st.integers(1, 5), hundreds=st.integers(0, 10**6))
@laws
def test_whole_years_bear_exactly_the_statutory_rate(case: Case, years: int, hundreds: int) -> None:
    first = case.due_on + ONE_DAY
    assume("2020-04-01" <= first.isoformat() < "2029-04-01")
    debt = _with(case, principal=100 * hundreds, paid_on=end_of_months(first, 12 * years))
    assert hajimete.ask("late-interest", debt, law=True).value == 3 * hundreds * years


@given(case=cases.part_payments(), added=st.integers(0, 10**6))
@laws
def test_a_larger_part_payment_never_costs_more_interest(case: Case, added: int) -> None:
    larger = _with(case, part=case.part + added)
    owed = [hajimete.ask("late-interest-with-part-payment", each, law=True).value for each in (larger, case)]
    assert owed[0] <= owed[1]


@given(case=cases.lost_services())
@laws
def test_what_was_rendered_and_what_was_not_make_up_the_fee(case: Case) -> None:
    part = Case({name: case[name] for name in ("monthly_fee", "agreed", "rendered")})
    earned = hajimete.ask("broken-month-fee", part, law=True).value
    lost = hajimete.ask("outage-credit", _with(case, through_customer=False), law=True).value
    assert earned + lost == case.monthly_fee


# Damages ------------------------------------------------------------------------------------------------------------


def _limited(case: Case) -> bool:
    return case.fault not in ("gross", "intent")


@given(case=cases.losses())
@laws
def test_damages_never_exceed_the_receipts_unless_gross_fault_lifts_the_cap(case: Case) -> None:
    if _limited(case):
        assert ask("recoverable-damage", case) <= max(0, case.fees_received - case.fees_refunded)


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_damages_never_exceed_the_loss(case: Case, readings: dict[str, str]) -> None:
    loss = case.ordinary_loss + case.ai_error_loss + sum(case[head] for head in OTHER_HEADS)
    assert 0 <= ask("recoverable-damage", case, readings) <= loss


@given(case=cases.losses(), head=st.sampled_from(OTHER_HEADS), added=more)
@laws
def test_heads_that_are_left_out_change_nothing(case: Case, head: str, added: int) -> None:
    assume(_limited(case))
    assert ask("recoverable-damage", _with(case, **{head: case[head] + added})) == ask("recoverable-damage", case)


@given(case=cases.losses(), added=more)
@laws
def test_a_larger_loss_or_receipt_never_lowers_the_damages(case: Case, added: int) -> None:
    owed = ask("recoverable-damage", case)
    for fact in ("ordinary_loss", "fees_received"):
        assert ask("recoverable-damage", _with(case, **{fact: case[fact] + added})) >= owed


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_a_graver_fault_never_lowers_the_damages(case: Case, readings: dict[str, str]) -> None:
    grades = [
        ask("recoverable-damage", _with(case, fault=fault), readings)
        for fault in ("none", "ordinary", "gross", "intent")
    ]
    assert grades == sorted(grades)


@given(case=cases.losses(), circumstance=st.sampled_from(cases.codes("recoverable-damage", "circumstances")))
@laws
def test_an_exemption_never_raises_the_damages(case: Case, circumstance: str) -> None:
    exempt = _with(case, circumstances=sorted({*case.circumstances, circumstance}))
    assert ask("recoverable-damage", exempt) <= ask("recoverable-damage", case)


@given(case=cases.losses())
@laws
def test_own_fault_before_the_cap_is_never_worse_for_whoever_suffered(case: Case) -> None:
    after = ask("recoverable-damage", case, {"own-fault": "after-cap"})
    assert ask("recoverable-damage", case) >= after


@given(case=cases.losses())
@laws
def test_consumer_law_never_lowers_what_a_consumer_recovers(case: Case) -> None:
    with_law = ask("recoverable-damage", case, {"consumer-contract-act": "applied"})
    assert with_law >= ask("recoverable-damage", case)


#: What the two sheets of claims call by different names, or have on one side only.
ONE_SIDED: dict[str, Any] = {
    "circumstances": [],
    "ai_error_loss": 0,
    "leaked_by_recipient": False,
    "customer_is_consumer": False,
}


@given(case=cases.losses(), readings=cases.combinations("recoverable-damage"))
@laws
def test_article_16_is_the_same_for_both_sides(case: Case, readings: dict[str, str]) -> None:
    customers = _with(case, **ONE_SIDED)
    shared = {
        name: value for name, value in case.items() if name in hajimete.find("liability-of-customer").sheet.facts()
    }
    providers = Case(
        **{**shared, "customer_is_consumer": False},
        damage=case.ordinary_loss,
        through_account=False,
        judged_unfair=False,
        from_antisocial_termination=False,
    )
    known = {cls.point().code for cls in hajimete.find("liability-of-customer").readings}
    common = {code: chosen for code, chosen in readings.items() if code in known}
    assert ask("recoverable-damage", customers, readings) == ask("liability-of-customer", providers, common)


@given(case=cases.providers_claims())
@laws
def test_a_claim_through_the_account_needs_no_fault(case: Case) -> None:
    through = _with(case, through_account=True, fault="none")
    assert ask("liability-of-customer", through) >= ask("liability-of-customer", _with(through, through_account=False))


# Unknown facts ------------------------------------------------------------------------------------------------------

SHEETS = {
    "contract-start": cases.formations(),
    "fee-on-cancellation": cases.cancellation_fees(),
    "billed-after-cancellation": cases.cancellation_bills(),
    "end-by-provider": cases.providers_cancellations(),
    "secrecy-breach": cases.secrets(),
    "termination-after-demand": cases.defaults(),
    "recoverable-damage": cases.losses(),
    "liability-of-customer": cases.providers_claims(),
    "antisocial-damages": cases.antisocial_terminations(),
}


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@one_by_one
def test_an_unknown_fact_never_changes_an_outcome_that_stays_decided(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    hidden = data.draw(st.sets(st.sampled_from(sorted(case)), max_size=3))
    known = hajimete.ask(question, case)
    partly = hajimete.ask(question, {name: value for name, value in case.items() if name not in hidden})
    if isinstance(partly, Undetermined):
        assert set(partly.missing) <= hidden
        if partly.between is not None and known.plain_value() is not None:
            least, most = partly.between
            assert least <= known.value <= most
    else:
        assert partly.plain_value() == known.plain_value()


@pytest.mark.parametrize("question", SHEETS)
@given(data=st.data())
@one_by_one
def test_filling_in_what_is_named_missing_comes_to_the_answer(question: str, data: st.DataObject) -> None:
    case = data.draw(SHEETS[question])
    hidden = data.draw(st.sets(st.sampled_from(sorted(case)), min_size=1, max_size=3))
    while isinstance(
        partly := hajimete.ask(question, {k: v for k, v in case.items() if k not in hidden}), Undetermined
    ):
        assert set(partly.missing) <= hidden
        hidden -= set(partly.missing)
    assert partly.plain_value() == hajimete.ask(question, case).plain_value()
