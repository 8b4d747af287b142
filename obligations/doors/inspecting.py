"""What a contract holds: its questions, its provisions and the rules that encode them, its readings, its ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

import click

from obligations.clauses.authorities import authorities
from obligations.clauses.document import Heading
from obligations.clauses.readings import Reading
from obligations.clauses.rules import AnyRule
from obligations.contracts import Contract, Entry, contract, contracts
from obligations.doors.grammar import Option, command, contract_argument, found_contract, found_question
from obligations.doors.presentation import (
    ANSWERED,
    DIFFERENT,
    Cell,
    kind_text,
    language,
    say,
    show_json,
    show_record,
    show_table,
)
from obligations.errors import UnknownName
from obligations.expressions.nodes import Holds, Node, Reads, Said, walk
from obligations.values.labels import Text

__all__ = [
    "list_contracts",
    "list_questions",
    "list_readings",
    "print_schema",
    "questions_with",
    "show_ledger",
    "show_provision",
]


@command("contracts", "The contracts that are installed.", "使える契約の一覧。")
def list_contracts() -> None:
    heading = (
        say("contract", "契約"),
        say("title", "表題"),
        say("rules", "規則"),
        say("questions", "質問"),
        say("provisions", "条項"),
    )
    show_table(heading, [_contract_row(contract(id)) for id in contracts()])  # noqa: A001


def _contract_row(found: Contract) -> tuple[str, ...]:
    provisions = "-" if found.document is None else str(len(found.document.provisions))
    return found.id, found.title.in_(language()), str(len(found.rules)), str(len(found.questions)), provisions


@command(
    "questions",
    "The questions of a contract, with the facts that each takes.",
    "契約の質問と、それぞれに要る事実。",
    contract_argument(),
)
def list_questions(contract_id: str) -> None:
    heading = (say("question", "質問名"), say("title", "質問"), say("facts", "事実"), say("answer", "答え"))
    lang = language()
    show_table(
        heading,
        [
            (name, question.title.in_(lang), ", ".join(question.sheet.facts()), kind_text(question.decision.kind))
            for name, question in found_contract(contract_id).questions.items()
        ],
    )


@command(
    "schema",
    "The JSON Schema of the facts of a question.",
    "質問に要る事実のJSON Schema。",
    contract_argument(),
    click.Argument(["question"], metavar="QUESTION"),
)
def print_schema(contract_id: str, question: str) -> None:
    show_json(found_question(found_contract(contract_id), question).schema())


@command(
    "readings",
    "The open points of a contract, their alternatives, and the questions that they touch.",
    "約款の解釈が分かれる点、その選択肢、影響する質問。",
    contract_argument(),
)
def list_readings(contract_id: str) -> None:
    heading = (
        say("reading", "読み方"),
        say("what is open", "論点"),
        say("alternatives", "選択肢"),
        say("default", "既定"),
        say("questions", "質問"),
    )
    lang = language()
    rows: list[tuple[Cell, ...]] = []
    for cls, questions in found_contract(contract_id).readings().items():
        point = cls.point()
        alternatives = tuple(f"{member.code}: {member.label(lang)}" for member in cls)
        rows.append((point.code, point.question.in_(lang), alternatives, cls.default().code, ", ".join(questions)))
    show_table(heading, rows)


# Provisions -----------------------------------------------------------------------------------------


def _entries(found: Contract) -> tuple[Entry, ...]:
    """The ledger and the authorities; of a contract without a document, what its rules and declarations cite."""
    encoded: dict[str, list[AnyRule]] = {}
    for rule in found.rules.values():
        for number in rule.provisions:
            encoded.setdefault(number, []).append(rule)
    if found.document is not None:
        law = {number: authorities()[number] for number in encoded if number in authorities()}
        return (*found.ledger(), *(Entry(n, known.gist, tuple(encoded[n]), None) for n, known in law.items()))
    reasons = {number: entry.because for entry in found.declarations for number in entry.provisions}
    return tuple(
        Entry(
            number,
            Text(*(["; ".join(rule.gist for rule in encoded.get(number, ()))] * 2)),
            tuple(encoded.get(number, ())),
            reasons.get(number),
        )
        for number in dict.fromkeys([*encoded, *reasons])
    )


def _encoding(entry: Entry) -> str:
    """The rules that encode a provision, or the reason for none, or a dash."""
    if entry.rules:
        return ", ".join(rule.name for rule in entry.rules)
    return entry.because.in_(language()) if entry.because else "-"


def questions_with(found: Contract, rule: AnyRule) -> list[str]:
    """The questions whose answer the rule takes part in."""
    return [
        name
        for name, question in found.questions.items()
        if any(clause.rule.name == rule.name for clause in question.decision.clauses)
    ]


def _readings_of(found: Contract, rule: AnyRule) -> list[type[Reading]]:
    """The readings on which a rule depends, itself or through a rule that it refers to."""
    readings: dict[type[Reading], None] = {}
    waiting, seen = [rule], {rule.name}
    while waiting:
        current = waiting.pop(0)
        roots: list[Node] = [current.speaks, *([] if current.value is None else [current.value])]
        for node in (node for root in roots for node in walk(root)):
            if isinstance(node, Reads):
                readings |= {cast("type[Reading]", type(member)): None for member in node.readings}
            elif isinstance(node, Holds | Said):
                for other in _meant(found, [node.rule]):
                    if other.name not in seen:
                        seen.add(other.name)
                        waiting.append(other)
    return list(readings)


def _place(found: Contract, rule: AnyRule) -> str:
    """Where a rule stands: the file as its module names it, and the line."""
    path, _, line = rule.place.rpartition(", line ")
    file = re.split(r"[\\/]", path)[-1]
    modular = f"{found.module.replace('.', '/')}.py"
    return f"{modular if modular.endswith('/' + file) else file}:{line}"


def _meant(found: Contract, references: Iterable[str]) -> list[AnyRule]:
    """The rules that are referred to by name or by the number of the provision that they encode."""
    names = set(references)
    return [rule for rule in found.rules.values() if not names.isdisjoint((rule.name, *rule.provisions))]


def _cited(rules: Iterable[AnyRule]) -> str:
    """Rules by name with the provisions that they encode."""
    return ", ".join(f"{rule.name} ({' / '.join(rule.provisions)})" for rule in rules)


@command(
    "provision",
    "One provision: what it does, the rules that encode it, or why nothing can be computed from it. "
    "A number above the finest level lists the provisions below it.",
    "一つの条項の内容、これを表す規則、又は結論を計算できない理由。上位の番号ならその下の条項の一覧。",
    contract_argument(),
    click.Argument(["number"], metavar="NUMBER"),
)
def show_provision(contract_id: str, number: str) -> None:
    found = found_contract(contract_id)
    entries = {entry.number: entry for entry in _entries(found)}
    below = [entry for at, entry in entries.items() if at.startswith((f"{number}.", f"{number}/", f"{number}["))]
    entry = entries.get(number)
    if entry is None and not below:
        raise UnknownName(f"provision of {found.id}", number, list(entries))
    lang = language()
    if found.document is not None:
        titles = [u.title.in_(lang) for u in found.document.units if isinstance(u, Heading) and u.number == number]
        if titles:
            show_record([(say("heading", "見出し"), f"{number} {titles[0]}")])
    if entry is not None:
        _show_entry(found, entry)
    if below:
        heading = (say("number", "番号"), say("encoded by, or why not", "規則又は理由"), say("what it does", "内容"))
        show_table(heading, [(part.number, _encoding(part), part.gist.in_(lang)) for part in below])


def _show_entry(found: Contract, entry: Entry) -> None:
    lang = language()
    fields: list[tuple[str, Cell]] = [
        (say("provision", "条項"), entry.number),
        (say("what it does", "内容"), entry.gist.in_(lang)),
    ]
    if entry.because is not None:
        fields.append((say("no outcome because", "結論なしの理由"), entry.because.in_(lang)))
    elif not entry.rules:
        fields.append((say("not encoded", "未記述"), say("neither a rule nor a reason", "規則も理由もない")))
    show_record(fields)
    for rule in entry.rules:
        click.echo()
        show_record(_rule_fields(found, rule))


def _rule_fields(found: Contract, rule: AnyRule) -> list[tuple[str, Cell]]:
    lang = language()
    parties = " → ".join(party.label(lang) for party in (rule.by, rule.to) if party is not None)
    rules = found.rules.values()
    readings = tuple(
        f"{cls.point().code} ({', '.join(member.code for member in cls)})" for cls in _readings_of(found, rule)
    )
    fields: list[tuple[str, Cell]] = [
        (say("rule", "規則"), rule.name),
        (say("effect", "効果"), rule.effect.label(lang)),
        (say("stands in", "場所"), _place(found, rule)),
        (say("encodes", "表す条項"), ", ".join(rule.provisions)),
        (say("by → to", "当事者"), parties),
        (say("overrides", "優先する規則"), _cited(_meant(found, rule.overrides))),
        (say("limits", "制限する規則"), _cited(_meant(found, rule.limits))),
        (say("only the heads", "対象の費目"), ", ".join(rule.heads)),
        (say("ground of", "次の事由"), _cited(_meant(found, [rule.ground_of] if rule.ground_of else []))),
        (say("gives way to", "劣後する規則"), _cited(r for r in rules if rule in _meant(found, r.overrides))),
        (say("limited by", "制限される規則"), _cited(r for r in rules if rule in _meant(found, r.limits))),
        (say("grounds", "事由"), _cited(r for r in rules if r.ground_of == rule.name)),
        (say("reading", "読み方"), readings),
        (say("assumes", "前提"), tuple(text.in_(lang) for text in rule.assumes)),
        (say("questions", "質問"), ", ".join(questions_with(found, rule))),
    ]
    return [(name, cell) for name, cell in fields if cell]


@command(
    "ledger",
    "Every provision with the rules that encode it or the reason for none, and the totals.",
    "すべての条項と、これを表す規則又は理由、及び合計。",
    contract_argument(),
    Option(["--missing"], Text("Only what is not accounted for.", "説明のつかない条項だけ。"), is_flag=True),
)
def show_ledger(contract_id: str, missing: bool) -> None:
    entries = found_contract(contract_id).ledger()
    heading = (say("number", "番号"), say("encoded by, or why not", "規則又は理由"), say("what it does", "内容"))
    lang = language()
    show_table(
        heading,
        [(e.number, _encoding(e), e.gist.in_(lang)) for e in entries if not (missing and e.accounted)],
    )
    encoded = sum(bool(entry.rules) for entry in entries)
    neither = sum(not entry.accounted for entry in entries)
    reasoned = len(entries) - encoded - neither
    total = say(
        f"{len(entries)} provisions: {encoded} encoded, {reasoned} with a reason, {neither} neither",
        f"条項{len(entries)}: 記述{encoded}、理由あり{reasoned}、いずれもなし{neither}",
    )
    show_record([(say("total", "合計"), total)])
    click.get_current_context().exit(DIFFERENT if neither else ANSWERED)
