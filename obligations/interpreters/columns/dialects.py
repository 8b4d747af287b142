"""What SQL engines do differently, and the nodes that queries are built of.

Queries are trees of sqlglot nodes; each `Dialect` spells the few things in which engines differ, and what an engine
does not do the same is done for it: quotients go toward minus infinity, and numbers are as wide as they need to be.

>>> DUCKDB.cast(number(1), "DATE").sql("duckdb"), call("GREATEST", number(1), column("x")).sql("duckdb")
('CAST(1 AS DATE)', 'GREATEST(1, "x")')
"""

# sqlglot does not say which of its names it exports.
# pyright: reportPrivateImportUsage=false
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, TypeAlias

from sqlglot import exp

from obligations.errors import NotColumnar
from obligations.interpreters.columns.cells import Cell

__all__ = [
    "DUCKDB", "FALSE", "POSTGRES", "SPARK", "TRUE", "Dialect", "Sql", "binary", "both", "call", "case", "check_width",
    "column", "either", "field", "function", "is_null", "negated", "number", "one_of", "present", "text", "within",
]  # fmt: skip

Sql: TypeAlias = exp.Expression


def check_width(cell: Cell, widest: int) -> None:
    """`NotColumnar` for a number that may be larger than the widest."""
    reached = 1 if cell.truth else max(-cell.low, cell.high)
    if reached > widest:
        raise NotColumnar(f"a number on the way reaches {reached:,}, too wide for this engine")


# Building nodes -------------------------------------------------------------------------------------------------------


def number(value: int) -> Sql:
    """A whole number."""
    return exp.Literal.number(value)


def text(value: str) -> Sql:
    """A text."""
    return exp.Literal.string(value)


NULL: Final = exp.Null()
TRUE: Final = exp.Boolean(this=True)
FALSE: Final = exp.Boolean(this=False)


def call(name: str, *arguments: Sql) -> Sql:
    """A function by the name that the engine gives it."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def column(name: str) -> Sql:
    """A column by its name, quoted."""
    return exp.column(name, quoted=True)


def field(of: Sql, name: str) -> Sql:
    """A field of a struct."""
    return exp.Dot(this=of, expression=exp.to_identifier(name, quoted=True))


def binary(make: type[exp.Binary], one: Sql, other: Sql) -> Sql:
    """Two operands joined, in brackets."""
    return exp.Paren(this=make(this=one, expression=other))


def both(*parts: Sql) -> Sql:
    """All of some conditions."""
    return reduce(lambda one, other: binary(exp.And, one, other), parts) if parts else TRUE


def either(*parts: Sql) -> Sql:
    """Any of some conditions."""
    return reduce(lambda one, other: binary(exp.Or, one, other), parts) if parts else FALSE


def negated(part: Sql) -> Sql:
    """The opposite of a condition."""
    return exp.Paren(this=exp.Not(this=exp.Paren(this=part)))


def is_null(part: Sql) -> Sql:
    """Whether there is nothing."""
    return exp.Paren(this=exp.Is(this=part, expression=exp.Null()))


def present(part: Sql) -> Sql:
    """Whether there is something."""
    return negated(exp.Is(this=part, expression=exp.Null()))


def case(*pairs: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """The first value whose condition holds; `otherwise`, or nothing, where none does."""
    if not pairs:
        return exp.Null() if otherwise is None else otherwise
    made = exp.Case()
    for condition, value in pairs:
        made = made.when(condition, value, copy=False)
    return exp.Paren(this=made if otherwise is None else made.else_(otherwise, copy=False))


def within(value: Sql, low: int, high: int) -> Sql:
    """Whether a number lies in a range, both ends included."""
    return exp.Paren(this=exp.Between(this=value, low=number(low), high=number(high)))


def one_of(value: Sql, texts: Iterable[str]) -> Sql:
    """Whether a text is one of these."""
    return exp.Paren(this=exp.In(this=value, expressions=[text(each) for each in texts]))


def function(arguments: Sequence[str], body: Sql) -> Sql:
    """A lambda."""
    return exp.Lambda(this=body, expressions=[exp.to_identifier(name) for name in arguments])


# Dialects -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one engine spells, or does, differently.

    `name` is sqlglot's; `widths` are the types of columns of 32, 64 and 128 bits. `functions` name what goes by
    different names.
    """

    name: str
    widths: Mapping[int, str]
    functions: Mapping[str, str]
    #: The types of a text and of a list of texts.
    texts: tuple[str, str]
    #: Whether there are functions of lists that take a function, and structs to put in lists.
    has_lists: bool = True
    #: How many functions may stand within functions: more, and the engine's analyser gives up.
    deepest: int = 200
    #: What keeps the engine from working out a stage again wherever it is used.
    fence: str = ""
    #: The largest number: decimals of 38 digits hold less than 128 bits.
    widest: int = (1 << 127) - 1

    def cast(self, value: Sql, to: str) -> Sql:
        """The value in another type; an error where it does not fit."""
        return exp.Cast(this=value, to=exp.DataType.build(to, dialect=self.name))

    def tried(self, value: Sql, to: str) -> Sql:
        """The value in another type; null where it does not fit."""
        return exp.TryCast(this=value, to=exp.DataType.build(to, dialect=self.name))

    def width(self, value: Sql, bits: int) -> Sql:
        """The number in a column of so many bits."""
        return self.cast(value, self.widths[bits])

    def named(self, what: str, *arguments: Sql) -> Sql:
        """A function that goes by different names."""
        return call(self.functions[what], *arguments)

    def product(self, one: Sql, factor: Sql, cell: Cell) -> Sql:
        """The product, which fits."""
        return binary(exp.Mul, one, factor)

    def quotient(self, one: Sql, divisor: Sql, cell: Cell) -> Sql:
        """The quotient of a division by what is above 0, toward minus infinity; engines go toward 0."""
        dividend, by = cell.parts
        made = binary(exp.IntDiv, one, divisor)
        if dividend.low >= 0:
            return made
        if by.op == "literal":
            # Moved up by whole divisors until nothing is negative, and down again.
            steps = -(dividend.low // by.of)
            if dividend.high + steps * by.of <= (1 << (31 if dividend.width == 32 else 63)) - 1:
                moved = binary(exp.Add, one, number(steps * by.of))
                return binary(exp.Sub, binary(exp.IntDiv, moved, divisor), number(steps))
        rest = binary(exp.Mod, one, divisor)
        return binary(exp.Sub, made, case((binary(exp.LT, rest, number(0)), number(1)), otherwise=number(0)))

    def remainder(self, one: Sql, divisor: Sql, cell: Cell) -> Sql:
        """What such a division leaves, never below 0; engines give it the sign of the dividend."""
        rest = binary(exp.Mod, one, divisor)
        if cell.parts[0].low >= 0:
            return rest
        return binary(exp.Add, rest, case((binary(exp.LT, rest, number(0)), divisor), otherwise=number(0)))

    def seconds(self, instant: Sql) -> Sql:
        """The microseconds since 1970 in UTC."""
        return self.named("micros", instant)

    def days(self, day: Sql) -> Sql:
        """The days since 1970-01-01."""
        return self.cast(self.named("days", day), "BIGINT")

    def struct(self, fields: Mapping[str, Sql]) -> Sql:
        """A struct."""
        pairs = [
            exp.PropertyEQ(this=exp.to_identifier(name, quoted=True), expression=value)
            for name, value in fields.items()
        ]
        return exp.Struct(expressions=pairs)

    def overlaps(self, values: Sql, codes: Iterable[str]) -> Sql:
        """Whether a list holds at least one of these texts."""
        return self.named("overlap", values, exp.Array(expressions=[text(code) for code in codes]))

    def strange(self, values: Sql, codes: Iterable[str]) -> Sql:
        """Whether a list holds something that is none of these texts."""
        element = exp.column("e")
        others = self.kept(values, "e", either(is_null(element), negated(one_of(element, codes))))
        return binary(exp.GT, self.length(others), number(0))

    def first(self, values: Sql) -> Sql:
        """The first element of a list, null if it has none."""
        return self.named("element", values, number(1))

    def mapped(self, values: Sql, name: str, body: Sql) -> Sql:
        """What a list becomes, element by element."""
        return self.named("transform", values, function([name], body))

    def staged(self, values: Sql, name: str, body: Sql) -> Sql:
        """The same for a stage, which few rows come to."""
        return self.mapped(values, name, body)

    def kept(self, values: Sql, name: str, condition: Sql) -> Sql:
        """The elements of a list for which a condition holds."""
        return self.named("filter", values, function([name], condition))

    def length(self, values: Sql) -> Sql:
        """The number of elements of a list."""
        return self.named("length", values)

    def summed(self, values: Sql, how: str, bits: int) -> Sql:
        """The sum, or the union of the bits, of a list of numbers; null or 0 for none."""
        raise NotImplementedError

    def date(self, day: Sql) -> Sql:
        """The day of a number of days since 1970-01-01."""
        raise NotImplementedError

    def instant(self, second: Sql) -> Sql:
        """The instant of a number of seconds since 1970 in UTC."""
        raise NotImplementedError


class _DuckDB(Dialect):
    __slots__ = ()

    def summed(self, values: Sql, how: str, bits: int) -> Sql:
        if how == "union":
            return call("list_aggregate", values, text("bit_or"))
        return self.width(call("list_sum", values), bits)

    def date(self, day: Sql) -> Sql:
        return exp.Add(this=self.cast(text("1970-01-01"), "DATE"), expression=self.cast(day, "INTEGER"))

    def instant(self, second: Sql) -> Sql:
        return call("make_timestamptz", binary(exp.Mul, second, number(1_000_000)))

    def days(self, day: Sql) -> Sql:
        return exp.Paren(this=exp.Sub(this=day, expression=self.cast(text("1970-01-01"), "DATE")))


def _is_power(cell: Cell) -> bool:
    """Whether it is a known power of two."""
    return cell.op == "literal" and cell.of > 0 and cell.of.bit_count() == 1


class _Spark(Dialect):
    __slots__ = ()

    def product(self, one: Sql, factor: Sql, cell: Cell) -> Sql:
        if cell.fits and cell.parts[0].fits and _is_power(cell.parts[1]):
            # What it shifts, Spark does not look at for an overflow, of which there is none.
            return call("shiftleft", one, number(cell.parts[1].of.bit_length() - 1))
        return super().product(one, factor, cell)

    def staged(self, values: Sql, name: str, body: Sql) -> Sql:
        # `zip_with` is interpreted where `transform` is compiled. Compiled, the stages that few rows come to would make
        # the code of all rows so long that the virtual machine would interpret all of it.
        return call("zip_with", values, exp.Array(expressions=[]), function([name, "nothing"], body))

    def summed(self, values: Sql, how: str, bits: int) -> Sql:
        start = self.width(number(0), bits)
        join = exp.BitwiseOr if how == "union" else exp.Add
        body = join(this=exp.column("a"), expression=exp.column("b"))
        return call("aggregate", values, start, function(["a", "b"], self.width(exp.Paren(this=body), bits)))

    def quotient(self, one: Sql, divisor: Sql, cell: Cell) -> Sql:
        dividend, by = cell.parts
        if dividend.fits and _is_power(by):
            # Toward minus infinity as it is, and never null, which Spark thinks of every division.
            return call("shiftright", one, number(by.of.bit_length() - 1))
        if cell.fits:
            # DIV gives a bigint whatever it divides, so the quotient must fit into one.
            return super().quotient(one, divisor, cell)
        # Every other quotient of decimals gives 6 digits to its fraction.
        check_width(cell, 10**32 - 1)
        rest = call("pmod", one, divisor)
        return self.width(exp.Div(this=exp.Paren(this=exp.Sub(this=one, expression=rest)), expression=divisor), 128)

    def remainder(self, one: Sql, divisor: Sql, cell: Cell) -> Sql:
        return super().remainder(one, divisor, cell) if cell.parts[0].low >= 0 else call("pmod", one, divisor)

    def date(self, day: Sql) -> Sql:
        return call("date_add", self.cast(text("1970-01-01"), "DATE"), self.cast(day, "INT"))

    def instant(self, second: Sql) -> Sql:
        return call("timestamp_seconds", second)


DUCKDB: Final = _DuckDB(
    "duckdb",
    {32: "INTEGER", 64: "BIGINT", 128: "HUGEINT"},
    {
        "micros": "epoch_us",
        "days": "days",
        "element": "list_extract",
        "transform": "list_transform",
        "filter": "list_filter",
        "length": "len",
        "least": "list_min",
        "greatest": "list_max",
        "flatten": "flatten",
        "overlap": "list_has_any",
        "group": "regexp_extract",
    },
    ("VARCHAR", "VARCHAR[]"),
)
SPARK: Final = _Spark(
    "databricks",  # Spark's own, but for TRY_CAST
    {32: "BIGINT", 64: "BIGINT", 128: "DECIMAL(38, 0)"},
    {
        "micros": "unix_micros",
        "days": "unix_date",
        "element": "try_element_at",
        "transform": "transform",
        "filter": "filter",
        "length": "size",
        "least": "array_min",
        "greatest": "array_max",
        "flatten": "flatten",
        "overlap": "arrays_overlap",
        "group": "regexp_extract",
    },
    ("STRING", "ARRAY<STRING>"),
    deepest=12,
    widest=10**38 - 1,
)


class _Postgres(Dialect):
    __slots__ = ()

    def tried(self, value: Sql, to: str) -> Sql:
        raise NotColumnar("days and instants that are written as text are not read on Postgres: give DATE, TIMESTAMPTZ")

    def named(self, what: str, *arguments: Sql) -> Sql:
        raise NotColumnar("lists of rows are not read on Postgres")

    def quotient(self, one: Sql, divisor: Sql, cell: Cell) -> Sql:
        dividend = cell.parts[0]
        wide = max(part.width for part in cell.parts) > 64
        made = call("DIV", one, divisor) if wide else exp.Paren(this=exp.Div(this=one, expression=divisor, typed=True))
        if dividend.low >= 0:
            return made
        rest = binary(exp.Mod, one, divisor)
        return binary(exp.Sub, made, case((binary(exp.LT, rest, number(0)), number(1)), otherwise=number(0)))

    def seconds(self, instant: Sql) -> Sql:
        epoch = exp.Extract(this=exp.Var(this="EPOCH"), expression=instant)
        return self.cast(binary(exp.Mul, epoch, number(1_000_000)), "BIGINT")

    def days(self, day: Sql) -> Sql:
        return self.cast(binary(exp.Sub, day, self.cast(text("1970-01-01"), "DATE")), "BIGINT")

    def date(self, day: Sql) -> Sql:
        return exp.Add(this=self.cast(text("1970-01-01"), "DATE"), expression=self.cast(day, "INT"))

    def instant(self, second: Sql) -> Sql:
        start = self.cast(text("1970-01-01 00:00:00+00"), "TIMESTAMPTZ")
        return exp.Add(this=start, expression=binary(exp.Mul, second, self.cast(text("1 second"), "INTERVAL")))

    def _array(self, codes: Iterable[str]) -> Sql:
        return self.cast(exp.Array(expressions=[text(code) for code in codes]), self.texts[1])

    def overlaps(self, values: Sql, codes: Iterable[str]) -> Sql:
        return exp.Paren(this=exp.ArrayOverlaps(this=values, expression=self._array(codes)))

    def strange(self, values: Sql, codes: Iterable[str]) -> Sql:
        return negated(exp.ArrayContainsAll(this=self._array(codes), expression=values))


POSTGRES: Final = _Postgres(
    "postgres", {32: "BIGINT", 64: "BIGINT", 128: "NUMERIC"}, {}, ("TEXT", "TEXT[]"), has_lists=False, fence=" OFFSET 0"
)
