"""Scenarios: a question with its facts, as code, as text in a file, and with what is expected of it.

A scenario file is YAML named `*.scenario.yaml`. It names a contract and holds a list of scenarios, each with a name
that is a sentence, the question, the facts, where the expected figure comes from, and what is expected:

    contract: soracom-flux
    scenarios:
    - name: one day late is late, but bears no interest yet
      question: late-interest
      facts: {principal: 100000, due_on: 2025-06-30, paid_on: 2025-07-01}
      derivation: From 1 July (day after the due date) to 30 June (day before payment) there is no day.
      expect: {value: 0, provisions: ["12.3"]}

`expect` names a `value` (a date and an instant in ISO 8601, an alternative by its code), or `status: silent`, or
`status: undetermined` with the facts that are `missing` (best first), or `error` with its code and the `facts` at
fault. `provisions` are those that must be among the provisions of the answer; `not_provisions` those that must not;
`figures` are named intermediate values; `gives` is what each rule that applies gives, by the rule's name; `until` and
`since` bound the position; `under_all_readings` gives the `lowest` and `highest` value. Beside `expect`, `readings`
chooses alternatives by code.

>>> one_day = Scenario.of("soracom-flux", "late-interest", {"principal": 500, "due_on": "2025-06-30"})
>>> one_day
Scenario.of("soracom-flux", "late-interest", {"principal": 500, "due_on": "2025-06-30"})
>>> one_day.changed(paid_on="2025-06-30").ask()
Silent(tried 12.3, Consumer Contract Act 9(1)(ii))
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from obligations.contracts import Contract, contract
from obligations.errors import ObligationsError, near_matches
from obligations.interpreters.explain import jsonable_fact
from obligations.outcomes import Decided, Outcome, Undetermined
from obligations.questions import Question
from obligations.values.labels import Labelled

__all__ = [
    "SUFFIX",
    "BadScenario",
    "Case",
    "GivenTwice",
    "Scenario",
    "expectation",
    "read_cases",
    "read_yaml",
    "written",
    "yaml_text",
]

#: How the name of a scenario file ends.
SUFFIX = ".scenario.yaml"

_ENTRIES = ("name", "question", "facts", "derivation", "expect", "readings")
_EXPECTED = (
    "value", "status", "missing", "error", "facts", "provisions", "not_provisions", "figures", "gives", "until",
    "since", "under_all_readings",
)  # fmt: skip


class BadScenario(ValueError):
    """A scenario file that is not written as one: what is wrong, and where."""


# A question with its facts ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Scenario:
    """A question under its readings with plain facts, in the sheet's order, None where unknown."""

    question: Question[Any, Any]
    plain: tuple[Any, ...]

    @classmethod
    def of(
        cls,
        contract_id: str,
        question: str,
        facts: Mapping[str, object],
        readings: Mapping[str, str] | None = None,
    ) -> Scenario:
        """A scenario by names, as it prints itself."""
        asked = contract(contract_id).find(question).under_named(readings or {})
        return cls(asked, asked.plain(facts))

    def ask(self) -> Outcome[Any]:
        """The outcome. `Conflict` if provisions clash."""
        return self.question.as_read.answer(self.plain)

    def changed(self, **facts: object) -> Scenario:
        """The same with other values of some facts; None for one that is left out. `BadFacts` as for a question."""
        return Scenario(self.question, self.question.plain({**self.facts, **facts}))

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by name as they stand in a file: ISO 8601 for days and instants, codes for alternatives."""
        pairs = zip(self.question.decision.facts, self.plain, strict=True)
        return {fact.name: jsonable_fact(fact, value) for fact, value in pairs if value is not None}

    @property
    def readings(self) -> dict[str, str]:
        """The readings that are not the defaults, by code."""
        chosen = self.question.as_read.readings
        return {cls.point().code: member.code for cls, member in chosen.items() if member is not cls.default()}

    def _identity(self) -> tuple[Any, ...]:
        question = self.question
        return question.contract.id, question.name, self.plain, tuple(question.as_read.readings.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __repr__(self) -> str:
        readings = f", {_python(self.readings)}" if self.readings else ""
        asked = f'"{self.question.contract.id}", "{self.question.name}"'
        return f"Scenario.of({asked}, {_python(self.facts)}{readings})"

    def to_yaml(self, name: str = "", derivation: str = "", *, alone: bool = True) -> str:
        """The scenario as a scenario file with its present outcome as what is expected; not `alone`, as an entry."""
        entry = self.entry(name or "as it is", derivation or "The outcome when this was written down.")
        return yaml_text(self.question.contract.id, [entry]) if alone else _dumped([entry])

    def entry(self, name: str, derivation: str) -> dict[str, Any]:
        """The scenario as an entry of a scenario file, with its present outcome as what is expected."""
        entry: dict[str, Any] = {"name": name, "question": self.question.name, "facts": self.facts}
        if self.readings:
            entry["readings"] = self.readings
        return {**entry, "derivation": derivation, "expect": expectation(self)}


def _python(value: object) -> str:
    """JSON-like content as Python code."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r'("(?:[^"\\]|\\.)*")|\b(true|false|null)\b', _python_word, text)


def _python_word(found: re.Match[str]) -> str:
    return found[1] or {"true": "True", "false": "False", "null": "None"}[found[2]]


def written(value: object) -> object:
    """A value as a scenario file writes it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.code if isinstance(value, Labelled) else value


def expectation(scenario: Scenario) -> dict[str, Any]:
    """What a scenario comes to, as a scenario file expects it."""
    try:
        outcome = scenario.ask()
    except ObligationsError as error:
        return {"error": error.code.value}
    expect: dict[str, Any] = {}
    if not isinstance(outcome, Decided):
        expect["status"] = outcome.status
    if isinstance(outcome, Undetermined):
        expect["missing"] = list(outcome.missing)
    elif isinstance(outcome, Decided) or outcome.plain_value() is not None:
        expect["value"] = written(outcome.value)
    if outcome.provisions:
        expect["provisions"] = list(outcome.provisions)
    if gives := outcome.gives:
        expect["gives"] = {rule.name: value for rule, value in gives.items()}
    return expect


# Scenario files ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of a scenario file: a scenario by names, and what is expected of it."""

    contract: str
    name: str
    question: str
    facts: Mapping[str, object]
    derivation: str
    expect: Mapping[str, Any]
    readings: Mapping[str, str] = field(default_factory=dict[str, str])

    def scenario(self) -> Scenario:
        """The scenario. `UnknownName` and `BadFacts` if it cannot be asked."""
        return Scenario.of(self.contract, self.question, self.facts, self.readings)

    def ask(self, of: Contract | None = None) -> Outcome[Any]:
        """The outcome, by the contract of that name or by another version of it."""
        found = contract(self.contract) if of is None else of
        return found.ask(self.question, self.facts, self.readings)

    def failures(self, of: Contract | None = None) -> tuple[list[str], Outcome[Any] | None]:
        """What does not come out as expected, a line each, and the outcome if there is one."""
        expect = self.expect
        try:
            outcome = self.ask(of)
        except ObligationsError as error:
            if "error" not in expect:
                return [f"expected {_summary(expect)}, got the error {error.code.value}: {error}"], None
            return list(_error_failures(expect, error)), None
        if "error" in expect:
            return [f"expected the error {expect['error']}, got {outcome!r}"], outcome
        return list(_outcome_failures(expect, outcome)), outcome


def _summary(expect: Mapping[str, Any]) -> str:
    return f"{expect['value']}" if "value" in expect else f"{expect.get('status', 'an answer')}"


def _error_failures(expect: Mapping[str, Any], error: ObligationsError) -> Iterator[str]:
    if error.code.value != expect["error"]:
        yield f"expected the error {expect['error']}, got {error.code.value}: {error}"
    for fact in expect.get("facts", ()):
        if fact not in str(error):
            yield f"expected the error to name {fact}, got: {error}"


def _same(expected: object, got: object) -> bool:
    """Whether a value is the expected one; an instant in any zone."""
    if isinstance(got, datetime) and isinstance(expected, str | datetime):
        try:
            return got == (datetime.fromisoformat(expected) if isinstance(expected, str) else expected)
        except (TypeError, ValueError):
            return False
    # True is not 1, and a whole number is no text.
    return type(written(expected)) is type(written(got)) and written(expected) == written(got)


def _outcome_failures(expect: Mapping[str, Any], outcome: Outcome[Any]) -> Iterator[str]:
    status = expect.get("status", "decided")
    if outcome.status != status:
        got = outcome.status if isinstance(outcome, Undetermined) else f"{outcome.status} {outcome.plain_value()!r}"
        yield f"expected {status} {expect.get('value', '')}".rstrip() + f", got {got}"
        if isinstance(outcome, Undetermined):
            yield f"it depends on {', '.join(outcome.missing)}"
        return
    if "value" in expect:
        value = None if isinstance(outcome, Undetermined) else _or_none(outcome)
        if not _same(expect["value"], value):
            yield f"expected the value {expect['value']}, got {written(value)}"
    if "missing" in expect and list(outcome.missing) != list(expect["missing"]):
        yield f"expected {', '.join(expect['missing'])} to be missing, got {', '.join(outcome.missing)}"
    for number in expect.get("provisions", ()):
        if number not in outcome.provisions:
            yield f"expected {number} among the provisions, got {', '.join(outcome.provisions) or 'none'}"
    for number in expect.get("not_provisions", ()):
        if number in outcome.provisions:
            yield f"expected {number} not to apply, got {', '.join(outcome.provisions)}"
    figures = outcome.figures if "figures" in expect else {}
    for code, figure in expect.get("figures", {}).items():
        if not _same(figure, figures.get(code)):
            yield f"expected {code} to be {figure}, got {written(figures.get(code))}"
    given = {rule.name: value for rule, value in outcome.gives.items()} if "gives" in expect else {}
    for rule in dict.fromkeys((*expect.get("gives", {}), *given)):
        if given.get(rule) != expect["gives"].get(rule):
            yield f"expected {rule} to give {expect['gives'].get(rule, 'nothing')}, got {given.get(rule, 'nothing')}"
    for bound in ("since", "until"):
        if bound in expect:
            day = None if outcome.position is None else getattr(outcome.position, bound)
            if written(day) != written(expect[bound]):
                yield f"expected {bound} {expect[bound]}, got {day}"
    if "under_all_readings" in expect:
        spread = outcome.under_all_readings()
        for end in ("lowest", "highest"):
            wanted, found = expect["under_all_readings"].get(end), getattr(spread, end)
            if not _same(wanted, found):
                yield f"expected the {end} under all readings to be {wanted}, got {written(found)}"


def _or_none(outcome: Outcome[Any]) -> Any:
    try:
        return outcome.value
    except LookupError:
        return None


def read_cases(path: Path) -> list[Case]:
    """The entries of a scenario file. `BadScenario` for a file that is not written as one."""
    try:
        content = read_yaml(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadScenario(f"{path.name}: {error}") from None
    if not isinstance(content, dict):
        raise BadScenario(f"{path.name}: expected 'contract: ID' and 'scenarios:' with a list")
    return cases_in(path.name, cast("dict[str, Any]", content))


def cases_in(name: str, content: Mapping[str, Any]) -> list[Case]:
    """The entries of a scenario file from its content; `name` is for the message of an error."""
    _refuse_others(name, content, ("contract", "scenarios"))
    entries = content.get("scenarios")
    if not isinstance(content.get("contract"), str) or not isinstance(entries, list):
        raise BadScenario(f"{name}: expected 'contract: ID' and 'scenarios:' with a list")
    cases = [
        _case(f"{name}, scenario {number}", content["contract"], entry)
        for number, entry in enumerate(cast("list[object]", entries), start=1)
    ]
    names: set[tuple[str, str]] = set()
    for case in cases:
        if (case.question, case.name) in names:
            raise BadScenario(f"{name}: two scenarios of {case.question} are called {case.name!r}")
        names.add((case.question, case.name))
    return cases


def _refuse_others(place: str, given: Iterable[object], known: Sequence[str]) -> None:
    for entry in given:
        if entry not in known:
            near = near_matches(str(entry), known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise BadScenario(f"{place}: no entry {entry!r}; {hint}")


def _case(place: str, contract_id: str, entry: object) -> Case:
    if not isinstance(entry, dict):
        raise BadScenario(f"{place}: expected a scenario, got {entry!r}")
    given = cast("dict[str, Any]", entry)
    _refuse_others(place, given, _ENTRIES)
    place = f"{place} ({given.get('name', 'without a name')})"
    shapes = {"name": str, "question": str, "facts": dict, "derivation": str, "expect": dict}
    for wanted, shape in shapes.items():
        if not isinstance(given.get(wanted), shape) or (shape is str and not given[wanted].strip()):
            raise BadScenario(f"{place}: expected {wanted!r}, {'a text' if shape is str else 'names with values'}")
    if len(given["derivation"]) <= 10:
        raise BadScenario(f"{place}: a derivation says where the expected figure comes from")
    expect: dict[str, Any] = given["expect"]
    _refuse_others(f"{place}, expect", expect, _EXPECTED)
    if not {"value", "status", "error"} & expect.keys():
        raise BadScenario(f"{place}: what is expected is a value, a status or an error")
    if "value" not in expect and expect.get("status") == "decided":
        raise BadScenario(f"{place}: a decided scenario names its value")
    readings: dict[str, str] = given.get("readings") or {}
    return Case(contract_id, given["name"], given["question"], given["facts"], given["derivation"], expect, readings)


# YAML -------------------------------------------------------------------------------------------------------


class GivenTwice(ValueError):
    """A name stands twice in one mapping; `name` and the `line` of the second."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(f"line {line}: {name} is given twice")
        self.name, self.line = name, line


def _need_yaml() -> None:
    from importlib.util import find_spec

    if find_spec("yaml") is None:
        raise ImportError("scenario files need PyYAML: pip install 'obligations[testing]'")


_loaders: list[Any] = []


def _loader() -> Any:
    """YAML whose numbers are decimal, and whose days and instants are text; made once."""
    if _loaders:
        return _loaders[0]
    _need_yaml()
    import yaml

    resolvers: dict[str, list[Any]] = {
        first: [pair for pair in pairs if pair[0].rpartition(":")[2] not in ("int", "float", "timestamp")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    whole = re.compile(r"[-+]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:_[0-9]{3})+)$")
    broken = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$")
    for first in "-+0123456789":
        resolvers.setdefault(first, [])
        resolvers[first] += [("tag:yaml.org,2002:int", whole), ("tag:yaml.org,2002:float", broken)]
    # The parser in C where it is there: it reads the same, ten times as fast.
    parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    Loader: Any = type("Loader", (parser,), {"yaml_implicit_resolvers": resolvers})  # noqa: N806 - a class
    _loaders.append(Loader)
    return Loader


def _refuse_doubles(node: Any, seen: set[int]) -> None:
    """Raises `GivenTwice` for a name that stands twice in one mapping of a document."""
    if node is None or id(node) in seen or node.id == "scalar":
        return
    seen.add(id(node))
    pairs: list[tuple[Any, Any]] = node.value if node.id == "mapping" else [(None, part) for part in node.value]
    names: set[str] = set()
    for key, value in pairs:
        if key is not None and key.id == "scalar":
            if key.value in names:
                raise GivenTwice(key.value, key.start_mark.line + 1)
            names.add(key.value)
        _refuse_doubles(value, seen)


def read_yaml(text: str) -> object:
    """The content of one YAML document, nothing in it taken for another thing than it looks like.

    A day or an instant stays the text that it is, and only decimal digits are a number, so that `010` is not 8 and
    `1:30` is not 90. ValueError if the text is none, `GivenTwice` if a name stands twice.
    """
    _need_yaml()
    import yaml

    try:
        loader = _loader()(text)
        node = loader.get_single_node()
        _refuse_doubles(node, set())
        return None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def yaml_text(contract_id: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """A scenario file of one contract from its entries."""
    return f"contract: {contract_id}\nscenarios:\n{_dumped(entries)}"


def _dumped(entries: Sequence[Mapping[str, Any]]) -> str:
    _need_yaml()
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def dumped(entry: object) -> str:
        return yaml.dump(
            [_dated(entry)], Dumper=Dumper, sort_keys=False, allow_unicode=True, width=116, default_flow_style=None
        )

    return "\n".join(dumped(dict(entry)) for entry in entries)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _dated(content: object) -> object:
    """The same with days for their texts, which then stand without quotes."""
    match content:
        case dict():
            return {name: _dated(value) for name, value in cast("dict[str, object]", content).items()}
        case list():
            return [_dated(value) for value in cast("list[object]", content)]
        case str() if _DAY.fullmatch(content):
            return date.fromisoformat(content)
        case _:
            return content
