"""Hypothesis strategies for what recurs in the cases of every contract: amounts, days near month ends, debts.

They are written without a look at the rules; `obligations.testing` has those that are derived from them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from rules.boilerplate import Event
from tests.contracts.by_day import TOKYO, Case

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
    return [member.code for member in Event]


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
