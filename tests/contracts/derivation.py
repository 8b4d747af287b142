"""The library against a second derivation: what both are asked, and how their answers are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hypothesis import strategies as st

from obligations import Contract
from obligations.outcomes import Outcome
from obligations.values.labels import Labelled
from tests.contracts.by_day import Case

Draw = Callable[[st.SearchStrategy[Any]], Any]


class Pair(NamedTuple):
    """The second derivation of a question, and the cases on which it is compared."""

    walked: Callable[[Case, Mapping[str, str]], Any]
    facts: st.SearchStrategy[Case]


@dataclass(frozen=True)
class Derivation:
    """The second derivation of a contract, by question.

    `opened` has for a question on which the terms are silent the readings under which it is not, so that its other
    readings can be seen.
    """

    contract: Contract
    pairs: Mapping[str, Pair]
    opened: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def agree(self, question: str, facts: Case, chosen: Mapping[str, str]) -> None:
        """Fails where the library comes to another answer than the second derivation."""
        walked = self.pairs[question].walked(facts, chosen)
        asked = ask(self.contract, question, facts, chosen)
        assert asked == walked, f"walked {walked}, asked {asked} for {dict(facts)} under {dict(chosen)}"


def outcome_of(
    contract: Contract, question: str, case: Case, readings: Mapping[str, str] | None = None
) -> Outcome[Any]:
    """The library's outcome for a case, of which the facts of the question are given."""
    facts = contract.questions[question].sheet.facts()
    outcome = contract.ask(question, {name: case[name] for name in facts if name in case}, readings)
    assert outcome.status != "undetermined", outcome.explain()
    return outcome


def ask(contract: Contract, question: str, case: Case, readings: Mapping[str, str] | None = None) -> Any:
    """The library's value for a case, an alternative by its code; None for silence where that is no answer."""
    outcome = outcome_of(contract, question, case, readings)
    if outcome.status == "silent" and outcome.plain_value() is None:
        return None
    value = outcome.value
    return value.code if isinstance(value, Labelled) else value


def alternatives(contract: Contract, question: str) -> list[tuple[str, str]]:
    """Each alternative of each reading of a question, by their codes, the defaults left out."""
    readings = contract.questions[question].readings
    return [(cls.point().code, member.code) for cls in readings for member in cls if member is not cls.default()]


@st.composite
def combinations(draw: Draw, contract: Contract, question: str) -> dict[str, str]:
    """Any choice of all readings of a question."""
    readings = contract.questions[question].readings
    return {cls.point().code: draw(st.sampled_from([member.code for member in cls])) for cls in readings}
