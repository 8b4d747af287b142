"""The expression tree: what a clause says, as data.

A rule is called once and leaves a tree of these nodes. They carry no behaviour: the reference evaluator, the
compiler, the explanation and every later interpreter walk the same closed set, listed in `Node`.

>>> principal = Fact("OverdueDebt", "principal", Kind.YEN, Text("the debt", "債務額"))
>>> Operation("lower", (principal, Constant(Kind.YEN, 500)), Kind.YEN).kind
<Kind.YEN: ('yen', 0, 1000000000000000)>
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from obligations.expressions.kinds import Kind
from obligations.values.labels import Labelled, Text
from obligations.values.rounding import RoundingMode

__all__ = [
    "All",
    "Any",
    "Cited",
    "Constant",
    "Fact",
    "Head",
    "Holds",
    "IsOneOf",
    "Named",
    "Node",
    "Not",
    "Operation",
    "OverRows",
    "Reads",
    "Rounded",
    "Said",
    "When",
    "children",
    "rebuilt",
    "walk",
]

Plain: TypeAlias = bool | int | Fraction | Labelled | frozenset[Labelled]


@dataclass(frozen=True, slots=True)
class Constant:
    """A figure that stands in the clause; a day or an instant as its plain number.

    None is the value where no rule speaks and silence is no answer.
    """

    kind: Kind
    value: Plain | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the scenario, known by the sheet that declares it and its name there."""

    sheet: str
    name: str
    kind: Kind
    label: Text = field(compare=False)
    alternatives: tuple[Labelled, ...] = field(default=(), compare=False)
    unit: Text | None = field(default=None, compare=False)
    low: int | None = field(default=None, compare=False)
    high: int | None = field(default=None, compare=False)
    columns: tuple[Fact, ...] = field(default=(), compare=False)

    @property
    def range(self) -> tuple[int, int]:
        """The least and the greatest value that the fact may have, both inclusive, in the kind's plain unit."""
        low = self.kind.low if self.low is None else self.low
        return low, self.kind.high if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator of `operators.OPERATORS` on its operands."""

    operator: str
    operands: tuple[Node, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class All:
    """True if every part is: かつ, いずれも."""

    parts: tuple[Node, ...]
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class Any:
    """True if at least one part is: 又は, いずれか."""

    parts: tuple[Node, ...]
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class Not:
    """True if the part is false."""

    part: Node
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """Whether a fact is one of the named alternatives, or, for a set of alternatives, contains one of them."""

    subject: Fact
    members: tuple[Labelled, ...]
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class When:
    """`then` where the condition holds, `otherwise` where it does not. Both sides speak."""

    condition: Node
    then: Node
    otherwise: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Rounded:
    """An exact amount brought to a multiple of `unit`; `stage` says of what: the step at which fractions fall away."""

    amount: Node
    mode: RoundingMode
    unit: int
    stage: Text
    kind: Kind = Kind.YEN


@dataclass(frozen=True, slots=True)
class OverRows:
    """`fold` ("total", "any", "count", "earliest") of `body` over the rows for which `where` holds.

    `default` is the result for no rows at all; the fold "earliest" needs one.
    """

    fold: str
    rows: Fact
    where: Node
    body: Node
    default: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Reads:
    """Whether the text is read in one of these ways: true or false as soon as readings are chosen, never unknown."""

    readings: tuple[Labelled, ...]
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class Named:
    """An intermediate value that deserves a line of its own in the answer, by a code and a label."""

    code: str
    label: Text
    value: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Head:
    """One head of a claim (lost profit, complaint costs ...), which a provision may exclude by its code."""

    code: str
    label: Text
    amount: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Holds:
    """Whether another rule of the contract applies, by the rule's name or by the number of the provision it encodes."""

    rule: str
    kind: Kind = Kind.TRUTH


@dataclass(frozen=True, slots=True)
class Said:
    """What another rule gives where it applies, and `otherwise` where it does not."""

    rule: str
    otherwise: Node
    kind: Kind


@dataclass(frozen=True, slots=True)
class Cited:
    """The effective condition of a rule inside a lowered decision: transparent, but it is where the rule is cited."""

    rule: str
    condition: Node
    kind: Kind = Kind.TRUTH


Node: TypeAlias = (
    Constant
    | Fact
    | Operation
    | All
    | Any
    | Not
    | IsOneOf
    | When
    | Rounded
    | OverRows
    | Reads
    | Named
    | Head
    | Holds
    | Said
    | Cited
)


def children(node: Node) -> tuple[Node, ...]:
    """The parts of a node in the order in which they are evaluated."""
    match node:
        case Operation(operands=parts) | All(parts=parts) | Any(parts=parts):
            return parts
        case Not(part=part) | Named(value=part) | Cited(condition=part):
            return (part,)
        case Rounded(amount=part) | Head(amount=part):
            return (part,)
        case IsOneOf(subject=subject):
            return (subject,)
        case When(condition=condition, then=then, otherwise=otherwise):
            return condition, then, otherwise
        case OverRows(rows=rows, where=where, body=body, default=default):
            return rows, where, body, default
        case Said(otherwise=otherwise):
            return (otherwise,)
        case Constant() | Fact() | Reads() | Holds():
            return ()


def rebuilt(node: Node, parts: tuple[Node, ...]) -> Node:
    """The node with `parts` in place of its children, in the order of `children`."""
    match node:
        case Operation(operator, _, kind):
            return Operation(operator, parts, kind)
        case All():
            return All(parts)
        case Any():
            return Any(parts)
        case Not():
            return Not(parts[0])
        case Named(code, label, _, kind):
            return Named(code, label, parts[0], kind)
        case Cited(rule, _):
            return Cited(rule, parts[0])
        case Rounded(_, mode, unit, stage, kind):
            return Rounded(parts[0], mode, unit, stage, kind)
        case Head(code, label, _, kind):
            return Head(code, label, parts[0], kind)
        case When(kind=kind):
            condition, then, otherwise = parts
            return When(condition, then, otherwise, kind)
        case OverRows(fold, rows, _, _, _, kind):
            _, where, body, default = parts
            return OverRows(fold, rows, where, body, default, kind)
        case Said(rule, _, kind):
            return Said(rule, parts[0], kind)
        case IsOneOf() | Constant() | Fact() | Reads() | Holds():
            return node


def walk(node: Node) -> Iterator[Node]:
    """Every node of a tree, each distinct one once, parts before wholes."""
    seen: set[int] = set()

    def visit(current: Node) -> Iterator[Node]:
        if id(current) in seen:
            return
        seen.add(id(current))
        for part in children(current):
            yield from visit(part)
        yield current

    return visit(node)
