"""Every admissible reading at once: what a decision comes to as a function of the readings that matter for a case.

Each expression is evaluated as a table over the readings on which its value depends *here*. A reading that changes
nothing at the point where it is asked (the first day of a period, for an event at noon) drops out of the table at
once, so that the combinations that are left are those which this case really reaches.

>>> from obligations.clauses.readings import Reading, reading
>>> from obligations.expressions.kinds import Kind
>>> from obligations.expressions.nodes import Constant, Reads, When
>>> from obligations.values.labels import Text
>>> @reading("example-point", en="Open?", ja="未定か。", why=Text("None.", "なし。"))
... class Example(Reading):
...     FIRST = "first", "第一"
...     SECOND = "second", "第二"
>>> one = When(Reads((Example.FIRST,)), Constant(Kind.YEN, 1), Constant(Kind.YEN, 2), Kind.YEN)
>>> AllReadings({}).table(one).entries
{(Example.FIRST,): Known(value=1), (Example.SECOND,): Known(value=2)}
>>> same = When(Reads((Example.FIRST,)), Constant(Kind.YEN, 5), Constant(Kind.YEN, 5), Kind.YEN)
>>> AllReadings({}).table(same).entries
{(): Known(value=5)}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, cast

from obligations.clauses.decision import Decision
from obligations.clauses.readings import Reading
from obligations.expressions.nodes import Constant, Fact, Node, OverRows, Reads, children, walk
from obligations.interpreters.evaluate import Evaluation, Known, Open, Seen, settle

__all__ = ["AllReadings", "Table", "combinations"]

Choice = tuple[Reading, ...]
_OPEN = ("open",)
#: At most so many open combinations are tried with each alternative of the missing facts; beyond that bounds decide.
_TRIED = 256


@dataclass(frozen=True, slots=True)
class Table:
    """A value for each combination of the readings on which it depends."""

    readings: tuple[type[Reading], ...]
    entries: dict[Choice, Seen]

    def at(self, choice: Mapping[type[Reading], Reading]) -> Seen:
        """The value under a choice for at least its readings."""
        return self.entries[tuple(choice[cls] for cls in self.readings)]


class _Seeded(Evaluation):
    """An evaluation of one node whose parts are already known."""

    def __init__(self, facts: Mapping[Fact, Any], parts: Mapping[int, Seen]) -> None:
        super().__init__(facts, {})
        self.parts = parts

    def value(self, node: Node) -> Seen:
        done = self.parts.get(id(node))
        return super().value(node) if done is None else done


class AllReadings:
    """Tables for the expressions of a decision under given facts (plain values, None if unknown)."""

    def __init__(self, facts: Mapping[Fact, Any]) -> None:
        self.facts = facts
        self._done: dict[int, tuple[Node, Table]] = {}

    def table(self, node: Node) -> Table:
        """What the node comes to, for each combination of the readings that matter to it."""
        done = self._done.get(id(node))
        if done is None:
            done = node, _without_idle(self._table(node))
            self._done[id(node)] = done
        return done[1]

    def _table(self, node: Node) -> Table:
        if isinstance(node, Reads):
            cls = cast("type[Reading]", type(node.readings[0]))
            entries: dict[Choice, Seen] = {
                (member,): Evaluation(self.facts, {cls: member}).value(node) for member in cls
            }
            return Table((cls,), entries)
        if isinstance(node, Constant | Fact):
            return Table((), {(): Evaluation(self.facts, {}).value(node)})
        if isinstance(node, OverRows):
            # What is asked of a row is not known outside of it: every combination walks the rows.
            found = {type(member): None for part in walk(node) if isinstance(part, Reads) for member in part.readings}
            readings = cast("tuple[type[Reading], ...]", tuple(found))
            return Table(
                readings,
                {
                    choice: Evaluation(self.facts, dict(zip(readings, choice, strict=True))).value(node)
                    for choice in product(*readings)
                },
            )
        parts = [(id(part), self.table(part)) for part in children(node)]
        readings = tuple(dict.fromkeys(cls for _, table in parts for cls in table.readings))
        entries = {}
        for choice in product(*readings):
            chosen = dict(zip(readings, choice, strict=True))
            seeded = _Seeded(self.facts, {key: table.at(chosen) for key, table in parts})
            entries[choice] = seeded.whole(node)
        return Table(readings, entries)


def _without_idle(table: Table) -> Table:
    """The table without the readings that change none of its entries."""
    for place, cls in enumerate(table.readings):
        default = cls.default()
        if all(seen == table.entries[_with(choice, place, default)] for choice, seen in table.entries.items()):
            rest = table.readings[:place] + table.readings[place + 1 :]
            kept = {
                choice[:place] + choice[place + 1 :]: seen
                for choice, seen in table.entries.items()
                if choice[place] is default
            }
            return _without_idle(Table(rest, kept))
    return table


def _with(choice: Choice, place: int, member: Reading) -> Choice:
    return (*choice[:place], member, *choice[place + 1 :])


def combinations(decision: Decision, facts: Sequence[Any]) -> Iterator[dict[type[Reading], Reading]]:
    """The combinations of readings that make a difference to a decision for these facts, the defaults first.

    `facts` are plain values in the order of `decision.facts`, None where unknown. A combination names only the
    readings that matter beside the others it names: where one reading leaves the answer open for want of a fact,
    whatever the rest, it stands alone.
    """
    tables = AllReadings(dict(zip(decision.facts, facts, strict=True)))
    roots = [decision.speaks, decision.value, *(condition for *_, condition in decision.conflicts)]
    found = [tables.table(root) for root in roots]
    readings = tuple(dict.fromkeys(cls for table in found for cls in table.readings))
    results: dict[Choice, tuple[object, ...]] = {}
    for choice in product(*readings):
        chosen = dict(zip(readings, choice, strict=True))
        speaks, value, *conflicts = (table.at(chosen) for table in found)
        results[choice] = _result(decision, speaks, value, conflicts)
    if _OPEN in results.values():
        readings, results = _tried(decision, facts, readings, results)
    yield from _branches(readings, results)


def _tried(
    decision: Decision,
    facts: Sequence[Any],
    readings: tuple[type[Reading], ...],
    results: dict[Choice, tuple[object, ...]],
) -> tuple[tuple[type[Reading], ...], dict[Choice, tuple[object, ...]]]:
    """The results where those that are open by their bounds are settled if every alternative of what is missing agrees.

    What the alternatives come to may depend on readings that do not move the bounds: those are asked about as well.
    """
    consulted: dict[type[Reading], None] = {}
    for choice, result in results.items():
        if result == _OPEN:
            walked = settle(decision, tuple(facts), dict(zip(readings, choice, strict=True)), rank=False)
            consulted |= dict.fromkeys(walked.consulted)
    more = tuple(cls for cls in consulted if cls not in readings)
    if prod(map(len, more)) * sum(result == _OPEN for result in results.values()) > _TRIED:
        return readings, results
    found: dict[Choice, tuple[object, ...]] = {}
    for choice, result in results.items():
        for rest in product(*more):
            chosen = (*choice, *rest)
            found[chosen] = result
            if result == _OPEN:
                settled = settle(decision, tuple(facts), dict(zip((*readings, *more), chosen, strict=True)), rank=False)
                if not settled.missing:
                    found[chosen] = _result(decision, settled.speaks, settled.value, ())
    return (*readings, *more), found


def _result(decision: Decision, speaks: Seen, value: Seen, conflicts: Sequence[Seen]) -> tuple[object, ...]:
    """What tells one combination from another: a conflict, that the answer is open, that there is none, or its value.

    What keeps an answer open does not.
    """
    if Known(True) in conflicts:
        return "conflict", conflicts.index(Known(True))
    said = [*conflicts, value] if decision.silence_is_an_answer else [*conflicts, speaks]
    if not decision.silence_is_an_answer and speaks != Known(False):
        said.append(value)
    if any(isinstance(seen, Open) for seen in said):
        return _OPEN
    if not decision.silence_is_an_answer and speaks == Known(False):
        return ("silent",)
    return "value", value


def _branches(
    readings: tuple[type[Reading], ...], results: dict[Choice, tuple[object, ...]]
) -> Iterator[dict[type[Reading], Reading]]:
    """Splits by one reading after another until each part has one result; first by readings that settle most."""
    if len(set(results.values())) <= 1:
        yield {}
        return

    def parts(place: int) -> dict[Reading, dict[Choice, tuple[object, ...]]]:
        split: dict[Reading, dict[Choice, tuple[object, ...]]] = {member: {} for member in readings[place]}
        for choice, result in results.items():
            split[choice[place]][choice[:place] + choice[place + 1 :]] = result
        return split

    def rank(place: int) -> tuple[int, int]:
        split = parts(place)
        settled = sum(len(set(part.values())) == 1 for part in split.values())
        distinct = len({tuple(part.values()) for part in split.values()})
        return (settled, -place) if distinct > 1 else (-1, -place)

    place = max(range(len(readings)), key=rank)
    rest = readings[:place] + readings[place + 1 :]
    for member, part in parts(place).items():
        for deeper in _branches(rest, part):
            yield {readings[place]: member, **deeper}
