"""Rules: the effect of one provision, as data.

A rule says what it cites, when it applies, what follows, and what it gives way to. `speaks` is the condition under
which the provision says anything; a provision that says nothing is not one that says zero. How rules meet (which is
overridden, excluded, capped) is worked out in `decision`.

>>> Effect.CAP.en, Effect.CAP.ja
('cap', '上限')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Constant, Holds, Node, Said
from obligations.expressions.terms import TERMS, Term, Truth, checked_node, checked_truth
from obligations.values.labels import Labelled, Party, Text

__all__ = ["AnyRule", "Declaration", "Effect", "Provided", "Rule", "provided"]

V_co = TypeVar("V_co", covariant=True)
T = TypeVar("T", bound=Term[Any])


class Effect(Labelled):
    """The kind of statement that a provision makes: the legal position that it creates, limits or ends."""

    PAYMENT = "payment", "支払義務"
    CREDIT = "credit", "減額"
    CAP = "cap", "上限"
    EXCLUSION = "exclusion", "免責"
    BAR = "bar", "失権"
    DISAPPLICATION = "disapplication", "適用除外"
    POWER = "power", "権限"
    GROUND = "ground", "事由"
    RIGHT = "right", "権利"
    DUTY = "duty", "義務"
    PROHIBITION = "prohibition", "禁止"
    PERMISSION = "permission", "許容"
    DEEMING = "deeming", "みなし"
    DEADLINE = "deadline", "期限"
    DATE = "date", "期日"
    FORMATION = "formation", "成立"
    SURVIVAL = "survival", "存続"
    DEFINITION = "definition", "定義"
    PRECEDENCE = "precedence", "優先"
    DECLARATION = "declaration", "確認"


class Provided:
    """A value that a rule gives only under a condition; without it the rule says nothing."""

    __slots__ = ("condition", "term")

    def __init__(self, condition: Truth, term: Term[Any]) -> None:
        self.condition = condition
        self.term = term


def provided(condition: Truth, value: T) -> T:
    """`value` where the condition holds; where it does not, the provision says nothing. Only as a rule's result."""
    checked_node("provided()", value)
    return cast(T, Provided(checked_truth("provided()", condition), value))


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Generic[V_co]):
    """One rule of a contract.

    `speaks` is a truth; `value` is None for a rule that states that something is so. `overrides` and `limits` name
    other rules of the contract; `heads` are the codes of the heads of claim that an exclusion takes away, all of the
    claim if empty; `ground_of` names the power or right that the rule is a ground for.
    """

    name: str
    effect: Effect
    provisions: tuple[str, ...]
    gist: str
    sheet: str
    speaks: Node
    value: Node | None
    by: Party | None = None
    to: Party | None = None
    overrides: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    ground_of: str | None = None
    assumes: tuple[Text, ...] = ()
    place: str = field(default="", repr=False)

    @property
    def kind(self) -> Kind:
        """The kind of its value; truth for a rule that states that something is so."""
        return Kind.TRUTH if self.value is None else self.value.kind

    @property
    def holds(self) -> Truth:
        """Whether the rule applies in the end, as a condition of another rule."""
        return Truth(Holds(self.name))

    def said(self, otherwise: T) -> T:
        """What the rule gives where it applies in the end, and `otherwise` where it does not."""
        return cast(T, TERMS[self.kind](Said(self.name, otherwise.node, self.kind)))


AnyRule = Rule[object]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A provision from which no outcome can be computed, and why."""

    provisions: tuple[str, ...]
    because: Text


TRUE = Constant(Kind.TRUTH, True)
FALSE = Constant(Kind.TRUTH, False)
