"""A second derivation of the basic terms of Secure Innovation: plain steps over days and integers, from the text.

Nothing here comes from the library. Days are walked one by one, periods of months over the calendar, claims by integer
steps in the order of the text. A reading is given by its code, as `chosen["day-of-end"]`; one that is not given is
taken in its default.

>>> charge(Case(price=10_000, units=10, parts=31, exempt=False), {})
3226
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

from tests.contracts.by_day import (
    ONE_DAY,
    TOKYO,
    Case,
    Readings,
    accrued,
    day_of,
    end_of_months,
    length_of_month,
    whole_yen,
    without_tax,
)

GROSS = ("gross", "intent")


def in_writing(form: str, chosen: Readings) -> bool:
    """Paper is writing; electronic form is if it is read so."""
    return form == "paper" or (form == "email" and chosen.get("email-as-writing") == "electronic-too")


def rounded_up(amount: Fraction, kind: str, chosen: Readings) -> int:
    """8.7 for a charge, a refund or damages: up if it reaches them, else as fractions of a yen fall away otherwise."""
    reach = chosen.get("round-up-scope", "all-calculations")
    reached = {
        "all-calculations": ("charge", "refund", "damages"),
        "fees-and-refunds": ("charge", "refund"),
        "fees-only": ("charge",),
    }[reach]
    return ceil(amount) if kind in reached else whole_yen([amount], chosen)


def given_on(sent: Any, arrived: Any, chosen: Readings) -> Any:
    """When a declaration counts: on arrival, or on dispatch."""
    return sent if chosen.get("claim-moment") == "dispatch" else arrived


def days_from(first: date, last: date) -> list[date]:
    """The days from a first to a last, both included, one by one."""
    days: list[date] = []
    while first <= last:
        days.append(first)
        first += ONE_DAY
    return days


# Articles 2 to 6: changes of the terms, contract --------------------------------------------------------------------


def latest_notice(effective_on: date, chosen: Readings) -> date:
    """The day from which on fifteen days fit before the first day of a change."""
    day = effective_on
    needed = 15 if chosen.get("days-before") == "subtraction" else 16
    for _ in range(needed):
        day -= ONE_DAY
    return day


def change_notice_deadline(case: Case, chosen: Readings) -> date:
    """2.4, from the first day of the change."""
    return latest_notice(case.effective_on, chosen)


def earliest_change(case: Case, chosen: Readings) -> date:
    """2.4, from the notice: walk until the notice would be in time."""
    day = case.announced_on
    while latest_notice(day, chosen) < case.announced_on:
        day += ONE_DAY
    return day


def notice_day(case: Case, chosen: Readings) -> date:
    """The day of a notice: a posting counts when it is made, an e-mail by the rule on declarations."""
    at = case.announced_at
    if case.channel == "email":
        at = given_on(case.announced_at, case.arrived_at, chosen)
    return day_of(at, chosen)


def change_notice(case: Case, chosen: Readings) -> bool:
    """2.4: made known, with its first day, in time."""
    if case.channel == "none" or not case.effective_stated:
        return False
    return notice_day(case, chosen) <= latest_notice(case.effective_on, chosen)


def new_terms(case: Case, chosen: Readings) -> date | None:
    """2.3 to 2.6: the earliest day on which one of the ways to bind a customer works."""
    known = case.channel != "none" and case.effective_stated
    in_time = change_notice(case, chosen)
    consented = case.consent != "none"
    if chosen.get("consent-form") == "written":
        consented = in_writing(case.consent, chosen)
    fee_in_writing = in_writing(case.consent, chosen) or chosen.get("fee-revision-route") == "notice-suffices"
    fee_stands_in_the_way = case.revises_fee and not fee_in_writing
    acted = case.step != "none" and case.step_on <= case.period_ends_on
    days: list[date] = []
    if fee_stands_in_the_way:
        return None
    if case.law_requires_consent:
        if consented and case.by_prescribed_method:
            days.append(max(case.effective_on, case.consented_on))
        return min(days) if days else None
    cured = in_time or chosen.get("notice-and-express-consent") != "notice-needed"
    if case.found_needed and consented and cured:
        days.append(max(case.effective_on, case.consented_on))
    announced = known and notice_day(case, chosen) < case.effective_on
    statute = case.statutory_test == "benefits" or (case.statutory_test == "reasonable" and announced)
    if chosen.get("amendment-route") == "statute-as-well" and not statute:
        return min(days) if days else None
    if case.found_needed and case.statutory_test != "neither" and case.treated_as_consented:
        late = chosen.get("late-notice-of-change", "no-effect")
        if in_time or (known and late == "duty-only"):
            days.append(case.effective_on)
        elif known and late == "delayed":
            day = case.effective_on
            while latest_notice(day, chosen) < notice_day(case, chosen):
                day += ONE_DAY
            days.append(day)
    long_enough = case.period_reasonable or chosen.get("period-for-steps") == "any"
    noticed = in_time or chosen.get("silence-and-notice") != "notice-needed"
    if case.period_set and long_enough and noticed and not acted:
        days.append(max(case.effective_on, case.period_ends_on + ONE_DAY))
    runs_off = acted and case.step == "termination" and chosen.get("terms-during-run-off") == "new-terms"
    if runs_off and in_time:
        days.append(case.effective_on)
    return min(days) if days else None


def contract_start(case: Case, chosen: Readings) -> date:
    """6.1."""
    return day_of(case.accepted_at if chosen.get("contract-start") == "acceptance" else case.arrived_at, chosen)


# Article 7: cancellation at once ------------------------------------------------------------------------------------


def last_of(days: int, event: date, chosen: Readings) -> date:
    """The last of so many days after an event, or from it."""
    day = event - ONE_DAY if chosen.get("day-of-event") == "counted" else event
    for _ in range(days):
        day += ONE_DAY
    return day


def is_over(last: date, as_of: date, chosen: Readings) -> bool:
    """Whether days are complete."""
    return as_of >= last if chosen.get("days-complete") == "on-last-day" else as_of > last


def still_stands(ended_on: date | None, as_of: date, chosen: Readings) -> bool:
    """Whether a ground is there although what gave rise to it was over by a day."""
    return chosen.get("ground-after-cure") != "lapses" or ended_on is None or ended_on > as_of


def court_measure(measure: dict[str, Any], as_of: date, chosen: Readings) -> bool:
    """7.1(5)."""
    after = measure["in_force_until"] + ONE_DAY if measure["lifted"] else None
    if not still_stands(after, as_of, chosen):
        return False
    provisional = measure["remedy"] in ("provisional-attachment", "provisional-disposition")
    if not provisional and chosen.get("duration-of-attachment") != "all-measures":
        return measure["effective_on"] <= as_of
    since = measure["ordered_on" if chosen.get("court-measure-start") == "order" else "effective_on"]
    last = last_of(15, since, chosen)
    return is_over(last, as_of, chosen) and (after is None or after > last)


def unanswered(contact: dict[str, Any], as_of: date, chosen: Readings) -> bool:
    """7.1(10)."""
    if not contact["calls_for_reply"] and chosen.get("contact-without-reply") != "any":
        return False
    last = last_of(14, given_on(contact["sent_on"], contact["arrived_on"], chosen), chosen)
    answered = contact["answered_on"] if contact["answered"] else None
    if answered is not None and answered <= last:
        return False
    return is_over(last, as_of, chosen) and still_stands(answered, as_of, chosen)


EVENTS = {
    "payments-stopped", "insolvent", "petition", "dishonour", "tax-seizure", "dissolution", "liquidation",
    "business-transferred", "business-suspended", "licence-cancelled", "means-worse", "means-feared-for",
}  # fmt: skip


def termination_by_provider(case: Case, chosen: Readings) -> bool:
    """7.1."""
    wider: set[str] = set(EVENTS)
    if chosen.get("electronic-claims") == "by-analogy":
        wider.add("electronic-claim-unpaid")
    if chosen.get("company-split") == "covered":
        wider.add("company-split")
    if wider & set(case.events):
        return True
    if any(court_measure(measure, case.as_of, chosen) for measure in case.court_measures):
        return True
    if any(unanswered(contact, case.as_of, chosen) for contact in case.contacts):
        return True
    if case.judged_inappropriate and (case.judgement_reasonable or chosen.get("providers-judgement") != "reasonable"):
        return True
    if case.breach and case.cure_asked_for:
        days = case.cure_days
        if chosen.get("cure-period") == "at-least-reasonable":
            days = max(days, case.reasonable_cure_days)
        last = case.cure_asked_on + timedelta(days=days)
        cured = case.cured_on if case.cured else None
        late = cured is None or cured > last
        if case.as_of > last and late and still_stands(cured, case.as_of, chosen):
            return True
    if case.fee_demanded:
        last = case.demand_received_on + timedelta(days=case.payment_days)
        paid = case.fee_paid_on if case.fee_paid else None
        late = paid is None or paid > last
        if case.only_trifle_unpaid and chosen.get("trifling-shortfall") == "excused":
            late = False
        if case.as_of > last and late and still_stands(paid, case.as_of, chosen):
            return True
    return False


def termination_by_provider_day(case: Case, chosen: Readings) -> date | None:
    """7.1 with its notice."""
    if not termination_by_provider(case, chosen) or not in_writing(case.notice_form, chosen):
        return None
    day: date = given_on(case.notice_sent_on, case.notice_arrived_on, chosen)
    return day


# Article 8: fees ----------------------------------------------------------------------------------------------------


def charge(case: Case, chosen: Readings) -> int:
    """8.7."""
    exact = Fraction(case.price * case.units, case.parts)
    if case.exempt and chosen.get("round-up-exemption") != "whole-amounts":
        return whole_yen([exact], chosen)
    if chosen.get("round-up-stage") == "unit-price":
        return ceil(Fraction(case.price, case.parts)) * case.units
    return ceil(exact)


def price(case: Case, chosen: Readings) -> int:
    """8.2."""
    route = chosen.get("fee-revision-route", "existing-needs-agreement")
    agreed = case.agreed_separately and chosen.get("agreed-or-listed-price") != "listed"
    listed_to_new = not case.existing_customer and not agreed
    by_notice = case.notice_run and (
        route == "notice-suffices" or (route == "existing-needs-agreement" and listed_to_new)
    )
    revised: int = case.revised_price
    if case.revised and (by_notice or in_writing(case.agreement, chosen)):
        return revised
    old: int = case.agreed_price if agreed else case.listed_price
    return old


def due_date(case: Case, chosen: Readings) -> date:
    """8.3."""
    moved = chosen.get("due-date-on-bank-holiday") == "next-business-day"
    day: date = case.next_business_day if moved else case.due_on
    return day


def suspension_day(case: Case, chosen: Readings) -> date:
    """8.6: the first day that is after the due date."""
    return due_date(case, chosen) + ONE_DAY


def suspension(case: Case, chosen: Readings) -> bool:
    """8.6."""
    for row in case.debts:
        debt = Case(row)
        if debt.delayed_by_force_majeure and chosen.get("stop-under-force-majeure") == "no-stop":
            continue
        paid = debt.performed and debt.performed_on <= case.as_of
        if case.as_of > due_date(debt, chosen) and not paid:
            return True
    return False


def statutory_rate(first: date, later_percent: int) -> Fraction:
    """Civil Code 404 for a delay whose first day is this one."""
    if first < date(2020, 4, 1):
        return Fraction(5, 100)
    return Fraction(3 if first <= date(2029, 3, 31) else later_percent, 100)


def by_statute(principal: int, first: date, last: date, rate: Fraction, chosen: Readings) -> int:
    """Simple interest over the days from a first to a last."""
    return whole_yen(accrued(principal, rate, first, last, chosen), chosen)


def late_interest(case: Case, chosen: Readings) -> int:
    """Civil Code 404 and 419, with article 24."""
    if chosen.get("statutory-interest") != "civil-code":
        return 0
    due = case.due_on
    if case.delayed_by_force_majeure and chosen.get("force-majeure-and-money") != "not-excused":
        due = max(due, case.force_majeure_until)
    if case.paid_on <= due:
        return 0
    principal = without_tax(case.principal, case.tax_percent, chosen)
    first = due + ONE_DAY
    return by_statute(principal, first, case.paid_on, statutory_rate(first, case.statutory_percent), chosen)


def late_interest_from_demand(case: Case, chosen: Readings) -> int:
    """The same for a debt without a due date."""
    if chosen.get("statutory-interest") != "civil-code" or case.paid_on <= case.demanded_on:
        return 0
    first = case.demanded_on + ONE_DAY
    return by_statute(case.principal, first, case.paid_on, statutory_rate(first, case.statutory_percent), chosen)


def late_interest_with_part_payment(case: Case, chosen: Readings) -> int:
    """The same with one part payment; its own day still counts for the whole."""
    if chosen.get("statutory-interest") != "civil-code" or case.paid_on <= case.due_on:
        return 0
    first = case.due_on + ONE_DAY
    rate = statutory_rate(first, case.statutory_percent)
    before = by_statute(case.principal, first, case.part_paid_on, rate, chosen)
    to_principal = case.part
    if chosen.get("appropriation") != "principal-first":
        to_principal -= min(case.part, before)
    left = max(0, case.principal - to_principal)
    return before + by_statute(left, case.part_paid_on + ONE_DAY, case.paid_on, rate, chosen)


def fee_while_stopped(case: Case, chosen: Readings) -> int:
    """8.4 and 8.6, and Civil Code 536 where they do not say."""
    meant = chosen.get("fees-while-stopped", "article-12")
    if case.basis in {"article-12": ("restriction", "stop"), "after-expiry": ("expiry",)}.get(meant, ()):
        return int(case.period_fee)
    if case.basis == "expiry":
        return 0
    if case.basis in ("non-payment", "article-7") and chosen.get("fees-in-default") != "not-settled":
        return int(case.period_fee)
    if chosen.get("fees-for-nothing-supplied") != "civil-code":
        return 0
    whole = len(days_from(case.first_day, case.last_day))
    supplied = max(0, whole - case.stopped_days)
    return rounded_up(Fraction(case.period_fee * supplied, whole), "charge", chosen)


def unused_part(case: Case, chosen: Readings) -> int:
    """What of a prepaid fee belongs to days after the end."""
    period = days_from(case.first_day, case.last_day)
    if chosen.get("day-of-end") == "unused":
        unused = [day for day in period if day >= case.ended_on]
    else:
        unused = [day for day in period if day > case.ended_on]
    monthly = Fraction(case.prepaid, case.months)
    base = chosen.get("proration-base", "days-of-period")
    a_day = {
        "days-of-period": Fraction(case.prepaid, len(period)),
        "calendar-months": Fraction(case.prepaid, len(period)),
        "thirty-day-months": monthly / 30,
        "year-of-365": monthly * 12 / 365,
    }[base]
    exact = a_day * len(unused)
    if base == "calendar-months":
        exact = sum((monthly / length_of_month(day) for day in unused), Fraction(0))
    exact = min(exact, Fraction(case.prepaid))
    match chosen.get("refund-rounding", "refund"):
        case "refund":
            return rounded_up(exact, "refund", chosen)
        case "used-part":
            return int(case.prepaid) - rounded_up(case.prepaid - exact, "refund", chosen)
        case _ if chosen.get("round-up-scope") == "fees-only":
            return whole_yen([exact], chosen)
        case _:
            return min(ceil(a_day) * len(unused), int(case.prepaid))


def prepaid_refund(case: Case, chosen: Readings) -> int:
    """8.5 and 14.2."""
    if case.end == "discontinued":
        own_method = case.method_set and case.method_follows_rest
        if own_method and chosen.get("discontinuation-method") != "payment-only":
            return min(case.amount_by_method, case.prepaid)
        if case.proratable:
            return unused_part(case, chosen)
        by_reason = chosen.get("one-off-fees-on-discontinuation") == "reasonable-method"
        return min(case.reasonable_amount, case.prepaid) if by_reason else 0
    opening = {"cancelled-by-provider"}
    if chosen.get("who-cancelled") != "provider-only":
        opening.add("cancelled-by-customer")
    if chosen.get("agreed-end") == "cancelled":
        opening.add("agreed")
    opened = case.provider_answers and case.end in opening
    opened &= case.kept_under_8_4 or chosen.get("refundable-fees") != "fees-of-8-4"
    opened &= case.whole_contract or chosen.get("part-cancellation") != "not-refunded"
    if opened:
        return unused_part(case, chosen) if case.proratable else min(case.reasonable_amount, case.prepaid)
    cancelled = case.end in ("cancelled-by-provider", "cancelled-by-customer")
    if cancelled and case.customer_is_consumer and case.proratable and chosen.get("consumer-contract-act") == "applied":
        return max(0, unused_part(case, chosen) - case.average_damage)
    return 0


# Articles 14 and 15: discontinuation, equipment ---------------------------------------------------------------------


def earliest_abolition(case: Case, chosen: Readings) -> date:
    """14.1."""
    last = end_of_months(given_on(case.notice_sent_on, case.notice_arrived_on, chosen) + ONE_DAY, 3)
    return last + ONE_DAY if chosen.get("three-months-ahead") == "day-after" else last


def end_by_abolition(case: Case, chosen: Readings) -> date | None:
    """14.1."""
    if not (case.within_discretion and case.notified_individually):
        return None
    earliest = earliest_abolition(case, chosen)
    named: date = case.effective_on
    if named >= earliest:
        return named
    return {"earliest-day": earliest, "as-named": named}.get(chosen.get("short-notice-of-discontinuation", ""))


def equipment_loss(case: Case, chosen: Readings) -> int:
    """15.1."""
    owed = {
        "customer": True,
        "third-party": True,
        "both-sides": True,
        "force-majeure": chosen.get("equipment-under-force-majeure") != "excused",
        "wear": chosen.get("ordinary-wear") == "damage",
        "provider": False,
    }[case.cause]
    if not owed:
        return 0
    amount: int = case.new_price if chosen.get("equipment-loss-measure") == "new-price" else case.present_value
    if case.cause == "both-sides" and chosen.get("equipment-shared-fault") != "all-on-customer":
        return rounded_up(Fraction(amount * (100 - case.providers_percent), 100), "damages", chosen)
    return amount


# Articles 21 to 25: penalty, damages --------------------------------------------------------------------------------


def is_gross(case: Case, chosen: Readings) -> bool:
    """Whether the provider's side acted with intent or gross negligence."""
    own = case.fault in GROSS and not (case.fault_of_staff_only and chosen.get("staff-fault") == "provider-only")
    return own or (case.by_subcontractor and case.subcontractors_fault in GROSS)


def six_months_before(day: date) -> date:
    """The day of the same number six months earlier, the last of that month if it has no such day."""
    month = day.year * 12 + day.month - 1 - 6
    first = date(month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, length_of_month(first)))


def liability_cap(case: Case, chosen: Readings) -> int:
    """25.1: receipts of the six months that end on the day before a day."""
    ends_before = {
        "before-damage": case.damage_on,
        "with-day-of-damage": case.damage_on + ONE_DAY,
        "before-breach": case.caused_on,
        "before-claim": given_on(case.claim_sent_on, case.claim_arrived_on, chosen),
        "contract-months": case.contract_month_first_day,
    }[chosen.get("cap-window", "before-damage")]
    total = 0
    for receipt in case.receipts:
        if chosen.get("cap-contracts") == "this-contract" and not receipt["under_this_contract"]:
            continue
        if six_months_before(ends_before) <= receipt["received_on"] < ends_before:
            total += receipt["amount"]
            if chosen.get("cap-refunds") == "taken-off":
                total -= min(receipt["refunded"], receipt["amount"])
    if chosen.get("cap-receipts") == "earned":
        total = case.fees_earned
    total = without_tax(total, case.tax_percent, chosen)
    return max(0, total - case.recovered_before) if chosen.get("cap-scope") == "in-total" else total


def claim_deadline(case: Case, chosen: Readings) -> date:
    """25.3."""
    at = case.known_at if chosen.get("claimable-from") == "known" else case.claimable_at
    clock = UTC if chosen.get("day-boundary") == "utc" else TOKYO
    first = day_of(at, chosen) + ONE_DAY
    if chosen.get("first-day") == "counted-at-midnight" and at.astimezone(clock).time().isoformat() == "00:00:00":
        first -= ONE_DAY
    last = end_of_months(first, 6)
    if chosen.get("last-day") == "day-after":
        last += ONE_DAY
    return max(last, case.next_business_day) if chosen.get("rest-day") == "next-business-day" else last


def is_too_late(case: Case, chosen: Readings) -> bool:
    """25.3."""
    if chosen.get("form-of-claim") == "action":
        made = case.sued_on if case.sued else None
    else:
        made = given_on(case.claim_sent_on, case.claim_arrived_on, chosen) if case.claimed else None
    return (case.as_of if made is None else made) > claim_deadline(case, chosen)


ALWAYS_EXCLUDED = {
    "network-effect", "password", "authentication", "unreported-change", "interruption", "beyond-control",
    "server-leak", "rules-of-law-or-trade", "dispute", "own-disclosure",
    "misuse-by-third-party", "data-loss", "web-data", "warranty-only",
}  # fmt: skip


def is_excluded(case: Case, chosen: Readings) -> bool:
    """The exclusions outside of article 25 and 23.9, in the face of gross fault, consumers and shares."""
    at_fault = case.fault != "none" or (case.by_subcontractor and case.subcontractors_fault != "none")
    circumstances = set(case.circumstances)
    if not at_fault or circumstances & {"disaster", "delay-by-force-majeure", "cancelled-for-antisocial-ties"}:
        return True
    measures = circumstances & {"article-7-measure", "stop-or-cancellation"}
    discontinued = circumstances & {"discontinuation"}
    if (measures and case.measure_covered) or (discontinued and case.discontinued_reasonably):
        return True
    gross = is_gross(case, chosen)
    if gross and chosen.get("limits-under-gross-fault") != "as-written":
        return False
    if case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied":
        return False
    left = circumstances & ALWAYS_EXCLUDED
    exempt = case.measure_covered or chosen.get("wrongful-measure") == "covered"
    if not exempt or chosen.get("interruption-by-own-fault") == "liable":
        left.discard("interruption")
    if chosen.get("wrongful-measure") == "covered":
        left |= measures
    if chosen.get("unreasonable-discontinuation") == "exempt":
        left |= discontinued
    if gross:
        left -= {"network-effect", "server-leak"}
        if "server-leak" in circumstances and chosen.get("leaked-credentials") != "password-rule":
            left -= {"password", "misuse-by-third-party"}
    some = case.customers_percent > 0
    customers = some if chosen.get("shared-cause") == "all-or-nothing" else case.customers_percent == 100
    return bool(left) or (customers and bool(circumstances & {"customers-side", "neglected-safeguards"}))


def recoverable_damage(case: Case, chosen: Readings) -> int:
    """25.1 to 25.3: heads, exclusions, split, caps, time."""
    if not case.breach or not case.attribution_clear or is_excluded(case, chosen):
        return 0
    gross, consumer = is_gross(case, chosen), case.customer_is_consumer
    applied = consumer and chosen.get("consumer-contract-act") == "applied"
    late = is_too_late(case, chosen)
    if gross and chosen.get("forfeiture-under-gross-fault") == "lifted":
        late = False
    if applied and case.time_limit_unfair:
        late = False
    if late:
        return 0
    unlimited = applied or (gross and chosen.get("limits-under-gross-fault") != "as-written")
    damage: int = case.ordinary_loss
    if unlimited or chosen.get("incidental-loss") != "all":
        damage += case.incidental_loss
    if unlimited or chosen.get("paid-to-third-parties") == "recoverable":
        damage += case.paid_to_third_parties
    if unlimited or (chosen.get("reports-without-care") == "recoverable" and not case.care_taken):
        damage += case.material_loss
    if unlimited:
        damage += case.indirect_loss + case.lost_profit
    if case.customers_percent == 0:
        return damage if unlimited else min(damage, liability_cap(case, chosen))
    caps: list[int] = []
    if not unlimited:
        caps = fee_caps(case, chosen)
        if chosen.get("caps-with-shared-fault") != "shared-fault-only":
            caps.append(liability_cap(case, chosen))
    share = Fraction(100 - case.customers_percent, 100)
    if chosen.get("apportionment-order") == "cap-then-split":
        return rounded_up(min([damage, *caps]) * share, "damages", chosen)
    return min([rounded_up(damage * share, "damages", chosen), *caps])


def fee_caps(case: Case, chosen: Readings) -> list[int]:
    """25.2: the month's fee or spot fee that caps, if one does."""
    match case.fee_type:
        case "monthly":
            paid_too = chosen.get("lower-fee") == "always-paid-too"
            fee = min(case.monthly_fee, case.fee_paid) if paid_too else case.monthly_fee
        case "spot":
            fee = case.fee_paid
        case "both":
            fee = min(case.monthly_fee, case.fee_paid)
        case _:
            if chosen.get("yearly-fee-with-shared-fault") != "twelfth":
                return []
            fee = rounded_up(Fraction(case.yearly_fee, 12), "damages", chosen)
    return [without_tax(fee, case.tax_percent, chosen)]


def is_confidential(case: Case, chosen: Readings) -> bool:
    """21.1."""
    status = set(case.status)
    if not case.connected or status & {"public-then", "known-then", "own-development"}:
        return False
    if "public-later" in status and not case.public_through_recipient:
        return False
    lawful = case.third_party_entitled and case.obtained_lawfully and not case.secrecy_imposed
    return not ("from-third-party" in status and lawful) and not in_writing(case.confirmation, chosen)


def breaks_21_2(case: Case, chosen: Readings) -> bool:
    """21.2 and 21.3."""
    if case.for_competitor:
        return True
    anonymous = case.discloser == "provider" and case.anonymous_data_use
    if not is_confidential(case, chosen) or (anonymous and chosen.get("anonymous-data-and-secrecy") != "secrecy-first"):
        return False
    told = case.other_side_told or chosen.get("compelled-disclosure-notice") != "condition"
    compelled = case.compelled != "none" and told
    implied = (
        case.recipient == "subcontractor"
        and case.discloser == "provider"
        and chosen.get("disclosure-to-subcontractor") != "consent-needed"
    )
    freely = implied or compelled or in_writing(case.consent, chosen)
    disclosed = case.recipient != "nobody" and not freely
    return disclosed or case.purpose == "other"


def secrecy_penalty(case: Case, chosen: Readings) -> int:
    """21.2, and what 23.1 and article 25 take from it."""
    if not breaks_21_2(case, chosen):
        return 0
    gain = case.gross_gain if chosen.get("penalty-gain") == "gross" else case.net_gain
    ordinary = chosen.get("proven-damage-scope") == "ordinary-damage"
    damage = case.proven_ordinary_damage if ordinary else case.proven_damage
    amount: int = gain
    if damage > gain:
        amount = gain + damage if chosen.get("penalty-and-damage") == "on-top" else damage
    if case.discloser == "customer":
        return amount
    gross = is_gross(case, chosen)
    protected = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
    if case.leaked_from_server and not (gross or protected) and chosen.get("leak-and-penalty") != "penalty":
        return 0
    if chosen.get("time-bar-scope") == "all-claims" and is_too_late(case, chosen):
        return 0
    if protected or (gross and chosen.get("limits-under-gross-fault") != "as-written"):
        return amount
    if chosen.get("other-heads-of-liability") == "excluded":
        return 0
    match chosen.get("penalty-cap", "uncapped"):
        case "capped":
            return min(amount, liability_cap(case, chosen))
        case "excess-capped" if damage > gain:
            return min(amount, gain + liability_cap(case, chosen))
        case _:
            return amount


def liability_of_customer(case: Case, chosen: Readings) -> int:
    """25.1 and 25.4."""
    if not (case.breach or case.wrongful_act or case.through_account):
        return 0
    if case.fault == "none" and chosen.get("excuse-for-breach") != "strict":
        return 0
    if case.delayed_by_force_majeure or case.from_antisocial_cancellation:
        return 0
    more = case.further_damage if chosen.get("customers-damage-scope") == "all-damage" else 0
    return int(case.damage + more)


# Article 28: anti-social forces -------------------------------------------------------------------------------------


def antisocial_termination(case: Case, chosen: Readings) -> bool:
    """28.1 to 28.3."""
    tested = case.contract_made_on if chosen.get("representation-date") == "on-conclusion" else case.as_of
    for row in case.people:
        person = Case(row)
        if person.role == "outsider" or person.since > tested:
            continue
        if not person.known and chosen.get("unknown-ties") == "do-not-count":
            continue
        first = person.left_on if chosen.get("day-of-event") == "counted" else person.left_on + ONE_DAY
        former = person.standing == "former-member" and tested <= end_of_months(first, 60)
        if person.standing == "antisocial-force" or former or person.ties:
            return True
    return bool(case.acts)


def antisocial_termination_day(case: Case, chosen: Readings) -> date | None:
    """28.3."""
    written = chosen.get("antisocial-termination-form") == "written"
    formed = in_writing(case.notice_form, chosen) if written else case.notice_form != "none"
    if not antisocial_termination(case, chosen) or not formed:
        return None
    back = chosen.get("antisocial-termination-effect") == "retroactive"
    day: date = case.contract_made_on if back else case.notice_arrived_on
    return day


def antisocial_damages(case: Case, chosen: Readings) -> int:
    """28.4."""
    if not antisocial_termination(case, chosen):
        return 0
    ordinary = chosen.get("antisocial-damages-scope") == "ordinary-damage"
    amount: int = case.ordinary_damage if ordinary else case.damage
    if case.terminating == "provider":
        return amount
    if chosen.get("time-bar-scope") == "all-claims" and is_too_late(case, chosen):
        return 0
    lifted = is_gross(case, chosen) and chosen.get("limits-under-gross-fault") != "as-written"
    lifted |= case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
    if chosen.get("other-heads-of-liability") == "excluded" and not lifted:
        return 0
    if chosen.get("antisocial-damages-cap") == "applies" and not lifted:
        return min(amount, liability_cap(case, chosen))
    return amount
