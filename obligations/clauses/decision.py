"""One explicit decision for a question: what the rules of a contract come to together.

Before any interpreter sees a question, its rules are lowered to a few plain expressions: when anything is said at
all (`speaks`), and what (`value`). Who yields to whom, which head is excluded, which cap binds is worked out here and
only here, in this order:

1. a rule applies where its own condition holds (and, for a power, one of its grounds) and no rule that overrides or
   disapplies it applies;
2. heads of claim that an applying exclusion takes away count as 0;
3. where an exclusion or bar of the whole claim applies, the claim is 0;
4. each applying cap lowers what is left.

A rule that refers back to itself through others adds nothing to itself: circular grounds are solved as the least
fixed point, and a circle through a negation is an error.

The worked example is a claim and a cap on it:

>>> from obligations.clauses.rules import Rule
>>> from obligations.expressions.terms import Yen
>>> claim = Rule("claim", Effect.PAYMENT, ("1",), "", "", TRUE, Yen.fixed(900).node)
>>> cap = Rule("cap", Effect.CAP, ("2",), "", "", TRUE, Yen.fixed(500).node, limits=("claim",))
>>> decision = lower("damages", {rule.name: rule for rule in (claim, cap)}, ["claim"], facts=())
>>> [clause.rule.name for clause in decision.clauses]
['claim', 'cap']
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from obligations.clauses.readings import Reading
from obligations.clauses.rules import FALSE, TRUE, AnyRule, Effect
from obligations.errors import BadContract, UnknownName
from obligations.expressions.kinds import EXACT_KINDS, Kind
from obligations.expressions.nodes import (
    All,
    Any,
    Cited,
    Constant,
    Fact,
    Head,
    Holds,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Reads,
    Said,
    When,
    children,
    rebuilt,
    walk,
)

__all__ = ["Clause", "Decision", "lower", "simplified", "uncited"]


def _as_it_is(node: Node) -> Node:
    return node


def uncited(condition: Node) -> Node:
    """The condition under which a rule applies, without the mark of the rule."""
    return condition.condition if isinstance(condition, Cited) else condition


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule that takes part in a decision, with the condition under which it applies in the end."""

    rule: AnyRule
    condition: Node
    value: Node | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A question as plain expressions over `facts`.

    `speaks`: whether any provision gives an answer. `value`: the answer; where nothing speaks it is 0 for yen and
    false for a truth, and without meaning for other kinds. `conflicts`: pairs of rules that must not both apply with
    different results, with the condition under which they do. `since` and `until` bound the position in time, each a
    condition and a day.
    """

    question: str
    facts: tuple[Fact, ...]
    speaks: Node
    value: Node
    conflicts: tuple[tuple[AnyRule, AnyRule, Node], ...]
    clauses: tuple[Clause, ...]
    since: tuple[Node, Node] | None = None
    until: tuple[Node, Node] | None = None

    @property
    def kind(self) -> Kind:
        """The kind of the value."""
        return self.value.kind

    @property
    def silence_is_an_answer(self) -> bool:
        """Whether "nothing speaks" fixes the value: nothing is owed, nothing is so."""
        return self.kind in (Kind.YEN, Kind.TRUTH)

    def roots(self, read: Callable[[Node], Node] = _as_it_is) -> tuple[Node, ...]:
        """The expressions that an interpreter evaluates, in a fixed order, as `read` gives them under fixed readings.

        What a clause gives that never applies under the readings is none of them.
        """
        dated = [part for pair in (self.since, self.until) if pair is not None for part in pair]
        found = [read(part) for part in (self.speaks, self.value, *dated, *(node for *_, node in self.conflicts))]
        for clause in self.clauses:
            condition = read(clause.condition)
            found.append(condition)
            if clause.value is not None and uncited(condition) != FALSE:
                found.append(read(clause.value))
        return tuple(found)

    def readings(self) -> tuple[type[Reading], ...]:
        """The readings on which the decision can depend, in the order in which they stand in it."""
        found: dict[type[Reading], None] = {}
        for root in self.roots():
            for node in walk(root):
                if isinstance(node, Reads):
                    for member in node.readings:
                        assert isinstance(member, Reading)
                        found[type(member)] = None
        return tuple(found)

    def figures(self, read: Callable[[Node], Node]) -> dict[str, Named]:
        """The named intermediate values by code, in the expressions as `read` gives them under fixed readings."""
        found: dict[str, Named] = {}

        def visit(node: Node) -> None:
            if isinstance(node, Named):
                found.setdefault(node.code, node)
            # What is worked out row by row has no one value.
            for part in (node.default,) if isinstance(node, OverRows) else children(node):
                visit(part)

        for root in self.roots(read):
            visit(root)
        return found

    def wanted_by(self) -> dict[str, tuple[str, ...]]:
        """For each fact, the provisions whose rules read it."""
        found: dict[str, dict[str, None]] = {}
        for clause in self.clauses:
            for part in (clause.condition, clause.value):
                if part is None:
                    continue
                for name in _own_facts(part):
                    for provision in clause.rule.provisions:
                        found.setdefault(name, {})[provision] = None
        return {name: tuple(provisions) for name, provisions in found.items()}


def _own_facts(node: Node) -> Iterable[str]:
    """The facts that a rule reads itself, not through another rule that it cites."""
    if isinstance(node, Fact):
        yield node.name
    for number, part in enumerate(children(node)):
        if not isinstance(part, Cited) or (number == 0 and isinstance(node, Cited)):
            yield from _own_facts(part)


def simplified(node: Node) -> Node:
    """The node without parts that cannot matter: constants in truths, choices that are already made."""
    match node:
        case All(parts):
            if FALSE in parts:
                return FALSE
            kept = tuple({id(part): part for part in parts if part != TRUE}.values())
            return kept[0] if len(kept) == 1 else All(kept) if kept else TRUE
        case Any(parts):
            if TRUE in parts:
                return TRUE
            kept = tuple({id(part): part for part in parts if part != FALSE}.values())
            return kept[0] if len(kept) == 1 else Any(kept) if kept else FALSE
        case Not(Constant(value=value)):
            return FALSE if value else TRUE
        case Not(Not(part)):
            return part
        case When(condition, then, otherwise):
            if condition == TRUE or then is otherwise:
                return then
            return otherwise if condition == FALSE else node
        case _:
            return node


class _Lowering:
    def __init__(self, rules: Mapping[str, AnyRule]) -> None:
        self.rules = rules
        #: The rules that are being expanded, each with the number of references on the way that are no plain assent.
        self.stack: list[tuple[str, int]] = []
        self.crossed = 0
        #: How a reference counts where the expansion stands, within its rule: 1 as it is, -1 negated, 0 both ways.
        self.sign = 1
        self.giving: list[str] = []
        self.circular: set[str] = set()
        self.cited: dict[str, Clause] = {}
        self.overriders: dict[str, list[AnyRule]] = {}
        self.limiters: dict[str, list[AnyRule]] = {}
        self.grounds: dict[str, list[AnyRule]] = {}
        for rule in rules.values():
            for name in rule.overrides:
                self.overriders.setdefault(self.find(name, rule).name, []).append(rule)
            for name in rule.limits:
                self.limiters.setdefault(self.find(name, rule).name, []).append(rule)
            if rule.ground_of is not None:
                self.grounds.setdefault(rule.ground_of, []).append(rule)

    def find(self, name: str, by: AnyRule | None = None) -> AnyRule:
        rule = self.rules.get(name)
        if rule is not None:
            return rule
        encoding = [rule for rule in self.rules.values() if name in rule.provisions]
        if len(encoding) != 1:
            asked = "" if by is None else f", as {by.name} names it ({by.place}),"
            raise UnknownName(f"rule or provision with one rule{asked}", name, list(self.rules))
        return encoding[0]

    def signed(self, sign: int, node: Node) -> Node:
        """`node` expanded where its truth counts positively (1), negatively (-1) or both ways (0)."""
        before, self.sign = self.sign, self.sign * sign
        try:
            return self.expanded(node)
        finally:
            self.sign = before

    def expanded(self, node: Node) -> Node:
        """The node with every reference to another rule replaced by what that rule comes to."""
        match node:
            case Holds(name):
                return self.effective(self.find(name))
            case Said(name, otherwise, kind):
                rule = self.find(name)
                before, self.sign = self.sign, 0
                value = When(self.effective(rule), self.amount(rule), self.expanded(otherwise), kind)
                self.sign = before
                return simplified(value)
            case Not(part):
                return simplified(Not(self.signed(-1, part)))
            case When(condition, then, otherwise, kind):
                made = When(self.signed(0, condition), self.expanded(then), self.expanded(otherwise), kind)
                return simplified(made)
            case Operation() | OverRows(fold="total" | "count" | "earliest"):
                return rebuilt(node, tuple(self.signed(0, part) for part in children(node)))
            case _:
                return simplified(rebuilt(node, tuple(self.expanded(part) for part in children(node))))

    def effective(self, rule: AnyRule, but: Collection[AnyRule] = ()) -> Node:
        """The condition under which the rule applies in the end, as a citation; `but` names overriders to pass over."""
        crossed = self.crossed + (self.sign != 1)
        for depth, (name, before) in enumerate(self.stack):
            if name == rule.name:
                around = [inner for inner, _ in self.stack[depth:]]
                if before != crossed:
                    circle = " -> ".join([*around, name])
                    raise BadContract(f"rules refer to each other in a circle through a negation: {circle}")
                self.circular.update(around)
                return FALSE
        outside = self.sign, self.crossed
        self.stack.append((rule.name, crossed))
        self.sign, self.crossed = 1, crossed
        cited = self.condition(rule, but)
        self.sign, self.crossed = outside
        self.stack.pop()
        if but:
            return uncited(cited)
        if rule.name not in self.cited or self.cited[rule.name].condition == FALSE:
            self.cited[rule.name] = Clause(rule, cited, None)
        return cited

    def condition(self, rule: AnyRule, but: Collection[AnyRule] = ()) -> Node:
        """The rule's own condition, one of its grounds, and nothing above it."""
        parts = [self.expanded(rule.speaks)]
        if grounds := self.grounds.get(rule.name):
            parts.append(simplified(Any(tuple(self.effective(ground) for ground in grounds))))
        before, self.sign = self.sign, -1
        overriders = (above for above in self.overriders.get(rule.name, ()) if above not in but)
        parts.extend(simplified(Not(self.effective(above))) for above in overriders)
        self.sign = before
        condition = simplified(All(tuple(parts)))
        return condition if condition == FALSE else Cited(rule.name, condition)

    def completed(self) -> tuple[Clause, ...]:
        """The rules that take part, each with its own condition.

        Inside a circle, a rule is met in the state that it has without the rules around it. That solves the circle,
        but it is not the rule's own condition, nor what it cites: there, each rule is as it is in the end.
        """
        met = dict(self.cited)
        own = {name: self.condition(met[name].rule) for name in sorted(self.circular)}
        clauses = met.values()
        return tuple(Clause(c.rule, own.get(c.rule.name, c.condition), c.value) for c in clauses)

    def amount(self, rule: AnyRule) -> Node:
        """What the rule gives, after exclusions of heads, exclusions of the whole and caps."""
        if rule.value is None:
            return TRUE
        if rule.name in self.giving:
            raise BadContract(f"what {rule.name} gives depends on itself: {' -> '.join([*self.giving, rule.name])}")
        self.giving.append(rule.name)
        value = self._limited(rule, rule.value)
        self.giving.pop()
        return value

    def _limited(self, rule: AnyRule, amount: Node) -> Node:
        limiters = self.limiters.get(rule.name, ())
        value = self._without_heads(self.expanded(amount), limiters)
        whole = [r for r in limiters if r.effect in (Effect.EXCLUSION, Effect.BAR) and not r.heads]
        if whole:
            gone = simplified(Any(tuple(self.effective(limit) for limit in whole)))
            value = simplified(When(gone, Constant(value.kind, 0), value, value.kind))
        for cap in limiters:
            if cap.effect is Effect.CAP:
                assert cap.value is not None
                condition = self.effective(cap)
                limit = self.expanded(cap.value)
                self.cited[cap.name] = Clause(cap, condition, limit)
                lowered = Operation("lower", (value, limit), value.kind)
                always = uncited(condition) == TRUE
                value = lowered if always else simplified(When(condition, lowered, value, value.kind))
        clause = self.cited.get(rule.name)
        if clause is not None:
            self.cited[rule.name] = Clause(rule, clause.condition, value)
        return value

    def _without_heads(self, node: Node, limiters: Sequence[AnyRule]) -> Node:
        parts = tuple(self._without_heads(part, limiters) for part in children(node))
        made = rebuilt(node, parts)
        if isinstance(made, Head):
            excluding = [r for r in limiters if made.code in r.heads]
            if excluding:
                gone = simplified(Any(tuple(self.effective(limit) for limit in excluding)))
                kept = simplified(When(gone, Constant(made.kind, 0), made.amount, made.kind))
                return Head(made.code, made.label, kept, made.kind)
        return made

    def above(self, one: AnyRule, other: AnyRule) -> bool:
        """Whether `one` overrides `other` itself: a rule between them that yields overrides nothing."""
        return any(self.find(name) is other for name in one.overrides)


def lower(
    question: str,
    rules: Mapping[str, AnyRule],
    asked: Sequence[str],
    facts: Iterable[Fact],
    *,
    since: str | None = None,
    until: str | None = None,
) -> Decision:
    """The decision that the rules come to for a question that asks for what the rules named in `asked` give.

    `facts` are the facts that the question takes. Raises `BadContract` if the rules are circular through a negation,
    read a fact that the question does not take, or leave one unread.
    """
    lowering = _Lowering(rules)
    answering = [lowering.find(name) for name in asked]
    pairs = [(rule, lowering.effective(rule), lowering.amount(rule)) for rule in answering]
    kinds = {value.kind for *_, value in pairs}
    if len(kinds) != 1:
        raise BadContract(f"{question} asks for {' and '.join(sorted(kind.word for kind in kinds))} at once")
    kind = kinds.pop()
    # Where one of the rules asked for overrides another, either way one of them speaks.
    speaks = simplified(Any(tuple(lowering.effective(rule, but=answering) for rule in answering)))
    if all(rule.value is None for rule in answering):
        value = simplified(Any(tuple(condition for _, condition, _ in pairs)))
    else:
        # Fractions stay numbers throughout, so that they can be brought to one denominator.
        value = Constant(kind, {Kind.YEN: 0, Kind.TRUTH: False}.get(kind, 0 if kind in EXACT_KINDS else None))
        for _, condition, given in reversed(pairs):
            value = simplified(When(condition, given, value, kind))
    conflicts: list[tuple[AnyRule, AnyRule, Node]] = []
    for (one, first, given), (other, second, told) in combinations(pairs, 2):
        ordered = lowering.above(one, other) or lowering.above(other, one)
        if not ordered and given != told:
            differ = Not(_same(given, told))
            both = simplified(All((first, second, simplified(differ))))
            if both != FALSE:
                conflicts.append((one, other, both))
    dated = [None if name is None else lowering.find(name) for name in (since, until)]
    bounds = [None if rule is None else (lowering.effective(rule), lowering.amount(rule)) for rule in dated]
    decision = Decision(question, tuple(facts), speaks, value, tuple(conflicts), lowering.completed(), *bounds)
    _check_facts(decision)
    return decision


def _same(one: Node, other: Node) -> Node:
    """Whether two values are the same, as a truth."""
    if one.kind is not Kind.CHOICE:
        return Operation("equal", (one, other), Kind.TRUTH)
    if isinstance(one, When):
        same = _same(one.then, other), _same(one.otherwise, other)
        return simplified(When(one.condition, *same, Kind.TRUTH))
    if isinstance(other, When):
        return _same(other, one)
    if isinstance(one, Constant) and isinstance(other, Constant):
        return TRUE if one.value is other.value else FALSE
    raise BadContract("alternatives that two rules give can be compared only if they are written in the rules")


def _check_facts(decision: Decision) -> None:
    taken = {(fact.sheet, fact.name) for fact in decision.facts}
    columns = {(column.sheet, column.name) for fact in decision.facts for column in fact.columns}
    read: set[tuple[str, str]] = set()
    for root in decision.roots():
        for node in walk(root):
            if isinstance(node, Fact):
                read.add((node.sheet, node.name))
            if isinstance(node, IsOneOf):
                read.add((node.subject.sheet, node.subject.name))
    for sheet, name in sorted(read - taken - columns):
        raise BadContract(f"{decision.question} needs {sheet}.{name}, which is not among the facts it takes")
    for sheet, name in sorted((taken | columns) - read):
        raise BadContract(f"{decision.question} takes {sheet}.{name}, which no rule reads")
