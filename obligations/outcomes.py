"""Answers: what follows, for whom, by which provisions, under which reading, and why.

An outcome is one of three: `Decided` with a value, `Silent` where no provision of the contract gives anything, or
`Undetermined` where facts that are missing would decide. All are immutable, equal by value and picklable, and render
themselves as text in English or Japanese and as JSON.

    match flux.late_interest(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1)):
        case Decided(value=yen): ...
        case Silent(): ...
        case Undetermined(missing=facts): ...
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, NoReturn, Protocol, TypeVar, cast

from obligations.clauses.authorities import cited
from obligations.clauses.decision import Decision
from obligations.clauses.readings import Reading
from obligations.clauses.rules import AnyRule, Effect
from obligations.errors import Conflict
from obligations.errors import Undetermined as UndeterminedError
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact, Named, Node, walk
from obligations.interpreters.compile import Compiled, Read, compiled_in
from obligations.interpreters.evaluate import Evaluation, Known, Open, Seen, Settled, settle
from obligations.interpreters.explain import Narrative, Steps, encoded, fact_writer, filled, jsonable, shown
from obligations.values.calendar import second_to_instant
from obligations.values.labels import Labelled, Party, Text

__all__ = ["Asking", "Decided", "Outcome", "Position", "RuleBook", "Silent", "Spread", "Undetermined"]

V_co = TypeVar("V_co", covariant=True)


def _python(kind: Kind, plain: Any) -> Any:
    """A plain value as the Python object that a caller gets."""
    if kind is Kind.DATE:
        return date.fromordinal(plain)
    return second_to_instant(plain) if kind is Kind.INSTANT else plain


def _python_fact(fact: Fact, plain: Any) -> Any:
    """A plain fact as the Python object that a caller gives; a list of rows as a tuple of facts by name."""
    if fact.kind is not Kind.ROWS:
        return _python(fact.kind, plain)
    rows = (zip(fact.columns, row, strict=True) for row in plain)
    return tuple({column.name: _python(column.kind, v) for column, v in row if v is not None} for row in rows)


class RuleBook(Protocol):
    """What an answer needs of the contract that it is drawn from."""

    id: str

    @property
    def questions(self) -> Mapping[str, Any]:
        """The questions by name."""
        ...

    def gist(self, rule: AnyRule, lang: str) -> str:
        """What a rule's provision does, in "en" or "ja"."""
        ...


@dataclass(frozen=True, slots=True)
class Position:
    """The legal position that an outcome states: who owes, may or must what to whom, and between which days.

    `since` and `until` are inclusive days; None where the terms set none, or none that is known.
    """

    effect: Effect
    by: Party | None
    to: Party | None
    since: date | None = None
    until: date | None = None


class Outcome(Generic[V_co]):
    """The answer to one question for one scenario under chosen readings. See `Decided`, `Silent`, `Undetermined`."""

    __slots__ = ("_asking", "_facts", "_settled", "_trace")
    __match_args__: tuple[str, ...] = ("value",)
    status: str
    _asking: Asking
    _facts: tuple[Any, ...]
    _settled: Settled | None
    _trace: tuple[Any, ...] | None

    def __init__(
        self,
        asking: Asking,
        facts: tuple[Any, ...],
        trace: tuple[Any, ...] | None = None,
        settled: Settled | None = None,
    ) -> None:
        # Past __setattr__, which keeps an outcome as it is.
        _set_asking(self, asking)
        _set_facts(self, facts)
        _set_trace(self, trace)
        _set_settled(self, settled)

    # -- what follows

    @property
    def value(self) -> V_co:
        """The value: yen as an int, a day as a `date`, a truth as a bool, an alternative as its member."""
        raise NotImplementedError

    @property
    def question(self) -> str:
        """The question's name."""
        return self._asking.question

    @property
    def contract(self) -> str:
        """The contract's id."""
        return self._asking.contract.id

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would decide the question, the most useful first; empty unless it is undetermined."""
        return self._settled.missing if self._settled is not None else ()

    @property
    def facts(self) -> dict[str, Any]:
        """The facts that were given, by name, as Python objects; what was left out is not among them."""
        known = zip(self._asking.decision.facts, self._facts, strict=True)
        return {fact.name: _python_fact(fact, value) for fact, value in known if value is not None}

    @property
    def readings(self) -> dict[str, str]:
        """The readings that this answer rests on: code of the reading to code of the alternative that was taken."""
        return {cls.point().code: self._asking.readings[cls].code for cls in self._consulted()}

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """The rules that apply, in the order in which the decision comes to them."""
        asking = self._asking
        facts, trace = self._facts, self._trace
        if trace is not None:
            return tuple([rule for rule, _, applies in asking.conditions if applies(facts, trace)])
        evaluation = self._read_evaluation()
        return tuple(rule for rule, condition, _ in asking.conditions if evaluation.value(condition) == Known(True))

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions whose rules apply."""
        return tuple(dict.fromkeys(number for rule in self.rules for number in rule.provisions))

    @property
    def tried(self) -> tuple[str, ...]:
        """The provisions that were looked at and do not apply."""
        asked = [clause.rule for clause in self._asking.decision.clauses]
        applied = set(self.provisions)
        return tuple(dict.fromkeys(n for rule in asked for n in rule.provisions if n not in applied))

    @property
    def position(self) -> Position | None:
        """The legal position, from the first rule asked for that applies; None where none does."""
        return self._position(self.rules)

    def _position(self, applying: tuple[AnyRule, ...]) -> Position | None:
        for rule in applying:
            if rule.name in self._asking.rules:
                return Position(rule.effect, rule.by, rule.to, *self._bounds())
        return None

    @property
    def figures(self) -> dict[str, Any]:
        """The named intermediate values that are known, by code: days, fractions of a year, heads of a claim."""
        found: dict[str, Any] = {}
        for code, node in self._asking.figures.items():
            seen = self._seen(node)
            if isinstance(seen, Known):
                found[code] = _python(node.kind, seen.value)
        return found

    # -- why

    def explain(self, lang: str = "en") -> str:
        """The answer with its reasons as text, in "en" or "ja"."""
        return "\n".join(self._lines(lang))

    def to_json(self) -> str:
        """The answer with every step as JSON text: enough to compute the value again."""
        asking = self._asking
        if self._trace is not None:
            clauses = asking.steps.from_trace(self._facts, self._trace)
        else:
            clauses = asking.steps.from_evaluation(self._read_evaluation())
        return f'{self._head()}, "clauses": {clauses}}}'

    def to_dict(self) -> dict[str, Any]:
        """The same as `to_json`, as plain Python objects."""
        return cast("dict[str, Any]", json.loads(self.to_json()))

    def under_all_readings(self) -> Spread[V_co]:
        """The answer under each combination of the readings that make a difference here, the defaults first.

        Readings that make no difference for these facts stay as they were chosen. `Conflict` if provisions clash
        under a combination.
        """
        from obligations.interpreters.spread import combinations  # when asked for

        asking = self._asking
        found: list[tuple[tuple[Reading, ...], Outcome[V_co]]] = []
        for choice in combinations(asking.decision, self._facts):
            readings = {**asking.readings, **choice}
            outcome = asking.under(readings).walked(self._facts, rank=False)
            found.append((tuple(choice.values()), outcome))
        return Spread(tuple(found))

    # -- inside

    def _consulted(self) -> tuple[type[Reading], ...]:
        """The readings that the reference evaluator comes to, which a trace does not hold."""
        asking = self._asking
        return settle(asking.decision, self._facts, asking.readings, rank=False).consulted

    def _read_evaluation(self) -> Evaluation:
        facts = dict(zip(self._asking.decision.facts, self._facts, strict=True))
        return Evaluation(facts, self._asking.readings)

    def _seen(self, node: Node) -> Seen:
        if self._trace is not None:
            return Known(self._asking.compiled.value(node, self._facts, self._trace))
        return self._read_evaluation().value(node)

    def _bounds(self) -> list[date | None]:
        """The first and the last day of the position, None where there is none that is known."""
        asking, facts, trace = self._asking, self._facts, self._trace
        if trace is not None:
            known = (pair is not None and pair[0](facts, trace) and pair[1](facts, trace) for pair in asking.bounds)
            return [date.fromordinal(day) if day else None for day in known]
        found: list[date | None] = []
        for pair in (asking.decision.since, asking.decision.until):
            speaks, day = (None, None) if pair is None else (self._seen(asking.read.node(node)) for node in pair)
            settled = speaks == Known(True) and isinstance(day, Known)
            found.append(date.fromordinal(cast(Known, day).value) if settled else None)
        return found

    def _head(self) -> str:
        """What the answer says before its clauses, as JSON text without the closing bracket."""
        asking = self._asking
        rules = self.rules
        missing = "[]" if self._settled is None else encoded(list(self.missing))
        return (
            f'{asking.opening}, "status": "{self.status}", "value": {self._value_text()}, {self._sides(rules)}'
            f'"provisions": {asking.provisions_text(rules)}, "missing": {missing}, '
            f'"facts": {{{asking.facts_text(self._facts)}}}, "readings": {asking.readings_text}'
        )

    def _sides(self, applying: tuple[AnyRule, ...]) -> str:
        """The position as JSON text with a comma after it; nothing where there is none."""
        for rule in applying:
            if rule.name in self._asking.rules:
                since, until = ["null" if day is None else f'"{day}"' for day in self._bounds()]
                return f'"position": {{{self._asking.sides_text[rule.name]}, "since": {since}, "until": {until}}}, '
        return ""

    def _value_text(self) -> str:
        """The value as JSON text."""
        return encoded(self.plain_value())

    def plain_value(self) -> Any:
        """The value as it stands in JSON; None where there is none."""
        return None

    def _headline(self, lang: str) -> str:
        raise NotImplementedError

    def _lines(self, lang: str) -> Iterator[str]:
        asking = self._asking
        contract = asking.contract
        yield f"{asking.title.in_(lang)} {self._headline(lang)}"
        if (position := self.position) is not None and position.by is not None:
            to = f" → {position.to.label(lang)}" if position.to else ""
            days = [f"{word} {day}" for word, day in _dated(position, lang)]
            yield f"  {position.effect.label(lang)}: {position.by.label(lang)}{to}{''.join(f', {day}' for day in days)}"
        narrative = Narrative(asking.decision, asking.read, self._seen, lang)
        for clause, applies, lines in narrative.clauses():
            rule = clause.rule
            if applies == Known(False) and rule.name not in asking.rules:
                continue
            mark = "?" if isinstance(applies, Open) else "✓" if applies.value else "✗"
            numbers = " / ".join(cited(number, lang) for number in rule.provisions)
            yield f"{mark} {numbers} ({rule.effect.label(lang)}) {contract.gist(rule, lang)}"
            yield from (f"    {line}" for line in lines)
        reading, others = ("読み方", "他の読み方") if lang == "ja" else ("reading", "others")
        for cls in self._consulted():
            taken = asking.readings[cls]
            rest = ", ".join(member.code for member in cls if member is not taken)
            yield f"{reading} {cls.point().code} = {taken.code}: {taken.label(lang)} ({others}: {rest})"

    # -- as a value

    def _identity(self) -> tuple[Any, ...]:
        asking = self._asking
        return asking.contract.id, asking.question, self._facts, tuple(asking.readings.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outcome) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __reduce__(self) -> tuple[Any, ...]:
        asking = self._asking
        return _restored, (asking.contract, asking.question, tuple(asking.readings.values()), self._facts)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an outcome does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("an outcome does not change")


_set_asking, _set_facts, _set_trace, _set_settled = (
    Outcome.__dict__[slot].__set__ for slot in ("_asking", "_facts", "_trace", "_settled")
)


def _dated(position: Position, lang: str) -> Iterator[tuple[str, date]]:
    if position.since is not None:
        yield "始期" if lang == "ja" else "from", position.since
    if position.until is not None:
        yield "終期" if lang == "ja" else "until", position.until


def _restored(contract: RuleBook, question: str, readings: tuple[Reading, ...], facts: tuple[Any, ...]) -> Outcome[Any]:
    return cast("Outcome[Any]", contract.questions[question].asking(readings).answer(facts))


class Decided(Outcome[V_co]):
    """A provision speaks and the value is known."""

    __slots__ = ()
    status = "decided"

    @property
    def value(self) -> V_co:
        """The value: yen as an int, a day as a `date`, a truth as a bool, an alternative as its member."""
        return cast(V_co, _python(self._asking.decision.kind, self._plain()))

    def _plain(self) -> Any:
        if self._trace is not None:
            return self._asking.value_of(self._facts, self._trace)
        assert self._settled is not None
        return cast(Known, self._settled.value).value

    def plain_value(self) -> Any:
        return jsonable(self._asking.decision.kind, self._plain())

    def _value_text(self) -> str:
        return filled(self._asking.decision.kind, self._plain())

    def _headline(self, lang: str) -> str:
        return shown(self._asking.decision.kind, self._plain(), lang)

    def __repr__(self) -> str:
        return f"Decided({self.value!r}, by {', '.join(self.provisions)})"


class Silent(Outcome[V_co]):
    """No provision gives anything: nothing is owed (0 yen), nothing is so (False), and for a day there is none."""

    __slots__ = ()
    status = "silent"

    @property
    def value(self) -> V_co:
        """0 for yen and False for a truth; for other kinds there is no value and `LookupError` is raised."""
        kind = self._asking.decision.kind
        if kind in (Kind.YEN, Kind.TRUTH):
            return cast(V_co, 0 if kind is Kind.YEN else False)
        raise LookupError(f"{self.question}: no provision applies, tried {', '.join(self.tried)}")

    def plain_value(self) -> Any:
        return {Kind.YEN: 0, Kind.TRUTH: False}.get(self._asking.decision.kind)

    def _headline(self, lang: str) -> str:
        kind = self._asking.decision.kind
        nothing = "適用される条項がない" if lang == "ja" else "no provision applies"
        value = {Kind.YEN: 0, Kind.TRUTH: False}.get(kind)
        return nothing if value is None else f"{shown(kind, value, lang)} ({nothing})"

    def __repr__(self) -> str:
        return f"Silent(tried {', '.join(self.tried)})"


class Undetermined(Outcome[V_co]):
    """The answer depends on facts that are missing; `missing` names them, the most useful first."""

    __slots__ = ()
    __match_args__ = ("missing",)
    status = "undetermined"

    @property
    def value(self) -> NoReturn:
        """There is none: raises `obligations.errors.Undetermined` with the facts that would decide."""
        raise UndeterminedError(self.question, self.missing)

    @property
    def between(self) -> tuple[Any, Any] | None:
        """The least and the greatest value that is still possible, both inclusive; None for alternatives."""
        assert self._settled is not None
        seen, kind = self._settled.value, self._asking.decision.kind
        if kind in (Kind.CHOICE, Kind.SEVERAL):
            return None
        if isinstance(seen, Known):
            return _python(kind, seen.value), _python(kind, seen.value)
        return None if seen.low is None else (_python(kind, seen.low), _python(kind, seen.high))

    def _headline(self, lang: str) -> str:
        labels = {fact.name: fact.label.in_(lang) for fact in self._asking.decision.facts}
        facts = ", ".join(f"{name} ({labels[name]})" if name in labels else name for name in self.missing)
        return f"未確定。必要な事実: {facts}" if lang == "ja" else f"undetermined; it depends on: {facts}"

    def __repr__(self) -> str:
        return f"Undetermined(missing {', '.join(self.missing)})"


def outcome_of(asking: Asking, facts: tuple[Any, ...], settled: Settled) -> Outcome[Any]:
    """The outcome for what the reference evaluator found."""
    if settled.missing:
        return Undetermined(asking, facts, settled=settled)
    speaks = settled.speaks != Known(False)
    return (Decided if speaks else Silent)(asking, facts, settled=settled)


@dataclass(frozen=True, slots=True)
class Spread(Generic[V_co]):
    """The answers to one question under each combination of readings that the case comes to."""

    outcomes: tuple[tuple[tuple[Reading, ...], Outcome[V_co]], ...]

    @property
    def values(self) -> tuple[V_co | None, ...]:
        """The value under each combination; None where it is undetermined or there is none."""
        return tuple(_value_or_none(outcome) for _, outcome in self.outcomes)

    @property
    def lowest(self) -> V_co:
        """The least value of any combination; `ValueError` if none has a value, or values have no order."""
        return cast(V_co, min(self._known()))

    @property
    def highest(self) -> V_co:
        """The greatest value of any combination; `ValueError` if none has a value, or values have no order."""
        return cast(V_co, max(self._known()))

    def _known(self) -> list[Any]:
        known: list[Any] = [value for value in self.values if value is not None]
        if any(isinstance(value, Labelled | frozenset) for value in known):
            raise ValueError("alternatives have no order: look at values")
        return known

    @property
    def differs(self) -> bool:
        """Whether the readings matter for this case."""
        return len({(outcome.status, repr(_value_or_none(outcome))) for _, outcome in self.outcomes}) > 1

    def __iter__(self) -> Iterator[tuple[tuple[Reading, ...], Outcome[V_co]]]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)


def _value_or_none(outcome: Outcome[Any]) -> Any:
    if isinstance(outcome, Undetermined) or (isinstance(outcome, Silent) and outcome.plain_value() is None):
        return None
    return outcome.value


class Asking:
    """A question under fixed readings: everything that is worked out once and used for every scenario."""

    def __init__(
        self,
        contract: RuleBook,
        question: str,
        title: Text,
        rules: tuple[str, ...],
        decision: Decision,
        readings: dict[type[Reading], Reading],
        family: dict[tuple[Reading, ...], Asking],
    ) -> None:
        self.contract = contract
        self.question = question
        self.title = title
        self.rules = rules
        self.decision = decision
        self.readings = readings
        self._family = family
        self._provisions: dict[tuple[AnyRule, ...], str] = {}
        family[tuple(readings.values())] = self
        self.read = Read(readings)
        self._speaks = self.read.node(self.decision.speaks)
        self._conflicts = [(one, other, self.read.node(both)) for one, other, both in self.decision.conflicts]

    def under(self, readings: dict[type[Reading], Reading]) -> Asking:
        """The same question under other readings, one for each on which it can depend; worked out once for all."""
        known = self._family.get(tuple(readings.values()))
        if known is not None:
            return known
        return Asking(self.contract, self.question, self.title, self.rules, self.decision, readings, self._family)

    @cached_property
    def compiled(self) -> Compiled:
        """The question as plain Python functions."""
        return compiled_in(self.decision, self.read)

    @cached_property
    def used(self) -> tuple[type[Reading], ...]:
        """The readings on which the question can depend."""
        return self.decision.readings()

    @cached_property
    def readings_text(self) -> str:
        """The readings as JSON text: what is chosen, and what else could be."""
        return encoded(
            [
                {
                    "reading": cls.point().code,
                    "chosen": self.readings[cls].code,
                    "alternatives": [member.code for member in cls],
                }
                for cls in self.used
            ]
        )

    @cached_property
    def value_of(self) -> Callable[..., Any]:
        """What gives the plain value of the answer from facts and trace."""
        return self.compiled.getter(self.read.node(self.decision.value))

    @cached_property
    def opening(self) -> str:
        """How every answer begins as JSON text: what is asked of which contract, and the kind of the value."""
        asks = {"contract": self.contract.id, "question": self.question, "asks": list(self.rules)}
        return encoded({**asks, "kind": self.decision.kind.word})[:-1]

    @cached_property
    def sides_text(self) -> dict[str, str]:
        """For each rule asked for, the effect and the parties of the position that it makes, as JSON text."""
        found = {rule.name: rule for rule, *_ in self.conditions}

        def sides(rule: AnyRule) -> dict[str, str | None]:
            by, to = (None if party is None else party.code for party in (rule.by, rule.to))
            return {"effect": rule.effect.code, "by": by, "to": to}

        return {name: encoded(sides(found[name]))[1:-1] for name in self.rules if name in found}

    def provisions_text(self, rules: tuple[AnyRule, ...]) -> str:
        """The provisions of some rules as JSON text; written once for each set of rules that ever applies."""
        text = self._provisions.get(rules)
        if text is None:
            numbers = dict.fromkeys(number for rule in rules for number in rule.provisions)
            text = self._provisions[rules] = encoded(list(numbers))
        return text

    def facts_text(self, facts: tuple[Any, ...]) -> str:
        """The facts that are known, as the inside of a JSON object."""
        known = zip(self._fact_writers, facts, strict=True)
        return ", ".join([key + write(value) for (key, write), value in known if value is not None])

    @cached_property
    def _fact_writers(self) -> tuple[tuple[str, Callable[[Any], str]], ...]:
        return tuple((f'"{fact.name}": ', fact_writer(fact)) for fact in self.decision.facts)

    @cached_property
    def bounds(self) -> tuple[tuple[Callable[..., Any], Callable[..., Any]] | None, ...]:
        """For the first and the last day of the position: what gives whether there is one, and which, from a trace."""
        pairs = (self.decision.since, self.decision.until)
        getter, node = self.compiled.getter, self.read.node
        return tuple(None if pair is None else (getter(node(pair[0])), getter(node(pair[1]))) for pair in pairs)

    @cached_property
    def conditions(self) -> tuple[tuple[AnyRule, Node, Callable[..., Any]], ...]:
        """The rules of the decision, each with its condition and what gives that from facts and trace."""
        found = [(clause.rule, self.read.node(clause.condition)) for clause in self.decision.clauses]
        return tuple((rule, node, self.compiled.getter(node)) for rule, node in found)

    @cached_property
    def figures(self) -> dict[str, Named]:
        """The named intermediate values that these readings leave, by code."""
        return self.decision.figures(self.read.node)

    @cached_property
    def steps(self) -> Steps:
        """The steps of an explanation as JSON, ready to be filled."""
        return Steps(self.decision, self.read, self.compiled)

    def answer(self, facts: tuple[Any, ...]) -> Outcome[Any]:
        """The outcome for plain facts in the order of the sheet, None where unknown."""
        if self._lacks(facts):
            return self.walked(facts)
        trace = self._traced(*facts)
        if self._conflicts:
            for one, other, condition in self._conflicts:
                if self.compiled.value(condition, facts, trace):
                    raise Conflict(self.question, one.provisions[0], other.provisions[0])
        place = self._speaks_place
        speaks = self.compiled.value(self._speaks, facts, trace) if place is None else trace[place]
        return (Decided if speaks else Silent)(self, facts, trace)

    def walked(self, facts: tuple[Any, ...], *, rank: bool = True) -> Outcome[Any]:
        """The same by the reference evaluator; `rank` orders missing facts by their use."""
        settled = settle(self.decision, facts, self.readings, rank=rank)
        if settled.conflict:
            raise Conflict(self.question, *settled.conflict)
        return outcome_of(self, facts, settled)

    @cached_property
    def _traced(self) -> Callable[..., tuple[Any, ...]]:
        return self.compiled.traced

    @cached_property
    def _speaks_place(self) -> int | None:
        slot = self.compiled.slots.get(id(self._speaks))
        return None if slot is None else slot.place

    @cached_property
    def _lacks(self) -> Callable[[tuple[Any, ...]], bool]:
        """Whether a fact that these readings read is unknown, in the scenario or in a row of a list."""
        reached = (node for root in self.decision.roots(self.read.node) for node in walk(root))
        found = {node for node in reached if isinstance(node, Fact)}
        tests: list[str] = []
        for place, fact in enumerate(self.decision.facts):
            if fact in found:
                tests.append(f"facts[{place}] is None")
                columns = [number for number, column in enumerate(fact.columns) if column in found]
                if columns:
                    unknown = " or ".join(f"row[{column}] is None" for column in columns)
                    tests.append(f"any([{unknown} for row in facts[{place}]])")
        scope: dict[str, Any] = {}
        exec(f"def lacks(facts): return {' or '.join(tests) or False}", scope)
        return cast("Callable[[tuple[Any, ...]], bool]", scope["lacks"])
