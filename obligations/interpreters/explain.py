"""Why an answer is what it is: clause, facts, date arithmetic, formula with its numbers, rounding.

An explanation reads the same tree that was evaluated, with the value of every node beside it, so what it shows cannot
differ from what was computed. As JSON it holds every clause that takes part and every step with its operands, enough
to compute the result again from the explanation alone. As text it keeps to what mattered.

>>> shown(Kind.YEN, 1234567, "en"), shown(Kind.YEN, 1234567, "ja"), shown(Kind.DATE, 739_283, "en")
('1,234,567 yen', '1,234,567円', '2025-02-01')
>>> shown(Kind.EXACT_YEN, Fraction(7733, 10), "en"), shown(Kind.EXACT_YEN, Fraction(1, 3), "en")
('773.3 yen', '0.3333… yen')
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any as Anything

from obligations.clauses.decision import Clause, Decision, uncited
from obligations.clauses.rules import FALSE, TRUE
from obligations.expressions.kinds import EXACT_KINDS, Kind
from obligations.expressions.nodes import (
    All,
    Any,
    Cited,
    Constant,
    Fact,
    Head,
    Holds,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Reads,
    Rounded,
    Said,
    When,
    children,
)
from obligations.expressions.operators import OPERATORS
from obligations.interpreters.compile import Compiled, Read
from obligations.interpreters.evaluate import Evaluation, Known, Open, Seen
from obligations.values.calendar import second_to_instant
from obligations.values.labels import Text
from obligations.values.rounding import RoundingMode

__all__ = ["Narrative", "Steps", "encoded", "fact_writer", "filled", "jsonable", "jsonable_fact", "shown"]


def _decimal(value: Fraction, places: int = 4) -> str:
    scaled = abs(value) * 10**places
    whole, left = divmod(int(scaled), 10**places)
    digits = f"{left:0{places}d}".rstrip("0")
    more = "…" if scaled.denominator != 1 else ""
    if more and not digits:
        digits = "0" * places
    sign = "−" if value < 0 else ""
    return f"{sign}{whole:,}{'.' + digits if digits else ''}{more}"


def shown(kind: Kind, value: Anything, lang: str) -> str:
    """A plain value as people write it, in "en" or "ja"."""
    ja = lang == "ja"
    match kind:
        case Kind.TRUTH:
            return ("はい" if value else "いいえ") if ja else ("yes" if value else "no")
        case Kind.YEN | Kind.EXACT_YEN:
            figure = _decimal(Fraction(value))
            return f"{figure}円" if ja else f"{figure} yen"
        case Kind.YEARLY_YEN:
            figure = _decimal(Fraction(value))
            return f"年{figure}円" if ja else f"{figure} yen a year"
        case Kind.RATE:
            figure = _decimal(Fraction(value) * 100)
            return f"年{figure}%" if ja else f"{figure}% a year"
        case Kind.DATE:
            return date.fromordinal(value).isoformat()
        case Kind.INSTANT:
            return second_to_instant(value).strftime("%Y-%m-%d %H:%M:%S")
        case Kind.DAYS:
            return f"{value:,}日" if ja else f"{value:,} day{'' if value == 1 else 's'}"
        case Kind.DURATION:
            hours, rest = divmod(abs(value), 3600)
            clock = f"{hours:,}:{rest // 60:02d}:{rest % 60:02d}"
            sign = "−" if value < 0 else ""
            return f"{sign}{clock}(時:分:秒)" if ja else f"{sign}{clock} h"
        case Kind.YEARS | Kind.RATIO:
            value = Fraction(value)
            text = str(value.numerator) if value.denominator == 1 else f"{value.numerator:,}/{value.denominator:,}"
            return f"{text}年" if ja and kind is Kind.YEARS else f"{text} years" if kind is Kind.YEARS else text
        case Kind.COUNT:
            return f"{value:,}"
        case Kind.CHOICE:
            return str(value.label(lang))
        case Kind.SEVERAL:
            none = "なし" if ja else "none"
            return ("、" if ja else ", ").join(sorted(member.label(lang) for member in value)) or none
        case Kind.ROWS:
            return f"{len(value)}件" if ja else f"{len(value)} row{'' if len(value) == 1 else 's'}"


def jsonable(kind: Kind, value: Anything) -> Anything:
    """A plain value as it stands in JSON; a fraction as the text "numerator/denominator"."""
    match kind:
        case Kind.DATE:
            return date.fromordinal(value).isoformat()
        case Kind.INSTANT:
            return second_to_instant(value).isoformat()
        case Kind.CHOICE:
            return value.code
        case Kind.SEVERAL:
            return sorted(member.code for member in value)
        case Kind.TRUTH:
            return bool(value)
        case _ if kind in EXACT_KINDS:
            return str(Fraction(value))
        case _:
            return value


def jsonable_fact(fact: Fact, value: Anything) -> Anything:
    """A plain fact as it stands in JSON; a list of rows as objects, unknown columns left out."""
    if fact.kind is not Kind.ROWS:
        return jsonable(fact.kind, value)
    rows = (zip(fact.columns, row, strict=True) for row in value)
    return [{column.name: jsonable(column.kind, v) for column, v in row if v is not None} for row in rows]


def fact_writer(fact: Fact) -> Callable[[Anything], str]:
    """What writes the plain values of a fact as JSON text."""
    if fact.kind is not Kind.ROWS and fact.kind in _TEXTS:
        return _TEXTS[fact.kind]
    return lambda value: encoded(jsonable_fact(fact, value))


#: How the place of a value stands in the JSON text before it is filled.
_HOLE = json.dumps("\0")


class Steps:
    """The steps of a decision under fixed readings as JSON: written once, then only the values are filled in.

    The hole of each value is filled from a trace or from an evaluation; a value that is still open is an object with
    its bounds and the facts that keep it open.
    """

    def __init__(self, decision: Decision, read: Read, compiled: Compiled) -> None:
        self.decision = decision
        self.read = read
        self.holes: list[Node] = []
        self.rows_at: set[int] = set()
        clauses = [self._clause(clause) for clause in decision.clauses]
        pieces = json.dumps(clauses, ensure_ascii=False, separators=(",", ":")).split(_HOLE)
        self.template = "%s".join(piece.replace("%", "%%") for piece in pieces)
        self._places = {fact.name: place for place, fact in enumerate(decision.facts)}
        self._fill = self._filler(compiled)

    def _hole(self, node: Node) -> str:
        self.holes.append(node)
        return "\0"

    def _clause(self, clause: Clause) -> dict[str, Anything]:
        rule = clause.rule
        condition = self.read.node(clause.condition)
        entry: dict[str, Anything] = {
            "rule": rule.name,
            "provisions": list(rule.provisions),
            "effect": rule.effect.code,
            "applies": self._hole(condition),
        }
        inner = uncited(condition)
        if inner != TRUE:
            entry["because"] = self._step(inner)
        if clause.value is not None and inner != FALSE:
            entry["gives"] = self._step(self.read.node(clause.value))
        return entry

    def _step(self, node: Node) -> Anything:
        match node:
            case Constant(kind, value):
                return {"figure": jsonable(kind, value), "kind": kind.word}
            case Fact(name=name):
                return {"fact": name, "value": self._hole(node)}
            case Cited(rule):
                return {"rule": rule, "value": self._hole(node)}
            case Named(code, _, value):
                return {"named": code, "value": self._hole(node), "of": [self._step(value)]}
            case Head(code, _, amount):
                return {"head": code, "value": self._hole(node), "of": [self._step(amount)]}
            case IsOneOf(subject, members):
                codes = [member.code for member in members]
                return {"op": "is_one_of", "value": self._hole(node), "of": [self._step(subject)], "members": codes}
            case Rounded(amount, mode, unit, stage):
                rounding = {"mode": mode.name.lower(), "unit": unit, "stage": stage.en}
                return {"op": "rounded", "value": self._hole(node), "of": [self._step(amount)], "rounding": rounding}
            case OverRows(fold, rows, default=default):
                self.rows_at.add(len(self.holes))
                each = self._hole(node)
                step = {"op": fold, "over": rows.name, "rows": each, "value": self._hole(node)}
                return step if fold != "earliest" else {**step, "of": [self._step(default)]}
            case Operation(operator):
                return self._step_of(operator, node)
            case All() | Any() | Not() | When():
                return self._step_of(type(node).__name__.lower(), node)
            case Reads() | Holds() | Said():
                raise AssertionError(f"{type(node).__name__} should have been lowered")

    def _step_of(self, operator: str, node: Node) -> dict[str, Anything]:
        return {"op": operator, "value": self._hole(node), "of": [self._step(part) for part in children(node)]}

    def _filler(self, compiled: Compiled) -> Callable[[tuple[Anything, ...], Anything], str]:
        """One function that fills all holes from the plain facts and the trace, each value written once."""
        scope: dict[str, Anything] = {
            "template": self.template,
            "filled": filled,
            "day": _day_text,
            "instant": _instant_text,
        }
        lines: list[str] = []
        names: dict[tuple[bool, int], str] = {}
        order: list[str] = []
        for place, node in enumerate(self.holes):
            key = place in self.rows_at, id(node)
            if key not in names:
                names[key] = name = f"w{len(names)}"
                if key[0]:
                    scope[f"row_{name}"] = self._row_writer(node)
                    lines.append(f"{name} = row_{name}(facts, trace)")
                else:
                    lines.append(f"{name} = {self._written(node, compiled, name, scope)}")
            order.append(names[key])
        body = "\n    ".join([*lines, f"return template % ({''.join(f'{name}, ' for name in order)})"])
        exec(compile(f"def fill(facts, trace):\n    {body}\n", f"<steps of {self.decision.question}>", "exec"), scope)
        fill: Callable[[tuple[Anything, ...], Anything], str] = scope["fill"]
        return fill

    def _written(self, node: Node, compiled: Compiled, name: str, scope: dict[str, Anything]) -> str:
        """The code of one value's JSON text."""
        while not isinstance(node, Constant | Fact) and id(node) not in compiled.slots:
            node = children(node)[0]  # a citation, a name or a head of a fact or constant
        if isinstance(node, Constant):
            scope[f"text_{name}"] = filled(node.kind, node.value)
            return f"text_{name}"
        if isinstance(node, Fact):
            below, value = 1, f"facts[{self._places[node.name]}]"
        else:
            slot = compiled.slots[id(node)]
            below, value = slot.denominator, f"trace[{slot.place}]"
        if below > 1:
            return f"f'\"{{{value}}}/{below}\"'"
        if below == 0:
            return f"'\"{{}}/{{}}\"'.format(*{value})"
        match node.kind:
            case Kind.TRUTH:
                return f"'true' if {value} else 'false'"
            case Kind.YEN | Kind.COUNT | Kind.DAYS | Kind.DURATION:
                return value
            case Kind.DATE:
                return f"day({value})"
            case Kind.CHOICE:
                return f"f'\"{{{value}.code}}\"'"
            case Kind.INSTANT:
                return f"instant({value})"
            case _:
                scope[f"kind_{name}"] = node.kind
                return f"filled(kind_{name}, {value})"

    def _row_writer(self, node: Node) -> Callable[[tuple[Anything, ...], Anything], str]:
        """Fills the hole of a list's rows: which were taken, and what each gave."""

        def write(facts: tuple[Anything, ...], trace: Anything) -> str:
            known = dict(zip(self.decision.facts, facts, strict=True))
            return _rows_filled(Evaluation(known, self.read.readings), node)

        return write

    def from_trace(self, facts: tuple[Anything, ...], trace: tuple[Anything, ...]) -> str:
        """The clauses and steps as JSON text, from a compiled rule's trace."""
        return self._fill(facts, trace)

    def from_evaluation(self, evaluation: Evaluation) -> str:
        """The same from a walk of the reference evaluator, which may have left values open."""
        return self.template % tuple(
            _rows_filled(evaluation, node) if place in self.rows_at else _seen(node.kind, evaluation.value(node))
            for place, node in enumerate(self.holes)
        )


def _rows_filled(evaluation: Evaluation, node: Node) -> str:
    assert isinstance(node, OverRows)
    rows = evaluation.value(node.rows)
    if isinstance(rows, Open):
        return _seen(node.kind, rows)
    each = [
        f'{{"taken":{_seen(Kind.TRUTH, taken)},"value":{"null" if body == Known(None) else _seen(node.kind, body)}}}'
        for taken, body in evaluation.each_row(node, rows.value)
    ]
    return f"[{','.join(each)}]"


def _seen(kind: Kind, seen: Seen) -> str:
    if isinstance(seen, Known):
        return filled(kind, seen.value)
    return json.dumps({"open": list(seen.missing)}, ensure_ascii=False)


def filled(kind: Kind, value: Anything) -> str:
    """A plain value as JSON text."""
    writer = _TEXTS.get(kind)
    return encoded(jsonable(kind, value)) if writer is None else writer(value)


#: Writes JSON text. `json.dumps` would make such an encoder anew each time.
encoded = json.JSONEncoder(ensure_ascii=False).encode


def _day_text(value: int) -> str:
    return f'"{date.fromordinal(value).isoformat()}"'


#: The first second of 1952 in Japan: since then the clock of its zone has kept +09:00.
_STEADY = date(1952, 1, 1).toordinal() * 86_400


def _instant_text(value: int) -> str:
    """As `jsonable` writes an instant, in the clock of Japan."""
    if value < _STEADY:
        return f'"{second_to_instant(value).isoformat()}"'
    return f'"{(_FIRST_SECOND + timedelta(seconds=value - 86_400)).isoformat()}+09:00"'


_FIRST_SECOND = datetime(1, 1, 1)  # noqa: DTZ001 - a clock reading of Japan, written without its zone


_TEXTS: dict[Kind, Callable[[Anything], str]] = {
    Kind.TRUTH: lambda value: "true" if value else "false",
    **dict.fromkeys((Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION), str),
    Kind.DATE: _day_text,
    Kind.INSTANT: _instant_text,
    Kind.CHOICE: lambda value: f'"{value.code}"',
    Kind.ROWS: lambda value: str(len(value)),
}

_COMPARISONS = ("below", "at_most", "equal")
#: Operators whose operands need brackets around a sum.
_BINDS = {"add": 1, "subtract": 1, "multiply": 2, "divide": 2}
_STOPPED = {
    RoundingMode.FLOOR: Text("fraction dropped", "端数切捨て"),
    RoundingMode.CEIL: Text("fraction rounded up", "端数切上げ"),
    RoundingMode.HALF_UP: Text("half rounded up", "四捨五入"),
}
_WORDS = {
    "and": Text(" and ", "、かつ"),
    "or": Text(" or ", "、又は"),
    "not": Text("not: {0}", "次に当たらない: {0}"),
    "open": Text("not known ({0})", "不明({0})"),
    "applies": Text("{0} applies", "{0}が適用される"),
    "applies not": Text("{0} does not apply", "{0}は適用されない"),
    "unsettled": Text("whether {0} applies is open", "{0}の適用の有無は未確定"),
    "asked": Text("asked for: {0}", "要件: {0}"),
}


def _word(key: str, lang: str) -> str:
    return _WORDS[key].in_(lang)


class Narrative:
    """The lines of an explanation in one language, from any lookup of a node's value."""

    def __init__(self, decision: Decision, read: Read, value: Callable[[Node], Seen], lang: str) -> None:
        self.decision = decision
        self.read = read
        self.value = value
        self.lang = lang
        self.provisions = {clause.rule.name: clause.rule.provisions for clause in decision.clauses}

    def clauses(self) -> Iterator[tuple[Clause, Seen, list[str]]]:
        """Each clause that takes part, whether it applies, and the lines that say why and what it gives."""
        for clause in self.decision.clauses:
            condition = self.read.node(clause.condition)
            applies = self.value(condition)
            inner = uncited(condition)
            lines = [f"{self.mark(part)} {self.condition(part)}" for part in _conjuncts(inner) if part != TRUE]
            if clause.value is not None and applies != Known(False):
                lines.extend(self.amount(self.read.node(clause.value)))
            yield clause, applies, lines

    def mark(self, node: Node) -> str:
        """A tick, a cross or a question mark for a condition."""
        seen = self.value(node)
        return "?" if isinstance(seen, Open) else "✓" if seen.value else "✗"

    def seen(self, node: Node) -> str:
        """The value of a node, or what keeps it open."""
        seen = self.value(node)
        if isinstance(seen, Open):
            return _word("open", self.lang).format(", ".join(seen.missing))
        return shown(node.kind, seen.value, self.lang)

    def condition(self, node: Node) -> str:
        """A condition in words, with the values in it."""
        match node:
            case Cited(rule):
                seen = self.value(node)
                key = "unsettled" if isinstance(seen, Open) else "applies" if seen.value else "applies not"
                return _word(key, self.lang).format(" / ".join(self.provisions[rule]))
            case Not(Cited() as cited):
                return self.condition(cited)
            case Not(part):
                return _word("not", self.lang).format(self.condition(part))
            case All(parts) | Any(parts):
                if isinstance(node, Any) and self.value(node) == Known(True):
                    parts = tuple(part for part in parts if self.value(part) == Known(True))
                joined = _word("and" if isinstance(node, All) else "or", self.lang)
                return joined.join(self.condition(part) for part in parts)
            case Operation(operator, operands) if operator in _COMPARISONS:
                return OPERATORS[operator].text.in_(self.lang).format(*map(self.compared, operands))
            case IsOneOf(subject, members):
                told = f"{subject.label.in_(self.lang)}: {self.seen(subject)}"
                if self.value(node) == Known(True):
                    return told
                wanted = " / ".join(member.label(self.lang) for member in members)
                return f"{told} ({_word('asked', self.lang).format(wanted)})"
            case Fact(label=label):
                return f"{label.in_(self.lang)}: {self.seen(node)}"
            case Named(label=label):
                return f"{label.in_(self.lang)}: {self.seen(node)}"
            case OverRows(rows=rows):
                return f"{rows.label.in_(self.lang)}: {self.seen(node)}"
            case _:
                return self.seen(node)

    def compared(self, node: Node) -> str:
        """One side of a comparison: what it is, and its value."""
        match node:
            case Fact(label=label) | Named(label=label):
                return f"{label.in_(self.lang)} [{self.seen(node)}]"
            case Constant():
                return self.seen(node)
            case _:
                return f"{self.formula(node)} [{self.seen(node)}]"

    def amount(self, node: Node) -> Iterator[str]:
        """How a value comes about: named figures and roundings on the way first, then the formula with its numbers."""
        if isinstance(self.value(node), Open):
            yield f"= {self.seen(node)}"
            return
        shown_elsewhere = {id(self.taken(part)) for part in self.reached(node) if isinstance(part, Named | Head)}
        for part in self.reached(node):
            if isinstance(part, Named) or (isinstance(part, Head) and part is not node):
                yield f"{part.label.in_(self.lang)} = {self.settled(children(part)[0])}"
            elif isinstance(part, Rounded) and part is not self.taken(node) and id(part) not in shown_elsewhere:
                yield self.settled(part)
        if not isinstance(node, Named):
            yield f"= {self.settled(node)}"

    def taken(self, node: Node) -> Node:
        """The node whose formula stands for this one: below names, and down the branches that are taken."""
        while isinstance(node, Named | Head | When):
            if isinstance(node, When):
                condition = self.value(node.condition)
                if isinstance(condition, Open):
                    return node
                node = node.then if condition.value else node.otherwise
            else:
                node = children(node)[0]
        return node

    def reached(self, node: Node) -> Iterator[Node]:
        """The nodes below that the value depends on, each once, parts first, branches not taken left out."""
        seen: set[int] = set()

        def visit(current: Node) -> Iterator[Node]:
            if id(current) in seen or isinstance(current, Cited):
                return
            seen.add(id(current))
            parts = children(current)
            if isinstance(current, When):
                taken = self.value(current.condition)
                if isinstance(taken, Known):
                    parts = (current.then if taken.value else current.otherwise,)
            for part in () if isinstance(current, OverRows) else parts:
                yield from visit(part)
            yield current

        return visit(node)

    def settled(self, node: Node) -> str:
        """A formula and what it comes to, the rounding said."""
        match node:
            case Rounded(amount, mode, unit, stage):
                how = f"{_STOPPED[mode].in_(self.lang)}{'' if unit == 1 else f', {unit}'}, {stage.in_(self.lang)}"
                return f"{self.settled(amount)} → {self.seen(node)} ({how})"
            case When(condition, then, otherwise):
                taken = self.value(condition)
                if isinstance(taken, Known):
                    return self.settled(then if taken.value else otherwise)
            case _:
                pass
        formula, value = self.formula(node), self.seen(node)
        return formula if formula.startswith(value) else f"{formula} = {value}"

    def formula(self, node: Node, binding: int = 0) -> str:
        """A formula with the numbers in it."""
        match node:
            case Operation("as_days" | "as_count", (operand,)):
                return self.formula(operand, binding)
            case Operation(operator, operands):
                own = _BINDS.get(operator, 0)
                moment = node.kind in (Kind.DATE, Kind.INSTANT)
                # How a day came about is told one step deep, what it is reckoned from stands as what it is.
                parts = (self.seen(part) if moment else self.formula(part, own) for part in operands)
                text = OPERATORS[operator].text.in_(self.lang).format(*parts)
                if moment or (not own and node.kind in (Kind.YEARS, Kind.RATIO)):
                    return f"{self.seen(node)} ({text})"
                return f"({text})" if own and own < binding else text
            case When(condition, then, otherwise):
                taken = self.value(condition)
                if isinstance(taken, Known):
                    return self.formula(then if taken.value else otherwise, binding)
                return self.seen(node)
            case Named() | Head() | Rounded() | Fact() | Constant():
                return self.seen(node)
            case OverRows(fold, rows):
                return f"{fold}({rows.label.in_(self.lang)})" if self.lang == "en" else f"{rows.label.ja}({fold})"
            case _:
                return self.seen(node)


def _conjuncts(node: Node) -> tuple[Node, ...]:
    if isinstance(node, All):
        return tuple(inner for part in node.parts for inner in _conjuncts(part))
    return (node,)
