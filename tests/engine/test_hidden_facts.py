"""A missing fact is not zero and not false: hiding it leaves the answer as it is, or open, and never changes it."""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from obligations import DAY, Decided, Effect, Question, Silent, Undetermined, Yen, all_of, higher, lower, when
from obligations.errors import Undetermined as UndeterminedError

from .conformance import hidden_facts_keep_the_answer, hide_at_random
from .example_terms import example_terms
from .examples import day, outcome, rule, truth, yen
from .scenarios import draw_facts, random_asking, random_contract, random_tree_question, seeds

EXAMPLE = example_terms()


@given(seed=seeds)
@settings(max_examples=40)
def test_hiding_facts_of_the_example_terms_never_changes_an_answer(seed: int):
    rng = Random(seed)
    for question in EXAMPLE.questions.values():
        hide_at_random(random_asking(rng, question), rng)


@given(seed=seeds)
@settings(max_examples=200)
def test_hiding_facts_of_random_trees_never_changes_an_answer(seed: int):
    rng = Random(seed)
    question = random_tree_question(rng, depth=rng.randint(2, 4))
    asking = random_asking(rng, question)
    for _ in range(3):
        hide_at_random(asking, rng)


@given(seed=seeds)
@settings(max_examples=40)
def test_hiding_facts_of_random_contracts_never_changes_an_answer(seed: int):
    rng = Random(seed)
    for question in random_contract(rng)[1]:
        hide_at_random(random_asking(rng, question), rng)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_hiding_facts_of_many_random_rules_never_changes_an_answer(block: int):
    for seed in range(block * 300, block * 300 + 300):
        rng = Random(seed)
        for question in [random_tree_question(rng, depth=4)] if seed % 4 else random_contract(rng)[1]:
            asking = random_asking(rng, question)
            for _ in range(4):
                hide_at_random(asking, rng)


def test_a_missing_truth_is_not_false():
    fee = rule("fee", Effect.PAYMENT, truth("agreed"), Yen.fixed(500))
    assert isinstance(outcome([fee], ["fee"], agreed=False), Silent)
    missing = outcome([fee], ["fee"])
    assert isinstance(missing, Undetermined)
    assert missing.missing == ("agreed",)
    assert missing.between == (0, 500)


def test_a_missing_exclusion_is_not_taken_as_absent():
    claim = rule("claim", Effect.PAYMENT, value=yen("loss"))
    excluded = rule("excluded", Effect.EXCLUSION, truth("force_majeure"), limits=["claim"])
    answer = outcome([claim, excluded], ["claim"], loss=900)
    assert isinstance(answer, Undetermined)
    assert answer.missing == ("force_majeure",)
    assert answer.between == (0, 900)


def test_a_missing_amount_is_not_zero():
    bill = rule("bill", Effect.PAYMENT, value=yen("fee") + yen("extra", high=50))
    missing = outcome([bill], ["bill"], fee=500)
    assert isinstance(missing, Undetermined)
    assert missing.between == (500, 550)
    with pytest.raises(UndeterminedError, match="extra"):
        _ = missing.value
    assert outcome([bill], ["bill"], fee=500, extra=0).value == 500


def test_a_missing_day_is_not_today_and_not_the_first_day():
    late = rule("late", Effect.DECLARATION, day("due_on") < day("paid_on"))
    assert isinstance(outcome([late], ["late"], due_on=date(2026, 1, 31)), Undetermined)
    # Nothing is paid after the last day that the library knows: that alone is decided.
    assert isinstance(outcome([late], ["late"], due_on=date(2199, 12, 31)), Silent)


def test_a_missing_list_is_not_an_empty_list():
    debt = example_terms().questions["debt"]
    assert debt.ask({"invoices": [], "today": "2026-01-31"}).value == 0
    open_list = debt.ask({"today": "2026-01-31"})
    assert isinstance(open_list, Undetermined)
    assert open_list.missing == ("invoices",)


def test_a_missing_column_is_named_by_its_row():
    debt = example_terms().questions["debt"]
    row = {"amount": 300, "months": 3, "due_on": "2026-01-01", "paid": False, "marks": []}
    partly = debt.ask({"invoices": [row, {**row, "paid": None}], "today": "2026-01-31"})
    assert isinstance(partly, Undetermined)
    assert partly.missing == ("invoices[1].paid",)
    assert partly.between == (300, 600)


def test_an_unknown_list_may_hold_negative_sums_where_its_rows_can():
    from obligations import Facts, Rows, fact

    from .scenarios import bare_contract

    class Movement(Facts):
        """A row."""

        billed: Yen = fact("billed", "請求")
        paid: Yen = fact("paid", "支払")

    class Ledger(Facts):
        """Rows."""

        movements: Rows[Movement] = fact("movements", "増減")

    terms = bare_contract("ledger-terms")

    @terms.definition("1")
    def balance(ledger: type[Ledger]) -> Yen:
        """What is billed less what is paid."""
        return ledger.movements.total(lambda row: row.billed - row.paid)

    asked = terms.question("balance", Ledger, balance, en="Which balance?", ja="残高は。")
    unknown = asked.ask({})
    assert isinstance(unknown, Undetermined)
    assert unknown.between is not None
    low, high = unknown.between
    assert low < -(10**15)
    assert high > 10**15
    assert asked.ask({"movements": [{"billed": 1, "paid": 10}]}).value == -9


def test_what_cannot_matter_is_not_asked_for():
    interest = example_terms().questions["late-interest"]
    assert interest.ask({"principal": 0}).value == 0
    capped = rule("capped", Effect.PAYMENT, value=lower(Yen.fixed(0), yen("fee")))
    assert outcome([capped], ["capped"]).value == 0
    floor = rule("floor", Effect.PAYMENT, value=higher(yen("fee", high=400), Yen.fixed(400)))
    assert outcome([floor], ["floor"]).value == 400


def test_both_ways_of_a_truth_with_one_result_need_no_fact():
    either = rule("either", Effect.PAYMENT, value=when(truth("one"), yen("fee"), otherwise=yen("fee")))
    assert outcome([either], ["either"], fee=7).value == 7
    both = rule("both", Effect.DECLARATION, truth("one") | ~truth("one"))
    assert isinstance(outcome([both], ["both"]), Decided)


def test_alternatives_are_tried_up_to_64_combinations_and_not_beyond():
    def either_way(number: int):
        return [rule("either", Effect.DECLARATION, all_of(*(truth(f"t{n}") | ~truth(f"t{n}") for n in range(number))))]

    assert isinstance(outcome(either_way(6), ["either"]), Decided)
    assert isinstance(outcome(either_way(7), ["either"]), Undetermined)
    assert isinstance(outcome(either_way(7), ["either"], t3=True), Decided)


def test_an_amount_that_all_alternatives_share_is_decided_if_a_rule_speaks_in_one_of_them():
    # Owed 0 because a rule says so in one case, and because none speaks in the other: 0, and not silent throughout.
    at_odds = (truth("one") & truth("other")) | (truth("one") & ~truth("other"))
    nil = rule("nil", Effect.PAYMENT, at_odds, value=when(truth("third"), yen("fee"), otherwise=yen("fee")))
    assert isinstance(outcome([nil], ["nil"], fee=0), Decided)
    assert isinstance(outcome([nil], ["nil"], fee=0, one=False), Silent)


def test_a_known_fact_that_decides_alone_leaves_the_rest_unasked():
    allowed = rule("allowed", Effect.PERMISSION, truth("asked") & truth("granted"))
    assert isinstance(outcome([allowed], ["allowed"], asked=False), Silent)
    assert outcome([allowed], ["allowed"], asked=True).missing == ("granted",)
    assert set(outcome([allowed], ["allowed"]).missing) == {"asked", "granted"}


def test_the_fact_that_decides_for_more_of_its_values_comes_first():
    # `stopped` alone decides when it is true; neither of the others ever does.
    runs = rule("runs", Effect.DECLARATION, ~truth("stopped") & (truth("one") | truth("other")) & truth("third"))
    missing = outcome([runs], ["runs"]).missing
    assert set(missing[:2]) == {"stopped", "third"}
    assert set(missing[2:]) == {"one", "other"}


def test_a_truth_that_decides_in_one_of_two_cases_comes_before_an_amount_that_decides_only_at_its_ends():
    # The amount decides only at 0 and above the cap; whether the claim is barred decides in one of two cases.
    claim = rule("claim", Effect.PAYMENT, value=yen("loss"))
    barred = rule("barred", Effect.BAR, truth("late"), limits=["claim"])
    assert outcome([claim, barred], ["claim"]).missing == ("late", "loss")


def test_a_date_that_ends_a_period_is_open_while_its_start_is_missing():
    last = rule("last", Effect.DEADLINE, value=lower(day("start").months_after(1), day("end") - DAY))
    answer = outcome([last], ["last"], start=date(2027, 2, 28))
    assert isinstance(answer, Undetermined)
    assert answer.between is not None
    assert answer.between[1] == date(2027, 3, 31)
    assert outcome([last], ["last"], start=date(2027, 2, 28), end=date(2027, 3, 31)).value == date(2027, 3, 30)


def test_with_nothing_known_every_installed_question_is_open_or_the_same_for_all_cases(question: Question[..., Any]):
    answer = question.ask({})
    if isinstance(answer, Undetermined):
        assert set(answer.missing) <= set(question.sheet.facts())
    for seed in range(3):
        rng = Random(seed)
        full = draw_facts(rng, question)
        hidden_facts_keep_the_answer(question.asking(()), full, (None,) * len(full), rng)
