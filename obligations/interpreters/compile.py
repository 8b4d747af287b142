"""Compiled rules: a decision as one plain Python function on integers.

Readings are fixed first, so that only the chosen branch is left. Fractions are folded: every number is an integer
numerator over a denominator that is known when the code is written, and a rounding is one integer division. Shared
parts are computed once. Two functions come out of the same tree: one that gives the value, and one that records the
value of every node in a flat tuple for the explanation.

Compiled functions take complete facts. Where one is missing the reference evaluator answers, so that both treat the
unknown alike.

>>> from obligations.clauses.decision import lower
>>> from obligations.clauses.rules import TRUE, Effect, Rule
>>> from obligations.expressions.kinds import Kind
>>> from obligations.expressions.nodes import Fact, Operation
>>> from obligations.expressions.terms import Yen, percent, rounded
>>> from obligations.values.labels import Text
>>> from obligations.values.rounding import RoundingMode
>>> fee = Fact("Bill", "fee", Kind.YEN, Text("the fee", "料金"))
>>> tenth = rounded(Yen(fee) * percent("10"), RoundingMode.FLOOR)
>>> rule = Rule("tenth", Effect.PAYMENT, ("1",), "", "", TRUE, tenth.node)
>>> compiled = compiled_for(lower("tenth", {"tenth": rule}, ["tenth"], [fee]), {})
>>> compiled.function(1_999)
199
>>> print(compiled.source.strip())
def function(fee):
    return (fee // 10)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from math import gcd, lcm
from typing import Any as Anything
from typing import cast

from obligations.clauses.decision import Decision, simplified, uncited
from obligations.clauses.readings import Reading
from obligations.clauses.rules import FALSE, TRUE
from obligations.errors import BadContract, Conflict
from obligations.expressions.kinds import Kind
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
    Rounded,
    Said,
    When,
    children,
    rebuilt,
)
from obligations.expressions.operators import OPERATORS, year_end
from obligations.interpreters.evaluate import Evaluation, Known
from obligations.values import calendar
from obligations.values.daycount import DayCount, month_shares, whole_years
from obligations.values.rounding import RoundingMode, round_ratio

__all__ = ["Compiled", "Read", "compiled_for", "compiled_in", "compiled_parts"]


class Read:
    """The expressions of a decision under fixed readings: no reading left, equal parts one and the same node."""

    def __init__(self, readings: Mapping[type[Reading], Reading]) -> None:
        self.readings = readings
        self._kept: dict[Anything, Node] = {}
        self._done: dict[int, tuple[Node, Node]] = {}

    def node(self, node: Node) -> Node:
        """The node under the readings; the same object for equal nodes."""
        done = self._done.get(id(node))
        if done is None:
            done = node, self._read(node)
            self._done[id(node)] = done
        return done[1]

    def _read(self, node: Node) -> Node:
        if isinstance(node, Reads):
            cls = cast(type[Reading], type(node.readings[0]))
            return TRUE if self.readings.get(cls, cls.default()) in node.readings else FALSE
        if isinstance(node, When):
            condition = uncited(self.node(node.condition))
            if isinstance(condition, Constant):
                return self.node(node.then if condition.value else node.otherwise)
        parts = tuple(self.node(part) for part in children(node))
        return self._one(simplified(_opened(rebuilt(node, parts))))

    def _one(self, node: Node) -> Node:
        return self._kept.setdefault(_key(node), node)


def _opened(node: Node) -> Node:
    """A truth without the citations of what is certain anyway, so that the constants in it fold away."""
    if isinstance(node, All | Any | Not):
        parts = tuple(
            part.condition if isinstance(part, Cited) and isinstance(part.condition, Constant) else part
            for part in children(node)
        )
        return rebuilt(node, parts)
    return node


def _key(node: Node) -> tuple[Anything, ...]:
    """Equal for equal nodes whose parts are already one and the same object."""
    parts = children(node)
    if not parts:
        return type(node), node
    whole = {id(part) for part in parts}
    own = (getattr(node, field.name) for field in fields(node))
    scalars = [value for value in own if id(value) not in whole and not _holds_parts(value, whole)]
    return type(node), *scalars, *map(id, parts)


def _holds_parts(value: Anything, whole: set[int]) -> bool:
    match value:
        case [first, *_]:
            return id(first) in whole
        case _:
            return False


@dataclass(frozen=True, slots=True)
class _Code:
    """Code of an integer numerator over `denominator`, a constant, times `divisor`, the code of a positive integer."""

    text: str
    denominator: int = 1
    divisor: str = ""

    @property
    def is_fraction(self) -> bool:
        return self.denominator != 1 or bool(self.divisor)

    def times(self, factor: int, divisor: str = "") -> str:
        """The numerator's code multiplied by a constant and by the code of a divisor."""
        factors = [self.text, *([str(factor)] if factor != 1 else []), *([divisor] if divisor else [])]
        return " * ".join(factors) if len(factors) > 1 else self.text


def _scaled(one: _Code, other: _Code) -> tuple[str, str, int, str]:
    """Both numerators over one denominator and divisor."""
    common = lcm(one.denominator, other.denominator)
    if one.divisor == other.divisor:
        first, second, divisor = (
            one.times(common // one.denominator),
            other.times(common // other.denominator),
            one.divisor,
        )
    else:
        first = one.times(common // one.denominator, other.divisor)
        second = other.times(common // other.denominator, one.divisor)
        divisor = " * ".join(part for part in (one.divisor, other.divisor) if part)
    return first, second, common, divisor


_SCOPE: dict[str, Anything] = {
    **{name: getattr(calendar, name) for name in (
        "days_in_month", "days_in_months_of", "last_day_of_months", "last_day_of_months_from", "month_end",
        "month_start", "whole_units"
    )},
    **{convention.name: convention.function for convention in DayCount},
    "month_shares": month_shares,
    "whole_years": whole_years,
    "year_end": year_end,
    "round_ratio": round_ratio,
}  # fmt: skip


_OWN = re.compile("|".join(("[vk][0-9]+", "row_.*", "any|sum|min|max", *_SCOPE)))


def _argument(fact: str) -> str:
    """The name of a fact in a compiled function: with an underscore after it where the code uses the name itself."""
    return f"{fact}_" if _OWN.fullmatch(fact) else fact


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a traced function leaves a node's value: its place in the tuple, and the denominator of a fraction.

    `denominator` is 0 where the traced value is itself a pair of numerator and denominator.
    """

    place: int
    denominator: int

    def value(self, trace: tuple[Anything, ...]) -> Anything:
        """The node's value: an int, a truth, an alternative, or a `Fraction`."""
        recorded = trace[self.place]
        if self.denominator == 1 or recorded is None:
            return recorded
        return Fraction(*recorded) if self.denominator == 0 else Fraction(recorded, self.denominator)


class _Writer:
    """Writes one function over the expressions of a decision, with or without a trace."""

    def __init__(self, read: Read, decision: Decision, *, traced: bool) -> None:
        self.read = read
        self.decision = decision
        self.traced = traced
        self.lines: list[str] = []
        self.scope: dict[str, Anything] = dict(_SCOPE)
        self.codes: dict[int, _Code] = {}
        self.slots: dict[int, Slot] = {}
        self.recorded: list[str] = []
        self.names = {(fact.sheet, fact.name): _argument(fact.name) for fact in decision.facts}
        self.uses: dict[int, int] = {}
        self.columns: set[tuple[str, str]] = {
            (column.sheet, column.name) for fact in decision.facts for column in fact.columns
        }
        self.in_row: dict[int, bool] = {}

    # -- where a value stands

    def count(self, node: Node) -> None:
        """Counts how often each node is used, so that shared ones get a name."""
        self.uses[id(node)] = self.uses.get(id(node), 0) + 1
        if self.uses[id(node)] == 1:
            for part in children(node):
                self.count(part)

    def depends_on_row(self, node: Node) -> bool:
        known = self.in_row.get(id(node))
        if known is None:
            if isinstance(node, Fact):
                known = (node.sheet, node.name) in self.columns and (node.sheet, node.name) not in self.names
            elif isinstance(node, OverRows):
                known = False
            else:
                known = any(self.depends_on_row(part) for part in children(node))
            self.in_row[id(node)] = known
        return known

    def code(self, node: Node) -> _Code:
        """The code of a node's value, named in a line of its own where it is shared or traced."""
        done = self.codes.get(id(node))
        if done is not None:
            return done
        if isinstance(node, Named | Head | Cited):
            part = children(node)[0]
            made = self.code(part)
            if id(part) in self.slots:
                self.slots[id(node)] = self.slots[id(part)]
            return self.codes.setdefault(id(node), made)
        made = self.written(node)
        shared = self.traced or self.uses.get(id(node), 0) > 1
        if shared and not isinstance(node, Constant | Fact) and not self.depends_on_row(node):
            made = self.named(node, made)
        self.codes[id(node)] = made
        return made

    def named(self, node: Node, made: _Code) -> _Code:
        name = f"v{len(self.lines)}"
        self.lines.append(f"{name} = {made.text}")
        made = _Code(name, made.denominator, made.divisor)
        if self.traced:
            pair = f"({name}, {made.denominator} * {made.divisor})" if made.divisor else name
            self.record(node, pair, made)
        return made

    def record(self, node: Node, text: str, made: _Code) -> None:
        self.slots[id(node)] = Slot(len(self.recorded), 0 if made.divisor else made.denominator)
        self.recorded.append(text)

    def atom(self, node: Node) -> _Code:
        """The code of a node as one name or literal, so that it can stand twice."""
        made = self.code(node)
        if made.text.isidentifier() or made.text.isdecimal() or self.depends_on_row(node):
            return made
        name = f"v{len(self.lines)}"
        self.lines.append(f"{name} = {made.text}")
        self.codes[id(node)] = made = _Code(name, made.denominator, made.divisor)
        return made

    def exact(self, node: Node) -> str:
        """The code of a node's plain value, as a `Fraction` where it is one."""
        made = self.code(node)
        if not made.is_fraction:
            return made.text
        below = " * ".join(part for part in (str(made.denominator), made.divisor) if part)
        return f"{self.constant(Fraction)}({made.text}, {below})"

    def constant(self, value: Anything) -> str:
        name = f"k{len(self.scope)}"
        self.scope[name] = value
        return name

    # -- what each node says

    def written(self, node: Node) -> _Code:
        match node:
            case Constant(kind, value):
                if kind is Kind.CHOICE:
                    return _Code(self.constant(value))
                if isinstance(value, bool) or value is None:
                    return _Code(str(value))
                assert isinstance(value, int | Fraction)
                return _Code(str(value.numerator), value.denominator)
            case Fact(sheet, name):
                return _Code(self.names.get((sheet, name), f"row_{name}"))
            case All(parts):
                return _Code(f"({' and '.join(self.code(part).text for part in parts)})")
            case Any(parts):
                return _Code(f"({' or '.join(self.code(part).text for part in parts)})")
            case Not(part):
                return _Code(f"(not {self.code(part).text})")
            case IsOneOf(subject, members):
                asked = self.code(subject).text
                if subject.kind is Kind.SEVERAL:
                    return _Code(f"(not {asked}.isdisjoint({self.constant(frozenset(members))}))")
                return _Code(f"({' or '.join(f'{asked} is {self.constant(member)}' for member in members)})")
            case When(condition, then, otherwise):
                test = self.code(condition).text
                if isinstance(otherwise, Constant) and otherwise.value is None:
                    given = self.code(then)
                    return _Code(f"({given.text} if {test} else None)", given.denominator, given.divisor)
                first, second, common, divisor = _scaled(self.code(then), self.code(otherwise))
                return _Code(f"({first} if {test} else {second})", common, divisor)
            case Rounded(amount, mode, unit):
                return _Code(self.rounding(self.code(amount), mode, unit))
            case OverRows():
                return _Code(self.fold(node))
            case Operation(operator, operands):
                return self.operation(operator, operands, node)
            case Named(value=part) | Head(amount=part) | Cited(condition=part):
                return self.code(part)
            case Reads() | Holds() | Said():
                raise AssertionError(f"{type(node).__name__} should have been lowered")

    def rounding(self, amount: _Code, mode: RoundingMode, unit: int) -> str:
        below = f"{amount.denominator * unit}" + (f" * {amount.divisor}" if amount.divisor else "")
        if amount.divisor:
            below = f"({below})"
        if mode is RoundingMode.HALF_UP:
            bottom = f"{amount.denominator}" + (f" * {amount.divisor}" if amount.divisor else "")
            return f"round_ratio({amount.text}, {bottom}, {self.constant(mode)}, {unit})"
        if below == "1":
            return amount.text
        floored = f"({amount.text} // {below})" if mode is RoundingMode.FLOOR else f"-(-({amount.text}) // {below})"
        return f"({floored} * {unit})" if unit != 1 else floored

    def fold(self, node: OverRows) -> str:
        body, where = self.code(node.body).text, self.code(node.where).text
        columns = "".join(f"row_{column.name}, " for column in node.rows.columns)
        rows = f"for ({columns}) in {self.code(node.rows).text}" + ("" if where == "True" else f" if {where}")
        match node.fold:
            case "any":
                return f"any([{body} {rows}])"
            case "total" | "count":
                return f"sum([{body} {rows}])"
            case _:
                return f"min([{body} {rows}], default={self.code(node.default).text})"

    def operation(self, operator: str, operands: tuple[Node, ...], node: Node) -> _Code:
        known = OPERATORS[operator]
        if operator == "whole_units":
            self.check_divisor(operands[1])
        if not known.linear:
            parts = [self.code(operand) for operand in operands]
            assert not any(part.is_fraction for part in parts), operator
            return _Code(known.code.format(*(part.text for part in parts)), known.denominator)
        if operator in ("lower", "higher"):
            inline = self.depends_on_row(node)
            first, second = (
                (self.code if inline else self.atom)(operands[0]),
                (self.code if inline else self.atom)(operands[1]),
            )
            left, right, common, divisor = _scaled(first, second)
            if inline:
                return _Code(f"{'min' if operator == 'lower' else 'max'}({left}, {right})", common, divisor)
            return _Code(known.code.format(left, right), common, divisor)
        one, other = (self.code(operand) for operand in operands)
        match operator:
            case "multiply":
                return _product(one, other)
            case "divide":
                self.check_divisor(operands[1])
                if other.text.isdecimal():
                    return _Code(
                        one.times(other.denominator, other.divisor), one.denominator * int(other.text), one.divisor
                    )
                divisor = " * ".join(part for part in (one.divisor, other.text) if part)
                return _Code(one.times(other.denominator, other.divisor), one.denominator, divisor)
            case "add" | "subtract":
                left, right, common, divisor = _scaled(one, other)
                return _Code(known.code.format(left, right), common, divisor)
            case _:
                left, right, _, _ = _scaled(one, other)
                return _Code(f"({known.code.format(left, right)})")

    def check_divisor(self, node: Node) -> None:
        columns = dict.fromkeys(column for fact in self.decision.facts for column in fact.columns)
        seen = Evaluation(dict.fromkeys(self.decision.facts), {}, columns).value(node)
        low = seen.value if isinstance(seen, Known) else seen.low
        if low <= 0:
            raise BadContract(f"{self.decision.question}: a divisor may be 0; bound the fact it depends on with low=1")


def _product(one: _Code, other: _Code) -> _Code:
    """The product, with constants multiplied out and shared factors of constants cancelled."""
    below = one.denominator * other.denominator
    factor = 1
    texts: list[str] = []
    for part in (one, other):
        if part.text.isdecimal():
            factor *= int(part.text)
        else:
            texts.append(part.text)
    shared = gcd(factor, below) if factor else below
    factor, below = factor // shared, below // shared
    if factor != 1 or not texts:
        texts.append(str(factor))
    return _Code(" * ".join(texts), below, " * ".join(part for part in (one.divisor, other.divisor) if part))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A decision under fixed readings, compiled.

    `function` takes the plain value of every fact of the decision, in their order or by name, none unknown, and gives
    the plain value of the answer; None where nothing speaks and silence is no answer. `traced` takes the same and
    gives the tuple of recorded values, which `slots` (by the id of a node of `read`) tell apart.
    """

    decision: Decision
    read: Read
    function: Callable[..., Anything]
    traced: Callable[..., tuple[Anything, ...]]
    source: str
    slots: Mapping[int, Slot]

    def getter(self, node: Node) -> Callable[[tuple[Anything, ...], tuple[Anything, ...]], Anything]:
        """What gives the plain value of a node of `read`, from the facts and the trace that they gave."""
        while (slot := self.slots.get(id(node))) is None:
            if isinstance(node, Constant):
                fixed = node.value
                return lambda facts, trace: fixed
            if isinstance(node, Fact):
                at = self.decision.facts.index(node)
                return lambda facts, trace: facts[at]
            (node,) = children(node)  # a citation, a name or a head of a fact or constant
        if slot.denominator == 1:
            place = slot.place
            return lambda facts, trace: trace[place]
        value = slot.value
        return lambda facts, trace: value(trace)

    def value(self, node: Node, facts: tuple[Anything, ...], trace: tuple[Anything, ...]) -> Anything:
        """The plain value of a node of `read`, from the facts and the trace that they gave."""
        return self.getter(node)(facts, trace)


def _function(writer: _Writer, name: str, result: str, more: str = "") -> tuple[str, Callable[..., Anything]]:
    arguments = ", ".join(_argument(fact.name) for fact in writer.decision.facts) + more
    source = "\n    ".join([f"def {name}({arguments}):", *writer.lines, f"return {result}"]) + "\n"
    exec(compile(source, f"<{writer.decision.question}>", "exec"), writer.scope)
    return source, writer.scope[name]


def compiled_parts(
    decision: Decision, read: Read, nodes: Sequence[Node], rows: Fact | None = None
) -> Callable[..., tuple[Anything, ...]]:
    """A function that gives the plain values of some nodes of `read` and works out nothing else.

    It takes the facts of the decision in their order; a fact on which the nodes do not depend may be None. For nodes
    that stand over the rows of a list, `rows`, it takes the columns of one row after the facts.
    """
    writer = _Writer(read, decision, traced=False)
    for node in nodes:
        writer.count(node)
    result = "".join(f"{writer.exact(node)}, " for node in nodes)
    columns = "" if rows is None else "".join(f", row_{column.name}" for column in rows.columns)
    return _function(writer, "parts", f"({result})", columns)[1]


def compiled_for(decision: Decision, readings: Mapping[type[Reading], Reading]) -> Compiled:
    """Compiles a decision under `readings` (the default for those not named). `BadContract` for a divisor of 0."""
    return compiled_in(decision, Read(readings))


def compiled_in(decision: Decision, read: Read) -> Compiled:
    """Compiles a decision as it is read by `read`."""
    roots = decision.roots(read.node)
    speaks, value = roots[0], roots[1]
    plain = _Writer(read, decision, traced=False)
    conflicts = [(one, other, read.node(both)) for one, other, both in decision.conflicts]
    answer = [speaks, value] if not decision.silence_is_an_answer else [value]
    for root in [*answer, *(both for *_, both in conflicts)]:
        plain.count(root)
    for one, other, both in conflicts:
        raising = plain.constant(Conflict(decision.question, one.provisions[0], other.provisions[0]))
        plain.lines.append(f"if {plain.code(both).text}: raise {raising}")
    if not decision.silence_is_an_answer and speaks != TRUE:
        said = plain.code(speaks).text
        result = f"{plain.exact(value)} if {said} else None"
    else:
        result = plain.exact(value)
    source, function = _function(plain, "function", result)
    tracing = _Writer(read, decision, traced=True)
    for root in roots:
        tracing.code(root)
    _, traced = _function(tracing, "traced", f"({''.join(f'{part}, ' for part in tracing.recorded)})")
    return Compiled(decision, read, function, traced, source, tracing.slots)
