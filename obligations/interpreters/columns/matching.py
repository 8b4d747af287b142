"""Which columns of a table hold which facts: what is asked for is held against the columns that there are.

>>> import obligations
>>> from obligations.interpreters.columns.plan import plan_of
>>> plan = plan_of(obligations.contract("soracom-flux").find("late-interest").asking(()))
>>> checked(plan, ["invoice", "amount_due"], {"principal": "amount"}, "")
Traceback (most recent call last):
obligations.errors.UnknownName: no column for principal 'amount'; did you mean amount_due?
"""

from __future__ import annotations

from collections.abc import Mapping

from obligations.errors import BadFacts, FactProblem, UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.plan import ANSWER, Plan

__all__ = ["checked", "row_fields"]


def checked(
    plan: Plan, names: list[str], columns: Mapping[str, str], prefix: str, *, rows: tuple[str, ...] = ()
) -> None:
    """Checks that what is asked for fits the frame: `UnknownName` for a fact or column that there is not."""
    facts = [fact.name for fact in plan.facts]
    known = {*facts, *(f"{fact.name}.{column.name}" for fact in plan.facts for column in fact.columns)}
    for fact, column in columns.items():
        if fact not in known:
            raise UnknownName("fact", fact, facts)
        if "." not in fact and column not in names:
            raise UnknownName(f"column for {fact}", column, names)
    for fact in rows:
        if fact not in {fact.name for fact in plan.facts if fact.kind is Kind.ROWS}:
            raise UnknownName("list of rows", fact, [fact.name for fact in plan.facts if fact.kind is Kind.ROWS])
    for name in ANSWER:
        if prefix + name in names:
            instead = "no column of the name that the answer needs: choose another prefix"
            raise BadFacts([FactProblem(prefix + name, "a column", instead)])
    if facts and not any(columns.get(fact, fact) in names or fact in rows for fact in facts):
        raise BadFacts([FactProblem("the frame", names, f"a column for at least one of {', '.join(facts)}")])


def row_fields(
    plan: Plan, name: str, key: str, ours: list[str], theirs: list[str], columns: Mapping[str, str]
) -> tuple[Fact, dict[str, str]]:
    """A list of facts that stands in a table of its own, and the columns of that table by the facts of its rows.

    `ours` and `theirs` are the columns of both tables; what does not fit is an error, as in `checked`.
    """
    fact = next(fact for fact in plan.facts if fact.name == name)
    for what, there in (("key column", ours), (f"key column of {name}", theirs)):
        if key not in there:
            raise UnknownName(what, key, there)
    if name in ours:
        raise BadFacts([FactProblem(name, "a column and a table", "one of them")])
    fields = {
        column.name: at
        for column in fact.columns
        if (at := columns.get(f"{name}.{column.name}", column.name)) in theirs
    }
    if not fields:
        wanted = f"a column for at least one of {', '.join(column.name for column in fact.columns)}"
        raise BadFacts([FactProblem(name, theirs, wanted)])
    return fact, fields
