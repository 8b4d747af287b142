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
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, TypeVar, cast

from obligations.clauses.decision import Decision, lower
from obligations.clauses.readings import Reading, chosen_readings, readings_named
from obligations.clauses.rules import AnyRule
from obligations.errors import BadContract, BadFacts, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.outcomes import Asking, Outcome, RuleBook
from obligations.values.labels import Text

if TYPE_CHECKING:
    from obligations.interpreters.columns.plan import Legend
    from obligations.interpreters.turns import Turning

__all__ = ["Asking", "Question", "Rules"]

P = ParamSpec("P")
V = TypeVar("V")
F = TypeVar("F")


class Rules(RuleBook, Protocol):
    """What a question needs of the contract that it is asked of."""

    @property
    def rules(self) -> Mapping[str, AnyRule]:
        """The rules by name."""
        ...


class Question(Generic[P, V]):
    """One question of a contract. `P` are the facts that it takes by keyword, `V` is the type of its value."""

    def __init__(
        self,
        contract: Rules,
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
        return asking.answer(self.plain(facts))

    @cached_property
    def _read(self) -> Callable[[Mapping[str, object]], tuple[Any, ...]]:
        return self.sheet.read_plain

    def ask_json(self, text: str | bytes) -> Outcome[V]:
        """The outcome for facts given as a JSON object."""
        try:
            return self.ask(self.sheet.read_json(text))
        except BadFacts as error:
            raise self._with_provisions(error) from None

    def ask_frame(
        self,
        frame: F,
        *,
        columns: Mapping[str, str] | None = None,
        rows: Mapping[str, Any] | None = None,
        key: str | None = None,
        prefix: str = "",
    ) -> F:
        """The frame with the columns of the answer after its own, the same kind of frame as was given.

        Takes Polars frames (lazy ones stay lazy), pandas, PyArrow tables, DuckDB relations, Spark frames, and what
        speaks the Arrow C stream interface. A column of the name of a fact holds it; `columns` names the column of a
        fact where it has another name ("debts.amount" for one in the rows of a list). A fact without a column is
        missing. `rows` gives the table of a list of facts that stands apart, joined by the column `key` of both.

        The columns of the answer (`status`, `value`, `error`, `at_fault`, `provisions`, `missing`, `readings`; see
        `obligations.interpreters.columns.plan`) get `prefix` before their names. A row that cannot be used is
        `invalid` and names its fault; only a frame that cannot be used at all is an error: `UnknownName`, `BadFacts`,
        `NotColumnar` for a question that has no columnar form.
        """
        from obligations.interpreters.columns.frames import ask_frame  # when asked for: frames are an extra

        made: F = ask_frame(self.as_read, frame, columns=columns, rows=rows, key=key, prefix=prefix)
        return made

    def ask_row(self, frame: Any, place: int, *, columns: Mapping[str, str] | None = None) -> Outcome[V]:
        """The outcome for one row of a frame, the first being 0, with its full explanation.

        It is what the columns of the answer say for that row. `BadFacts` for a row that is invalid, `Conflict` for one
        in conflict, `IndexError` for one that there is not.
        """
        from obligations.interpreters.columns.frames import asked_of_row

        try:
            return cast("Outcome[V]", asked_of_row(self.as_read, frame, place, columns or {}))
        except BadFacts as error:
            raise self._with_provisions(error) from None

    def sql(
        self,
        table: str,
        *,
        dialect: str = "postgres",
        keep: Iterable[str] = (),
        columns: Mapping[str, str] | None = None,
        facts: Iterable[str] | None = None,
        prefix: str = "",
    ) -> str:
        """One SELECT that gives the columns of the answer for a table, in "postgres", "duckdb" or "spark".

        `table` stands in the query as it is given. `facts` names the facts that have a column, by default all; each is
        of its natural type: BOOLEAN, BIGINT, DATE, TIMESTAMP WITH TIME ZONE, TEXT for an alternative, a list of TEXT
        for several, and for a list of rows, which Postgres does without, a list of structs. `columns` and `prefix` are
        as in `ask_frame`; `keep` names further columns that come out with them. `UnknownName` for a dialect or fact
        that there is not, `NotColumnar` for what has no columns.
        """
        from obligations.interpreters.columns.frames import sql_text

        return sql_text(self.as_read, table, dialect, tuple(keep), columns or {}, facts, prefix)

    def legend(self) -> Legend:
        """What the bits of the masks in the columns of an answer stand for."""
        from obligations.interpreters.columns.plan import legend_of

        return legend_of(self.as_read)

    def under(self, *readings: Reading) -> Question[P, V]:
        """The same question with these readings in place of the defaults. `UnknownName` if it has no such reading."""
        made: Question[P, V] = Question(
            self.contract, self.name, self.sheet, self.rules, self.title, self.since, self.until, self.place
        )
        made.__dict__.update(decision=self.decision, readings=self.readings)
        made._askings = self._askings
        made._chosen = (*self._chosen, *readings)
        made._default = made.asking(made._chosen)
        return made

    def under_named(self, readings: Mapping[str, str]) -> Question[P, V]:
        """The same with readings by code, `{"day-count": "act365f"}`."""
        return self.under(*readings_named(self.readings, readings))

    def with_law(self, on: bool = True) -> Question[P, V]:
        """The same with the law layer switched on, or off for the text alone; readings that were chosen stay."""
        chosen = {type(member) for member in self._chosen}
        parts = (cls.under_law(on) for cls in self.readings if cls not in chosen)
        return self.under(*(member for member in parts if member is not None))

    def read_as(self, readings: Mapping[str, str], law: bool | None) -> Question[P, V]:
        """The same with readings by code, and for the rest the law layer on or off, or as it is if None."""
        asked = self.under_named(readings) if readings else self
        return asked if law is None else asked.with_law(law)

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

    @cached_property
    def readings(self) -> tuple[type[Reading], ...]:
        """The readings on which the question can depend."""
        return self.decision.readings()

    def asking(self, chosen: Iterable[Reading]) -> Asking:
        """The question under these readings, the defaults for the rest."""
        readings = chosen_readings(self.readings, tuple(chosen))
        asking = self._askings.get(tuple(readings.values()))
        if asking is None:
            about = self.contract, self.name, self.title, self.rules, self.decision
            asking = Asking(*about, readings, self._askings)
        if not self._chosen and all(member is cls.default() for cls, member in readings.items()):
            self._default = asking
        return asking

    @cached_property
    def as_read(self) -> Asking:
        """The question under its readings."""
        return self.asking(self._chosen)

    @cached_property
    def turning(self) -> Turning:
        """Where the question turns under its readings: what edges, scenarios and covers are found with."""
        from obligations.interpreters.turns import Turning  # when asked for: answers do without

        known = self.sheet.sheet()
        limits = {"": known.not_before} | {name: rows.sheet().not_before for name, rows in known.rows.items()}
        return Turning(self.decision, self.as_read.read, limits)

    def plain(self, facts: Mapping[str, object] | Facts) -> tuple[Any, ...]:
        """The facts as plain values in the sheet's order, None where unknown. `BadFacts` as for `ask`."""
        if facts.__class__ is not dict and isinstance(facts, Facts):  # a model's isinstance is slow
            if not isinstance(facts, self.sheet):
                raise TypeError(f"{self.name} takes {self.sheet.__name__}, not {type(facts).__name__}")
            return facts.plain()
        try:
            return self._read(cast("Mapping[str, object]", facts))
        except BadFacts as error:
            raise self._with_provisions(error) from None

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
        return _restored, (self.contract, self.name, self._chosen)

    def __repr__(self) -> str:
        return f"<question {self.name} of {self.contract.id}>"


def _restored(contract: Rules, name: str, chosen: tuple[Reading, ...]) -> Question[Any, Any]:
    question: Question[Any, Any] = contract.questions[name]
    return question.under(*chosen) if chosen else question
