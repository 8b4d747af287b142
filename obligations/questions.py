"""Questions: what can be asked of a contract, with typed facts in and a typed outcome out.

A question names the sheet of facts that it takes and the rules whose result it asks for. It is called with the facts
by keyword, as the sheet declares them, or asked with a mapping or a sheet. Lowering and compiling happen once, when
it is first asked under given readings.

    flux.late_interest(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1))
    flux.late_interest.under(DayCounting.ACT365F)(principal=100_000, ...)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from obligations.clauses.decision import Decision, lower
from obligations.clauses.readings import Reading, chosen_readings, readings_named
from obligations.errors import BadContract, BadFacts, Conflict, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.expressions.nodes import Named
from obligations.interpreters.compile import Compiled, compiled_for
from obligations.interpreters.evaluate import settle
from obligations.interpreters.explain import Steps
from obligations.outcomes import Decided, Outcome, Silent, outcome_of
from obligations.values.labels import Text

if TYPE_CHECKING:
    from obligations.contracts import Contract

__all__ = ["Asking", "Question"]

P = ParamSpec("P")
V = TypeVar("V")


class Asking:
    """A question under fixed readings: everything that is worked out once and used for every scenario."""

    def __init__(self, question: Question[Any, Any], readings: dict[type[Reading], Reading]) -> None:
        self.question = question
        self.readings = readings
        self.decision = question.decision
        self.compiled: Compiled = compiled_for(self.decision, readings)
        self.read = self.compiled.read
        self.value_node = self.read.node(self.decision.value)
        self._traced = self.compiled.traced
        self._speaks = self.compiled.slots.get(id(self.read.node(self.decision.speaks)))
        self._speaks_node = self.read.node(self.decision.speaks)
        self._conflicts = [(one, other, self.read.node(condition)) for one, other, condition in self.decision.conflicts]

    @cached_property
    def used(self) -> tuple[type[Reading], ...]:
        """The readings on which the question can depend."""
        return self.decision.readings()

    @cached_property
    def figures(self) -> dict[str, Named]:
        """The named intermediate values that these readings leave, by code."""
        return self.decision.figures(self.read.node)

    @cached_property
    def _steps(self) -> Steps:
        return Steps(self.decision, self.read, self.compiled)

    @cached_property
    def _open_steps(self) -> Steps:
        return Steps(self.decision, self.read, None)

    def steps(self) -> Steps:
        """The steps of an explanation as JSON, ready to be filled."""
        return self._steps

    def answer(self, facts: tuple[Any, ...]) -> Outcome[Any]:
        """The outcome for plain facts in the order of the sheet, None where unknown."""
        if None in facts or self._has_open_rows(facts):
            settled = settle(self.decision, facts, self.readings)
            if settled.conflict:
                raise Conflict(self.question.name, *settled.conflict)
            return outcome_of(self, facts, settled)
        trace = self._traced(*facts)
        for one, other, condition in self._conflicts:
            if self.compiled.value(condition, facts, trace):
                raise Conflict(self.question.name, one.provisions[0], other.provisions[0])
        slot = self._speaks
        speaks = self.compiled.value(self._speaks_node, facts, trace) if slot is None else trace[slot.place]
        return (Decided if speaks else Silent)(self, facts, trace)

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        return tuple(place for place, fact in enumerate(self.decision.facts) if fact.columns)

    def _has_open_rows(self, facts: tuple[Any, ...]) -> bool:
        return any(None in row for place in self._rows for row in facts[place])


class Question(Generic[P, V]):
    """One question of a contract. `P` are the facts that it takes by keyword, `V` is the type of its value."""

    def __init__(
        self,
        contract: Contract,
        name: str,
        sheet: type[Facts],
        rules: tuple[str, ...],
        title: Text,
        since: str | None,
        until: str | None,
        place: str = "",
    ) -> None:
        self.contract = contract
        self.name = name
        self.sheet = sheet
        self.rules = rules
        self.title = title
        self.since = since
        self.until = until
        self.place = place
        self._chosen: tuple[Reading, ...] = ()
        self._askings: dict[tuple[Reading, ...], Asking] = {}
        self._default: Asking | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Outcome[V]:
        """The outcome for facts given by keyword. `BadFacts` if one cannot be used, `Conflict` if provisions clash."""
        if args:
            raise BadFacts([FactProblem(self.name, args[0], "facts by name")])
        return self.ask(kwargs)

    def ask(self, facts: Mapping[str, object] | Facts) -> Outcome[V]:
        """The outcome for facts by name or for a filled sheet; ISO 8601 text is accepted for days and instants."""
        asking = self._default or self.asking(self._chosen)
        if isinstance(facts, Facts):
            if not isinstance(facts, self.sheet):
                raise TypeError(f"{self.name} takes {self.sheet.__name__}, not {type(facts).__name__}")
            sheet = facts
        else:
            try:
                sheet = self.sheet.read(facts)
            except BadFacts as error:
                raise self._with_provisions(error) from None
        return cast("Outcome[V]", asking.answer(sheet.plain()))

    def ask_json(self, text: str | bytes) -> Outcome[V]:
        """The outcome for facts given as a JSON object."""
        try:
            return self.ask(self.sheet.read_json(text))
        except BadFacts as error:
            raise self._with_provisions(error) from None

    def under(self, *readings: Reading) -> Question[P, V]:
        """The same question with these readings in place of the defaults. `UnknownName` if it has no such reading."""
        made: Question[P, V] = Question(
            self.contract, self.name, self.sheet, self.rules, self.title, self.since, self.until, self.place
        )
        made.__dict__["decision"] = self.decision
        made._askings = self._askings
        made._chosen = (*self._chosen, *readings)
        made._default = made.asking(made._chosen)
        return made

    def under_named(self, readings: Mapping[str, str]) -> Question[P, V]:
        """The same with readings by code, `{"day-count": "act365f"}`."""
        return self.under(*readings_named(self.decision.readings(), readings))

    @cached_property
    def decision(self) -> Decision:
        """What the question comes to, before readings are chosen."""
        facts = self.sheet.facts().values()
        try:
            return lower(self.name, self.contract.rules, self.rules, facts, since=self.since, until=self.until)
        except BadContract as error:
            raise BadContract(f"{error} ({self.place})") from None
        except UnknownName as error:
            raise UnknownName(f"{error.what} for {self.name} ({self.place})", error.name, error.known) from None

    @property
    def readings(self) -> tuple[type[Reading], ...]:
        """The readings on which the question can depend."""
        return self.decision.readings()

    def asking(self, chosen: Iterable[Reading]) -> Asking:
        """The question under these readings, the defaults for the rest."""
        readings = chosen_readings(self.decision.readings(), tuple(chosen))
        key = tuple(readings.values())
        if key not in self._askings:
            self._askings[key] = Asking(self, readings)
        asking = self._askings[key]
        if not self._chosen and all(member is type(member).default() for member in key):
            self._default = asking
        return asking

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the facts, with descriptions, units and the provisions that want each fact."""
        schema = self.sheet.model_json_schema()
        for name, provisions in self.decision.wanted_by().items():
            if name in schema["properties"]:
                schema["properties"][name]["provisions"] = list(provisions)
        return schema

    def _with_provisions(self, error: BadFacts) -> BadFacts:
        wanted = self.decision.wanted_by()
        return BadFacts(
            replace(problem, provisions=wanted.get(problem.fact.partition("[")[0].partition(".")[0], ()))
            for problem in error.problems
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.contract.module, self.contract.id, self.name, self._chosen)

    def __repr__(self) -> str:
        return f"<question {self.name} of {self.contract.id}>"


def _restored(module: str, contract: str, name: str, chosen: tuple[Reading, ...]) -> Question[Any, Any]:
    from obligations.contracts import contract_of

    question = contract_of(module, contract).questions[name]
    return question.under(*chosen) if chosen else question
