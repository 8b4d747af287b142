"""What an explanation shows is what was computed: from its JSON alone every step and the answer come out again."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from obligations import Decided, Effect, Outcome, Question, RoundingMode, Silent, Undetermined, percent, rounded
from obligations.expressions.operators import OPERATORS
from obligations.testing.recomputed import MEANINGS

from .conformance import ended, explanation_adds_up, explanation_can_be_read
from .example_terms import example_terms
from .examples import outcome, rule, truth, yen
from .scenarios import draw_facts, hide, random_asking, random_contract, random_tree_question, seeds, share_of

EXAMPLE = example_terms()


@given(seed=seeds)
@settings(max_examples=share_of(300))
def test_explanations_of_an_installed_question_can_be_read(question: Question[..., Any], seed: int):
    rng = Random(seed)
    asking, facts = random_asking(rng, question), draw_facts(rng, question)
    explanation_can_be_read(asking, facts)
    explanation_can_be_read(asking, hide(rng, question, facts))


@given(seed=seeds)
@settings(max_examples=40)
def test_explanations_of_the_example_terms_add_up(seed: int):
    rng = Random(seed)
    for question in EXAMPLE.questions.values():
        asking, facts = random_asking(rng, question), draw_facts(rng, question)
        explanation_adds_up(asking, facts)
        explanation_can_be_read(asking, facts)
        explanation_can_be_read(asking, hide(rng, question, facts))


@given(seed=seeds)
@settings(max_examples=200)
def test_explanations_of_random_trees_add_up(seed: int):
    rng = Random(seed)
    question = random_tree_question(rng, depth=rng.randint(2, 5))
    asking = random_asking(rng, question)
    for _ in range(2):
        facts = draw_facts(rng, question)
        explanation_adds_up(asking, facts)
        explanation_can_be_read(asking, facts)
        explanation_can_be_read(asking, hide(rng, question, facts))


@given(seed=seeds)
@settings(max_examples=30)
def test_explanations_of_random_contracts_add_up(seed: int):
    rng = Random(seed)
    for question in random_contract(rng)[1]:
        asking, facts = random_asking(rng, question), draw_facts(rng, question)
        explanation_adds_up(asking, facts)
        explanation_can_be_read(asking, facts)
        explanation_can_be_read(asking, hide(rng, question, facts))


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_explanations_of_many_random_trees_add_up(block: int):
    for seed in range(block * 300, block * 300 + 300):
        rng = Random(seed)
        question = random_tree_question(rng, depth=5)
        for _ in range(3):
            explanation_adds_up(random_asking(rng, question), draw_facts(rng, question))


def test_every_operator_has_a_meaning_of_its_own_here():
    assert set(OPERATORS) <= set(MEANINGS)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_kind_of_outcome_says_its_value_in_both_languages(lang: str):
    fee = rule("fee", Effect.PAYMENT, truth("owed"), rounded(yen("base") * percent("12.5"), RoundingMode.HALF_UP))
    given_facts = outcome([fee], ["fee"], owed=True, base=12_348)
    silent, open_answer = outcome([fee], ["fee"], owed=False, base=12_348), outcome([fee], ["fee"], owed=True)
    assert [type(answer) for answer in (given_facts, silent, open_answer)] == [Decided, Silent, Undetermined]
    text = given_facts.explain(lang)
    assert "1,544" in text.splitlines()[0]
    assert "1,543.5" in text
    assert "12,348" in text
    assert {"en": "half rounded up", "ja": "四捨五入"}[lang] in text
    assert {"en": "0 yen (no provision applies)", "ja": "0円 (適用される条項がない)"}[lang] in silent.explain(lang)
    assert "base" in open_answer.explain(lang).splitlines()[0]


def test_the_json_of_an_open_answer_names_what_keeps_each_step_open():
    fee = rule("fee", Effect.PAYMENT, truth("owed"), rounded(yen("base") * percent("10"), RoundingMode.FLOOR))
    told = outcome([fee], ["fee"], owed=True).to_dict()
    assert (told["status"], told["value"], told["missing"]) == ("undetermined", None, ["base"])
    (clause,) = told["clauses"]
    assert clause["applies"] is True
    assert clause["gives"]["value"] == {"open": ["base"]}
    assert clause["gives"]["of"][0]["of"][0] == {"fact": "base", "value": {"open": ["base"]}}


def test_the_json_shows_each_row_and_whether_it_was_taken():
    row = {"amount": 1_000, "months": 3, "due_on": "2026-01-31", "paid": False, "marks": ["disputed"]}
    told = EXAMPLE.questions["debt"].ask({"invoices": [row, {**row, "paid": True}], "today": "2026-02-01"}).to_dict()
    (clause,) = told["clauses"]
    assert clause["gives"]["rows"] == [{"taken": True, "value": 333}, {"taken": False, "value": None}]
    assert told["facts"]["invoices"][0] == row


def test_the_json_says_which_rules_were_asked_and_under_which_readings():
    told = EXAMPLE.questions["credit"].ask({}).to_dict()
    assert told["asks"] == ["outage_credit", "planned_credit"]
    told = EXAMPLE.questions["damages"].under_named({"example-fee": "none"}).ask({}).to_dict()
    assert {"reading": "example-fee", "chosen": "none", "alternatives": ["monthly", "yearly", "none"]} in told[
        "readings"
    ]


def test_the_json_carries_the_position_and_its_days():
    facts = {
        "profit": 1, "costs": 1, "fee": 1, "fault": "gross", "consumer": True, "arose_on": "2025-02-28",
        "claimed_on": "2025-03-01",
    }  # fmt: skip
    answer = EXAMPLE.questions["damages"].ask(facts)
    assert answer.to_dict()["position"] == {
        "effect": "payment", "by": "shop", "to": "buyer", "since": "2025-02-28", "until": "2025-05-31",
    }  # fmt: skip
    assert answer.position is not None
    assert answer.position.until == date(2025, 5, 31)


def test_named_figures_are_those_of_the_readings_that_are_chosen():
    damages = EXAMPLE.questions["damages"]
    facts = {
        "profit": 1, "costs": 1, "fee": 7, "fault": "ordinary", "consumer": True, "arose_on": "2025-02-28",
        "claimed_on": "2025-03-01",
    }  # fmt: skip
    assert damages.ask(facts).figures == {"last-day": date(2025, 5, 31)}
    assert damages.under_named({"example-fee": "yearly"}).ask(facts).figures["year"] == 84
    assert damages.under_named({"example-fee": "yearly"}).ask({**facts, "fee": None}).figures == {
        "last-day": date(2025, 5, 31)
    }


def test_every_outcome_is_json_that_another_reader_accepts(question: Question[..., Any]):
    for seed in range(6):
        rng = Random(seed)
        facts = draw_facts(rng, question)
        for plain in (facts, hide(rng, question, facts)):
            answer = ended(lambda p=plain: question.asking(()).answer(p))
            if isinstance(answer, Outcome):
                told = json.loads(answer.to_json(), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
                assert json.loads(json.dumps(told)) == told
