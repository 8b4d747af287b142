"""Hypothesis strategies for cases under the basic terms: near month ends, leap days, thresholds and last days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st

from rules.secure_innovation_basic import basic
from tests.contracts import derivation
from tests.contracts.cases import Draw, amounts, days, days_after, instants, mostly, percents, tax_rates, yes_or_no
from tests.contracts.secure.walked_by_day import Case

seldom = st.sampled_from([False, False, False, False, False, True])
small = st.one_of(st.just(0), st.integers(0, 300_000))
forms = st.sampled_from(["none", "oral", "email", "paper"])
faults = st.sampled_from(["none", "ordinary", "ordinary", "gross", "intent"])
statutory_percents = st.integers(0, 9)


def codes(question: str, fact: str) -> list[str]:
    """The codes of the alternatives of a fact."""
    return [member.code for member in basic.questions[question].sheet.facts()[fact].alternatives]


def near(day: date, *steps: int) -> st.SearchStrategy[date]:
    """A day so many days from another, more or less one."""
    return st.sampled_from([step + more for step in steps or (0,) for more in (-1, 0, 1)]).map(
        lambda step: day + timedelta(days=step)
    )


# Articles 2 to 6 ----------------------------------------------------------------------------------------------------


@st.composite
def changes(draw: Draw) -> Case:
    """A change of the terms, made known around the fifteenth day before it."""
    effective_on = draw(days())
    announced_at = draw(near(effective_on, -15, -16, -60, 2).flatmap(instants))
    step_on = draw(near(effective_on, -5, 5))
    return Case(
        statutory_test=draw(st.sampled_from(["benefits", "reasonable", "neither"])),
        found_needed=draw(mostly),
        consent=draw(forms),
        channel=draw(st.sampled_from(["posted", "posted", "email", "email", "other", "none"])),
        announced_at=announced_at,
        arrived_at=announced_at + timedelta(seconds=draw(st.sampled_from([0, 1, 3_600, 86_400]))),
        effective_stated=draw(mostly),
        effective_on=effective_on,
        consented_on=draw(near(effective_on, -10, 10)),
        treated_as_consented=draw(mostly),
        period_set=draw(yes_or_no),
        period_ends_on=draw(near(step_on)),
        period_reasonable=draw(yes_or_no),
        step=draw(st.sampled_from(["none", "change", "termination"])),
        step_on=step_on,
        law_requires_consent=draw(seldom),
        by_prescribed_method=draw(mostly),
        revises_fee=draw(yes_or_no),
    )


@st.composite
def announcements(draw: Draw) -> Case:
    """The day on which a change is made known."""
    return Case(announced_on=draw(days()))


@st.composite
def acceptances(draw: Draw) -> Case:
    """An acceptance and its arrival."""
    accepted_at = draw(days().flatmap(instants))
    return Case(accepted_at=accepted_at, arrived_at=accepted_at + timedelta(hours=draw(st.integers(0, 50))))


# Article 7 ----------------------------------------------------------------------------------------------------------


@st.composite
def contacts(draw: Draw, as_of: date) -> dict[str, Any]:
    """An attempt to reach the customer some fourteen days before a day."""
    arrived_on = draw(near(as_of, -14, -12, -11))
    return {
        "sent_on": arrived_on - timedelta(days=draw(st.integers(0, 3))),
        "arrived_on": arrived_on,
        "calls_for_reply": draw(mostly),
        "answered": draw(yes_or_no),
        "answered_on": draw(near(as_of, -2, 0)),
    }


@st.composite
def defaults_of_customers(draw: Draw) -> Case:
    """What a provider may cancel for, each around its last day."""
    as_of = draw(days())
    quiet = draw(st.booleans())
    measure = st.fixed_dictionaries(
        {
            "remedy": st.sampled_from(
                ["provisional-attachment", "provisional-attachment", "provisional-disposition", "attachment-petition",
                 "auction-petition"]
            ),
            "ordered_on": near(as_of, -15, -18),
            "effective_on": near(as_of, -15, 0),
            "lifted": yes_or_no,
            "in_force_until": near(as_of, -2, 0),
        }
    )  # fmt: skip
    events = codes("termination-by-provider", "events")
    arrived_on = draw(near(as_of, 1))
    cure_days, payment_days = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    return Case(
        as_of=as_of,
        breach=draw(yes_or_no) and not quiet,
        cure_asked_for=draw(mostly),
        cure_asked_on=draw(near(as_of, -cure_days)),
        cure_days=cure_days,
        reasonable_cure_days=max(0, cure_days + draw(st.integers(-2, 5))),
        cured=draw(yes_or_no),
        cured_on=draw(near(as_of)),
        fee_demanded=draw(yes_or_no) and not quiet,
        demand_received_on=draw(near(as_of, -payment_days)),
        payment_days=payment_days,
        fee_paid=draw(yes_or_no),
        fee_paid_on=draw(near(as_of)),
        only_trifle_unpaid=draw(yes_or_no),
        events=[] if quiet else sorted(draw(st.sets(st.sampled_from(events), max_size=2))),
        court_measures=draw(st.lists(measure, max_size=2)),
        contacts=draw(st.lists(contacts(as_of), max_size=2)),
        judged_inappropriate=draw(yes_or_no) and not quiet,
        judgement_reasonable=draw(yes_or_no),
        notice_form=draw(st.sampled_from(["none", "oral", "email", "email", "paper", "paper"])),
        notice_sent_on=arrived_on - timedelta(days=draw(st.integers(0, 2))),
        notice_arrived_on=arrived_on,
    )


# Article 8 ----------------------------------------------------------------------------------------------------------


@st.composite
def charges(draw: Draw) -> Case:
    """Units of a charge that is divided."""
    parts = draw(st.one_of(st.sampled_from([1, 28, 30, 31, 365, 366, 1024]), st.integers(1, 10_000)))
    units = draw(st.one_of(st.sampled_from([0, 1, parts, parts + 1]), st.integers(0, 10_000)))
    return Case(price=draw(st.integers(0, 10**9)), units=units, parts=parts, exempt=draw(yes_or_no))


@st.composite
def prices(draw: Draw) -> Case:
    """A price that was listed, agreed or revised."""
    return Case(
        listed_price=draw(small),
        agreed_separately=draw(yes_or_no),
        agreed_price=draw(small),
        revised=draw(mostly),
        revised_price=draw(small),
        existing_customer=draw(yes_or_no),
        notice_run=draw(yes_or_no),
        agreement=draw(forms),
    )


@st.composite
def due_dates(draw: Draw) -> Case:
    """A designated day and the next business day."""
    due_on = draw(days())
    return Case(due_on=due_on, next_business_day=due_on + timedelta(days=draw(st.integers(0, 10))))


@st.composite
def arrears(draw: Draw) -> Case:
    """What is owed around a day."""
    as_of = draw(days())
    debts: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 3))):
        due_on = draw(near(as_of, -2, 0))
        debts.append(
            {
                "due_on": due_on,
                "next_business_day": due_on + timedelta(days=draw(st.integers(0, 3))),
                "performed": draw(yes_or_no),
                "performed_on": draw(near(as_of)),
                "delayed_by_force_majeure": draw(yes_or_no),
            }
        )
    return Case(as_of=as_of, debts=debts)


@st.composite
def overdue_debts(draw: Draw) -> Case:
    """A debt with a due date, now and then around 1 April 2020 or 2029."""
    due_on = draw(st.one_of(days(), days(), near(date(2020, 3, 31)), near(date(2029, 3, 31))))
    return Case(
        principal=draw(amounts),
        due_on=due_on,
        paid_on=draw(days_after(due_on)),
        tax_percent=draw(tax_rates),
        statutory_percent=draw(statutory_percents),
        delayed_by_force_majeure=draw(yes_or_no),
        force_majeure_until=draw(days_after(due_on)),
    )


@st.composite
def demanded_debts(draw: Draw) -> Case:
    """A debt without a due date."""
    demanded_on = draw(st.one_of(days(), near(date(2029, 3, 31))))
    return Case(
        principal=draw(amounts),
        demanded_on=demanded_on,
        paid_on=draw(days_after(demanded_on)),
        statutory_percent=draw(statutory_percents),
    )


@st.composite
def part_payments(draw: Draw) -> Case:
    """A debt with one part payment."""
    due_on = draw(st.one_of(days(), near(date(2029, 3, 31))))
    part_paid_on = max(due_on, draw(days_after(due_on)))
    principal = draw(amounts)
    return Case(
        principal=principal,
        due_on=due_on,
        part=draw(st.one_of(st.integers(0, principal), st.integers(0, 2000), amounts)),
        part_paid_on=part_paid_on,
        paid_on=max(part_paid_on, draw(days_after(part_paid_on))),
        statutory_percent=draw(statutory_percents),
    )


@st.composite
def stopped_periods(draw: Draw) -> Case:
    """A period for part of which nothing was supplied."""
    first_day = draw(days())
    length = draw(st.one_of(st.integers(1, 3), st.integers(28, 31), st.integers(1, 400)))
    return Case(
        basis=draw(st.sampled_from(codes("fee-while-stopped", "basis"))),
        period_fee=draw(amounts),
        first_day=first_day,
        last_day=first_day + timedelta(days=length - 1),
        stopped_days=draw(st.one_of(st.sampled_from([0, 1, length, length + 1]), st.integers(0, length))),
    )


@st.composite
def prepaid_contracts(draw: Draw) -> Case:
    """A fee paid ahead and an end in, before or after its period."""
    first_day = draw(days())
    months = draw(st.sampled_from([1, 1, 3, 6, 12, 12, 24, 7]))
    last_day = first_day + timedelta(days=draw(st.one_of(st.just(30 * months), st.integers(0, 31 * months))))
    inside = st.integers(0, (last_day - first_day).days).map(lambda step: first_day + timedelta(days=step))
    return Case(
        end=draw(st.sampled_from([*codes("prepaid-refund", "end"), "cancelled-by-provider", "discontinued"])),
        provider_answers=draw(mostly),
        whole_contract=draw(mostly),
        kept_under_8_4=draw(yes_or_no),
        proratable=draw(mostly),
        prepaid=draw(amounts),
        first_day=first_day,
        last_day=last_day,
        months=months,
        ended_on=draw(st.one_of(inside, near(first_day, -1), near(last_day, 1))),
        reasonable_amount=draw(small),
        method_set=draw(yes_or_no),
        method_follows_rest=draw(mostly),
        amount_by_method=draw(amounts),
        customer_is_consumer=draw(yes_or_no),
        average_damage=draw(small),
    )


# Articles 14 and 15 -------------------------------------------------------------------------------------------------


@st.composite
def abolitions(draw: Draw) -> Case:
    """A notice of discontinuation and the day it names, around three months later."""
    notice_sent_on = draw(days())
    notice_arrived_on = notice_sent_on + timedelta(days=draw(st.integers(0, 4)))
    return Case(
        notice_sent_on=notice_sent_on,
        notice_arrived_on=notice_arrived_on,
        within_discretion=draw(mostly),
        notified_individually=draw(mostly),
        effective_on=draw(near(notice_arrived_on, 0, 89, 91, 92, 120)),
    )


@st.composite
def lost_equipment(draw: Draw) -> Case:
    """Equipment that was lost or damaged."""
    return Case(
        cause=draw(st.sampled_from([*codes("equipment-loss", "cause"), "both-sides"])),
        present_value=draw(amounts),
        new_price=draw(amounts),
        providers_percent=draw(percents),
    )


# Articles 21 to 25 --------------------------------------------------------------------------------------------------


@st.composite
def receipts_around(draw: Draw, damage_on: date) -> dict[str, Any]:
    """Payments around both ends of the six months before damage, and what else their cap depends on."""
    sent_on = draw(near(damage_on, 1, 30, 181))
    at_ends = near(damage_on, 0, -181, -182, -183, -184)
    within = st.integers(1, 200).map(lambda step: damage_on - timedelta(days=step))
    receipt = st.fixed_dictionaries(
        {
            "received_on": st.one_of(at_ends, within),
            "amount": st.one_of(st.integers(0, 200_000), st.just(100_000)),
            "under_this_contract": mostly,
            "refunded": st.one_of(st.just(0), st.integers(0, 200_000)),
        }
    )
    return {
        "receipts": draw(st.lists(receipt, max_size=4)),
        "damage_on": damage_on,
        "caused_on": damage_on - timedelta(days=draw(st.integers(0, 40))),
        "contract_month_first_day": damage_on - timedelta(days=draw(st.integers(0, 30))),
        "fees_earned": draw(small),
        "recovered_before": draw(small),
        "tax_percent": draw(tax_rates),
        "claim_sent_on": sent_on,
        "claim_arrived_on": sent_on + timedelta(days=draw(st.integers(0, 3))),
    }


@st.composite
def caps(draw: Draw) -> Case:
    """What the cap of six months' receipts depends on."""
    return Case(draw(receipts_around(draw(days()))))


@st.composite
def claimable(draw: Draw) -> Case:
    """From when a claim could be made, and the next business day around its last day."""
    day = draw(days())
    return Case(
        claimable_at=draw(instants(day)),
        known_at=draw(instants(day + timedelta(days=draw(st.integers(0, 40))))),
        next_business_day=draw(near(day, 180, 182, 184)),
    )


@st.composite
def claims(draw: Draw) -> dict[str, Any]:
    """Receipts, and a claim that is mostly in time but often close to its last day."""
    damage_on = draw(days())
    day = damage_on + timedelta(days=draw(st.sampled_from([0, 0, 1])))
    return {
        **draw(receipts_around(damage_on)),
        "claimable_at": draw(instants(day)),
        "known_at": draw(instants(day + timedelta(days=draw(st.integers(0, 40))))),
        "next_business_day": draw(near(day, 182, 185)),
        "as_of": draw(near(damage_on, 181, 183, 400)),
        "claimed": draw(mostly),
        "sued": draw(yes_or_no),
        "sued_on": draw(near(damage_on, 181, 183)),
    }


@st.composite
def sides_at_fault(draw: Draw) -> dict[str, Any]:
    """The fault of the provider and of those who act for it."""
    return {
        "fault": draw(faults),
        "fault_of_staff_only": draw(yes_or_no),
        "by_subcontractor": draw(seldom),
        "subcontractors_fault": draw(faults),
    }


@st.composite
def losses(draw: Draw) -> Case:
    """A customer's loss with every fact known."""
    several = st.sets(st.sampled_from(codes("recoverable-damage", "circumstances")), max_size=2)
    return Case(
        **draw(claims()),
        **draw(sides_at_fault()),
        circumstances=sorted(draw(st.one_of(st.just(set[str]()), st.just(set[str]()), several))),
        measure_covered=draw(yes_or_no),
        discontinued_reasonably=draw(yes_or_no),
        customers_percent=draw(st.one_of(st.just(0), percents)),
        fee_type=draw(st.sampled_from(codes("recoverable-damage", "fee_type"))),
        monthly_fee=draw(small),
        fee_paid=draw(small),
        yearly_fee=draw(small),
        attribution_clear=draw(mostly),
        care_taken=draw(yes_or_no),
        breach=draw(mostly),
        **{head: draw(small) for head in HEADS},
        customer_is_consumer=draw(seldom),
        time_limit_unfair=draw(yes_or_no),
    )


HEADS = (
    "ordinary_loss", "indirect_loss", "lost_profit", "third_party_damage", "incidental_loss", "paid_to_third_parties",
    "material_loss",
)  # fmt: skip


@st.composite
def broken_confidences(draw: Draw) -> Case:
    """What was done with information, and what came of it."""
    statuses = st.sets(st.sampled_from(codes("secrecy-penalty", "status")), max_size=2)
    return Case(
        **draw(claims()),
        **draw(sides_at_fault()),
        customer_is_consumer=draw(seldom),
        discloser=draw(st.sampled_from(["provider", "customer", "customer"])),
        leaked_from_server=draw(seldom),
        net_gain=draw(small),
        gross_gain=draw(small),
        proven_damage=draw(small),
        proven_ordinary_damage=draw(small),
        compelled=draw(st.sampled_from(["none", "none", *codes("secrecy-penalty", "compelled")])),
        other_side_told=draw(yes_or_no),
        connected=draw(mostly),
        status=sorted(draw(st.one_of(st.just(set[str]()), st.just(set[str]()), statuses))),
        public_through_recipient=draw(yes_or_no),
        third_party_entitled=draw(mostly),
        secrecy_imposed=draw(seldom),
        obtained_lawfully=draw(mostly),
        confirmation=draw(st.sampled_from(["none", "none", "none", "oral", "email", "paper"])),
        purpose=draw(st.sampled_from(["terms", "other"])),
        recipient=draw(st.sampled_from(codes("secrecy-penalty", "recipient"))),
        consent=draw(forms),
        for_competitor=draw(seldom),
        anonymous_data_use=draw(seldom),
    )


@st.composite
def liabilities(draw: Draw) -> Case:
    """The provider's damage for which it turns to the customer."""
    return Case(
        damage=draw(amounts),
        further_damage=draw(amounts),
        breach=draw(yes_or_no),
        through_account=draw(yes_or_no),
        wrongful_act=draw(yes_or_no),
        fault=draw(faults),
        delayed_by_force_majeure=draw(seldom),
        from_antisocial_cancellation=draw(seldom),
    )


# Article 28 ---------------------------------------------------------------------------------------------------------


@st.composite
def people_around(draw: Draw, as_of: date) -> dict[str, Any]:
    """People of a side, some of whom left around five years before a day, and acts."""
    five_years = st.sampled_from([1825, 1826, 1827]).flatmap(lambda step: near(as_of, -step))
    person = st.fixed_dictionaries(
        {
            "role": st.sampled_from(["itself", "officer", "business-partner", "adviser", "outsider"]),
            "standing": st.sampled_from(["antisocial-force", "former-member", "former-member", "none", "none"]),
            "left_on": st.one_of(near(as_of), five_years),
            "ties": st.sampled_from([[], [], [], ["funding"], ["control", "relations"]]),
            "since": st.one_of(near(as_of), five_years),
            "known": mostly,
        }
    )
    return {
        "as_of": as_of,
        "people": draw(st.lists(person, max_size=2)),
        "acts": draw(st.sampled_from([[], [], ["threat"], ["rumours", "similar"]])),
        "contract_made_on": draw(near(as_of, 0, -30)),
    }


@st.composite
def antisocial_cases(draw: Draw) -> Case:
    """Ties of a side and a notice of termination."""
    as_of = draw(days())
    return Case(draw(people_around(as_of)), notice_form=draw(forms), notice_arrived_on=draw(near(as_of, 3)))


@st.composite
def antisocial_losses(draw: Draw) -> Case:
    """The same with the damage of the side that terminates."""
    claim = draw(claims())
    return Case(
        {
            **claim,
            **draw(people_around(claim["as_of"])),
            **draw(sides_at_fault()),
            "terminating": draw(st.sampled_from(["provider", "customer", "customer"])),
            "damage": draw(small),
            "ordinary_damage": draw(small),
            "customer_is_consumer": draw(seldom),
        }
    )


# The library --------------------------------------------------------------------------------------------------------


ask = partial(derivation.ask, basic)
combinations = partial(derivation.combinations, basic)
