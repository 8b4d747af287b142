"""A second derivation of the Flux terms, chapters 12 and 15: plain steps over days, hours and integers.

Nothing here comes from the library. Days are walked one by one, outages by units of 24 hours, periods of months over
the calendar, claims by integer steps in the order of the text. A reading is given by its code, as
`chosen["day-count"]`; one that is not given is taken in its default.

>>> late_interest(Case(principal=100_000, due_on=date(2024, 1, 31), paid_on=date(2024, 3, 1), tax_percent=10))
1148
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from tests.contracts.by_day import (
    ONE_DAY,
    ONE_UNIT,
    TOKYO,
    Case,
    Readings,
    accrued,
    day_of,
    designated,
    end_of_months,
    length_of_month,
    month_number,
    whole_yen,
    without_tax,
)

CLAUSE_RATE = Fraction(145, 1000)

# Late interest ------------------------------------------------------------------------------------------------------


def by_clause(principal: int, due_on: date, paid_on: date, chosen: Readings) -> int:
    """14.5% a year from the day after the due date to the day before the payment."""
    return whole_yen(accrued(principal, CLAUSE_RATE, due_on + ONE_DAY, paid_on - ONE_DAY, chosen), chosen)


def late_interest(case: Case, chosen: Readings = {}) -> int:  # noqa: B006
    """12.3 for a debt with a due date."""
    if case.paid_on <= case.due_on:
        return 0
    return by_clause(without_tax(case.principal, case.tax_percent, chosen), case.due_on, case.paid_on, chosen)


def late_interest_from_demand(case: Case, chosen: Readings) -> int:
    """12.3 for a debt without a due date."""
    if case.paid_on <= case.demanded_on:
        return 0
    if chosen.get("undated-debt") == "statutory-rate":
        first = case.demanded_on + ONE_DAY
        percent = 5 if first < date(2020, 4, 1) else 3 if first < date(2029, 4, 1) else case.statutory_percent
        parts = accrued(case.principal, Fraction(percent, 100), first, case.paid_on, chosen)
        return whole_yen(parts, chosen)
    return by_clause(case.principal, case.demanded_on, case.paid_on, chosen)


def late_interest_with_part_payment(case: Case, chosen: Readings) -> int:
    """12.3 with one part payment: the whole until then, what is left of the principal from that day on.

    The part payment strikes an account, so the interest up to it is worked out in whole yen.
    """
    if case.paid_on <= case.due_on:
        return 0
    before = by_clause(case.principal, case.due_on, case.part_paid_on, chosen)
    to_principal = case.part
    if chosen.get("appropriation", "interest-first") == "interest-first":
        to_principal -= min(case.part, before)
    left = max(0, case.principal - to_principal)
    again_from = max(case.part_paid_on, case.due_on + ONE_DAY)
    after = accrued(left, CLAUSE_RATE, again_from, case.paid_on - ONE_DAY, chosen)
    return before + whole_yen(after, chosen)


# Due dates ----------------------------------------------------------------------------------------------------------

EVENTS = {
    "found-unable-to-pay", "proceedings-opened", "dishonour", "seizure-sent", "registration-cancelled",
    "whole-business-given-up", "whereabouts-unknown", "serious-state",
}  # fmt: skip


def accelerates(event: str, chosen: Readings) -> bool:
    """Whether something is one of the eight events of 12.4."""
    wider = {
        "electronic-claim-unpaid": chosen.get("electronic-claims") == "by-analogy",
        "seizure-applied-for": chosen.get("seizure-dispatch") == "tax-seizure-only",
        "serious-state-by-provider": chosen.get("serious-state-judge") == "provider",
    }
    return event in EVENTS or wider.get(event, False)


def due_date(case: Case, chosen: Readings) -> date:
    """When a debt is due, after an event or without one."""
    ordinary = designated(case, chosen)
    reached = case.under_this_contract or chosen.get("accelerated-debts") != "this-contract"
    if not accelerates(case.event, chosen) or not reached:
        return ordinary
    if case.arose_on <= case.event_on:
        restored = case.resolved and chosen.get("resolved-event") == "falls-away"
        return ordinary if restored else min(case.event_on, ordinary)
    if not case.demanded or case.demanded_on < case.arose_on:
        return ordinary
    if case.resolved:
        if case.arose_on >= case.resolved_on:
            return ordinary
        if case.demanded_on >= case.resolved_on and chosen.get("demand-after-resolution") != "due-at-once":
            return ordinary
    return min(case.demanded_on, ordinary)


def total_due_at_once(case: Case, chosen: Readings) -> int:
    """The debts that exist on the day of the event and were not due yet."""
    total = 0
    if not accelerates(case.event, chosen) or (case.resolved and chosen.get("resolved-event") == "falls-away"):
        return total
    for debt in case.debts:
        if not debt["under_this_contract"] and chosen.get("accelerated-debts") == "this-contract":
            continue
        if debt["arose_on"] <= case.event_on < debt["due_on"]:
            total += debt["amount"]
    return total


def late_interest_after_acceleration(case: Case, chosen: Readings) -> int:
    """12.3, which knows only debts under this contract, from the day on which the debt fell due."""
    if not case.under_this_contract:
        return 0
    as_designated = chosen.get("accelerated-due-date") == "ordinary"
    due = designated(case, chosen) if as_designated else due_date(case, chosen)
    return by_clause(case.principal, due, case.paid_on, chosen) if case.paid_on > due else 0


# The credit for an outage -------------------------------------------------------------------------------------------


def last_day_to_request(learned_at: datetime, next_business_day: date, chosen: Readings) -> date:
    """The day on which 3 months from learning are completed."""
    first = day_of(learned_at, chosen) + ONE_DAY
    clock = UTC if chosen.get("day-boundary") == "utc" else TOKYO
    midnight = learned_at.astimezone(clock).time().isoformat() == "00:00:00"
    if midnight and chosen.get("first-day") == "counted-at-midnight":
        first -= ONE_DAY
    last = end_of_months(first, 3)
    if chosen.get("last-day") == "day-after":
        last += ONE_DAY
    return max(last, next_business_day) if chosen.get("rest-day") == "next-business-day" else last


def credit_request_deadline(case: Case, chosen: Readings) -> date:
    """15.2.2, second sentence."""
    return last_day_to_request(case.learned_at, case.next_business_day, chosen)


def outage_credit(case: Case, chosen: Readings) -> int:
    """15.2.2: one day's fee for each 24 hours from awareness, if everything that it asks for is so."""
    wider = chosen.get("credit-scope") == "also-system" and case.unusable != "nothing"
    if not (case.to_be_supplied and (case.unusable == "flux" or wider) and case.cause == "provider"):
        return 0
    if not (case.complete and case.continuous and case.requested):
        return 0
    if case.provider_aware:
        start = case.aware_at
    elif chosen.get("outage-clock") == "report":
        start = case.reported_at
    else:
        return 0
    if case.through_external_service and chosen.get("external-failure-and-credit") == "excluded":
        return 0
    if case.customer_learned or chosen.get("customer-never-learned") == "from-end-of-outage":
        since = case.learned_at if case.customer_learned else case.restored_at
        asked = case.request_sent_on if chosen.get("claim-moment") == "dispatch" else case.request_received_on
        lifted = chosen.get("forfeiture-under-gross-fault") == "lifted" and case.fault in ("gross", "intent")
        if asked > last_day_to_request(since, case.next_business_day, chosen) and not lifted:
            return 0
    end = case.restored_at
    if chosen.get("several-outages") == "added-up":
        end += timedelta(seconds=case.other_outages)
    days: list[date] = []
    while start + ONE_UNIT <= end:
        days.append(day_of(start, chosen))
        start += ONE_UNIT
    if not days:
        return 0
    if chosen.get("daily-fee") == "usage":
        credit = without_tax(case.usage_fee, case.tax_percent, chosen)
    else:
        credit = whole_yen(list(fees_by_month(case, days, chosen).values()), chosen)
    return min(credit, case.bill) if chosen.get("credit-above-bill", "lapses") == "lapses" else credit


def fees_by_month(case: Case, days: list[date], chosen: Readings) -> dict[int, Fraction]:
    """The fee for the days, month by month."""
    fees: dict[int, Fraction] = {}
    for unit in days:
        day = days[0] if chosen.get("outage-over-month-end") == "month-of-awareness" else unit
        first_month = month_number(day) == month_number(days[0])
        fee = without_tax(case.monthly_fee if first_month else case.later_monthly_fee, case.tax_percent, chosen)
        match chosen.get("daily-fee", "calendar-days"):
            case "thirty-days":
                share = Fraction(fee, 30)
            case "floored-daily-price":
                share = Fraction(fee // length_of_month(day))
            case _:
                share = Fraction(fee, length_of_month(day))
        fees[month_number(day)] = fees.get(month_number(day), Fraction(0)) + share
    return fees


# Damages ------------------------------------------------------------------------------------------------------------

OUTSIDE = {
    "account", "client-explanation", "connection", "high-risk-use", "own-ai-licence", "personal-information",
    "warranty-only",
}  # fmt: skip
TROUBLES = {"content-changed", "malfunction", "dispute"}


def recoverable_damage(case: Case, chosen: Readings) -> int:
    """15.1 and 15.2 with the exemptions of other articles: heads, exclusions, the provider's part, the cap."""
    staff = case.fault_of_staff_only and chosen.get("staff-fault") == "provider-only"
    gross = case.fault in ("gross", "intent") and not staff
    consumer = case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"
    cause, founded = case.cause, case.breach and (case.fault != "none" or chosen.get("excuse-for-breach") == "strict")
    if cause == "ai-provider":
        as_backbone = chosen.get("ai-provider-as-backbone", "backbone") == "backbone"
        cause = "backbone-provider" if as_backbone else "third-party"
    if cause == "backbone-provider":
        paragraph_4 = chosen.get("backbone-as-third-party", "paragraph-4") == "paragraph-4"
        if paragraph_4 and case.unusable == "flux":
            if not gross:
                return from_backbone(case, chosen)
            founded = True  # paragraph 7 lifts the limits of paragraph 4 and leaves its liability
        cause = "third-party"
    if not founded:
        return 0
    shared = cause == "shared-with-third-party"
    if not gross:
        if case.unusable != "nothing" and (cause == "third-party" or (shared and taken_by_others(case, chosen))):
            return 0
        credit_only = chosen.get("outage-without-credit", "no-remedy") == "no-remedy" or case.qualifies_for_credit
        without_remedy = consumer and not case.qualifies_for_credit
        if case.unusable == "flux" and credit_only and not without_remedy:
            return 0
    if exempt_elsewhere(case, chosen, gross, backbone=False):
        return 0
    heads = case.ordinary_loss + case.indirect_loss
    if gross or (case.unusable != "flux" and chosen.get("lost-profit-scope", "non-supply") == "non-supply"):
        heads += case.lost_profit
    if gross or (case.unusable != "flux" and chosen.get("complaint-costs", "non-supply") == "non-supply"):
        heads += case.complaint_costs
    if gross or consumer or not case.lost_in_repair:
        heads += case.content_loss
    if shared or "data-source" in case.circumstances:
        heads = whole_yen([Fraction(heads * (100 - case.others_percent), 100)], chosen)
    return heads if gross else min(heads, monthly_cap(case, chosen))


def from_backbone(case: Case, chosen: Readings) -> int:
    """15.2.4, which sets aside what stands before it in 15.2 and nothing else."""
    if exempt_elsewhere(case, chosen, gross=False, backbone=True):
        return 0
    loss = case.ordinary_loss
    if not case.lost_in_repair or (case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied"):
        loss += case.content_loss
    if chosen.get("complaint-costs-under-backbone") == "recoverable":
        loss += case.complaint_costs
    limit = {
        "whole": case.received_from_backbone,
        "pro-rata": case.share_of_receipt,
        "with-credits": case.received_from_backbone + case.backbone_credits,
        "with-claim": case.received_from_backbone + case.backbone_claim,
    }[chosen.get("backbone-receipt", "whole")]
    return min(loss, limit)


def taken_by_others(case: Case, chosen: Readings) -> bool:
    """Whether the part of others in the cause takes the whole claim."""
    return case.others_percent > (0 if chosen.get("shared-cause") == "all-or-nothing" else 99)


def exempt_elsewhere(case: Case, chosen: Readings, gross: bool, backbone: bool) -> bool:
    """Whether an exemption outside 15.2 takes the whole claim."""
    found = set(case.circumstances)
    if gross and chosen.get("limits-under-gross-fault", "not-enforced") == "not-enforced":
        return False
    narrow = chosen.get("additional-function-liability") == "credit-and-backbone-only" and not backbone
    if narrow and found & {"additional-function", *TROUBLES}:
        return True
    if case.customer_is_consumer and chosen.get("consumer-contract-act") == "applied":
        return "warranty-only" in found  # the Act strikes total exclusions of liability for a breach
    if "external-service" in found:
        if not gross:
            return True
        found -= TROUBLES  # the exception of 17.2.4 opens 17.1.1 as well
    exempt = set(OUTSIDE)
    if chosen.get("account-misuse-through-provider") == "provider":
        exempt.discard("account")
    if chosen.get("own-service-responsibility") == "own-claims-as-well":
        exempt.add("own-service")
    return bool(found & (exempt | TROUBLES)) or ("data-source" in found and taken_by_others(case, chosen))


def monthly_cap(case: Case, chosen: Readings) -> int:
    """15.2.3: the fee of the month in which the damage occurred."""
    names = {"tariff": "monthly_fee", "net": "net_fee", "to-date": "fee_to_date"}
    fee = without_tax(case[names[chosen.get("cap-fee", "tariff")]], case.tax_percent, chosen)
    if chosen.get("cap-month") == "first-month":
        fee = max(0, without_tax(case.first_month_fee, case.tax_percent, chosen) - case.recovered_for_breach)
    return max(0, fee - case.recovered_in_month) if chosen.get("cap-scope") == "once-a-month" else fee


def liability_of_customer(case: Case, chosen: Readings) -> int:
    """3.5.3 without fault, 15.1 with fault, a client's breach being the customer's own; no cap."""
    if case.through_account:
        return int(case.damage)
    answers = case.fault != "none" or chosen.get("excuse-for-breach") == "strict"
    return int(case.damage) if (case.breach or case.clients_breach) and answers else 0
