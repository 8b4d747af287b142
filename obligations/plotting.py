"""The outcome as a picture: over one fact, or over one fact by another, its edges marked with their provisions.

Over one fact there is a line for the readings that are chosen, and one for each other reading whose outcome differs
somewhere in the picture. Gaps are where the outcome has no value. By a second fact whose values have an order, the
outcome is a colour; by one with alternatives, there is a line for each. It needs `pip install 'obligations[plot]'`.

    plot(flux.late_interest, {"principal": 100_000, "due_on": "2023-10-31", "paid_on": "2025-05-16"}, "paid_on",
         out="interest.svg")
"""

# The plotting library has no complete types.
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from obligations.edges import Course, Edge, edges
from obligations.errors import BadFacts, Conflict, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import EXACT_KINDS, Kind
from obligations.expressions.nodes import Fact
from obligations.expressions.schemas import expected
from obligations.interpreters.turns import ORDERED, Place, Plain
from obligations.outcomes import Silent, Undetermined, python_fact
from obligations.questions import Question
from obligations.values.calendar import instant_to_second
from obligations.values.labels import Labelled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["plot"]

AnyQuestion = Question[Any, Any]
#: How many values of a fact are looked at beside its edges, along a line and along each side of a map.
_STEPS, _MAP = 240, 80
#: At most so many lines for readings.
_LINES = 8
#: At most so many rows of a map have their edges marked.
_ROWS = 20
_MOMENTS = (Kind.DATE, Kind.INSTANT)


def plot(
    question: AnyQuestion,
    facts: Mapping[str, object] | Facts,
    over: str,
    by: str | None = None,
    *,
    low: object = None,
    high: object = None,
    out: str | Path | None = None,
) -> Figure:
    """Draws the outcome of a question over one fact, and writes it to `out` (PNG or SVG by its suffix) if given.

    `facts` are the base scenario. `low` and `high` bound the fact along the bottom, both inclusive; by default the
    picture reaches over the edges next to the base scenario. `BadFacts` and `UnknownName` as for `edges`, `ValueError`
    for a suffix that is neither, `ImportError` where the plotting library is missing.
    """
    if find_spec("matplotlib") is None:
        raise ImportError("pictures need matplotlib: pip install 'obligations[plot]'")
    from matplotlib.figure import Figure

    if out is not None and Path(out).suffix.lower() not in (".png", ".svg"):
        raise ValueError("a picture is a .png or an .svg")
    plain = question.plain(facts)
    place = _place(question, plain, over)
    if place.fact.kind not in ORDERED:
        raise BadFacts([FactProblem(over, place.fact.kind.word, "a fact whose values have an order along the bottom")])
    found = list(edges(question, facts, over, most=_ROWS))
    course = Course(question, plain, place)
    window = _window(question, course, found, low, high)
    figure = Figure(figsize=(9, 5), layout="constrained")
    axes = figure.add_subplot()
    if by is None:
        lines = _readings(course, window)
        if len(lines) > 1 and question.decision.kind is Kind.YEN:
            figure.clear()
            axes, apart = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
            _apart(apart, course, window, lines)
        _lines(axes, course, window, lines)
        _mark(axes, place, found, window)
    else:
        other = _place(question, plain, by)
        if other.fact.kind in ORDERED:
            _map(figure, axes, question, plain, (place, other), window)
        else:
            _lines(axes, course, window, _alternatives(question, plain, place, other))
            _mark(axes, place, found, window)
    _label(axes, question, place.fact)
    if out is not None:
        figure.savefig(str(out), dpi=150)
    return figure


def _place(question: AnyQuestion, plain: Plain, name: str) -> Place:
    found = question.turning.place(plain, name)
    if found is None:
        raise UnknownName(f"fact of {question.name}", name, [p.name for p in question.turning.all_places(plain)])
    if found.value(plain) is None:
        raise BadFacts([FactProblem(name, None, "a known fact of the base scenario to move")])
    return found


def _plain_edge(place: Place, edge: Edge) -> int:
    """Where an edge lies, as the plain value of its fact."""
    if isinstance(edge.at, datetime):
        return instant_to_second(edge.at)
    return edge.at.toordinal() if isinstance(edge.at, date) else int(edge.at)


def _window(question: AnyQuestion, course: Course, found: Sequence[Edge], low: object, high: object) -> tuple[int, int]:
    """The values between which the fact is drawn: from the edge before the base scenario's nearest to that after."""
    place = course.place
    here = place.value(course.facts)
    known = sorted({here, *(_plain_edge(place, edge) for edge in found)})
    at = known.index(here)
    near = known[max(0, at - 3) : at + 4]
    margin = (
        max(1, (near[-1] - near[0]) // 8)
        if len(near) > 1
        else max(10, abs(here) // 2 if place.fact.kind is Kind.YEN else 30)
    )
    ends = [max(course.low, near[0] - margin), min(course.high, near[-1] + margin)]
    for side, given in enumerate((low, high)):
        if given is not None:
            ends[side] = _given(question, place, given)
    if ends[0] >= ends[1]:
        raise BadFacts([FactProblem(place.name, (low, high), "low before high")])
    return max(course.low, ends[0]), min(course.high, ends[1])


def _given(question: AnyQuestion, place: Place, value: object) -> int:
    sheet = question.sheet if place.row is None else question.sheet.sheet().rows[question.decision.facts[place.at].name]
    number = sheet.read_plain({place.fact.name: value})[list(sheet.facts()).index(place.fact.name)]
    if not isinstance(number, int):
        raise BadFacts([FactProblem(place.name, value, expected(place.fact.kind, place.fact.alternatives))])
    return number


def _grid(window: tuple[int, int], steps: int, also: Sequence[int] = ()) -> list[int]:
    """Values of a fact across a window, with both sides of what else is to be seen."""
    low, high = window
    grid = {low + (high - low) * step // steps for step in range(steps + 1)}
    grid |= {value for edge in also for value in (edge - 1, edge, edge + 1) if low <= value <= high}
    return sorted(grid)


# Lines ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: what tells it from the others, and the course that it follows."""

    name: str
    course: Course


def _readings(course: Course, window: tuple[int, int]) -> list[_Line]:
    """The readings that are chosen, and each other whose outcome differs somewhere in the window."""
    question = course.question
    lines = [_Line("as chosen" if course.asking.readings else "", course)]
    grid = _grid(window, _STEPS // 4)
    first = _heights(course, grid)
    seen = {first}
    for cls in question.readings:
        for member in cls:
            if member is course.asking.readings[cls] or len(lines) == _LINES:
                continue
            chosen = {**course.asking.readings, cls: member}
            free: AnyQuestion = question.contract.questions[question.name]
            other = Course(free.under(*chosen.values()), course.facts, course.place)
            heights = _heights(other, grid)
            pairs = zip(heights, first, strict=True)
            if heights not in seen and any(None not in pair and pair[0] != pair[1] for pair in pairs):
                seen.add(heights)
                lines.append(_Line(f"{cls.point().code} = {member.code}", other))
    return lines


def _alternatives(question: AnyQuestion, plain: Plain, place: Place, other: Place) -> list[_Line]:
    """A line for each alternative of a second fact."""
    match other.fact.kind:
        case Kind.TRUTH:
            values: list[Any] = [True, False]
        case Kind.CHOICE:
            values = list(other.fact.alternatives)
        case _:
            own = other.value(plain)
            values = [own, *(own ^ {member} for member in other.fact.alternatives)]
    return [
        _Line(f"{other.name}: {_word(value)}", Course(question, other.put(plain, value), place)) for value in values
    ]


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Labelled):
        return value.code
    return ", ".join(sorted(member.code for member in value)) or "none"


def _height(course: Course, value: int) -> Any:
    """The value of the answer as it is drawn, None where it has none."""
    answer = course.answer(value)
    if isinstance(answer, Conflict | Undetermined):
        return None
    if isinstance(answer, Silent) and answer.plain_value() is None:
        return None
    found: Any = answer.value
    if isinstance(found, Labelled):
        return found.code
    if isinstance(found, datetime):
        return found.replace(tzinfo=None)
    return float(found) if isinstance(found, Fraction) else found  # only to be drawn


def _heights(course: Course, grid: Sequence[int]) -> tuple[Any, ...]:
    return tuple(_height(course, value) for value in grid)


def _across(fact: Fact, value: int) -> Any:
    """A value of the fact along the bottom as the plotting library takes it; an instant on Japan's clock."""
    found = python_fact(fact, value)
    return found.replace(tzinfo=None) if isinstance(found, datetime) else found


def _lines(axes: Axes, course: Course, window: tuple[int, int], lines: Sequence[_Line]) -> None:
    place = course.place
    marks = [value for line in lines for value in line.course.crossings(_ROWS)[0]]
    grid = _grid(window, _STEPS, marks)
    across = [_across(place.fact, value) for value in grid]
    kind = course.asking.decision.kind
    stepped = kind not in EXACT_KINDS | {Kind.YEN}
    for number, line in enumerate(lines):
        heights = list(_heights(line.course, grid))
        if kind is Kind.TRUTH:
            heights = ["yes" if height else "no" for height in heights]
        style = "-" if number == 0 else "--"
        for start, end in _runs(heights):
            first = start == next(_runs(heights))[0]
            axes.plot(
                across[start:end], heights[start:end], style, color=f"C{number}", linewidth=2 if number == 0 else 1.3,
                drawstyle="steps-post" if stepped else "default", label=line.name if first and line.name else None,
            )  # fmt: skip
    here = place.value(course.facts)
    if window[0] <= here <= window[1] and (height := _height(course, here)) is not None:
        shown = ("yes" if height else "no") if kind is Kind.TRUTH else height
        axes.plot([_across(place.fact, here)], [shown], "o", color="black", markersize=5, label="the case")
    if axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize="small")


def _apart(axes: Axes, course: Course, window: tuple[int, int], lines: Sequence[_Line]) -> None:
    """By how much the other readings differ from the chosen ones, which the lines themselves hardly show."""
    grid = _grid(window, _STEPS, list(course.crossings(_ROWS)[0]))
    across = [_across(course.place.fact, value) for value in grid]
    chosen = _heights(course, grid)
    for number, line in enumerate(lines[1:], start=1):
        pairs = zip(_heights(line.course, grid), chosen, strict=True)
        apart = [float("nan") if None in pair else pair[0] - pair[1] for pair in pairs]
        axes.plot(across, apart, "-", color=f"C{number}", linewidth=1)
    axes.axhline(0, color="C0", linewidth=1)
    axes.set_ylabel("apart, in yen")
    axes.set_xlabel(course.place.fact.label.en)
    axes.tick_params(axis="x", labelrotation=20)


def _runs(heights: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """The stretches without a gap."""
    start: int | None = None
    for place, height in enumerate([*heights, None]):
        if height is not None and start is None:
            start = place
        elif height is None and start is not None:
            yield start, place
            start = None


def _mark(axes: Axes, place: Place, found: Sequence[Edge], window: tuple[int, int]) -> None:
    """A thin line at each edge in the window, with the provisions responsible."""
    told: set[int] = set()
    for edge in found:
        at = _plain_edge(place, edge)
        if not window[0] <= at <= window[1] or at in told:
            continue
        told.add(at)
        axes.axvline(_across(place.fact, at), color="grey", linewidth=0.7, linestyle=":")
        axes.annotate(
            ", ".join(edge.provisions), (_across(place.fact, at), 1), xycoords=("data", "axes fraction"),
            xytext=(2, -3), textcoords="offset points", rotation=90, va="top", ha="left", fontsize=7, color="dimgrey",
        )  # fmt: skip


# A map ------------------------------------------------------------------------------------------------------


def _map(
    figure: Figure,
    axes: Axes,
    question: AnyQuestion,
    plain: Plain,
    places: tuple[Place, Place],
    window: tuple[int, int],
) -> None:
    """The outcome over two facts as a colour, with the edges along the bottom fact marked."""
    over, by = places
    found = list(edges(question, dict(_named(question, plain)), by.name, most=_ROWS))
    upright = Course(question, plain, by)
    side = _window(question, upright, found, None, None)
    across, up = _grid(window, _MAP), _grid(side, _MAP)
    rows: list[list[float]] = []
    codes: dict[Any, int] = {}
    told: dict[tuple[str, ...], tuple[Any, Any]] = {}
    every = max(1, len(up) // _ROWS)
    for number, height in enumerate(up):
        facts = by.put(plain, height)
        course = Course(question, facts, over)
        rows.append([_colour(_height(course, value), codes) for value in across])
        if number % every == 0:
            for edge in edges(question, dict(_named(question, facts)), over.name, most=_ROWS):
                at = _plain_edge(over, edge)
                if window[0] <= at <= window[1]:
                    point = _across(over.fact, at), _across(by.fact, height)
                    axes.plot([point[0]], [point[1]], ".", color="black", markersize=2)
                    told.setdefault(edge.provisions, point)
    mesh = axes.pcolormesh(
        [_across(over.fact, value) for value in across], [_across(by.fact, value) for value in up], rows,
        shading="nearest", cmap="viridis",
    )  # fmt: skip
    bar = figure.colorbar(mesh, ax=axes)
    if codes:
        bar.set_ticks(list(codes.values()), labels=list(map(str, codes)))
    for provisions, point in told.items():
        axes.annotate(
            ", ".join(provisions), point, fontsize=7, color="black", xytext=(3, 3), textcoords="offset points"
        )
    axes.set_ylabel(fill(by.fact.label.en, 40))


def _named(question: AnyQuestion, plain: Plain) -> Iterator[tuple[str, Any]]:
    for fact, value in zip(question.decision.facts, plain, strict=True):
        if value is not None:
            found = python_fact(fact, value)
            yield fact.name, list(found) if fact.kind is Kind.ROWS else found


def _colour(height: Any, codes: dict[Any, int]) -> float:
    """A value as a number to be coloured; alternatives by the number that each is given."""
    if height is None:
        return float("nan")
    if isinstance(height, datetime):
        return height.toordinal() + height.hour / 24
    if isinstance(height, date):
        return height.toordinal()
    if isinstance(height, str | bool):
        word = ("yes" if height else "no") if isinstance(height, bool) else height
        return codes.setdefault(word, len(codes))
    return float(height)


def _label(axes: Axes, question: AnyQuestion, fact: Fact) -> None:
    axes.set_title(fill(question.title.en, 90))
    unit = f" ({fact.unit.en})" if fact.unit and fact.kind not in _MOMENTS else ""
    axes.set_xlabel(fill(f"{fact.label.en}{unit}", 100))
    if not axes.get_ylabel() and question.decision.kind is Kind.YEN:
        axes.set_ylabel("yen")
    for axis in (axes.xaxis, axes.yaxis):
        if type(axis.get_major_formatter()).__name__ == "ScalarFormatter":
            axis.set_major_formatter("{x:,.0f}")
    axes.tick_params(axis="x", labelrotation=20)
