"""What holds under the beta terms whatever the facts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rules.soracom_beta import Act, Article, Layer, Situation, beta
from tests.contracts.beta import cases
from tests.contracts.beta.cases import ask
from tests.contracts.by_day import ONE_DAY, TOKYO, Case, end_of_months

BY_LAW = {"statutory-interest": "civil-code"}
CONVENTIONS = ("court", "act365f", "deposit-office", "actact")
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
laws = settings(deadline=None, max_examples=30, suppress_health_check=SLOW, database=None)


def _with(case: Case, **changed: Any) -> Case:
    return Case({**case, **changed})


_MADE = ("applied_at", "accepted_at", "arrived_at")

# Who is bound -------------------------------------------------------------------------------------------------------


def _bound(case: Case, readings: dict[str, str] | None = None) -> set[int]:
    return {
        number
        for number, article in enumerate(Article, start=1)
        if ask("binding-article", _with(case, article=article.code), readings)
    }


@given(case=cases.facts_of("binding-article"))
@laws
def test_a_mere_candidate_is_bound_by_articles_5_and_9_or_by_none(case: Case) -> None:
    assert _bound(_with(case, applied=False, accepted=False)) in (set(), {5, 9})


@given(case=cases.facts_of("binding-article"))
@laws
def test_a_candidate_who_applies_and_is_accepted_is_bound_by_more_and_more(case: Case) -> None:
    candidate = _bound(_with(case, applied=False, accepted=False))
    applicant = _bound(_with(case, applied=True, applied_at=case.at, accepted=False))
    user = _bound(_with(case, applied=True, accepted=True, ended=False, **dict.fromkeys(_MADE, case.at)))
    assert candidate <= applicant < user == set(range(1, 13))


@given(case=cases.facts_of("binding-article"), later=st.integers(0, 10**9))
@laws
def test_after_the_end_exactly_six_articles_bind_for_ever(case: Case, later: int) -> None:
    former = _with(case, accepted=True, ended=True, ended_at=case.at, **dict.fromkeys(_MADE, case.at))
    at = case.at + timedelta(seconds=min(later, 10**9))
    surviving = {
        number
        for number, article in enumerate(Article, start=1)
        if ask("surviving-article", Case(article=article.code))
    }
    assert _bound(_with(former, at=at)) == surviving == {4, 5, 8, 9, 11, 12}


@given(case=cases.facts_of("binding-article"))
@laws
def test_nobody_is_bound_by_an_article_before_agreeing_to_it(case: Case) -> None:
    agreement = {name: case[name] for name in beta.questions["deemed-agreement"].sheet.facts()}
    agreed_at = ask("deemed-agreement", Case(agreement))
    if ask("binding-article", _with(case, accepted=False)):
        assert agreed_at is not None
        assert agreed_at <= case.at


@given(case=cases.facts_of("contract-in-force"), readings=cases.combinations("contract-in-force"))
@laws
def test_the_contract_ends_when_the_questions_on_its_end_say_so(case: Case, readings: dict[str, str]) -> None:
    running = _with(case, accepted=True, **dict.fromkeys(_MADE[1:], case.at - timedelta(days=1)))
    for scope in ("all", "all-the-customer-uses", "part", "nothing"):
        over = _with(running, abolished=scope, supply_ended_at=case.at, terminated="nobody")
        ended = Case(abolished=scope, abolished_on=case.at.date())
        chosen = {name: readings[name] for name in ("abolition-scope",)}
        assert ask("contract-in-force", over, readings) is (ask("end-by-abolition", ended, chosen) is None)
    decided = readings["providers-termination-moment"] == "decision"
    later = case.at + timedelta(days=2)
    told = _with(running, abolished="nothing", terminated="provider")
    told = _with(told, termination_decided_at=case.at, termination_arrived_at=later)
    assert ask("contract-in-force", told, readings) is not decided
    assert ask("contract-in-force", _with(told, at=later), readings) is False


# Late interest ------------------------------------------------------------------------------------------------------


@given(case=cases.overdue_debts())
@laws
def test_the_terms_alone_never_give_late_interest(case: Case) -> None:
    question = beta.questions["late-interest"].with_law(False)
    assert question.ask(case).value == 0


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(case=cases.overdue_debts(), later=st.integers(1, 800))
@laws
def test_interest_by_law_never_falls_when_payment_comes_later(convention: str, case: Case, later: int) -> None:
    readings = BY_LAW | {"day-count": convention}
    delayed = _with(case, paid_on=case.paid_on + timedelta(days=later))
    assert ask("late-interest", delayed, readings) >= ask("late-interest", case, readings)


@given(case=cases.overdue_debts(), added=st.integers(1, 10**6))
@laws
def test_interest_by_law_never_falls_with_the_principal(case: Case, added: int) -> None:
    larger = _with(case, principal=case.principal + added)
    assert ask("late-interest", larger, BY_LAW) >= ask("late-interest", case, BY_LAW)


@pytest.mark.parametrize("convention", ["court", "deposit-office"])
@given(due_on=cases.days(), years=st.integers(1, 5), thousands=st.integers(0, 10**6))
@laws
def test_whole_years_bear_exactly_the_statutory_rate(convention: str, due_on: date, years: int, thousands: int) -> None:
    assume(due_on < date(2029, 3, 31))
    paid_on = end_of_months(due_on + ONE_DAY, 12 * years)
    case = Case(principal=1000 * thousands, due_on=due_on, paid_on=paid_on)
    assert ask("late-interest", case, BY_LAW | {"day-count": convention}) == 30 * thousands * years


@given(case=cases.overdue_debts())
@laws
def test_a_demand_on_the_due_date_leads_to_the_same_interest(case: Case) -> None:
    demanded = Case(
        principal=case.principal,
        demanded_on=case.due_on,
        paid_on=case.paid_on,
        statutory_percent=case.statutory_percent,
    )
    assert ask("late-interest-from-demand", demanded, BY_LAW) == ask("late-interest", case, BY_LAW)


@given(case=cases.part_payments(), readings=cases.combinations("late-interest-with-part-payment"))
@laws
def test_paying_the_principal_first_never_costs_more(case: Case, readings: dict[str, str]) -> None:
    name = "late-interest-with-part-payment"
    apart = [ask(name, case, readings | {"appropriation": order}) for order in ("principal-first", "interest-first")]
    assert apart == sorted(apart)


@given(case=cases.part_payments())
@laws
def test_a_part_payment_of_nothing_changes_less_than_two_yen(case: Case) -> None:
    whole = Case({name: case[name] for name in ("principal", "due_on", "paid_on", "statutory_percent")})
    # By court practice whole years are told apart before and after the part payment; every day over 365 has no seam.
    readings = BY_LAW | {"day-count": "act365f"}
    apart = ask("late-interest-with-part-payment", _with(case, part=0), readings)
    assert 0 <= ask("late-interest", whole, readings) - apart < 2


# Changes to the terms -----------------------------------------------------------------------------------------------


@given(case=cases.facts_of("new-terms"), readings=cases.combinations("new-terms"), data=st.data())
@laws
def test_one_more_use_never_puts_off_the_new_terms(case: Case, readings: dict[str, str], data: st.DataObject) -> None:
    use = data.draw(cases.facts_of("new-terms").filter(lambda other: other.uses)).uses[0]
    before = ask("new-terms", case, readings)
    after = ask("new-terms", _with(case, uses=[*case.uses, use]), readings)
    assert before is None or after <= before


@given(case=cases.facts_of("new-terms"))
@laws
def test_uses_of_other_betas_do_not_matter_by_default(case: Case) -> None:
    assert ask("new-terms", case) == ask("new-terms", _with(case, uses_of_other_betas=[]))


@given(case=cases.facts_of("new-terms"))
@laws
def test_without_use_and_without_the_statute_nothing_changes(case: Case) -> None:
    assert ask("new-terms", _with(case, uses=[])) is None


# Liability ----------------------------------------------------------------------------------------------------------


@given(case=cases.facts_of("recoverable-damage"), readings=cases.combinations("recoverable-damage"))
@laws
def test_what_is_recovered_is_nothing_all_of_the_loss_or_what_individual_terms_give(
    case: Case, readings: dict[str, str]
) -> None:
    loss = case.ordinary_loss + case.indirect_loss + case.lost_profit
    assert ask("recoverable-damage", case, readings) in {0, loss, case.liability_by_individual_rule}


@given(case=cases.facts_of("recoverable-damage"))
@laws
def test_the_law_never_takes_from_the_injured_what_the_terms_alone_give(case: Case) -> None:
    question = beta.questions["recoverable-damage"]
    assert question.with_law(False).ask(case).value <= question.with_law(True).ask(case).value


@given(case=cases.facts_of("recoverable-damage"))
@laws
def test_with_the_law_a_consumer_recovers_whatever_is_owed_without_the_exclusion(case: Case) -> None:
    question = beta.questions["recoverable-damage"].with_law(True)
    consumer = _with(case, claimant="user", customer_is_consumer=True)
    assert question.ask(consumer).value == question.ask(_with(consumer, from_use=False)).value


@given(case=cases.facts_of("recoverable-damage"), graver=st.sampled_from(["gross", "intent"]))
@laws
def test_graver_fault_never_lowers_what_is_recovered(case: Case, graver: str) -> None:
    assert ask("recoverable-damage", _with(case, fault=graver)) >= ask("recoverable-damage", case)


@given(case=cases.facts_of("antisocial-damages"))
@laws
def test_damages_of_a_termination_are_the_damage_or_nothing(case: Case) -> None:
    termination = {name: case[name] for name in beta.questions["antisocial-termination"].sheet.facts()}
    rightly = ask("antisocial-termination", Case(termination)) and case.terminated
    assert ask("antisocial-damages", case) == (case.damage if rightly else 0)


# Powers and prohibitions --------------------------------------------------------------------------------------------


@given(case=cases.facts_of("prohibited-act"), act=st.sampled_from(list(Act)))
@laws
def test_one_more_act_never_makes_conduct_lawful(case: Case, act: Act) -> None:
    more = _with(case, acts=sorted({*case.acts, act.code}))
    assert ask("prohibited-act", more) >= ask("prohibited-act", case)


@given(case=cases.facts_of("termination-by-provider"), layer=st.sampled_from(list(Layer)))
@laws
def test_any_breach_of_any_layer_lets_the_provider_terminate(case: Case, layer: Layer) -> None:
    assert ask("termination-by-provider", _with(case, broken=[layer.code])) is True


@given(case=cases.facts_of("antisocial-termination"), situation=st.sampled_from(list(Situation)))
@laws
def test_any_of_the_situations_lets_the_other_side_terminate(case: Case, situation: Situation) -> None:
    assert ask("antisocial-termination", _with(case, situations=[situation.code])) is True


@given(case=cases.facts_of("antisocial-termination"), later=st.integers(1, 400))
@laws
def test_a_ground_to_terminate_does_not_pass_with_time(case: Case, later: int) -> None:
    delayed = _with(case, as_of=case.as_of + timedelta(days=later))
    assert ask("antisocial-termination", delayed) >= ask("antisocial-termination", case)


# Secrecy ------------------------------------------------------------------------------------------------------------


@given(case=cases.facts_of("secrecy-breach"))
@laws
def test_written_permission_beforehand_or_publication_leaves_no_breach(case: Case) -> None:
    before = case.act_at - timedelta(seconds=1)
    assert ask("secrecy-breach", _with(case, consent="written", consent_at=before)) is False
    assert ask("secrecy-breach", _with(case, made_public=True)) is False


@given(case=cases.facts_of("secrecy-breach"), readings=cases.combinations("secrecy-breach"))
@laws
def test_telling_nobody_and_using_it_for_the_beta_is_never_a_breach(case: Case, readings: dict[str, str]) -> None:
    assert ask("secrecy-breach", _with(case, recipient="nobody", purpose="use"), readings) is False


@given(case=cases.facts_of("secrecy-in-force"), later=st.integers(1, 20_000))
@laws
def test_secrecy_that_is_owed_is_owed_on_every_later_day_until_publication(case: Case, later: int) -> None:
    assume(ask("secrecy-in-force", case))
    delayed = _with(case, as_of=case.as_of + timedelta(days=later))
    assert ask("secrecy-in-force", delayed) is True
    assert ask("secrecy-in-force", _with(delayed, made_public=True)) is False


@given(case=cases.facts_of("secrecy-in-force"), assent=st.sampled_from(["as-written", "act-needed"]))
@laws
def test_secrecy_is_in_force_while_article_9_binds_and_the_information_is_secret(case: Case, assent: str) -> None:
    chosen = {"assent-without-act": assent}
    asked = Case({name: case[name] for name in ("marked_disclosure", "assented", "applied")})
    noon = time(12, tzinfo=TOKYO)
    bound = _with(
        asked,
        article="article-9",
        marked_disclosure_at=datetime.combine(case.marked_disclosure_on, noon),
        applied_at=datetime.combine(case.applied_on, noon),
        accepted=False,
        at=datetime.combine(case.as_of, noon),
    )
    information = {name: case[name] for name in beta.questions["secret-information"].sheet.facts()}
    secret = ask("secret-information", Case(information))
    assert ask("secrecy-in-force", case, chosen) is (secret and ask("binding-article", bound, chosen))


# Money that is not damages --------------------------------------------------------------------------------------------


@given(case=cases.facts_of("prepaid-refund"), readings=cases.combinations("prepaid-refund"))
@laws
def test_what_is_returned_by_days_lies_between_nothing_and_the_fee(case: Case, readings: dict[str, str]) -> None:
    back = ask("prepaid-refund", _with(case, refund_terms_set=False), readings)
    assert 0 <= back <= case.prepaid


@given(case=cases.facts_of("transfer-price"), readings=cases.combinations("transfer-price"))
@laws
def test_only_talks_ever_set_a_price(case: Case, readings: dict[str, str]) -> None:
    assert ask("transfer-price", _with(case, assigned_by_talks=False), readings) == 0


@given(case=cases.facts_of("fee"))
@laws
def test_a_fee_that_reaches_back_is_never_lower(case: Case) -> None:
    assert ask("fee", case, {"fee-for-earlier-use": "owed"}) >= ask("fee", case)


def test_every_question_that_takes_no_facts_is_a_power_without_conditions() -> None:
    powers = {name: question.ask({}) for name, question in beta.questions.items() if not question.sheet.facts()}
    assert set(powers) == {"may-change-the-terms", "monitoring", "specification-change", "interruption", "abolition"}
    assert all(outcome.value is True for outcome in powers.values())
