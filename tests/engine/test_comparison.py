"""The same facts asked of several contracts: each answers for itself, and having no clause is an answer."""

from __future__ import annotations

from datetime import date

import pytest

from obligations import (
    BadFacts,
    Code,
    Contract,
    Date,
    Facts,
    Party,
    Reading,
    Text,
    Truth,
    UnknownName,
    Yen,
    fact,
    percent_a_year,
    provided,
    reading,
)
from obligations.comparison import Compared, compare
from obligations.conventions import DayCounting, untaxed
from obligations.law import STATUTORY_RATE, StatutoryInterest, statutory_interest
from rules.boilerplate import OverdueDebt, OverdueDebtByLaw, interest_on_overdue

SHOP, BUYER = Party("shop", "the shop", "店"), Party("buyer", "the buyer", "買主")
DEBT: dict[str, object] = {"principal": 36_500, "due_on": date(2026, 1, 1), "paid_on": date(2026, 1, 12)}


@reading("flat-fee", en="Is it owed?", ja="支払うか。", why=Text("None.", "なし。"))
class FlatFee(Reading):
    OWED = "yes", "はい"
    NOT_OWED = "no", "いいえ"


def shop(name: str) -> Contract:
    return Contract(name, title=Text(name, name), parties=(SHOP, BUYER), module=__name__)


def with_a_rate() -> Contract:
    terms = shop("compared-ten-percent")

    @terms.payment("3", by=BUYER, to=SHOP)
    def ten_percent(debt: type[OverdueDebt]) -> Yen:
        """Ten percent a year."""
        return interest_on_overdue(debt, percent_a_year("10"))

    terms.question("compared-interest", OverdueDebt, ten_percent, en="How much?", ja="いくらか。")
    return terms


def with_a_flat_fee() -> Contract:
    terms = shop("compared-flat")

    class Late(Facts):
        """A late payment."""

        due_on: Date = fact("the due date", "支払期日")
        paid_on: Date = fact("the day of payment", "支払の日")

    @terms.payment("9.1", by=BUYER, to=SHOP)
    def flat(late: type[Late]) -> Yen:
        """Five hundred yen for any delay."""
        return provided((late.paid_on > late.due_on) & FlatFee.OWED.chosen, Yen.fixed(500))

    terms.question("compared-interest", Late, flat, en="How much?", ja="いくらか。")
    return terms


def without_a_clause() -> Contract:
    terms = shop("compared-silent")

    class Bare(Facts):
        """A late debt."""

        principal: Yen = fact("the debt", "債務額")

    @terms.duty("1", by=BUYER, to=SHOP)
    def something_else(bare: type[Bare]) -> Truth:
        """Something."""
        return bare.principal > Yen.fixed(0)

    terms.question("something-else", Bare, something_else, en="Is it?", ja="か。")
    return terms


RATE, FLAT, SILENT = with_a_rate(), with_a_flat_fee(), without_a_clause()
ALL = [each.id for each in (RATE, FLAT, SILENT)]


def test_each_contract_answers_by_its_own_clause() -> None:
    found = compare("compared-interest", DEBT, among=ALL)
    assert list(found) == ALL
    assert [each.outcome and each.outcome.value for each in found.values()] == [100, 500, None]
    assert [each.outcome and each.outcome.provisions for each in found.values()] == [("3",), ("9.1",), None]


def test_a_contract_without_such_a_question_has_no_clause() -> None:
    found = compare("compared-interest", DEBT, among=ALL)["compared-silent"]
    assert found == Compared(SILENT)
    assert not found.has_clause


def test_what_a_contract_does_not_ask_for_is_left_aside_and_said() -> None:
    found = compare("compared-interest", DEBT, among=ALL)
    assert found["compared-flat"].aside == ("principal",)
    assert found["compared-ten-percent"].aside == ()


def test_a_reading_holds_for_the_contracts_that_have_it() -> None:
    found = compare("compared-interest", DEBT, among=ALL, readings={"flat-fee": "not-owed"})
    values = [each.outcome and (each.outcome.status, each.outcome.value) for each in found.values()]
    assert values == [("decided", 100), ("silent", 0), None]
    with pytest.raises(UnknownName, match="flat-feee"):
        compare("compared-interest", DEBT, among=ALL, readings={"flat-feee": "owed"})
    with pytest.raises(UnknownName, match="perhaps"):
        compare("compared-interest", DEBT, among=ALL, readings={"flat-fee": "perhaps"})


def test_facts_that_one_contract_cannot_use_do_not_keep_the_others_from_answering() -> None:
    found = compare("compared-interest", {**DEBT, "principal": -1}, among=ALL)
    assert found["compared-ten-percent"].outcome is None
    error = found["compared-ten-percent"].error
    assert error is not None
    assert error.code is Code.BAD_FACTS
    assert found["compared-ten-percent"].has_clause
    assert found["compared-flat"].outcome is not None


def test_a_fact_that_no_contract_asks_for_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadFacts, match="did you mean principal"):
        compare("compared-interest", {**DEBT, "principle": 1}, among=ALL)


def test_a_question_that_no_contract_has_is_refused() -> None:
    with pytest.raises(UnknownName, match="compared-interest"):
        compare("compared-intrest", {}, among=ALL)


# The law layer ---------------------------------------------------------------------------------------


def late_by_law() -> Contract:
    terms = shop("by-law")

    @terms.payment(STATUTORY_RATE, by=BUYER, to=SHOP)
    def by_law(debt: type[OverdueDebtByLaw]) -> Yen:
        """The statutory rate."""
        amount = statutory_interest(
            untaxed(debt.principal, debt.tax_percent),
            debt.due_on,
            debt.paid_on,
            debt.statutory_percent,
        )
        return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > debt.due_on), amount)

    terms.question("late-interest", OverdueDebtByLaw, by_law, en="How much?", ja="いくらか。")
    return terms


BY_LAW = late_by_law()


def test_terms_without_a_rate_are_silent_and_the_law_gives_its_rate() -> None:
    alone = BY_LAW.ask("late-interest", DEBT)
    assert (alone.status, alone.value) == ("silent", 0)
    law = BY_LAW.ask("late-interest", DEBT, law=True)
    # 2 to 12 January are eleven days: 36,500 x 3% x 11/365 = 33.
    assert (law.value, law.provisions) == (33, ("Civil Code 404",))
    assert "民法404条" in law.explain("ja")


def test_readings_that_are_named_win_over_the_switch_of_the_law_layer() -> None:
    named = {"statutory-interest": "terms-alone"}
    assert BY_LAW.ask("late-interest", DEBT, named, law=True).status == "silent"
    question = BY_LAW.find("late-interest")
    assert question.under(DayCounting.ACT365F).with_law().ask(DEBT).readings["day-count"] == "act365f"
    assert question.under(StatutoryInterest.CIVIL_CODE).with_law(False).ask(DEBT).value == 33
