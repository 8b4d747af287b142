"""Sheets of facts: what a question needs to know, each fact with its unit and its description in two languages.

A sheet is a pydantic model. Its class gives the terms that rules are written with; an instance gives values, with
`None` for what is not known. A fact that is left out is unknown: it is never zero and never false.

>>> from obligations.expressions.terms import Date, Yen
>>> class OverdueDebt(Facts):
...     '''A debt that was not paid when due.'''
...     principal: Yen = fact("the debt", "債務額")
...     due_on: Date = fact("the due date", "支払期日")
>>> OverdueDebt(principal=100_000).principal, OverdueDebt(principal=100_000).due_on
(100000, None)
>>> OverdueDebt.due_on.node.kind.word
'day'
>>> OverdueDebt(principal=-1)
Traceback (most recent call last):
obligations.errors.BadFacts: principal: got -1, expected whole yen as an int from 0 to 1,000,000,000,000,000
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, dataclass_transform, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic._internal._model_construction import ModelMetaclass
from pydantic.fields import FieldInfo
from pydantic_core import from_json

from obligations.errors import BadFacts, BadRule, FactProblem, UnknownFact, near_matches, writing_frame, written_at
from obligations.expressions.intake import PlainReader, plain_reader, straight_reader
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.expressions.schemas import expected
from obligations.expressions.terms import TERMS, Rows, Term
from obligations.values.labels import Labelled, Text

__all__ = ["Facts", "fact"]

#: What every sheet understands beside the words of pydantic, and which is therefore no name of a fact.
_WORDS = frozenset({"facts", "plain", "read", "read_json", "sheet"})

UNITS: dict[Kind, Text] = {
    Kind.TRUTH: Text("yes or no", "はい・いいえ"),
    Kind.YEN: Text("yen", "円"),
    Kind.COUNT: Text("number", "数"),
    Kind.DAYS: Text("days", "日"),
    Kind.DURATION: Text("seconds", "秒"),
    Kind.DATE: Text("day in Asia/Tokyo", "日(日本時間)"),
    Kind.INSTANT: Text("instant with its time zone", "日時(時差つき)"),
    Kind.CHOICE: Text("one of the alternatives", "選択肢のいずれか"),
    Kind.SEVERAL: Text("any of the alternatives", "選択肢のいくつでも"),
    Kind.ROWS: Text("list", "一覧"),
}


def fact(
    en: str,
    ja: str,
    *,
    unit: Text | None = None,
    low: int | None = None,
    high: int | None = None,
    not_before: str | None = None,
) -> Any:
    """A fact of a sheet: its description in both languages, and what limits it.

    `low` and `high` bound it, both inclusive, in its unit. `not_before` names a fact of the same sheet and kind that
    it cannot lie before or below (a restoration before the outage began is an error, not a negative outage). `unit`
    replaces the unit of its kind where that says too little.
    """
    extra: dict[str, Any] = {"ja": ja}
    if unit is not None:
        extra["unit"] = unit._asdict()
    if low is not None:
        extra["minimum"] = low
    if high is not None:
        extra["maximum"] = high
    if not_before is not None:
        extra["notBefore"] = not_before
    return Field(default=None, description=en, json_schema_extra=extra)


def _node(sheet: str, name: str, field: FieldInfo) -> tuple[Fact, Term[Any]]:
    annotation = field.annotation
    term_type = get_origin(annotation) or annotation
    if not (isinstance(term_type, type) and issubclass(term_type, Term)):
        wrong = "the type of a fact is a term such as Yen, Date or Truth, not"
        raise BadRule(f"{sheet}.{name}: {wrong} {annotation!r} ({written_at()})")
    declared = field.json_schema_extra
    if not isinstance(declared, dict) or "ja" not in declared or not field.description:
        raise BadRule(f"{sheet}.{name}: declare it with fact('description', '日本語の説明') ({written_at()})")
    extra = cast("dict[str, Any]", declared)
    kind = term_type.kind
    members: tuple[Labelled, ...] = ()
    columns: tuple[Fact, ...] = ()
    of = next(iter(get_args(annotation)), None)
    if isinstance(of, type) and issubclass(of, Labelled):
        members = tuple(of)
    if isinstance(of, FactsMeta):
        columns = tuple(of.sheet().nodes.values())
    unit: dict[str, str] = extra.setdefault("unit", UNITS[kind]._asdict())
    low: int | None = extra.get("minimum")
    high: int | None = extra.get("maximum")
    node = Fact(
        sheet,
        name,
        kind,
        Text(field.description, str(extra["ja"])),
        members,
        Text(**unit),
        low,
        high,
        columns,
    )
    term = TERMS[kind](node)
    if kind is Kind.ROWS:
        cast("Rows[Any]", term).sheet = get_args(annotation)[0]
    return node, term


def _resolve(sheet: str, annotations: dict[str, Any]) -> None:
    """Evaluates annotations that are text where the sheet is written, inside a function as well."""
    frame = writing_frame()
    for name, annotation in annotations.items():
        if not name.startswith("_") and (hasattr(BaseModel, name) or name in _WORDS):
            raise BadRule(f"{sheet}.{name}: {name} is a word of every sheet: call the fact otherwise ({written_at()})")
        if isinstance(annotation, str) and frame is not None:
            try:
                annotations[name] = eval(annotation, frame.f_globals, frame.f_locals)
            except NameError as error:
                raise BadRule(f"{sheet}.{name}: {error} ({written_at()})") from None


def _limits(field: FieldInfo) -> bool:
    extra = field.json_schema_extra
    return isinstance(extra, dict) and not extra.keys().isdisjoint(("minimum", "maximum", "notBefore"))


def _check_limits(values: Facts, context: Any, /) -> None:
    """Checks what the kind of a fact alone does not show: its limits, and what it cannot lie before."""
    wrong = list(_out_of_limits(type(values), values.__dict__))
    if wrong:
        raise BadFacts(wrong)


class _Sheet:
    """What a sheet's class knows about its facts beside what pydantic knows."""

    def __init__(self) -> None:
        self.nodes: dict[str, Fact] = {}
        self.terms: dict[str, Term[Any]] = {}
        self.limited: list[Fact] = []
        self.not_before: list[tuple[str, str]] = []
        #: The sheets of the facts that are lists.
        self.rows: dict[str, type[Facts]] = {}
        self.plain: PlainReader
        self.sheet: type[Facts]

    @cached_property
    def straight(self) -> PlainReader:
        """Reads a mapping to plain values; made when first used, since most sheets are never asked."""

        def through_sheet(values: Mapping[str, object]) -> tuple[Any, ...]:
            return self.sheet.read(values).plain()

        return straight_reader(self.nodes.values(), self.not_before, self.rows, through_sheet)


@dataclass_transform(kw_only_default=True)
class FactsMeta(ModelMetaclass):
    """Gives a sheet's class the terms of its facts; see `Facts`."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> type:
        if any(isinstance(value, FieldInfo) and _limits(value) for value in namespace.values()):
            # Sheets without limits are spared the call.
            namespace["model_post_init"] = _check_limits
        _resolve(name, namespace.get("__annotations__", {}))
        cls = cast("type[Facts]", super().__new__(mcs, name, bases, namespace, **options))
        sheet = _Sheet()
        inherited: dict[str, Fact] = {}
        for base in reversed(cls.__mro__[1:]):
            if isinstance(base, FactsMeta):
                inherited.update(base.sheet().nodes)
        for field_name, field in cls.__pydantic_fields__.items():
            node, term = _node(name, field_name, field)
            if field_name in inherited and field_name not in namespace.get("__annotations__", {}):
                node = term.node = inherited[field_name]
            sheet.nodes[field_name], sheet.terms[field_name] = node, term
            if node.kind is Kind.ROWS:
                sheet.rows[field_name] = cast("Rows[Any]", term).sheet
            if node.low is not None or node.high is not None:
                sheet.limited.append(node)
            earlier: str | None = cast("dict[str, Any]", field.json_schema_extra).get("notBefore")
            if earlier is not None:
                sheet.not_before.append((earlier, field_name))
        type.__setattr__(cls, "__sheet__", sheet)
        sheet.plain, sheet.sheet = plain_reader(sheet.nodes, sheet.rows), cls
        for earlier, later in sheet.not_before:
            if earlier not in sheet.nodes or sheet.nodes[earlier].kind is not sheet.nodes[later].kind:
                wrong = f"not_before names {earlier!r}, which is no fact of the same kind"
                raise BadRule(f"{name}.{later}: {wrong} ({written_at()})")
        return cls

    def sheet(cls) -> _Sheet:
        """What the class knows about its facts."""
        return cast(_Sheet, cls.__dict__["__sheet__"])

    # Hidden from type checkers, which would otherwise accept any misspelt fact and any argument.
    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any:
            # While pydantic builds the class it must not find the terms of the sheet that is inherited from.
            sheet = cls.__dict__.get("__sheet__")
            if sheet is None or name.startswith("_"):
                return super().__getattr__(name)
            term = sheet.terms.get(name)
            if term is None:
                raise UnknownFact(cls.__name__, name, sheet.terms)
            return term

        def __call__(cls, *args: Any, **values: Any) -> Any:
            try:
                return super().__call__(*args, **values)
            except ValidationError as error:
                raise _rejected(cls, values, error) from None


class Facts(BaseModel, metaclass=FactsMeta):
    """Base of every sheet of facts. Immutable; unknown names are errors; equal by value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def facts(cls) -> Mapping[str, Fact]:
        """The facts of the sheet by name, in the order in which they are declared."""
        return cls.sheet().nodes

    @classmethod
    def read(cls, values: Mapping[str, object]) -> Facts:
        """A sheet from plain values by name, validated; `BadFacts` names every fact that cannot be used."""
        try:
            sheet: Facts = cls.__pydantic_validator__.validate_python(values)
        except ValidationError as error:
            raise _rejected(cls, values, error) from None
        return sheet

    @classmethod
    def read_plain(cls, values: Mapping[str, object]) -> tuple[Any, ...]:
        """What `read(values).plain()` gives, without the sheet in between; `BadFacts` as there."""
        return cls.sheet().straight(values)

    @classmethod
    def read_json(cls, text: str | bytes) -> Facts:
        """A sheet from a JSON object; `BadFacts` names every fact that cannot be used."""
        try:
            values = from_json(text)
        except ValueError as error:
            raise BadFacts([FactProblem(cls.__name__, text, f"a JSON object of facts ({error})")]) from None
        if not isinstance(values, dict):
            raise BadFacts([FactProblem(cls.__name__, values, "a JSON object of facts by name")])
        return cls.read(cast("dict[str, object]", values))

    def plain(self) -> tuple[Any, ...]:
        """The values that compiled rules take, in the sheet's order, None for each unknown fact."""
        return type(self).sheet().plain(self.__dict__)


def _rejected(sheet: type[Facts], values: Mapping[str, object], error: ValidationError) -> BadFacts:
    """Every problem of the values: those that were found, and those that the rest has once they are put aside."""
    found = problems(sheet, error)
    at_fault = {problem.fact.partition("[")[0].partition(".")[0] for problem in found}
    rest = {name: value for name, value in values.items() if name not in at_fault}
    if len(rest) < len(values):
        try:
            sheet.__pydantic_validator__.validate_python(rest)
        except ValidationError as more:
            found.extend(problems(sheet, more))
    return BadFacts(found)


def _out_of_limits(sheet: type[Facts], values: Mapping[str, Any]) -> Iterable[FactProblem]:
    known = sheet.sheet()
    for node in known.limited:
        value = values[node.name]
        low, high = node.range
        if value is not None and not low <= value <= high:
            yield FactProblem(node.name, value, expected(node.kind, (), low, high))
    for earlier, later in known.not_before:
        first, second = values[earlier], values[later]
        if first is not None and second is not None and second < first:
            word = "before" if isinstance(second, date) else "below"
            yield FactProblem(later, str(second), f"not {word} {earlier}, {first}")


def problems(sheet: type[Facts], error: ValidationError) -> list[FactProblem]:
    """What pydantic found, as one problem a fact: its name, what was given, what is expected."""
    found: dict[str, FactProblem] = {}
    for line in error.errors(include_url=False):
        nodes, name, current = sheet.facts(), "", None
        for step in line["loc"]:
            if isinstance(step, int):
                name += f"[{step}]"
            elif step in nodes:
                name += f".{step}" if name else step
                current = nodes[step]
                nodes = {column.name: column for column in current.columns}
            elif line["type"] == "extra_forbidden":
                near = near_matches(step, list(nodes), 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                name += f".{step}" if name else step
                found[name] = FactProblem(name, line["input"], f"the facts are {', '.join(nodes)}{hint}", unknown=True)
                break
        inner = line.get("ctx", {}).get("error")
        if isinstance(inner, BadFacts):
            for problem in inner.problems:
                at = f"{name}.{problem.fact}" if name else problem.fact
                found[at] = replace(problem, fact=at)
        elif name in found:
            continue
        elif current is None:
            found[name] = FactProblem(name or sheet.__name__, line["input"], "facts by name")
        else:
            wanted = expected(current.kind, current.alternatives, current.low, current.high)
            found[name] = FactProblem(name, line["input"], wanted)
    return list(found.values())
