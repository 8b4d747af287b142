"""A second derivation of the SoraCam terms: plain steps over days, months and integers, in the order of the text.

Nothing here comes from the library. How days add up to years, and what becomes of a fraction of a yen, is walked as for
the Flux terms; every clause is written again from the SoraCam text. A reading is given by its code, as
`chosen["cap-window"]`; one that is not given is taken in its default.

>>> late_interest(Case(principal=1_000_000, product_price=0, due_on=date(2028, 2, 28), paid_on=date(2028, 3, 1),
...                    tax_percent=10, customer_is_consumer=False), {})
396
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from tests.contracts.by_day import (
    ONE_DAY,
    Case,
    Readings,
    accrued,
    day_of,
    length_of_month,
    month_number,
    whole_yen,
    without_tax,
)

RATE = Fraction(145, 1000)


def count_days(first: date, last: date) -> int:
    """The days from `first` to `last`, both included, counted one by one."""
    days, day = 0, first
    while day <= last:
        days, day = days + 1, day + ONE_DAY
    return days


# Articles 6, 9, 10: start, indemnities ------------------------------------------------------------------------------


def contract_start(case: Case, chosen: Readings) -> date:
    """6: the day of the acceptance."""
    arrived = chosen.get("contract-start") == "arrival"
    return day_of(case.arrived_at if arrived else case.accepted_at, chosen)


def _entitled(case: Case, chosen: Readings) -> bool:
    if case.indemnitee == "other" or not case.asked:
        return False
    if case.indemnitee == "atomtech" and chosen.get("third-partys-own-claim") == "none":
        return False
    return case.indemnitees_fault in ("none", "ordinary") or chosen.get("indemnity-for-gross-fault") == "included"


def dispute_indemnity(case: Case, chosen: Readings) -> int:
    """9.2: costs and other damage, on request."""
    owed: int = case.damage + case.costs + case.lawyers_fees
    return owed if case.from_dispute and _entitled(case, chosen) else 0


def own_service_indemnity(case: Case, chosen: Readings) -> int:
    """10.7: damage, on request."""
    owed: int = case.damage + case.costs
    if chosen.get("indemnity-lawyers-fees") != "only-if-listed":
        owed += case.lawyers_fees
    return owed if case.through_own_service and _entitled(case, chosen) else 0


# Article 11: notice, records ----------------------------------------------------------------------------------------


def abolition_notice_breach(case: Case, chosen: Readings) -> bool:
    """11.2, second sentence."""
    if not case.told:
        return True
    told_at = case.sent_at if chosen.get("claim-moment") == "dispatch" else case.arrived_at
    return not told_at < case.ends_at


def retention_ended(case: Case, chosen: Readings) -> bool:
    """11.2, fourth sentence, and 17.4."""
    return case.ended in ("service-ended", "contract-ended") and bool(case.as_of >= case.ended_at)


# Article 14: damages ------------------------------------------------------------------------------------------------


def liability_of_customer(case: Case, chosen: Readings) -> int:
    """7.4 through the account, 8.3 through a prohibited act, 14.1 through a breach or through fault; no cap."""
    broken = case.breach or case.clients_breach or case.law_broken or case.prohibited_act
    alone = broken and chosen.get("breach-without-fault") != "civil-code-415"
    founded = case.through_account or alone or case.fault != "none"
    return int(case.damage) if founded else 0


def recoverable_damage(case: Case, chosen: Readings) -> int:
    """What 3, 7 to 11, 13 and 14 leave of a claim: exemptions, heads, the cap."""
    if not case.breach or (case.fault == "none" and (case.in_tort or chosen.get("excuse-for-breach") != "strict")):
        return 0
    protected = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
    gross = _gross(case, chosen)
    precedent = gross and chosen.get("limits-under-gross-fault") != "as-written"
    found = set(case.circumstances)
    if found & {"connection", "records", "warranty-only"}:  # no breach to begin with
        return 0
    if "footage" in found and not gross and not protected:
        return 0
    total = {"equipment", "suspension", "client-explanation", "stop", "dealings"}
    if chosen.get("account-misuse-through-provider") != "provider":
        total.add("account")
    if case.told_beforehand or chosen.get("end-without-notice") == "exempt":
        total.add("end-of-service")
    if chosen.get("hold-harmless") == "own-claims-as-well":
        total.add("own-wrong")
    if chosen.get("own-service-responsibility") == "own-claims-as-well":
        total.add("own-service")
    if found & total and not precedent and not protected:
        return 0
    heads: int = case.ordinary_loss
    left_out = case.incidental_loss + case.indirect_loss + case.special_loss + case.future_loss + case.lost_profit
    unlimited = precedent or _limits_void(case, chosen)
    if unlimited:
        return int(heads + left_out + case.ordinary_lost_profit)
    if chosen.get("lost-profit-as-ordinary-loss") == "recoverable":
        heads += case.ordinary_lost_profit
    if case.in_tort and chosen.get("tort-claims") == "uncapped":
        return heads
    return min(heads, cap(case, chosen))


def _gross(case: Case, chosen: Readings) -> bool:
    return case.fault in ("gross", "intent") and not (
        case.fault_of_staff_only and chosen.get("staff-fault") == "provider-only"
    )


def _limits_void(case: Case, chosen: Readings) -> bool:
    """Consumer Contract Act 8(1) for gross fault, of staff too; 8(3) for contracts from 1 June 2023."""
    if not case.customer_is_consumer or chosen.get("consumer-contract-act") != "applied":
        return False
    return case.fault in ("gross", "intent") or not case.contract_made_on < date(2023, 6, 1)


def cap(case: Case, chosen: Readings) -> int:
    """14.2, second sentence: walk back from the month of the damage and add up what falls into each month."""
    by_breach = chosen.get("cap-month") == "first-month"
    month = month_number(case.first_damaged_on if by_breach else case.damaged_on)
    if chosen.get("cap-window") == "three-before":
        month -= 1
    months = {month, month - 1, month - 2}
    fees = 0
    for charge in case.charges:
        match chosen.get("cap-fee-month", "accrued"):
            case "charged":
                day = charge["charged_on"]
            case "paid":
                day = charge["paid_on"] if charge["paid"] else None
            case _:
                day = charge["month"]
        if charge["kind"] == "service-fee" and day is not None and month_number(day) in months:
            fees += charge["amount"]
    fees = without_tax(fees, case.tax_percent, chosen)
    if chosen.get("cap-of-a-young-contract") == "grossed-up":
        fees = whole_yen([Fraction(fees * 3, case.months_of_contract)], chosen)
    if chosen.get("cap-scope") == "in-total":
        return max(0, fees - case.recovered_for_breach - case.recovered_before)
    return max(0, fees - case.recovered_for_breach) if by_breach else fees


def cap_months(case: Case, chosen: Readings) -> date:
    """The first day that counts: walk back until three months are full."""
    day: date = case.first_damaged_on if chosen.get("cap-month") == "first-month" else case.damaged_on
    months = month_number(day) - (3 if chosen.get("cap-window") == "three-before" else 2)
    while month_number(day - ONE_DAY) >= months:
        day -= ONE_DAY
    return day


# Article 15: fees and late interest ---------------------------------------------------------------------------------


def fee_start(case: Case, chosen: Readings) -> date | None:
    """15.1: the day on which provision began, if it has."""
    started_on: date = case.started_on
    return started_on if case.started else None


def fee_duty(case: Case, chosen: Readings) -> bool:
    """15.1 for one day."""
    freed = chosen.get("fees-for-nothing-supplied") == "civil-code" and case.stop == "force-majeure"
    return case.started and case.contract_runs and not case.day < case.started_on and not freed


def outage_credit(case: Case, chosen: Readings) -> int:
    """No clause; Civil Code 536(1) for each whole day of force majeure, by the days of its month."""
    if chosen.get("fees-for-nothing-supplied") != "civil-code" or case.stop != "force-majeure":
        return 0
    total, day = Fraction(0), case.first_day
    while day <= case.last_day:
        total += Fraction(case.monthly_fee, length_of_month(day))
        day += ONE_DAY
    return whole_yen([total], chosen)


def payment_breach(case: Case, chosen: Readings) -> bool:
    """15.2: paid after the day designated for it."""
    moment = case.sent_at if chosen.get("payment-moment") == "sent" else case.credited_at
    return day_of(moment, chosen) > _designated(case, chosen)


def by_clause(principal: int, due_on: date, paid_on: date, chosen: Readings) -> int:
    """15.3: 14.5% a year from the day after the due date to the day before the payment."""
    return whole_yen(accrued(principal, RATE, due_on + ONE_DAY, paid_on - ONE_DAY, chosen), chosen)


def late_interest(case: Case, chosen: Readings) -> int:
    """15.3 for a debt with a due date."""
    if case.paid_on <= case.due_on:
        return 0
    covered = chosen.get("product-price-interest") == "covered"
    principal = without_tax(case.principal + (case.product_price if covered else 0), case.tax_percent, chosen)
    owed = by_clause(principal, case.due_on, case.paid_on, chosen)
    if case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied":
        most = accrued(principal, Fraction(146, 1000), case.due_on + ONE_DAY, case.paid_on, chosen)
        return min(owed, whole_yen(most, chosen))
    return owed


def late_interest_from_demand(case: Case, chosen: Readings) -> int:
    """15.3 for damages and indemnities."""
    if case.paid_on <= case.demanded_on:
        return 0
    if chosen.get("undated-debt") == "statutory-rate":
        first = case.demanded_on + ONE_DAY
        percent = 5 if first < date(2020, 4, 1) else 3 if first < date(2029, 4, 1) else case.statutory_percent
        return whole_yen(accrued(case.principal, Fraction(percent, 100), first, case.paid_on, chosen), chosen)
    return by_clause(case.principal, case.demanded_on, case.paid_on, chosen)


def late_interest_with_part_payment(case: Case, chosen: Readings) -> int:
    """15.3 with one part payment, at which accounts are settled in whole yen."""
    if case.paid_on <= case.due_on:
        return 0
    before = by_clause(case.principal, case.due_on, case.part_paid_on, chosen)
    takes_interest = chosen.get("appropriation") != "principal-first"
    left = max(0, case.principal - (case.part - (min(case.part, before) if takes_interest else 0)))
    again_from = max(case.part_paid_on, case.due_on + ONE_DAY)
    return before + whole_yen(accrued(left, RATE, again_from, case.paid_on - ONE_DAY, chosen), chosen)


# Article 16: acceleration -------------------------------------------------------------------------------------------

EVENTS = {
    "found-unable-to-pay", "proceedings-opened", "dishonour", "seizure-sent", "whereabouts-unknown", "serious-state",
}  # fmt: skip


def _accelerates(event: str, chosen: Readings) -> bool:
    wider = {
        "electronic-claim-unpaid": chosen.get("electronic-claims") == "by-analogy",
        "seizure-applied-for": chosen.get("seizure-dispatch") == "tax-seizure-only",
        "serious-state-by-provider": chosen.get("serious-state-judge") == "provider",
    }
    return event in EVENTS or wider.get(event, False)


def _designated(case: Case, chosen: Readings) -> date:
    moved = chosen.get("due-date-on-bank-holiday") == "next-business-day"
    day: date = case.next_business_day if moved else case.due_on
    return day


def due_date(case: Case, chosen: Readings) -> date:
    """When a debt is due: by itself on the event, on request after it, otherwise as designated."""
    ordinary = _designated(case, chosen)
    reached = case.under_this_contract or chosen.get("accelerated-debts") != "this-contract"
    if not reached or not _accelerates(case.event, chosen):
        return ordinary
    if case.arose_on <= case.event_on:
        revived = case.resolved and chosen.get("resolved-event") == "falls-away"
        return ordinary if revived else min(ordinary, case.event_on)
    if not case.demanded or case.demanded_on < case.arose_on:
        return ordinary
    if case.resolved and case.arose_on >= case.resolved_on:
        return ordinary
    too_late = case.resolved and case.demanded_on >= case.resolved_on
    if too_late and chosen.get("demand-after-resolution") != "due-at-once":
        return ordinary
    on_request: date = min(ordinary, case.demanded_on)
    return on_request


def total_due_at_once(case: Case, chosen: Readings) -> int:
    """16, first sentence, over all debts."""
    if not _accelerates(case.event, chosen) or (case.resolved and chosen.get("resolved-event") == "falls-away"):
        return 0
    this_only = chosen.get("accelerated-debts") == "this-contract"
    return sum(
        debt["amount"]
        for debt in case.debts
        if debt["arose_on"] <= case.event_on < debt["due_on"] and (debt["under_this_contract"] or not this_only)
    )


def late_interest_after_acceleration(case: Case, chosen: Readings) -> int:
    """15.3 on a debt under the terms, from its due date after the event."""
    as_designated = chosen.get("accelerated-due-date") == "ordinary"
    due = _designated(case, chosen) if as_designated else due_date(case, chosen)
    if not case.under_this_contract or case.paid_on <= due:
        return 0
    return by_clause(case.principal, due, case.paid_on, chosen)


# Article 17: termination --------------------------------------------------------------------------------------------


def termination_by_customer(case: Case, chosen: Readings) -> date | None:
    """17.1, first sentence."""
    if not case.prescribed_form:
        return None
    day: date = case.sent_on if chosen.get("claim-moment") == "dispatch" else case.received_on
    if chosen.get("customers-termination-moment") == "end-of-period":
        day = max(day, case.period_last_day)
    return day


def fee_after_termination(case: Case, chosen: Readings) -> int:
    """17.1, second sentence, for what is not paid yet; 15.1 before the period begins."""
    fee: int = case.period_fee
    if case.ended_on < case.first_day:
        if chosen.get("termination-before-start") != "whole-fee":
            return 0
    elif chosen.get("unpaid-fee-at-termination") == "elapsed-part":
        elapsed = count_days(case.first_day, min(case.ended_on, case.last_day))
        fee = whole_yen([Fraction(fee * elapsed, count_days(case.first_day, case.last_day))], chosen)
    still_owed: int = max(0, fee - case.paid)
    return still_owed


def prepaid_refund(case: Case, chosen: Readings) -> int:
    """17.1, second sentence, for what is paid already; nothing is written about other ends, or before the period."""
    left = count_days(max(case.first_day, case.ended_on + ONE_DAY), case.last_day)
    unused = whole_yen([Fraction(case.prepaid * left, count_days(case.first_day, case.last_day))], chosen)
    began = not case.ended_on < case.first_day
    any_end = chosen.get("no-proration-scope") == "any-end"
    if began and (any_end or case.ended_by == "customers-termination"):
        protected = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
        charged = protected and case.ended_by != "end-of-service"
        return max(0, unused - case.average_damage) if charged else 0
    by_provider = case.ended_by in ("providers-termination", "customers-ties")
    if by_provider and chosen.get("prepaid-fees-on-termination") == "pro-rata":
        return unused
    without_service = case.ended_by in ("end-of-service", "providers-ties")
    if not began and chosen.get("termination-before-start") != "whole-fee":
        without_service = True
    return unused if without_service and chosen.get("prepaid-fees-by-law") == "civil-code-703" else 0


GROUNDS = {
    "false-notice", "payments-stopped", "unable-to-pay", "dishonour", "attachment-applied-for", "public-dues-seizure",
    "petition", "credit-doubt", "licence", "resolution", "performance-difficult", "judged-improper",
}  # fmt: skip


def termination_by_provider(case: Case, chosen: Readings) -> bool:
    """17.2 with its eleven items."""
    if not case.ground_judged:
        return False
    done = {*case.acts, *case.clients_acts}
    if chosen.get("risk-as-prohibited-act") == "risk-is-enough":
        done |= set(case.risked)
    if _supply_allowed(case):
        done.discard("supplied-others")
    if done or GROUNDS & set(case.troubles):
        return True
    if not (case.breach or case.clients_breach) or not case.demanded or case.as_of <= case.last_day_to_cure:
        return False
    if case.cured and case.cured_on <= case.last_day_to_cure:
        return False
    return not (case.cured and case.cured_on <= case.as_of and chosen.get("ground-after-cure") == "lapses")


def _supply_allowed(case: Case) -> bool:
    """10.1 and 10.2: consent in due form beforehand, or built in with value added."""
    consented = case.consent in ("written", "electronic") and case.consent_at < case.supplied_at
    return bool(consented or (case.built_in and case.judged_to_add_value))


def termination_by_provider_day(case: Case, chosen: Readings) -> date | None:
    """The day on which such a termination works."""
    if not termination_by_provider(case, chosen):
        return None
    day: date = case.decided_on if chosen.get("providers-termination-moment") == "decision" else case.notice_arrived_on
    return day


def payable_after_termination(case: Case, chosen: Readings) -> int:
    """17.3: all that is unpaid."""
    owed: int = case.unpaid_fees + case.unpaid_late_interest
    return owed if case.terminated_by_provider else 0


def due_date_after_termination(case: Case, chosen: Readings) -> date:
    """17.3 and a due date that has passed."""
    no_time_left = case.due_on < case.terminated_on or case.fell_due_early
    kept = no_time_left and chosen.get("due-date-after-termination") != "replaced"
    day: date = case.set_on if case.day_set and not kept else case.due_on
    return day


def late_interest_after_termination(case: Case, chosen: Readings) -> int:
    """15.3 from that day."""
    due = due_date_after_termination(case, chosen)
    return by_clause(case.principal, due, case.paid_on, chosen) if case.paid_on > due else 0


# Articles 19 to 21 --------------------------------------------------------------------------------------------------


def new_terms(case: Case, chosen: Readings) -> date | None:
    """19: the first use after the announcement, and what the Civil Code adds if so read."""
    if case.channel == "none":
        return None
    in_time = day_of(case.announced_at, {}) < case.effective_on
    statute = case.statutory_test == "benefits" or (case.statutory_test == "reasonable" and in_time)
    people_only = chosen.get("automatic-traffic") == "not-use"
    uses = [use["at"] for use in case.uses if use["at"] > case.announced_at and not (people_only and use["by_device"])]
    days: list[date] = []
    if uses and (statute or chosen.get("amendment-route") != "statute-as-well"):
        first = day_of(min(uses), chosen)
        at_once = chosen.get("use-before-effective-day") == "at-once"
        days.append(first if at_once else max(first, case.effective_on))
    if statute and chosen.get("no-use-after-amendment") == "statute":
        days.append(case.effective_on)
    return min(days, default=None)


def notice_effect(case: Case, chosen: Readings) -> datetime | None:
    """20 for the manner; the moment is that of arrival."""
    if not case.by_providers_method:
        return None
    moment: datetime = case.sent_at if chosen.get("claim-moment") == "dispatch" else case.arrived_at
    return moment


def antisocial_termination(case: Case, chosen: Readings) -> bool:
    """21.3: a broken warranty, reason to suspect one, a report that is missing or false."""
    if case.situations or case.reason_to_suspect:
        return True
    if not case.report_demanded:
        return False
    any_untruth = chosen.get("false-report") == "any-untruth"
    if case.report_handed_in and case.report_false and (case.knowingly_false or any_untruth):
        return True
    binding = case.reasonable_time or chosen.get("report-time") == "any-day"
    if not case.facts_raise_suspicion or not binding or case.as_of <= case.report_due:
        return False
    if not case.report_handed_in:
        return True
    last: date = case.as_of if chosen.get("late-report") == "cured" else case.report_due
    return bool(case.handed_in_on > last)


def antisocial_damages(case: Case, chosen: Readings) -> int:
    """21.3: the damage from the termination, capped for the provider if 14.2 is read to reach it."""
    damage: int = case.damage
    if not antisocial_termination(case, chosen):
        return 0
    if case.terminating == "provider" or chosen.get("antisocial-damages-cap") != "applies":
        return damage
    if _limits_void(case, chosen):
        return damage
    if _gross(case, chosen) and chosen.get("limits-under-gross-fault") != "as-written":
        return damage
    return min(damage, cap(case, chosen))
