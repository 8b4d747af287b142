"""Facts of a question drawn simple and near to each other, and moved to the edges of its rules.

Whatever makes the choices draws the same facts from them: a generator of random numbers for a cover, or a strategy of
`obligations.testing`. The first choice is always the simplest. Then, a few times, one of the places where the rules
turn is picked: what must hold for it to be reached is brought about, and one fact on which it depends is moved to just
below, exactly at, or just above the mark.

>>> from rules import soracom_flux as flux
>>> facts = drawn_facts(flux.late_interest, Choices(Random(1)))
>>> len(facts) == len(flux.late_interest.sheet.facts())
True
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import Any, TypeVar

from obligations.expressions.facts import Facts
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact, Rounded
from obligations.expressions.operators import Number
from obligations.interpreters.evaluate import Known
from obligations.interpreters.turns import Guard, Plain, Turn, Turning, Way, simplest
from obligations.questions import Question
from obligations.values.calendar import SECONDS_A_DAY

__all__ = ["Choices", "drawn_facts", "ordered"]

T = TypeVar("T")

#: Days to draw others around: the simplest first, then month ends, leap days and years that are none.
_DAYS = [
    day.toordinal()
    for day in (
        date(2025, 1, 1), date(2024, 2, 29), date(2024, 2, 28), date(2025, 2, 28), date(2024, 12, 31),
        date(2024, 1, 31), date(2023, 11, 30), date(2025, 8, 31), date(2028, 2, 29), date(2100, 2, 28),
    )
]  # fmt: skip
_CLOCKS = [0, 1, 9 * 3600, 9 * 3600 - 1, 12 * 3600, SECONDS_A_DAY - 1]
#: How often the facts are moved to an edge.
_MOVES = (0, 1, 2, 3, 4, 4)
_MOST_ROWS = 3
_MOSTLY = (True, True, True, False)


class Choices:
    """Choices made by a generator of random numbers, each with the simplest first; `large` amounts are among them.

    >>> choices = Choices(Random(3))
    >>> choices.choose("abcd"), choices.number(9), choices.signed(5)
    ('b', 9, -4)
    """

    def __init__(self, random: Random, *, large: bool = True) -> None:
        self.random = random
        self.large = large

    def number(self, most: int) -> int:
        """A whole number from 0 to `most`, 0 the simplest."""
        return self.random.randint(0, most) if most else 0

    def signed(self, most: int) -> int:
        """A whole number from `-most` to `most`, 0 the simplest."""
        number = self.number(2 * most)
        return (number + 1) // 2 if number % 2 else -(number // 2)

    def choose(self, options: Sequence[T]) -> T:
        """One of several, the first the simplest."""
        return options[self.number(len(options) - 1)]


def drawn_facts(
    question: Question[Any, Any], choices: Choices, kept: Callable[[Plain], Plain] = lambda facts: facts
) -> Plain:
    """Full facts of a question, drawn and moved to edges; `kept` puts back, after every move, what is to stay."""
    turning, nodes = question.turning, question.sheet.facts()
    drawing = _Drawing(choices, turning)
    facts = kept(ordered(question.sheet, tuple(map(drawing.value, nodes.values()))))
    for _ in range(choices.choose(_MOVES) if drawing.spots else 0):
        facts = drawing.moved(facts, kept)
    return facts


def ordered(sheet: type[Facts], facts: Plain, fixed: frozenset[str] = frozenset()) -> Plain:
    """The facts with those that may not lie before others moved up to them, in the rows of lists too."""
    known = sheet.sheet()
    values = dict(zip(known.nodes, facts, strict=True))
    for _ in known.not_before:
        for earlier, later in known.not_before:
            if values[earlier] is not None and values[later] is not None and values[later] < values[earlier]:
                moved, to = (earlier, later) if later in fixed else (later, earlier)
                values[moved] = values[to]
    for name, rows in known.rows.items():
        if values[name]:
            values[name] = tuple(ordered(rows, row) for row in values[name])
    return tuple(values.values())


@dataclass(frozen=True, slots=True)
class _Held:
    """A turn next to whose mark the facts are, and its number there."""

    turn: Turn
    row: int | None
    number: Number


class _Drawing:
    """Draws the facts of one scenario, and moves them to where the rules turn."""

    def __init__(self, choices: Choices, turning: Turning) -> None:
        self.choices = choices
        self.turning = turning
        self.spots = turning.open_spots
        self.numbers = _weighed(turning)
        self.anchor = choices.choose(_DAYS)
        #: What the first move brought about, and the turns to whose marks the facts were moved.
        self.brought: tuple[Guard, ...] = ()
        self.guards: list[Guard] | None = None
        self.held: list[_Held] = []

    def choose(self, options: Sequence[T]) -> T:
        """One of several, the first the simplest."""
        return self.choices.choose(options)

    # -- simple facts, near to each other

    def value(self, fact: Fact) -> Any:
        """A value of a fact."""
        match fact.kind:
            case Kind.TRUTH:
                return self.choose((False, True))
            case Kind.CHOICE:
                return self.choose(fact.alternatives)
            case Kind.SEVERAL:
                return frozenset(self.choose(fact.alternatives) for _ in range(self.choose((0, 0, 1, 1, 2))))
            case Kind.ROWS:
                return tuple(tuple(map(self.value, fact.columns)) for _ in range(self.choices.number(_MOST_ROWS)))
            case _:
                low, high = fact.range
                return min(max(self._whole(fact, low, high), low), high)

    def _whole(self, fact: Fact, low: int, high: int) -> int:
        match fact.kind:
            case Kind.DATE:
                return self._day()
            case Kind.INSTANT:
                known = self.choose((True, True, False))
                clock = self.choose(_CLOCKS) if known else self.choices.number(SECONDS_A_DAY - 1)
                return self._day() * SECONDS_A_DAY + clock
            case Kind.YEN:
                most = self.choose((200_000, 200_000, 10**9, high - low)) if self.choices.large else 200_000
            case Kind.DURATION:
                most = 10 * SECONDS_A_DAY
            case _:
                most = self.choose((40, 40, 1000))
        return low + self.choices.number(min(high - low, most))

    def _day(self) -> int:
        return self.anchor + self.choices.signed(self.choose((3, 40, 800)))

    # -- to the edge

    def moved(self, facts: Plain, kept: Callable[[Plain], Plain]) -> Plain:
        """The facts moved to where one of the rules turns: to just below, exactly at, or just above its mark.

        The first move also brings about what must hold for the turn to matter. A later one is taken back if it would
        undo that, or move away from an earlier mark.
        """
        self.brought = ()
        held: _Held | None = None
        if len(self.numbers) > 0 and self.choose(_MOSTLY):
            turn = self.choose(self.choose(self.numbers))
            after, row = self._next_to(facts, turn)
            after = kept(after)
            number = self._number(after, turn, row)
            held = None if number is None else _Held(turn, row, number)
        else:
            after = kept(self._settled(facts))
        if self.guards is None:
            self.guards = list[Guard](filter(partial(self._holds, after), self.brought))
        elif not all(self._holds(after, guard) for guard in self.guards) or not all(
            self._number(after, one.turn, one.row) == one.number for one in self.held
        ):
            return facts
        self.held += [] if held is None else [held]
        return after

    def _number(self, facts: Plain, turn: Turn, row: int | None) -> Number | None:
        """The number of a turn; None where something is unknown, or the row is not there."""
        if turn.rows is not None:
            rows = facts[self.turning.decision.facts.index(turn.rows)] or ()
            if row is None or row >= len(rows):
                return None
        return self.turning.number(turn, facts, row)

    def _holds(self, facts: Plain, guard: Guard) -> bool:
        return guard.rows is not None or self.turning.seen(facts, guard.node) == Known(guard.wanted)

    def _bring(self, facts: Plain, way: Way) -> Plain:
        self.brought = (*way.reach, *way.decide)
        return self.turning.brought(facts, self.brought, self.choose)

    def _settled(self, facts: Plain) -> Plain:
        """The facts moved so that one truth of the rules is so, or is not."""
        spot = self.choose(self.spots)
        facts = self._bring(facts, self.choose(spot.ways))
        if spot.node.kind is Kind.TRUTH and spot.rows is None:
            facts = self.turning.towards(facts, spot.node, self.choose((False, True)), self.choose)
        return facts

    def _next_to(self, facts: Plain, turn: Turn) -> tuple[Plain, int | None]:
        turning = self.turning
        if self.choose((True, True, True, True, True, True, True, False)):
            facts = self._bring(facts, self.choose(turn.spot.ways))
        row: int | None = None
        if turn.rows is not None:
            at = turning.decision.facts.index(turn.rows)
            if not facts[at]:
                facts = (*facts[:at], (tuple(map(simplest, turn.rows.columns)),), *facts[at + 1 :])
            row = self.choose(range(len(facts[at])))
        places = turning.places(facts, turn, row)
        if isinstance(turn.spot.node, Rounded):
            places = [place for place in places if place.fact.kind is Kind.YEN] or places
        while places:
            place = self.choose(places)
            whole = turning.whole(facts, turn, place, row) if self.choose(_MOSTLY) else []
            near = whole or turning.near(facts, turn, place, row)
            if near:
                low, high = turning.range(facts, place)
                value = self.choose(near) + self.choose((0, 0, 0, 0, -1, 1) if whole else (0, 0, -1, 1))
                return place.put(facts, min(max(value, low), high)), row
            places.remove(place)
        return facts, row


def _weighed(turning: Turning) -> list[list[Turn]]:
    """The turns by the node at which they are; comparisons, caps and roundings stand three times, calendars once."""
    by_node: dict[int, list[Turn]] = {}
    for turn in turning.turns:
        by_node.setdefault(id(turn.spot), []).append(turn)
    found: list[list[Turn]] = []
    for turns in by_node.values():
        often = not turns[0].repeats or isinstance(turns[0].spot.node, Rounded)
        found.extend([turns] * (3 if often else 1))
    return found
