"""Faults planted in rules, and how many scenarios it takes to find each: drawn on the edges, and drawn by type alone.

Each fault is a question of the Flux terms with one thing wrong. A scenario finds it if the wrong question and the
right one come to different answers. Run `python -m tests.edges.planted` for the table: for each fault and strategy, in
how many of 20 seeded runs of 200 scenarios it was found, and the median and the worst number of scenarios until then.
"""

# Values of every kind pass through here.
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import sys
from calendar import isleap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import floor
from statistics import median
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from obligations import Outcome, Question, RoundingMode, Rule
from obligations.clauses.decision import Decision, lower
from obligations.clauses.rules import Effect
from obligations.drawing import ordered
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Constant, Fact, Node, Operation, Rounded, children, rebuilt
from obligations.interpreters.compile import Read
from obligations.interpreters.turns import Plain
from obligations.testing import Scenario, scenarios
from obligations.values.daycount import whole_years
from rules.soracom_flux import flux

EXAMPLES = 200
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
SEEDS = 20

# The plain strategy -----------------------------------------------------------------------------------------


def _by_type(fact: Fact) -> st.SearchStrategy[Any]:
    match fact.kind:
        case Kind.TRUTH:
            return st.booleans()
        case Kind.CHOICE:
            return st.sampled_from(fact.alternatives)
        case Kind.SEVERAL:
            return st.frozensets(st.sampled_from(fact.alternatives))
        case Kind.ROWS:
            row = st.tuples(*map(_by_type, fact.columns))
            return st.lists(row, max_size=5).map(tuple)
        case _:
            return st.integers(*fact.range)


def plain_scenarios(question: Question[..., Any], *, left_out: bool = False) -> st.SearchStrategy[Scenario]:
    """Scenarios over the same types and ranges, as one would write them without looking at the rules."""

    def known(fact: Fact) -> st.SearchStrategy[Any]:
        return st.none() | _by_type(fact) if left_out else _by_type(fact)

    facts = st.tuples(*map(known, question.sheet.facts().values()))
    return facts.map(lambda plain: Scenario(question, ordered(question.sheet, plain)))


# Faults -----------------------------------------------------------------------------------------------------


def told(outcome: Outcome[Any]) -> tuple[str, Any]:
    return outcome.status, outcome.plain_value()


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which question, and what the wrong rules come to; `left_out`: facts may be unknown."""

    what: str
    question: Question[..., Any]
    wrong: Callable[[Plain], tuple[str, Any]]
    left_out: bool = False


def rewritten(decision: Decision, change: Callable[[Node], Node]) -> Decision:
    """The decision under the default readings with a change at every node, parts first."""
    done: dict[int, tuple[Node, Node]] = {}
    read = Read({})

    def again(node: Node) -> Node:
        known = done.get(id(node))
        if known is None:
            parts = tuple(again(part) for part in children(node))
            known = done[id(node)] = node, change(rebuilt(node, parts) if parts else node)
        return known[1]

    def whole(node: Node) -> Node:
        return again(read.node(node))

    return replace(
        decision,
        speaks=whole(decision.speaks),
        value=whole(decision.value),
        conflicts=(),
        clauses=tuple(
            replace(c, condition=whole(c.condition), value=None if c.value is None else whole(c.value))
            for c in decision.clauses
        ),
    )


def answered_by(question: Question[..., Any], decision: Decision) -> Callable[[Plain], tuple[str, Any]]:
    made: Question[..., Any] = Question(
        question.contract, question.name, question.sheet, question.rules, question.title, None, None
    )
    made.__dict__["decision"] = decision
    asking = made.asking(())
    return lambda facts: told(asking.answer(facts))


def node_fault(what: str, name: str, change: Callable[[Node], Node]) -> Fault:
    """A fault at nodes of a question's expressions."""
    question = flux.find(name)
    changed = 0

    def counted(node: Node) -> Node:
        nonlocal changed
        after = change(node)
        changed += after is not node
        return after

    wrong = answered_by(question, rewritten(question.decision, counted))
    assert changed, f"{what} changes nothing in {name}: fit the fault to the rules"
    return Fault(what, question, wrong)


def rules_fault(what: str, name: str, change: Callable[[dict[str, Rule[Any]]], None]) -> Fault:
    """A fault in how the rules of a question meet."""
    question = flux.find(name)
    return Fault(what, question, answered_by(question, _lowered(question, change)))


def _lowered(question: Question[..., Any], change: Callable[[dict[str, Rule[Any]]], None]) -> Decision:
    rules: dict[str, Rule[Any]] = dict(flux.rules)
    change(rules)
    facts = question.sheet.facts().values()
    try:
        return lower(question.name, rules, question.rules, facts)
    except ValueError as error:  # a fact that only the dropped rule reads
        unread = str(error).rpartition("takes ")[2].partition(",")[0].rpartition(".")[2]
        raise AssertionError(f"{unread} is read by what was dropped only") from error


def is_operation(node: Node, operator: str) -> bool:
    return isinstance(node, Operation) and node.operator == operator


def _day_counted_twice(node: Node) -> Node:
    """The day of payment bears interest."""
    if is_operation(node, "subtract") and isinstance(node, Operation) and node.kind is Kind.DATE:
        return node.operands[0]
    return node


def _last_day_late(node: Node) -> Node:
    """A period of months ends one day late."""
    if is_operation(node, "months_after"):
        return Operation("add", (node, Constant(Kind.DAYS, 1)), Kind.DATE)
    return node


def _less_for_at_most(node: Node) -> Node:
    if isinstance(node, Operation) and node.operator == "at_most":
        return Operation("below", node.operands, node.kind)
    return node


def _ceil_for_floor(node: Node) -> Node:
    return replace(node, mode=RoundingMode.CEIL) if isinstance(node, Rounded) else node


def _begun_day_counts(node: Node) -> Node:
    if isinstance(node, Operation) and node.operator == "whole_units":
        length, unit = node.operands
        almost = Operation("subtract", (unit, Constant(Kind.DURATION, 1)), Kind.DURATION)
        return Operation("whole_units", (Operation("add", (length, almost), Kind.DURATION), unit), node.kind)
    return node


def _no_bill(node: Node) -> Node:
    """What is billed does not limit the credit."""
    if isinstance(node, Operation) and node.operator == "lower" and isinstance(node.operands[1], Fact):
        return node.operands[0]
    return node


def _every_day_over_365(node: Node) -> Node:
    return replace(node, operator="years_ACT365F") if is_operation(node, "years_COURT") else node


def _in_floats(facts: Plain) -> tuple[str, Any]:
    """Late interest by court practice in binary floating point, the parts added up and floored once."""
    principal, due_on, paid_on, *_ = facts
    if paid_on <= due_on:
        return "silent", 0
    whole, first = whole_years(due_on + 1, paid_on - 1)
    by_year = [0.0, 0.0]
    day = first
    while day < paid_on:
        year = date.fromordinal(day).year
        end = min(date(year, 12, 31).toordinal(), paid_on - 1)
        by_year[isleap(year)] += end - day + 1
        day = end + 1
    return "decided", floor(principal * 0.145 * (whole + by_year[False] / 365 + by_year[True] / 366))


def _by_relativedelta(facts: Plain) -> tuple[str, Any]:
    """The last day to ask, by adding three months to the day of learning."""
    learned_at, _ = facts
    return "decided", (date.fromordinal(learned_at // 86_400) + relativedelta(months=3)).isoformat()


def _without_gross_fault(rules: dict[str, Rule[Any]]) -> None:
    """The cap stands for gross negligence and intent as well."""
    for name, rule in rules.items():
        if rule.effect is Effect.DISAPPLICATION and "15.2.7" in rule.provisions:
            rules[name] = replace(rule, overrides=tuple(o for o in rule.overrides if o != "one_months_fee"))


def _without_heads(rules: dict[str, Rule[Any]]) -> None:
    for name, rule in rules.items():
        if rule.effect is Effect.EXCLUSION and rule.heads:
            rules[name] = replace(rule, limits=())


def _without_cap(rules: dict[str, Rule[Any]]) -> None:
    rules["one_months_fee"] = replace(rules["one_months_fee"], limits=())


def _cap_before_heads() -> Fault:
    """The claim is capped with all its heads, and only then are the excluded ones taken off."""
    question = flux.find("recoverable-damage")

    def changed(*changes: Callable[[dict[str, Rule[Any]]], None]) -> Callable[[Plain], tuple[str, Any]]:
        def change(rules: dict[str, Rule[Any]]) -> None:
            for each in changes:
                each(rules)

        decision = lower(question.name, _changed(change), question.rules, _read(question, change))
        return _by_name(question, decision)

    capped, uncapped = changed(_without_heads), changed(_without_cap)
    all_heads = changed(_without_heads, _without_cap)

    def wrong(facts: Plain) -> tuple[str, Any]:
        status, most = capped(facts)
        excluded = all_heads(facts)[1] - uncapped(facts)[1]
        return status, max(0, most - excluded)

    return Fault("the cap before the exclusion of heads", question, wrong)


def _changed(change: Callable[[dict[str, Rule[Any]]], None]) -> Mapping[str, Rule[Any]]:
    rules: dict[str, Rule[Any]] = dict(flux.rules)
    change(rules)
    return rules


def _read(question: Question[..., Any], change: Callable[[dict[str, Rule[Any]]], None]) -> list[Fact]:
    """The facts of a question that its changed rules still read."""
    facts = dict(question.sheet.facts())
    while True:
        try:
            lower(question.name, _changed(change), question.rules, facts.values())
        except ValueError as error:
            del facts[str(error).rpartition("takes ")[2].partition(",")[0].rpartition(".")[2]]
        else:
            return list(facts.values())


def _by_name(question: Question[..., Any], decision: Decision) -> Callable[[Plain], tuple[str, Any]]:
    """The answers of a decision that takes some of the facts of a question."""
    order = [list(question.sheet.facts()).index(fact.name) for fact in decision.facts]
    ask = answered_by(question, decision)
    return lambda facts: ask(tuple(facts[at] for at in order))


def _missing_is_false() -> Fault:
    question = flux.find("liability-of-customer")
    kinds = [fact.kind for fact in question.sheet.facts().values()]

    def wrong(facts: Plain) -> tuple[str, Any]:
        pairs = zip(kinds, facts, strict=True)
        taken = tuple(False if kind is Kind.TRUTH and value is None else value for kind, value in pairs)
        return told(question.as_read.answer(taken))

    return Fault("a missing fact taken as false", question, wrong, left_out=True)


def faults() -> list[Fault]:
    """Every planted fault."""
    return [
        node_fault("the day of payment counted", "late-interest", _day_counted_twice),
        node_fault("a claim in time one day too long", "outage-credit", _last_day_late),
        node_fault("< for <= at 24 hours", "outage-credit", _less_for_at_most),
        Fault("float arithmetic", flux.find("late-interest"), _in_floats),
        Fault("relativedelta at a month end", flux.find("credit-request-deadline"), _by_relativedelta),
        node_fault("ceil for floor", "late-interest", _ceil_for_floor),
        node_fault("every day over 365, leap years too", "late-interest", _every_day_over_365),
        node_fault("begun 24 hours count as whole", "outage-credit", _begun_day_counts),
        node_fault("a credit above the bill", "outage-credit", _no_bill),
        rules_fault("a dropped exception (gross fault)", "recoverable-damage", _without_gross_fault),
        _cap_before_heads(),
        _missing_is_false(),
    ]


# Searching --------------------------------------------------------------------------------------------------


class _Found(Exception):
    """The fault shows."""


def examples_until_found(fault: Fault, strategy: st.SearchStrategy[Scenario], run: int) -> int | None:
    """How many scenarios it took to find a fault, None if so many as are tried did not."""
    count = 0

    @seed(run)
    @settings(
        max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=SLOW, derandomize=False, print_blob=False,
    )  # fmt: skip
    @given(strategy)
    def search(scenario: Scenario) -> None:
        nonlocal count
        count += 1
        if fault.wrong(scenario.plain) != told(scenario.ask()):
            raise _Found

    try:
        search()
    except _Found:
        return count
    return None


def figures(fault: Fault, strategy: st.SearchStrategy[Scenario], runs: int = SEEDS) -> tuple[int, str, str]:
    """In how many runs it was found, and the median and worst number of scenarios."""
    found = [examples_until_found(fault, strategy, run) for run in range(runs)]
    known = [number for number in found if number is not None]
    counted = [EXAMPLES + 1 if number is None else number for number in found]

    def shown(number: float) -> str:
        return "-" if number > EXAMPLES else f"{number:g}"

    return len(known), shown(median(counted)), shown(max(counted))


def main() -> None:
    """Prints the table."""
    print("| planted fault | question | on the edges: runs | median | worst | by type: runs | median | worst |")
    print("|---|---|---|---|---|---|---|---|")
    for fault in faults():
        edge = figures(fault, scenarios(fault.question, left_out=fault.left_out))
        plain = figures(fault, plain_scenarios(fault.question, left_out=fault.left_out))
        cells = [fault.what, fault.question.name, *map(str, edge), *map(str, plain)]
        print(f"| {' | '.join(cells)} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
