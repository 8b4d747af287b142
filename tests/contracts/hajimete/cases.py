"""Hypothesis strategies for cases under the Hajimete Support terms: near first days, month ends and thresholds."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

from hypothesis import strategies as st

from rules.soracom_hajimete_support import hajimete
from tests.contracts import derivation
from tests.contracts.by_day import TOKYO, Case
from tests.contracts.cases import Draw, amounts, days, days_after, mostly, percents, tax_rates, yes_or_no
from tests.contracts.cases import instants as any_instants

rarely = mostly.map(lambda so: not so)


def codes(question: str, fact: str) -> list[str]:
    """The alternatives of a fact."""
    return [member.code for member in hajimete.questions[question].sheet.facts()[fact].alternatives]


@st.composite
def cancellation_instants(draw: Draw) -> datetime:
    """An instant around the window on the first of a month, or any."""
    day = draw(days())
    if draw(mostly):
        day = day.replace(day=1) + timedelta(days=draw(st.sampled_from([-1, 0, 0, 0, 1])))
    edges = [time(8, 58, 59), time(8, 59, 0), time(8, 59, 1), time(8, 59, 59), time(9, 0, 0), time(0, 0, 0)]
    if draw(mostly):
        return datetime.combine(day, draw(st.sampled_from([*edges, time(23, 59, 59)])), TOKYO)
    return draw(any_instants(day))  # type: ignore[no-any-return]


@st.composite
def cancellation_times(draw: Draw) -> Case:
    """When a notice of cancellation came and what it asks for."""
    notified_at = draw(cancellation_instants())
    near = st.sampled_from([-90_000, -86_400, -3_600, -1, 0, 1, 3_600, 86_400])
    asked = notified_at + timedelta(seconds=draw(near))
    later = draw(cancellation_instants())
    asked_day = draw(st.sampled_from([asked.astimezone(TOKYO).date(), later.astimezone(TOKYO).date()]))
    return Case(
        notified_at=notified_at,
        sent_at=notified_at - timedelta(seconds=draw(st.sampled_from([0, 1, 60, 86_400]))),
        asks_for=draw(st.sampled_from(["at-once", "day", "moment"])),
        asked_day=asked_day,
        asked_moment=draw(st.sampled_from([asked, later])),
        customers_clock_differs=draw(st.sampled_from([0, 3_600, 10_800, 32_400, 46_800])),
        customers_clock_ahead=draw(yes_or_no),
    )


@st.composite
def cancellations(draw: Draw) -> Case:
    """A notice of cancellation."""
    return Case(**draw(cancellation_times()), by_designated_method=draw(mostly), whole_contract=draw(mostly))


@st.composite
def cancelled_contracts(draw: Draw) -> Case:
    """A cancellation of a contract that was made before, perhaps only just."""
    case = draw(cancellations())
    before = st.sampled_from([0, 1, 1_800, 86_400, 40 * 86_400, 400 * 86_400])
    return Case(
        **case,
        made_at=case.notified_at - timedelta(seconds=draw(before)),
        customer_is_consumer=draw(yes_or_no),
        fee_for_part_served=draw(amounts),
        average_damage=draw(amounts),
    )


@st.composite
def cancellation_fees(draw: Draw) -> Case:
    """A cancellation with all that its fee depends on."""
    return Case(
        **draw(cancelled_contracts()),
        fee_kind=draw(st.sampled_from(["monthly", "monthly", "monthly", "lump-sum"])),
        monthly_fee=draw(amounts),
        fee_of_month_before=draw(amounts),
        lump_sum=draw(amounts),
        months_of_term=draw(st.integers(1, 24)),
    )


@st.composite
def cancellation_bills(draw: Draw) -> Case:
    """A cancellation with bills around it."""
    case = draw(cancelled_contracts())
    near = st.integers(-70, 70).map(lambda step: case.notified_at.astimezone(TOKYO).date() + timedelta(days=step))
    bill = st.fixed_dictionaries({"month": near, "fee": amounts})
    return Case(**case, bills=draw(st.lists(bill, max_size=5)))


@st.composite
def notices(draw: Draw) -> Case:
    """A notice of cancellation from the provider."""
    notified_at = draw(any_instants(draw(days())))
    fourteenth = notified_at.astimezone(TOKYO).date() + timedelta(days=14)
    return Case(
        notified_at=notified_at,
        sent_at=notified_at - timedelta(seconds=draw(st.sampled_from([0, 1, 3_600, 86_400]))),
        next_business_day=fourteenth + timedelta(days=draw(st.integers(0, 4))),
    )


@st.composite
def providers_cancellations(draw: Draw) -> Case:
    """The same with the end that it names, around the two weeks."""
    case = draw(notices())
    ends = datetime.combine(case.notified_at.astimezone(TOKYO).date(), time(), TOKYO)
    step = timedelta(days=draw(st.integers(12, 20)), seconds=draw(st.sampled_from([-1, 0, 0, 1, 43_200])))
    at_hours = case.notified_at + timedelta(hours=336, seconds=draw(st.sampled_from([-1, 0, 1])))
    return Case(**case, ends_at=draw(st.sampled_from([ends + step, at_hours])))


@st.composite
def planned_ends(draw: Draw) -> Case:
    """A planned end."""
    return Case(ends_at=draw(any_instants(draw(days()))))


@st.composite
def part_performed(draw: Draw) -> Case:
    """A month that was performed in part."""
    agreed = draw(st.integers(1, 31))
    return Case(monthly_fee=draw(amounts), agreed=agreed, rendered=draw(st.integers(0, agreed + 2)))


@st.composite
def lost_services(draw: Draw) -> Case:
    """The same as an outage."""
    return Case(**draw(part_performed()), through_customer=draw(yes_or_no))


@st.composite
def contract_ends(draw: Draw) -> Case:
    """An end of the contract."""
    ended_at = draw(any_instants(draw(days())))
    about = ended_at.astimezone(TOKYO).date() + timedelta(days=1095)
    return Case(
        contract_ended=draw(mostly),
        ended_at=ended_at,
        next_business_day=about + timedelta(days=draw(st.integers(-2, 4))),
    )


@st.composite
def secrecy_terms(draw: Draw) -> Case:
    """An end and a day around the last one of secrecy."""
    case = draw(contract_ends())
    return Case(**case, as_of=case.next_business_day + timedelta(days=draw(st.integers(-4, 4))))


@st.composite
def secrets(draw: Draw) -> Case:
    """An act on information, with every fact known."""
    case = draw(contract_ends())
    close = datetime.combine(case.next_business_day, time(), TOKYO)
    act_at = draw(st.sampled_from([case.ended_at, close])) + timedelta(
        seconds=draw(st.sampled_from([-86_400, -1, 0, 1]))
    )
    around = st.sampled_from([-1, 0, 1]).map(lambda step: act_at + timedelta(seconds=step))
    question = "secrecy-breach"
    return Case(
        **case,
        learned_under_contract=draw(mostly),
        of_other_side=draw(mostly),
        field=draw(st.sampled_from(codes(question, "field"))),
        marking=draw(st.sampled_from(["when-learned", "when-learned", "later", "none"])),
        marked_at=draw(around),
        act_at=act_at,
        public_when_learned=draw(rarely),
        held_before=draw(rarely),
        became_public=draw(rarely),
        public_at=draw(around),
        through_recipient=draw(yes_or_no),
        developed_afterwards=draw(rarely),
        unrelated_to_service=draw(yes_or_no),
        from_third_party=draw(rarely),
        without_secrecy=draw(mostly),
        lawfully=draw(mostly),
        purpose=draw(st.sampled_from(codes(question, "purpose"))),
        discloser=draw(st.sampled_from(codes(question, "discloser"))),
        recipient=draw(st.sampled_from(codes(question, "recipient"))),
        consent=draw(st.sampled_from(codes(question, "consent"))),
        consent_at=draw(around),
        needed_for_service=draw(mostly),
        bound_to_secrecy=draw(yes_or_no),
        compelled_by_law=draw(rarely),
        as_far_as_required=draw(mostly),
    )


@st.composite
def formations(draw: Draw) -> Case:
    """An application and what became of it."""
    received_at = draw(any_instants(draw(days())))
    accepted_at = received_at + timedelta(seconds=draw(st.sampled_from([0, 1, 3_600])))
    arrived_at = accepted_at + timedelta(seconds=draw(st.sampled_from([0, 1, 60])))
    return Case(
        by_procedure=draw(mostly),
        by_designated_method=draw(mostly),
        taken_up=draw(mostly),
        received_at=received_at,
        accepted_at=accepted_at,
        arrived_at=arrived_at,
        withdrawn=draw(yes_or_no),
        withdrawn_at=draw(st.sampled_from([received_at, accepted_at, arrived_at]))
        - timedelta(seconds=draw(st.integers(0, 1))),
        reasonable_time_over=draw(yes_or_no),
    )


@st.composite
def notices_on_file(draw: Draw) -> Case:
    """A notice to the address on file."""
    sent_at = draw(any_instants(draw(days())))
    return Case(
        change_unreported=draw(mostly),
        change_kept_it_away=draw(mostly),
        to_address_on_file=draw(mostly),
        by_email=draw(yes_or_no),
        sent_at=sent_at,
        usual_arrival_at=sent_at + timedelta(seconds=draw(st.sampled_from([0, 1, 172_800]))),
        undelivered=draw(yes_or_no),
    )


@st.composite
def notified_changes(draw: Draw) -> Case:
    """A change of the terms around its first day."""
    effective_on = draw(days())
    announced_at = datetime.combine(effective_on, time(), TOKYO) + timedelta(
        seconds=draw(st.sampled_from([-86_400, -1, 0, 1, 36_000]))
    )
    return Case(
        channel=draw(st.sampled_from(["website", "website", "providers-method", "none"])),
        announced_at=announced_at,
        arrived_at=announced_at + timedelta(seconds=draw(st.sampled_from([0, 5]))),
        read_at=announced_at + timedelta(seconds=draw(st.sampled_from([0, 86_400]))),
        effective_on=effective_on,
        statutory_test=draw(st.sampled_from(codes("new-terms", "statutory_test"))),
    )


@st.composite
def terms_of_contract(draw: Draw) -> Case:
    """A term that the website shows."""
    made_at = draw(any_instants(draw(days())))
    return Case(
        posted_term=draw(st.sampled_from(codes("end-of-term", "posted_term"))),
        made_at=made_at,
        named_last_day=draw(days_after(made_at.astimezone(TOKYO).date())),
    )


@st.composite
def fees(draw: Draw) -> Case:
    """A posted fee."""
    return Case(fee_when_made=draw(amounts), fee_now=draw(amounts), tax_percent=draw(tax_rates))


@st.composite
def outlays(draw: Draw) -> Case:
    """A fee with the cost of paying it."""
    return Case(**draw(fees()), cost_of_paying=draw(st.integers(0, 1_000)))


@st.composite
def paid_in_part(draw: Draw) -> Case:
    """A fee that was paid in part."""
    case = draw(outlays())
    around = st.integers(-1_001, 1_001).map(lambda step: max(0, case.fee_when_made + step))
    return Case(**case, sent=draw(st.one_of(amounts, around)))


@st.composite
def overdue_debts(draw: Draw) -> Case:
    """A debt paid late or in time, around the days on which the statutory rate changes or anywhere."""
    around = st.sampled_from(["2020-03-30", "2020-03-31", "2020-04-01", "2029-03-30", "2029-03-31", "2029-04-01"])
    due_on = draw(st.one_of(days(), days(), around.map(lambda text: datetime.fromisoformat(text).date())))
    return Case(
        principal=draw(amounts),
        due_on=due_on,
        paid_on=draw(days_after(due_on)),
        tax_percent=draw(tax_rates),
        statutory_percent=draw(st.integers(0, 7)),
    )


@st.composite
def part_payments(draw: Draw) -> Case:
    """A debt with one part payment."""
    case = draw(overdue_debts())
    part_paid_on = max(case.due_on, draw(days_after(case.due_on)))
    part = draw(st.one_of(st.integers(0, case.principal), st.integers(0, 2_000), amounts))
    return Case(
        principal=case.principal,
        due_on=case.due_on,
        part=part,
        part_paid_on=part_paid_on,
        paid_on=max(part_paid_on, draw(days_after(part_paid_on))),
        statutory_percent=case.statutory_percent,
    )


@st.composite
def demanded_damages(draw: Draw) -> Case:
    """Damages paid after a demand."""
    case = draw(overdue_debts())
    return Case(
        principal=case.principal,
        demanded_on=case.due_on,
        paid_on=case.paid_on,
        statutory_percent=case.statutory_percent,
        cap_left=draw(amounts),
    )


@st.composite
def defaults(draw: Draw) -> Case:
    """A default and a demand, around the end of the time set."""
    demanded_at = draw(any_instants(draw(days())))
    time_set, reasonable = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    ripe = datetime.combine(demanded_at.astimezone(TOKYO).date(), time(), TOKYO) + timedelta(
        days=1 + draw(st.sampled_from([time_set, reasonable]))
    )
    days_off = timedelta(days=draw(st.sampled_from([-1, 0, 0, 0, 1, 2])))
    terminates_at = draw(st.sampled_from([ripe, ripe + days_off, demanded_at])) + timedelta(
        seconds=draw(st.sampled_from([-1, 0, 1]))
    )
    return Case(
        in_default=draw(mostly),
        demanded=draw(mostly),
        demanded_at=demanded_at,
        time_set=time_set,
        time_is_reasonable=draw(mostly),
        reasonable_time=reasonable,
        performed=draw(rarely),
        performed_at=terminates_at + timedelta(seconds=draw(st.sampled_from([-1, 0, 1]))),
        terminates_at=terminates_at,
        minor=draw(rarely),
        own_fault=draw(rarely),
        next_business_day=ripe.date() + timedelta(days=draw(st.integers(-1, 2))),
        by_force_majeure=draw(rarely),
    )


heads = st.one_of(st.just(0), st.integers(0, 300_000))
receipts = st.one_of(st.sampled_from([0, 1, 100_000]), st.integers(0, 300_000))


@st.composite
def claims(draw: Draw) -> Case:
    """What claims of either side have in common."""
    return Case(
        special_loss=draw(heads),
        lost_profit=draw(heads),
        derivative_loss=draw(heads),
        indirect_loss=draw(heads),
        in_tort=draw(rarely),
        own_fault_percent=draw(percents),
        fault=draw(st.sampled_from(codes("recoverable-damage", "fault"))),
        fault_of_staff_only=draw(yes_or_no),
        fees_received=draw(receipts),
        fees_received_before=draw(receipts),
        fees_refunded=draw(receipts),
        tax_percent=draw(tax_rates),
        compensated_before=draw(receipts),
    )


@st.composite
def calamities(draw: Draw) -> Case:
    """Force majeure, more often than not none."""
    return Case(
        calamity=draw(st.one_of(st.just("none"), st.sampled_from(codes("force-majeure", "calamity")))),
        brought_about=draw(mostly),
        beyond_control=draw(yes_or_no),
        fortuitous=draw(yes_or_no),
        money_debt=draw(rarely),
    )


@st.composite
def losses(draw: Draw) -> Case:
    """A customer's loss."""
    circumstances = codes("recoverable-damage", "circumstances")
    return Case(
        **draw(claims()),
        **draw(calamities()),
        breach=draw(mostly),
        ordinary_loss=draw(heads),
        ai_error_loss=draw(heads),
        ai_error=draw(st.sampled_from(codes("recoverable-damage", "ai_error"))),
        left_unreviewed=draw(yes_or_no),
        circumstances=sorted(draw(st.one_of(st.just(set[str]()), st.sets(st.sampled_from(circumstances), max_size=2)))),
        misuse_through_provider=draw(yes_or_no),
        leaked_by_recipient=draw(rarely),
        chosen_or_watched_badly=draw(yes_or_no),
        customer_is_consumer=draw(yes_or_no),
    )


@st.composite
def providers_claims(draw: Draw) -> Case:
    """A provider's loss."""
    return Case(
        **draw(claims()),
        **draw(calamities()),
        breach=draw(mostly),
        damage=draw(heads),
        through_account=draw(yes_or_no),
        misuse_through_provider=draw(yes_or_no),
        customer_is_consumer=draw(yes_or_no),
        judged_unfair=draw(yes_or_no),
        from_antisocial_termination=draw(rarely),
    )


@st.composite
def antisocial_terminations(draw: Draw) -> Case:
    """A termination for anti-social ties."""
    question = "antisocial-damages"
    return Case(
        **draw(claims()),
        situations=sorted(draw(st.sets(st.sampled_from(codes(question, "situations")), max_size=2))),
        unfair_acts=sorted(draw(st.sets(st.sampled_from(codes(question, "unfair_acts")), max_size=2))),
        against_other_side=draw(yes_or_no),
        reason_to_suspect=draw(yes_or_no),
        terminated=draw(mostly),
        damage=draw(heads),
        customer_is_consumer=draw(yes_or_no),
        terminating=draw(st.sampled_from(codes(question, "terminating"))),
    )


ask = partial(derivation.ask, hajimete)
combinations = partial(derivation.combinations, hajimete)
