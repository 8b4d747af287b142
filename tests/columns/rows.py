"""Rows to hold the columns against: drawn at random, directed at boundaries, and with facts missing.

Rows are plain values in the order of a question's sheet. Directed rows come from the rule itself: one fact at a time is
moved until the compiled answer changes, and the rows on both sides of the change are taken. For an amount that is one
unit from a whole yen; for a day it is the deadline; for a time it is the last second of a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from obligations import Conflict, Question
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.questions import Asking
from tests.engine.scenarios import draw_facts, hide

Plain = tuple[Any, ...]

NUMBERS = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.DATE, Kind.INSTANT)
#: How far a fact is moved to find a change, in the unit of its kind.
STEPS: dict[Kind, tuple[int, ...]] = {
    Kind.YEN: (1, 100, 100_000, 10**9, 10**12),
    Kind.COUNT: (1, 10, 1_000),
    Kind.DAYS: (1, 31, 400),
    Kind.DURATION: (1, 86_400, 40 * 86_400),
    Kind.DATE: (1, 31, 366, 4_000),
    Kind.INSTANT: (1, 86_400, 31 * 86_400, 400 * 86_400),
}
MONTH_ENDS = [
    date(1900, 1, 1), date(1900, 2, 28), date(1984, 12, 31), date(2000, 2, 29), date(2023, 11, 30), date(2024, 2, 28),
    date(2024, 2, 29), date(2024, 3, 1), date(2024, 12, 31), date(2025, 1, 31), date(2028, 2, 29), date(2040, 12, 31),
    date(2041, 1, 1), date(2100, 2, 28), date(2100, 3, 1), date(2199, 12, 31),
]  # fmt: skip


def given(asking: Asking, facts: Plain) -> Any:
    """What the compiled rule gives for complete facts; the two provisions of a conflict."""
    try:
        return asking.compiled.function(*facts)
    except Conflict as clash:
        return clash.one, clash.other


def in_order(question: Question[..., Any], facts: Plain) -> bool:
    """Whether no fact lies before one that it must not precede."""
    names = list(question.sheet.facts())
    values = dict(zip(names, facts, strict=True))
    pairs = question.sheet.sheet().not_before
    return all(
        values[earlier] is None or values[later] is None or values[earlier] <= values[later] for earlier, later in pairs
    )


def _with(facts: Plain, place: int, value: Any) -> Plain:
    return (*facts[:place], value, *facts[place + 1 :])


def _changes(asking: Asking, facts: Plain, place: int, fact: Fact, step: int) -> Iterator[Plain]:
    """The rows on both sides of a change of the answer between the fact's value and one a step away."""
    low, high = fact.range
    here = facts[place]
    there = min(max(here + step, low), high)
    one, other = given(asking, facts), given(asking, _with(facts, place, there))
    if one == other:
        return
    near, far = here, there
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if given(asking, _with(facts, place, middle)) == one:
            near = middle
        else:
            far = middle
    for value in (near, far, far + (far - near)):
        if low <= value <= high:
            yield _with(facts, place, value)


def directed(rng: Random, asking: Asking, question: Question[..., Any], base: Plain) -> Iterator[Plain]:
    """Rows around the boundaries that lie near a complete row, and the row with each fact at its ends or missing."""
    facts = list(question.sheet.facts().values())
    for place, fact in enumerate(facts):
        if fact.kind in NUMBERS:
            for step in STEPS[fact.kind]:
                yield from _changes(asking, base, place, fact, rng.choice((step, -step)))
            extremes = [*fact.range]
            if fact.kind is Kind.YEN:
                extremes.append(min(10**12, fact.range[1]))
            if fact.kind is Kind.DATE:
                extremes.append(rng.choice(MONTH_ENDS).toordinal())
            if fact.kind is Kind.INSTANT:
                extremes.append(rng.choice(MONTH_ENDS).toordinal() * 86_400 + rng.choice((0, 86_399)))
            for value in extremes:
                yield _with(base, place, value)
        elif fact.kind is Kind.TRUTH:
            yield _with(base, place, not base[place])
        elif fact.kind is Kind.CHOICE:
            for member in fact.alternatives:
                yield _with(base, place, member)
        yield _with(base, place, None)
    yield (None,) * len(facts)


def rows_for(question: Question[..., Any], asking: Asking, seed: int, most: int) -> list[Plain]:
    """At most so many rows: directed ones, random ones, and rows with facts hidden."""
    rng = Random(seed)
    if not question.sheet.facts():
        return [()] * 3
    found: dict[Plain, None] = {}
    for base in _speaking(rng, question, asking):
        found.update(dict.fromkeys(directed(rng, asking, question, base)))
    chosen = list(found)
    rng.shuffle(chosen)
    drawn = [draw_facts(rng, question) for _ in range(most // 5)]
    hidden = [hide(rng, question, draw_facts(rng, question)) for _ in range(most // 5)]
    kept = [row for row in (*chosen, *drawn) if in_order(question, row)][: most - len(hidden)]
    return [*kept, *(row for row in hidden if in_order(question, row))]


def _speaking(rng: Random, question: Question[..., Any], asking: Asking) -> list[Plain]:
    """Two complete rows to start from, such that the answers are worth a look where there are such rows."""
    drawn = [draw_facts(rng, question) for _ in range(60)]
    ranked = sorted(drawn, key=lambda row: bool(given(asking, row)), reverse=True)
    return ranked[:2]
