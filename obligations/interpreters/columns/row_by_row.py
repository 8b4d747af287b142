"""Rows answered one by one by the scalar evaluator: frames of a few rows, and rows that no plan takes.

It is what the columns are held against, and what explains a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from obligations.errors import Conflict
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.lowering import origin
from obligations.interpreters.columns.plan import FAULTS
from obligations.outcomes import Asking, Outcome, Undetermined
from obligations.values.labels import Labelled

__all__ = ["Answer", "answered", "plain_fact"]

#: The columns of an answer but the readings; the value as an outcome gives it.
Answer = tuple[str, Any, str | None, str | None, int | None, int | None]


def plain_fact(fact: Fact, given: Any) -> Any:
    """The plain value of the rules for one of the columns: members for codes and masks, tuples for rows."""
    if given is None:
        return None
    match fact.kind:
        case Kind.CHOICE:
            return next(member for member in fact.alternatives if member.code == given)
        case Kind.SEVERAL:
            return frozenset(member for place, member in enumerate(fact.alternatives) if given >> place & 1)
        case Kind.ROWS:
            return tuple(tuple(plain_fact(column, row.get(column.name)) for column in fact.columns) for row in given)
        case Kind.DATE:
            return given + origin(fact)
        case _:
            return given


def answered(asking: Asking, rows: Iterable[tuple[int | None, tuple[Any, ...]]]) -> list[Answer]:
    """The answers for rows of plain facts, each with the place of its fault, as `Sources.fault` gives it, or None."""
    names = [fact.name for fact in asking.decision.facts]
    bits = {clause.rule.name: 1 << place for place, clause in enumerate(asking.decision.clauses)}
    places = {name: 1 << place for place, name in enumerate(names)}
    found: list[Answer] = []
    for fault, facts in rows:
        if fault is not None:
            found.append(("invalid", None, FAULTS[fault % 32], names[fault // 32], None, None))
            continue
        try:
            outcome = asking.walked(facts, rank=False) if None in facts else asking.answer(facts)
        except Conflict as clash:
            found.append(("conflict", None, "conflict", f"{clash.one} / {clash.other}", None, None))
            continue
        found.append(_answer(outcome, bits, places))
    return found


def _answer(outcome: Outcome[Any], bits: Mapping[str, int], places: Mapping[str, int]) -> Answer:
    provisions = sum(bits[rule.name] for rule in outcome.rules)
    if isinstance(outcome, Undetermined):
        missing = {name.partition("[")[0] for name in outcome.missing}
        return outcome.status, None, None, None, provisions, sum(places[name] for name in missing)
    try:
        value = outcome.value
    except LookupError:  # silent, where silence is no value
        return outcome.status, None, None, None, provisions, 0
    if type(value) is int and abs(value) >= 1 << 63:
        return "invalid", None, "beyond-64-bits", None, None, None
    return outcome.status, value.code if isinstance(value, Labelled) else value, None, None, provisions, 0
