"""Rules in a line each, for examples with values that are worked out by hand.

bill = rule("bill", Effect.PAYMENT, value=yen("fee"))
outcome([bill], ["bill"], fee=500).value == 500
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from obligations import Count, Date, Effect, Outcome, Party, Question, Rule, Term, Text, Truth, Yen
from obligations.clauses.decision import Decision, lower
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact, Holds, Node, walk
from obligations.expressions.terms import TRUE

from .scenarios import BUYER, SHOP, bare_contract, question_over

_TERMS: dict[Kind, type[Term[Any]]] = {Kind.TRUTH: Truth, Kind.YEN: Yen, Kind.COUNT: Count, Kind.DATE: Date}


def _fact(name: str, kind: Kind, low: int | None = None, high: int | None = None) -> Any:
    return _TERMS[kind](Fact("Example", name, kind, Text(name, name), low=low, high=high))


def truth(name: str) -> Truth:
    """A fact that is so or not."""
    return _fact(name, Kind.TRUTH)


def yen(name: str, low: int | None = None, high: int | None = None) -> Yen:
    """A fact in yen."""
    return _fact(name, Kind.YEN, low, high)


def count(name: str, low: int | None = None, high: int | None = None) -> Count:
    """A fact that is a number."""
    return _fact(name, Kind.COUNT, low, high)


def day(name: str) -> Date:
    """A fact that is a day."""
    return _fact(name, Kind.DATE)


def holds(name: str) -> Truth:
    """Whether another rule applies, for one that comes later."""
    return Truth(Holds(name))


def rule(
    name: str,
    effect: Effect,
    speaks: Truth = TRUE,
    value: Term[Any] | None = None,
    *,
    overrides: Sequence[str] = (),
    limits: Sequence[str] = (),
    heads: Sequence[str] = (),
    of: str | None = None,
    by: Party | None = SHOP,
    to: Party | None = BUYER,
) -> Rule[Any]:
    """A rule whose provision has the rule's name."""
    return Rule(
        name, effect, (name,), f"The rule {name}.", "Example", speaks.node, None if value is None else value.node,
        by, to, tuple(overrides), tuple(limits), tuple(heads), of,
    )  # fmt: skip


def decided(
    rules: Sequence[Rule[Any]], asks: Sequence[str], *, since: str | None = None, until: str | None = None
) -> Decision:
    """The decision of a question that takes every fact that the rules read."""
    parts: list[Node] = [part for made in rules for part in (made.speaks, made.value) if part is not None]
    facts = {node.name: node for part in parts for node in walk(part) if isinstance(node, Fact)}
    by_name = {made.name: made for made in rules}
    return lower("example", by_name, asks, facts.values(), since=since, until=until)


def question(rules: Sequence[Rule[Any]], asks: Sequence[str], **dated: str) -> Question[..., Any]:
    """A question over the rules."""
    terms = bare_contract("example-of-rules")
    terms.rules.update({made.name: made for made in rules})
    return question_over(terms, decided(rules, asks, **dated), asks)


def outcome(
    rules: Sequence[Rule[Any]], asks: Sequence[str], *, dated: dict[str, str] | None = None, **facts: Any
) -> Outcome[Any]:
    """The answer for facts by name; what is left out is unknown. A day is a `date`."""
    made = question(rules, asks, **(dated or {}))
    names = [fact.name for fact in made.decision.facts]
    assert set(facts) <= set(names), f"no rule reads {set(facts) - set(names)}"
    plain = (facts.get(name) for name in names)
    return made.asking(()).answer(tuple(v.toordinal() if isinstance(v, date) else v for v in plain))
