"""A question under fixed readings as columns: what an engine has to compute, and what the columns of an answer mean.

An answer has these columns:

- `status`: `decided`, `silent` (no provision gives anything), `undetermined`, `conflict` (two provisions apply, neither
  yields, and they differ) or `invalid` (the row cannot be used);
- `value`: as an outcome gives it, empty where there is none. Silence is 0 yen, and false for a truth;
- `error`: for an invalid row which of `FAULTS` it has, `conflict` for a conflict;
- `at_fault`: the fact with that fault, the first in the order of the sheet, or the two provisions in conflict;
- `provisions`: a mask of the rules that apply, one bit each in the order of `Legend.rules`;
- `missing`: a mask of the facts that keep the row undetermined, in the order of `Legend.facts`;
- `readings`: the readings that were chosen, the same in every row.

A row tells what the scalar answer tells, and the scalar evaluator explains any row in full.

>>> import obligations
>>> legend = legend_of(obligations.contract("soracom-flux").find("late-interest").asking(()))
>>> legend.provisions(1), legend.missing(0b110)
(('12.3',), ('due_on', 'paid_on'))
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from obligations.clauses.rules import AnyRule
from obligations.errors import NotColumnar
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Constant, Fact, IsOneOf, Node, When, children, walk
from obligations.interpreters.columns.cells import Cell, Cells, ordered
from obligations.interpreters.columns.lowering import NUMBERS, Bounded, Exact, Ratio, members_of, origin
from obligations.outcomes import Asking
from obligations.values.labels import Labelled

__all__ = [
    "ANSWER", "CONFLICT", "DECIDED", "FAULTS", "INVALID", "SILENT", "STATUSES", "UNDETERMINED", "Legend", "Plan",
    "legend_of", "plain_range", "plan_of",
]  # fmt: skip

ANSWER: Final = ("status", "value", "error", "at_fault", "provisions", "missing", "readings")
"""The columns of an answer, in their order."""
STATUSES: Final = ("decided", "silent", "undetermined", "conflict", "invalid")
DECIDED, SILENT, UNDETERMINED, CONFLICT, INVALID = range(len(STATUSES))

FAULTS: Final = (
    "wrong-type",
    "out-of-range",
    "unknown-alternative",
    "no-such-day",
    "no-such-instant",
    "no-time-zone",
    "fraction-of-a-second",
    "before-another",
    "beyond-64-bits",
)
"""What can be wrong with a row. `wrong-type`: the column or the value is of another type than the fact, such as a float
for yen. `no-such-day`, `no-such-instant`: text that names none. `before-another`: the fact lies before or below one
that it must not precede. `beyond-64-bits`: the facts are in order, but the answer is too large for its column."""

#: Bits of a mask that fit into a signed column of 64 bits.
_BITS = 63
#: Complete rows rely on a leap day every fourth year: these days, and as many again after them, end before 2100.
_USUAL_DAYS = date(1985, 1, 1).toordinal(), date(2040, 12, 31).toordinal()
_USUAL_INSTANTS = _USUAL_DAYS[0] * 86_400, _USUAL_DAYS[1] * 86_400
#: Amounts up to which complete rows are worked out in 64 bits, where the full range would need more.
_USUAL_YEN = 10**12
_GIVEN = (*NUMBERS, Kind.TRUTH, Kind.CHOICE)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the bits of the masks stand for, the lowest first, and which readings were chosen."""

    rules: tuple[AnyRule, ...]
    facts: tuple[str, ...]
    readings: Mapping[str, str]

    def applying(self, mask: int) -> tuple[AnyRule, ...]:
        """The rules of a mask of provisions."""
        return tuple(rule for place, rule in enumerate(self.rules) if mask >> place & 1)

    def provisions(self, mask: int) -> tuple[str, ...]:
        """The provisions of a mask, as `Outcome.provisions` gives them."""
        return tuple(dict.fromkeys(number for rule in self.applying(mask) for number in rule.provisions))

    def missing(self, mask: int) -> tuple[str, ...]:
        """The facts of a mask of missing facts, in the order of the sheet."""
        return tuple(name for place, name in enumerate(self.facts) if mask >> place & 1)


def legend_of(asking: Asking) -> Legend:
    """The legend of a question under fixed readings."""
    readings = {cls.point().code: asking.readings[cls].code for cls in asking.used}
    rules = tuple(clause.rule for clause in asking.decision.clauses)
    return Legend(rules, tuple(fact.name for fact in asking.decision.facts), readings)


@dataclass(frozen=True, slots=True)
class Complete:
    """Rows in which every fact that is read is known. `conflict` is 0, or one more than the number of the pair."""

    conflict: Cell
    speaks: Cell
    value: Cell
    provisions: Cell


@dataclass(frozen=True, slots=True)
class Partial:
    """Any rows. `missing` is 0 where the row is settled; `speaks` is whether a rule may speak."""

    conflict: Cell
    speaks: Cell
    value: Cell
    provisions: Cell
    missing: Cell


class Plan:
    """A question under fixed readings, as cells; the same for every engine. `NotColumnar` says what has no columns."""

    def __init__(self, asking: Asking) -> None:
        decision, node = asking.decision, asking.read.node
        self.asking = asking
        self.kind = decision.kind
        self.facts = decision.facts
        self.silence_is_an_answer = decision.silence_is_an_answer
        with self._named():
            if self.kind not in _GIVEN:
                raise NotColumnar(f"the answer is {self.kind.word}, which has no column")
            if len(decision.clauses) > _BITS or len(self.facts) > _BITS:
                raise NotColumnar(f"more than {_BITS} rules or facts take part")
        self.speaks, self.value = node(decision.speaks), node(decision.value)
        self.conflicts = [
            (one.provisions[0], other.provisions[0], node(both)) for one, other, both in decision.conflicts
        ]
        self.clauses = [node(clause.condition) for clause in decision.clauses]
        self.read = self._facts_read()
        self._ranges = {
            fact: _narrowed(fact, kind, usual)
            for fact in self._inner_facts()
            for kind, usual in ((Kind.DATE, _USUAL_DAYS), (Kind.INSTANT, _USUAL_INSTANTS))
            if fact.kind is kind
        }

    def _facts_read(self) -> frozenset[Fact]:
        roots = (self.speaks, self.value, *(both for *_, both in self.conflicts), *self.clauses)
        nodes = [node for root in roots for node in walk(root)]
        found = {node for node in nodes if isinstance(node, Fact)}
        return frozenset(found | {node.subject for node in nodes if isinstance(node, IsOneOf)})

    def _inner_facts(self) -> list[Fact]:
        return [inner for fact in self.facts for inner in (fact, *fact.columns)]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the alternatives of which one is the answer, where it is one of several."""
        nodes: list[Node] = [self.value]
        for node in nodes:
            if isinstance(node, Constant) and isinstance(node.value, Labelled):
                return tuple(member.code for member in type(node.value))
            if isinstance(node, Fact):
                return members_of(node)
            nodes += children(node)[1:] if isinstance(node, When) else children(node)
        raise AssertionError("no alternatives")

    @cached_property
    def complete(self) -> Complete:
        """For rows in which every fact that is read is known and lies in its `range`."""
        with self._named():
            return self._checked_complete()

    def _checked_complete(self) -> Complete:
        made = self._complete()
        if _is_wide(made):
            usual, amounts = self._ranges, [fact for fact in self._inner_facts() if fact.kind is Kind.YEN]
            self._ranges = usual | {fact: _narrowed(fact, Kind.YEN, (0, _USUAL_YEN)) for fact in amounts}
            narrow = self._complete()
            if _is_wide(narrow):
                self._ranges = usual
            else:
                made = narrow
        _check_widths((made.conflict, made.speaks, made.value, made.provisions))
        return made

    @contextmanager
    def _named(self) -> Generator[None]:
        """Says in an error which question has no columns."""
        try:
            yield
        except NotColumnar as error:
            told = f"{self.asking.question} of {self.asking.contract.id} has no columnar form: "
            raise NotColumnar(told + str(error).removeprefix(told)) from None

    def _complete(self) -> Complete:
        cells = Cells()
        exact = Exact(cells, self.facts, self._ranges)
        value = exact.truth(self.value) if self.kind is Kind.TRUTH else _whole(exact.number(self.value))
        conflicts = [exact.truth(both) for *_, both in self.conflicts]
        provisions = _mask(cells, map(exact.truth, self.clauses))
        return Complete(_first(cells, conflicts), exact.truth(self.speaks), value, provisions)

    def range(self, fact: Fact) -> tuple[int, int]:
        """The range in which the plan for complete rows takes a fact, as it stands in its column; a row outside of it
        is taken as a partial one."""
        _ = self.complete  # which settles it
        return plain_range(fact, self._ranges.get(fact, fact.range))

    @cached_property
    def partial(self) -> Partial:
        """For rows in which facts may be missing."""
        with self._named():
            made = self._partial()
            _check_widths((made.conflict, made.speaks, made.value, made.provisions, made.missing))
        return made

    def _partial(self) -> Partial:
        cells = Cells()
        bounded = Bounded(cells, self.facts)
        conflicts = [bounded.value(both) for *_, both in self.conflicts]
        speaks, value = bounded.value(self.speaks), bounded.value(self.value)
        missing = [conflict.missing for conflict in conflicts]
        if self.silence_is_an_answer:
            missing.append(value.missing)
        else:
            missing += [speaks.missing, cells.pick(speaks.high.top, value.missing, cells.zero)]
        return Partial(
            _first(cells, [conflict.low.top for conflict in conflicts]),
            speaks.high.top,
            _whole(value.low),
            _mask(cells, [bounded.value(clause).low.top for clause in self.clauses]),
            cells.union(*missing),
        )

    @property
    def partial_roots(self) -> dict[str, Cell]:
        """What `partial` computes, by name."""
        found = self.partial
        return {
            "conflict": found.conflict,
            "speaks": found.speaks,
            "value": found.value,
            "provisions": found.provisions,
            "missing": found.missing,
        }

    @property
    def not_before(self) -> tuple[tuple[str, str], ...]:
        """The facts that must not lie before, or below, another: the earlier and the later."""
        return tuple(self.asking.contract.questions[self.asking.question].sheet.sheet().not_before)

    @property
    def readings_text(self) -> str:
        """The readings that were chosen, as they stand in the column."""
        return ", ".join(f"{code}={taken}" for code, taken in legend_of(self.asking).readings.items())

    @cached_property
    def tried(self) -> tuple[Fact, ...]:
        """The facts with a few alternatives each, which are tried where they are missing."""
        return tuple(fact for fact in self.facts if fact.kind in (Kind.TRUTH, Kind.CHOICE) and fact in self.read)


def plain_range(fact: Fact, range_of_fact: tuple[int, int] | None = None) -> tuple[int, int]:
    """The range of a fact, or a part of it, as it stands in its column."""
    low, high = range_of_fact or fact.range
    return low - origin(fact), high - origin(fact)


def _narrowed(fact: Fact, kind: Kind, usual: tuple[int, int]) -> tuple[int, int]:
    """The part of a fact's range that is usual, if it has one."""
    low, high = fact.range
    least, most = max(low, usual[0]), min(high, usual[1])
    return (least, most) if fact.kind is kind and least <= most else (low, high)


def _check_widths(roots: Iterable[Cell]) -> None:
    """`NotColumnar` if a number on the way needs more than 128 bits."""
    for cell in ordered(roots):
        _ = cell.width


def _is_wide(made: Complete) -> bool:
    roots = made.conflict, made.speaks, made.value, made.provisions
    return any(not cell.fits for cell in ordered(roots))


def _whole(ratio: Ratio) -> Cell:
    assert ratio.is_whole
    return ratio.top


def _first(cells: Cells, conflicts: Sequence[Cell]) -> Cell:
    """One more than the place of the first that is true, 0 if none is."""
    found = cells.zero
    for place in reversed(range(len(conflicts))):
        found = cells.pick(conflicts[place], cells.number(place + 1), found)
    return found


def _mask(cells: Cells, conditions: Iterable[Cell]) -> Cell:
    bits = enumerate(conditions)
    return cells.union(*(cells.pick(truth, cells.number(1 << place), cells.zero) for place, truth in bits))


_PLANS: WeakKeyDictionary[Asking, Plan] = WeakKeyDictionary()


def plan_of(asking: Asking) -> Plan:
    """The plan of a question under fixed readings, made once."""
    plan = _PLANS.get(asking)
    if plan is None:
        plan = _PLANS[asking] = Plan(asking)
    return plan
