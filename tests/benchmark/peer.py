"""The same two clauses as a decision model of zen-engine, which has to be installed.

Plain numbers go in, as for the others; alternatives go in as their codes. Its numbers are decimals of 28 digits, which
hold every intermediate value here. What it cannot do like the others:

- it has no integers and no ratios: the order of the operations is chosen here so that nothing is divided early;
- it has no loop or function: the number of whole years is tried twice, which is enough for 300 years;
- it has no count of days of its own: days become seconds since 1970, and its `startOf` gives months and years;
- every expression of a node is evaluated, also where the conditions fail or the period is shorter than a year;
- facts are not checked, nothing can be left unknown, and its trace has one value for each key, without operands.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from rules.soracom_flux import late_interest, outage_credit
from tests.benchmark.cases import read_by_hand

__all__ = ["context", "evaluator"]


def _start(unit: str, day: str) -> str:
    """The first day of the month or year of a day, in its own date functions, which take seconds since 1970."""
    return f"(startOf(({day} - 719163) * 86400, '{unit}') / 86400 + 719163)"


def _again(month: str, years: str) -> tuple[str, str]:
    """The month some whole years after `$.month`, and the day in it on which they are over."""
    later = _start("month", f"$.month + floor($.{years} * 365.2425) + 15")
    return later, f"min([$.{month} + $.first - $.month, {_start('month', f'$.{month} + 45')}])"


_TRIED_MONTH, _TRIED_END = _again("triedMonth", "tried")
_YEARS_MONTH, _YEARS_END = _again("yearsMonth", "years")
_NEXT_YEAR = _start("year", "$.yearEnd + 380")

_INTEREST: dict[str, str] = {
    "first": "due_on + 1",
    "last": "paid_on - 1",
    "month": _start("month", "$.first"),
    "tried": "floor(($.last - $.first + 1) / 365)",
    "triedMonth": _TRIED_MONTH,
    "triedEnd": _TRIED_END,
    "years": "$.last < $.first ? 0 : $.triedEnd <= $.last + 1 ? $.tried : $.tried - 1",
    "yearsMonth": f"$.years == $.tried ? $.triedMonth : {_YEARS_MONTH}",
    "rest": f"$.years == $.tried ? $.triedEnd : {_YEARS_END}",
    "year": _start("year", "$.rest"),
    "yearEnd": _start("year", "$.year + 380"),
    "inYear": "(min([$.last + 1, $.yearEnd]) - $.rest) * (731 - $.yearEnd + $.year)",
    "inNext": f"$.last < $.yearEnd ? 0 : ($.last + 1 - $.yearEnd) * (731 - {_NEXT_YEAR} + $.yearEnd)",
    "interest": "$.last < $.first ? 0 : floor(principal * 29 * ($.years * 133590 + $.inYear + $.inNext) / 26718000)",
}

_CREDIT: dict[str, str] = {
    "applies": "to_be_supplied and unusable == 'flux' and cause == 'provider' and complete and continuous"
    " and provider_aware and restored_at - aware_at >= 86400 and requested",
    "opens": "floor(learned_at / 86400) + 1",
    "opensMonth": _start("month", "$.opens"),
    "deadlineMonth": _start("month", "$.opensMonth + 105"),
    "tooLate": "customer_learned and request_received_on >="
    f" min([$.deadlineMonth + $.opens - $.opensMonth, {_start('month', '$.deadlineMonth + 45')}])",
    "from": "floor(aware_at / 86400)",
    "after": "$.from + floor((restored_at - aware_at) / 86400)",
    "fromMonth": _start("month", "$.from"),
    "fromEnd": _start("month", "$.fromMonth + 45"),
    "inMonth": "monthly_fee * (min([$.after, $.fromEnd]) - $.from) * (377580 / ($.fromEnd - $.fromMonth))",
    "lastMonth": _start("month", "$.after - 1"),
    "between": "$.after <= $.fromEnd ? 0 : round(($.lastMonth - $.fromEnd) / 30.436875)",
    "later": "$.after <= $.fromEnd ? 0 : later_monthly_fee * ($.between * 377580 + ($.after - $.lastMonth)"
    f" * (377580 / ({_start('month', '$.lastMonth + 45')} - $.lastMonth)))",
    "credit": "$.applies and not $.tooLate ? min([floor(($.inMonth + $.later) / 377580), bill]) : 0",
}


def _model() -> str:
    place = {"x": 0, "y": 0}
    expressions = [{"id": key, "key": key, "value": value} for key, value in (_INTEREST | _CREDIT).items()]
    nodes = [
        {"id": "in", "name": "facts", "type": "inputNode", "position": place},
        {
            "id": "clauses",
            "name": "clauses",
            "type": "expressionNode",
            "position": place,
            "content": {"expressions": expressions},
        },
        {"id": "out", "name": "answer", "type": "outputNode", "position": place},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "clauses"},
        {"id": "2", "type": "edge", "sourceId": "clauses", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def context(debt: tuple[Any, ...], outage: tuple[Any, ...]) -> dict[str, Any]:
    """The facts of both questions as one object, from the plain values of both sheets."""
    facts: dict[str, Any] = {}
    for question, values in ((late_interest, debt), (outage_credit, outage)):
        facts.update(zip((fact.name for fact in question.decision.facts), values, strict=True))
    facts["unusable"], facts["cause"] = facts["unusable"].code, facts["cause"].code
    return {name: facts[name] for name in _NAMES}


_NAMES = tuple(
    name
    for which, question in (("late", late_interest), ("credit", outage_credit))
    for name in read_by_hand(which, tuple(fact.name for fact in question.decision.facts))
)


def evaluator(*, trace: bool = False) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Its fast path: one engine whose loader hands out content that was parsed once."""
    import zen  # a benchmark's dependency and nobody else's

    content = zen.ZenDecisionContent(_model())
    engine: Any = zen.ZenEngine({"loader": lambda key: content})
    options: Any = {"trace": trace}

    def evaluate(facts: dict[str, Any]) -> dict[str, Any]:
        answered: dict[str, Any] = engine.evaluate("clauses", facts, options)
        return answered

    return evaluate
