"""Contracts: the rules of one document, the questions that can be asked of it, and the ledger of its provisions.

A rule module makes one `Contract` and writes one decorated function per provision, in the document's order. Each
function is called once, with the class of its sheet of facts, and leaves its expression tree behind.

>>> from obligations.expressions.facts import Facts, fact
>>> from obligations.expressions.terms import Yen, lower
>>> SHOP, BUYER = Party("shop", "the shop", "店"), Party("buyer", "the buyer", "買主")
>>> terms = Contract("example-terms", title=Text("Example terms", "例規約"), parties=(SHOP, BUYER), module=__name__)
>>> class Loss(Facts):
...     "A loss through late delivery."
...     amount: Yen = fact("the loss", "損害額")
...     fee: Yen = fact("the fee paid", "支払済みの料金")
>>> @terms.payment("7.1", by=SHOP, to=BUYER)
... def damages(loss: type[Loss]) -> Yen:
...     "The shop makes good a loss through late delivery."
...     return loss.amount
>>> @terms.cap("7.2", on=[damages])
... def fee_paid(loss: type[Loss]) -> Yen:
...     "At most the fee paid."
...     return loss.fee
>>> recoverable = terms.question("damages", Loss, damages, en="How much is owed?", ja="賠償額はいくらか")
>>> recoverable(amount=9_000, fee=5_000).value, recoverable(amount=9_000, fee=5_000).provisions
(5000, ('7.1', '7.2'))
>>> recoverable(amount=9_000)
Undetermined(missing fee)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar, cast, get_args, get_type_hints

from obligations.clauses.authorities import authorities
from obligations.clauses.readings import Reading
from obligations.clauses.rules import TRUE, AnyRule, Declaration, Effect, Provided, Rule
from obligations.errors import BadContract, BadRule, UnknownName, writing_frame, written_at
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Head, Holds, walk
from obligations.expressions.terms import Term, Truth, Yen
from obligations.outcomes import Outcome
from obligations.questions import Question
from obligations.values.labels import Party, Text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from obligations.clauses.document import Document

__all__ = ["Contract", "Entry", "contract", "contract_of", "contracts"]

P = ParamSpec("P")
V = TypeVar("V")
F = TypeVar("F")
#: Contracts are found by the names of this entry-point group: `id = "module:attribute"`.
ENTRY_POINTS = "obligations.contracts"
#: A rule, or for one that stands further down in the document its name or the number of its provision.
RuleOrName: TypeAlias = Rule[Any] | str

#: What a rule of an effect gives, where that is fixed.
_GIVES: dict[Effect, Kind] = {
    **dict.fromkeys((Effect.PAYMENT, Effect.CREDIT, Effect.CAP), Kind.YEN),
    **dict.fromkeys((Effect.EXCLUSION, Effect.BAR, Effect.DISAPPLICATION, Effect.GROUND), Kind.TRUTH),
}

_made: dict[str, Contract] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision in the ledger: the rules that encode it, or the reason why no outcome follows from it."""

    number: str
    gist: Text
    rules: tuple[AnyRule, ...]
    because: Text | None

    @property
    def accounted(self) -> bool:
        """Whether the provision is encoded or has a reason."""
        return bool(self.rules) or self.because is not None


class _Statement:
    """A kind of statement as a decorator of rule functions: `@flux.power("5.1.1", by=PROVIDER, to=CONTRACTOR)`."""

    def __init__(self, contract: Contract, effect: Effect) -> None:
        self.contract = contract
        self.effect = effect

    def __call__(
        self,
        *provisions: str,
        by: Party | None = None,
        to: Party | None = None,
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Term[V]]], Rule[V]]:
        """Encodes `provisions`. `overrides` are the rules that say nothing where this one applies; `assumes` are the
        points left open by the text that change no amount and no date, as they are understood, in English and
        Japanese."""

        def encode(function: Callable[..., Term[V]]) -> Rule[V]:
            return self.contract.encode(function, self.effect, provisions, by, to, overrides, assumes=assumes)

        return encode


class Contract:
    """One document's rules and questions.

    `id` is how programs name it; `document` is the package and name of its index, if it has one; `module` is the
    module that makes it (`__name__`), from which a pickled outcome finds it again.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        *,
        title: Text,
        parties: Sequence[Party],
        module: str,
        document: tuple[str, str] | None = None,
    ) -> None:
        self.id = id
        self.title = title
        self.parties = tuple(parties)
        self.module = module
        self.rules: dict[str, AnyRule] = {}
        self.questions: dict[str, Question[Any, Any]] = {}
        self.declarations: list[Declaration] = []
        self._document = document
        self.power = _Statement(self, Effect.POWER)
        self.right = _Statement(self, Effect.RIGHT)
        self.duty = _Statement(self, Effect.DUTY)
        self.prohibition = _Statement(self, Effect.PROHIBITION)
        self.permission = _Statement(self, Effect.PERMISSION)
        self.deeming = _Statement(self, Effect.DEEMING)
        self.deadline = _Statement(self, Effect.DEADLINE)
        self.date = _Statement(self, Effect.DATE)
        self.formation = _Statement(self, Effect.FORMATION)
        self.survival = _Statement(self, Effect.SURVIVAL)
        self.definition = _Statement(self, Effect.DEFINITION)
        self.precedence = _Statement(self, Effect.PRECEDENCE)
        self.declaration = _Statement(self, Effect.DECLARATION)
        _made[id] = self

    # -- writing rules

    def payment(
        self,
        *provisions: str,
        by: Party,
        to: Party,
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Yen]], Rule[int]]:
        """Encodes a duty to pay whole yen."""
        return lambda function: self.encode(function, Effect.PAYMENT, provisions, by, to, overrides, assumes=assumes)

    def credit(
        self,
        *provisions: str,
        by: Party,
        to: Party,
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Yen]], Rule[int]]:
        """Encodes a reduction of what is billed, in whole yen."""
        return lambda function: self.encode(function, Effect.CREDIT, provisions, by, to, overrides, assumes=assumes)

    def cap(
        self,
        *provisions: str,
        on: Sequence[RuleOrName],
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Yen]], Rule[int]]:
        """Encodes an upper limit, in whole yen, on what other rules give."""
        return lambda function: self.encode(
            function, Effect.CAP, provisions, None, None, overrides, limits=on, assumes=assumes
        )

    def excludes(
        self,
        *provisions: str,
        on: Sequence[RuleOrName],
        heads: Sequence[str] = (),
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Truth]], Rule[bool]]:
        """Encodes that claims, or some heads of them, are owed nothing under a condition."""
        return lambda function: self.encode(
            function, Effect.EXCLUSION, provisions, None, None, overrides, limits=on, heads=heads, assumes=assumes
        )

    def bars(
        self,
        *provisions: str,
        on: Sequence[RuleOrName],
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Truth]], Rule[bool]]:
        """Encodes that a claim is lost under a condition, as after the last day for it."""
        return lambda function: self.encode(
            function, Effect.BAR, provisions, None, None, overrides, limits=on, assumes=assumes
        )

    def disapplies(
        self,
        *provisions: str,
        rules: Sequence[RuleOrName],
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Truth]], Rule[bool]]:
        """Encodes that other rules do not apply under a condition."""
        return lambda function: self.encode(
            function, Effect.DISAPPLICATION, provisions, None, None, rules, assumes=assumes
        )

    def ground(
        self,
        *provisions: str,
        of: Rule[bool],
        overrides: Sequence[RuleOrName] = (),
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Callable[[Callable[..., Truth]], Rule[bool]]:
        """Encodes one ground for a power or right; that power is given where any of its grounds applies."""
        return lambda function: self.encode(
            function, Effect.GROUND, provisions, of.by, of.to, overrides, ground_of=of, assumes=assumes
        )

    def no_outcome(self, *provisions: str, en: str, ja: str) -> None:
        """Accounts for provisions from which nothing can be computed, with the reason."""
        self.declarations.append(Declaration(provisions, Text(en, ja)))

    def holds(self, provision: str) -> Truth:
        """Whether the rule of a provision applies, for one that stands further down in the document."""
        return Truth(Holds(provision))

    def question(
        self,
        name: str,
        sheet: Callable[P, Facts],
        *rules: Rule[V],
        en: str,
        ja: str,
        since: Rule[date] | None = None,
        until: Rule[date] | None = None,
    ) -> Question[P, V]:
        """A question that takes the facts of `sheet` and asks for what `rules` give.

        Where several rules can answer, exactly one may apply in a case, or they must agree. `since` and `until` are
        rules for the first and last day, inclusive, of the position that the answer states.
        """
        made: Question[P, V] = Question(
            self,
            name,
            cast("type[Facts]", sheet),
            tuple(rule.name for rule in rules),
            Text(en, ja),
            since.name if since else None,
            until.name if until else None,
            written_at(),
        )
        if name in self.questions:
            raise BadContract(f"{self.id} has two questions {name} ({made.place})")
        for rule in rules:
            if self.rules.get(rule.name) is not rule:
                raise BadContract(f"{name} asks for {rule.name}, which is no rule of {self.id} ({made.place})")
        self.questions[name] = made
        return made

    def encode(
        self,
        function: Callable[..., Any],
        effect: Effect,
        provisions: tuple[str, ...],
        by: Party | None,
        to: Party | None,
        overrides: Sequence[RuleOrName],
        *,
        limits: Sequence[RuleOrName] = (),
        heads: Sequence[str] = (),
        ground_of: Rule[bool] | None = None,
        assumes: Sequence[tuple[str, str]] = (),
    ) -> Rule[Any]:
        """Encodes provisions by a rule function of any effect; the decorators above say it in the contract's words."""
        name = function.__name__
        code = function.__code__
        place = f"{code.co_filename}, line {code.co_firstlineno}"
        if not provisions:
            raise BadRule(f"{name} encodes no provision ({place})")
        if name in self.rules:
            raise BadRule(f"{self.id} has two rules {name} ({place})")
        gist = inspect.cleandoc(function.__doc__ or "")
        if not gist:
            raise BadRule(f"{name}: a docstring says what the provision does ({place})")
        sheets = _sheets(function)
        result: object = function(*sheets)
        condition: Truth = Truth(TRUE)
        if isinstance(result, Provided):
            condition, result = result.condition, result.term
        if not isinstance(result, Term):
            raise BadRule(f"{name} gives {type(result).__name__}, not a term ({place})")
        given = result.node
        states = given.kind is Kind.TRUTH
        if isinstance(result, Truth):
            condition = condition & result if condition.node != TRUE else result
        wanted = _GIVES.get(effect)
        if wanted is not None and given.kind is not wanted:
            instead = "round it" if given.kind is Kind.EXACT_YEN else f"give {wanted.word}"
            raise BadRule(
                f"{name} gives {given.kind.word}; a rule of {effect.en} gives {wanted.word}: {instead} ({place})"
            )
        rule: Rule[Any] = Rule(
            name=name,
            effect=effect,
            provisions=provisions,
            gist=gist,
            sheet=sheets[0].__name__ if sheets else "",
            speaks=condition.node,
            value=None if states else given,
            by=by,
            to=to,
            overrides=tuple(map(_name, overrides)),
            limits=tuple(map(_name, limits)),
            heads=tuple(heads),
            ground_of=ground_of.name if ground_of is not None else None,
            assumes=tuple(Text(*pair) for pair in assumes),
            place=place,
        )
        for other in (*overrides, *limits, *([ground_of] if ground_of is not None else [])):
            if not isinstance(other, str) and self.rules.get(other.name) is not other:
                raise BadContract(f"{name} refers to {other.name}, which is no rule of {self.id} ({place})")
        for other in limits:
            if not isinstance(other, str) and other.kind is not Kind.YEN:
                instead = "" if effect is Effect.CAP else "; to take away what is no amount, use disapplies"
                raise BadContract(f"{name} limits {other.name}, which gives no whole yen{instead} ({place})")
        if heads and not any(isinstance(other, str) for other in limits):
            values = [other.value for other in limits if not isinstance(other, str) and other.value is not None]
            known = {node.code for value in values for node in walk(value) if isinstance(node, Head)}
            for head in heads:
                if head not in known:
                    raise UnknownName(f"head of claim for {name} ({place})", head, sorted(known))
        self.rules[name] = rule
        return rule

    # -- asking

    def ask(
        self,
        question: str,
        facts: Mapping[str, object] | Facts,
        readings: Mapping[str, str] | None = None,
        *,
        law: bool | None = None,
    ) -> Outcome[Any]:
        """The outcome of a question by name. `UnknownName` for a question or reading that does not exist.

        `law` switches the law layer on or off for all readings that `readings` does not name; as each reading has it
        if None.
        """
        return self.find(question).read_as(readings or {}, law).ask(facts)

    def ask_frame(
        self,
        question: str,
        frame: F,
        readings: Mapping[str, str] | None = None,
        *,
        law: bool | None = None,
        columns: Mapping[str, str] | None = None,
        rows: Mapping[str, Any] | None = None,
        key: str | None = None,
        prefix: str = "",
    ) -> F:
        """A frame with the answers to a question by name, one a row; see `Question.ask_frame`.

        `readings` and `law` are as in `ask`.
        """
        asked = self.find(question).read_as(readings or {}, law)
        return asked.ask_frame(frame, columns=columns, rows=rows, key=key, prefix=prefix)

    def find(self, question: str) -> Question[Any, Any]:
        """A question by name; `UnknownName` names near matches."""
        if question not in self.questions:
            raise UnknownName("question", question, list(self.questions))
        return self.questions[question]

    # -- the document

    @cached_property
    def document(self) -> Document | None:
        """The index of the document that the rules encode, if the contract has one."""
        from obligations.clauses.document import Document  # when asked for: most answers do without the index

        return None if self._document is None else Document.load(*self._document)

    def gist(self, rule: AnyRule, lang: str) -> str:
        """What a rule's provision does, in `lang`: in Japanese from the document's index and the authorities."""
        if lang == "ja" and self.document is not None:
            return " ".join(self._gist(number).ja for number in rule.provisions)
        return rule.gist

    def _gist(self, number: str) -> Text:
        known = authorities().get(number)
        assert self.document is not None
        return self.document.provision(number).gist if known is None else known.gist

    def ledger(self) -> tuple[Entry, ...]:
        """Every provision of the document in its order, with the rules that encode it or the reason for none."""
        if self.document is None:
            raise BadContract(f"{self.id} has no document index to join its rules with")
        encoded: dict[str, list[AnyRule]] = {}
        for rule in self.rules.values():
            for number in rule.provisions:
                encoded.setdefault(number, []).append(rule)
        reasons = {number: entry.because for entry in self.declarations for number in entry.provisions}
        return tuple(
            Entry(
                provision.number,
                Text(provision.gist.en, provision.gist.ja),
                tuple(encoded.get(provision.number, ())),
                reasons.get(provision.number),
            )
            for provision in self.document
        )

    def readings(self) -> dict[type[Reading], tuple[str, ...]]:
        """Every reading that a question of the contract can depend on, with the names of those questions."""
        found: dict[type[Reading], list[str]] = {}
        for name, question in self.questions.items():
            for cls in question.readings:
                found.setdefault(cls, []).append(name)
        return {cls: tuple(names) for cls, names in found.items()}

    def check(self) -> None:
        """Checks the whole contract and raises `BadContract` for the first thing that does not fit.

        Every cited provision exists in the document or is a known authority; none is both encoded and declared
        without outcome; what caps and exclusions limit gives yen, and has the heads that they name; every rule takes
        part in a question; every question can be lowered.
        """
        for rule in self.rules.values():
            self._check_limits(rule)
        if self.document is not None:
            known = {*(provision.number for provision in self.document), *authorities()}
            cited = [(rule.name, number) for rule in self.rules.values() for number in rule.provisions]
            cited += [("no_outcome", number) for entry in self.declarations for number in entry.provisions]
            for name, number in cited:
                if number not in known:
                    raise BadContract(f"{name} cites {number}, which the document does not have")
            encoded = {number for rule in self.rules.values() for number in rule.provisions}
            for entry in self.declarations:
                for number in encoded.intersection(entry.provisions):
                    raise BadContract(f"{number} is encoded and yet declared to have no outcome")
        taking_part = {clause.rule.name for question in self.questions.values() for clause in question.decision.clauses}
        for name, rule in self.rules.items():
            if name not in taking_part:
                raise BadContract(f"no question asks for {name} ({rule.place})")

    def _check_limits(self, rule: AnyRule) -> None:
        limited = [
            self.rules.get(name) or next((other for other in self.rules.values() if name in other.provisions), None)
            for name in rule.limits
        ]
        found: set[str] = set()
        for name, other in zip(rule.limits, limited, strict=True):
            if other is None or other.kind is not Kind.YEN or other.value is None:
                raise BadContract(f"{rule.name} limits {name}, which is no rule that gives yen ({rule.place})")
            found.update(node.code for node in walk(other.value) if isinstance(node, Head))
        for code in rule.heads:
            if code not in found:
                raise UnknownName(f"head of claim for {rule.name} ({rule.place})", code, sorted(found))

    def __reduce__(self) -> tuple[Any, ...]:
        return contract_of, (self.module, self.id)

    def __repr__(self) -> str:
        return f"<contract {self.id}: {len(self.rules)} rules, {len(self.questions)} questions>"


def _name(rule: RuleOrName) -> str:
    return rule if isinstance(rule, str) else rule.name


def _sheets(function: Callable[..., Any]) -> list[type[Facts]]:
    """The sheets that a rule function takes, from its annotations `type[Sheet]`."""
    definition = writing_frame()
    hints = get_type_hints(function, localns=None if definition is None else definition.f_locals)
    sheets: list[type[Facts]] = []
    for parameter in inspect.signature(function).parameters:
        arguments = get_args(hints.get(parameter))
        if len(arguments) != 1 or not (isinstance(arguments[0], type) and issubclass(arguments[0], Facts)):
            instead = f"annotate {parameter} as type[...] of a sheet of facts"
            raise BadRule(f"{function.__name__}: {instead} ({written_at()})")
        sheets.append(arguments[0])
    return sheets


def _installed() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # when asked for: it is slow to import

    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}


def contracts() -> tuple[str, ...]:
    """The ids of the contracts that are installed, sorted."""
    return tuple(sorted(_installed()))


def contract(id: str) -> Contract:  # noqa: A002
    """An installed contract by id, or one that was made in this process; `UnknownName` names near matches."""
    if id not in _made:
        point = _installed().get(id)
        if point is None:
            raise UnknownName("contract", id, sorted({*contracts(), *_made}))
        found: object = point.load()
        if not isinstance(found, Contract) or found.id != id:
            raise BadContract(f"{point.value} is not the contract {id}")
    return _made[id]


def contract_of(module: str, id: str) -> Contract:  # noqa: A002
    """The contract that a module makes; how pickled questions and outcomes find theirs."""
    import_module(module)
    return _made[id]
