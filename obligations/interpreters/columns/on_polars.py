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

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, cast

import polars as pl

from obligations.errors import NotColumnar, UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.cells import Cell, Key, ordered
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
from obligations.interpreters.columns.row_by_row import answered, plain_fact
from obligations.values.calendar import FIRST_DAY, LAST_DAY, SECONDS_A_DAY
from obligations.values.labels import Text

__all__ = ["Answering", "Sources", "answer_types", "printed"]

_WIDTHS: Final = {1: pl.Boolean, 32: pl.Int32, 64: pl.Int64, 128: pl.Int128}
_WHOLE = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION)
#: The day number of 1970-01-01, and the second number of its first instant in UTC on the clock of Japan.
_EPOCH_DAY: Final = 719_163
_EPOCH: Final = _EPOCH_DAY * SECONDS_A_DAY + 9 * 3600
_PER_SECOND: Final = {"ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_DAY_TEXT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_INSTANT_TEXT: Final = (
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?"
    r"(?:(Z)|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))$"
)


def _any_of(conditions: Iterable[pl.Expr]) -> pl.Expr:
    first, *others = conditions
    for other in others:
        first = first | other
    return first


def _all_of(conditions: Iterable[pl.Expr]) -> pl.Expr:
    first, *others = conditions
    for other in others:
        first = first & other
    return first


# Facts in columns -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A fact in a column: whether it is missing, in order, what is wrong with it, and its plain value.

    `valid` is null where the fact is missing. `fault` is the place of the fault in `FAULTS`, null where there is none.
    `plain` is a number, a truth, the code of an alternative, or a mask of alternatives; it means nothing where the fact
    is not valid.
    `usual`, where there is one, is a stricter test, for which `usual_plain` is the plain value, had at less cost.
    """

    fact: Fact
    missing: pl.Expr
    valid: pl.Expr
    fault: pl.Expr
    plain: pl.Expr
    usual: pl.Expr | None = None
    usual_plain: pl.Expr | None = None


def _faults(*cases: tuple[pl.Expr, str]) -> pl.Expr:
    """The first of the faults whose condition holds."""
    found = [pl.when(wrong).then(pl.lit(FAULTS.index(code), dtype=pl.Int8)) for wrong, code in cases]
    return pl.coalesce(found) if found else pl.lit(None, dtype=pl.Int8)


def _wrong_type(fact: Fact, given: pl.Expr) -> Source:
    never = pl.when(given.is_not_null()).then(pl.lit(False))
    return Source(fact, given.is_null(), never, _faults((given.is_not_null(), "wrong-type")), pl.lit(None))


def _between(value: pl.Expr, low: int, high: int) -> pl.Expr:
    return value.is_between(pl.lit(low, dtype=pl.Int64), pl.lit(high, dtype=pl.Int64))


def source(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    """A fact in a column of this type."""
    if dtype == pl.Null:
        nothing = pl.lit(None)
        return Source(fact, pl.lit(True), nothing.cast(pl.Boolean), _faults(), given)
    if isinstance(dtype, pl.Struct) and [field.name for field in dtype.fields] == ["given", "wrong"]:
        # Objects without a type in common: those that fit, and which of the others are there at all.
        wrong = given.struct.field("wrong")
        inner = source(fact, given.struct.field("given"), cast(pl.DataType, dtype.fields[0].dtype))
        valid = pl.when(wrong).then(pl.lit(False)).otherwise(inner.valid)
        fault = pl.coalesce(_faults((wrong, "wrong-type")), inner.fault)
        return Source(fact, inner.missing & ~wrong, valid, fault, inner.plain)
    match fact.kind:
        case Kind.TRUTH if dtype == pl.Boolean:
            present = pl.when(given.is_not_null()).then(pl.lit(True))
            return Source(fact, given.is_null(), present, _faults(), given)
        case Kind.YEN | Kind.COUNT | Kind.DAYS | Kind.DURATION if dtype.is_integer():
            if dtype in (pl.UInt64, pl.UInt128, pl.Int128):
                given = given.cast(pl.Int128)
            valid = given.is_between(*fact.range)
            plain = given if dtype == pl.Int64 else given.cast(pl.Int64, strict=False)
            return Source(fact, given.is_null(), valid, _faults((~valid, "out-of-range")), plain)
        case Kind.DATE:
            return _day(fact, given, dtype)
        case Kind.INSTANT:
            return _instant(fact, given, dtype)
        case Kind.CHOICE if dtype in (pl.String, pl.Categorical, pl.Enum):
            given = given if dtype == pl.String else given.cast(pl.String)
            codes = [member.code for member in fact.alternatives]
            # A few comparisons cost less than a look-up.
            valid = _any_of(given == code for code in codes) if len(codes) <= 4 else given.is_in(codes)
            return Source(fact, given.is_null(), valid, _faults((~valid, "unknown-alternative")), given)
        case Kind.SEVERAL if isinstance(dtype, pl.List) and dtype.inner in (
            pl.String,
            pl.Categorical,
            pl.Enum,
            pl.Null,
        ):
            return _several(fact, given, dtype)
        case Kind.ROWS if isinstance(dtype, pl.List) and isinstance(dtype.inner, pl.Struct | pl.Null):
            return _rows(fact, given, dtype.inner)
        case _:
            return _wrong_type(fact, given)


def _several(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    given = given if dtype == pl.List(pl.String) else given.cast(pl.List(pl.String))
    codes = [member.code for member in fact.alternatives]
    bits = {code: 1 << place for place, code in enumerate(codes)}
    masks = given.list.eval(pl.element().replace_strict(bits, default=None, return_dtype=pl.Int64))
    valid = masks.list.eval(pl.element().is_not_null()).list.all()
    # The sum of different bits is their union. It has as many bits as there are alternatives, unless one stands twice
    # or is unknown.
    total, union = masks.list.sum(), masks.list.unique().list.sum()
    usual = total.bitwise_count_ones() == given.list.len()
    faults = _faults((~valid, "unknown-alternative"))
    return Source(fact, given.is_null(), valid, faults, union, usual=usual, usual_plain=total)


_TRUTHS: Final = {"true": True, "yes": True, "はい": True, "false": False, "no": False, "いいえ": False}
_NONE: Final = ("none", "なし")
_WHOLE_TEXT: Final = r"^-?(?:[0-9]+|[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:_[0-9]{3})+))$"
#: No fact is as large as that.
_BEYOND: Final = 1 << 62


def _read_text(fact: Fact, given: pl.Expr) -> tuple[pl.Expr, pl.DataType]:
    """What a text of a CSV file says of a fact, and its type; what says nothing is left as it is."""
    given = given.str.strip_chars()
    match fact.kind:
        case Kind.YEN | Kind.COUNT | Kind.DAYS | Kind.DURATION:
            written = given.str.contains(_WHOLE_TEXT)
            digits = given.str.replace_all("[,_]", "")
            number = pl.when(written).then(digits.cast(pl.Int64, strict=False).fill_null(_BEYOND))
            return _or_wrong(given, number, pl.Int64())
        case Kind.TRUTH:
            lower = given.str.to_lowercase()
            return _or_wrong(given, lower.replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean), pl.Boolean())
        case Kind.CHOICE:
            return given.str.replace_all("_", "-", literal=True), pl.String()
        case Kind.SEVERAL:
            parts = (
                given.str.replace_all("_", "-", literal=True).str.split(",").list.eval(pl.element().str.strip_chars())
            )
            nothing = pl.lit([], dtype=pl.List(pl.String)).first()
            return pl.when(given.is_in(_NONE)).then(nothing).otherwise(parts), pl.List(pl.String)
        case Kind.ROWS:
            rows = pl.List(pl.Struct({column.name: _json_type(column) for column in fact.columns}))
            dtype = pl.Struct({"given": rows, "wrong": pl.Boolean})
            read = partial(_rows_from_json, fact, dtype)
            return given.map_batches(read, return_dtype=dtype, is_elementwise=True), dtype
        case _:
            return given, pl.String()


def _or_wrong(given: pl.Expr, read: pl.Expr, dtype: pl.DataType) -> tuple[pl.Expr, pl.DataType]:
    wrong = given.is_not_null() & read.is_null()
    return pl.struct(read.alias("given"), wrong.alias("wrong")), pl.Struct({"given": dtype, "wrong": pl.Boolean})


def _json_type(column: Fact) -> pl.DataType:
    """The type of a column of rows that stand as JSON in a cell."""
    match column.kind:
        case Kind.YEN | Kind.COUNT | Kind.DAYS | Kind.DURATION:
            return pl.Struct({"given": pl.Int64, "wrong": pl.Boolean})
        case Kind.TRUTH:
            return pl.Struct({"given": pl.Boolean, "wrong": pl.Boolean})
        case Kind.SEVERAL:
            return pl.List(pl.String)
        case _:
            return pl.String()


def _from_json(column: Fact, value: Any) -> Any:
    if value is None:
        return None
    if column.kind in (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION):
        fits = type(value) is int
        return {"given": min(max(value, -_BEYOND), _BEYOND) if fits else None, "wrong": not fits}
    if column.kind is Kind.TRUTH:
        return {"given": value if type(value) is bool else None, "wrong": type(value) is not bool}
    if column.kind is Kind.SEVERAL:
        return [str(part) for part in value] if isinstance(value, list) else [str(value)]
    return str(value)


def _rows_from_json(fact: Fact, dtype: pl.DataType, texts: pl.Series) -> pl.Series:
    """Lists of rows as they stand in the cells of a CSV file: as JSON, a list of objects."""
    known = {column.name: column for column in fact.columns}
    found: list[dict[str, Any] | None] = []
    for text in texts:
        if text is None:
            found.append({"given": None, "wrong": False})
            continue
        try:
            rows: Any = json.loads(text)
        except (ValueError, RecursionError):
            rows = None
        if isinstance(rows, list) and all(isinstance(row, dict) and row.keys() <= known.keys() for row in rows):
            given = [{name: _from_json(known[name], value) for name, value in row.items()} for row in rows]
            found.append({"given": given, "wrong": False})
        else:
            found.append({"given": None, "wrong": True})
    return pl.Series(found, dtype=dtype)


def row_sources(fact: Fact, row: pl.Expr, dtype: pl.DataType | None) -> dict[str, Source]:
    """The columns of the rows of a list, which stand in a struct."""
    fields = {field.name: field.dtype for field in dtype.fields} if isinstance(dtype, pl.Struct) else {}
    known = {column.name: column for column in fact.columns}
    for name in fields:
        if name not in known:
            raise UnknownName(f"column of the rows of {fact.name}", name, list(known))
    return {
        name: source(column, row.struct.field(name), cast(pl.DataType, fields[name]))
        if name in fields
        else source(column, pl.lit(None), pl.Null())
        for name, column in known.items()
    }


def _rows(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    element = pl.element()
    columns = row_sources(fact, element, dtype).values()
    if isinstance(dtype, pl.Null):
        return Source(
            fact, given.is_null(), given.list.len() == 0, _faults((given.list.len() > 0, "wrong-type")), given
        )
    no_row = pl.when(element.is_null()).then(pl.lit(FAULTS.index("wrong-type"), dtype=pl.Int8))
    faults = given.list.eval(pl.coalesce([no_row, *(column.fault for column in columns)]).drop_nulls())
    valid = given.list.eval(
        _all_of([element.is_not_null(), *(column.valid.fill_null(True) for column in columns)])
    ).list.all()
    return Source(fact, given.is_null(), valid, faults.list.first(), given)


def rows_known(plan: Plan, fact: Fact, given: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Whether, in every row of a list that is in order, the columns are known and usual that are read."""
    wanted = [column for column in fact.columns if column in plan.read]
    if not isinstance(dtype, pl.List) or not isinstance(dtype.inner, pl.Struct) or not wanted:
        return pl.lit(True)
    columns = row_sources(fact, pl.element(), dtype.inner)
    known: list[pl.Expr] = []
    for column in wanted:
        known.append(~columns[column.name].missing)
        low, high = plan.range(column)
        if (low, high) != column.range:
            known.append(columns[column.name].plain.is_between(low, high).fill_null(False))
    return given.list.eval(_all_of(known)).list.all()


def _day(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    present = given.is_not_null()
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is None:
        # How pandas and many a database spell a day: a clock without a zone, at midnight.
        day = given.cast(pl.Date)
        no_day = day.cast(dtype) != given
        number = day.cast(pl.Int32) + _EPOCH_DAY
        valid = ~no_day & number.is_between(FIRST_DAY, LAST_DAY)
        return Source(fact, ~present, valid, _faults((no_day, "wrong-type"), (~valid, "out-of-range")), number)
    if dtype == pl.String:
        day = pl.when(given.str.contains(_DAY_TEXT)).then(given).str.to_date("%Y-%m-%d", strict=False)
        number = day.cast(pl.Int32) + _EPOCH_DAY
        valid = number.is_between(FIRST_DAY, LAST_DAY).fill_null(False)
        valid = pl.when(present).then(valid)
        faults = _faults((present & number.is_null(), "no-such-day"), (~valid, "out-of-range"))
        return Source(fact, ~present, valid, faults, number)
    if dtype != pl.Date:
        return _wrong_type(fact, given)
    number = given.cast(pl.Int32) + _EPOCH_DAY
    valid = number.is_between(FIRST_DAY, LAST_DAY)
    return Source(fact, ~present, valid, _faults((~valid, "out-of-range")), number)


def _instant(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    low, high = fact.range
    present = given.is_not_null()
    if isinstance(dtype, pl.Datetime):
        if dtype.time_zone is None:
            wrong = _wrong_type(fact, given)
            return Source(fact, wrong.missing, wrong.valid, _faults((present, "no-time-zone")), wrong.plain)
        ticks, unit = given.cast(pl.Int64), _PER_SECOND[dtype.time_unit]
        second = ticks // unit + _EPOCH
        broken = second * unit - _EPOCH * unit != ticks
        valid = ~broken & _between(second, low, high)
        return Source(
            fact, ~present, valid, _faults((broken, "fraction-of-a-second"), (~valid, "out-of-range")), second
        )
    if dtype != pl.String:
        return _wrong_type(fact, given)
    parts = given.str.extract_groups(_INSTANT_TEXT)

    def number(place: int) -> pl.Expr:
        return parts.struct.field(str(place)).cast(pl.Int64, strict=False).fill_null(0)

    day = parts.struct.field("1").str.to_date("%Y-%m-%d", strict=False).cast(pl.Int64) + _EPOCH_DAY
    offset = (number(7) * 60 + number(8)) * 60
    offset = pl.when(parts.struct.field("6") == "-").then(-offset).otherwise(offset)
    clock = (number(2) * 60 + number(3)) * 60 + number(4)
    second = day * SECONDS_A_DAY + clock - offset + 9 * 3600
    valid = pl.when(present).then(_between(second, low, high).fill_null(False))
    faults = _faults((present & second.is_null(), "no-such-instant"), (~valid, "out-of-range"))
    return Source(fact, ~present, valid, faults, second)


def text_rows(fact: Fact, columns: Mapping[str, str]) -> dict[str, pl.Expr]:
    """What the text columns of a table of rows say, in the types of the facts; each by the name of its fact."""
    known = {column.name: column for column in fact.columns}
    return {name: _read_text(known[name], pl.col(column))[0] for name, column in columns.items()}


def texts_read(
    plan: Plan, schema: Mapping[str, pl.DataType], columns: Mapping[str, str]
) -> tuple[list[pl.Expr], dict[str, pl.DataType], dict[str, str]]:
    """For a frame that knows nothing but text, as a CSV file does: the columns that say the same in the types of facts.

    Gives what makes them, the schema with them, and the name of the column of each fact.
    """
    made: list[pl.Expr] = []
    types, names = dict(schema), dict(columns)
    for fact in plan.facts:
        column = columns.get(fact.name, fact.name)
        if schema.get(column) == pl.String:
            expression, dtype = _read_text(fact, pl.col(column))
            name = f"obligations read {fact.name}"
            made.append(expression.alias(name))
            types[name], names[fact.name] = dtype, name
    return made, types, names


class Sources:
    """The facts of a question in the columns of a frame: by their own name, or by the one that `columns` gives them."""

    def __init__(self, plan: Plan, schema: Mapping[str, pl.DataType], columns: Mapping[str, str]) -> None:
        self.plan = plan
        self.schema = schema
        self.columns = {fact.name: columns.get(fact.name, fact.name) for fact in plan.facts}
        self.types: dict[str, pl.DataType] = {
            name: schema[column] for name, column in self.columns.items() if column in schema
        }
        #: Where the rows of each list stand.
        self.lists = {
            fact.name: _unwrapped(pl.col(self.columns[fact.name]), self.types[fact.name])
            for fact in plan.facts
            if fact.kind is Kind.ROWS and fact.name in self.types
        }
        self.by_fact = {
            fact.name: source(fact, pl.col(self.columns[fact.name]), self.types[fact.name])
            if fact.name in self.types
            else source(fact, pl.lit(None), pl.Null())
            for fact in plan.facts
        }
        #: What is worked out once before anything else: columns that both the test and the plan for usual rows need.
        self.prepared: list[pl.Expr] = []
        for name, found in self.by_fact.items():
            if found.usual_plain is not None and found.fact in plan.read:
                column = f"obligations mask {name}"
                self.prepared.append(found.usual_plain.alias(column))
                usual = pl.col(column).bitwise_count_ones() == pl.col(self.columns[name]).list.len()
                self.by_fact[name] = replace(found, usual=usual, usual_plain=pl.col(column))

    @property
    def are_complete(self) -> bool:
        """Whether every fact that is read has a column, so that rows can be complete."""
        columns = {column for fact in self.plan.facts for column in fact.columns}
        top = {fact.name for fact in self.plan.read if fact not in columns}
        return all(name in self.types and self.types[name] != pl.Null for name in top)

    def complete(self) -> pl.Expr:
        """Whether a row is in order, and every fact in it known that is read."""
        tests: list[pl.Expr] = []
        for fact in self.plan.facts:
            if fact.name not in self.types:
                continue
            given = self.by_fact[fact.name]
            if fact not in self.plan.read:
                tests.append(given.valid.fill_null(True))
                continue
            tests.append(given.valid if given.usual is None else given.usual)
            low, high = self.plan.range(fact)
            if (low, high) != fact.range:
                tests.append(given.plain.is_between(low, high))
            if fact.columns:
                tests.append(rows_known(self.plan, fact, *self.lists[fact.name]))
        tests += [~wrong for wrong, _ in self.out_of_order()]
        return _all_of(tests).fill_null(False) if tests else pl.lit(True)

    def out_of_order(self) -> list[tuple[pl.Expr, str]]:
        """For each fact that cannot lie before another, whether it does, and its name."""
        found: list[tuple[pl.Expr, str]] = []
        for earlier, later in self.plan.not_before:
            if earlier in self.types and later in self.types:
                one, other = self.by_fact[earlier], self.by_fact[later]
                wrong = one.valid & other.valid & (other.plain < one.plain)
                found.append((wrong.fill_null(False), later))
        return found

    def fault(self) -> pl.Expr:
        """What is wrong with a row: the place of the fact in the sheet times 32 and the place of the fault, or null."""
        places = {fact.name: place for place, fact in enumerate(self.plan.facts)}
        found = [self.by_fact[name].fault.cast(pl.Int32) + places[name] * 32 for name in places if name in self.types]
        for wrong, name in self.out_of_order():
            code = places[name] * 32 + FAULTS.index("before-another")
            found.append(pl.when(wrong).then(pl.lit(code, dtype=pl.Int32)))
        return pl.coalesce(found) if found else pl.lit(None, dtype=pl.Int32)

    def plain_rows(self, frame: pl.DataFrame) -> list[tuple[int | None, tuple[Any, ...]]]:
        """The fault of each row, or None, and its plain facts in the order of the sheet, None where missing."""
        plain = [
            _plain_or_null(self.by_fact[fact.name], self.lists.get(fact.name, (None, None))[1]).alias(
                f"obligations fact {fact.name}"
            )
            for fact in self.plan.facts
        ]
        rows = frame.select(self.fault().alias("obligations fault"), *plain).rows()
        facts = self.plan.facts
        if len(rows) < frame.height:  # no column of the frame was asked for, so one row stands for all
            rows = rows * frame.height
        return [(fault, () if fault is not None else tuple(map(plain_fact, facts, given))) for fault, *given in rows]


def _unwrapped(column: pl.Expr, dtype: pl.DataType) -> tuple[pl.Expr, pl.DataType]:
    """A column of objects without a type in common, where it is one, as that of those that fit."""
    if isinstance(dtype, pl.Struct) and dtype.fields[0].name == "given":
        return column.struct.field("given"), cast(pl.DataType, dtype.fields[0].dtype)
    return column, dtype


def _plain_or_null(found: Source, dtype: pl.DataType | None) -> pl.Expr:
    """The plain value where the fact is in order; rows as structs of plain values."""
    if found.fact.kind is not Kind.ROWS:
        return pl.when(found.valid).then(found.plain)
    if not isinstance(dtype, pl.List) or not isinstance(dtype.inner, pl.Struct):
        return found.plain
    columns = row_sources(found.fact, pl.element(), dtype.inner)
    inner = [_plain_or_null(column, None).alias(name) for name, column in columns.items()]
    return pl.when(found.valid).then(found.plain.list.eval(pl.struct(inner)))


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
        return made if self.bits(cell) == width else made.cast(_WIDTHS[width], strict=False)

    def written(self, cell: Cell) -> pl.Expr:
        """What computes the cell."""
        parts, of = cell.parts, cell.of
        match cell.op:
            case "literal":
                return pl.lit(of, dtype=_WIDTHS[cell.width])
            case "input":
                return self.plain(of).cast(_WIDTHS[self.bits(cell)], strict=False)
            case "unknown":
                return self.sources[of].missing
            case "among":
                key, codes = of
                given = self.plain(key).cast(pl.String)
                return _any_of([given == code for code in codes])
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
                return _all_of(map(self.expression, parts))
            case "either":
                return _any_of(map(self.expression, parts))
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
                made = _any_of(numbers)
            case _:
                raise AssertionError(f"{cell.op} is no operation on numbers")
        return made if kept == width else made.cast(_WIDTHS[kept], strict=False)


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

    def eagerly(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The same at once, folds and all."""
        ahead = frame.lazy()
        for step in self.steps:
            ahead = step(_collected(ahead)).lazy() if isinstance(step, _Folds) else ahead.with_columns(step)
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
            return (plain.cast(pl.Int32) - _EPOCH_DAY).cast(pl.Date)
        case Kind.INSTANT:
            return (
                ((plain.cast(pl.Int64) - _EPOCH) * 1_000_000)
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
        frame = (
            frame.with_columns(self.texts)
            .with_columns(self.sources.prepared)
            .with_columns(self.sources.complete().alias(_DONE))
        )
        frame = self._complete.eagerly(frame)
        frame = frame.select(*kept, *self._answer(pl.col(_DONE), self.plan.complete.value), _DONE)
        return self._patched(frame)

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
        frame = frame.select(list(self.kept)).with_columns(self.texts)
        frame = frame.with_columns(self.sources.fault().alias(_FAULT))
        found = self._partial.eagerly(frame)
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
        any_of = _any_of([pl.lit(False), *map(open_by, plan.tried)])
        settled = pl.col(_FAULT).is_null() & (pl.col(_CONFLICT) == 0)
        rows = found.filter(settled & any_of & (combinations <= 64))
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
        program_rows = self._partial_program(Sources(plan, rows.schema, names)).eagerly(rows)
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
