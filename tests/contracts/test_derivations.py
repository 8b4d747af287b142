"""The library against the second derivation of each contract: by default, under each alternative, and any mixture."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.beta.pairs import BETA
from tests.contracts.derivation import Derivation, alternatives, combinations
from tests.contracts.flux.pairs import FLUX
from tests.contracts.hajimete.pairs import HAJIMETE
from tests.contracts.secure.pairs import SECURE
from tests.contracts.soracam.pairs import SORACAM

DERIVATIONS = (BETA, FLUX, HAJIMETE, SECURE, SORACAM)
ASKED = [pytest.param(of, question, id=f"{of.contract.id}:{question}") for of in DERIVATIONS for question in of.pairs]
ALTERNATIVES = [
    pytest.param(
        of,
        question,
        {**of.opened.get(question, {}), reading: alternative},
        id=f"{of.contract.id}:{question}: {reading} = {alternative}",
    )
    for of in DERIVATIONS
    for question in of.pairs
    for reading, alternative in alternatives(of.contract, question)
]
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
quick = settings(deadline=None, suppress_health_check=SLOW, database=None)


@pytest.mark.parametrize(("of", "question"), ASKED)
@given(data=st.data())
@settings(quick, max_examples=20)
def test_walking_comes_to_the_same_by_default(of: Derivation, question: str, data: st.DataObject) -> None:
    of.agree(question, data.draw(of.pairs[question].facts), {})


@pytest.mark.parametrize(("of", "question", "chosen"), ALTERNATIVES)
@given(data=st.data())
@settings(quick, max_examples=4)
def test_walking_comes_to_the_same_under_each_alternative(
    of: Derivation, question: str, chosen: dict[str, str], data: st.DataObject
) -> None:
    of.agree(question, data.draw(of.pairs[question].facts), chosen)


@pytest.mark.parametrize(("of", "question"), ASKED)
@given(data=st.data())
@settings(quick, max_examples=20)
def test_walking_comes_to_the_same_under_any_mixture_of_readings(
    of: Derivation, question: str, data: st.DataObject
) -> None:
    chosen = data.draw(combinations(of.contract, question))
    of.agree(question, data.draw(of.pairs[question].facts), chosen)


@pytest.mark.slow
@pytest.mark.parametrize(("of", "question"), ASKED)
@given(data=st.data())
@settings(quick, max_examples=1000)
def test_walking_comes_to_the_same_under_many_mixtures(of: Derivation, question: str, data: st.DataObject) -> None:
    chosen = data.draw(combinations(of.contract, question))
    of.agree(question, data.draw(of.pairs[question].facts), chosen)
