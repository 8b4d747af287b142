"""A second derivation of the SORACOM beta terms: plain comparisons, sets, integers, and days walked one by one.

Nothing here comes from the library. Each function answers one question from the facts of a case, in the order of the
text; a reading is given by its code, as `chosen["statutory-interest"]`, and one that is not given is taken in its
default. Alternatives are codes; None is silence where a question has no zero and no "no".

>>> overdue = Case(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1), tax_percent=0)
>>> late_interest(overdue, {}), late_interest(overdue, {"statutory-interest": "civil-code"})
(0, 493)
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction

from tests.contracts.by_day import ONE_DAY, Case, accrued, day_of, designated, whole_yen, without_tax
from tests.contracts.by_day import payment_breach as paid_after_the_day

Readings = Mapping[str, str]


def is_read(chosen: Readings, reading: str, alternative: str) -> bool:
    """Whether an alternative other than the default is chosen."""
    return chosen.get(reading) == alternative


# Preamble -----------------------------------------------------------------------------------------------------------


def beta(case: Case, chosen: Readings) -> bool:
    """Unreleased, in development, or a preview by its title."""
    by_title = case.preview_title and not is_read(chosen, "beta-by-title", "state")
    return case.unreleased or case.in_development or by_title


def terms_apply(case: Case, chosen: Readings) -> bool:
    """The company or a subsidiary, a beta, and one of three kinds of person."""
    offering = case.relation in ("company", "subsidiary")
    return offering and beta(case, chosen) and case.standing in ("candidate", "applicant", "user")


def use_without_agreement(case: Case, chosen: Readings) -> bool:
    """Used, and not agreed."""
    return case.used and not case.agreed


# Article 1 ----------------------------------------------------------------------------------------------------------

SURVIVING = {4, 5, 8, 9, 11, 12}
OF_A_CANDIDATE = {5, 9}
OF_AN_APPLICANT = {1, 5, 8, 9, 11, 12}


def made_at(case: Case, chosen: Readings) -> datetime:
    """When the contract is made."""
    moment: datetime = case.arrived_at if is_read(chosen, "contract-start", "arrival") else case.accepted_at
    return moment


def is_user(case: Case, chosen: Readings) -> bool:
    """Whether the contract has been made, or by another reading whether its day has come."""
    if not case.accepted:
        return False
    if is_read(chosen, "user-status-start", "whole-day"):
        return day_of(made_at(case, chosen), chosen) <= day_of(case.at, chosen)
    return made_at(case, chosen) <= case.at


def standing(case: Case, chosen: Readings) -> str | None:
    """The last of the three that somebody has become."""
    if is_user(case, chosen):
        return "user"
    if case.applied and case.applied_at <= case.at:
        return "applicant"
    return "candidate" if case.introduced else None


def number(case: Case) -> int:
    """The number of the article that is asked about."""
    return int(case.article.removeprefix("article-"))


def agreed_as_candidate(case: Case, chosen: Readings) -> bool:
    """Whether a marked disclosure binds: by the law on consent only with a word about the terms."""
    act_needed = is_read(chosen, "assent-without-act", "act-needed")
    return case.marked_disclosure and (case.assented or not act_needed)


def deemed_agreement(case: Case, chosen: Readings) -> datetime | None:
    """The earliest agreement to the article."""
    moments = [case.applied_at] if case.applied else []
    if number(case) in OF_A_CANDIDATE and agreed_as_candidate(case, chosen):
        moments.append(case.marked_disclosure_at)
    return min(moments, default=None)


def binding_article(case: Case, chosen: Readings) -> bool:
    """The articles that bind at the moment, gathered as a set."""
    bound: set[int] = set()
    if agreed_as_candidate(case, chosen) and case.marked_disclosure_at <= case.at:
        bound |= OF_A_CANDIDATE
    if is_user(case, chosen):
        over = case.ended and case.ended_at <= case.at
        goes_on = is_read(chosen, "unlisted-articles-after-end", "go-on")
        bound |= SURVIVING if over and not goes_on else set(range(1, 13))
    elif case.applied and case.applied_at <= case.at:
        bound |= OF_AN_APPLICANT
    return number(case) in bound


def surviving_article(case: Case, chosen: Readings) -> bool:
    """Six articles say that they survive."""
    return number(case) in SURVIVING


def application(case: Case, chosen: Readings) -> bool:
    """By the prescribed method."""
    return bool(case.by_prescribed_method)


def separate_conditions_breach(case: Case, chosen: Readings) -> bool:
    """There are some, and they are not kept."""
    return case.conditions_exist and not case.kept


def covered_beta(case: Case, chosen: Readings) -> bool:
    """Beta by beta."""
    return bool(case.same_beta)


def contract_start(case: Case, chosen: Readings) -> date:
    """The day of the making."""
    return day_of(made_at(case, chosen), chosen)


def contract_in_force(case: Case, chosen: Readings) -> bool:
    """Between the making and the first end."""
    if not case.accepted or case.at < made_at(case, chosen):
        return False
    ends = [case.supply_ended_at] if enough_has_ended(case, chosen) else []
    match case.terminated:
        case "provider" if is_read(chosen, "providers-termination-moment", "decision"):
            ends.append(case.termination_decided_at)
        case "provider" | "user-for-ties":
            ends.append(case.termination_arrived_at)
        case "user-on-notice" if is_read(chosen, "users-exit", "reasonable-notice"):
            ends.append(case.notice_over_at)
        case _:
            pass
    return all(case.at < end for end in ends)


def enough_has_ended(case: Case, chosen: Readings) -> bool:
    """All of the beta, or less by another reading."""
    enough = {
        "whole": {"all"},
        "used-by-customer": {"all", "all-the-customer-uses"},
        "any-part": {"all", "all-the-customer-uses", "part"},
    }[chosen.get("abolition-scope", "whole")]
    return case.abolished in enough


def end_by_abolition(case: Case, chosen: Readings) -> date | None:
    """The day of an end that is enough."""
    return case.abolished_on if enough_has_ended(case, chosen) else None


def termination_by_customer(case: Case, chosen: Readings) -> date | None:
    """No right, or a walk over the days of a reasonable notice."""
    if not is_read(chosen, "users-exit", "reasonable-notice"):
        return None
    day: date = case.received_on
    for _ in range(case.reasonable_notice):
        day += ONE_DAY
    return day


def prevailing_text(case: Case, chosen: Readings) -> str:
    """Individual terms go first, separate conditions by the special rule."""
    if not case.conflict:
        return "both"
    if case.other == "individual-rule":
        return "these-terms" if is_read(chosen, "saying-otherwise", "any-contrary-clause") else "other-text"
    ranked = {"separate-conditions": "other-text", "these-terms": "these-terms", "no-order": "unranked"}
    return ranked[chosen.get("separate-conditions-priority", "separate-conditions")]


# Article 2 ----------------------------------------------------------------------------------------------------------


def new_terms(case: Case, chosen: Readings) -> date | None:
    """The first use after the announcement, or what statute makes of the change."""
    if case.channel == "none":
        return None
    uses = list(case.uses)
    if is_read(chosen, "use-of-another-beta", "any-beta"):
        uses += case.uses_of_other_betas
    moments: list[datetime] = []
    for use in uses:
        if use["by_device"] and is_read(chosen, "automatic-traffic", "not-use"):
            continue
        if use["at"] > case.announced_at:
            moments.append(use["at"])
    reasonable = case.statutory_test == "reasonable" and day_in_tokyo(case.announced_at) < case.effective_on
    test = case.statutory_test == "benefits" or reasonable
    days: list[date] = []
    if moments and (test or not is_read(chosen, "amendment-route", "statute-as-well")):
        day = day_of(min(moments), chosen)
        at_once = is_read(chosen, "use-before-effective-day", "at-once")
        days.append(day if at_once else max(day, case.effective_on))
    if test and is_read(chosen, "no-use-after-amendment", "statute"):
        days.append(case.effective_on)
    return min(days, default=None)


def day_in_tokyo(moment: datetime) -> date:
    """The civil day, whatever clock other days are told by."""
    return day_of(moment, {})


# Article 3 ----------------------------------------------------------------------------------------------------------


def fee(case: Case, chosen: Readings) -> int:
    """Nothing without conditions."""
    if not case.fee_terms_set:
        return 0
    earlier = case.fee_for_earlier_use if is_read(chosen, "fee-for-earlier-use", "owed") else 0
    return int(case.fee + earlier)


def prepaid_refund(case: Case, chosen: Readings) -> int:
    """What the conditions return, or by another reading, or the law, the unused days."""
    if case.refund_terms_set:
        return int(case.refund_by_terms)
    by_days: set[str] = set()
    if is_read(chosen, "prepaid-fees-on-termination", "pro-rata"):
        by_days |= {"providers-termination", "customers-ties"}
    by_law = is_read(chosen, "prepaid-fees-by-law", "civil-code-703")
    if by_law:
        by_days |= {"end-of-service", "providers-ties"}
    never_began = case.ended_on < case.first_day
    if case.ended_by not in by_days and not (by_law and never_began):
        return 0
    whole = unused = 0
    day = case.first_day
    while day <= case.last_day:
        whole += 1
        unused += day > case.ended_on
        day += ONE_DAY
    return whole_yen([Fraction(case.prepaid * unused, whole)], chosen)


def outage_credit(case: Case, chosen: Readings) -> int:
    """What the conditions credit, or by the law the days of force majeure, each by the days of its month."""
    if case.credit_terms_set:
        return int(case.credit_by_terms)
    if not is_read(chosen, "fees-for-nothing-supplied", "civil-code") or case.stop != "force-majeure":
        return 0
    total, day = Fraction(0), case.first_day
    while day <= case.last_day:
        total += Fraction(case.monthly_fee, monthrange(day.year, day.month)[1])
        day += ONE_DAY
    return whole_yen([total], chosen)


def due_date(case: Case, chosen: Readings) -> date:
    """The day that the conditions set."""
    return designated(case, chosen)


def payment_breach(case: Case, chosen: Readings) -> bool:
    """Paid after that day."""
    return paid_after_the_day(case, chosen)


def statutory(principal: int, first: date, start: date, last: date, percent: int, chosen: Readings) -> int:
    """The rate of the first day of delay, over the days from `start` to `last`, both included."""
    rate = 5 if first < date(2020, 4, 1) else 3 if first < date(2029, 4, 1) else percent
    return whole_yen(accrued(principal, Fraction(rate, 100), start, last, chosen), chosen)


def late_interest(case: Case, chosen: Readings) -> int:
    """Nothing in the terms; by the Civil Code to the day of payment, which is a day of delay."""
    if not is_read(chosen, "statutory-interest", "civil-code") or case.paid_on <= case.due_on:
        return 0
    principal = without_tax(case.principal, case.tax_percent, chosen)
    first = case.due_on + ONE_DAY
    return statutory(principal, first, first, case.paid_on, case.get("statutory_percent", 0), chosen)


def late_interest_from_demand(case: Case, chosen: Readings) -> int:
    """Late from the day after the demand."""
    if not is_read(chosen, "statutory-interest", "civil-code") or case.paid_on <= case.demanded_on:
        return 0
    first = case.demanded_on + ONE_DAY
    return statutory(case.principal, first, first, case.paid_on, case.statutory_percent, chosen)


def late_interest_with_part_payment(case: Case, chosen: Readings) -> int:
    """The whole until the part payment, that day included; what is left from the next day on, at the same rate."""
    if not is_read(chosen, "statutory-interest", "civil-code") or case.paid_on <= case.due_on:
        return 0
    first = case.due_on + ONE_DAY
    before = statutory(case.principal, first, first, case.part_paid_on, case.statutory_percent, chosen)
    to_principal = case.part
    if not is_read(chosen, "appropriation", "principal-first"):
        to_principal -= min(case.part, before)
    left = max(0, case.principal - to_principal)
    start = case.part_paid_on + ONE_DAY
    return before + statutory(left, first, start, case.paid_on, case.statutory_percent, chosen)


# Article 4 ----------------------------------------------------------------------------------------------------------


def feedback_request(case: Case, chosen: Readings) -> bool:
    """Of a user, on the beta."""
    return case.from_user and case.topic != "other"


def feedback_use(case: Case, chosen: Readings) -> bool:
    """On the beta, and by another reading asked for."""
    return case.topic != "other" and (case.asked_for or not is_read(chosen, "unsolicited-feedback", "asked-for-only"))


def feedback_remuneration(case: Case, chosen: Readings) -> int:
    """Nothing, written or not."""
    return 0


def usage_information(case: Case, chosen: Readings) -> bool:
    """Two purposes; by the law not for what it protects."""
    lawful = not (case.protected and is_read(chosen, "usage-information-law", "applied"))
    return case.purpose in ("beta", "other-offering") and lawful


# Article 5 ----------------------------------------------------------------------------------------------------------


def ownership(case: Case, chosen: Readings) -> bool:
    """The beta and records of trials; by other readings feedback and the user's data too."""
    owned = {"service", "trial-records"}
    if is_read(chosen, "users-data-in-trials", "all-data"):
        owned.add("customers-content")
    if is_read(chosen, "feedback-ownership", "transferred"):
        owned.add("feedback")
    return case.asset in owned


def filing_breach(case: Case, chosen: Readings) -> bool:
    """The beta, or an improvement that no talks left to its maker."""
    if not case.bound_by_article_5 or case.subject == "other":
        return False
    if case.subject == "independent":
        return is_read(chosen, "independent-filing", "covered")
    left = case.subject == "improvement" and case.let_by_talks
    return not left or is_read(chosen, "improvement-filing", "barred")


def transfer_demand(case: Case, chosen: Readings) -> bool:
    """After a breach, by the provider or its licensor."""
    return filing_breach(case, chosen) and case.demanded_by in ("provider", "licensor")


def transfer_price(case: Case, chosen: Readings) -> int:
    """What talks settled for an improvement; nothing otherwise."""
    if case.subject != "improvement" or not case.assigned_by_talks:
        return 0
    return 0 if is_read(chosen, "improvement-price", "free") else int(case.agreed_price)


def improvement_report_breach(case: Case, chosen: Readings) -> bool:
    """Improved, and not told promptly."""
    return case.bound_by_article_5 and case.improved and not case.told_promptly


def improvement_talks(case: Case, chosen: Readings) -> bool:
    """Improved, and property."""
    return case.bound_by_article_5 and case.improved and case.is_property


def improvement_owner(case: Case, chosen: Readings) -> str | None:
    """What the talks led to."""
    if not improvement_talks(case, chosen) or case.talks == "not-held":
        return None
    if case.talks == "failed":
        return "provider" if is_read(chosen, "failed-talks", "provider") else "by-general-law"
    return str(case.talks)


def improvement_steps_breach(case: Case, chosen: Readings) -> bool:
    """Either step missing, after talks for the provider."""
    first = case.procedure_needed and not case.procedure_done
    second = case.help_asked_for and not case.help_given
    return case.bound_by_article_5 and case.assigned_by_talks and (first or second)


# Article 6 ----------------------------------------------------------------------------------------------------------

ITEMS = {
    "below-standard-device": 1, "unsupported-device": 2, "overload": 3, "improper-purpose": 4,
    "purpose-judged-improper": 4, "assigned-information": 5, "copied": 6, "let-others-handle": 7, "altered": 8,
    "used-for-third-partys-goods": 9, "used-for-infringing-goods": 10, "filed-for-rights": 11, "attacked": 12,
    "reverse-engineered": 13, "benchmarked": 13, "damaged-credit": 14, "similar": 16,
}  # fmt: skip


def items_met(acts: list[str], case: Case, chosen: Readings) -> set[int]:
    """The items that acts meet, with the conditions that some of them have."""
    met: set[int] = set()
    for act in acts:
        if act == "overload":
            feared = case.load_to_be_feared and is_read(chosen, "overload-needed", "tendency")
            if not (case.traffic > case.standard and case.continuous and (case.excessive_load or feared)):
                continue
        free = is_read(chosen, "improper-purpose-judgement", "free")
        if act == "purpose-judged-improper" and not (case.judgement_reasonable or free):
            continue
        if act == "let-others-handle":
            objects = set(case.handled)
            if not objects or (len(objects) < 2 and is_read(chosen, "handled-objects", "both")):
                continue
            hand = is_read(chosen, "contractor-as-third-party", "users-hand")
            if case.handler == "own-staff" or (case.handler == "contractor" and hand):
                continue
        if act == "benchmarked" and not is_read(chosen, "benchmarking", "analysis"):
            continue
        met.add(ITEMS[act])
    return met


def runs(case: Case, chosen: Readings) -> bool:
    """Whether an article that does not survive is in force: never before the contract."""
    if is_read(chosen, "unlisted-articles-after-end", "go-on"):
        return case.contract in ("in-force", "ended")
    return case.contract == "in-force"


def prohibited_act(case: Case, chosen: Readings) -> bool:
    """Any of the sixteen, by a user."""
    if not runs(case, chosen):
        return False
    own, others = items_met(case.acts, case, chosen), items_met(case.induced, case, chosen)
    if others & set(range(1, 15)):
        own.add(15)
    if 16 in others:
        own.add(16)
    return bool(own)


def supplied_information(case: Case, chosen: Readings) -> bool:
    """User status, and what came through the beta."""
    return case.item in ("user-status", "information-through-beta")


def transfer(case: Case, chosen: Readings) -> bool:
    """Acts on user status during the contract; merger and inheritance are none."""
    return runs(case, chosen) and case.act in ("assign", "pass-on", "sublicense", "pledge")


# Article 7 ----------------------------------------------------------------------------------------------------------


def termination_by_provider(case: Case, chosen: Readings) -> bool:
    """One of three items."""
    grave = case.fault_in_application in ("gross", "intent")
    untrue_anyway = is_read(chosen, "untrue-statement-fault", "withholding-only")
    if (case.withheld and grave) or (case.misstated and (grave or untrue_anyway)):
        return True
    believed = case.breach_reasonably_found and is_read(chosen, "finding-of-breach", "providers-judgement")
    too_small = case.breach_trivial and is_read(chosen, "minor-breach", "no-ground")
    if (case.broken or believed) and not too_small:
        return True
    if case.breach_feared and case.fear_reasonable:
        return True
    if case.platform_restricted == "none":
        return False
    qualified = case.restriction_lasts and case.restriction_through_user
    return qualified or not is_read(chosen, "restriction-ground", "lasting-and-caused")


def termination_by_provider_day(case: Case, chosen: Readings) -> date | None:
    """The arrival of the notice."""
    if not termination_by_provider(case, chosen):
        return None
    decided = is_read(chosen, "providers-termination-moment", "decision")
    return case.decided_on if decided else case.notice_arrived_on


# Article 8 ----------------------------------------------------------------------------------------------------------


def excluded_right(case: Case, chosen: Readings) -> bool:
    """Five rights are denied."""
    return case.right in ("feedback", "licence", "notice", "warranty", "compatibility")


def answers(fault: str, chosen: Readings) -> bool:
    """Whether somebody of this fault answers for a breach."""
    return fault != "none" or is_read(chosen, "excuse-for-breach", "strict")


def is_gross(case: Case, chosen: Readings) -> bool:
    """Intent or gross negligence that counts as the provider's."""
    others = case.fault_of_staff_only and is_read(chosen, "staff-fault", "provider-only")
    return case.fault in ("gross", "intent") and not others


def exclusion_stands(case: Case, chosen: Readings, of_the_contract: bool) -> bool:
    """Whether courts and statute leave an exclusion of all liability standing."""
    if is_gross(case, chosen) and not is_read(chosen, "limits-under-gross-fault", "as-written"):
        return False
    struck = is_read(chosen, "consumer-contract-act", "applied") and case.customer_is_consumer and of_the_contract
    return not struck


def recoverable_damage(case: Case, chosen: Readings) -> int:
    """Individual terms first; else what the law gives, less what 8.4 takes."""
    users = case.claimant == "user"
    reached = users or is_read(chosen, "exclusion-towards-third-parties", "bound")
    # Outside what 8.4 speaks of, individual terms contradict nothing.
    contradicted = case.from_use and is_read(chosen, "saying-otherwise", "any-contrary-clause")
    if case.individual_rule_on_liability and reached and not contradicted:
        return int(case.liability_by_individual_rule)
    if is_read(chosen, "liability-by-law", "terms-alone") or not case.breach or not answers(case.fault, chosen):
        return 0
    if case.from_use and reached and exclusion_stands(case, chosen, users):
        return 0
    return int(case.ordinary_loss + case.indirect_loss + case.lost_profit)


def liability_of_customer(case: Case, chosen: Readings) -> int:
    """What the law gives, without a cap."""
    if is_read(chosen, "liability-by-law", "terms-alone") or not case.breach or not answers(case.fault, chosen):
        return 0
    return int(case.damage)


# Article 9 ----------------------------------------------------------------------------------------------------------


def secret_information(case: Case, chosen: Readings) -> bool:
    """About the beta, and not published by the provider."""
    leaked = case.public_through_others and is_read(chosen, "leaked-information", "public")
    return case.about_beta and not case.made_public and not leaked


def secrecy_breach(case: Case, chosen: Readings) -> bool:
    """Told to others without permission, or used for something else."""
    if not secret_information(case, chosen) or not case.bound:
        return False
    if case.act_at < case.bound_at and not is_read(chosen, "acts-before-agreement", "breach"):
        return False
    if case.candidate_only and not case.marked and is_read(chosen, "candidates-secrecy", "marked-only"):
        return False
    lawful = case.required_by_law and case.as_far_as_required
    beforehand = case.consent != "none" and case.consent_at < case.act_at
    others = {"affiliate", "contractor", "other"}
    if is_read(chosen, "own-staff", "third-parties"):
        others.add("own-staff")
    writing = {"written", "electronic"} if is_read(chosen, "electronic-consent", "enough") else {"written"}
    told = case.recipient in others and not lawful and not (beforehand and case.consent in writing)
    waived = beforehand and not is_read(chosen, "consent-to-other-use", "not-allowed")
    used = case.purpose == "other" and not waived and not (lawful and case.recipient != "nobody")
    return told or used


def secrecy_in_force(case: Case, chosen: Readings) -> bool:
    """From the first agreement on, until the provider publishes."""
    days = [case.applied_on] if case.applied else []
    unmarked = not case.marked and is_read(chosen, "candidates-secrecy", "marked-only")
    if agreed_as_candidate(case, chosen) and not unmarked:
        days.append(case.marked_disclosure_on)
    lapsed = case.value_gone and is_read(chosen, "endless-secrecy", "reasonable-limit")
    return any(day <= case.as_of for day in days) and secret_information(case, chosen) and not lapsed


# Article 10 ---------------------------------------------------------------------------------------------------------


def officer(case: Case, chosen: Readings) -> bool:
    """All but those without power."""
    return case.holds in ("officer", "manager", "head-of-branch", "equal-power")


def report_demand(case: Case, chosen: Readings) -> bool:
    """On facts that raise suspicion, during the contract."""
    return case.facts_raise_suspicion and runs(case, chosen)


def report_missing(case: Case, chosen: Readings) -> bool:
    """Rightly demanded and not there in time."""
    binding = case.reasonable_time or is_read(chosen, "report-time", "any-day")
    if not (case.facts_raise_suspicion and case.report_demanded and binding and case.as_of > case.report_due):
        return False
    if not case.report_handed_in:
        return True
    by = case.as_of if is_read(chosen, "late-report", "cured") else case.report_due
    return bool(case.handed_in_on > by)


def antisocial_termination(case: Case, chosen: Readings) -> bool:
    """A broken warranty, good reason to suspect it, a missing report or a false one."""
    knowing = case.knowingly_false or is_read(chosen, "false-report", "any-untruth")
    false = case.report_demanded and case.report_handed_in and case.report_false and knowing
    return bool(case.situations) or case.reason_to_suspect or report_missing(case, chosen) or false


def antisocial_damages(case: Case, chosen: Readings) -> int:
    """The damage of whoever terminated; by another reading not that of the user."""
    if not case.terminated or not antisocial_termination(case, chosen):
        return 0
    disclaimed = is_read(chosen, "disclaimer-and-termination-damages", "inside") and case.terminating == "customer"
    return 0 if disclaimed and exclusion_stands(case, chosen, True) else int(case.damage)


# Articles 11 and 12, adoption -----------------------------------------------------------------------------------------


def clause_stands(case: Case, chosen: Readings) -> bool:
    """Not void, or read down."""
    return not case.itself_void or case.can_be_read_down


def governing_law(case: Case, chosen: Readings) -> str | None:
    """Japan."""
    return "japan" if case.of_the_terms else None


def venue(case: Case, chosen: Readings) -> str | None:
    """Tokyo, for the contract."""
    covered = case.with_applicant and is_read(chosen, "venue-for-applicants", "covered")
    return "tokyo-district" if case.relates_to_contract or covered else None


def terms_effective_from(case: Case, chosen: Readings) -> date:
    """The one date of the text."""
    posted: date = case.posted_on
    return posted if is_read(chosen, "effective-date-of-terms", "posting") else date(2023, 9, 1) + timedelta(days=14)
