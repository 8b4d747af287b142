"""Columns on Polars: a plan as named stages of plain expressions, lazy or not, in one pass over the rows.

Rows in which every fact is in order and known go through the plan for complete rows as native expressions. The rest,
usually few, is picked out of each batch, answered with bounds, and put back in its place: rows with facts missing,
rows that cannot be used, and amounts beyond the usual.
"""

# Values of every kind pass through here, and types of columns are compared with classes of types.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnnecessaryContains=false
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from obligations.errors import NotColumnar
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.cells import Cell, Key, ordered
from obligations.interpreters.columns.civil_days import EPOCH, EPOCH_DAY
from obligations.interpreters.columns.plan import (
    ANSWER,
    CONFLICT,
    DECIDED,
    FAULTS,
    INVALID,
    SILENT,
    STATUSES,
    UNDETERMINED,
    Plan,
)
from obligations.interpreters.columns.polars_facts import (
    Source,
    Sources,
    all_of,
    any_of,
    row_sources,
    texts_read,
)
from obligations.interpreters.columns.row_by_row import answered
from obligations.values.labels import Text

__all__ = ["Answering", "Sources", "answer_types", "printed"]

_WIDTHS: Final = {1: pl.Boolean, 32: pl.Int32, 64: pl.Int64, 128: pl.Int128}


# Cells as expressions -------------------------------------------------------------------------------------------------


class _Printer:
    """Prints cells as expressions over the sources of one level: the columns of a frame, or those of its rows."""

    def __init__(self, sources: Mapping[Key, Source], names: dict[Cell, str], *, usual: bool = False) -> None:
        self.sources = sources
        self.names = names
        self.usual = usual
        self.kept: dict[Cell, int] = {}

    def keep(self, cells: Iterable[Cell]) -> None:
        """Settles in how many bits each number is kept: as narrow as it can, unless nobody needs it so narrow."""
        wanted: dict[Cell, int] = {}
        for cell in cells:
            for part in cell.parts:
                if not part.truth and cell.op != "meets":
                    wanted[part] = min(wanted.get(part, 128), cell.done_in if cell.op != "fold" else 64)
        for cell, bits in wanted.items():
            self.kept[cell] = max(cell.width, min(cell.done_in, bits))

    def bits(self, cell: Cell) -> int:
        """In how many bits a cell is kept."""
        return self.kept.get(cell, cell.width)

    def plain(self, key: Key) -> pl.Expr:
        """The plain value of a fact."""
        found = self.sources[key]
        return found.usual_plain if self.usual and found.usual_plain is not None else found.plain

    def expression(self, cell: Cell) -> pl.Expr:
        """A column that has a name, or what computes it."""
        name = self.names.get(cell)
        return self.written(cell) if name is None else pl.col(name)

    def at(self, cell: Cell, width: int) -> pl.Expr:
        """The cell in a column of so many bits."""
        if cell.op == "literal":
            return pl.lit(cell.of, dtype=_WIDTHS[width])
        made = self.expression(cell)
        return made if self.bits(cell) == width else _resized(made, width)

    def written(self, cell: Cell) -> pl.Expr:
        """What computes the cell."""
        parts, of = cell.parts, cell.of
        match cell.op:
            case "literal":
                return pl.lit(of, dtype=_WIDTHS[cell.width])
            case "input":
                return _resized(self.plain(of), self.bits(cell))
            case "unknown":
                return self.sources[of].missing
            case "among":
                key, codes = of
                given = self.plain(key).cast(pl.String)
                return any_of([given == code for code in codes])
            case "position":
                key, codes = of
                place = pl.lit(None, dtype=pl.Int32)
                given = self.plain(key).cast(pl.String)
                for number, code in enumerate(codes):
                    place = pl.when(given == code).then(pl.lit(number, dtype=pl.Int32)).otherwise(place)
                return place
            case "meets":
                mask = self.at(parts[0], 64) & pl.lit(of, dtype=pl.Int64)
                return mask != 0
            case "both":
                return all_of(map(self.expression, parts))
            case "either":
                return any_of(map(self.expression, parts))
            case "negated":
                return ~self.expression(parts[0])
            case "as_number":
                return self.expression(parts[0]).cast(pl.Int32)
            case "pick":
                condition, then, otherwise = parts
                width = cell.width
                return (
                    pl.when(self.expression(condition)).then(self.at(then, width)).otherwise(self.at(otherwise, width))
                )
            case "below" | "at_most" | "equal":
                width = max(part.width for part in parts)
                one, other = (self.at(part, width) for part in parts)
                if parts[0].op == "literal":
                    # On the right, where Polars repeats it for every row.
                    return {"below": other.gt, "at_most": other.ge, "equal": other.eq}[cell.op](one)
                return {"below": one.lt, "at_most": one.le, "equal": one.eq}[cell.op](other)
            case _:
                return self.arithmetic(cell)

    def arithmetic(self, cell: Cell) -> pl.Expr:
        """An operation on numbers: done as wide as it needs, and given as wide as its range is."""
        width, kept = cell.done_in, self.bits(cell)
        numbers = [self.at(part, width) for part in cell.parts]
        one, other = numbers[0], numbers[1]
        match cell.op:
            case "add":
                made = one + other
            case "subtract":
                made = one - other
            case "multiply":
                made = one * other
            case "quotient":
                made = one // other
            case "lower":
                made = pl.min_horizontal(one, other)
            case "higher":
                made = pl.max_horizontal(one, other)
            case "union":
                made = any_of(numbers)
            case _:
                raise AssertionError(f"{cell.op} is no operation on numbers")
        return made if kept == width else _resized(made, kept)


def _resized(number: pl.Expr, bits: int) -> pl.Expr:
    """The number in a column of so many bits, unchecked: its range says that it fits wherever a row counts."""
    return number.cast(_WIDTHS[bits], strict=False, wrap_numerical=bits > 1)


@dataclass(frozen=True, slots=True)
class _Folds:
    """Folds over one list that can be worked out at once.

    `outer` are the columns that the rows look up, `stages` what is worked out for each row, and `results` each fold by
    its name; `given` are the folds with what holds for no rows.
    """

    rows: pl.Expr | None
    outer: tuple[str, ...]
    stages: tuple[list[pl.Expr], ...]
    results: list[pl.Expr]
    names: tuple[str, ...]
    given: list[pl.Expr]

    def __call__(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the folds as columns."""
        if self.rows is None:
            frame = frame.with_columns(pl.lit(None).alias(name) for name in self.names)
            return frame.with_columns(self.given).drop(self.names)
        frame = frame.with_row_index(_PLACE)
        rows = frame.select(_PLACE, *self.outer, self.rows.alias(_ELEMENT))
        rows = rows.filter(pl.col(_ELEMENT).list.len() > 0).explode(_ELEMENT)
        for stage in self.stages:
            rows = rows.with_columns(stage)
        folded = rows.group_by(_PLACE).agg(self.results)
        frame = frame.join(folded, on=_PLACE, how="left", maintain_order="left")
        return frame.with_columns(self.given).drop(_PLACE, *self.names)


_PLACE, _ELEMENT = "obligations row", "obligations element"


def printed(frame: pl.DataFrame, cell: Cell) -> pl.Series:
    """What a cell comes to in a frame that has a column of plain values for each of its inputs."""
    inputs = {part.of for part in ordered([cell]) if part.op == "input"}
    fact = Fact("", "", Kind.COUNT, Text("", ""))
    sources = {
        key: Source(fact, pl.col(key).is_null(), pl.col(key).is_not_null(), pl.lit(None), pl.col(key)) for key in inputs
    }
    printer = _Printer(sources, {})
    for place, part in enumerate(ordered([cell])):
        if part.op != "literal":
            frame = frame.with_columns(printer.written(part).alias(f"obligations {place}"))
            printer.names[part] = f"obligations {place}"
    return frame.select(printer.expression(cell)).to_series()


def _collected(frame: pl.LazyFrame) -> pl.DataFrame:
    """What stages come to: they are in the order in which they are to be done, and there is nothing to look for."""
    return frame.collect(engine="in-memory", optimizations=_AS_THEY_ARE)


_AS_THEY_ARE: Final = pl.QueryOptFlags.none()


class _Program:
    """The steps that compute some cells as columns: stages of expressions, and folds over lists between them."""

    def __init__(self, sources: Sources, roots: Mapping[str, Cell], *, usual: bool = False) -> None:
        self.sources = sources
        self.names: dict[Cell, str] = {}
        self.every = ordered(roots.values())
        uses: dict[Cell, int] = dict.fromkeys(roots.values(), 2)
        for cell in self.every:
            for part in cell.parts:
                looked_up = part.row is None and (cell.row is not None or cell.op == "fold")
                uses[part] = uses.get(part, 0) + (2 if looked_up else 1)
        self.named = [
            cell
            for cell in self.every
            if cell.row is None and cell.op != "literal" and (cell.op in ("input", "fold") or uses.get(cell, 0) > 1)
        ]
        self.has_folds = any(cell.op == "fold" for cell in self.every)
        by_key: dict[Key, Source] = {name: found for name, found in sources.by_fact.items()}  # noqa: C416 - wider keys
        self.printer = _Printer(by_key, self.names, usual=usual)
        self.printer.keep(self.every)
        self.steps: list[list[pl.Expr] | _Folds] = []
        for step in self._ordered_steps():
            self.steps.append(self._stage(step) if isinstance(step, tuple) else self._folds(step))
        self.steps.append([self._root(cell).alias(name) for name, cell in roots.items()])

    def _root(self, cell: Cell) -> pl.Expr:
        return self.printer.expression(cell) if cell.truth else self.printer.at(cell, cell.width)

    def _ordered_steps(self) -> Iterator[tuple[Cell, ...] | list[Cell]]:
        """Stages of cells as tuples, folds over one list as lists, each after what it needs."""
        named, level = set(self.named), dict[Cell, int]()
        for cell in self.every:
            below = max((level[part] for part in cell.parts), default=0)
            level[cell] = below + (cell in named)
        folds: dict[tuple[int, str], list[Cell]] = {}
        stages: dict[int, list[Cell]] = {}
        for cell in self.named:
            if cell.op == "fold":
                folds.setdefault((level[cell], cell.of[1]), []).append(cell)
            else:
                stages.setdefault(level[cell], []).append(cell)
        for place in sorted({*stages, *(place for place, _ in folds)}):
            if place in stages:
                yield tuple(stages[place])
            yield from (cells for (at, _), cells in folds.items() if at == place)

    def lazily(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The frame with the roots by their names; for programs without folds."""
        for step in self.steps:
            assert not isinstance(step, _Folds)
            frame = frame.with_columns(step)
        return frame

    def eagerly(self, frame: pl.LazyFrame, *last: Iterable[pl.Expr]) -> pl.DataFrame:
        """The same at once, folds and all; `last` are the columns that are kept of it, if not all are."""
        ahead = frame
        for step in self.steps:
            ahead = step(_collected(ahead)).lazy() if isinstance(step, _Folds) else ahead.with_columns(step)
        for columns in last:
            ahead = ahead.select(columns)
        return _collected(ahead)

    def _name(self) -> str:
        return f"obligations {len(self.names)}"

    def _stage(self, cells: Sequence[Cell]) -> list[pl.Expr]:
        made = [(cell, self.printer.written(cell)) for cell in cells]
        expressions: list[pl.Expr] = []
        for cell, expression in made:
            self.names[cell] = self._name()
            expressions.append(expression.alias(self.names[cell]))
        return expressions

    def _folds(self, folds: Sequence[Cell]) -> _Folds:
        name = folds[0].of[1]
        fact = next(fact for fact in self.sources.plan.facts if fact.name == name)
        column, dtype = self.sources.lists.get(name, (None, None))
        outer, given = tuple(self.names.values()), list[pl.Expr]()
        temporary = tuple(f"obligations fold {number}" for number in range(len(folds)))
        for cell, result in zip(folds, temporary, strict=True):
            width = _WIDTHS[cell.width]
            empty = self.printer.at(cell.parts[2], cell.width)
            made = pl.coalesce(pl.col(result).cast(width, strict=False), empty)
            self.names[cell] = self._name()
            given.append(made.alias(self.names[cell]))
        if not (isinstance(dtype, pl.List) and isinstance(dtype.inner, pl.Struct)):
            return _Folds(None, (), (), [], temporary, given)
        sources = row_sources(fact, pl.col(_ELEMENT), dtype.inner)
        names = dict(self.names)
        keyed: dict[Key, Source] = {(name, inner): found for inner, found in sources.items()}
        printer = _Printer(keyed, names)
        printer.kept = self.printer.kept
        inner = [cell for cell in ordered(part for fold in folds for part in fold.parts[:2]) if cell.row == name]
        level: dict[Cell, int] = {}
        stages: dict[int, list[Cell]] = {}
        for cell in inner:
            level[cell] = 1 + max((level.get(part, 0) for part in cell.parts), default=0)
            stages.setdefault(level[cell], []).append(cell)
        steps: list[list[pl.Expr]] = []
        for _, cells in sorted(stages.items()):
            made_here = [(cell, printer.written(cell)) for cell in cells]
            for cell, _ in made_here:
                names[cell] = f"obligations row {len(names)}"
            steps.append([expression.alias(names[cell]) for cell, expression in made_here])
        # In columns of their own, so that what is the same in every row stands in every row.
        asked = [
            (
                printer.expression(fold.parts[0]).alias(f"{result} where"),
                printer.at(fold.parts[1], width).alias(f"{result} of"),
            )
            for fold, result in zip(folds, temporary, strict=True)
            for width in (max(fold.width, fold.parts[1].width),)
        ]
        steps.append([expression for pair in asked for expression in pair])
        results = [
            _folded(fold, pl.col(f"{result} of").filter(pl.col(f"{result} where"))).alias(result)
            for fold, result in zip(folds, temporary, strict=True)
        ]
        return _Folds(column, outer, tuple(steps), results, temporary, given)


def _folded(fold: Cell, taken: pl.Expr) -> pl.Expr:
    match fold.of[0]:
        case "sum":
            made = taken.sum()
        case "least":
            made = taken.min()
        case "greatest":
            made = taken.max()
        case "any":
            made = taken.any()
        case "union":
            made = taken.bitwise_or()
        case how:
            raise AssertionError(f"{how} is no fold")
    return made.cast(_WIDTHS[fold.width], strict=False)


# Answers --------------------------------------------------------------------------------------------------------------


_STATUS = pl.Enum(STATUSES)
_ERROR = pl.Enum([*FAULTS, "conflict"])


def answer_types(plan: Plan) -> dict[str, pl.DataType]:
    """The types of the columns of an answer."""
    value: pl.DataType
    match plan.kind:
        case Kind.TRUTH:
            value = pl.Boolean()
        case Kind.DATE:
            value = pl.Date()
        case Kind.INSTANT:
            value = pl.Datetime("us", "Asia/Tokyo")
        case Kind.CHOICE:
            value = pl.Enum(plan.codes)
        case _:
            value = pl.Int64()
    readings = pl.Enum([plan.readings_text])
    types = (_STATUS, value, _ERROR, pl.String(), pl.Int64(), pl.Int64(), readings)
    return dict(zip(ANSWER, types, strict=True))


def _value(plan: Plan, plain: pl.Expr) -> pl.Expr:
    """The plain value as it stands in the column of the answer."""
    match plan.kind:
        case Kind.TRUTH:
            return plain
        case Kind.DATE:
            return (plain.cast(pl.Int32) - EPOCH_DAY).cast(pl.Date)
        case Kind.INSTANT:
            return (
                ((plain.cast(pl.Int64) - EPOCH) * 1_000_000)
                .cast(pl.Datetime("us", "UTC"))
                .dt.convert_time_zone("Asia/Tokyo")
            )
        case Kind.CHOICE:
            return plain.cast(pl.UInt8, strict=False).cat.to(pl.Enum(plan.codes))
        case _:
            return plain.cast(pl.Int64, strict=False)


_DONE = "obligations done"
_CONFLICT, _SPEAKS, _VALUED, _PROVISIONS, _MISSING, _FAULT = (
    f"obligations {name}" for name in ("conflict", "speaks", "value", "provisions", "missing", "fault")
)
_ROW = "obligations row number"
#: Below so many rows, and with so many at most that lack a fact, the scalar evaluator is quicker than the plan.
_FEW, _FEW_OPEN = 2_000, 100


class Answering:
    """A question under fixed readings, asked of frames of one schema.

    `columns` names the column of a fact where it is not the fact's own name; `prefix` goes before the names of the
    columns of the answer.
    """

    def __init__(
        self,
        plan: Plan,
        schema: Mapping[str, pl.DataType],
        columns: Mapping[str, str],
        prefix: str,
        *,
        texts: bool = False,
    ) -> None:
        """`texts` says that the frame knows nothing but text, as a CSV file does."""
        self.plan = plan
        self.kept = dict(schema)
        self.texts, schema, columns = texts_read(plan, schema, columns) if texts else ([], schema, columns)
        self.sources = Sources(plan, schema, columns)
        self.columns = columns
        self.names = {name: prefix + name for name in ANSWER}
        #: Frames of as many rows or more go through the plan.
        self.few = _FEW
        self.types = answer_types(plan)
        complete = plan.complete
        self._complete = _Program(
            self.sources,
            {
                _CONFLICT: complete.conflict,
                _SPEAKS: complete.speaks,
                _VALUED: complete.value,
                _PROVISIONS: complete.provisions,
            },
            usual=True,
        )
        self._partial: _Program | None
        try:
            self._partial = self._partial_program(self.sources)
        except NotColumnar:
            # Bounds that are too wide for a column, where values are not.
            self._partial = None

    def lazily(self, frame: pl.LazyFrame, seen: Callable[[pl.DataFrame], None] | None = None) -> pl.LazyFrame:
        """The frame with the columns of the answer after its own, not yet computed.

        `seen` is shown each batch of rows when it is answered.
        """
        kept = list(self.kept)
        schema = {**self.kept, **{self.names[name]: dtype for name, dtype in self.types.items()}}
        if self._complete.has_folds or not self.sources.are_complete:
            return frame.map_batches(_watched(self.eagerly, seen), schema=schema, streamable=True, **_OPAQUE)
        frame = (
            frame.with_columns(self.texts)
            .with_columns(self.sources.prepared)
            .with_columns(self.sources.complete().alias(_DONE))
        )
        frame = self._complete.lazily(frame)
        frame = frame.select(*kept, *self._answer(pl.col(_DONE), self.plan.complete.value), _DONE)
        return frame.map_batches(_watched(self._patched, seen), schema=schema, streamable=True, **_OPAQUE)

    def values(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The plain values alone, for rows that are known to be complete, in order and usual; without folds."""
        frame = frame.with_columns(self.texts).with_columns(self.sources.prepared)
        return self._complete.lazily(frame).select(pl.col(_VALUED).alias(self.names["value"]))

    def eagerly(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The same at once."""
        kept = list(self.kept)
        if self._is_small(frame):
            return frame.with_columns(self.row_by_row(frame).get_columns())
        if not self.sources.are_complete:
            answers = self._pending(frame)
            return frame.select(kept).with_columns(answers.get_columns())
        ahead = (
            frame.lazy()
            .with_columns(self.texts)
            .with_columns(self.sources.prepared)
            .with_columns(self.sources.complete().alias(_DONE))
        )
        answer = self._answer(pl.col(_DONE), self.plan.complete.value)
        return self._patched(self._complete.eagerly(ahead, [*map(pl.col, kept), *answer, pl.col(_DONE)]))

    def _is_small(self, frame: pl.DataFrame) -> bool:
        """Whether the scalar evaluator is quicker: it is slow where facts are missing, and alternatives are tried."""
        if frame.height >= self.few or frame.height <= _FEW_OPEN:
            return frame.height < self.few
        columns = self.sources.columns
        read = [columns[fact.name] for fact in self.plan.facts if fact in self.plan.read]
        if not self.sources.are_complete:
            return False
        open_rows = pl.any_horizontal(pl.lit(False), *(pl.col(name).is_null() for name in read)).sum()
        return int(frame.select(open_rows).item()) <= _FEW_OPEN

    def _answer(self, done: pl.Expr, value: Cell, *, partial: bool = False) -> list[pl.Expr]:
        """The columns of the answer from what a plan has computed, null where a row is not done."""
        plan = self.plan
        clashes, fault = pl.col(_CONFLICT) > 0, pl.col(_FAULT)
        plain = pl.col(_VALUED)
        status = (
            pl.when(pl.col(_SPEAKS)).then(pl.lit(DECIDED, dtype=pl.UInt8)).otherwise(pl.lit(SILENT, dtype=pl.UInt8))
        )
        settled = done
        if partial:
            status = pl.when(pl.col(_MISSING) != 0).then(pl.lit(UNDETERMINED, dtype=pl.UInt8)).otherwise(status)
            settled = settled & (pl.col(_MISSING) == 0) & fault.is_null()
        if plan.conflicts:
            status = pl.when(clashes).then(pl.lit(CONFLICT, dtype=pl.UInt8)).otherwise(status)
            settled = settled & ~clashes
        in_order = settled
        if not plan.silence_is_an_answer:
            settled = settled & pl.col(_SPEAKS)
        too_large = pl.lit(False)
        if not value.truth and not value.fits:
            too_large = settled & plain.cast(pl.Int64, strict=False).is_null()
            status = pl.when(too_large).then(pl.lit(INVALID, dtype=pl.UInt8)).otherwise(status)
        if partial:
            status = pl.when(fault.is_not_null()).then(pl.lit(INVALID, dtype=pl.UInt8)).otherwise(status)
        no_error = pl.lit(None, dtype=pl.UInt8)
        error = pl.when(fault.is_not_null()).then((fault % 32).cast(pl.UInt8)) if partial else no_error
        at_fault = pl.lit(None, dtype=pl.String)
        if partial:
            for place, fact in enumerate(plan.facts):
                at_fault = pl.when(fault // 32 == place).then(pl.lit(fact.name)).otherwise(at_fault)
        if plan.conflicts:
            told = clashes & done & fault.is_null() if partial else clashes & done
            error = pl.when(told).then(pl.lit(len(FAULTS), dtype=pl.UInt8)).otherwise(error)
            for place, (one, other, _) in enumerate(plan.conflicts):
                pair = pl.lit(f"{one} / {other}")
                at_fault = pl.when(told & (pl.col(_CONFLICT) == place + 1)).then(pair).otherwise(at_fault)
        if not value.truth and not value.fits:
            beyond = pl.lit(FAULTS.index("beyond-64-bits"), dtype=pl.UInt8)
            error = pl.when(too_large).then(beyond).otherwise(error)
        has_masks = in_order & ~too_large if not partial else done & fault.is_null() & ~clashes & ~too_large
        masks = [pl.when(has_masks).then(pl.col(_PROVISIONS).cast(pl.Int64))]
        missing = pl.col(_MISSING).cast(pl.Int64) if partial else pl.lit(0, dtype=pl.Int64)
        masks.append(pl.when(has_masks).then(missing))
        readings = pl.lit(0, dtype=pl.UInt8).cat.to(self.types["readings"])
        made = (
            pl.when(done).then(status).cat.to(_STATUS),
            pl.when(settled & ~too_large).then(_value(plan, plain)),
            error.cat.to(_ERROR),
            at_fault,
            *masks,
            readings,
        )
        return [expression.alias(self.names[name]) for name, expression in zip(ANSWER, made, strict=True)]

    def row_by_row(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The columns of the answer alone, by the scalar evaluator."""
        found = answered(self.plan.asking, self.sources.plain_rows(frame.with_columns(self.texts)))
        rows = [(*answer, self.plan.readings_text) for answer in found]
        types = {self.names[name]: dtype for name, dtype in self.types.items()}
        return pl.DataFrame(rows, schema=types, orient="row")

    # -- rows that the plan for complete ones leaves

    def _patched(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with its rows answered that are not done, each in its place."""
        done = frame[_DONE]
        frame = frame.drop(_DONE)
        if done.all():
            return frame
        names = list(self.names.values())
        answers = pl.concat([frame.select(names), self._pending(frame.filter(~done))])
        # Each row that was not done takes the next of the answers that stand below.
        places = pl.select(
            pl.when(done).then(pl.int_range(len(done))).otherwise(len(done) - 1 + (~done).cast(pl.Int64).cum_sum())
        ).to_series()
        return frame.with_columns(answers[places].get_columns())

    def _pending(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The answers of some rows, whatever is missing or wrong in them."""
        if self._partial is None:
            return self.row_by_row(frame)
        frame = frame.select(list(self.kept)).with_columns(self.texts).with_columns(self.sources.prepared)
        frame = frame.with_columns(self.sources.fault().alias(_FAULT))
        found = self._partial.eagerly(frame.lazy())
        open_ = found.filter(pl.col(_FAULT).is_null() & (pl.col(_MISSING) != 0) & (pl.col(_CONFLICT) == 0))
        if open_.height:
            found = self._tried(found)
        return found.select(self._answer(pl.lit(True), self.plan.partial.value, partial=True))

    def _partial_program(self, sources: Sources) -> _Program:
        partial = self.plan.partial
        roots = {
            _CONFLICT: partial.conflict,
            _SPEAKS: partial.speaks,
            _VALUED: partial.value,
            _PROVISIONS: partial.provisions,
            _MISSING: partial.missing,
        }
        return _Program(sources, roots)

    def _tried(self, found: pl.DataFrame) -> pl.DataFrame:
        """Settles the rows that come to the same with every alternative of the facts that keep them open."""
        plan = self.plan
        bits = {fact.name: 1 << place for place, fact in enumerate(plan.facts)}
        found = found.with_row_index(_ROW)

        def open_by(fact: Fact) -> pl.Expr:
            return (pl.col(_MISSING) & bits[fact.name]) != 0

        combinations = pl.lit(1, dtype=pl.Int64)
        for fact in plan.tried:
            combinations = combinations * pl.when(open_by(fact)).then(_alternatives(fact).len()).otherwise(1)
        some_open = any_of([pl.lit(False), *map(open_by, plan.tried)])
        settled = pl.col(_FAULT).is_null() & (pl.col(_CONFLICT) == 0)
        rows = found.filter(settled & some_open & (combinations <= 64))
        if not rows.height:
            return found.drop(_ROW)
        names: dict[str, str] = dict(self.columns)
        rows = rows.select(_ROW, _MISSING, *self.sources.schema)
        for fact in plan.tried:
            alternatives = _alternatives(fact)
            given = self.sources.by_fact[fact.name].plain.cast(alternatives.dtype)
            name = names[fact.name] = f"obligations tried {fact.name}"
            each = pl.when(open_by(fact)).then(pl.lit(alternatives.implode()).first()).otherwise(pl.concat_list(given))
            rows = rows.with_columns(each.alias(name)).explode(name)
        rows = rows.drop(_MISSING)
        sources = Sources(plan, rows.schema, names)
        program_rows = self._partial_program(sources).eagerly(rows.lazy().with_columns(sources.prepared))
        value, speaks = pl.col(_VALUED), pl.col(_SPEAKS)
        if not plan.silence_is_an_answer:
            value = pl.when(speaks).then(value)
        agreed = program_rows.group_by(_ROW).agg(
            ((pl.col(_MISSING) == 0) & (pl.col(_CONFLICT) == 0)).all().alias("obligations settled"),
            (value.n_unique() == 1).alias("obligations agree"),
            value.first().alias(_VALUED),
            speaks.any().alias(_SPEAKS),
        )
        agreed = agreed.filter(pl.col("obligations settled") & pl.col("obligations agree"))
        agreed = agreed.select(_ROW, _VALUED, _SPEAKS, pl.lit(0, dtype=found.schema[_MISSING]).alias(_MISSING))
        return found.update(agreed, on=_ROW, how="left", include_nulls=False).drop(_ROW)


def _alternatives(fact: Fact) -> pl.Series:
    if fact.kind is Kind.TRUTH:
        return pl.Series([True, False])
    return pl.Series([member.code for member in fact.alternatives])


def _watched(
    answer: Callable[[pl.DataFrame], pl.DataFrame], seen: Callable[[pl.DataFrame], None] | None
) -> Callable[[pl.DataFrame], pl.DataFrame]:
    if seen is None:
        return answer

    def both(frame: pl.DataFrame) -> pl.DataFrame:
        answers = answer(frame)
        seen(answers)
        return answers

    return both


#: How Polars is told of a step that it cannot look into: rows stay rows, and no column is known to be idle.
_OPAQUE: Final[dict[str, Any]] = {
    "predicate_pushdown": False,
    "projection_pushdown": False,
    "slice_pushdown": False,
    "validate_output_schema": False,
}
