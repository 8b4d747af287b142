"""The command line: what it prints, where, in which language, and with which exit code it ends.

Most tests ask the terms of an invented library, which have a fact of every kind, a conflict, and days that no
provision gives; the late interest of the Flux terms stands for an installed contract.
"""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from obligations import (
    DAY,
    Contract,
    Date,
    Facts,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    contract,
    contracts,
    fact,
    provided,
    reading,
    when,
)
from obligations.clauses.document import Document, Heading, Provision
from obligations.conventions import calendar_day
from obligations.doors import command_line
from obligations.doors.commands import obligations
from obligations.doors.presentation import show_record, show_table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ENGLISH = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}
LATE = ("ask", "soracom-flux", "late-interest")
PAID_LATE_FACTS = {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"}
PAID_LATE = (*LATE, "--principal", "100000", "--due-on", "2026-01-31", "--paid-on", "2026-04-01")


# The terms of a library -----------------------------------------------------------------------------

LIBRARY, READER = Party("library", "the library", "図書館"), Party("reader", "the reader", "利用者")

SENTENCES: list[tuple[type[Heading] | type[Provision], str, Text, str]] = [
    (Heading, "1", Text("Damage", "損傷"), "第1条 本の損傷"),
    (Provision, "1.1/s1", Text("The reader pays for damage.", "損傷は払う。"), "1. 本を傷めた人は払います。"),
    (Provision, "1.1/s2", Text("Rare books count double.", "貴重書は倍額。"), "貴重書の場合は二倍とします。"),
    (Provision, "1.2", Text("Books are loved.", "本は愛される。"), "2. 図書館は本を愛します。"),
    (Provision, "1.3", Text("At most 5,000 yen.", "5000円まで。"), "3. 支払いは五千円を上限とします。"),
    (Heading, "2", Text("Return", "返却"), "第2条 返却の日"),
    (Provision, "2.1", Text("The day of the clock.", "時計の日。"), "1. 返却は窓口の時計の日とします。"),
    (Provision, "2.1.1", Text("Gifts are chosen.", "贈り物を選ぶ。"), "(1) 図書館は贈り物を選びます。"),
    (Provision, "2.2", Text("Stories by the seaside.", "海辺の物語。"), "2. 海辺では読み聞かせをします。"),
]  # fmt: skip
TEXT = "\n".join(text for *_, text in SENTENCES)


class Book(Labelled):
    PLAIN = "a plain book", "普通の本"
    VERY_RARE = "a very rare book", "稀覯本"
    RARE = "a rare book", "貴重書"


class Deed(Labelled):
    INK = "ink on a page", "インク"
    TORN = "a torn page", "破れ"
    DOG_EARED = "a folded corner", "角折れ"


@reading(
    "torn-as-ink", en="Is a tear like ink?", ja="破れはインクと同じか。", why=Text("It cannot be undone.", "戻らない。")
)
class Tear(Reading):
    DIFFERENT = "a tear is no ink", "別である"
    ALIKE = "a tear is like ink", "同じである"


class Damage(Facts):
    """One damage to a book."""

    amount: Yen = fact("what it costs", "額")
    noticed_on: Date = fact("the day on which it was noticed", "気付いた日")


class Loan(Facts):
    """A book that came back damaged."""

    kind_of_book: OneOf[Book] = fact("the kind of book", "本の種類")
    damages: Rows[Damage] = fact("the damages", "損傷")
    handed_back_at: Instant = fact("when it was handed back", "返した時")


class Deeds(Facts):
    """What a reader did."""

    deeds: Several[Deed] = fact("what the reader did", "したこと")


class Visit(Deeds):
    """A visit to the counter."""

    insured: Truth = fact("whether the reader is insured", "保険の有無")


class Counter(Facts):
    """A loan over the counter."""

    lent_at: Instant = fact("when it was lent", "貸した時")
    back_at: Instant = fact("when it came back", "返った時", not_before="lent_at")
    explain: Yen = fact("a fee whose name is that of an option", "名がオプションと同じ料金", low=10)


class Gift(Facts):
    """A gift of the library."""

    score: Yen = fact("the score", "点数")


library = Contract(
    "town-library", title=Text("Terms of a library", "図書館の約款"), parties=(LIBRARY, READER), module=__name__
)
vars(library)["document"] = Document.index(
    "town-library", Text("Terms of a library", "図書館の約款"), Text("A town", "ある町"), SENTENCES
)


@library.payment("1.1/s1", by=READER, to=LIBRARY, assumes=[("Costs are bills.", "額は請求書による。")])
def for_damage(loan: type[Loan]) -> Yen:
    """The reader pays for damage noticed by the day of return."""
    day = calendar_day(loan.handed_back_at)
    return loan.damages.total(lambda damage: damage.amount, where=lambda damage: damage.noticed_on <= day)


@library.payment("1.1/s2", by=READER, to=LIBRARY, overrides=[for_damage])
def for_rare(loan: type[Loan]) -> Yen:
    """Twice for a rare book."""
    total = loan.damages.total(lambda damage: damage.amount)
    return provided(loan.kind_of_book.is_(Book.RARE), total + total)


@library.cap("1.3", on=["1.1/s2"])
def at_most(loan: type[Loan]) -> Yen:
    """At most 5,000 yen."""
    return Yen.fixed(5_000)


library.question("damage", Loan, for_damage, for_rare, en="What is paid for damage?", ja="損傷はいくらか。")


@library.prohibition("1.1/s1", by=READER)
def banned(visit: type[Deeds]) -> Truth:
    """A reader who used ink may not come back."""
    return visit.deeds.has(Deed.INK) | (Tear.ALIKE.chosen & visit.deeds.has(Deed.TORN))


@library.prohibition("1.1/s1", by=READER)
def warned(visit: type[Visit]) -> Truth:
    """An uninsured reader is warned."""
    return ~visit.insured


library.question("banned", Deeds, banned, en="Is the reader banned?", ja="出入り禁止か。")
library.question("warned", Visit, banned, warned, en="Is the reader banned or warned?", ja="出入り禁止又は警告か。")


@library.date("2.1")
def returned_on(counter: type[Counter]) -> Date:
    """Returned on the day of the clock, if that is not the day of the loan."""
    day = calendar_day(counter.back_at)
    return provided((day > calendar_day(counter.lent_at)) & (counter.explain > Yen.fixed(10)), day + DAY)


library.question("return-day", Counter, returned_on, en="When is it returned?", ja="いつ返したか。")


@library.payment("2.1.1", by=LIBRARY, to=READER)
def gift(visit: type[Gift]) -> Yen:
    """A gift of 100 yen from a score of 10."""
    return provided(visit.score >= Yen.fixed(10), Yen.fixed(100))


@library.payment("2.1", by=LIBRARY, to=READER)
def larger_gift(visit: type[Gift]) -> Yen:
    """A gift of 200 yen from a score of 20, or 100 at 30."""
    return provided(
        visit.score >= Yen.fixed(20), when(visit.score.equals(Yen.fixed(30)), Yen.fixed(100), otherwise=Yen.fixed(200))
    )


library.question("gift", Gift, gift, larger_gift, en="Which gift is given?", ja="贈り物はいくらか。")
library.no_outcome("1.2", en="A feeling.", ja="感情の表明。")


# Running it -----------------------------------------------------------------------------------------


def run(*arguments: str, given: str | bytes | None = None, environment: Mapping[str, str] = ENGLISH) -> Result:
    """The command line in this process."""
    return CliRunner().invoke(obligations, arguments, input=given, env=environment)


def ask(question: str, *options: str, given: str | bytes | None = None) -> Result:
    return run("ask", "town-library", question, *options, given=given)


def fields(result: Result) -> dict[str, str]:
    """The first field of each line to the second."""
    return {line.split("\t")[0]: line.split("\t")[1] for line in result.stdout.splitlines() if "\t" in line}


def process(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, English unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "obligations.doors.command_line", *arguments],
        input=given,
        capture_output=True,
        check=False,
        cwd=HERE,
        env={**os.environ, **ENGLISH, **environment},
    )


def refused(result: Result, *parts: str) -> None:
    """It ended with exit code 2, printed nothing on standard output, and each part on standard error."""
    assert (result.exit_code, result.stdout) == (2, "")
    for part in parts:
        assert part in result.stderr


# Answers --------------------------------------------------------------------------------------------


def test_an_answer_is_its_value_the_provisions_and_the_readings_used() -> None:
    result = run(*PAID_LATE)
    assert result.exit_code == 0
    found = fields(result)
    assert found["answer"] == "2,343 yen"
    assert found["provisions"] == "12.3"
    assert found["readings"].startswith("consumer-contract-act=terms-alone, day-count=court, yen-fraction=floor")
    assert result.stderr == ""


def test_an_explanation_is_that_of_the_outcome() -> None:
    outcome = contract("soracom-flux").ask("late-interest", PAID_LATE_FACTS)
    assert run(*PAID_LATE, "--explain").stdout == outcome.explain("en") + "\n"
    assert run(*PAID_LATE, "--explain", "--lang", "ja").stdout == outcome.explain("ja") + "\n"
    assert json.loads(run(*PAID_LATE, "--json").stdout) == outcome.to_dict()


@pytest.mark.parametrize("amount", ["100000", "100_000", "100,000"])
def test_thousands_may_be_grouped(amount: str) -> None:
    assert fields(run(*LATE, "--principal", amount, *PAID_LATE[5:]))["answer"] == "2,343 yen"


@pytest.mark.parametrize("amount", ["1e5", "100.000", "100000.0", "10,00", "1_00", "-5", "１００", "", "¥1", "9" * 17])
def test_anything_else_is_no_amount_and_the_error_names_fact_value_form_and_provision(amount: str) -> None:
    result = run(*LATE, "--principal", amount, *PAID_LATE[5:])
    refused(result, "bad-facts", "principal: got", amount, "expected whole yen", "(wanted by")
    assert "12.3" in result.stderr


def test_all_wrong_facts_are_named_at_once() -> None:
    refused(run(*LATE, "--principal", "x", "--due-on", "2026-02-30", "--paid-on", "1"), "principal: got 'x'",
            "due_on: got '2026-02-30'", "paid_on: got '1'")  # fmt: skip


def test_a_fact_out_of_its_limits_is_named_beside_one_that_is_wrong_in_itself() -> None:
    result = ask("return-day", "--fact-explain", "9", "--lent-at", "2026-01-31 10:00:00")
    refused(result, "explain: got 9, expected whole yen as an int from 10", "lent_at: got '2026-01-31 10:00:00'")
    assert result.stderr.count("(wanted by 2.1)") == 2


def test_a_fact_given_twice_is_an_error_and_not_the_last_one() -> None:
    refused(run(*PAID_LATE, "--principal", "5"), "principal: got ['100000', '5'], expected one value")


def test_underscores_and_hyphens_are_the_same_in_names() -> None:
    result = run("ask", "soracom_flux", "late_interest", "--principal", "100000", "--due_on", "2026-01-31",
                 "--paid_on", "2026-04-01", "--reading", "yen_fraction=half_up")  # fmt: skip
    assert fields(result)["answer"] == "2,344 yen"


def test_a_misspelt_fact_is_wrong_use() -> None:
    result = run(*LATE, "--principle", "1")
    refused(result, "--principle", "--principal")


def test_facts_that_are_missing_are_asked_for_best_first_with_exit_code_3() -> None:
    result = run(*LATE, "--principal", "100000")
    assert result.exit_code == 3
    assert fields(result)["answer"] == "undetermined"
    asked = [line.split("\t") for line in result.stdout.splitlines() if line.startswith("ask for")]
    assert [row[1] for row in asked] == ["due_on", "paid_on"]
    assert asked[0][2:5] == ["the due date", "day in Asia/Tokyo", "--due-on"]


def test_no_provision_applies_is_an_answer() -> None:
    result = run(*LATE, "--principal", "100000", "--due-on", "2026-01-31", "--paid-on", "2026-01-31")
    assert (result.exit_code, fields(result)["answer"]) == (0, "0 yen (no provision applies)")


def test_a_day_that_no_provision_gives_is_an_answer_without_a_value() -> None:
    times = ("--lent-at", "2026-01-31T10:00+09:00", "--back-at", "2026-01-31T12:00+09:00", "--fact-explain", "20")
    result = ask("return-day", *times)
    assert (result.exit_code, fields(result)) == (0, {"answer": "no provision applies", "tried": "2.1",
                                                      "readings": "day-boundary=tokyo"})  # fmt: skip
    assert json.loads(ask("return-day", *times, "--json").stdout)["value"] is None


def test_a_conflict_names_both_provisions_with_exit_code_4() -> None:
    result = ask("gift", "--score", "25")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "conflict" in result.stderr
    assert "2.1.1" in result.stderr
    assert ask("gift", "--score", "30").exit_code == 0
    said = json.loads(ask("gift", "--score", "25", "--json").stderr)
    assert (said["error"], said["provisions"]) == ("conflict", ["2.1.1", "2.1"])


# Facts of every kind --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ["amount=1000,noticed_on=2026-01-31", "amount=2500,noticed_on=2026-02-01"],
        ["amount=1,000,noticed-on=2026-01-31", " noticed_on=2026-02-01 , amount=2_500 "],
        ['[{"amount": 1000, "noticed_on": "2026-01-31"}, {"amount": 2500, "noticed-on": "2026-02-01"}]'],
        ['{"amount": 1000, "noticed_on": "2026-01-31"}', "amount=2500,noticed_on=2026-02-01"],
    ],
)
def test_rows_are_pairs_or_json(rows: list[str]) -> None:
    options = [part for row in rows for part in ("--damages", row)]
    result = ask("damage", "--kind-of-book", "plain", "--handed-back-at", "2026-02-01T00:00:00+09:00", *options)
    assert fields(result)["answer"] == "3,500 yen"
    early = ask("damage", "--kind-of-book", "plain", "--handed-back-at", "2026-01-31T23:59:59+09:00", *options)
    assert fields(early)["answer"] == "1,000 yen"


def test_no_rows_are_an_empty_text() -> None:
    result = ask("damage", "--kind-of-book", "rare", "--damages", "")
    assert fields(result)["answer"] == "0 yen"


def test_a_value_that_is_wrong_in_a_row_is_named_by_its_place() -> None:
    result = ask("damage", "--damages", "amount=1", "--damages", "amount=x,colour=red,noticed_on=31/1/2026")
    refused(result, "damages[1].amount: got 'x'", "damages[1].colour: no such fact", "damages[1].noticed_on")
    assert "damages[0]" not in result.stderr


@pytest.mark.parametrize("row", ["1000", "amount=1,amount=2", '[{"amount": 1, "amount": 2}]', '[{"amount": 1}', "[1]"])
def test_rows_that_are_no_rows_are_refused_together_with_the_other_facts(row: str) -> None:
    refused(ask("damage", "--damages", row, "--kind-of-book", "blue"), "damages", "kind_of_book: got 'blue'")


@pytest.mark.parametrize(
    ("text", "banned"), [("ink", "yes"), ("dog-eared,ink", "yes"), ("dog_eared, torn", "no"), ("", "no")]
)
def test_several_alternatives_are_separated_by_commas(text: str, banned: str) -> None:
    assert fields(ask("banned", "--deeds", text))["answer"].startswith(banned)


def test_several_alternatives_may_be_given_one_by_one() -> None:
    assert fields(ask("banned", "--deeds", "torn", "--deeds", "ink"))["answer"] == "yes"
    refused(
        ask("banned", "--deeds", "torn,", "--deeds", "spit"), "deeds[1]: got ''", "deeds[2]: got 'spit'", "dog-eared"
    )


@pytest.mark.parametrize("text", ["true", "True", "yes", "はい"])
def test_a_truth_that_is_so(text: str) -> None:
    assert ask("warned", "--deeds", "", "--insured", text).stdout.startswith("answer\tno (no provision applies)\n")


@pytest.mark.parametrize("text", ["false", "no", "いいえ"])
def test_a_truth_that_is_not_so(text: str) -> None:
    assert ask("warned", "--deeds", "", "--insured", text).stdout.startswith("answer\tyes\n")


@pytest.mark.parametrize("text", ["1", "on", "y", "maybe"])
def test_other_words_are_no_truth(text: str) -> None:
    refused(ask("warned", "--deeds", "", "--insured", text), f"insured: got '{text}', expected true or false")


def test_an_alternative_is_named_by_its_code() -> None:
    base = ("--damages", "amount=10,noticed_on=2026-01-31", "--handed-back-at", "2026-02-01T00:00+09:00")
    assert fields(ask("damage", "--kind-of-book", "rare", *base))["answer"] == "20 yen"
    assert fields(ask("damage", "--kind-of-book", "very_rare", *base))["answer"] == "10 yen"
    refused(ask("damage", "--kind-of-book", "Rare", *base), "kind_of_book: got 'Rare'", "plain, very-rare, rare")


def test_an_instant_without_its_time_zone_is_refused() -> None:
    refused(ask("damage", "--handed-back-at", "2026-02-01T10:00:00"), "handed_back_at", "with its time zone")


def test_what_cannot_lie_before_another_instant_is_named() -> None:
    times = ("--lent-at", "2026-01-31T10:00+09:00", "--back-at", "2026-01-31T09:00+09:00")
    refused(ask("return-day", *times), "back_at", "not before lent_at", "(wanted by 2.1)")


def test_a_fact_that_is_called_like_an_option_has_a_longer_option() -> None:
    assert "--fact-explain YEN" in ask("return-day", "--help").stdout
    times = ("--lent-at", "2026-01-31T10:00+09:00", "--back-at", "2026-02-01T00:00+09:00", "--fact-explain", "20")
    assert fields(ask("return-day", *times))["answer"] == "2026-02-02"


# Files of facts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["loan.yaml", "loan.json", "loan.toml"])
def test_facts_come_from_a_file_by_its_suffix(name: str) -> None:
    result = ask("damage", "--facts", str(HERE / name), "--json")
    assert json.loads(result.stdout)["value"] == 5_000


def test_options_win_over_the_file() -> None:
    result = ask("damage", "--facts", str(HERE / "loan.yaml"), "--kind-of-book", "plain")
    assert fields(result)["answer"] == "3,500 yen"


def test_a_wrong_option_is_not_replaced_by_the_file() -> None:
    refused(ask("damage", "--facts", str(HERE / "loan.yaml"), "--damages", "x"), "damages: got 'x'")


def test_of_several_files_the_later_one_wins(tmp_path: Path) -> None:
    second = tmp_path / "second.yml"
    second.write_text("kind_of_book: plain\n")
    assert fields(ask("damage", "--facts", str(HERE / "loan.json"), "--facts", str(second)))["answer"] == "3,500 yen"


@pytest.mark.parametrize("name", ["loan.yaml", "loan.json"])
def test_standard_input_is_yaml_and_so_json(name: str) -> None:
    result = ask("damage", "--facts", "-", given=(HERE / name).read_bytes())
    assert fields(result)["answer"] == "5,000 yen"


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "{}", "~", "score:\n", "\ufeff"])
def test_an_empty_file_holds_no_facts_and_nothing_is_unknown(text: str) -> None:
    assert ask("gift", "--facts", "-", given=text.encode()).exit_code == 3


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".toml"])
def test_an_empty_file_of_each_kind_holds_no_facts(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"facts{suffix}"
    file.write_text("")
    assert ask("gift", "--facts", str(file)).exit_code == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("score: '100'", ["score: got '100', expected whole yen as an int"]),
        ("score: yes", ["score: got True, expected whole yen"]),
        ("score: 010", ["score: got '010', expected whole yen"]),
        ("score: 1:30", ["score: got '1:30', expected whole yen"]),
        ("score: 0x1F", ["score: got '0x1F', expected whole yen"]),
        ("score: 100.0", ["score: got 100.0, expected whole yen"]),
        ("score: 1e2", ["score: got 100.0, expected whole yen"]),
        ("score: 1,000", ["score: got '1,000', expected whole yen"]),
        ("score: 1\nscore: 2", ["line 2: score is given twice"]),
        ("score: 1\n'score': 1", ["line 2: score is given twice"]),
        ("a_b: 1\na-b: 2", ["a_b is given twice"]),
        ('{"score": 1, "score": 2}', ["score is given twice"]),
        ("- score: 1", ["expected facts by name, got list"]),
        ("100", ["expected facts by name, got int"]),
        ("1: 2", ["1 is no name of a fact"]),
        ("score: [", ["-: "]),
        ("score: 1\n---\nscore: 2", ["-: "]),
        ("scores: 1", ["scores: no such fact", "did you mean score?"]),
    ],
)
def test_yaml_is_never_taken_for_another_thing_than_it_looks_like(text: str, parts: list[str]) -> None:
    refused(ask("gift", "--facts", "-", given=text), *parts)


def test_a_fact_that_there_is_not_is_told_in_japanese_too() -> None:
    result = run(*LATE, "--facts", "-", "--lang", "ja", given="principle: 1")
    refused(result, "principle: そのような事実はない", "事実は principal, due_on", "近い名: principal")
    assert "the facts are" not in result.stderr


def test_yaml_yes_is_a_truth() -> None:
    assert ask("warned", "--facts", "-", given="deeds: []\ninsured: yes").stdout.startswith("answer\tno ")


@pytest.mark.parametrize("text", ["2026-02-01 10:00:00", "2026-02-01T10:00:00", "2026-02-01"])
def test_a_yaml_instant_without_its_time_zone_is_refused(text: str) -> None:
    refused(ask("damage", "--facts", "-", given=f"handed_back_at: {text}"), f"got '{text}'", "with its time zone")


def test_a_toml_instant_without_its_time_zone_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text("handed_back_at = 2026-02-01T10:00:00\n")
    refused(ask("damage", "--facts", str(file)), "got '2026-02-01T10:00:00'", "with its time zone")


def test_a_yaml_day_that_does_not_exist_is_named_as_a_fact() -> None:
    refused(run(*LATE, "--facts", "-", given="due_on: 2026-02-30"), "due_on: got '2026-02-30'", "(wanted by")


@pytest.mark.parametrize(
    ("name", "text"), [("f.json", '{"score": 5}'), ("f.toml", "score = 5"), ("f.yaml", "score: 5")]
)
def test_a_byte_order_mark_does_not_matter(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8-sig")
    assert fields(ask("gift", "--facts", str(tmp_path / name)))["answer"] == "0 yen (no provision applies)"


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("facts.json", b'{"score": 1, "score": 2}', "score is given twice"),
        ("facts.json", b'{"score": NaN}', "NaN is no number"),
        ("facts.json", b'{"score": 1', "facts.json: "),
        ("facts.json", b"[" * 100_000, "facts.json: "),
        ("facts.toml", b"score = 1\nscore = 2", "facts.toml: "),
        ("facts.yaml", b"score: \xff", "not text in UTF-8"),
        ("facts.csv", b"score", ".json, .toml, .yaml"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, content: bytes, part: str) -> None:
    (tmp_path / name).write_bytes(content)
    refused(ask("gift", "--facts", str(tmp_path / name)), part)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused(ask("gift", "--facts", str(tmp_path / "none.yaml")), "none.yaml cannot be read")
    refused(run("verify", "town-library", str(tmp_path)), "cannot be read")


# Readings -------------------------------------------------------------------------------------------


def test_a_reading_is_chosen_by_point_and_alternative() -> None:
    assert fields(ask("banned", "--deeds", "torn"))["answer"].startswith("no")
    result = ask("banned", "--deeds", "torn", "--reading", "torn-as-ink=alike")
    assert (fields(result)["answer"], fields(result)["readings"]) == ("yes", "torn-as-ink=alike")


@pytest.mark.parametrize(
    ("choices", "part"),
    [
        (["torn-as-ink"], "expected POINT=ALTERNATIVE"),
        (["torn-as-ink="], "expected POINT=ALTERNATIVE"),
        (["torn-as-ink=like"], "did you mean alike?"),
        (["torn=alike"], "no reading 'torn'"),
        (["torn-as-ink=alike", "torn-as-ink=different"], "both alike and different"),
    ],
)
def test_a_reading_that_does_not_exist_is_an_error(choices: list[str], part: str) -> None:
    refused(ask("banned", "--deeds", "torn", *(p for choice in choices for p in ("--reading", choice))), part)


def test_readings_give_every_combination_that_makes_a_difference_and_the_spread() -> None:
    lines = run(*PAID_LATE, "--readings").stdout.splitlines()
    shown = [set(line.split("\t")[1:]) - {"-"} for line in lines if "\tconsumption-tax=" in line]
    outcome = contract("soracom-flux").ask("late-interest", PAID_LATE_FACTS)
    combinations = [
        {f"{taken.point().code}={taken.code}" for taken in each} for each, _ in outcome.under_all_readings()
    ]
    assert shown == combinations
    assert {"consumption-tax=included", "yen-fraction=ceil"} in shown
    assert not any("day-count" in reading for row in shown for reading in row), "no leap year, no difference"
    rounded_up = next(line for line in lines if "yen-fraction=ceil" in line and "consumption-tax=included" in line)
    assert rounded_up.startswith("2,344 yen\t")
    assert lines[-1].startswith("spread\t2,343 yen .. 2,344 yen (1 of ")


def test_a_reading_that_is_chosen_stays_fixed_among_all_readings() -> None:
    spread = json.loads(run(*PAID_LATE, "--readings", "--json", "--reading", "yen-fraction=ceil").stdout)["spread"]
    assert {answer["readings"].get("yen-fraction", "ceil") for answer in spread["answers"]} == {"ceil"}
    assert {answer["readings"]["consumption-tax"] for answer in spread["answers"]} == {"included", "left-out"}
    assert (spread["lowest"], spread["highest"]) == (2344, 2344)


def test_readings_that_a_case_does_not_reach_are_left_out() -> None:
    lines = ask("banned", "--deeds", "ink", "--readings").stdout.splitlines()
    assert lines[-1] == "spread\tyes"
    both = ask("banned", "--deeds", "torn", "--readings").stdout.splitlines()
    assert both[-3:] == ["no (no provision applies)\ttorn-as-ink=different", "yes\ttorn-as-ink=alike",
                         "spread\tno (no provision applies) / yes"]  # fmt: skip


def test_readings_of_a_case_that_is_undetermined_are_compared_as_far_as_they_decide() -> None:
    result = run(*LATE, "--readings")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-1].startswith("spread\t")
    assert json.loads(run(*LATE, "--readings", "--json").stdout)["spread"]["lowest"] is None


def test_days_have_a_spread_from_the_earliest_to_the_latest() -> None:
    times = ("--lent-at", "2026-01-29T10:00+09:00", "--back-at", "2026-02-01T00:00+09:00", "--fact-explain", "20")
    assert ask("return-day", *times, "--readings").stdout.splitlines()[-1] == "spread\t2026-02-01 .. 2026-02-02"
    spread = json.loads(ask("return-day", *times, "--readings", "--json").stdout)["spread"]
    assert (spread["lowest"], spread["highest"]) == ("2026-02-01", "2026-02-02")


# What a contract holds ------------------------------------------------------------------------------


def test_contracts_lists_the_installed_contracts() -> None:
    lines = [line.split("\t") for line in run("contracts").stdout.splitlines()]
    assert [line[0] for line in lines] == list(contracts())
    flux = next(line for line in lines if line[0] == "soracom-flux")
    assert flux[1] == "SORACOM Flux terms"
    assert [field.isdigit() for field in flux[2:]] == [True, True, True]


def test_questions_lists_name_title_facts_and_kind_of_answer() -> None:
    lines = [line.split("\t") for line in run("questions", "town-library").stdout.splitlines()]
    assert ["damage", "What is paid for damage?", "kind_of_book, damages, handed_back_at", "yen"] in lines
    assert ["return-day", "When is it returned?", "lent_at, back_at, explain", "day"] in lines


def test_the_help_of_a_question_shows_its_facts_with_units() -> None:
    text = " ".join(run(*LATE, "--help").stdout.split())
    assert "--due-on YYYY-MM-DD the due date [day in Asia/Tokyo]" in text
    assert "[yen]: whole yen as an int from 0" in text
    japanese = " ".join(run(*LATE, "--help", "--lang", "ja").stdout.split())
    assert "支払期日 [日(日本時間)]" in japanese
    columns = " ".join(ask("damage", "--help").stdout.split())
    assert "amount: what it costs [yen]" in columns
    assert "rare (a rare book)" in columns


def test_a_provision_shows_its_rules_and_what_they_meet() -> None:
    result = run("provision", "town-library", "1.1/s2")
    assert result.exit_code == 0
    found = fields(result)
    assert found["what it does"] == "Rare books count double."
    assert (found["rule"], found["effect"], found["by → to"]) == ("for_rare", "payment", "the reader → the library")
    assert found["overrides"] == "for_damage (1.1/s1)"
    assert found["limited by"] == "at_most (1.3)"
    assert found["questions"] == "damage"
    assert found["stands in"].rpartition("/")[2].startswith("test_command_line.py:")
    assert fields(run("provision", "town-library", "1.3"))["limits"] == "for_rare (1.1/s2)"


def test_a_provision_shows_the_readings_and_assumptions_of_its_rules() -> None:
    text = run("provision", "town-library", "1.1/s1").stdout
    assert "reading\tday-boundary (tokyo, utc)\n" in text
    assert "reading\ttorn-as-ink (different, alike)\n" in text
    assert "assumes\tCosts are bills.\n" in text
    assert "questions\tbanned, warned\n" in text


def test_a_provision_without_outcome_shows_why() -> None:
    assert fields(run("provision", "town-library", "1.2"))["no outcome because"] == "A feeling."
    assert "not encoded" in run("provision", "town-library", "2.2").stdout


def test_no_place_names_a_directory_of_this_machine() -> None:
    text = run("provision", "town-library", "1.1/s1").stdout + run("provision", "soracom-flux", "12.3").stdout
    assert str(HERE) not in text
    assert str(ROOT) not in text


def test_a_number_above_the_finest_level_lists_the_provisions_below_it() -> None:
    lines = run("provision", "town-library", "1.1").stdout.splitlines()
    assert lines == ["1.1/s1\tfor_damage, banned, warned\tThe reader pays for damage.",
                     "1.1/s2\tfor_rare\tRare books count double."]  # fmt: skip
    article = run("provision", "town-library", "1").stdout.splitlines()
    assert article[0] == "heading\t1 Damage"
    assert [line.split("\t")[0] for line in article[1:]] == ["1.1/s1", "1.1/s2", "1.2", "1.3"]
    both = run("provision", "town-library", "2.1").stdout
    assert "rule\treturned_on" in both
    assert "2.1.1\tgift\tGifts are chosen." in both


def test_a_number_that_does_not_exist_is_an_error_with_near_matches() -> None:
    refused(run("provision", "soracom-flux", "12.33"), "unknown-name", "did you mean 12.3")


def test_the_schema_is_json_schema() -> None:
    schema = json.loads(run("schema", "soracom-flux", "late-interest").stdout)
    assert schema == contract("soracom-flux").find("late-interest").schema()
    assert "12.3" in schema["properties"]["principal"]["provisions"]


def test_readings_lists_points_alternatives_default_and_questions() -> None:
    lines = [line.split("\t") for line in run("readings", "town-library").stdout.splitlines()]
    assert ["torn-as-ink", "Is a tear like ink?", "different: a tear is no ink; alike: a tear is like ink", "different",
            "banned, warned"] in lines  # fmt: skip


def test_the_ledger_accounts_for_every_provision_and_fails_for_one_that_has_neither() -> None:
    result = run("ledger", "town-library")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("1.1/s1\tfor_damage, banned, warned\t")
    assert lines[2] == "1.2\tA feeling.\tBooks are loved."
    assert lines[-1] == "total\t7 provisions: 5 encoded, 1 with a reason, 1 neither"
    missing = run("ledger", "town-library", "--missing")
    assert (missing.exit_code, [line.split("\t")[0] for line in missing.stdout.splitlines()]) == (1, ["2.2", "total"])


def test_a_ledger_without_gaps_ends_with_0() -> None:
    whole = Contract("whole", title=Text("Whole", "完"), parties=(), module=__name__)
    vars(whole)["document"] = Document.index("whole", Text("W", "完"), Text("T", "町"), SENTENCES[3:4])
    whole.no_outcome("1.2", en="A feeling.", ja="感情の表明。")
    assert run("ledger", "whole").exit_code == 0
    assert run("ledger", "whole", "--missing").stdout == "total\t1 provisions: 0 encoded, 1 with a reason, 0 neither\n"


def test_a_contract_without_a_document_has_provisions_but_no_ledger() -> None:
    bare = Contract("bare", title=Text("Bare", "素"), parties=(), module=__name__)
    bare.no_outcome("1", en="A feeling.", ja="感情の表明。")
    assert fields(run("provision", "bare", "1"))["no outcome because"] == "A feeling."
    refused(run("ledger", "bare"), "bad-contract", "no document index")
    refused(run("verify", "bare", "-", given="x"), "bad-contract", "no document index")


# A copy of the official text ------------------------------------------------------------------------


def test_a_copy_of_the_text_is_the_same() -> None:
    result = run("verify", "town-library", "-", given=TEXT)
    assert result.exit_code == 0
    assert result.stdout == "result\tthe copy is the indexed text of Terms of a library: 9 units\n"
    assert json.loads(run("verify", "town-library", "-", "--json", given=TEXT).stdout)["same"] is True


def test_an_amendment_shows_what_changed_and_what_it_touches(tmp_path: Path) -> None:
    amended = (
        TEXT.replace("二倍", "三倍").replace("(1) 図書館は贈り物を選びます。\n", "") + "\n附則 明日から施行します。"
    )
    file = tmp_path / "amended.txt"
    file.write_text(amended, encoding="utf-8")
    result = run("verify", "town-library", str(file))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "1.1/s2\tchanged\t-\tfor_rare\tdamage" in lines
    assert "2.1.1\tmissing\t-\tgift\tgift" in lines
    assert "line 3\tinstead of 1.1/s2\t貴重書の場合は三倍とします。" in lines
    assert any("added" in line and "附則 明日から施行します。" in line for line in lines)
    assert lines[-1].endswith("7 of 9 units the same, 1 changed, 1 missing, 0 moved")
    said = json.loads(run("verify", "town-library", str(file), "--json").stdout)
    assert said["same"] is False
    assert said["findings"][0] == {"type": "provision", "number": "1.1/s2", "status": "changed", "line": None,
                                   "rules": ["for_rare"], "questions": ["damage"]}  # fmt: skip
    assert [stretch["instead_of"] for stretch in said["unclaimed"]] == [["1.1/s2"], []]


def test_text_that_was_added_is_a_difference() -> None:
    result = run("verify", "town-library", "-", given=TEXT + "\n附則 明日から施行します。")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "line 10\tadded after 2.2\t附則 明日から施行します。"


def test_a_sentence_that_stands_elsewhere_is_moved() -> None:
    texts = [text for *_, text in SENTENCES]
    moved = "\n".join([*texts[:3], *texts[4:], texts[3]])
    result = run("verify", "town-library", "-", given=moved)
    assert result.exit_code == 1
    assert "1.2\tmoved\t9\t-\t-" in result.stdout.splitlines()


# Languages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "japanese"),
    [
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ja_JP.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "C"}, True),
        ({"LC_ALL": "ja_JP.UTF-8", "LC_MESSAGES": "C", "LANG": "C"}, True),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], japanese: bool) -> None:
    said = run(*PAID_LATE, environment=environment).stdout
    assert ("2,343円" in said) is japanese
    assert ("2,343 yen" in said) is not japanese
    assert "2,343 yen" in run(*PAID_LATE, "--lang", "en", environment=environment).stdout
    assert "2,343円" in run("--lang", "ja", *PAID_LATE, environment=environment).stdout


def test_sentences_are_japanese_where_japanese_is_asked_for() -> None:
    wrong = run(*LATE, "--principal", "x", "--due-on", "y", "--lang=ja")
    assert "使えない事実が2件ある" in wrong.stderr
    assert "'x' は使えない" in wrong.stderr
    assert "整数(円単位)(根拠 12.3" in wrong.stderr
    assert "契約「nix」はない" in run("questions", "nix", "--lang", "ja").stderr
    assert "共に適用され" in ask("gift", "--score", "25", "--lang", "ja").stderr
    assert "必要な事実" in run(*LATE, "--lang", "ja").stdout
    assert "いずれもなし1" in run("ledger", "town-library", "--lang", "ja").stdout
    assert "使える契約の一覧。" in run("--help", "--lang", "ja").stdout
    assert "終了コード" in run("--help", "--lang", "ja").stdout


def test_an_unknown_language_is_wrong_use() -> None:
    refused(run("contracts", "--lang", "fr"), "fr")


# Errors ---------------------------------------------------------------------------------------------


def test_names_that_do_not_exist_are_answered_with_near_ones() -> None:
    refused(run("questions", "soracom-flax"), "unknown-name", "did you mean soracom-flux")
    refused(run("ask", "soracom-flux", "late-intrest"), "unknown-name", "late-interest")
    refused(run("ask", "town-library", "damages"), "did you mean damage")


def test_errors_are_json_where_json_is_asked_for() -> None:
    result = run(*LATE, "--principal", "x", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    said = json.loads(result.stderr)
    assert said["error"] == "bad-facts"
    assert [(problem["fact"], problem["given"]) for problem in said["problems"]] == [("principal", "x")]
    assert "12.3" in said["problems"][0]["provisions"]
    assert json.loads(ask("gift", "--facts", "-", "--json", given="- 1").stderr)["error"] == "wrong-use"


def test_help_documents_the_exit_codes() -> None:
    text = run("--help").stdout
    for code in range(5):
        assert f"\n    {code}  " in text
        assert f"- {code}: " in (command_line.__doc__ or "")


# As a process ---------------------------------------------------------------------------------------


def test_the_process_ends_with_the_exit_code_and_keeps_errors_off_standard_output() -> None:
    done = process(*PAID_LATE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"answer\t2,343 yen\n")
    assert process(*LATE).returncode == 3
    wrong = process(*LATE, "--principal", "x")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"principal: got 'x'" in wrong.stderr
    assert process("verify", "soracom-flux", "-", given="他の文".encode()).returncode == 1


def test_the_process_reads_standard_input_and_the_locale() -> None:
    facts = b"{principal: 100000, due_on: 2026-01-31, paid_on: 2026-04-01}"
    done = process(*LATE, "--facts", "-", given=facts, LANG="ja_JP.UTF-8", PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2,343円" in done.stdout.decode()


@pytest.mark.parametrize("extra", [{}, {"COLUMNS": "40"}, {"FORCE_COLOR": "1"}, {"TERM": "xterm-256color"}])
def test_piped_output_has_no_colour_no_border_and_nothing_cut(extra: dict[str, str]) -> None:
    done = process("readings", "soracom-flux", given=b"", **extra)
    text = done.stdout.decode()
    assert "\x1b" not in text
    assert not set("│┃─━…") & set(text)
    day_count = [line.split("\t") for line in text.splitlines() if line.startswith("day-count\t")]
    assert len(day_count) == 1
    assert "actact: every day over the length of its calendar year" in day_count[0][2]


def test_a_terminal_gets_a_table_with_its_heading() -> None:
    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-m", "obligations.doors.command_line", "provision", "soracom-flux", "1.3"]
    environment = {**os.environ, **ENGLISH, "TERM": "xterm-256color", "COLUMNS": "70"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(arguments, stdout=theirs, cwd=HERE, env=environment) as running:
        os.close(theirs)
        text = "".join(_read(ours))
    os.close(ours)
    assert running.returncode == 0
    assert "\x1b[" in text
    assert "encoded by, or why not" in text.replace("\r\n", "")
    assert "1.3[API]" in text
    assert "\t" not in text


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_brackets_in_a_table_are_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    show_table(("number",), [("1.3[bold]",)])
    show_record([("provision", "1.3[word]")])
    assert "1.3[bold]" in terminal.getvalue()
    assert "1.3[word]" in terminal.getvalue()


def _read(terminal: int) -> Iterator[str]:
    while True:
        try:
            got = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            return
        if not got:
            return
        yield got.decode(errors="replace")


@pytest.mark.parametrize("arguments", ["ledger soracom-flux", "--help", "schema soracom-flux late-interest"])
def test_a_reader_that_closes_the_pipe_sees_no_traceback(arguments: str) -> None:
    command = [sys.executable, "-m", "obligations.doors.command_line", *arguments.split()]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=HERE, env={**os.environ, **ENGLISH}
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == -signal.SIGPIPE


def test_an_output_that_cannot_show_a_letter_shows_another() -> None:
    done = process(*PAID_LATE, "--explain", "--lang", "ja", PYTHONIOENCODING="shift_jis", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2,343円" in done.stdout.decode("shift_jis")


@pytest.mark.parametrize("missing", ["click", "rich", "yaml"])
def test_without_the_extra_the_error_names_it(missing: str) -> None:
    script = f"import sys; sys.modules[{missing!r}] = None\nfrom obligations.doors.command_line import main\nmain()\n"
    done = subprocess.run(
        [sys.executable, "-c", script, "contracts"], capture_output=True, check=False, cwd=HERE, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'obligations[cli]'" in done.stderr
    assert missing in done.stderr
    assert "Traceback" not in done.stderr


def test_rich_and_yaml_are_imported_only_when_used() -> None:
    script = (
        "import sys; sys.argv = ['obligations', 'contracts']\n"
        "from obligations.doors.command_line import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'rich', 'yaml'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=HERE, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
