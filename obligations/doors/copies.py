"""A copy of the official text against the index: what an amendment changed, which rules and questions that touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from obligations.clauses.document import Heading, Provision, Verification
from obligations.clauses.document import verify as compared
from obligations.contracts import Contract, Entry
from obligations.doors.files import read_text
from obligations.doors.grammar import command, contract_argument, found_contract, json_option
from obligations.doors.inspecting import questions_with
from obligations.doors.presentation import (
    ANSWERED,
    DIFFERENT,
    language,
    say,
    show_json,
    show_record,
    show_table,
)
from obligations.errors import BadContract
from obligations.values.labels import Text

__all__ = ["verify_copy"]


@command(
    "verify",
    "Compares a copy of the official text (UTF-8, - for standard input) with what was encoded.",
    "公式の約款の写し(UTF-8、- は標準入力)を、記述した版と照合する。",
    contract_argument(),
    click.Argument(["file"], metavar="FILE"),
    json_option(),
)
def verify_copy(contract_id: str, file: str, as_json: bool) -> None:
    found = found_contract(contract_id)
    if found.document is None:
        raise BadContract(f"{found.id} has no document index to compare a copy with")
    verification = compared(found.document, read_text(file))
    entries = {entry.number: entry for entry in found.ledger()}
    rows = [
        (finding, *_touched(found, entries, finding.unit))
        for finding in verification.findings
        if finding.status != "same"
    ]
    stretches = [stretch for stretch in verification.stretches if not stretch.page_furniture]
    if as_json:
        show_json(
            {
                "contract": found.id,
                "document": found.document.id,
                "same": verification.ok,
                "units": {status: _count(verification, status) for status in ("same", "changed", "missing", "moved")},
                "findings": [
                    {
                        "type": finding.unit.type,
                        "number": finding.unit.number,
                        "status": finding.status,
                        "line": finding.line,
                        "rules": rules,
                        "questions": questions,
                    }
                    for finding, rules, questions in rows
                ],
                "unclaimed": [
                    {
                        "line": stretch.line,
                        "after": str(stretch.after) if stretch.after else None,
                        "before": str(stretch.before) if stretch.before else None,
                        "instead_of": [str(unit) for unit in stretch.instead_of],
                        "text": stretch.text,
                    }
                    for stretch in stretches
                ],
            }
        )
    else:
        heading = (
            say("unit", "条項"),
            say("is", "状態"),
            say("line", "行"),
            say("rules", "規則"),
            say("questions", "質問"),
        )
        if rows:
            show_table(
                heading,
                [
                    (_unit_text(finding.unit), _STATUS[finding.status].in_(language()), str(finding.line or "-"),
                     ", ".join(rules) or "-", ", ".join(questions) or "-")
                    for finding, rules, questions in rows
                ],
            )  # fmt: skip
        if stretches:
            show_table(
                (say("line", "行"), say("where", "位置"), say("text that the index does not know", "索引にない文")),
                [
                    (
                        say(f"line {stretch.line}", f"{stretch.line}行"),
                        _where(stretch.after, stretch.before, stretch.instead_of),
                        " ".join(stretch.text.split()),
                    )
                    for stretch in stretches
                ],
            )
        _show_verdict(found, verification)
    click.get_current_context().exit(ANSWERED if verification.ok else DIFFERENT)


_STATUS = {
    "same": Text("same", "同じ"),
    "changed": Text("changed", "変更"),
    "missing": Text("missing", "欠落"),
    "moved": Text("moved", "移動"),
}


def _count(verification: Verification, status: str) -> int:
    return sum(finding.status == status for finding in verification.findings)


def _unit_text(unit: Heading | Provision) -> str:
    return say("heading ", "見出し ") + unit.number if isinstance(unit, Heading) else unit.number


def _touched(found: Contract, entries: Mapping[str, Entry], unit: Heading | Provision) -> tuple[list[str], list[str]]:
    """The rules that encode a unit and the questions that use them; a heading touches none."""
    if isinstance(unit, Heading):
        return [], []
    rules = entries[unit.number].rules
    return [rule.name for rule in rules], list(dict.fromkeys(q for rule in rules for q in questions_with(found, rule)))


def _where(
    after: Heading | Provision | None, before: Heading | Provision | None, instead: Sequence[Heading | Provision]
) -> str:
    if instead:
        numbers = ", ".join(map(_unit_text, instead))
        return say(f"instead of {numbers}", f"{numbers} に代わる")
    places = [say(f"after {_unit_text(after)}", f"{_unit_text(after)} の後")] if after else []
    places += [say(f"before {_unit_text(before)}", f"{_unit_text(before)} の前")] if before else []
    return say("added ", "追加 ") + ", ".join(places)


def _show_verdict(found: Contract, verification: Verification) -> None:
    assert found.document is not None
    same, units = _count(verification, "same"), len(verification.findings)
    version = f" ({found.document.version})" if found.document.version else ""
    title = found.document.title.in_(language()) + version
    if verification.ok:
        text = say(
            f"the copy is the indexed text of {title}: {units} units",
            f"写しは索引にある {title} と同じ({units}単位)",
        )
    else:
        counts = ", ".join(
            f"{_count(verification, status)} {_STATUS[status].in_(language())}"
            for status in ("changed", "missing", "moved")
        )
        text = say(
            f"the copy differs from {title}: {same} of {units} units the same, {counts}",
            f"写しは {title} と異なる: {units}単位のうち{same}が同じ、{counts}",
        )
    show_record([(say("result", "結果"), text)])
