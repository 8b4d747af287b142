"""The contract as a document: the index of its provisions, and whether a copy of the text is as indexed.

An index lists the units of one document (headings and provisions at the finest level) in their order. Of
each unit it holds the number, words of our own that say what the unit does, its length, and a fingerprint
of its normalised text. The units are a partition: their texts joined are the whole document. The contract's
own sentences are not in the index; whoever has a copy of the official text can `verify` it, unit by unit,
and see what an amendment changed.

>>> loans = Document.index("loans", Text("Loan terms", "貸出の決まり"), Text("A library", "図書館"), [
...     (Heading, "1", Text("Loans", "貸出"), "第1条 貸出"),
...     (Provision, "1.1", Text("Five books at most.", "五冊まで。"), "1. 本は五冊まで借りられます。"),
...     (Provision, "1.2", Text("Due back in 14 days.", "十四日で返す。"), "2. 本は14日以内に返します。"),
... ])
>>> loans.provision("1.2").gist.en
'Due back in 14 days.'

White space, line breaks and full-width forms do not matter, words do:

>>> verify(loans, "第１条　貸出\\n1. 本は五冊まで\\n借りられます。\\n2. 本は１４日以内に返します。").ok
True
>>> amended = verify(loans, "第1条 貸出\\n1. 本は五冊まで借りられます。\\n2. 本は21日以内に返します。")
>>> [unit.number for unit in amended.changed]
['1.2']
>>> print(amended.stretches[0])
line 3, after 1.1, instead of 1.2: 2. 本は21日以内に返します。
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import Any, ClassVar, Literal

from obligations.errors import BadContract, UnknownName
from obligations.values.labels import Text

__all__ = [
    "Document",
    "Finding",
    "Heading",
    "Provision",
    "Status",
    "Stretch",
    "Text",
    "Unit",
    "Verification",
    "fingerprint",
    "normalised",
    "verify",
]

NORMALISATION = "NFKC, white space removed"

Status = Literal["same", "changed", "missing", "moved"]
"""What became of a unit in a copy.

- same: stands there, in the order of the index
- moved: stands there word for word, but not in the order of the index
- changed: is not there, and where it should stand there is other text
- missing: is not there, and nothing stands in its place, or too little to reach it
"""


def normalised(text: str) -> str:
    """`text` in Unicode form NFKC, then without white space (every character for which `str.isspace` holds).

    The result may be empty; its length can differ from that of the text in either direction.

    >>> normalised("ＳＯＲＡＣＯＭ　Flux\\n")
    'SORACOMFlux'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprint(text: str) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of the normalised text in UTF-8."""
    return _digest(normalised(text)).hex()


def _digest(characters: str) -> bytes:
    return sha256(characters.encode("utf-8", "surrogatepass")).digest()[:16]


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a document: its number, its normalised length (1 or more) and the fingerprint of its text.

    Every unit is a `Heading` or a `Provision`. A number is unique among the headings and among the
    provisions, not across the two: article 3.1 may be both the heading "3.1" and the provision "3.1".
    """

    type: ClassVar[str] = ""

    number: str
    characters: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Heading(Unit):
    """The title line of a chapter ("chapter 1") or of an article ("3.2"), with its title."""

    type: ClassVar[str] = "heading"

    title: Text

    def __str__(self) -> str:
        return f"heading {self.number}"


@dataclass(frozen=True, slots=True)
class Provision(Unit):
    """A provision at the finest level ("15.2.2/s1"), with its gist: what it does, in other words.

    `/s1` is a sentence, `/a` a limb of a sentence, `[word]` the definition of a word.
    """

    type: ClassVar[str] = "provision"

    gist: Text

    def __str__(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class Document:
    """The index of one document.

    `version` is the date of the version, None if the text states none (`note` then says why). `characters`
    is the length and `sha256` the fingerprint of the whole normalised text. `units` stand in the order of
    the document. Iterating over a document gives its provisions in that order.
    """

    id: str
    title: Text
    issuer: Text
    version: date | None
    note: str | None
    characters: int
    sha256: str
    units: tuple[Heading | Provision, ...]

    @classmethod
    def load(cls, package: str, name: str) -> Document:
        """The index `name` ("soracom-flux") among the files of the importable `package` ("seeds").

        Raises `UnknownName` if the package has no such index, `BadContract` if the file is not a sound
        index (a field lacks, a number occurs twice, the lengths do not add up) and ModuleNotFoundError
        without the package.
        """
        folder = files(package)
        names = sorted(entry.name for entry in folder.iterdir())
        known = [entry.removesuffix(".json") for entry in names if entry.endswith(".json")]
        if name not in known:
            raise UnknownName("document index", name, known)
        try:
            return _document(json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8")), name)
        except (AttributeError, KeyError, TypeError, ValueError) as wrong:
            raise BadContract(f"the document index {name!r} is not sound: {wrong!r}") from wrong

    @classmethod
    def index(
        cls,
        id: str,  # noqa: A002 - the field's name
        title: Text,
        issuer: Text,
        parts: Iterable[tuple[type[Heading] | type[Provision], str, Text, str]],
        *,
        version: date | None = None,
        note: str | None = None,
    ) -> Document:
        """The index of a document whose text is at hand.

        `parts` are its pieces in order: (Heading or Provision, number, title or gist, text of the piece).
        Raises `BadContract` if a number occurs twice among the headings or the provisions, or a piece is
        empty.
        """
        pieces = list(parts)
        texts = [normalised(text) for *_, text in pieces]
        units = tuple(
            kind(number, len(text), _digest(text).hex(), words)
            for (kind, number, words, _), text in zip(pieces, texts, strict=True)
        )
        whole = "".join(texts)
        try:
            return _checked(cls(id, title, issuer, version, note, len(whole), _digest(whole).hex(), units))
        except ValueError as wrong:
            raise BadContract(f"the document index {id!r} is not sound: {wrong}") from wrong

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions, in the order of the document."""
        return tuple(self)

    def __iter__(self) -> Iterator[Provision]:
        return (unit for unit in self.units if isinstance(unit, Provision))

    def __contains__(self, number: object) -> bool:
        return any(unit.number == number for unit in self)

    def provision(self, number: str) -> Provision:
        """The provision with exactly this number; raises `UnknownName` with near matches if there is none."""
        for unit in self:
            if unit.number == number:
                return unit
        raise UnknownName(f"provision of {self.id}", number, [unit.number for unit in self])


def _document(content: dict[str, Any], name: str) -> Document:
    if content["id"] != name:
        raise ValueError(f"the id is {content['id']!r}")
    if content["normalisation"] != NORMALISATION:
        raise ValueError(f"normalisation is {content['normalisation']!r}, expected {NORMALISATION!r}")
    version = content["version"]
    return _checked(
        Document(
            id=name,
            title=Text(**content["title"]),
            issuer=Text(**content["issuer"]),
            version=None if version is None else date.fromisoformat(version),
            note=content["note"],
            characters=content["characters"],
            sha256=content["sha256"],
            units=tuple(_unit(unit) for unit in content["units"]),
        )
    )


def _unit(content: dict[str, Any]) -> Heading | Provision:
    number, characters, digest = content["number"], content["characters"], content["sha256"]
    if content["type"] == "heading":
        return Heading(number, characters, digest, Text(**content["title"]))
    if content["type"] == "provision":
        return Provision(number, characters, digest, Text(**content["gist"]))
    raise ValueError(f"unit {number} is of type {content['type']!r}, expected heading or provision")


def _checked(document: Document) -> Document:
    seen: set[tuple[str, str]] = set()
    for unit in document.units:
        if (unit.type, unit.number) in seen:
            raise ValueError(f"{unit.type} {unit.number} occurs twice")
        if unit.characters < 1:
            raise ValueError(f"{unit.type} {unit.number} is empty")
        if not re.fullmatch("[0-9a-f]{32}", unit.sha256):
            raise ValueError(f"{unit.type} {unit.number} has no fingerprint of 32 hexadecimal digits")
        seen.add((unit.type, unit.number))
    total = sum(unit.characters for unit in document.units)
    if total != document.characters:
        raise ValueError(f"the units have {total} characters, the document {document.characters}")
    return document


# What a verification says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one unit; `line` is where it begins in the copy (from 1), None if it is not there."""

    unit: Heading | Provision
    status: Status
    line: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the copy that no unit of the index claims.

    `after` and `before` are the units that stand right before and right after it in the copy (None at an
    end of the copy). `instead_of` are the units with status `changed` whose place it takes; if there are
    none, it is an addition or page furniture. `line` is the line of the copy (from 1) on which it begins,
    `characters` its normalised length (1 or more), `text` the copy's own text.
    """

    after: Heading | Provision | None
    before: Heading | Provision | None
    instead_of: tuple[Heading | Provision, ...]
    page_furniture: bool
    line: int
    characters: int
    text: str

    def __str__(self) -> str:
        place = [f"line {self.line}"]
        if self.after:
            place.append(f"after {self.after}")
        if self.before:
            place.append(f"before {self.before}")
        if self.instead_of:
            place.append("instead of " + ", ".join(map(str, self.instead_of)))
        elif not self.page_furniture:
            place.append("added")
        return f"{', '.join(place)}: {' '.join(self.text.split())}"


@dataclass(frozen=True, slots=True)
class Verification:
    """How a copy compares with the index: a finding for each unit, in order, and the unclaimed text."""

    document: Document
    findings: tuple[Finding, ...]
    stretches: tuple[Stretch, ...]

    @property
    def ok(self) -> bool:
        """Whether the copy is the indexed text: every unit `same`, nothing added but page furniture."""
        return all(found.status == "same" for found in self.findings) and not self.added

    @property
    def same(self) -> tuple[Heading | Provision, ...]:
        """The units that stand in the copy word for word and in order."""
        return self._with("same")

    @property
    def changed(self) -> tuple[Heading | Provision, ...]:
        """The units that are not in the copy while other text stands in their place."""
        return self._with("changed")

    @property
    def missing(self) -> tuple[Heading | Provision, ...]:
        """The units that are not in the copy, with nothing in their place, or too little to reach them."""
        return self._with("missing")

    @property
    def moved(self) -> tuple[Heading | Provision, ...]:
        """The units that stand in the copy word for word, but out of order."""
        return self._with("moved")

    @property
    def added(self) -> tuple[Stretch, ...]:
        """The stretches that take no unit's place and are not page furniture: text new to the index."""
        return tuple(s for s in self.stretches if not s.instead_of and not s.page_furniture)

    def status(self, number: str) -> Status:
        """What became of the provision with exactly this number; raises `UnknownName` if there is none."""
        wanted = self.document.provision(number)
        return next(found.status for found in self.findings if found.unit is wanted)

    def to_json(self) -> dict[str, Any]:
        """The verification as dictionaries, lists, strings, numbers and None, ready for `json.dumps`.

        A unit is named by its type and number. `units` has every unit, also those that are `same`.
        """

        def name(unit: Heading | Provision | None) -> dict[str, str] | None:
            return None if unit is None else {"type": unit.type, "number": unit.number}

        return {
            "document": self.document.id,
            "ok": self.ok,
            "units": [
                {"type": f.unit.type, "number": f.unit.number, "status": f.status, "line": f.line}
                for f in self.findings
            ],
            "stretches": [
                {
                    "after": name(s.after),
                    "before": name(s.before),
                    "instead_of": [name(unit) for unit in s.instead_of],
                    "page_furniture": s.page_furniture,
                    "line": s.line,
                    "characters": s.characters,
                    "text": s.text,
                }
                for s in self.stretches
            ],
        }

    def _with(self, status: Status) -> tuple[Heading | Provision, ...]:
        return tuple(found.unit for found in self.findings if found.status == status)


# How a copy is verified ---------------------------------------------------------------------------


def verify(document: Document, text: str) -> Verification:
    """Find each unit of `document` in `text`, a copy of the official text in any layout, whole or not.

    A unit is found where a window of its length has its fingerprint, whatever the line breaks, white space
    and full-width forms. Page numbers and running titles on lines of their own may stand between units or
    inside them. Of what is found, the heaviest chain in the order of the index is `same`, the rest `moved`.
    A unit that is not found is `changed` if other text stands between its neighbours, as far as lengths can
    tell where several units in a row are not found. Raises nothing.
    """
    copy = _Copy(text, document.title)
    wanted = _by_text(document.units)
    candidates = _walk(document.units, wanted, copy)
    candidates += _sweep(wanted, copy, _widened(_unclaimed(candidates, len(copy.characters)), candidates))
    candidates = list(dict.fromkeys(candidates))
    chain = _heaviest_chain(document.units, candidates)
    moved = _off_chain(document.units, candidates, chain)
    return _compare(document, copy, chain, moved)


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters [start, end) of the normalised copy that are the text of unit number `unit`, from 0."""

    unit: int
    start: int
    end: int


PAGE_NUMBER = r"[-‐–—―−~]*(?:page|p\.?|ページ|頁)?\d{1,4}(?:(?:/|of)\d{1,4})?(?:ページ|頁)?[-‐–—―−~]*"


class _Copy:
    """A copy, normalised, that remembers where its characters stand in the text as it was given."""

    def __init__(self, text: str, title: Text) -> None:
        titles = "|".join(re.escape(normalised(words)) for words in title if words.strip())
        page_line = re.compile(rf"(?:{titles})?(?:{PAGE_NUMBER})?(?:{titles})?", re.IGNORECASE)
        self.text = text
        self._words: list[str] = []
        self._word_starts: list[int] = []  # in the text as given
        self._starts: list[int] = []  # in the normalised copy
        pieces: list[str] = []
        furniture: list[tuple[int, int]] = []
        given = length = 0
        for line in text.splitlines(keepends=True):
            begun = length
            of_line: list[str] = []
            for word in re.finditer(r"\S+", line):
                self._words.append(word.group())
                self._word_starts.append(given + word.start())
                self._starts.append(length)
                of_line.append(normalised(word.group()))
                length += len(of_line[-1])
            if page_line.fullmatch("".join(of_line)):
                furniture.append((begun, length))
            pieces += of_line
            given += len(line)
        self.characters = "".join(pieces)
        self.page_furniture = bytearray(length)
        for start, end in furniture:
            self.page_furniture[start:end] = b"\1" * (end - start)

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Where the normalised characters [start, end), at least one, stand in the text as it was given."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end) - 1
        return (
            self._word_starts[first] + self._letters(first, start - self._starts[first], after=False),
            self._word_starts[last] + self._letters(last, end - self._starts[last], after=True),
        )

    def _letters(self, word: int, offset: int, *, after: bool) -> int:
        """How many characters of the word as given make its first `offset` normalised ones.

        Where the offset falls inside what one character makes (㈱ makes three), that one is counted if
        `after`.
        """
        letters = self._words[word]
        if letters == normalised(letters):
            return offset

        def length(count: int) -> int:
            return len(normalised(letters[:count]))

        count = bisect_right(range(len(letters) + 1), offset, key=length) - 1
        return count + (after and length(count) < offset)

    def line(self, start: int) -> int:
        """The line, from 1, on which the normalised character `start` stands."""
        return self.text.count("\n", 0, self.given(start, start + 1)[0]) + 1


NEAR = 400  # how far ahead of its expected place a unit is first looked for, in characters
FAR = 2000  # and at most, after units that were not found


_ByText = dict[int, dict[bytes, list[int]]]


def _by_text(units: Sequence[Unit]) -> _ByText:
    """The units, counted from 0, by length and fingerprint of their text; several may have the same text."""
    by_text: _ByText = {}
    for number, unit in enumerate(units):
        by_text.setdefault(unit.characters, {}).setdefault(bytes.fromhex(unit.sha256), []).append(number)
    return by_text


def _walk(units: Sequence[Unit], wanted: _ByText, copy: _Copy) -> list[_Span]:
    """Look for each unit right after the last one found, then a little further; enough for an intact copy."""
    found: list[_Span] = []
    position, reach = 0, NEAR
    for unit in units:
        digest = bytes.fromhex(unit.sha256)
        last = min(position + reach, len(copy.characters) - unit.characters)
        for start in range(position, last + 1):
            if _digest(copy.characters[start : start + unit.characters]) == digest:
                position, reach = start + unit.characters, NEAR
                found += (_Span(number, start, position) for number in wanted[unit.characters][digest])
                break
        else:
            reach = min(reach + unit.characters, FAR)
    return found


MOST = 16  # so many more places than units are kept for one text, lest the choice get slow


def _sweep(wanted: _ByText, copy: _Copy, gaps: Iterable[tuple[int, int]]) -> list[_Span]:
    """Look for every unit all over the gaps, first as they stand, then with page furniture left out."""
    found: list[_Span] = []
    places: dict[bytes, int] = {}

    def at(digest: bytes, start: int, end: int, size: int) -> None:
        places[digest] = places.get(digest, 0) + 1
        numbers = wanted[size][digest]
        if places[digest] <= MOST + len(numbers):
            found.extend(_Span(number, start, end) for number in numbers)

    for begin, stop in gaps:
        thinned = [i for i in range(begin, stop) if not copy.page_furniture[i]]
        rest = "".join(copy.characters[i] for i in thinned)
        for size, digests in wanted.items():
            for start in range(begin, stop - size + 1):
                digest = _digest(copy.characters[start : start + size])
                if digest in digests:
                    at(digest, start, start + size, size)
            if len(rest) == stop - begin:
                continue
            for first in range(len(rest) - size + 1):
                start, end = thinned[first], thinned[first + size - 1] + 1
                if end - start > size:  # furniture was left out of this window, otherwise it was seen above
                    digest = _digest(rest[first : first + size])
                    if digest in digests:
                        at(digest, start, end, size)
    return found


def _unclaimed(spans: Iterable[_Span], length: int) -> list[tuple[int, int]]:
    """What spans that are equal or do not overlap leave of [0, length), as non-empty [start, end)."""
    edges = [0]
    for span in sorted(spans, key=lambda span: span.start):
        edges += (span.start, span.end)
    edges.append(length)
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _widened(gaps: Iterable[tuple[int, int]], spans: Iterable[_Span]) -> list[tuple[int, int]]:
    """The gaps, each with the span that touches it on either side.

    What is left of an amended unit and the beginning of the next can read like that unit did before (a
    title of which the sentence under it repeats the words); then the next one is in the gap only in part.
    """
    begins = {span.end: span.start for span in spans}
    ends = {span.start: span.end for span in spans}
    return [(begins.get(start, start), ends.get(end, end)) for start, end in gaps]


def _heaviest_chain(units: Sequence[Unit], candidates: Iterable[_Span]) -> list[_Span]:
    """Of the candidates, those with units and places both ascending and the most characters in all.

    Between equal choices the one with more neighbours that touch wins: a heading before its article, rather
    than the same words in a table of contents.
    """
    spans = sorted(candidates, key=lambda span: (span.unit, span.start))
    weights: list[int] = []
    previous: list[int | None] = []
    for here, span in enumerate(spans):
        best, before = 0, None
        for there in range(here):
            other = spans[there]
            if other.unit < span.unit and other.end <= span.start:
                weight = weights[there] + (other.end == span.start)
                if weight > best:
                    best, before = weight, there
        weights.append(best + (len(units) + 1) * units[span.unit].characters)
        previous.append(before)
    chain: list[_Span] = []
    at = max(range(len(spans)), key=weights.__getitem__, default=None)
    while at is not None:
        chain.append(spans[at])
        at = previous[at]
    return chain[::-1]


def _off_chain(units: Sequence[Unit], candidates: Iterable[_Span], chain: Iterable[_Span]) -> list[_Span]:
    """A place, the longest first, for units that the chain does not have; no two places overlap."""
    taken = list(chain)
    numbers = {span.unit for span in taken}
    moved: list[_Span] = []
    for span in sorted(candidates, key=lambda span: (-units[span.unit].characters, span.unit, span.start)):
        free = all(span.end <= other.start or other.end <= span.start for other in taken)
        if free and span.unit not in numbers:
            moved.append(span)
            taken.append(span)
            numbers.add(span.unit)
    return moved


def _compare(document: Document, copy: _Copy, chain: Sequence[_Span], moved: Sequence[_Span]) -> Verification:
    units = document.units
    length = len(copy.characters)
    claimed = sorted([*chain, *moved], key=lambda span: span.start)
    place = {span.unit: span.start for span in claimed}
    status: list[Status] = ["missing"] * len(units)
    for span in chain:
        status[span.unit] = "same"
    for span in moved:
        status[span.unit] = "moved"

    stretches: list[Stretch] = []
    unclaimed = _unclaimed(claimed, length)
    for left, right in pairwise([_Span(-1, 0, 0), *chain, _Span(len(units), length, length)]):
        begins, ends = left.unit < 0, right.unit == len(units)  # no neighbour on this side
        gaps = [(start, end) for start, end in unclaimed if left.end <= start and end <= right.start]
        other_text = sum(copy.page_furniture[start:end].count(0) for start, end in gaps)
        absent = [n for n in range(left.unit + 1, right.unit) if status[n] == "missing"]
        replaced = _reached(
            [units[n].characters for n in absent],
            other_text,
            from_left=ends or not begins,
            from_right=begins or not ends,
        )
        changed = [n for n, reached in zip(absent, replaced, strict=True) if reached]
        for n in changed:
            status[n] = "changed"
        for start, end in gaps:
            furniture = not copy.page_furniture.count(0, start, end)
            given = copy.given(start, end)
            stretches.append(
                Stretch(
                    after=next((units[s.unit] for s in claimed if s.end == start), None),
                    before=next((units[s.unit] for s in claimed if s.start == end), None),
                    instead_of=() if furniture else tuple(units[n] for n in changed),
                    page_furniture=furniture,
                    line=copy.line(start),
                    characters=end - start,
                    text=copy.text[given[0] : given[1]],
                )
            )

    findings = tuple(
        Finding(unit, status[n], copy.line(place[n]) if n in place else None) for n, unit in enumerate(units)
    )
    return Verification(document, findings, tuple(stretches))


def _reached(lengths: Sequence[int], other_text: int, *, from_left: bool, from_right: bool) -> list[bool]:
    """Which of several absent units, of these lengths, can be what other text of that length stands for.

    Laid against the neighbour on the left or on the right (where a copy was cut off, there is only one), it
    covers the nearest of them.
    """
    total = sum(lengths)
    reached: list[bool] = []
    before = 0
    for length in lengths:
        after = total - before - length
        reached.append((from_left and before < other_text) or (from_right and after < other_text))
        before += length
    return reached
