"""Comparison: the same facts asked of several contracts, side by side.

Contracts are compared by the name of a question. A contract that has no such question has no clause on the matter,
and that is an answer; none borrows a figure from another. Each contract takes those of the facts that its own clause
asks for.

>>> found = compare("late-interest", {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"})
>>> found["soracom-flux"].outcome
Decided(2343, by 12.3)
>>> compare("late-intrest", {})
Traceback (most recent call last):
obligations.errors.UnknownName: no question 'late-intrest'; did you mean late-interest ...
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from obligations.contracts import Contract, contract, contracts
from obligations.errors import BadFacts, Conflict, FactProblem, ObligationsError, UnknownName, near_matches
from obligations.expressions.nodes import Fact
from obligations.outcomes import Outcome

__all__ = ["Compared", "asked_by_any", "compare"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What one contract says in a comparison.

    `outcome` is None where the contract has no clause on the matter, and where `error` says why there is none: facts
    that its clause cannot use, or provisions in conflict. `aside` are facts that it does not ask for.
    """

    contract: Contract
    outcome: Outcome[Any] | None = None
    error: ObligationsError | None = None
    aside: tuple[str, ...] = ()

    @property
    def has_clause(self) -> bool:
        """Whether the contract has a clause on the matter."""
        return self.outcome is not None or self.error is not None


def _asked(question: str, among: Iterable[str] | None) -> list[Contract]:
    found = [contract(id) for id in (contracts() if among is None else dict.fromkeys(among))]  # noqa: A001
    if not any(question in each.questions for each in found):
        raise UnknownName("question", question, list(dict.fromkeys(name for each in found for name in each.questions)))
    return found


def asked_by_any(question: str, among: Iterable[str] | None = None) -> dict[str, Fact]:
    """The facts that at least one of the contracts asks for, by name; `UnknownName` if none has the question."""
    facts: dict[str, Fact] = {}
    for each in _asked(question, among):
        if question in each.questions:
            for name, fact in each.questions[question].sheet.facts().items():
                facts.setdefault(name, fact)
    return facts


def compare(
    question: str,
    facts: Mapping[str, object],
    *,
    among: Iterable[str] | None = None,
    readings: Mapping[str, str] | None = None,
    law: bool | None = None,
) -> dict[str, Compared]:
    """What each of the contracts (ids, all that are installed if None) says to a question, by id.

    `readings` hold for the contracts that have them with that alternative, `law` switches the law layer as in
    `Contract.ask`. `UnknownName` if none of the contracts has the question, a reading or an alternative, `BadFacts`
    for facts that none of them asks for.
    """
    asked = _asked(question, among)
    known = asked_by_any(question, [each.id for each in asked])
    if strange := [name for name in facts if name not in known]:
        raise BadFacts(_strange(name, facts[name], list(known)) for name in strange)
    open_points: dict[str, set[str]] = {}
    for each in asked:
        for code, alternatives in _alternatives(each, question).items():
            open_points.setdefault(code, set()).update(alternatives)
    for code, alternative in (readings or {}).items():
        if code not in open_points:
            raise UnknownName("reading", code, sorted(open_points))
        if alternative not in open_points[code]:
            raise UnknownName(f"alternative of {code}", alternative, sorted(open_points[code]))
    return {each.id: _compared(each, question, facts, readings or {}, law) for each in asked}


def _alternatives(each: Contract, question: str) -> dict[str, list[str]]:
    """The readings of a contract's question by code, each with the codes of its alternatives."""
    readings = each.find(question).readings if question in each.questions else ()
    return {cls.point().code: [member.code for member in cls] for cls in readings}


def _strange(name: str, given: object, known: list[str]) -> FactProblem:
    near = near_matches(name, known, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return FactProblem(name, given, f"the facts are {', '.join(known)}{hint}", unknown=True)


def _compared(
    each: Contract, question: str, facts: Mapping[str, object], readings: Mapping[str, str], law: bool | None
) -> Compared:
    if question not in each.questions:
        return Compared(each)
    found = each.find(question)
    own, has = found.sheet.facts(), _alternatives(each, question)
    aside = tuple(name for name in facts if name not in own)
    asked = found.read_as({code: member for code, member in readings.items() if member in has.get(code, ())}, law)
    try:
        outcome = asked.ask({name: value for name, value in facts.items() if name in own})
    except (BadFacts, Conflict) as error:
        return Compared(each, error=error, aside=aside)
    return Compared(each, outcome, aside=aside)
