"""Questions: what can be asked of a contract, with typed facts in and a typed outcome out.

A question names the sheet of facts that it takes and the rules whose result it asks for. It is called with the facts
by keyword, as the sheet declares them, or asked with a mapping or a sheet. Lowering and compiling happen once, when
it is first asked under given readings.

    flux.late_interest(principal=100_000, due_on=date(2026, 1, 31), paid_on=date(2026, 4, 1))
    flux.late_interest.under(DayCounting.ACT365F)(principal=100_000, ...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from obligations.clauses.decision import Decision, lower
from obligations.clauses.readings import Reading, chosen_readings, readings_named
from obligations.errors import BadContract, BadFacts, Conflict, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.expressions.nodes import Fact, Named, walk
from obligations.interpreters.compile import Compiled, Read, compiled_in
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
        self.read = Read(readings)
        self.value_node = self.read.node(self.decision.value)
        self._speaks = self.read.node(self.decision.speaks)
        self._conflicts = [(one, other, self.read.node(both)) for one, other, both in self.decision.conflicts]

    @cached_property
    def compiled(self) -> Compiled:
        """The question as plain Python functions."""
        return compiled_in(self.decision, self.read)

    @cached_property
    def used(self) -> tuple[type[Reading], ...]:
        """The readings on which the question can depend."""
        return self.decision.readings()

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
        for one, other, condition in self._conflicts:
            if self.compiled.value(condition, facts, trace):
                raise Conflict(self.question.name, one.provisions[0], other.provisions[0])
        place = self._speaks_place
        speaks = self.compiled.value(self._speaks, facts, trace) if place is None else trace[place]
        return (Decided if speaks else Silent)(self, facts, trace)

    def walked(self, facts: tuple[Any, ...], *, rank: bool = True) -> Outcome[Any]:
        """The same by the reference evaluator; `rank` orders missing facts by their use."""
        settled = settle(self.decision, facts, self.readings, rank=rank)
        if settled.conflict:
            raise Conflict(self.question.name, *settled.conflict)
        return outcome_of(self, facts, settled)

    @cached_property
    def _traced(self) -> Callable[..., tuple[Any, ...]]:
        return self.compiled.traced

    @cached_property
    def _speaks_place(self) -> int | None:
        slot = self.compiled.slots.get(id(self._speaks))
        return None if slot is None else slot.place

    @cached_property
    def _reads(self) -> tuple[tuple[int, ...], tuple[tuple[int, tuple[int, ...]], ...]]:
        """The places of the facts that are read under these readings, and of the columns read of each list."""
        found = {
            node for root in self.decision.roots() for node in walk(self.read.node(root)) if isinstance(node, Fact)
        }
        places = [place for place, fact in enumerate(self.decision.facts) if fact in found]
        columns = {place: enumerate(self.decision.facts[place].columns) for place in places}
        rows = [
            (place, tuple(number for number, column in numbered if column in found))
            for place, numbered in columns.items()
        ]
        return tuple(places), tuple((place, numbers) for place, numbers in rows if numbers)

    def _lacks(self, facts: tuple[Any, ...]) -> bool:
        """Whether a fact that is read is unknown, in the scenario or in a row of a list."""
        places, rows = self._reads
        if None in facts and any(facts[place] is None for place in places):
            return True
        return bool(rows) and any(
            row[column] is None for place, columns in rows for row in facts[place] for column in columns
        )


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
