"""Hypothesis strategies for cases under chapters 12 and 15: near due dates, month ends, leap days and thresholds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from obligations import Reading
from rules.soracom_flux import flux
from tests.flux.walked_by_day import TOKYO, Case

Draw = Callable[[st.SearchStrategy[Any]], Any]

amounts = st.one_of(
    st.integers(0, 200_000), st.sampled_from([0, 1, 94_899, 94_900, 94_901, 100_000]), st.integers(0, 10**12)
)
percents = st.one_of(st.sampled_from([0, 1, 40, 99, 100]), st.integers(0, 100))
tax_rates = st.sampled_from([0, 8, 10, 100])
yes_or_no = st.booleans()
mostly = st.sampled_from([True, True, True, True, True, False])


@st.composite
def days(draw: Draw) -> date:
    """A day from 2023 to 2029, more often than not near a month end or a leap day."""
    if draw(st.booleans()):
        return date(2023, 1, 1) + timedelta(days=draw(st.integers(0, 2500)))
    month_end = date(draw(st.integers(2023, 2029)), draw(st.integers(1, 12)), 1)
    return month_end + timedelta(days=draw(st.integers(-3, 2)))


@st.composite
def days_after(draw: Draw, day: date) -> date:
    """A day near another, a whole year or so after it, or any day up to four years after it."""
    years = draw(st.sampled_from([0, 0, 0, 1, 2, 4]))
    return day + timedelta(days=365 * years + draw(st.one_of(st.integers(-1, 4), st.integers(0, 366))))


@st.composite
def instants(draw: Draw, day: date) -> datetime:
    """An instant on a day in Tokyo: midnight, the seconds around it, the hours at which days in UTC begin, or any."""
    edges = [time(0, 0, 0), time(0, 0, 1), time(23, 59, 59), time(8, 59, 59), time(9, 0, 0)]
    at = draw(st.one_of(st.sampled_from(edges), st.times().map(lambda at: at.replace(microsecond=0))))
    moment = datetime.combine(day, at, TOKYO)
    return draw(st.sampled_from([moment, moment.astimezone(UTC)]))


@st.composite
def overdue_debts(draw: Draw) -> Case:
    """A debt with a due date."""
    due_on = draw(days())
    return Case(
        principal=draw(amounts),
        due_on=due_on,
        paid_on=draw(days_after(due_on)),
        tax_percent=draw(tax_rates),
        customer_is_consumer=draw(yes_or_no),
    )


@st.composite
def demanded_debts(draw: Draw) -> Case:
    """A debt without a due date."""
    demanded_on = draw(days())
    return Case(
        principal=draw(amounts),
        demanded_on=demanded_on,
        paid_on=draw(days_after(demanded_on)),
        statutory_percent=draw(st.integers(0, 9)),
    )


@st.composite
def part_payments(draw: Draw) -> Case:
    """A debt with one part payment."""
    due_on = draw(days())
    part_paid_on = max(due_on, draw(days_after(due_on)))
    paid_on = max(part_paid_on, draw(days_after(part_paid_on)))
    principal = draw(amounts)
    part = draw(st.one_of(st.integers(0, principal), st.integers(0, 2000), amounts))
    return Case(principal=principal, due_on=due_on, part=part, part_paid_on=part_paid_on, paid_on=paid_on)


def _events() -> list[str]:
    return [member.code for member in flux.questions["due-date"].sheet.facts()["event"].alternatives]


@st.composite
def debts_and_events(draw: Draw) -> Case:
    """A debt and an event, each within days of the other."""
    event_on = draw(days())
    near = st.integers(-3, 6).map(lambda step: event_on + timedelta(days=step))
    due_on = event_on + timedelta(days=draw(st.one_of(st.integers(-3, 6), st.integers(0, 60))))
    return Case(
        event=draw(st.sampled_from(_events())),
        event_on=event_on,
        resolved=draw(yes_or_no),
        resolved_on=max(event_on, draw(near)),
        arose_on=draw(near),
        due_on=due_on,
        next_business_day=due_on + timedelta(days=draw(st.integers(0, 4))),
        under_this_contract=draw(mostly),
        demanded=draw(yes_or_no),
        demanded_on=draw(near),
    )


@st.composite
def accelerated_debts(draw: Draw) -> Case:
    """The same with a principal and a payment."""
    case = draw(debts_and_events())
    return Case(**case, principal=draw(amounts), paid_on=draw(days_after(draw(st.sampled_from(list(_days_of(case)))))))


def _days_of(case: Case) -> tuple[date, ...]:
    return case.event_on, case.due_on, case.demanded_on


@st.composite
def all_debts(draw: Draw) -> Case:
    """An event and the debts on the books."""
    event_on = draw(days())
    near = st.integers(-2, 2).map(lambda step: event_on + timedelta(days=step))
    debt = st.fixed_dictionaries({"amount": amounts, "arose_on": near, "due_on": near, "under_this_contract": mostly})
    return Case(
        event=draw(st.sampled_from(_events())),
        event_on=event_on,
        resolved=draw(yes_or_no),
        debts=draw(st.lists(debt, max_size=5)),
    )


@st.composite
def payments(draw: Draw) -> Case:
    """A payment of a fee around its due date."""
    due_on = draw(days())
    return Case(
        due_on=due_on,
        next_business_day=due_on + timedelta(days=draw(st.integers(0, 4))),
        credited_at=draw(instants(due_on + timedelta(days=draw(st.integers(-1, 5))))),
        sent_at=draw(instants(due_on + timedelta(days=draw(st.integers(-1, 5))))),
    )


@st.composite
def outages(draw: Draw) -> Case:
    """An outage of some 24 hours, more or less a second, and a request around its last day."""
    aware_at = draw(instants(draw(days())))
    units = draw(st.one_of(st.integers(0, 4), st.integers(0, 70)))
    around = st.sampled_from([-1, 0, 1, 7, 43_200])
    lasted = max(0, units * 86_400 + draw(around))
    restored_at = aware_at + timedelta(seconds=lasted)
    learned_at = draw(instants(aware_at.date() + timedelta(days=draw(st.integers(0, 5)))))
    asked_on = learned_at.date() + timedelta(days=draw(st.one_of(st.integers(0, 60), st.integers(87, 94))))
    fees = st.one_of(st.sampled_from([0, 31_000, 86_800, 10_000, 10_010, 1_000]), st.integers(0, 1_000_000))
    return Case(
        to_be_supplied=draw(mostly),
        unusable=draw(st.sampled_from(["flux", "flux", "flux", "flux", "system", "nothing"])),
        cause=draw(st.sampled_from(["provider", "provider", "provider", "provider", "third-party", "nobody"])),
        through_external_service=not draw(mostly),
        complete=draw(mostly),
        continuous=draw(mostly),
        provider_aware=draw(mostly),
        aware_at=aware_at,
        reported_at=aware_at + timedelta(seconds=draw(st.sampled_from([-86_400, -1, 0, 1, 86_400]))),
        restored_at=restored_at,
        other_outages=draw(st.sampled_from([0, 0, 1, 43_200, 86_399, 86_400, 129_600])),
        requested=draw(mostly),
        customer_learned=draw(mostly),
        learned_at=learned_at,
        next_business_day=asked_on + timedelta(days=draw(st.integers(-2, 2))),
        request_received_on=asked_on,
        request_sent_on=asked_on - timedelta(days=draw(st.integers(0, 2))),
        monthly_fee=draw(fees),
        later_monthly_fee=draw(fees),
        usage_fee=draw(fees),
        tax_percent=draw(tax_rates),
        bill=draw(st.one_of(st.just(10**9), st.integers(0, 5_000))),
        fault=draw(st.sampled_from(["none", "ordinary", "gross", "intent"])),
    )


@st.composite
def known_outages(draw: Draw) -> Case:
    """The instant of learning of an outage."""
    learned_at = draw(instants(draw(days())))
    return Case(learned_at=learned_at, next_business_day=learned_at.date() + timedelta(days=draw(st.integers(80, 100))))


def _codes(fact: str) -> list[str]:
    return [member.code for member in flux.questions["recoverable-damage"].sheet.facts()[fact].alternatives]


@st.composite
def losses(draw: Draw) -> Case:
    """A customer's loss with every fact known."""
    head = st.one_of(st.just(0), st.integers(0, 300_000))
    fee = st.one_of(st.sampled_from([0, 100_000]), st.integers(0, 300_000))
    circumstances = draw(st.one_of(st.just([]), st.just([]), st.lists(st.sampled_from(_codes("circumstances")))))
    return Case(
        circumstances=sorted(set(circumstances)),
        others_percent=draw(percents),
        fault=draw(st.sampled_from(_codes("fault"))),
        fault_of_staff_only=draw(yes_or_no),
        customer_is_consumer=draw(yes_or_no),
        breach=draw(mostly),
        unusable=draw(st.sampled_from(["flux", "nothing", *_codes("unusable")])),
        cause=draw(st.sampled_from(["provider", *_codes("cause")])),
        lost_in_repair=draw(yes_or_no),
        qualifies_for_credit=draw(yes_or_no),
        **{name: draw(head) for name in HEADS},
        **{name: draw(fee) for name in FEES},
        tax_percent=draw(tax_rates),
    )


HEADS = ("ordinary_loss", "indirect_loss", "lost_profit", "complaint_costs", "content_loss")
FEES = (
    "monthly_fee", "fee_to_date", "net_fee", "first_month_fee", "recovered_for_breach", "recovered_in_month",
    "received_from_backbone", "share_of_receipt", "backbone_credits", "backbone_claim",
)  # fmt: skip


@st.composite
def liabilities(draw: Draw) -> Case:
    """The provider's damage for which it turns to the customer."""
    return Case(
        damage=draw(amounts),
        breach=draw(yes_or_no),
        clients_breach=draw(yes_or_no),
        through_account=draw(yes_or_no),
        fault=draw(st.sampled_from(["none", "ordinary", "gross", "intent"])),
    )


def ask(question: str, case: Case, readings: dict[str, str] | None = None) -> Any:
    """The library's value for a case: 0 or false where the terms are silent."""
    outcome = flux.ask(question, case, readings)
    assert outcome.status != "undetermined", outcome.explain()
    return outcome.value


def alternatives(question: str) -> list[tuple[str, str]]:
    """Each alternative of each reading of a question, by their codes, the defaults left out."""
    readings: tuple[type[Reading], ...] = flux.questions[question].readings
    return [(cls.point().code, member.code) for cls in readings for member in cls if member is not cls.default()]


@st.composite
def combinations(draw: Draw, question: str) -> dict[str, str]:
    """Any choice of all readings of a question."""
    readings = flux.questions[question].readings
    return {cls.point().code: draw(st.sampled_from([member.code for member in cls])) for cls in readings}
