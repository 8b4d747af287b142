"""The index of the Flux terms, alone and against the text it was made from.

The contracts' texts are not part of this project. Where they are at hand, name their folder in the
environment variable OBLIGATIONS_TEXTS (or keep them in `shared/seeds` beside the checkout).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from obligations.clauses.document import Document, Provision, fingerprint, normalised, verify

FLUX = Document.load("seeds", "soracom-flux")

SEVERAL_SENTENCES = {"2.1/s2", "10.1.1/s1", "10.1.2", "10.1.4.5/s1", "15.2.6", "17.2.2/s2"}
"""Provisions that are more than one sentence, because the sentences say one thing together."""

NAMES = ("プロンプトインジェクション", "SORACOMシステム", "AzureOpenAI", "財務諸表等規則")


@pytest.fixture(scope="module")
def text() -> str:
    named = os.environ.get("OBLIGATIONS_TEXTS")
    folder = Path(named) if named else Path(__file__).parents[2].parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the contracts' texts are not at hand: OBLIGATIONS_TEXTS does not name their folder")
    for file in sorted(folder.glob("*.txt")):
        content = file.read_text(encoding="utf-8")
        if fingerprint(content) == FLUX.sha256:
            return content
    return pytest.fail("no text in the folder of the contracts' texts has the fingerprint of the index")


def pieces(text: str) -> dict[str, str]:
    """The normalised text of each unit, cut by the lengths in the index."""
    whole = normalised(text)
    cut: dict[str, str] = {}
    position = 0
    for unit in FLUX.units:
        cut[str(unit)] = whole[position : position + unit.characters]
        position += unit.characters
    return cut


def numbering(text: str) -> list[str]:
    """The articles, paragraphs and items that the text numbers at the beginning of its lines."""
    found: list[str] = []
    article = paragraph = ""
    for line in text.splitlines():
        if heading := re.match(r"\s*第(\d+)章", line):
            found.append(f"heading chapter {heading[1]}")
        elif heading := re.match(r"\s*第(\d+\.\d+)条 ", line):
            article, paragraph = heading[1], heading[1]
            found.append(f"heading {article}")
        elif opening := re.match(r"\s*(\d+)\. ", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\s*\((\d+)\) ", line):
            found.append(f"{paragraph}.{opening[1]}")
    return found


def sentences(text: str) -> int:
    """How many sentences end in the text, those inside of brackets left out."""
    depth = ends = 0
    for character in text:
        depth = max(0, depth + (character in "(「") - (character in ")」"))
        ends += character == "。" and depth == 0
    return ends


def longest_common_run(one: str, other: str) -> str:
    best = ""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


# Alone -------------------------------------------------------------------------------------------


def test_the_terms_have_61_headings_and_187_provisions() -> None:
    assert len(FLUX.provisions) == 187
    assert len(FLUX.units) == 187 + 61


def test_no_version_is_claimed_since_the_text_states_none() -> None:
    assert FLUX.version is None
    assert FLUX.note


def test_every_gist_is_one_short_sentence_in_both_languages() -> None:
    for provision in FLUX:
        assert provision.gist.en.endswith("."), provision.number
        assert provision.gist.ja.endswith("。"), provision.number
        assert sentences(provision.gist.ja) == 1, provision.number
        assert len(provision.gist.ja) <= 100, provision.number
        assert len(provision.gist.en) <= 300, provision.number


def test_every_provision_stands_under_the_heading_of_its_article() -> None:
    article = ""
    for unit in FLUX.units:
        if isinstance(unit, Provision):
            assert re.match(rf"{re.escape(article)}(\.|/|\[|$)", unit.number)
        elif not unit.number.startswith("chapter"):
            article = unit.number


# Against the text --------------------------------------------------------------------------------


def test_the_units_joined_are_the_whole_text(text: str) -> None:
    assert len(normalised(text)) == FLUX.characters
    assert "".join(pieces(text).values()) == normalised(text)
    for unit in FLUX.units:
        assert fingerprint(pieces(text)[str(unit)]) == unit.sha256, unit


def test_the_text_verifies(text: str) -> None:
    verification = verify(FLUX, text)
    assert verification.ok
    assert verification.stretches == ()


def test_every_chapter_article_paragraph_and_item_that_the_text_numbers_is_in_the_index(text: str) -> None:
    without_parts = dict.fromkeys(re.split(r"[/\[]", str(unit))[0] for unit in FLUX.units)
    numbered = [number for number in without_parts if number.count(".") != 1 or "heading" in number]
    assert numbered == numbering(text)


def test_every_numbered_provision_begins_with_its_own_number(text: str) -> None:
    for name, piece in pieces(text).items():
        number, _, part = name.partition("/")
        if name.startswith("heading") or number.count(".") < 2 or part not in ("", "s1", "a"):
            continue
        last = number.rsplit(".", 1)[1]
        assert piece.startswith((f"{last}.", f"({last})")), name


def test_no_provision_hides_a_second_sentence(text: str) -> None:
    several = {name for name, piece in pieces(text).items() if sentences(piece) > 1}
    assert several == SEVERAL_SENTENCES


def test_every_defined_word_of_the_table_is_a_provision(text: str) -> None:
    table = pieces(text)
    defined = [provision.number for provision in FLUX if "[" in provision.number]
    assert [table[number].count("をいう。") for number in defined] == [1, 1, 1, 1]
    for number in defined:
        assert table[number].startswith(number.partition("[")[2].rstrip("]"))


def test_the_titles_of_the_headings_are_those_of_the_text(text: str) -> None:
    table = pieces(text)
    for unit in FLUX.units:
        if not isinstance(unit, Provision):
            assert table[str(unit)].endswith(normalised(unit.title.ja)), unit


def test_no_gist_repeats_the_contracts_own_words(text: str) -> None:
    whole = normalised(text)
    for provision in FLUX:
        run = longest_common_run(normalised(provision.gist.ja), whole)
        assert len(run) <= 12 or run in NAMES, (provision.number, run)


def test_a_provision_that_the_index_leaves_out_is_found_out(text: str) -> None:
    article = "第16.6条 準拠法"
    left_out = text.replace(article, f"2. 前項にかかわらず、別の合意ができます。 \n \n{article}")
    assert left_out != text
    assert "16.5.2" in numbering(left_out)
    (added,) = verify(FLUX, left_out).added
    assert (str(added.after), str(added.before)) == ("16.5", "heading 16.6")
