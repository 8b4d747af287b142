"""A second derivation of the Hajimete Support terms: plain steps over days, clocks and integers.

Nothing here comes from the library. A cancellation is told on a clock, a notice of two weeks is counted day by day,
periods of months are walked over the calendar, claims go by integer steps in the order of the text. A reading is
given by its code; one that is not given is taken in its default. What is silent is None, for an amount 0.

>>> last_month_billed(Case(by_designated_method=True, whole_contract=True, asks_for="at-once",
...     notified_at=datetime(2026, 7, 1, 8, 59, 59, tzinfo=TOKYO)), {})
datetime.date(2026, 6, 1)
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from tests.contracts.by_day import (
    ONE_DAY,
    TOKYO,
    Case,
    Readings,
    accrued,
    day_of,
    end_of_months,
    whole_yen,
    without_tax,
)

ADOPTED_ON = date(2025, 6, 25)
TWO_WEEKS = 14


def start_of(day: date) -> datetime:
    """00:00 of a day in Tokyo."""
    return datetime(day.year, day.month, day.day, tzinfo=TOKYO)


def tokyo_day(instant: datetime) -> date:
    """The civil day in Tokyo."""
    return instant.astimezone(TOKYO).date()


# Making and changing the contract (2, 3.6, 4) -----------------------------------------------------------------------


def contract_start(case: Case, chosen: Readings) -> datetime | None:
    """2: the moment at which the application is taken up."""
    if not (case.by_procedure and case.by_designated_method):
        return None
    if chosen.get("taking-up") == "receipt":
        moment = case.received_at
    elif not case.taken_up:
        return None
    else:
        moment = case.arrived_at if chosen.get("contract-start") == "arrival" else case.accepted_at
    may_withdraw = case.reasonable_time_over or chosen.get("withdrawal-of-application") == "any-time"
    return None if case.withdrawn and may_withdraw and case.withdrawn_at < moment else moment


def deemed_notice(case: Case, chosen: Readings) -> datetime | None:
    """3.6: a notice to the name or address on file."""
    if not case.to_address_on_file:
        return None
    if case.change_unreported:
        if chosen.get("deemed-notice-cause", "same-matter") == "same-matter" and not case.change_kept_it_away:
            return None
    elif not (case.undelivered and chosen.get("undelivered-notice") == "by-analogy"):
        return None
    if chosen.get("deemed-notice-medium") == "email-only" and not case.by_email:
        return None
    return case.usual_arrival_at if chosen.get("deemed-notice-moment") == "usual-arrival" else case.sent_at


def new_terms(case: Case, chosen: Readings) -> datetime | None:
    """4: from the moment of the notice, or the later first day that it states."""
    if case.channel == "none":
        return None
    if case.channel == "website":
        moment = case.read_at if chosen.get("notice-by-posting") == "read" else case.announced_at
    else:
        moment = case.announced_at if chosen.get("claim-moment") == "dispatch" else case.arrived_at
    if chosen.get("amendment-route") == "statute-as-well":
        in_time = case.announced_at < start_of(case.effective_on)
        if not (case.statutory_test == "benefits" or (case.statutory_test == "reasonable" and in_time)):
            return None
    return max(moment, start_of(case.effective_on))


def end_of_term(case: Case, chosen: Readings) -> date | None:
    """5.3: the term that the website shows."""
    if case.posted_term in ("none", "named-last-day"):
        return None if case.posted_term == "none" else case.named_last_day
    months = {"one-month": 1, "two-months": 2, "three-months": 3, "six-months": 6, "one-year": 12}[case.posted_term]
    first = tokyo_day(case.made_at)
    if chosen.get("term-first-day", "not-counted") == "not-counted":
        first += ONE_DAY
    return end_of_months(first, months)


# The fee (6) --------------------------------------------------------------------------------------------------------


def fee_due(case: Case, chosen: Readings) -> int:
    """6: the fee of the website, as posted."""
    posted: int = case.fee_now if chosen.get("website-version") == "current" else case.fee_when_made
    if chosen.get("posted-fee") == "plus-tax":
        return whole_yen([Fraction(posted * (100 + case.tax_percent), 100)], chosen)
    return posted


def outlay(case: Case, chosen: Readings) -> int:
    """6: the fee and the cost of paying it."""
    return fee_due(case, chosen) + int(case.cost_of_paying)


def fee_shortfall(case: Case, chosen: Readings) -> int:
    """6: what did not arrive of the fee."""
    arrived = case.sent - case.cost_of_paying if case.sent > case.cost_of_paying else 0
    owed = fee_due(case, chosen)
    return owed - arrived if owed > arrived else 0


def statutory(principal: int, demanded_or_due: date, paid_on: date, percent: int, chosen: Readings) -> int:
    """Civil Code 404 and 419: from the day after to the day of payment, at the rate of the first day of delay."""
    first = demanded_or_due + ONE_DAY
    if first < date(2020, 4, 1):
        rate = Fraction(5, 100)
    elif first < date(2029, 4, 1):
        rate = Fraction(3, 100)
    else:
        rate = Fraction(percent, 100)
    return whole_yen(accrued(principal, rate, first, paid_on, chosen), chosen)


def late_interest(case: Case, chosen: Readings) -> int:
    """No clause: nothing by the terms, the statutory rate by law."""
    if chosen.get("statutory-interest", "terms-alone") == "terms-alone" or case.paid_on <= case.due_on:
        return 0
    base = without_tax(case.principal, case.tax_percent, chosen)
    return statutory(base, case.due_on, case.paid_on, case.statutory_percent, chosen)


def late_interest_from_demand(case: Case, chosen: Readings) -> int:
    """The same on damages, from the demand."""
    if chosen.get("statutory-interest", "terms-alone") == "terms-alone" or case.paid_on <= case.demanded_on:
        return 0
    amount = statutory(case.principal, case.demanded_on, case.paid_on, case.statutory_percent, chosen)
    inside = chosen.get("interest-and-cap") == "inside"
    return min(amount, case.cap_left) if inside else amount


def late_interest_with_part_payment(case: Case, chosen: Readings) -> int:
    """The same with one part payment, whose day still bears interest on the whole."""
    if chosen.get("statutory-interest", "terms-alone") == "terms-alone" or case.paid_on <= case.due_on:
        return 0
    first = case.due_on + ONE_DAY
    rate = Fraction(5 if first < date(2020, 4, 1) else 3 if first < date(2029, 4, 1) else case.statutory_percent, 100)
    before = whole_yen(accrued(case.principal, rate, first, case.part_paid_on, chosen), chosen)
    to_principal = case.part
    if chosen.get("appropriation", "interest-first") == "interest-first":
        to_principal = case.part - before if case.part > before else 0
    left = case.principal - to_principal if case.principal > to_principal else 0
    after = accrued(left, rate, case.part_paid_on + ONE_DAY, case.paid_on, chosen)
    return before + whole_yen(after, chosen)


def payment_breach(case: Case, chosen: Readings) -> bool:
    """6: after the day that the provider designates."""
    moved = chosen.get("due-date-on-bank-holiday") == "next-business-day"
    due = case.next_business_day if moved else case.due_on
    paid = case.sent_at if chosen.get("payment-moment") == "sent" else case.credited_at
    return day_of(paid, chosen) > due


# Secrecy (9.3) ------------------------------------------------------------------------------------------------------


def end_of_secrecy(case: Case, chosen: Readings) -> date | None:
    """9.3: three years, walked over the calendar."""
    if not case.contract_ended:
        return None
    first = tokyo_day(case.ended_at)
    if case.ended_at != start_of(first):
        first += ONE_DAY  # the day of the end is not whole
    last = end_of_months(first, 36)
    return max(last, case.next_business_day) if chosen.get("rest-day") == "next-business-day" else last


def secrecy_in_force(case: Case, chosen: Readings) -> bool:
    """9.3 on a day."""
    last = end_of_secrecy(case, chosen)
    return last is None or case.as_of <= last


def secret_now(case: Case, chosen: Readings) -> bool:
    """9.1: what is confidential at the moment of the act."""
    if not (case.learned_under_contract and case.of_other_side):
        return False
    if case.field == "other" or (case.field != "both" and chosen.get("business-and-technical") == "both-fields"):
        return False
    if case.marking == "later":
        if chosen.get("later-marking", "too-late") == "too-late" or case.marked_at > case.act_at:
            return False
    elif case.marking == "none":
        return False
    if case.public_when_learned or case.held_before:
        return False
    if case.became_public and not case.through_recipient:
        from_the_start = chosen.get("publication-and-secrecy") == "from-the-start"
        if from_the_start or case.public_at <= case.act_at:
            return False
    if case.developed_afterwards and case.unrelated_to_service:
        return False
    return not (case.from_third_party and case.without_secrecy and case.lawfully)


def secrecy_breach(case: Case, chosen: Readings) -> bool:
    """9.1 and 9.2."""
    last = end_of_secrecy(case, chosen)
    if not secret_now(case, chosen) or (last is not None and tokyo_day(case.act_at) > last):
        return False
    forms = ["written", "electronic"] if chosen.get("electronic-consent") == "enough" else ["written"]
    if case.consent in forms and case.consent_at < case.act_at:
        return False
    told = case.recipient != "nobody"
    ordered = case.compelled_by_law and case.as_far_as_required
    if told and ordered and chosen.get("disclosure-ordered-by-law", "permitted") == "permitted":
        return False
    if case.purpose == "other":
        return True
    if not told or (case.recipient == "own-staff" and chosen.get("own-staff") != "third-parties"):
        return False
    if chosen.get("disclosure-for-the-service") == "free":
        return False  # it is for the service
    lasts = not case.contract_ended or chosen.get("survival-scope", "whole-article") == "whole-article"
    auxiliary = case.recipient in ("providers-subsidiary", "providers-contractor")
    bound = case.bound_to_secrecy or chosen.get("duty-of-recipients") != "asked-for"
    return not (case.discloser == "provider" and auxiliary and case.needed_for_service and bound and lasts)


# Termination and cancellation (12.2, 13) ----------------------------------------------------------------------------


def termination_after_demand(case: Case, chosen: Readings) -> bool:
    """12.2: default, demand, a reasonable time that has run out, no performance."""
    if not (case.in_default and case.demanded):
        return False
    days = case.time_set
    if not case.time_is_reasonable:
        days = max(days, case.reasonable_time)
    last = tokyo_day(case.demanded_at)
    if case.demanded_at == start_of(last) and chosen.get("first-day") == "counted-at-midnight":
        last -= ONE_DAY
    for _ in range(days):
        last += ONE_DAY
    if chosen.get("rest-day") == "next-business-day":
        last = max(last, case.next_business_day)
    ripe_at = start_of(last + ONE_DAY)
    if chosen.get("time-set-in-demand") == "demand-is-enough":
        ripe_at = case.demanded_at
    if case.terminates_at < ripe_at:
        return False
    remains = chosen.get("ground-after-cure") == "remains"
    if case.performed and case.performed_at <= case.terminates_at and not (remains and case.performed_at >= ripe_at):
        return False
    if case.by_force_majeure and chosen.get("termination-under-force-majeure") == "barred":
        return False
    barred = chosen.get("bars-to-termination", "civil-code") == "civil-code"
    return not (barred and (case.minor or case.own_fault))


def on_the_clock(instant: datetime, case: Case, chosen: Readings) -> datetime:
    """What the clock shows that counts, without a zone."""
    shown = instant.astimezone(TOKYO).replace(tzinfo=None)
    if chosen.get("cancellation-clock") != "customer":
        return shown
    shift = timedelta(seconds=case.customers_clock_differs)
    return shown + shift if case.customers_clock_ahead else shown - shift


def notice_of(case: Case, chosen: Readings) -> datetime:
    """When a notice is given."""
    given: datetime = case.sent_at if chosen.get("claim-moment") == "dispatch" else case.notified_at
    return given


def back_dating(case: Case, chosen: Readings) -> bool:
    """13.1: a day before that of the notice."""
    told_on = on_the_clock(notice_of(case, chosen), case, chosen).date()
    if case.asks_for == "at-once":
        return False
    asked = case.asked_day if case.asks_for == "day" else on_the_clock(case.asked_moment, case, chosen).date()
    return bool(asked < told_on)


def cancelled(case: Case, chosen: Readings) -> tuple[date, int | None] | None:
    """13.1: the day of the cancellation and the second of that day, None where it is fixed by a day alone."""
    if not (case.by_designated_method and case.whole_contract):
        return None
    if back_dating(case, chosen) and chosen.get("back-dated-cancellation") == "ineffective":
        return None
    notice = notice_of(case, chosen)
    told = on_the_clock(notice, case, chosen)
    shown = told
    if case.asks_for == "day" and case.asked_day > told.date():
        return case.asked_day, None
    if case.asks_for == "moment":
        asked = on_the_clock(case.asked_moment, case, chosen)
        earlier_today = asked.date() == told.date() and chosen.get("earlier-hour") == "same-day"
        if case.asked_moment >= notice or earlier_today:
            shown = asked
    return shown.date(), shown.hour * 3600 + shown.minute * 60 + shown.second


def termination_by_customer(case: Case, chosen: Readings) -> date | None:
    """13.1: the day of the cancellation."""
    found = cancelled(case, chosen)
    return None if found is None else found[0]


def last_month_billed(case: Case, chosen: Readings) -> date | None:
    """13.1: the month of the cancellation, or before 9:00 on its first day the month before."""
    found = cancelled(case, chosen)
    if found is None:
        return None
    day, second = found
    if second is None:
        early = chosen.get("cancellation-by-day") == "month-before"
    elif chosen.get("cancellation-window") == "at-08-59-00":
        early = second <= 8 * 3600 + 59 * 60
    else:
        early = second < 9 * 3600
    walker = day - ONE_DAY if day.day == 1 and early else day
    while walker.day != 1:
        walker -= ONE_DAY
    return walker


def fee_on_cancellation(case: Case, chosen: Readings) -> int:
    """13.1: the whole fee of that month."""
    month, found = last_month_billed(case, chosen), cancelled(case, chosen)
    if month is None or found is None:
        return 0
    fee_of_own_month, fee_before = case.monthly_fee, case.fee_of_month_before
    if case.fee_kind == "lump-sum":
        fee_of_own_month = fee_before = whole_yen([Fraction(case.lump_sum, case.months_of_term)], chosen)
    if case.fee_kind == "lump-sum" and chosen.get("lump-sum-fee") == "whole":
        owed = case.lump_sum
    elif (month.year, month.month) == (found[0].year, found[0].month):
        owed = fee_of_own_month
    elif tokyo_day(case.made_at) < found[0].replace(day=1):
        owed = fee_before
    else:
        owed = fee_of_own_month if chosen.get("made-and-cancelled-in-window") == "month-of-making" else 0
    if case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied":
        owed = min(owed, case.fee_for_part_served + case.average_damage)
    return int(owed)


def billed_after_cancellation(case: Case, chosen: Readings) -> int:
    """13.1: the bills of the months up to that one."""
    month = last_month_billed(case, chosen)
    if month is None:
        return 0
    made_on = tokyo_day(case.made_at)
    too_late = (made_on.year, made_on.month) > (month.year, month.month)
    if too_late and chosen.get("made-and-cancelled-in-window") == "month-of-making":
        month = made_on
    owed = 0
    for bill in case.bills:
        if (bill["month"].year, bill["month"].month) <= (month.year, month.month):
            owed += bill["fee"]
    if case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied":
        served = case.fee_for_part_served + case.average_damage
        for bill in case.bills:
            if (bill["month"].year, bill["month"].month) < (month.year, month.month):
                served += bill["fee"]
        owed = min(owed, served)
    return owed


def earliest_end_by_provider(case: Case, chosen: Readings) -> datetime:
    """13.2: the end after two weeks, counted day by day."""
    told = notice_of(case, chosen)
    if chosen.get("two-weeks-notice") == "hours":
        return told + timedelta(hours=14 * 24)
    day = tokyo_day(told)
    if not (told == start_of(day) and chosen.get("first-day") == "counted-at-midnight"):
        day += ONE_DAY
    last = day
    for _ in range(TWO_WEEKS - 1):
        last += ONE_DAY
    if chosen.get("rest-day") == "next-business-day":
        last = max(last, case.next_business_day)
    return start_of(last) if chosen.get("two-weeks-notice") == "same-weekday" else start_of(last + ONE_DAY)


def termination_by_provider(case: Case, chosen: Readings) -> bool:
    """13.2: whether the contract may end at a moment."""
    return bool(case.ends_at >= earliest_end_by_provider(case, chosen))


def end_by_provider(case: Case, chosen: Readings) -> datetime | None:
    """13.2: when it ends."""
    if termination_by_provider(case, chosen):
        ends: datetime = case.ends_at
        return ends
    return None if chosen.get("short-notice") == "void" else earliest_end_by_provider(case, chosen)


def last_day_for_notice(case: Case, chosen: Readings) -> date:
    """13.2: the latest day on which a notice still lets the contract end at a moment, found by trying."""
    day = tokyo_day(case.ends_at)
    while True:
        # In hours the moment of the arrival counts, so the day begins to be in time with its first second.
        arrival = start_of(day) if chosen.get("two-weeks-notice") == "hours" else start_of(day) + timedelta(hours=12)
        if earliest_end_by_provider(Case(notified_at=arrival), chosen) <= case.ends_at:
            return day
        day -= ONE_DAY


def broken_month_fee(case: Case, chosen: Readings) -> int:
    """No clause: nothing by the terms, the share of what was rendered by law."""
    match chosen.get("broken-month-fee", "terms-alone"):
        case "terms-alone":
            return 0
        case "full-month":
            return int(case.monthly_fee)
        case _:
            return whole_yen([Fraction(case.monthly_fee * min(case.rendered, case.agreed), case.agreed)], chosen)


def outage_credit(case: Case, chosen: Readings) -> int:
    """No clause: nothing by the terms, what was not rendered by law."""
    if chosen.get("fees-for-nothing-supplied", "terms-alone") == "terms-alone" or case.through_customer:
        return 0
    return int(case.monthly_fee) - broken_month_fee(case, {**chosen, "broken-month-fee": "part-performed"})


# Damages (3.3, 8.3, 9.2, 11, 15.4, 16) ------------------------------------------------------------------------------

OTHER_HEADS = ("special_loss", "lost_profit", "derivative_loss", "indirect_loss")
LISTED = {
    "earthquake", "tsunami", "storm", "flood", "war", "riot", "civil-war", "rebellion", "revolution", "terrorism",
    "large-fire", "infection", "strike", "lockout", "change-of-law",
}  # fmt: skip


def is_excused(case: Case, chosen: Readings) -> bool:
    """11: force majeure, but never for money."""
    if case.money_debt or not case.brought_about:
        return False
    if case.calamity in LISTED:
        return case.beyond_control or chosen.get("listed-calamities") != "beyond-control"
    return case.calamity == "other" and case.beyond_control and case.fortuitous


def gross(case: Case, chosen: Readings) -> bool:
    """Whether gross fault lifts the limits."""
    if chosen.get("limits-under-gross-fault") == "as-written" or case.fault not in ("gross", "intent"):
        return False
    return not (case.fault_of_staff_only and chosen.get("staff-fault") == "provider-only")


def limited(case: Case, ordinary: int, open_ended: bool, chosen: Readings) -> int:
    """16: heads first, then own fault and the cap in their order; without limits all heads, less own fault."""
    if case.in_tort and chosen.get("tort-claims") == "uncapped":
        open_ended = True
    loss = ordinary + (sum(case[head] for head in OTHER_HEADS) if open_ended else 0)
    receipts = case.fees_received_before if chosen.get("receipts-until") == "harmful-event" else case.fees_received
    if chosen.get("cap-refunds") != "not-taken-off":
        receipts = max(0, receipts - case.fees_refunded)
    receipts = without_tax(receipts, case.tax_percent, chosen)
    cap = receipts
    if chosen.get("cap-scope") != "each-damage":
        cap = max(0, cap - case.compensated_before)
    capped = not open_ended and (receipts > 0 or chosen.get("cap-at-zero") != "no-cap")
    if chosen.get("own-fault") == "after-cap" and capped:
        loss = min(loss, cap)
    loss = whole_yen([Fraction(loss * (100 - case.own_fault_percent), 100)], chosen)
    return min(loss, cap) if capped else loss


def recoverable_damage(case: Case, chosen: Readings) -> int:
    """What the provider owes the customer."""
    for_choice_only = chosen.get("answering-for-recipients") == "for-choice-and-supervision"
    leak = case.leaked_by_recipient and (case.chosen_or_watched_badly or not for_choice_only)
    if not leak and (case.fault == "none" or not (case.breach or case.in_tort)):
        return 0
    if is_excused(case, chosen):
        return 0
    if set(case.circumstances) & {"missed-schedule", "out-of-scope", "result-only", "antisocial-termination"}:
        return 0
    consumer = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
    free = consumer or gross(case, chosen)
    on_provider = case.misuse_through_provider and chosen.get("account-misuse-through-provider") == "provider"
    if "account" in case.circumstances and not free and not on_provider:
        return 0
    ordinary = case.ordinary_loss
    burden_on_customer = chosen.get("proof-of-ai-error") == "customer"
    by_ai = case.ai_error == "shown" or (case.ai_error == "open" and burden_on_customer)
    careless = case.left_unreviewed and chosen.get("unreviewed-ai-output") == "breach-of-care"
    if free or not by_ai or careless:
        ordinary += case.ai_error_loss
    return limited(case, ordinary, free, chosen)


def liability_of_customer(case: Case, chosen: Readings) -> int:
    """What the customer owes the provider."""
    on_provider = case.misuse_through_provider and chosen.get("account-misuse-through-provider") == "provider"
    protected = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied" and case.judged_unfair
    if case.through_account and not on_provider and not protected:
        own_rule = chosen.get("account-damage-cap") == "does-not-apply"
        return limited(case, case.damage, own_rule or gross(case, chosen), chosen)
    if case.fault == "none" or not (case.breach or case.in_tort):
        return 0
    if is_excused(case, chosen) or case.from_antisocial_termination:
        return 0
    return limited(case, case.damage, gross(case, chosen), chosen)


def antisocial_damages(case: Case, chosen: Readings) -> int:
    """15.4: what the side that broke its promise owes the one that terminated."""
    broken = bool(case.situations) or (bool(case.unfair_acts) and case.against_other_side)
    suspected = case.reason_to_suspect and chosen.get("antisocial-suspicion") == "suspicion-is-enough"
    if not case.terminated or not (broken or suspected):
        return 0
    own_rule = chosen.get("antisocial-damages-cap") == "does-not-apply"
    consumer = case.customer_is_consumer and case.terminating == "customer"
    void = consumer and chosen.get("consumer-contract-act") == "applied"
    return limited(case, case.damage, own_rule or void or gross(case, chosen), chosen)


#: The month in UTC in which an instant lies, by its first day: what the window of 13.1 comes to.
def utc_month(instant: datetime) -> date:
    """The first day of the month in UTC."""
    return instant.astimezone(UTC).date().replace(day=1)
