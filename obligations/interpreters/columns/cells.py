"""Cells: what a rule computes, as integer columns, and the range in which each of them lies.

A decision under fixed readings is lowered to a graph of cells. A cell is a whole number or a truth in every row; there
are no fractions (a ratio is a numerator over a known denominator) and no days (a day is its day number). The set of
operations is small and means the same on every engine, so that an engine needs only to print it.

Each cell knows the least and the greatest value that it can have. That decides how wide its column must be: 32, 64 or
128 bits. A division whose dividend would not fit into 64 bits is split, `a * b // d` into
`a // d * b + a % d * b // d`, which needs no wider column. Equal cells are one and the same object, so that what is
shared is computed once.

>>> cells = Cells()
>>> principal = cells.input("principal", 0, 10**15)
>>> days = cells.input("days", 0, 109_572)
>>> interest = cells.quotient(cells.multiply(cells.multiply(principal, cells.number(145)), days), cells.number(365_000))
>>> 10**15 * 145 * 109_572 > 2**63, max(cell.width for cell in ordered([interest]))
(True, 64)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from obligations.errors import NotColumnar

__all__ = ["Cell", "Cells", "Key", "divided", "ordered"]

#: Where an input stands: the name of a fact, or the name of a list of rows and of a column in it.
Key: TypeAlias = str | tuple[str, str]

_32, _64, _128 = (1 << 31) - 1, (1 << 63) - 1, (1 << 127) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One column: `op` on `parts`. `of` is what an operation without parts is about.

    `low` and `high` bound its value, both inclusive; a truth lies between 0 and 1. `row` is the list over whose rows
    the cell is worked out, None if it has one value in each row of the frame.
    """

    op: str
    parts: tuple[Cell, ...]
    low: int
    high: int
    truth: bool
    of: Any = None
    row: str | None = None

    @property
    def fits(self) -> bool:
        """Whether every value fits into 64 bits."""
        return -_64 <= self.low and self.high <= _64

    @property
    def done_in(self) -> int:
        """How many bits the operation that gives it is done in: as many as it and its parts need."""
        if self.op in ("pick", "fold"):
            return self.width
        return max([self.width, *(part.width for part in self.parts)])

    @property
    def width(self) -> int:
        """How many bits its column needs: 32, 64 or 128; 1 for a truth. `NotColumnar` if 128 are too few."""
        if self.truth:
            return 1
        most = max(-self.low, self.high)
        if most > _128:
            raise NotColumnar(f"a number on the way reaches {most:,}, which is beyond 128 bits")
        return 32 if most <= _32 else 64 if most <= _64 else 128


class Cells:
    """Makes cells: equal ones are one object, and what is certain from the ranges alone is worked out at once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Cell] = {}
        self.true = self._made("literal", (), 1, 1, truth=True, of=True)
        self.false = self._made("literal", (), 0, 0, truth=True, of=False)
        self.zero = self.number(0)

    def _made(
        self, op: str, parts: tuple[Cell, ...], low: int, high: int, *, truth: bool = False, of: Any = None
    ) -> Cell:
        key = (op, tuple(map(id, parts)), of, truth)
        kept = self._kept.get(key)
        if kept is None:
            rows = {part.row for part in parts if part.row is not None}
            if len(rows) > 1:
                raise NotColumnar(f"one condition joins the rows of {' and '.join(sorted(rows))}")
            kept = self._kept[key] = Cell(op, parts, low, high, truth, of, rows.pop() if rows else None)
        return kept

    # -- what stands alone

    def number(self, value: int) -> Cell:
        """A whole number that stands in the rule."""
        return self._made("literal", (), value, value, of=value)

    def truth(self, value: bool) -> Cell:
        """A truth that is certain."""
        return self.true if value else self.false

    def _of_row(self, cell: Cell, key: Key) -> Cell:
        if isinstance(key, str):
            return cell
        made = Cell(cell.op, (), cell.low, cell.high, cell.truth, cell.of, key[0])
        return self._kept.setdefault(("row", cell.op, cell.of, cell.truth), made)

    def input(self, key: Key, low: int, high: int, *, truth: bool = False) -> Cell:
        """The value of a fact, or of a column of the rows of a list."""
        return self._of_row(self._made("input", (), low, high, truth=truth, of=key), key)

    def unknown(self, key: Key) -> Cell:
        """Whether a fact is missing."""
        return self._of_row(self._made("unknown", (), 0, 1, truth=True, of=key), key)

    def among(self, key: Key, codes: tuple[str, ...]) -> Cell:
        """Whether an alternative is one of these, by their codes."""
        return self._of_row(self._made("among", (), 0, 1, truth=True, of=(key, codes)), key)

    def meets(self, mask: Cell, bits: int) -> Cell:
        """Whether a mask has at least one of these bits."""
        return self._made("meets", (mask,), 0, 1, truth=True, of=bits)

    def position(self, key: Key, codes: tuple[str, ...]) -> Cell:
        """The place of an alternative among all of its kind, from 0."""
        return self._of_row(self._made("position", (), 0, len(codes) - 1, of=(key, codes)), key)

    # -- numbers

    def add(self, one: Cell, other: Cell, within: tuple[int, int] | None = None) -> Cell:
        """The sum; `within` bounds it more closely where the caller knows better than the ranges."""
        if one.op == "literal" and other.op == "literal":
            return self.number(one.of + other.of)
        if one.op == "literal":
            one, other = other, one
        if other is self.zero:
            return one
        if other.op == "literal" and one.op == "add" and one.parts[1].op == "literal":
            return self.add(one.parts[0], self.number(one.parts[1].of + other.of), within)
        low, high = within or (one.low + other.low, one.high + other.high)
        return self._made("add", (one, other), low, high)

    def subtract(self, one: Cell, other: Cell, within: tuple[int, int] | None = None) -> Cell:
        """The difference; `within` as for `add`."""
        if other.op == "literal":
            return self.add(one, self.number(-other.of), within)
        if one is other:
            return self.zero
        (first, more), (second, less) = _without_constant(one), _without_constant(other)
        if more and less:
            # Two constants are one: (a + 2) - (b + 3) is a - b - 1.
            return self.add(self.subtract(first, second), self.number(more - less), within)
        low, high = within or (one.low - other.high, one.high - other.low)
        return self._made("subtract", (one, other), low, high)

    def multiply(self, one: Cell, other: Cell) -> Cell:
        """The product."""
        if one.op == "literal":
            one, other = other, one
        if other.op == "literal":
            if one.op == "literal":
                return self.number(one.of * other.of)
            if other.of == 0:
                return self.zero
            if other.of == 1:
                return one
            if one.op == "multiply" and one.parts[1].op == "literal":
                return self.multiply(one.parts[0], self.number(one.parts[1].of * other.of))
            inner, constant = _without_constant(one)
            if constant and max(-inner.low, inner.high) * abs(other.of) <= _32:
                # The constant moves out, to meet the next one.
                return self.add(self.multiply(inner, other), self.number(constant * other.of))
        elif one.op == "multiply" and one.parts[1].op == "literal":
            # Constants last, so that they meet.
            return self.multiply(self.multiply(one.parts[0], other), one.parts[1])
        elif other.op == "multiply" and other.parts[1].op == "literal":
            return self.multiply(self.multiply(one, other.parts[0]), other.parts[1])
        return self._times(one, other)

    def _times(self, one: Cell, other: Cell) -> Cell:
        corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
        return self._made("multiply", (one, other), min(corners), max(corners))

    def negative(self, one: Cell) -> Cell:
        """The number with the other sign."""
        return self.multiply(one, self.number(-1))

    def quotient(self, one: Cell, divisor: Cell, within: tuple[int, int] | None = None) -> Cell:
        """The dividend over a divisor above 0, the fraction dropped toward minus infinity; `within` as for `add`."""
        if divisor.low <= 0:
            raise NotColumnar("a divisor may be 0")
        if divisor.op == "literal":
            if divisor.of == 1:
                return one
            if one.low // divisor.of == one.high // divisor.of:
                return self.number(one.low // divisor.of)
        if not one.fits:
            split = self._split(one, divisor)
            if split is not None:
                made = self.add(split[0], self.quotient(split[1], divisor))
                if all(cell.fits for cell in ordered([made])):
                    return made
        return self._quotient(one, divisor, within)

    def remainder(self, one: Cell, divisor: Cell) -> Cell:
        """What the division by a divisor above 0 leaves: from 0 to below the divisor, also of what is below 0."""
        return self.subtract(one, self.multiply(self.quotient(one, divisor), divisor), (0, divisor.high - 1))

    def _quotient(self, one: Cell, divisor: Cell, within: tuple[int, int] | None = None) -> Cell:
        corners = [a // b for a in (one.low, one.high) for b in (divisor.low, divisor.high)]
        low, high = within or (min(corners), max(corners))
        return self._made("quotient", (one, divisor), low, high)

    def _split(self, one: Cell, divisor: Cell) -> tuple[Cell, Cell] | None:
        """Two numbers with `one == first * divisor + second`, of which the second fits; None if it has none.

        The second is divided by the divisor only where it would not fit otherwise: a sum then needs one division, not
        one for each of its parts.
        """
        if one.fits:
            return self.zero, one
        if one.op in ("add", "subtract", "multiply"):
            one = self._regrouped(one)
            one_part, other_part = (self._split(part, divisor) for part in one.parts)
            if one_part is None or other_part is None:
                return None
            if one.op == "multiply":
                return self._split_product(one, one_part, other_part, divisor)
            join = self.add if one.op == "add" else self.subtract
            if not join(one_part[1], other_part[1]).fits:
                one_part, other_part = self._carried(*one_part, divisor), self._carried(*other_part, divisor)
            rest = join(one_part[1], other_part[1])
            return (join(one_part[0], other_part[0]), rest) if rest.fits else None
        if one.op == "pick":
            sides = [self._split(part, divisor) for part in one.parts[1:]]
            if sides[0] is None or sides[1] is None:
                return None
            (first, left), (second, right) = sides[0], sides[1]
            return self.pick(one.parts[0], first, second), self.pick(one.parts[0], left, right)
        return None

    def _split_product(
        self, one: Cell, first: tuple[Cell, Cell], second: tuple[Cell, Cell], divisor: Cell
    ) -> tuple[Cell, Cell] | None:
        """A product split by one of its parts, by the first if that will do, or by both."""
        left, right = self._carried(*first, divisor), self._carried(*second, divisor)
        if (straight := self._product(left[1], one.parts[1])).fits:
            return self._product(left[0], one.parts[1]), straight
        if (straight := self.multiply(one.parts[0], right[1])).fits:
            return self.multiply(one.parts[0], right[0]), straight
        whole = self.add(self.multiply(left[0], one.parts[1]), self.multiply(left[1], right[0]))
        rest = self.multiply(left[1], right[1])
        return (whole, rest) if rest.fits else None

    def _product(self, one: Cell, factor: Cell) -> Cell:
        """The product with a factor that stays as it is, for more than one product to share."""
        if "literal" in (one.op, factor.op):
            return self.multiply(one, factor)
        return self._times(one, factor)

    def _regrouped(self, one: Cell) -> Cell:
        """A product of two numbers and a constant with the constant at the narrower one, so that one split will do."""
        if one.op != "multiply" or one.parts[1].op != "literal" or one.parts[0].op != "multiply":
            return one
        wide, narrow = sorted(one.parts[0].parts, key=lambda part: max(-part.low, part.high), reverse=True)
        factor = self.multiply(narrow, one.parts[1])
        return self._made("multiply", (wide, factor), one.low, one.high) if factor.fits else one

    def _carried(self, whole: Cell, rest: Cell, divisor: Cell) -> tuple[Cell, Cell]:
        """The same split with a rest below the divisor."""
        return self.add(whole, self.quotient(rest, divisor)), self.remainder(rest, divisor)

    def lower(self, one: Cell, other: Cell) -> Cell:
        """The lower of two numbers."""
        if one is other or one.high <= other.low:
            return one
        if other.high <= one.low:
            return other
        return self._made("lower", (one, other), min(one.low, other.low), min(one.high, other.high))

    def higher(self, one: Cell, other: Cell) -> Cell:
        """The higher of two numbers."""
        if one is other or one.low >= other.high:
            return one
        if other.low >= one.high:
            return other
        return self._made("higher", (one, other), max(one.low, other.low), max(one.high, other.high))

    def union(self, *masks: Cell) -> Cell:
        """All bits of some masks."""
        kept = dict.fromkeys(part for mask in masks for part in (mask.parts if mask.op == "union" else (mask,)))
        fixed = 0
        for mask in [*kept]:
            if mask.op == "literal":
                fixed |= mask.of
                del kept[mask]
        parts = (*kept, *([self.number(fixed)] if fixed else []))
        if len(parts) < 2:
            return parts[0] if parts else self.zero
        bits = 0
        for part in parts:
            bits |= (1 << part.high.bit_length()) - 1
        return self._made("union", parts, max(part.low for part in parts), bits)

    def as_number(self, truth: Cell) -> Cell:
        """1 for true, 0 for false."""
        if truth.op == "literal":
            return self.number(int(truth.of))
        return self._made("as_number", (truth,), 0, 1)

    # -- truths

    def below(self, one: Cell, other: Cell) -> Cell:
        """Whether the first number is less."""
        if one.high < other.low:
            return self.true
        if one is other or one.low >= other.high:
            return self.false
        return self._made("below", self._level(one, other), 0, 1, truth=True)

    def at_most(self, one: Cell, other: Cell) -> Cell:
        """Whether the first number is less or the same."""
        if one is other or one.high <= other.low:
            return self.true
        if one.low > other.high:
            return self.false
        return self._made("at_most", self._level(one, other), 0, 1, truth=True)

    def equal(self, one: Cell, other: Cell) -> Cell:
        """Whether two numbers are the same."""
        if one is other or one.low == one.high == other.low == other.high:
            return self.true
        if one.high < other.low or other.high < one.low:
            return self.false
        return self._made("equal", self._level(one, other), 0, 1, truth=True)

    def _level(self, one: Cell, other: Cell) -> tuple[Cell, Cell]:
        """Two numbers to compare with at most one constant between them: a + 2 with b + 3 is a with b + 1."""
        (first, more), (second, less) = _without_constant(one), _without_constant(other)
        if more and other.op == "literal":
            return first, self.number(other.of - more)
        if less and one.op == "literal":
            return self.number(one.of - less), second
        return (first, self.add(second, self.number(less - more))) if more and less else (one, other)

    def both(self, *truths: Cell) -> Cell:
        """Whether all are true."""
        return self._joined("both", truths, self.true, self.false)

    def either(self, *truths: Cell) -> Cell:
        """Whether at least one is true."""
        return self._joined("either", truths, self.false, self.true)

    def _joined(self, op: str, truths: tuple[Cell, ...], idle: Cell, decisive: Cell) -> Cell:
        kept = dict.fromkeys(part for truth in truths for part in (truth.parts if truth.op == op else (truth,)))
        kept.pop(idle, None)
        if decisive in kept or any(self.negated(part) in kept for part in kept):
            return decisive
        if len(kept) < 2:
            return next(iter(kept), idle)
        return self._made(op, tuple(kept), 0, 1, truth=True)

    def negated(self, truth: Cell) -> Cell:
        """Whether it is false."""
        if truth.op == "literal":
            return self.truth(not truth.of)
        return truth.parts[0] if truth.op == "negated" else self._made("negated", (truth,), 0, 1, truth=True)

    # -- choices and folds

    def pick(self, condition: Cell, then: Cell, otherwise: Cell) -> Cell:
        """The one where the condition holds, the other where it does not."""
        if condition.op == "literal":
            return then if condition.of else otherwise
        if then is otherwise:
            return then
        if then.truth:
            if then is self.true:
                return self.either(condition, otherwise)
            if then is self.false:
                return self.both(self.negated(condition), otherwise)
            if otherwise is self.true:
                return self.either(self.negated(condition), then)
            if otherwise is self.false:
                return self.both(condition, then)
        if condition.op == "negated":
            condition, then, otherwise = condition.parts[0], otherwise, then
        low, high = min(then.low, otherwise.low), max(then.high, otherwise.high)
        return self._made("pick", (condition, then, otherwise), low, high, truth=then.truth)

    def fold(self, how: str, rows: str, where: Cell, body: Cell, empty: Cell, low: int, high: int) -> Cell:
        """`how` ("sum", "least", "greatest", "any", "union") over the rows of a list for which `where` holds.

        `empty` is the result where there are none.
        """
        if empty.row is not None:
            raise NotColumnar("what holds for no rows depends on a row")
        for part in (where, body):
            if part.row not in (None, rows):
                raise NotColumnar(f"rows of {rows} are joined with rows of {part.row}")
        key = ("fold", id(where), id(body), id(empty), how, rows)
        kept = self._kept.get(key)
        if kept is None:
            made = Cell("fold", (where, body, empty), low, high, body.truth, (how, rows))
            kept = self._kept[key] = made
        return kept


def _without_constant(cell: Cell) -> tuple[Cell, int]:
    """A sum as its first part and the constant that is added, 0 where there is none."""
    if cell.op == "add" and cell.parts[1].op == "literal":
        return cell.parts[0], cell.parts[1].of
    return cell, 0


def divided(cell: Cell) -> tuple[Cell, Cell] | None:
    """The dividend and the divisor of which a cell is the remainder, if it is one."""
    if cell.op != "subtract" or cell.parts[1].op != "multiply":
        return None
    whole, divisor = cell.parts[1].parts
    return (cell.parts[0], divisor) if whole.op == "quotient" and whole.parts == (cell.parts[0], divisor) else None


def ordered(roots: Iterable[Cell]) -> list[Cell]:
    """Every cell that the roots need, each once, parts before wholes."""
    seen: dict[Cell, None] = {}

    def visit(cell: Cell) -> Iterator[Cell]:
        if cell not in seen:
            for part in cell.parts:
                if part not in seen:
                    yield from visit(part)
            seen[cell] = None
            yield cell

    return [cell for root in roots for cell in visit(root)]
