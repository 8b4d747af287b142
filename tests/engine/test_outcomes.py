"""Outcomes are values: equal, hashable, immutable and picklable; and they know what other readings would give."""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from math import prod
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings

from obligations import (
    BadContract,
    BadFacts,
    Decided,
    Effect,
    Outcome,
    Question,
    Reading,
    Silent,
    Text,
    Undetermined,
    UnknownName,
    contract,
    contracts,
    reading,
)
from obligations.conventions import DayCounting, YenFraction
from obligations.law import GROSS_FAULT_CASES

from .conformance import (
    all_readings_are_reached,
    doors_agree,
    ended,
    facts_are_told_as_given,
    outcome_is_a_value,
    sampled_readings_agree,
    value_of,
)
from .example_terms import FeeMeant, LastDay, Loss, example_terms
from .examples import outcome, rule, truth, yen
from .scenarios import Side, draw_facts, hide, random_asking, random_contract, random_tree_question, seeds, share_of

EXAMPLE = example_terms()
INTEREST = EXAMPLE.questions["late-interest"]
DEBT = {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"}
LOSS = {
    "profit": 5_000, "costs": 3_000, "fee": 100, "arose_on": "2025-02-28", "claimed_on": "2025-05-31",
    "fault": "ordinary", "consumer": True,
}  # fmt: skip


def perhaps_hidden(rng: Random, question: Question[..., Any]) -> tuple[Any, ...]:
    facts = draw_facts(rng, question)
    return facts if rng.random() < 0.5 else hide(rng, question, facts)


@given(seed=seeds)
@settings(max_examples=share_of(250))
def test_outcomes_of_an_installed_question_are_values(question: Question[..., Any], seed: int):
    rng = Random(seed)
    asking, facts = random_asking(rng, question), perhaps_hidden(rng, question)
    outcome_is_a_value(asking, facts)
    doors_agree(question, facts)
    facts_are_told_as_given(asking, facts)


@given(seed=seeds)
@settings(max_examples=30)
def test_outcomes_of_the_example_terms_are_values(seed: int):
    rng = Random(seed)
    for question in EXAMPLE.questions.values():
        asking, facts = random_asking(rng, question), perhaps_hidden(rng, question)
        outcome_is_a_value(asking, facts)
        doors_agree(question, facts)
        facts_are_told_as_given(asking, facts)


@given(seed=seeds)
@settings(max_examples=1)
def test_all_readings_of_an_installed_question_are_reached(question: Question[..., Any], seed: int):
    rng = Random(seed)
    facts = perhaps_hidden(rng, question)
    if _combinations(question) > 12:
        sampled_readings_agree(question, facts, rng)
    else:
        all_readings_are_reached(question, facts)


def _combinations(question: Question[..., Any]) -> int:
    return prod(len(cls) for cls in question.readings)


@given(seed=seeds)
@settings(max_examples=25)
def test_all_readings_of_the_example_terms_are_reached(seed: int):
    rng = Random(seed)
    for question in EXAMPLE.questions.values():
        all_readings_are_reached(question, perhaps_hidden(rng, question))


@given(seed=seeds)
@settings(max_examples=80)
def test_all_readings_of_random_trees_are_reached(seed: int):
    rng = Random(seed)
    question = random_tree_question(rng, depth=4)
    for _ in range(2):
        all_readings_are_reached(question, perhaps_hidden(rng, question))


@given(seed=seeds)
@example(seed=79)  # readings that move no bound, but what the alternatives of a missing fact agree on
@settings(max_examples=20)
def test_all_readings_of_random_contracts_are_reached(seed: int):
    rng = Random(seed)
    for question in random_contract(rng)[1]:
        all_readings_are_reached(question, perhaps_hidden(rng, question))


@pytest.mark.slow
def test_all_readings_of_installed_questions_with_many_are_reached(question: Question[..., Any]):
    for seed in range(4):
        rng = Random(seed)
        facts = perhaps_hidden(rng, question)
        if _combinations(question) > 150:
            sampled_readings_agree(question, facts, rng)
        else:
            all_readings_are_reached(question, facts)


# As values --------------------------------------------------------------------------------------------------


def test_outcomes_are_equal_where_question_facts_and_readings_are():
    one, same = INTEREST.ask(DEBT), INTEREST.ask(dict(DEBT))
    assert one == same
    assert len({one, same}) == 1
    assert one != INTEREST.ask({**DEBT, "principal": 100_001})
    assert one != INTEREST.under(DayCounting.ACT365F).ask(DEBT)
    assert one != INTEREST.ask({"principal": 100_000})
    assert one == INTEREST.under(DayCounting.COURT).ask(DEBT)
    assert one != 2_343


def test_an_outcome_cannot_be_changed():
    for answer in (INTEREST.ask(DEBT), INTEREST.ask({}), INTEREST.ask({**DEBT, "paid_on": "2026-01-31"})):
        for name in ("_facts", "_asking", "value", "anything"):
            with pytest.raises(AttributeError):
                setattr(answer, name, 1)
        with pytest.raises(AttributeError):
            del answer._facts  # pyright: ignore[reportPrivateUsage]
        assert copy.deepcopy(answer) == answer


def test_outcomes_match_by_status():
    def told(answer: Outcome[int]) -> Any:
        match answer:
            case Decided(value=yen):
                return yen
            case Silent():
                return "nothing"
            case Undetermined(missing=facts):
                return facts
            case _:
                return None

    assert told(INTEREST.ask(DEBT)) == 2_343
    assert told(INTEREST.ask({**DEBT, "paid_on": "2026-01-31"})) == "nothing"
    assert told(INTEREST.ask({"principal": 1, "due_on": "2026-01-31"})) == ("paid_on",)


@pytest.mark.parametrize("name", contracts())
def test_an_outcome_is_the_same_in_another_process(name: str):
    made: list[tuple[Outcome[Any], Any, str]] = []
    for place, question in enumerate(contract(name).questions.values()):
        rng = Random(place)
        for asking, facts in ((random_asking(rng, question), draw_facts(rng, question)), (question.asking(()), None)):
            plain = facts or (None,) * len(question.sheet.facts())
            answer = ended(lambda a=asking, p=plain: a.answer(p))
            if isinstance(answer, Outcome):
                made.append((answer, value_of(answer), answer.to_json()))
        if len(made) > 12:
            break
    assert made
    there = (
        "import pickle, sys\n"
        "made = pickle.load(sys.stdin.buffer)\n"
        "again = [(answer, kept) for answer, _, text in made if (kept := answer.to_json()) != text]\n"
        "assert not again, again\n"
        "sys.stdout.buffer.write(pickle.dumps([answer for answer, *_ in made]))\n"
    )
    run = subprocess.run([sys.executable, "-c", there], input=pickle.dumps(made), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert pickle.loads(run.stdout) == [answer for answer, *_ in made]


# Readings ---------------------------------------------------------------------------------------------------


def test_the_spread_of_late_interest_has_one_figure_for_each_reading_that_matters():
    # One year and one day over a leap year: conventions and fractions all differ.
    spread = INTEREST.ask(
        {"principal": 1_000_003, "due_on": "2023-12-31", "paid_on": "2025-01-03"}
    ).under_all_readings()
    assert len(spread) == len(DayCounting) * len(YenFraction)
    assert spread.differs
    assert spread.lowest < spread.highest
    assert {combination for combination, _ in spread} == {
        (counting, fraction) for counting in DayCounting for fraction in YenFraction
    }


def test_readings_that_a_case_does_not_come_to_do_not_multiply_its_answers():
    paid_in_time = INTEREST.ask({**DEBT, "paid_on": "2026-01-31"})
    assert paid_in_time.readings == {}
    assert len(paid_in_time.under_all_readings()) == 1
    assert not paid_in_time.under_all_readings().differs
    grave = EXAMPLE.questions["damages"].ask({**LOSS, "fault": "gross", "claimed_on": "2025-03-01"})
    assert len(grave.under_all_readings()) == 1
    ordinary = EXAMPLE.questions["damages"].ask({**LOSS, "claimed_on": "2025-03-01"})
    assert [combination for combination, _ in ordinary.under_all_readings()] == [(fee,) for fee in FeeMeant]


def test_a_spread_under_hidden_facts_holds_every_reading_that_an_alternative_comes_to():
    # Under the default both alternatives of `side` agree; under the other they do not.
    from obligations import Yen, when

    fee = when(Side.LEFT.chosen, Yen.fixed(5), otherwise=Yen.fixed(7))
    owed = rule("owed", _payment(), value=when(truth("side"), Yen.fixed(5), otherwise=fee))
    answer = outcome([owed], ["owed"])
    assert answer.value == 5
    spread = answer.under_all_readings()
    assert [(combination, told.status) for combination, told in spread] == [
        ((Side.LEFT,), "decided"),
        ((Side.RIGHT,), "undetermined"),
    ]
    assert spread.values == (5, None)


def _points(number: int) -> list[type[Reading]]:
    """So many readings with two alternatives each."""
    found: list[type[Reading]] = []
    for place in range(number):

        @reading(f"point-{place}", en="Open?", ja="未定か。", why=Text("None.", "なし。"))
        class Point(Reading):
            YES = "yes", "はい"
            NO = "no", "いいえ"

        found.append(Point)
    return found


def test_forty_readings_that_all_have_to_agree_come_to_forty_one_combinations():
    from obligations import Yen, all_of, when

    points = _points(40)
    agreed = all_of(*(point["YES"].chosen for point in points))
    owed = rule("owed", _payment(), value=when(agreed, Yen.fixed(500), otherwise=Yen.fixed(0)))
    spread = outcome([owed], ["owed"]).under_all_readings()
    assert len(spread) == 41
    assert spread.values == (500, *[0] * 40)
    assert spread.outcomes[0][0] == tuple(point["YES"] for point in points)


def test_forty_readings_under_a_missing_fact_are_one_open_combination():
    from obligations import Yen, when

    fee = yen("fee", 1, 9)
    for point in _points(40):
        fee = fee + when(point["YES"].chosen, Yen.fixed(0), otherwise=Yen.fixed(1))
    spread = outcome([rule("owed", _payment(), value=fee)], ["owed"]).under_all_readings()
    assert [(combination, told.status) for combination, told in spread] == [((), "undetermined")]


def test_readings_whose_amounts_add_up_have_one_combination_for_each_way_to_them():
    from obligations import Yen, when

    first, second = _points(2)
    fee = when(first["YES"].chosen, Yen.fixed(1), otherwise=Yen.fixed(2)) + when(
        second["YES"].chosen, Yen.fixed(10), otherwise=Yen.fixed(20)
    )
    spread = outcome([rule("owed", _payment(), value=fee)], ["owed"]).under_all_readings()
    assert [(told.value, combination) for combination, told in spread] == [
        (11, (first["YES"], second["YES"])),
        (21, (first["YES"], second["NO"])),
        (12, (first["NO"], second["YES"])),
        (22, (first["NO"], second["NO"])),
    ]


def _payment() -> Any:
    from obligations import Effect

    return Effect.PAYMENT


def test_a_reading_is_chosen_by_member_or_by_code():
    by_member = INTEREST.under(DayCounting.ACT365F, YenFraction.CEIL).ask(DEBT)
    by_code = INTEREST.under_named({"day-count": "act365f", "yen-fraction": "ceil"}).ask(DEBT)
    one_by_one = INTEREST.under(DayCounting.ACT365F).under(YenFraction.CEIL).ask(DEBT)
    assert by_member == by_code == one_by_one
    assert by_member.value == 2_344
    assert by_member.readings == {"day-count": "act365f", "yen-fraction": "ceil"}


def test_a_choice_does_not_stick_to_the_question():
    INTEREST.under(YenFraction.CEIL).ask(DEBT)
    assert INTEREST.ask(DEBT).readings["yen-fraction"] == "floor"


def test_readings_that_do_not_exist_are_errors():
    with pytest.raises(UnknownName, match="day-count"):
        INTEREST.under_named({"day-counts": "court"})
    with pytest.raises(UnknownName, match="act365f"):
        INTEREST.under_named({"day-count": "act365"})
    with pytest.raises(UnknownName, match="example-end"):
        INTEREST.under(LastDay.TOO_LATE)
    with pytest.raises(BadContract, match="at once"):
        INTEREST.under(DayCounting.COURT, DayCounting.ACT365F)
    with pytest.raises(BadContract, match="at once"):
        INTEREST.under(DayCounting.COURT).under(DayCounting.ACT365F)


# Facts in ---------------------------------------------------------------------------------------------------


def test_facts_by_keyword_by_name_as_a_sheet_and_as_json_are_one():
    damages = EXAMPLE.questions["damages"]
    sheet = Loss.read(LOSS)
    text = (
        '{"profit": 5000, "costs": 3000, "fee": 100, "arose_on": "2025-02-28", "claimed_on": "2025-05-31",'
        ' "fault": "ordinary", "consumer": true}'
    )
    answers = {
        damages.ask(LOSS),
        damages.ask(sheet),
        damages.ask_json(text),
        damages(**LOSS),
        damages.ask(sheet.model_dump()),
    }
    assert len(answers) == 1
    assert next(iter(answers)).value == 100


def test_facts_that_cannot_be_are_refused_with_their_names():
    damages = EXAMPLE.questions["damages"]
    for wrong, name in (
        ({"profit": -1}, "profit"),
        ({"fee": 1_000_001}, "fee"),
        ({"profit": 1.5}, "profit"),
        ({"fault": "gros"}, "fault"),
        ({"claimed_on": "2025-02-27"}, "claimed_on"),
        ({"arose_on": "2025-02-30"}, "arose_on"),
        ({"profits": 1}, "profits"),
    ):
        with pytest.raises(BadFacts) as raised:
            damages.ask({**LOSS, **wrong})
        assert [problem.fact for problem in raised.value.problems] == [name]
    with pytest.raises(TypeError, match="Loss"):
        damages.ask(INTEREST.sheet())


def test_an_instant_outside_the_years_that_are_known_is_refused():
    credit = EXAMPLE.questions["credit"]
    for instant in ("2200-01-01T00:00:00+09:00", "1899-12-31T23:59:59+09:00"):
        with pytest.raises(BadFacts, match="from 1900 to 2199"):
            credit.ask({"began": instant})
    credit.ask({"began": "1900-01-01T00:00:00+09:00", "ended": "2199-12-31T23:59:59+09:00"})


def test_an_unknown_column_is_left_out_of_the_facts_that_are_told():
    row = {"amount": 1, "months": 1, "due_on": "2026-01-31", "paid": None, "marks": []}
    answer = EXAMPLE.questions["debt"].ask({"invoices": [row], "today": "2026-02-01"})
    assert answer.to_dict()["facts"]["invoices"] == [{"amount": 1, "months": 1, "due_on": "2026-01-31", "marks": []}]


def test_yen_that_are_no_int_are_refused():
    fee = rule("fee", _payment(), value=yen("base"))
    assert outcome([fee], ["fee"], base=10**15).value == 10**15
    for wrong in (True, "100", 1.0):
        with pytest.raises(BadFacts, match="principal"):
            INTEREST.ask({**DEBT, "principal": wrong})


def test_an_authority_is_cited_in_the_language_of_the_explanation():
    debt = rule("debt", _payment(), value=yen("owed"))
    cap = rule("cap", Effect.CAP, value=yen("fee"), limits=["debt"])
    lifted = rule(GROSS_FAULT_CASES, Effect.DISAPPLICATION, truth("gross"), overrides=["cap"])
    answer = outcome([debt, cap, lifted], ["debt"], owed=900, fee=500, gross=False)
    assert "Supreme Court, 28 February 2003 does not apply" in answer.explain("en")
    assert "最判平成15年2月28日は適用されない" in answer.explain("ja")
    assert "Supreme Court" not in answer.explain("ja")
