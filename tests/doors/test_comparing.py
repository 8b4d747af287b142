"""`obligations compare`: the same facts asked of the five contracts, on the command line."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from obligations.doors.commands import obligations as program

# 59 days at 14.5% and, by law, 60 days at 3%: from 1 February to the day before 1 April 2026, and to 1 April itself.
DEBT = ("--principal", "100000", "--due-on", "2026-01-31", "--paid-on", "2026-04-01")
BY_TERMS, BY_LAW = "2,343 yen", "493 yen"
WITH_A_CLAUSE = {"soracom-flux": "12.3", "soracom-soracam": "15.3"}
WITHOUT = {"secure-innovation-basic", "soracom-beta", "soracom-hajimete-support"}


def run(*arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(program, ["compare", *arguments, "--lang", lang])


def rows(result: Result) -> dict[str, list[str]]:
    return {line.split("\t")[0]: line.split("\t")[1:] for line in result.stdout.splitlines()}


def test_terms_without_a_rate_lend_none_from_others():
    result = run("late-interest", *DEBT)
    told = rows(result)
    assert result.exit_code == 0
    assert {name: row[1] for name, row in told.items() if row[0] == BY_TERMS} == WITH_A_CLAUSE
    assert {name for name, row in told.items() if row[0] == "0 yen (no provision applies)"} == WITHOUT


def test_the_law_fills_the_gap_where_it_is_switched_on_and_only_there():
    told = rows(run("late-interest", *DEBT, "--statutory-percent", "3", "--delayed-by-force-majeure", "false", "--law"))
    assert {name: row[1] for name, row in told.items() if row[0] == BY_TERMS} == WITH_A_CLAUSE
    by_law = {name: sorted(row[1].split(", ")) for name, row in told.items() if row[0] == BY_LAW}
    assert by_law == {name: ["Civil Code 404", "Civil Code 419"] for name in WITHOUT}


def test_a_contract_that_does_not_speak_of_the_matter_says_so():
    told = rows(run("outage-credit"))
    assert told["secure-innovation-basic"][0] == "no such clause"
    assert rows(run("outage-credit", lang="ja"))["secure-innovation-basic"][0] == "該当条項なし"


def test_only_the_contracts_that_are_named_are_asked():
    assert list(rows(run("late-interest", *DEBT, "--contract", "soracom-flux"))) == ["soracom-flux"]


def test_facts_that_are_missing_are_named_for_each_contract():
    result = run("late-interest", *DEBT[:4])
    told = rows(result)
    assert result.exit_code == 3
    assert {told[name][0] for name in WITH_A_CLAUSE} == {"undetermined: paid_on"}
    assert told["soracom-beta"][0] == "0 yen (no provision applies)", "no payment day changes that"


def test_a_fact_that_cannot_be_is_refused_by_every_contract_that_takes_it():
    result = run("late-interest", "--principal", "-1", *DEBT[2:])
    assert result.exit_code == 2
    assert all("principal: got '-1'" in row[0] for row in rows(result).values())


def test_facts_and_questions_that_no_contract_has_are_errors():
    assert "No such option '--principl'" in run("late-interest", "--principl", "1").stderr
    result = run("late-intrest")
    assert result.exit_code == 2
    assert "did you mean late-interest" in result.stderr


def test_as_json_there_is_an_entry_for_each_contract():
    told = {entry["contract"]: entry for entry in json.loads(run("late-interest", *DEBT, "--json").stdout)}
    assert set(told) == set(WITH_A_CLAUSE) | WITHOUT
    assert {told[name]["value"] for name in WITH_A_CLAUSE} == {2343}
    assert {told[name]["status"] for name in WITHOUT} == {"silent"}


def test_the_spread_of_each_contract_stands_in_its_row():
    told = rows(run("late-interest", *DEBT, "--readings"))
    assert told["soracom-flux"][3].startswith("2,343 yen .. 2,344 yen")
    assert told["soracom-hajimete-support"][3].startswith("0 yen .. 494 yen")
