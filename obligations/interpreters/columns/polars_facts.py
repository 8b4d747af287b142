"""Facts in the columns of a Polars frame: where each stands, what is missing or wrong in a row, and its plain value.

A column may be of any type that can hold the fact, and text as a CSV file has it. What cannot be used says which of
`plan.FAULTS` it is; the plans of `on_polars` are asked of plain values alone.
"""

# Values of every kind pass through here, and types of columns are compared with classes of types.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
# pyright: reportUnnecessaryContains=false
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, cast

import polars as pl

from obligations.errors import UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.civil_days import EPOCH, EPOCH_DAY
from obligations.interpreters.columns.plan import FAULTS, Plan, plain_range
from obligations.interpreters.columns.row_by_row import plain_fact
from obligations.values.calendar import SECONDS_A_DAY

__all__ = ["Source", "Sources", "all_of", "any_of", "row_sources", "text_rows", "texts_read"]

_PER_SECOND: Final = {"ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_DAY_TEXT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_INSTANT_TEXT: Final = (
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?"
    r"(?:(Z)|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))$"
)


def any_of(conditions: Iterable[pl.Expr]) -> pl.Expr:
    first, *others = conditions
    for other in others:
        first = first | other
    return first


def all_of(conditions: Iterable[pl.Expr]) -> pl.Expr:
    first, *others = conditions
    for other in others:
        first = first & other
    return first


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
            valid = any_of(given == code for code in codes) if len(codes) <= 4 else given.is_in(codes)
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
        all_of([element.is_not_null(), *(column.valid.fill_null(True) for column in columns)])
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
        if (low, high) != plain_range(column):
            known.append(columns[column.name].plain.is_between(low, high).fill_null(False))
    return given.list.eval(all_of(known)).list.all()


def _day(fact: Fact, given: pl.Expr, dtype: pl.DataType) -> Source:
    present = given.is_not_null()
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is None:
        # How pandas and many a database spell a day: a clock without a zone, at midnight.
        day = given.cast(pl.Date)
        no_day = day.cast(dtype) != given
        number = day.cast(pl.Int32)
        valid = ~no_day & number.is_between(*plain_range(fact))
        return Source(fact, ~present, valid, _faults((no_day, "wrong-type"), (~valid, "out-of-range")), number)
    if dtype == pl.String:
        day = pl.when(given.str.contains(_DAY_TEXT)).then(given).str.to_date("%Y-%m-%d", strict=False)
        number = day.cast(pl.Int32)
        valid = number.is_between(*plain_range(fact)).fill_null(False)
        valid = pl.when(present).then(valid)
        faults = _faults((present & number.is_null(), "no-such-day"), (~valid, "out-of-range"))
        return Source(fact, ~present, valid, faults, number)
    if dtype != pl.Date:
        return _wrong_type(fact, given)
    number = given.cast(pl.Int32)
    valid = number.is_between(*plain_range(fact))
    return Source(fact, ~present, valid, _faults((~valid, "out-of-range")), number)


def _instant(fact: Fact, given: pl.Expr, dtype: pl.DataType, prepared: pl.Expr | None = None) -> Source:
    """An instant in a column of this type; `prepared` is its second, where that stands in a column already."""
    low, high = fact.range
    present = given.is_not_null()
    if isinstance(dtype, pl.Datetime):
        if dtype.time_zone is None:
            wrong = _wrong_type(fact, given)
            return Source(fact, wrong.missing, wrong.valid, _faults((present, "no-time-zone")), wrong.plain)
        ticks, unit = given.cast(pl.Int64), _PER_SECOND[dtype.time_unit]
        second = ticks // unit + EPOCH if prepared is None else prepared
        broken = second * unit - EPOCH * unit != ticks
        valid = ~broken & _between(second, low, high)
        return Source(
            fact, ~present, valid, _faults((broken, "fraction-of-a-second"), (~valid, "out-of-range")), second
        )
    if dtype != pl.String:
        return _wrong_type(fact, given)
    parts = given.str.extract_groups(_INSTANT_TEXT)

    def number(place: int) -> pl.Expr:
        return parts.struct.field(str(place)).cast(pl.Int64, strict=False).fill_null(0)

    day = parts.struct.field("1").str.to_date("%Y-%m-%d", strict=False).cast(pl.Int64) + EPOCH_DAY
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
        #: What is worked out once before anything else: columns that both the tests and the plans need.
        self.prepared: list[pl.Expr] = []
        for name, found in self.by_fact.items():
            dtype = self.types.get(name)
            if found.fact.kind is Kind.INSTANT and isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
                column = f"obligations second {name}"
                self.prepared.append(found.plain.alias(column))
                self.by_fact[name] = _instant(found.fact, pl.col(self.columns[name]), dtype, pl.col(column))
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
            if (low, high) != plain_range(fact):
                tests.append(given.plain.is_between(low, high))
            if fact.columns:
                tests.append(rows_known(self.plan, fact, *self.lists[fact.name]))
        tests += [~wrong for wrong, _ in self.out_of_order()]
        return all_of(tests).fill_null(False) if tests else pl.lit(True)

    def out_of_order(self) -> list[tuple[pl.Expr, str]]:
        """For each fact that cannot lie before another, whether it does, and its name."""
        found: list[tuple[pl.Expr, str]] = []
        for earlier, later in self.plan.not_before:
            if earlier in self.types and later in self.types:
                one, other = self.by_fact[earlier], self.by_fact[later]
                # Of no account where either cannot be used, which is said before this is.
                found.append(((other.plain < one.plain).fill_null(False), later))
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
        ready = frame.with_columns(self.prepared)
        rows = ready.select(self.fault().alias("obligations fault"), *plain).rows()
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
