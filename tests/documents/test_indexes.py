"""The index of every document, alone and against the text it was made from; `indexed` says where the texts are."""

from __future__ import annotations

import re

import pytest

from obligations.clauses.document import Heading, Provision, fingerprint, normalised, verify
from tests.documents.indexed import Indexed, every_document, sentences


@pytest.fixture(params=every_document(), ids=lambda indexed: indexed.id)
def indexed(request: pytest.FixtureRequest) -> Indexed:
    found: Indexed = request.param
    return found


@pytest.fixture
def text(indexed: Indexed) -> str:
    text = indexed.text()
    if text is None:
        pytest.skip("the contracts' texts are not at hand: OBLIGATIONS_TEXTS does not name their folder")
    return text


def longest_common_run(one: str, other: str) -> str:
    best = ""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


# Alone -------------------------------------------------------------------------------------------


def test_the_index_has_as_many_headings_and_provisions_as_were_counted(indexed: Indexed) -> None:
    assert len(indexed.document.provisions) == indexed.provisions
    assert len(indexed.document.units) == indexed.provisions + indexed.headings


def test_a_version_is_a_date_or_its_absence_is_explained(indexed: Indexed) -> None:
    assert indexed.document.version or indexed.document.note


def test_every_gist_is_one_short_sentence_in_both_languages(indexed: Indexed) -> None:
    for provision in indexed.document:
        assert provision.gist.en.endswith("."), provision.number
        assert provision.gist.ja.endswith("。"), provision.number
        assert sentences(provision.gist.ja) == 1, provision.number
        assert len(provision.gist.ja) <= 100, provision.number
        assert len(provision.gist.en) <= 300, provision.number


def test_every_provision_stands_under_the_heading_of_its_article(indexed: Indexed) -> None:
    article = ""
    for unit in indexed.document.units:
        if isinstance(unit, Provision):
            assert re.match(rf"(enactment$|{re.escape(article)}(\.|/|\[|\(|$))", unit.number)
        elif not unit.number.startswith("chapter"):
            article = unit.number


# Against the text --------------------------------------------------------------------------------


def test_the_units_joined_are_the_whole_text(indexed: Indexed, text: str) -> None:
    pieces = indexed.pieces(text)
    assert len(normalised(text)) == indexed.document.characters
    assert "".join(pieces.values()) == normalised(text)
    for unit in indexed.document.units:
        assert fingerprint(pieces[str(unit)]) == unit.sha256, unit


def test_the_text_verifies(indexed: Indexed, text: str) -> None:
    verification = verify(indexed.document, text)
    assert verification.ok
    assert all(stretch.page_furniture for stretch in verification.stretches)


def test_every_chapter_article_paragraph_and_item_that_the_text_numbers_is_in_the_index(
    indexed: Indexed, text: str
) -> None:
    without_parts = dict.fromkeys(re.split(r"[/\[]", str(unit))[0] for unit in indexed.document.units)
    numbered = [number for number in without_parts if "heading" in number or indexed.opening(number) is not None]
    assert numbered == indexed.numbering(text)


def test_every_numbered_provision_begins_with_its_own_number(indexed: Indexed, text: str) -> None:
    begun: set[str] = set()
    for name, piece in indexed.pieces(text).items():
        number = re.split(r"[/\[]", name)[0]
        opening = None if name.startswith("heading") else indexed.opening(number)
        if opening is not None and number not in begun:
            begun.add(number)
            assert piece.startswith(opening), name


def test_no_provision_hides_a_second_sentence(indexed: Indexed, text: str) -> None:
    assert {name for name, piece in indexed.pieces(text).items() if sentences(piece) > 1} == indexed.several_sentences


def test_every_defined_word_is_said_in_its_provision(indexed: Indexed, text: str) -> None:
    pieces = indexed.pieces(text)
    for provision in indexed.document:
        if "[" in provision.number:
            word = normalised(provision.number.partition("[")[2].rstrip("]"))
            assert word in pieces[provision.number], provision.number


def test_the_titles_of_the_headings_are_those_of_the_text(indexed: Indexed, text: str) -> None:
    pieces = indexed.pieces(text)
    for unit in indexed.document.units:
        if isinstance(unit, Heading):
            assert normalised(unit.title.ja) in pieces[str(unit)], unit


def test_no_gist_repeats_the_contracts_own_words(indexed: Indexed, text: str) -> None:
    whole = normalised(text)
    for provision in indexed.document:
        run = longest_common_run(normalised(provision.gist.ja), whole)
        assert len(run) <= 12 or run in indexed.names, (provision.number, run)


def test_a_provision_that_the_index_leaves_out_is_found_out(indexed: Indexed, text: str) -> None:
    passage, longer, number = indexed.inserted
    left_out = text.replace(passage, longer, 1)
    assert left_out != text
    assert number in indexed.numbering(left_out)
    assert number not in indexed.numbering(text)
    assert not verify(indexed.document, left_out).ok
