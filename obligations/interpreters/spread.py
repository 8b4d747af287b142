"""Every admissible reading at once: what a decision comes to as a function of the readings that matter for a case.

Each expression is evaluated as a diagram: a split by one reading, with a diagram for each of its alternatives, down to
values. Equal diagrams are one object, and a split that makes no difference is none. So a reading that changes nothing
at the point where it is asked (the first day of a period, for an event at noon) drops out at once, readings that come
to few values stay few, and what is left are the combinations that this case really reaches, however many there are on
paper.

>>> from obligations.clauses.readings import Reading, reading
>>> from obligations.expressions.kinds import Kind
>>> from obligations.expressions.nodes import Constant, Reads, When
>>> from obligations.values.labels import Text
>>> @reading("example-point", en="Open?", ja="未定か。", why=Text("None.", "なし。"))
... class Example(Reading):
...     FIRST = "first", "第一"
...     SECOND = "second", "第二"
>>> one = When(Reads((Example.FIRST,)), Constant(Kind.YEN, 1), Constant(Kind.YEN, 2), Kind.YEN)
>>> AllReadings({}).diagram(one)
Split(reading=<enum 'Example'>, parts=(Leaf(value=Known(value=1)), Leaf(value=Known(value=2))))
>>> same = When(Reads((Example.FIRST,)), Constant(Kind.YEN, 5), Constant(Kind.YEN, 5), Kind.YEN)
>>> AllReadings({}).diagram(same)
Leaf(value=Known(value=5))
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from typing import Any as Anything
from typing import TypeAlias, cast

from obligations.clauses.decision import Decision
from obligations.clauses.readings import Reading
from obligations.expressions.nodes import All, Any, Node, OverRows, Reads, When, children, walk
from obligations.expressions.nodes import Fact as FactNode
from obligations.interpreters.evaluate import Evaluation, Known, Open, Seen, settle

__all__ = ["AllReadings", "Diagram", "Leaf", "Split", "combinations"]

Choice: TypeAlias = Mapping[type[Reading], Reading]
_OPEN = ("open",)
#: At most so many open combinations are tried with each alternative of the missing facts; beyond that bounds decide.
_TRIED = 256


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A value under every reading that is not split by above it."""

    value: Hashable


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A diagram for each alternative of a reading, in the order of its alternatives; at least two of them differ."""

    reading: type[Reading]
    parts: tuple[Diagram, ...]


Diagram: TypeAlias = Leaf | Split


class _Seeded(Evaluation):
    """An evaluation of one node whose parts are already known."""

    def __init__(self, facts: Mapping[FactNode, Anything], parts: Mapping[int, Seen]) -> None:
        super().__init__(facts, {})
        self.parts = parts

    def value(self, node: Node) -> Seen:
        done = self.parts.get(id(node))
        return super().value(node) if done is None else done


class _Diagrams:
    """Diagrams in which every path meets the readings in one order, that in which they were first come to."""

    def __init__(self) -> None:
        self.order: dict[type[Reading], int] = {}
        self._known: dict[Hashable, Diagram] = {}

    def leaf(self, value: Hashable) -> Diagram:
        # Python takes 1 for True, which an answer does not.
        sort = type(value.value).__name__ if isinstance(value, Known) else ""
        return self._known.setdefault((sort, value), Leaf(value))

    def split(self, cls: type[Reading], parts: Sequence[Diagram]) -> Diagram:
        self.order.setdefault(cls, len(self.order))
        if all(part is parts[0] for part in parts):
            return parts[0]
        key = (cls, *map(id, parts))  # what is known is kept, so that an id stays its own
        return self._known.setdefault(key, Split(cls, tuple(parts)))

    def top(self, diagrams: Sequence[Diagram]) -> type[Reading]:
        """The first reading by which one of the diagrams is split; there is one."""
        found = [diagram.reading for diagram in diagrams if isinstance(diagram, Split)]
        return min(found, key=self.order.__getitem__)

    def lifted(self, of: Callable[..., Hashable], *diagrams: Diagram) -> Diagram:
        """The diagram of a function of values."""
        done: dict[tuple[Diagram, ...], Diagram] = {}

        def lift(parts: tuple[Diagram, ...]) -> Diagram:
            result = done.get(parts)
            if result is None:
                leaves = [part.value for part in parts if isinstance(part, Leaf)]
                if len(leaves) == len(parts):
                    result = self.leaf(of(*leaves))
                else:
                    cls = self.top(parts)
                    result = self.split(cls, [lift(tuple(_at(part, member) for part in parts)) for member in cls])
                done[parts] = result
            return result

        return lift(diagrams)

    def chosen(self, condition: Diagram, then: Diagram, otherwise: Diagram, if_open: Callable[..., Seen]) -> Diagram:
        """`then` where the condition is known to hold, `otherwise` where it is known not to; `if_open` of all three."""
        done: dict[tuple[Diagram, ...], Diagram] = {}

        def choose(parts: tuple[Diagram, ...]) -> Diagram:
            result = done.get(parts)
            if result is None:
                seen, *branches = parts
                if isinstance(seen, Leaf) and isinstance(seen.value, Known):
                    result = branches[0] if seen.value.value else branches[1]
                elif isinstance(seen, Leaf):
                    result = self.lifted(if_open, *parts)
                else:
                    cls = self.top(parts)
                    result = self.split(cls, [choose(tuple(_at(part, member) for part in parts)) for member in cls])
                done[parts] = result
            return result

        return choose((condition, then, otherwise))

    def joined(self, decisive: bool, parts: Sequence[Diagram]) -> Diagram:
        """All or any of some truths, taken two by two: a decisive one leaves the rest unread."""

        def join(one: Seen, other: Seen) -> Seen:
            if Known(decisive) in (one, other):
                return Known(decisive)
            return one if isinstance(one, Open) else other

        return reduce(lambda one, other: self.lifted(join, one, other), parts, self.leaf(Known(not decisive)))


def _at(diagram: Diagram, member: Reading) -> Diagram:
    """The diagram under an alternative of the first reading by which it may be split."""
    if isinstance(diagram, Split) and diagram.reading is type(member):
        return diagram.parts[list(diagram.reading).index(member)]
    return diagram


class AllReadings:
    """Diagrams for the expressions of a decision under given facts (plain values, None if unknown)."""

    def __init__(self, facts: Mapping[FactNode, Anything]) -> None:
        self.facts = facts
        self.diagrams = _Diagrams()
        self._done: dict[int, tuple[Node, Diagram]] = {}

    def diagram(self, node: Node) -> Diagram:
        """What the node comes to under each combination of the readings that matter to it."""
        done = self._done.get(id(node))
        if done is None:
            done = node, self._diagram(node)
            self._done[id(node)] = done
        return done[1]

    def _diagram(self, node: Node) -> Diagram:
        made = self.diagrams
        match node:
            case Reads():
                return self._by_readings(node)
            case All(parts):
                return made.joined(False, [self.diagram(part) for part in parts])
            case Any(parts):
                return made.joined(True, [self.diagram(part) for part in parts])
            case When(condition, then, otherwise):
                one, two, three = map(self.diagram, (condition, then, otherwise))
                return made.chosen(one, two, three, self._of_parts(node))
            case OverRows():
                # What is asked of a row is not known outside of it: every combination walks the rows.
                return self._by_readings(node)
            case _:
                return made.lifted(self._of_parts(node), *map(self.diagram, children(node)))

    def _of_parts(self, node: Node) -> Callable[..., Seen]:
        """What the node comes to as a function of what its parts come to."""
        keys = [id(part) for part in children(node)]
        return lambda *parts: _blank(_Seeded(self.facts, dict(zip(keys, parts, strict=True))).whole(node))

    def _by_readings(self, node: Node) -> Diagram:
        """The node evaluated under each combination of the readings that stand in it."""
        found = {type(member): None for part in walk(node) if isinstance(part, Reads) for member in part.readings}
        for cls in found:
            self.diagrams.order.setdefault(cast("type[Reading]", cls), len(self.diagrams.order))
        readings = sorted(cast("dict[type[Reading], None]", found), key=self.diagrams.order.__getitem__)

        def under(chosen: dict[type[Reading], Reading]) -> Diagram:
            if len(chosen) == len(readings):
                return self.diagrams.leaf(_blank(Evaluation(self.facts, chosen).value(node)))
            cls = readings[len(chosen)]
            return self.diagrams.split(cls, [under({**chosen, cls: member}) for member in cls])

        return under({})


def _blank(seen: Seen) -> Seen:
    """What is seen without the names of what keeps it open, which tell no combination from another."""
    return Open(seen.low, seen.high, ("",)) if isinstance(seen, Open) else seen


def combinations(decision: Decision, facts: Sequence[Anything]) -> Iterator[dict[type[Reading], Reading]]:
    """The combinations of readings that make a difference to a decision for these facts, the defaults first.

    `facts` are plain values in the order of `decision.facts`, None where unknown. A combination names only the
    readings that matter beside the others it names: where one reading leaves the answer open for want of a fact,
    whatever the rest, it stands alone.
    """
    tables = AllReadings(dict(zip(decision.facts, facts, strict=True)))
    speaks, value = tables.diagram(decision.speaks), tables.diagram(decision.value)
    made = tables.diagrams
    clash = made.leaf(())
    for number, (*_, condition) in enumerate(decision.conflicts):
        clash = made.lifted(_first_clash(number), clash, tables.diagram(condition))

    def result(*seen: Anything) -> Hashable:
        return _result(decision, *seen)

    results = made.lifted(result, speaks, value, clash)
    yield from _branches(made, _tried(decision, facts, made, results))


def _first_clash(number: int) -> Callable[[Anything, Seen], Hashable]:
    """Of the conflicts so far and one more: the number of the first that is sure, else whether one may be."""

    def of(so_far: Anything, seen: Seen) -> Hashable:
        if isinstance(so_far, int):
            return so_far
        return number if seen == Known(True) else _OPEN if _OPEN in (so_far, seen) or isinstance(seen, Open) else ()

    return of


def _result(decision: Decision, speaks: Seen, value: Seen, clash: Anything) -> Hashable:
    """What tells one combination from another: a conflict, that the answer is open, that there is none, or its value.

    What keeps an answer open does not.
    """
    if isinstance(clash, int):
        return "conflict", clash
    said: list[Seen] = [value] if decision.silence_is_an_answer else [speaks]
    if not decision.silence_is_an_answer and speaks != Known(False):
        said.append(value)
    if clash == _OPEN or any(isinstance(seen, Open) for seen in said):
        return _OPEN
    if not decision.silence_is_an_answer and speaks == Known(False):
        return ("silent",)
    return "value", value


def _readings(made: _Diagrams, diagram: Diagram) -> list[type[Reading]]:
    """The readings by which a diagram is split, in their order."""
    met: dict[int, Diagram] = {}

    def meet(part: Diagram) -> None:
        if id(part) not in met:
            met[id(part)] = part
            for inner in part.parts if isinstance(part, Split) else ():
                meet(inner)

    meet(diagram)
    return sorted({part.reading for part in met.values() if isinstance(part, Split)}, key=made.order.__getitem__)


def _under(made: _Diagrams, diagram: Diagram, member: Reading) -> Diagram:
    """The diagram under one alternative of any reading."""
    done: dict[Diagram, Diagram] = {}

    def restrict(part: Diagram) -> Diagram:
        if isinstance(part, Leaf) or made.order[part.reading] > made.order[type(member)]:
            return part
        if part.reading is type(member):
            return _at(part, member)
        if part not in done:
            done[part] = made.split(part.reading, [restrict(inner) for inner in part.parts])
        return done[part]

    return restrict(diagram)


def _open_choices(diagram: Diagram, readings: Sequence[type[Reading]]) -> int:
    """Under how many combinations of readings a diagram is open."""
    if isinstance(diagram, Leaf):
        return prod(map(len, readings)) if diagram.value == _OPEN else 0
    cls, *rest = readings
    if diagram.reading is not cls:
        return len(cls) * _open_choices(diagram, rest)
    return sum(_open_choices(part, rest) for part in diagram.parts)


def _tried(decision: Decision, facts: Sequence[Anything], made: _Diagrams, results: Diagram) -> Diagram:
    """The results where those that are open by their bounds are settled if every alternative of what is missing agrees.

    What the alternatives come to may depend on readings that do not move the bounds: those are asked about as well.
    """
    readings = _readings(made, results)
    number = _open_choices(results, readings)
    if not 0 < number <= _TRIED:
        return results
    consulted: dict[type[Reading], None] = {}

    def each_open(diagram: Diagram, rest: Sequence[type[Reading]], chosen: Choice) -> Iterator[Choice]:
        if isinstance(diagram, Leaf) and (diagram.value != _OPEN or not rest):
            yield from [chosen] if diagram.value == _OPEN else ()
            return
        for member in rest[0]:
            yield from each_open(_at(diagram, member), rest[1:], {**chosen, rest[0]: member})

    for choice in each_open(results, readings, {}):
        consulted |= dict.fromkeys(settle(decision, tuple(facts), choice, rank=False).consulted)
    more = [cls for cls in consulted if cls not in readings]
    if prod(map(len, more)) * number > _TRIED:
        return results
    for cls in more:
        made.order.setdefault(cls, len(made.order))
    everything = sorted((*readings, *more), key=made.order.__getitem__)

    def settled(diagram: Diagram, rest: Sequence[type[Reading]], chosen: Choice) -> Diagram:
        if isinstance(diagram, Leaf) and diagram.value != _OPEN:
            return diagram
        if rest:
            cls = rest[0]
            parts = [settled(_at(diagram, member), rest[1:], {**chosen, cls: member}) for member in cls]
            return made.split(cls, parts)
        found = settle(decision, tuple(facts), chosen, rank=False)
        return diagram if found.missing else made.leaf(_result(decision, found.speaks, found.value, ()))

    return settled(results, everything, {})


def _branches(made: _Diagrams, diagram: Diagram) -> Iterator[dict[type[Reading], Reading]]:
    """Splits by one reading after another until each part has one result.

    First by readings that settle most, and of those by the one that leaves the fewest readings to split by.
    """
    if isinstance(diagram, Leaf):
        yield {}
        return
    splits = {cls: [_under(made, diagram, member) for member in cls] for cls in _readings(made, diagram)}

    def worth(cls: type[Reading]) -> tuple[int, int]:
        parts = splits[cls]
        return sum(isinstance(part, Leaf) for part in parts), -sum(len(_readings(made, part)) for part in parts)

    best = max(splits, key=worth)  # the first of several
    for member, part in zip(best, splits[best], strict=True):
        for deeper in _branches(made, part):
            yield {best: member, **deeper}
