"""What is known of each indexed document beside its index: how its text numbers itself, and where it is at hand.

The contracts' texts are not part of this project. Where they are at hand, name their folder in the environment
variable OBLIGATIONS_TEXTS (or keep them in `shared/seeds` beside the checkout). Each document has a module here, named
after it, with an `INDEXED`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from obligations.clauses.document import Document, fingerprint, normalised

__all__ = ["Indexed", "every_document", "sentences"]


@dataclass(frozen=True)
class Indexed:
    """One document and how its text is built.

    `numbering` reads the numbers that the text itself puts at the beginning of its lines: "heading chapter 1",
    "heading 1.1", "1.2.3", in their order, without sentences, limbs and defined words. `opening` gives the form in
    which a provision with a number of its own begins, for its last number ("1.", "(1)"); None for one that has none.
    `several_sentences` are provisions of more than one sentence, because the sentences say one thing together.
    `names` are runs of the text that a gist may repeat: names of things. `inserted` is a passage of the text, the same
    passage with a provision before it that the index does not have, and the number that it gets.
    """

    id: str
    numbering: Callable[[str], list[str]]
    opening: Callable[[str], tuple[str, ...] | None]
    provisions: int
    headings: int
    inserted: tuple[str, str, str]
    several_sentences: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()

    @cached_property
    def document(self) -> Document:
        """The index."""
        return Document.load("seeds", self.id)

    def text(self) -> str | None:
        """The official text; None where no texts are at hand. `LookupError` if there are, but not this one."""
        named = os.environ.get("OBLIGATIONS_TEXTS")
        folder = Path(named) if named else Path(__file__).parents[2].parent / "shared" / "seeds"
        if not folder.is_dir():
            return None
        for file in sorted(folder.glob("*.txt")):
            content = file.read_text(encoding="utf-8")
            if fingerprint(content) == self.document.sha256:
                return content
        raise LookupError(f"no text in {folder.name} has the fingerprint of the index of {self.id}")

    def pieces(self, text: str) -> dict[str, str]:
        """The normalised text of each unit, cut by the lengths in the index."""
        whole, cut, position = normalised(text), dict[str, str](), 0
        for unit in self.document.units:
            cut[str(unit)] = whole[position : position + unit.characters]
            position += unit.characters
        return cut


def sentences(text: str) -> int:
    """How many sentences end in the text, those inside of brackets left out."""
    depth = ends = 0
    for character in text:
        depth = max(0, depth + (character in "(「") - (character in ")」"))
        ends += character == "。" and depth == 0
    return ends


def every_document() -> list[Indexed]:
    """The documents that have an index, each as its module here knows it."""
    names = sorted(file.stem for file in (Path(__file__).parents[2] / "seeds").glob("*.json"))
    return [import_module(f"tests.documents.{name.replace('-', '_')}").INDEXED for name in names]
