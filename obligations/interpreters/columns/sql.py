"""Columns as SQL: a plan as one SELECT of named stages, made of sqlglot nodes, for engines that compute for themselves.

What the dialects do differently stands in `Dialect`, a small table; nothing is translated from the text of one dialect
to that of another. Every quotient is brought to floor for negatives here, no divisor can be 0, what would overflow is
kept out by the ranges, and no condition is ever null in a row that counts.

The stages, each a SELECT over the one before:

1. the facts as plain numbers, truths and codes, null where a fact is missing or cannot be used;
2. whether a row is complete; the plan for complete rows, on values that are of no account in the others, but never null
   and in range, so that no engine looks for nulls; and the answer that it comes to;
3. for the others one struct of their facts and of what is wrong with them, null in complete rows, and one expression,
   which an engine evaluates for them alone: a list of one row of values, extended stage by stage with what the plan
   with bounds computes, up to its answer;
4. where some facts can be tried, the same with every alternative, for the rows that this leaves open;
5. the columns of the answer, of whichever plan took the row.
"""

# sqlglot does not say which of its names it exports.
# pyright: reportPrivateImportUsage=false
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from sqlglot import exp

from obligations.errors import UnknownName
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.columns.cells import Cell, Key, divided, ordered
from obligations.interpreters.columns.civil_days import EPOCH, EPOCH_DAY
from obligations.interpreters.columns.dialects import (
    FALSE,
    TRUE,
    Dialect,
    Sql,
    binary,
    both,
    call,
    case,
    check_width,
    column,
    either,
    field,
    is_null,
    negated,
    number,
    one_of,
    present,
    text,
    within,
)
from obligations.interpreters.columns.lowering import NUMBERS
from obligations.interpreters.columns.plan import ANSWER, FAULTS, Plan, plain_range
from obligations.values.calendar import SECONDS_A_DAY

__all__ = ["Lateral", "Query", "Type", "natural_type", "query", "straight_stages"]

_DAY_TEXT: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_INSTANT_TEXT: Final = (
    "^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9]))?"
    "(Z|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))$"
)


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a column as far as a fact cares: `name` is one of bool, int, wide, text, date, naive, instant, list,
    struct, null or other. A list has the type of its elements, a struct those of its fields."""

    name: str
    element: Type | None = None
    fields: tuple[tuple[str, Type], ...] = ()


def natural_type(fact: Fact) -> Type:
    """The type that a column of a fact has, unless there is a reason for another."""
    match fact.kind:
        case Kind.TRUTH:
            return Type("bool")
        case Kind.DATE:
            return Type("date")
        case Kind.INSTANT:
            return Type("instant")
        case Kind.CHOICE:
            return Type("text")
        case Kind.SEVERAL:
            return Type("list", Type("text"))
        case Kind.ROWS:
            fields = tuple((column.name, natural_type(column)) for column in fact.columns)
            return Type("list", Type("struct", fields=fields))
        case _:
            return Type("int")


# Facts ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A fact in a column: its plain value, null unless the fact is there and in order, and the place of its fault.

    `plain` is a number, a truth, a code, a list of codes, or a list of structs of plain values. `given`, where there is
    one, is the number that a column gives for the fact, of which nothing can be wrong but its range.
    """

    fact: Fact
    missing: Sql
    plain: Sql
    fault: Sql
    given: Sql | None = None


def _faults(*cases: tuple[Sql, str]) -> Sql:
    return case(*((wrong, number(FAULTS.index(code))) for wrong, code in cases))


class _Reader:
    """Reads columns as facts."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def source(self, fact: Fact, given: Sql, dtype: Type) -> Source:
        """A fact in a column of this type."""
        missing = is_null(given)
        match fact.kind, dtype.name:
            case _, "null":
                return Source(fact, TRUE, exp.Null(), exp.Null())
            case Kind.TRUTH, "bool":
                return Source(fact, missing, given, exp.Null())
            case ((Kind.YEN | Kind.COUNT | Kind.DAYS | Kind.DURATION), ("int" | "wide")):
                return self._ranged(fact, given, given)
            case Kind.DATE, "date":
                return self._ranged(fact, given, self.dialect.days(given))
            case Kind.DATE, "day":
                return self._ranged(fact, given, given)
            case Kind.DATE, "naive":
                day = self.dialect.cast(given, "DATE")
                broken = negated(exp.EQ(this=self.dialect.cast(day, "TIMESTAMP"), expression=given))
                return self._ranged(fact, given, self.dialect.days(day), (broken, "wrong-type"))
            case Kind.DATE, "text":
                day = self.dialect.tried(given, "DATE")
                no_day = either(negated(exp.RegexpLike(this=given, expression=text(_DAY_TEXT))), is_null(day))
                return self._ranged(fact, given, self.dialect.days(day), (no_day, "no-such-day"))
            case Kind.INSTANT, "instant":
                micros = self.dialect.seconds(given)
                broken = binary(exp.NEQ, binary(exp.Mod, micros, number(1_000_000)), number(0))
                second = self._second(micros)
                return self._ranged(fact, given, second, (broken, "fraction-of-a-second"))
            case Kind.INSTANT, "naive":
                return Source(fact, missing, exp.Null(), _faults((present(given), "no-time-zone")))
            case Kind.INSTANT, "text":
                second, readable = self._instant_of_text(given)
                return self._ranged(fact, given, second, (negated(readable), "no-such-instant"))
            case Kind.CHOICE, "text":
                given = self.dialect.cast(given, self.dialect.texts[0])
                known = one_of(given, (member.code for member in fact.alternatives))
                faults = _faults((negated(known), "unknown-alternative"))
                return Source(fact, missing, case((known, given)), faults)
            case Kind.SEVERAL, "list" if dtype.element is not None and dtype.element.name in ("text", "null"):
                return self._several(fact, given)
            case Kind.ROWS, "list" if dtype.element is not None and dtype.element.name == "struct":
                return self._rows(fact, given, dtype.element)
            case _:
                return Source(fact, missing, exp.Null(), _faults((present(given), "wrong-type")))

    def _ranged(self, fact: Fact, given: Sql, plain: Sql, *broken: tuple[Sql, str]) -> Source:
        low, high = plain_range(fact)
        inside = within(plain, low, high)
        fine = both(*(negated(wrong) for wrong, _ in broken), inside)
        faults = [(both(present(given), wrong), code) for wrong, code in broken]
        faults.append((both(present(given), negated(inside)), "out-of-range"))
        made = case((fine, self.dialect.cast(plain, "BIGINT")))
        return Source(fact, is_null(given), made, _faults(*faults), None if broken else plain)

    def _second(self, micros: Sql) -> Sql:
        # What lies before 1970 is moved up, since engines divide toward 0.
        shift = EPOCH_DAY * SECONDS_A_DAY
        moved = binary(exp.Add, micros, number(shift * 1_000_000))
        return binary(exp.Add, binary(exp.IntDiv, moved, number(1_000_000)), number(EPOCH - shift))

    def _instant_of_text(self, given: Sql) -> tuple[Sql, Sql]:
        """The second number that a text gives, and whether it gives one."""
        dialect, pattern = self.dialect, text(_INSTANT_TEXT)

        def group(place: int) -> Sql:
            return dialect.named("group", given, pattern, number(place))

        def digits(place: int) -> Sql:
            return exp.Coalesce(this=dialect.tried(group(place), "BIGINT"), expressions=[number(0)])

        def times(value: Sql, factor: int) -> Sql:
            return binary(exp.Mul, value, number(factor))

        day = dialect.tried(group(1), "DATE")
        clock = reduce(
            lambda one, other: binary(exp.Add, one, other),
            (times(digits(2), 3600), times(digits(3), 60), digits(5)),
        )
        offset = binary(exp.Add, times(digits(8), 3600), times(digits(9), 60))
        signed = case((binary(exp.EQ, group(7), text("-")), binary(exp.Sub, number(0), offset)), otherwise=offset)
        start = times(dialect.days(day), SECONDS_A_DAY)
        second = binary(exp.Add, binary(exp.Sub, binary(exp.Add, start, clock), signed), number(EPOCH))
        readable = both(exp.Paren(this=exp.RegexpLike(this=given, expression=pattern)), present(day))
        return second, readable

    def _several(self, fact: Fact, given: Sql) -> Source:
        wrong = self.dialect.strange(given, [member.code for member in fact.alternatives])
        fine = both(present(given), negated(wrong))
        faults = _faults((both(present(given), wrong), "unknown-alternative"))
        return Source(fact, is_null(given), case((fine, given)), faults)

    def row_sources(self, fact: Fact, row: Sql, dtype: Type) -> dict[str, Source]:
        """The columns of the rows of a list."""
        fields = dict(dtype.fields)
        known = {column.name: column for column in fact.columns}
        for name in fields:
            if name not in known:
                raise UnknownName(f"column of the rows of {fact.name}", name, list(known))
        return {
            name: self.source(column, field(row, name), fields.get(name, Type("null")))
            for name, column in known.items()
        }

    def _rows(self, fact: Fact, given: Sql, dtype: Type) -> Source:
        dialect, row = self.dialect, exp.column("r")
        sources = self.row_sources(fact, row, dtype)
        faults = [source.fault for source in sources.values() if not isinstance(source.fault, exp.Null)]
        found = case((is_null(row), number(FAULTS.index("wrong-type"))), otherwise=_coalesced(faults))
        wrong = dialect.kept(dialect.mapped(given, "r", found), "f", present(exp.column("f")))
        plain = dialect.mapped(
            given, "r", dialect.struct({name: self.typed(source) for name, source in sources.items()})
        )
        fine = binary(exp.EQ, dialect.length(wrong), number(0))
        return Source(fact, is_null(given), case((both(present(given), fine), plain)), dialect.first(wrong))

    def typed(self, source: Source) -> Sql:
        """The plain value in a type of its own, also where the column says nothing."""
        if not isinstance(source.plain, exp.Null):
            return source.plain
        match source.fact.kind:
            case Kind.TRUTH:
                to = "BOOLEAN"
            case Kind.CHOICE:
                to = self.dialect.texts[0]
            case Kind.SEVERAL:
                to = self.dialect.texts[1]
            case Kind.ROWS:
                return exp.Null()
            case _:
                to = "BIGINT"
        return self.dialect.cast(exp.Null(), to)


def _coalesced(parts: Sequence[Sql]) -> Sql:
    if not parts:
        return exp.Null()
    return exp.Coalesce(this=parts[0], expressions=list(parts[1:])) if len(parts) > 1 else parts[0]


# Cells ----------------------------------------------------------------------------------------------------------------


class _Printer:
    """Prints cells as expressions. `inputs` gives what stands for a fact, `names` what stands for a named cell."""

    def __init__(self, dialect: Dialect, inputs: Callable[[Key], Sql], unknown: Callable[[Key], Sql]) -> None:
        self.dialect = dialect
        self.inputs = inputs
        self.unknown = unknown
        self.names: dict[Cell, Sql] = {}
        self.depth = 0

    def expression(self, cell: Cell) -> Sql:
        """What stands for the cell, or what computes it."""
        known = self.names.get(cell)
        return self.written(cell) if known is None else known.copy()

    def at(self, cell: Cell, bits: int) -> Sql:
        """The cell in a column of so many bits."""
        self.check(cell)
        made = self.expression(cell)
        if cell.op == "literal":
            return made if bits < 128 else self.dialect.width(made, bits)
        # Also where the columns of an engine are of one width: a number that stands in the query may be narrower.
        return made if cell.width == bits else self.dialect.width(made, bits)

    def check(self, cell: Cell) -> None:
        """`NotColumnar` for what the engine has no column for."""
        check_width(cell, self.dialect.widest)

    def written(self, cell: Cell) -> Sql:
        """What computes the cell."""
        parts, of = cell.parts, cell.of
        match cell.op:
            case "literal":
                return (TRUE if of else FALSE).copy() if cell.truth else number(of)
            case "input":
                made = self.inputs(of)
                return made if cell.truth else self.dialect.width(made, cell.width) if cell.width == 32 else made
            case "unknown":
                return self.unknown(of)
            case "among":
                return one_of(self.inputs(of[0]), of[1])
            case "meets":
                key = parts[0].of
                fact_codes = self.codes(key)
                wanted = [code for place, code in enumerate(fact_codes) if of >> place & 1]
                return self.dialect.overlaps(self.inputs(key), wanted)
            case "position":
                given = self.inputs(of[0])
                pairs = ((binary(exp.EQ, given.copy(), text(code)), number(place)) for place, code in enumerate(of[1]))
                return case(*pairs)
            case "both":
                return both(*map(self.expression, parts))
            case "either":
                return either(*map(self.expression, parts))
            case "negated":
                return negated(self.expression(parts[0]))
            case "as_number":
                return case((self.expression(parts[0]), number(1)), otherwise=number(0))
            case "pick":
                condition, then, otherwise = parts
                if cell.truth:
                    values = self.expression(then), self.expression(otherwise)
                else:
                    values = self.at(then, cell.width), self.at(otherwise, cell.width)
                return case((self.expression(condition), values[0]), otherwise=values[1])
            case "below" | "at_most" | "equal":
                bits = max(part.width for part in parts)
                make = {"below": exp.LT, "at_most": exp.LTE, "equal": exp.EQ}[cell.op]
                return binary(make, self.at(parts[0], bits), self.at(parts[1], bits))
            case "fold":
                return self.fold(cell)
            case _:
                return self.arithmetic(cell)

    def codes(self, key: Key) -> tuple[str, ...]:
        """The codes of the alternatives of a fact."""
        raise NotImplementedError

    def arithmetic(self, cell: Cell) -> Sql:
        """An operation on numbers: done as wide as it needs, and given as wide as its range is."""
        self.check(cell)
        parts = divided(cell) or cell.parts
        bits = max(cell.width, *(part.width for part in parts))
        numbers = [self.at(part, bits) for part in parts]
        one, other = numbers[0], numbers[1]
        match cell.op:
            case "subtract" if parts is not cell.parts:
                made = self.dialect.remainder(one, other, cell)
            case "add":
                made = binary(exp.Add, one, other)
            case "subtract":
                made = binary(exp.Sub, one, other)
            case "multiply":
                made = self.dialect.product(one, other, cell)
            case "quotient":
                made = self.dialect.quotient(one, other, cell)
            case "lower":
                made = call("LEAST", one, other)
            case "higher":
                made = call("GREATEST", one, other)
            case "union":
                made = reduce(lambda a, b: binary(exp.BitwiseOr, a, b), numbers)
            case _:
                raise AssertionError(f"{cell.op} is no operation on numbers")
        wide = self.dialect.widths
        return made if wide[cell.width] == wide[bits] else self.dialect.width(made, cell.width)

    def fold(self, cell: Cell) -> Sql:
        """A fold over the rows of a list."""
        dialect, (how, rows) = self.dialect, cell.of
        where, body, empty = cell.parts
        self.depth += 1
        name = f"r{self.depth}"
        given, inner = self._rows_with_names(rows, name, [where, body])
        condition = inner.expression(where)
        bits = 1 if cell.truth else max(cell.width, body.width)
        value = inner.expression(body) if cell.truth else inner.at(body, bits)
        self.depth -= 1
        taken = given if where.op == "literal" and where.of else dialect.kept(given, name, condition)
        if how == "any":
            chosen = dialect.kept(given, name, both(condition, value))
            held = binary(exp.GT, dialect.length(chosen), number(0))
            return exp.Coalesce(this=held, expressions=[self.expression(empty)])
        values = dialect.mapped(taken, name, value)
        made = dialect.summed(values, how, bits) if how in ("sum", "union") else dialect.named(how, values)
        made = exp.Coalesce(this=made, expressions=[self.at(empty, bits)])
        return made if bits == cell.width else dialect.width(made, cell.width)

    def _rows_with_names(self, rows: str, name: str, roots: Sequence[Cell]) -> tuple[Sql, _RowPrinter]:
        """A list whose rows also hold, stage by stage, the cells of a row that are needed more than once."""
        given, inner = self.inputs(rows), _RowPrinter(self, name)
        named = _shared_in_rows(rows, roots)
        columns = {key[1] for key in map(_key_in_row, ordered(roots)) if key is not None and key[0] == rows}
        held = {column: field(exp.column(name), column) for column in sorted(columns)}
        for stage in staged(roots, named):
            made = {f"value {len(held) + place}": inner.written(cell) for place, cell in enumerate(stage)}
            given = self.dialect.mapped(given, name, self.dialect.struct({**held, **made}))
            held |= {value: field(exp.column(name), value) for value in made}
            inner.names |= {cell: held[value] for cell, value in zip(stage, made, strict=True)}
        return given, inner


class _RowPrinter(_Printer):
    """Prints what is asked of the rows of a list, with what stands outside of them as it stands there."""

    def __init__(self, outer: _Printer, name: str) -> None:
        row = exp.column(name)

        def inputs(key: Key) -> Sql:
            return field(row.copy(), key[1]) if isinstance(key, tuple) else outer.inputs(key)

        def unknown(key: Key) -> Sql:
            return is_null(inputs(key)) if isinstance(key, tuple) else outer.unknown(key)

        super().__init__(outer.dialect, inputs, unknown)
        self.outer = outer
        self.names = dict(outer.names)

    def codes(self, key: Key) -> tuple[str, ...]:
        return self.outer.codes(key)


def _key_in_row(cell: Cell) -> tuple[str, str] | None:
    """The list and the column of its rows that a cell reads itself."""
    key: Key | None = None
    if cell.op in ("input", "unknown"):
        key = cell.of
    elif cell.op in ("among", "position"):
        key = cell.of[0]
    return key if isinstance(key, tuple) else None


def _shared_in_rows(rows: str, roots: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that are needed more than once."""
    every = ordered(roots)
    uses = Counter(part for cell in every for part in cell.parts)
    uses.update(roots)
    return [cell for cell in every if cell.row == rows and cell.op not in _SIMPLE and uses[cell] > 1]


def named_cells(roots: Iterable[Cell]) -> list[Cell]:
    """The cells that are worth a name: those that are needed more than once."""
    roots = list(roots)
    every = ordered(roots)
    uses: dict[Cell, int] = {}
    for cell in every:
        for part in cell.parts:
            uses[part] = uses.get(part, 0) + (2 if part.row is None and (cell.row or cell.op == "fold") else 1)
    return [cell for cell in every if cell.row is None and cell.op not in _SIMPLE and uses.get(cell, 0) > 1]


def staged(roots: Iterable[Cell], named: Sequence[Cell]) -> list[list[Cell]]:
    """The named cells in stages: each needs only those of stages before."""
    chosen, level = set(named), dict[Cell, int]()
    stages: dict[int, list[Cell]] = {}
    for cell in ordered(roots):
        level[cell] = max((level[part] for part in cell.parts), default=0) + (cell in chosen)
        if cell in chosen:
            stages.setdefault(level[cell], []).append(cell)
    return [stages[place] for place in sorted(stages)]


#: Cells that are no longer than their names.
_SIMPLE: Final = ("literal", "input", "unknown")

# The whole query ------------------------------------------------------------------------------------------------------


_OK, _PENDING, _FAULT, _FIRST, _LANES, _AGREED = (
    f"obligations {name}" for name in ("ok", "pending", "fault", "first", "lanes", "agreed")
)
#: The element of a list of structs that a stage extends.
_LANE = "x"
_ROOTS = ("conflict", "speaks", "value", "provisions", "missing")


class _Select:
    """Builds the query of a question for a table of a schema."""

    def __init__(
        self,
        plan: Plan,
        dialect: Dialect,
        schema: Mapping[str, Type],
        columns: Mapping[str, str],
        prefix: str,
        hidden: Iterable[str],
    ) -> None:
        self.plan = plan
        self.hidden = frozenset(hidden)
        self.dialect = dialect
        self.schema = schema
        self.prefix = prefix
        self.reader = _Reader(dialect)
        self.days: dict[str, Sql] = {}
        self.stages: list[Mapping[str, Sql] | Lateral] = []
        self.columns = {fact.name: columns.get(fact.name, fact.name) for fact in plan.facts}
        self.there = [fact for fact in plan.facts if self.columns[fact.name] in schema]
        self.sources = {
            fact.name: self._source(fact) if fact in self.there else self.reader.source(fact, exp.Null(), Type("null"))
            for fact in plan.facts
        }
        self.places = {fact.name: place for place, fact in enumerate(plan.facts)}

    def _source(self, fact: Fact) -> Source:
        """A fact in its column; a day as its number, from a stage of its own."""
        name = self.columns[fact.name]
        if fact.kind is not Kind.DATE or self.schema[name].name != "date":
            return self.reader.source(fact, column(name), self.schema[name])
        day = f"obligations day {fact.name}"
        self.days[day] = self.dialect.days(column(name))
        return self.reader.source(fact, column(day), Type("day"))

    # -- stages

    def extend(self, made: Mapping[str, Sql]) -> None:
        """One more stage: everything so far, and these."""
        if made:
            self.stages.append(dict(made))

    def built(self) -> Query:
        """The query."""
        self.extend(self.days)
        given = {name for name, source in self.sources.items() if source.given is not None}
        plain = {name: self.reader.typed(source) for name, source in self.sources.items() if name not in given}
        self.extend({f"obligations fact {name}": made for name, made in plain.items()})
        self.extend({_OK: self._complete()})
        complete = self._complete_answers()
        done_already, fault, inputs = self._pending()
        others = self._other_answers(both(negated(done_already), is_null(fault)), inputs)
        invalid = self._invalid_answers(fault)
        made: dict[str, Sql] = {}
        for name in ANSWER[:-1]:
            done = [(done_already, complete[name])] if complete else []
            made[self.prefix + name] = case(*done, (present(fault), invalid[name]), otherwise=others[name])
        made[self.prefix + ANSWER[-1]] = text(self.plan.readings_text)
        kept = {name: column(name) for name in self.schema if name not in self.hidden}
        return Query(self.dialect, tuple(self.stages), {**kept, **made})

    # -- facts

    def _fault(self) -> Sql:
        """The place of the fact that is at fault, in the sheet, times 32 and the place of the fault; or null."""
        found: list[Sql] = []
        for fact in self.there:
            fault = self.sources[fact.name].fault
            if not isinstance(fault, exp.Null):
                found.append(binary(exp.Add, fault, number(self.places[fact.name] * 32)))
        for wrong, later in self._out_of_order():
            found.append(case((wrong, number(self.places[later] * 32 + FAULTS.index("before-another")))))
        return self.dialect.cast(_coalesced(found), "BIGINT")

    def _out_of_order(self) -> list[tuple[Sql, str]]:
        """For each fact that cannot lie before another, whether it does, and its name."""
        names = {fact.name for fact in self.there}
        return [
            (binary(exp.LT, self._value_of(later), self._value_of(earlier)), later)
            for earlier, later in self.plan.not_before
            if earlier in names and later in names
        ]

    def _value_of(self, name: str) -> Sql:
        """The plain value of a fact, of no account where it is out of range."""
        given = self.sources[name].given
        return column(f"obligations fact {name}") if given is None else given

    def _plain(self, name: str) -> Sql:
        """The plain value of a fact, null where it is out of range."""
        source = self.sources[name]
        return column(f"obligations fact {name}") if source.given is None else source.plain

    def _complete(self) -> Sql:
        """Whether a row is in order, and every fact in it known and usual that is read."""
        plan = self.plan
        inner = {inner for fact in plan.facts for inner in fact.columns}
        read = [fact for fact in plan.facts if fact in plan.read and fact not in inner]
        if any(fact not in self.there for fact in read):
            return FALSE
        tests: list[Sql] = []
        for fact in self.there:
            given, source = self._value_of(fact.name), self.sources[fact.name]
            if fact not in read:
                if source.given is not None:
                    tests.append(either(source.missing, within(given, *plain_range(fact))))
                elif not isinstance(source.fault, exp.Null):
                    tests.append(either(source.missing, present(given)))
                continue
            tests.append(within(given, *plan.range(fact)) if fact.kind in NUMBERS else present(given))
            if fact.columns:
                tests.append(self._rows_known(fact, given))
        for wrong, _ in self._out_of_order():
            tests.append(negated(exp.Coalesce(this=wrong, expressions=[FALSE])))
        return exp.Coalesce(this=both(*tests), expressions=[FALSE]) if tests else TRUE

    def _rows_known(self, fact: Fact, given: Sql) -> Sql:
        row = exp.column("r")
        lacking: list[Sql] = []
        for inner in fact.columns:
            if inner in self.plan.read:
                value = field(row, inner.name)
                lacking.append(is_null(value))
                low, high = self.plan.range(inner)
                if (low, high) != plain_range(inner):
                    lacking.append(negated(within(value, low, high)))
        if not lacking:
            return TRUE
        return binary(exp.EQ, self.dialect.length(self.dialect.kept(given, "r", either(*lacking))), number(0))

    # -- complete rows

    def _complete_answers(self) -> dict[str, Sql]:
        """The columns of the answer in complete rows, worked out as columns of a stage; none if no row can be one."""
        plan, complete = self.plan, self.plan.complete
        roots = {"conflict": complete.conflict, "value": complete.value, "provisions": complete.provisions}
        roots["speaks"] = complete.speaks
        if self._complete() is FALSE:
            return {}
        widths = {cell.of: cell.width for cell in ordered(roots.values()) if cell.op == "input"}
        keys = _keys(roots.values())
        self.extend({f"obligations use {key}": self._used(key, widths.get(key, 64)) for key in keys})
        printer = _TablePrinter(self.dialect, plan)
        named = named_cells(roots.values())
        for place, stage in enumerate(staged(roots.values(), named)):
            made = {f"obligations {place}.{n}": printer.written(cell) for n, cell in enumerate(stage)}
            self.extend(made)
            for cell, name in zip(stage, made, strict=True):
                printer.names[cell] = column(name)
        found = {name: printer.expression(cell) for name, cell in roots.items()}
        if not complete.value.fits:
            # Needed again, to see whether it is too large.
            self.extend({"obligations value": found["value"]})
            found["value"] = column("obligations value")
        answers = {f"obligations done {name}": made for name, made in self._answers(found, complete.value).items()}
        self.extend(answers)
        return {name: column(f"obligations done {name}") for name in ANSWER[:-1]}

    def _used(self, key: str, bits: int) -> Sql:
        """A fact in complete rows, as wide as the plan takes it; elsewhere some value that it can have."""
        fact = next(fact for fact in self.plan.facts if fact.name == key)
        given = case((column(_OK), self._value_of(key)))
        match fact.kind:
            case Kind.TRUTH:
                idle: Sql = FALSE
            case Kind.CHOICE:
                idle = text(fact.alternatives[0].code)
            case Kind.SEVERAL | Kind.ROWS:
                return given
            case _:
                idle = number(self.plan.range(fact)[0])
        made = exp.Coalesce(this=given, expressions=[idle])
        return made if fact.kind not in NUMBERS else self.dialect.width(made, bits)

    # -- the others

    def _pending(self) -> tuple[Sql, Sql, dict[str, Sql]]:
        """Whether a row is complete; what is wrong with one that is not, and its facts. Where there are structs, these
        stand in one that is null in complete rows, so that an engine has little to carry along."""
        keys = _keys(self.plan.partial_roots.values())
        facts = {key: self._plain(key) for key in keys} or {"nothing": number(0)}
        left = negated(column(_OK))
        if not self.dialect.has_lists:
            self.extend({f"obligations open {key}": made for key, made in facts.items()})
            self.extend({_FAULT: case((left, self._fault()))})
            return column(_OK), column(_FAULT), {key: column(f"obligations open {key}") for key in facts}
        self.extend({_PENDING: case((left, self.dialect.struct({**facts, _FAULT: self._fault()})))})
        held = {name: field(column(_PENDING), name) for name in facts}
        return is_null(column(_PENDING)), field(column(_PENDING), _FAULT), held

    def _other_answers(self, pending: Sql, inputs: dict[str, Sql]) -> dict[str, Sql]:
        """The columns of the answer in rows that are not complete, and in which nothing is wrong."""
        plan, dialect = self.plan, self.dialect
        tried = [fact for fact in plan.tried if fact.name in inputs]
        if not dialect.has_lists:
            self._straight(plan.partial_roots, inputs, _FIRST)
        else:
            lanes = exp.Array(expressions=[dialect.struct(inputs)])
            self._nest(plan.partial_roots, inputs, pending, lanes, "obligations lane", answered=not tried)
            self.extend({_FIRST: dialect.first(column("obligations lane"))})
            if not tried:
                return {name: field(column(_FIRST), name) for name in ANSWER[:-1]}
        self._trial(inputs, tried, pending)
        return self._answers(self._found(agreed=bool(tried)), plan.partial.value)

    def _nest(
        self,
        roots: Mapping[str, Cell],
        inputs: Mapping[str, Sql],
        condition: Sql,
        lanes: Sql,
        name: str,
        *,
        answered: bool,
    ) -> None:
        """Makes of a list of structs of inputs one of structs of the roots, stage by stage, as the column `name`; if
        `answered`, of structs of the answer that they come to.

        The list is there where the condition holds; elsewhere there is nothing, and no stage costs more than to see
        that.
        """
        dialect = self.dialect
        named = named_cells(roots.values())
        stages = staged(roots.values(), named)
        fields = {cell: f"v{place}" for place, cell in enumerate(named)}
        needed_after = _needed(stages, roots.values(), set(named))
        held: list[str] = list(inputs)
        bodies: list[Sql] = []
        for place, stage in enumerate(stages):
            printer = _LanePrinter(dialect, self.plan, fields, set(held))
            made = {fields[cell]: printer.written(cell) for cell in stage}
            keep = [one for one in held if one in needed_after[place]]
            bodies.append(dialect.struct({**{one: field(exp.column(_LANE), one) for one in keep}, **made}))
            held = [*keep, *made]
        printer = _LanePrinter(dialect, self.plan, fields, set(held))
        bodies.append(
            dialect.struct({root: _as_number(cell, printer.expression(cell)) for root, cell in roots.items()})
        )
        if answered:
            found = self._truths({root: field(exp.column(_LANE), root) for root in roots})
            bodies.append(dialect.struct(self._answers(found, roots["value"])))
        # In a CASE, so that it is worked out for the rows alone that need it.
        groups = _grouped(bodies, dialect.deepest)
        for place, group in enumerate(groups, 1):
            for body in group:
                lanes = dialect.staged(lanes, _LANE, body)
            stage_name = name if place == len(groups) else f"{name} {place}"
            self.extend({stage_name: case((condition, lanes))})
            lanes = column(stage_name)

    def _straight(self, roots: Mapping[str, Cell], inputs: Mapping[str, Sql], name: str) -> None:
        """The same without lists: stages over the facts themselves, in every row."""
        for made in straight_stages(self.dialect, self.plan, roots, lambda key: inputs[key], name):
            self.extend(made)

    def _lateral_trial(self, inputs: dict[str, Sql], tried: Sequence[Fact], condition: Sql) -> None:
        """The same as `_trial` by a lateral join with the alternatives."""
        dialect, plan = self.dialect, self.plan
        missing = column(f"{_FIRST} missing")
        each: list[str] = []
        for fact in tried:
            bit = number(1 << self.places[fact.name])
            is_open = binary(exp.NEQ, binary(exp.BitwiseAnd, outer(missing), bit), number(0))
            alternatives = dialect.cast(exp.Array(expressions=_alternatives(fact)), _array_of(dialect, fact))
            own = dialect.cast(exp.Array(expressions=[outer(inputs[fact.name])]), _array_of(dialect, fact))
            values = call("UNNEST", case((is_open, alternatives), otherwise=own)).sql(dialect.name)
            each.append(f"(SELECT {values} AS v) AS a{self.places[fact.name]}")
        own_names = {fact.name for fact in tried}
        taken = [
            (f"a{self.places[key]}.v" if key in own_names else outer(value).sql(dialect.name)) + f' AS "{key}"'
            for key, value in inputs.items()
        ]
        stages = [f"l0 AS (SELECT {', '.join(taken)} FROM {' CROSS JOIN '.join(each)})"]
        query = Query(dialect, (), {})
        roots = plan.partial_roots
        for place, made in enumerate(straight_stages(dialect, plan, roots, column, _LANES)):
            stages.append(f"l{place + 1} AS (SELECT *, {', '.join(query.written(made))} FROM l{place}{dialect.fence})")
        found = {root: f'"{_LANES} {root}"' for root in roots}
        value = (
            found["value"]
            if plan.silence_is_an_answer
            else f"CASE WHEN {found['speaks']} = 1 THEN {found['value']} END"
        )
        inner = (
            f"WITH {', '.join(stages)} SELECT bool_and({found['missing']} = 0 AND {found['conflict']} = 0) AS settled, "
            f"min({value}) AS least, max({value}) AS most, count({value}) AS valued, count(*) AS lanes, "
            f"max({found['speaks']}) AS speaking FROM l{len(stages) - 1}"
        )
        self.stages.append(Lateral(inner, condition))
        same = "least = most AND valued = lanes OR valued = 0"
        agreed = exp.Var(this=f"COALESCE(settled AND ({same}), FALSE)")
        self.extend({_AGREED: agreed, "obligations speaking": column("speaking"), "obligations least": column("least")})

    def _trial(self, inputs: dict[str, Sql], tried: Sequence[Fact], pending: Sql) -> None:
        """The columns that say whether all alternatives of what is missing agree, if there is something to try."""
        if not tried:
            return
        dialect, plan = self.dialect, self.plan
        bits = {fact.name: 1 << self.places[fact.name] for fact in tried}
        missing = self._first("missing")

        def open_by(fact: Fact) -> Sql:
            return binary(exp.NEQ, binary(exp.BitwiseAnd, missing.copy(), number(bits[fact.name])), number(0))

        combinations = reduce(
            lambda one, other: binary(exp.Mul, one, other),
            (case((open_by(fact), number(len(_alternatives(fact)))), otherwise=number(1)) for fact in tried),
        )
        any_open = binary(exp.NEQ, binary(exp.BitwiseAnd, missing.copy(), number(sum(bits.values()))), number(0))
        no_clash = binary(exp.EQ, self._first("conflict"), number(0))
        few = binary(exp.LTE, combinations, number(64))
        if not dialect.has_lists:
            self._lateral_trial(inputs, tried, both(pending, any_open, no_clash, few))
            return
        lanes: Sql = exp.Array(expressions=[dialect.struct(inputs)])
        for fact in tried:
            each = f"y{self.places[fact.name]}"
            alternatives = exp.Array(expressions=_alternatives(fact))
            own = exp.Array(expressions=[field(exp.column(each), fact.name)])
            fields = {name: field(exp.column(each), name) for name in inputs}
            fields[fact.name] = exp.column("a")
            inner = dialect.mapped(case((open_by(fact), alternatives), otherwise=own), "a", dialect.struct(fields))
            lanes = dialect.named("flatten", dialect.mapped(lanes, each, inner))
        self._nest(plan.partial_roots, inputs, both(any_open, no_clash, few), lanes, _LANES, answered=False)
        lane, held = exp.column("x"), column(_LANES)
        value: Sql = field(lane, "value")
        if not plan.silence_is_an_answer:
            value = case((self._is_true(field(lane, "speaks")), value))
        unsettled = either(
            binary(exp.NEQ, field(lane, "missing"), number(0)), binary(exp.GT, field(lane, "conflict"), number(0))
        )
        speaking = dialect.kept(held, "x", self._is_true(field(lane, "speaks")))
        self.extend(
            {
                "obligations settled": binary(exp.EQ, dialect.length(dialect.kept(held, "x", unsettled)), number(0)),
                "obligations values": dialect.mapped(held, "x", value),
                "obligations speaking": dialect.length(speaking),
            }
        )
        values = column("obligations values")
        least, most = dialect.named("least", values), dialect.named("greatest", values)
        without = dialect.length(dialect.kept(values, "x", is_null(lane)))
        same = either(
            both(binary(exp.EQ, least, most), binary(exp.EQ, without, number(0))),
            binary(exp.EQ, without, dialect.length(values)),
        )
        agreed = exp.Coalesce(this=both(column("obligations settled"), same), expressions=[exp.Boolean(this=False)])
        self.extend({_AGREED: agreed, "obligations least": least})

    def _first(self, root: str) -> Sql:
        """What the plan with bounds computed for a row."""
        if self.dialect.has_lists:
            return field(column(_FIRST), root)
        return column(f"{_FIRST} {root}")

    @staticmethod
    def _is_true(flag: Sql) -> Sql:
        return binary(exp.EQ, flag, number(1))

    # -- the answer

    def _truths(self, roots: Mapping[str, Sql]) -> dict[str, Sql]:
        """The roots, of which those that are truths stand as numbers, with the truths as truths."""
        made = dict(roots)
        for name in ("speaks", *(["value"] if self.plan.kind is Kind.TRUTH else [])):
            made[name] = self._is_true(made[name])
        return made

    def _found(self, *, agreed: bool) -> dict[str, Sql]:
        """What the plan with bounds came to, or where all alternatives agree what they came to."""
        found = {name: self._first(name) for name in _ROOTS}
        if agreed:
            spoken = binary(exp.GT, column("obligations speaking"), number(0))
            least = column("obligations least")
            instead = {"missing": number(0), "speaks": case((spoken, number(1)), otherwise=number(0)), "value": least}
            bits = max(64, self.plan.partial.value.width)
            found["value"], instead["value"] = (self.dialect.width(each, bits) for each in (found["value"], least))
            for name, value in instead.items():
                found[name] = case((column(_AGREED), value), otherwise=found[name])
        self.extend({f"obligations the {name}": value for name, value in found.items()})
        return self._truths({name: column(f"obligations the {name}") for name in found})

    def _answers(self, found: Mapping[str, Sql], value: Cell) -> dict[str, Sql]:
        """The answer, but for the readings, from the roots of a plan; `value` is the cell of the value."""
        plan, dialect = self.plan, self.dialect
        large = (1 << 63) - 1
        clash = binary(exp.GT, found["conflict"], number(0)) if plan.conflicts else None
        is_open = binary(exp.NEQ, found["missing"], number(0)) if "missing" in found else None
        too_large = None if value.truth or value.fits else negated(within(found["value"], -large, large))
        cases = (clash, "conflict"), (is_open, "undetermined"), (too_large, "invalid"), (found["speaks"], "decided")
        status = case(*((held, text(code)) for held, code in cases if held is not None), otherwise=text("silent"))
        settled = [negated(held) for held in (clash, is_open, too_large) if held is not None]
        if not plan.silence_is_an_answer:
            settled.append(found["speaks"])
        settled_too_large = [each for each in (negated(is_open) if is_open else None, too_large) if each is not None]
        ended = [negated(clash)] if clash is not None else []
        errors: list[tuple[Sql, Sql]] = [] if clash is None else [(clash, text("conflict"))]
        if too_large is not None:
            ended.append(negated(both(*settled_too_large)))
            errors.append((both(*settled_too_large), text("beyond-64-bits")))
        pairs = (
            (binary(exp.EQ, found["conflict"], number(place + 1)), text(f"{one} / {other}"))
            for place, (one, other, _) in enumerate(plan.conflicts)
        )
        missing = found.get("missing", number(0))

        def where(conditions: Sequence[Sql], made: Sql) -> Sql:
            return case((both(*conditions), made)) if conditions else made

        return {
            "status": status,
            "value": where(settled, self._value(found["value"])),
            "error": case(*errors, otherwise=self._no_text()),
            "at_fault": case(*pairs, otherwise=self._no_text()),
            "provisions": where(ended, dialect.cast(found["provisions"], "BIGINT")),
            "missing": where(ended, dialect.cast(missing, "BIGINT")),
        }

    def _invalid_answers(self, fault: Sql) -> dict[str, Sql]:
        """The columns of the answer in rows that cannot be used."""
        code, place = binary(exp.Mod, fault, number(32)), binary(exp.IntDiv, fault, number(32))
        return {
            "status": text("invalid"),
            "value": exp.Null(),
            "error": case(*((binary(exp.EQ, code, number(n)), text(name)) for n, name in enumerate(FAULTS))),
            "at_fault": case(*((binary(exp.EQ, place, number(n)), text(name)) for name, n in self.places.items()))
            if self.places
            else self._no_text(),
            "provisions": exp.Null(),
            "missing": exp.Null(),
        }

    def _no_text(self) -> Sql:
        return self.dialect.cast(exp.Null(), self.dialect.texts[0])

    def _value(self, value: Sql) -> Sql:
        dialect = self.dialect
        match self.plan.kind:
            case Kind.TRUTH:
                return value
            case Kind.DATE:
                return dialect.date(binary(exp.Sub, value, number(EPOCH_DAY)))
            case Kind.INSTANT:
                return dialect.instant(binary(exp.Sub, value, number(EPOCH)))
            case Kind.CHOICE:
                pairs = ((binary(exp.EQ, value, number(n)), text(code)) for n, code in enumerate(self.plan.codes))
                return case(*pairs)
            case _:
                return dialect.cast(value, "BIGINT")


def _as_number(cell: Cell, made: Sql) -> Sql:
    """A truth as 1 or 0, so that every root is a number."""
    return case((made, number(1)), otherwise=number(0)) if cell.truth else made


def _alternatives(fact: Fact) -> list[Sql]:
    if fact.kind is Kind.TRUTH:
        return [exp.Boolean(this=True), exp.Boolean(this=False)]
    return [text(member.code) for member in fact.alternatives]


def _key(cell: Cell) -> str | None:
    """The fact, or the list, that a cell reads itself."""
    match cell.op:
        case "input" | "unknown":
            return _outer(cell.of)
        case "among" | "position":
            return _outer(cell.of[0])
        case "fold":
            return str(cell.of[1])
        case _:
            return None


def _keys(roots: Iterable[Cell]) -> list[str]:
    """The facts that cells read, sorted."""
    roots = list(roots)
    return sorted({key for cell in ordered(roots) if (key := _key(cell)) is not None})


def _outer(key: Key) -> str:
    return key if isinstance(key, str) else key[0]


def _grouped(bodies: Sequence[Sql], deepest: int) -> list[list[Sql]]:
    """The bodies of functions that are put into one another, in groups in which no more than `deepest` stand so."""
    groups: list[list[Sql]] = []
    room = 0
    for body in bodies:
        depth = 1 + _functions_deep(body)
        if not groups or depth > room:
            groups.append([])
            room = deepest
        groups[-1].append(body)
        room -= depth
    return groups


def _functions_deep(made: Sql) -> int:
    """How many functions that take a function stand within one another in an expression."""
    inner = max((_functions_deep(part) for part in made.iter_expressions()), default=0)
    return inner + any(isinstance(part, exp.Lambda) for part in made.args.get("expressions") or ())


def _needed(stages: Sequence[Sequence[Cell]], roots: Iterable[Cell], named: set[Cell]) -> list[set[str]]:
    """For each stage, the names of what is still needed by a later one or by the roots."""
    fields = {cell: f"v{place}" for place, cell in enumerate(named_cells(roots))}

    def direct(cells: Iterable[Cell], *, top: bool) -> set[str]:
        found: set[str] = set()
        seen: set[Cell] = set()

        def visit(cell: Cell, *, at_top: bool) -> None:
            if cell in seen:
                return
            seen.add(cell)
            if cell in named and not at_top:
                found.add(fields[cell])
                return
            if (key := _key(cell)) is not None:
                found.add(key)
            for part in cell.parts:
                visit(part, at_top=False)

        for cell in cells:
            visit(cell, at_top=top)
        return found

    needed: list[set[str]] = []
    after = direct(roots, top=False)
    for stage in reversed(stages):
        needed.insert(0, after)
        after = after | direct(stage, top=True)
    return needed


class _TablePrinter(_Printer):
    """Prints cells over the columns of a stage."""

    def __init__(self, dialect: Dialect, plan: Plan) -> None:
        self.by_name = {fact.name: fact for fact in plan.facts}

        def inputs(key: Key) -> Sql:
            assert isinstance(key, str)
            return column(f"obligations use {key}")

        super().__init__(dialect, inputs, lambda key: is_null(inputs(key)))

    def written(self, cell: Cell) -> Sql:
        """What computes the cell; the facts are as wide as they are needed already."""
        return self.inputs(cell.of) if cell.op == "input" else super().written(cell)

    def codes(self, key: Key) -> tuple[str, ...]:
        return _codes(self.by_name, key)


class _LanePrinter(_Printer):
    """Prints cells over the fields of a struct."""

    def __init__(self, dialect: Dialect, plan: Plan, fields: Mapping[Cell, str], held: set[str]) -> None:
        self.by_name = {fact.name: fact for fact in plan.facts}

        def inputs(key: Key) -> Sql:
            assert isinstance(key, str)
            return field(exp.column(_LANE), key)

        super().__init__(dialect, inputs, lambda key: is_null(inputs(key)))
        self.names = {cell: field(exp.column(_LANE), name) for cell, name in fields.items() if name in held}

    def codes(self, key: Key) -> tuple[str, ...]:
        return _codes(self.by_name, key)


def _codes(facts: Mapping[str, Fact], key: Key) -> tuple[str, ...]:
    fact = facts[_outer(key)]
    if isinstance(key, tuple):
        fact = next(column for column in fact.columns if column.name == key[1])
    return tuple(member.code for member in fact.alternatives)


def outer(value: Sql) -> Sql:
    """A column of the table outside of a lateral join."""
    made = value.copy()
    for found in made.find_all(exp.Column):
        found.set("table", exp.to_identifier("b"))
    return made


def _array_of(dialect: Dialect, fact: Fact) -> str:
    return "BOOLEAN[]" if fact.kind is Kind.TRUTH else dialect.texts[1]


def straight_stages(
    dialect: Dialect, plan: Plan, roots: Mapping[str, Cell], inputs: Callable[[str], Sql], name: str
) -> list[dict[str, Sql]]:
    """The stages that compute the roots as columns `name root` from columns of facts."""
    by_name = {fact.name: fact for fact in plan.facts}

    class Straight(_Printer):
        """Prints cells over columns."""

        def codes(self, key: Key) -> tuple[str, ...]:
            return _codes(by_name, key)

    printer = Straight(dialect, lambda key: inputs(_outer(key)), lambda key: is_null(inputs(_outer(key))))
    made: list[dict[str, Sql]] = []
    for place, stage in enumerate(staged(roots.values(), named_cells(roots.values()))):
        made.append({f"{name} {place}.{n}": printer.written(cell) for n, cell in enumerate(stage)})
        for cell, column_name in zip(stage, made[-1], strict=True):
            printer.names[cell] = column(column_name)
    made.append({f"{name} {root}": _as_number(cell, printer.expression(cell)) for root, cell in roots.items()})
    return made


@dataclass(frozen=True, slots=True)
class Lateral:
    """A stage that joins each row, called b, with what a query says of it, where a condition holds."""

    inner: str
    condition: Sql


@dataclass(frozen=True, slots=True)
class Query:
    """A query in stages: each adds columns to those of the one before; `result` are the columns that come out."""

    dialect: Dialect
    stages: tuple[Mapping[str, Sql] | Lateral, ...]
    result: Mapping[str, Sql]

    def written(self, made: Mapping[str, Sql]) -> list[str]:
        """Columns as text, each `expression AS name`."""
        name = self.dialect.name
        return [
            exp.alias_(value, alias, quoted=True, copy=False).sql(name, copy=False) for alias, value in made.items()
        ]

    def text(self, table: str) -> str:
        """The whole as one SELECT from a table, which is named as it stands in the dialect."""
        stages: list[str] = []
        before = table
        for place, made in enumerate(self.stages):
            if isinstance(made, Lateral):
                on = made.condition.sql(self.dialect.name)
                joined = f"{before} AS b LEFT JOIN LATERAL ({made.inner}) AS r ON {on}"
                stages.append(f"s{place} AS (SELECT b.*, r.* FROM {joined}{self.dialect.fence})")
                before = f"s{place}"
                continue
            stages.append(f"s{place} AS (SELECT *, {', '.join(self.written(made))} FROM {before}{self.dialect.fence})")
            before = f"s{place}"
        return f"WITH {', '.join(stages)} SELECT {', '.join(self.written(self.result))} FROM {before}"


def query(
    plan: Plan,
    dialect: Dialect,
    schema: Mapping[str, Type],
    columns: Mapping[str, str] | None = None,
    prefix: str = "",
    hidden: Iterable[str] = (),
) -> Query:
    """The query that gives the rows of a table with the columns of the answer after its own, but for `hidden` ones."""
    return _Select(plan, dialect, schema, columns or {}, prefix, hidden).built()
