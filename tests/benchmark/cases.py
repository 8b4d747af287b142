"""The facts that the benchmark asks with, and random ones near thresholds and month ends for the check before it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random
from typing import Any

from obligations import Fault, Question
from rules.soracom_flux import Cause, Scope, late_interest, outage_credit
from tests.benchmark import by_hand

__all__ = ["CREDITS", "DEBTS", "Plain", "plain", "random_pairs", "read_by_hand"]

Plain = dict[str, Any]

#: Debts as they stand in a file: an ordinary month, over a year end, over 29 February, over two years, a small one.
DEBTS: list[dict[str, Any]] = [
    {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"},
    {"principal": 1_234_567, "due_on": "2025-11-30", "paid_on": "2026-02-16"},
    {"principal": 330_000, "due_on": "2024-01-31", "paid_on": "2024-03-02"},
    {"principal": 48_500_000, "due_on": "2023-03-31", "paid_on": "2025-06-10"},
    {"principal": 7_700, "due_on": "2026-05-31", "paid_on": "2026-06-08"},
]

_OUTAGE: dict[str, Any] = {
    "to_be_supplied": True,
    "unusable": "flux",
    "cause": "provider",
    "complete": True,
    "continuous": True,
    "provider_aware": True,
    "aware_at": "2026-03-10T09:30:00+09:00",
    "restored_at": "2026-03-12T11:00:00+09:00",
    "requested": True,
    "customer_learned": True,
    "learned_at": "2026-03-10T12:00:00+09:00",
    "request_received_on": "2026-04-02",
    "monthly_fee": 31_000,
    "later_monthly_fee": 31_000,
    "bill": 64_900,
}

#: Outages with just the facts that the default readings read: in a month, over a month end, over a leap February end
#: with another fee, capped by a small bill, asked for on the last day.
CREDITS: list[dict[str, Any]] = [
    _OUTAGE,
    {**_OUTAGE, "aware_at": "2026-01-30T10:00:00+09:00", "restored_at": "2026-02-03T12:00:00+09:00"},
    {
        **_OUTAGE,
        "aware_at": "2024-02-27T23:00:00Z",
        "restored_at": "2024-03-02T23:30:00Z",
        "learned_at": "2024-02-28T10:00:00+09:00",
        "request_received_on": "2024-03-20",
        "later_monthly_fee": 46_500,
    },
    {**_OUTAGE, "restored_at": "2026-03-25T09:30:00+09:00", "bill": 9_900},
    {**_OUTAGE, "learned_at": "2026-02-28T18:00:00+09:00", "request_received_on": "2026-05-31"},
]


def plain(question: Question[Any, Any], facts: dict[str, Any]) -> tuple[Any, ...]:
    """The plain values of a sheet in its order, None for facts that were left out."""
    return question.sheet.read(facts).plain()


@cache
def _places(name: str) -> tuple[int, ...]:
    question, function = (
        (late_interest, by_hand.late_interest) if name == "late" else (outage_credit, by_hand.outage_credit)
    )
    order = [fact.name for fact in question.decision.facts]
    return tuple(order.index(name) for name in inspect.signature(function).parameters)


def read_by_hand(name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Those of the plain values of a sheet that the hand-written function of "late" or "credit" takes."""
    return tuple(values[place] for place in _places(name))


# Random cases ---------------------------------------------------------------------------------------------------------

_FIRST, _LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
_DAY = 86_400


def _day(random: Random) -> int:
    """A day, often within two days of a month end or of the end of February."""
    if random.random() < 0.5:
        return random.randint(date(2015, 1, 1).toordinal(), date(2035, 12, 31).toordinal())
    month = random.choice((1, 1, 3, 3, 4, random.randint(1, 12)))
    return max(_FIRST, date(random.randint(1901, 2199), month, 1).toordinal() + random.randint(-2, 2))


def _debt(random: Random) -> Plain:
    due = _day(random)
    days = random.choice(
        (random.randint(-2, 3), random.randint(0, 400), random.randint(363, 368), 10_000, 1_096, 1_462)
    )
    return {
        "principal": random.choice((0, 1, random.randint(1, 10**6), random.randint(1, 10**12), 10**15)),
        "due_on": due,
        "paid_on": max(_FIRST, min(_LAST, due + days)),
        "tax_percent": 10,
        "customer_is_consumer": random.random() < 0.5,
    }


def _outage(random: Random) -> Plain:
    mostly = 0.95
    aware = min(_LAST - 400, _day(random)) * _DAY + random.choice((0, _DAY - 1, random.randrange(_DAY)))
    lasted = random.choice((0, 1, 2, 3, 5, 31, 62)) * _DAY + random.choice((-1, 0, 1, random.randrange(_DAY)))
    learned = min(_LAST - 100, _day(random)) * _DAY + random.choice((0, _DAY - 1, random.randrange(_DAY)))
    fee = random.choice((0, 31_000, random.randint(1, 10**7), 10**15))
    return {
        "to_be_supplied": random.random() < mostly,
        "unusable": Scope.FLUX if random.random() < mostly else random.choice(list(Scope)),
        "cause": Cause.PROVIDER if random.random() < mostly else random.choice(list(Cause)),
        "through_external_service": random.random() < 0.5,
        "complete": random.random() < mostly,
        "continuous": random.random() < mostly,
        "provider_aware": random.random() < mostly,
        "aware_at": aware,
        "reported_at": aware,
        "restored_at": max(aware, aware + lasted),
        "other_outages": 0,
        "requested": random.random() < mostly,
        "customer_learned": random.random() < 0.9,
        "learned_at": learned,
        "next_business_day": learned // _DAY + 93,
        "request_received_on": learned // _DAY + random.choice((0, 30, 88, 89, 90, 91, 92, 93, 120)),
        "request_sent_on": learned // _DAY,
        "monthly_fee": fee,
        "later_monthly_fee": random.choice((fee, fee, 46_500)),
        "usage_fee": 0,
        "tax_percent": 10,
        "bill": random.choice((0, fee, 10**15)),
        "fault": random.choice(list(Fault)),
    }


def random_pairs(count: int, seed: int = 0) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Plain values of a debt and of an outage, in the order of their sheets; every fact is known."""
    random = Random(seed)
    debts, outages = ([fact.name for fact in asked.decision.facts] for asked in (late_interest, outage_credit))
    for _ in range(count):
        debt, outage = _debt(random), _outage(random)
        yield tuple(debt[name] for name in debts), tuple(outage[name] for name in outages)
