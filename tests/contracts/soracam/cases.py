"""Hypothesis strategies for cases under the SoraCam terms: near due dates, month ends, leap days and thresholds.

Cases that the Flux terms ask in the same words (debts, events, payments) are drawn as there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st

from obligations import Labelled
from rules.soracom_soracam import soracam
from tests.contracts import derivation
from tests.contracts.by_day import Case
from tests.contracts.cases import amounts, days, days_after, instants, mostly, overdue_debts, tax_rates, yes_or_no

Draw = Callable[[st.SearchStrategy[Any]], Any]

small = st.one_of(st.integers(0, 20_000), st.sampled_from([0, 1, 8_999, 9_000, 9_001]), amounts)
faults = st.sampled_from(["none", "ordinary", "gross", "intent"])


def codes(question: str, fact: str) -> list[str]:
    """The codes of the alternatives of a fact."""
    alternatives: tuple[Labelled, ...] = soracam.questions[question].sheet.facts()[fact].alternatives
    return [member.code for member in alternatives]


def one_of(question: str, fact: str) -> st.SearchStrategy[str]:
    """One alternative of a fact."""
    return st.sampled_from(codes(question, fact))


def some_of(question: str, fact: str, most: int = 2) -> st.SearchStrategy[list[str]]:
    """A few alternatives of a fact, none more often than not."""
    few = st.lists(one_of(question, fact), max_size=most, unique=True)
    return st.one_of(st.just([]), few)


def near(day: date, before: int = 3, after: int = 6) -> st.SearchStrategy[date]:
    """A day within days of another."""
    return st.integers(-before, after).map(lambda step: day + timedelta(days=step))


@st.composite
def acceptances(draw: Draw) -> Case:
    """An acceptance and its arrival."""
    accepted_at = draw(instants(draw(days())))
    return Case(accepted_at=accepted_at, arrived_at=accepted_at + timedelta(seconds=draw(st.integers(0, 200_000))))


def indemnified(condition: str) -> st.SearchStrategy[Case]:
    """A loss to be made good, with the fact that connects it with the clause."""
    return st.fixed_dictionaries(
        {
            "indemnitee": st.sampled_from(["provider", "atomtech", "other"]),
            "indemnitees_fault": faults,
            "asked": mostly,
            "damage": small,
            "costs": small,
            "lawyers_fees": small,
            condition: mostly,
        }
    ).map(Case)


@st.composite
def notices_of_the_end(draw: Draw) -> Case:
    """A notice around the end of the service."""
    ends_at = draw(instants(draw(days())))
    steps = st.sampled_from([-86_400, -2, -1, 0, 1, 2, 86_400])
    sent_at = ends_at + timedelta(seconds=draw(steps))
    arrived_at = max(sent_at, ends_at + timedelta(seconds=draw(steps)))
    return Case(told=draw(mostly), sent_at=sent_at, arrived_at=arrived_at, ends_at=ends_at)


@st.composite
def records(draw: Draw) -> Case:
    """A moment around an end."""
    ended_at = draw(instants(draw(days())))
    as_of = ended_at + timedelta(seconds=draw(st.sampled_from([-86_400, -1, 0, 1, 86_400])))
    return Case(ended=draw(one_of("retention-ended", "ended")), ended_at=ended_at, as_of=as_of)


@st.composite
def liabilities(draw: Draw) -> Case:
    """The provider's damage for which it turns to the user."""
    facts = ("breach", "clients_breach", "law_broken", "prohibited_act", "through_account")
    return Case(damage=draw(amounts), fault=draw(faults), **{name: draw(yes_or_no) for name in facts})


@st.composite
def limits(draw: Draw) -> Case:
    """What the limits of 14.2 depend on: fees around the months of the damage."""
    damaged_on: date = draw(days())
    first_damaged_on = damaged_on - timedelta(days=draw(st.sampled_from([0, 0, 1, 31, 90])))

    def month_near() -> date:
        return damaged_on + timedelta(days=draw(st.integers(-160, 40)))

    charges = [
        {
            "kind": draw(st.sampled_from(["service-fee"] * 4 + kinds_of_charges())),
            "month": month_near(),
            "amount": draw(st.one_of(st.integers(0, 5_000), amounts)),
            "charged_on": month_near(),
            "paid": draw(mostly),
            "paid_on": month_near(),
        }
        for _ in range(draw(st.integers(0, 6)))
    ]
    return Case(
        fault=draw(faults),
        fault_of_staff_only=draw(yes_or_no),
        customer_is_consumer=draw(yes_or_no),
        contract_made_on=draw(near(date(2023, 6, 1), 2, 2)),
        damaged_on=damaged_on,
        first_damaged_on=first_damaged_on,
        charges=charges,
        months_of_contract=draw(st.integers(1, 3)),
        recovered_for_breach=draw(small),
        recovered_before=draw(small),
        tax_percent=draw(tax_rates),
    )


def kinds_of_charges() -> list[str]:
    """The kinds of amounts that are charged."""
    columns = soracam.questions["recoverable-damage"].sheet.facts()["charges"].columns
    return [member.code for member in next(column for column in columns if column.name == "kind").alternatives]


HEADS = (
    "ordinary_loss", "incidental_loss", "indirect_loss", "special_loss", "future_loss", "lost_profit",
    "ordinary_lost_profit",
)  # fmt: skip


@st.composite
def damage_days(draw: Draw) -> Case:
    """The day of a damage, and of the first from the same breach."""
    damaged_on = draw(days())
    return Case(damaged_on=damaged_on, first_damaged_on=damaged_on - timedelta(days=draw(st.integers(0, 90))))


@st.composite
def losses(draw: Draw) -> Case:
    """A user's loss."""
    return Case(
        **draw(limits()),
        circumstances=draw(some_of("recoverable-damage", "circumstances")),
        told_beforehand=draw(yes_or_no),
        breach=draw(mostly),
        in_tort=draw(yes_or_no),
        **{head: draw(small) for head in HEADS},
    )


@st.composite
def overdue(draw: Draw) -> Case:
    """A debt with a due date, with a camera that was not paid either."""
    return Case(**draw(overdue_debts()), product_price=draw(amounts))


@st.composite
def fee_starts(draw: Draw) -> Case:
    """The beginning of the service, or none."""
    return Case(started=draw(yes_or_no), started_on=draw(days()))


@st.composite
def fee_days(draw: Draw) -> Case:
    """A day around the beginning of the service."""
    started_on = draw(days())
    return Case(
        started=draw(mostly),
        started_on=started_on,
        day=draw(near(started_on)),
        contract_runs=draw(mostly),
        stop=draw(one_of("fee-duty", "stop")),
    )


@st.composite
def outages(draw: Draw) -> Case:
    """Whole days without the service."""
    first_day = draw(days())
    stop = draw(st.one_of(st.just("force-majeure"), one_of("outage-credit", "stop")))
    last_day = first_day + timedelta(days=draw(st.integers(0, 70)))
    return Case(stop=stop, first_day=first_day, last_day=last_day, monthly_fee=draw(amounts))


@st.composite
def users_terminations(draw: Draw) -> Case:
    """A notice of termination by the user."""
    sent_on = draw(days())
    received_on = sent_on + timedelta(days=draw(st.integers(0, 3)))
    return Case(
        prescribed_form=draw(mostly),
        sent_on=sent_on,
        received_on=received_on,
        period_last_day=draw(near(received_on, 3, 40)),
    )


@st.composite
def terminated_periods(draw: Draw) -> Case:
    """A fixed period that the user cuts short, before, in or after it."""
    first_day = draw(days())
    last_day = first_day + timedelta(days=draw(st.sampled_from([0, 1, 29, 364, 365])))
    ended_on = draw(st.one_of(near(first_day, 2, 2), near(last_day, 2, 2), near(first_day, 0, 400)))
    return Case(period_fee=draw(small), paid=draw(small), first_day=first_day, last_day=last_day, ended_on=ended_on)


@st.composite
def prepaid_periods(draw: Draw) -> Case:
    """A prepaid period that an end cuts short."""
    case = draw(terminated_periods())
    return Case(
        prepaid=draw(amounts),
        first_day=case.first_day,
        last_day=case.last_day,
        ended_on=case.ended_on,
        ended_by=draw(one_of("prepaid-refund", "ended_by")),
        customer_is_consumer=draw(yes_or_no),
        average_damage=draw(small),
    )


@st.composite
def providers_terminations(draw: Draw) -> Case:
    """What bears on a termination by the provider, with its days."""
    supplied_at = draw(instants(draw(days())))
    last_day_to_cure = draw(days())
    decided_on = draw(days())
    question = "termination-by-provider"
    return Case(
        ground_judged=draw(mostly),
        troubles=draw(some_of(question, "troubles", 1)),
        acts=draw(some_of(question, "acts", 1)),
        risked=draw(some_of(question, "risked", 1)),
        clients_acts=draw(some_of(question, "clients_acts", 1)),
        built_in=draw(yes_or_no),
        judged_to_add_value=draw(yes_or_no),
        consent=draw(one_of(question, "consent")),
        consent_at=supplied_at + timedelta(seconds=draw(st.sampled_from([-86_400, -1, 0, 1]))),
        supplied_at=supplied_at,
        breach=draw(yes_or_no),
        clients_breach=draw(yes_or_no),
        demanded=draw(mostly),
        last_day_to_cure=last_day_to_cure,
        cured=draw(yes_or_no),
        cured_on=draw(near(last_day_to_cure, 2, 3)),
        as_of=draw(near(last_day_to_cure, 2, 3)),
        decided_on=decided_on,
        notice_arrived_on=decided_on + timedelta(days=draw(st.integers(0, 3))),
    )


@st.composite
def undated_terminations(draw: Draw) -> Case:
    """The same without its days."""
    case = draw(providers_terminations())
    return Case({name: value for name, value in case.items() if name not in ("decided_on", "notice_arrived_on")})


@st.composite
def unpaid_at_termination(draw: Draw) -> Case:
    """What was unpaid when the provider terminated."""
    return Case(
        terminated_by_provider=draw(mostly),
        unpaid_fees=draw(amounts),
        unpaid_late_interest=draw(amounts),
        day_set=draw(yes_or_no),
        set_on=draw(days()),
    )


@st.composite
def debts_at_termination(draw: Draw) -> Case:
    """A fee around the day of the termination."""
    terminated_on = draw(days())
    return Case(
        due_on=draw(near(terminated_on, 40, 40)),
        terminated_on=terminated_on,
        fell_due_early=draw(st.sampled_from([False, False, True])),
        day_set=draw(mostly),
        set_on=terminated_on + timedelta(days=draw(st.integers(0, 40))),
    )


@st.composite
def overdue_at_termination(draw: Draw) -> Case:
    """The same, paid some time."""
    case = draw(debts_at_termination())
    around = draw(st.sampled_from([case.due_on, case.set_on]))
    return Case(**case, principal=draw(amounts), paid_on=draw(days_after(around)))


@st.composite
def changes(draw: Draw) -> Case:
    """A change of the terms and uses around its announcement."""
    day = draw(days())
    announced_at = draw(instants(day))
    steps = st.one_of(st.sampled_from([-1, 0, 1]), st.integers(-200_000, 2_000_000))
    use = st.fixed_dictionaries(
        {"at": steps.map(lambda s: announced_at + timedelta(seconds=s)), "by_device": yes_or_no}
    )
    return Case(
        channel=draw(one_of("new-terms", "channel")),
        announced_at=announced_at,
        effective_on=draw(near(day, 2, 20)),
        statutory_test=draw(one_of("new-terms", "statutory_test")),
        uses=draw(st.lists(use, max_size=4)),
    )


@st.composite
def notices(draw: Draw) -> Case:
    """A notice and its arrival."""
    sent_at = draw(instants(draw(days())))
    arrived_at = sent_at + timedelta(seconds=draw(st.integers(0, 200_000)))
    return Case(by_providers_method=draw(mostly), sent_at=sent_at, arrived_at=arrived_at)


@st.composite
def suspicions(draw: Draw) -> Case:
    """What is known of one side."""
    report_due = draw(days())
    return Case(
        situations=draw(some_of("antisocial-termination", "situations", 1)),
        reason_to_suspect=draw(st.sampled_from([False, False, True])),
        facts_raise_suspicion=draw(mostly),
        report_demanded=draw(mostly),
        report_due=report_due,
        report_handed_in=draw(yes_or_no),
        handed_in_on=draw(near(report_due, 2, 2)),
        reasonable_time=draw(mostly),
        report_false=draw(st.sampled_from([False, False, True])),
        knowingly_false=draw(yes_or_no),
        as_of=draw(near(report_due, 2, 2)),
    )


@st.composite
def antisocial_damage(draw: Draw) -> Case:
    """The same with the damage from a termination."""
    return Case(
        **draw(suspicions()),
        **draw(limits()),
        terminating=draw(st.sampled_from(["provider", "customer"])),
        damage=draw(small),
    )


ask = partial(derivation.ask, soracam)
combinations = partial(derivation.combinations, soracam)
