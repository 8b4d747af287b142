"""Every provision of every document is accounted for, and the rules fit the document."""

from __future__ import annotations

import pytest

import obligations


@pytest.mark.parametrize("name", obligations.contracts())
def test_every_provision_is_encoded_or_carries_a_reason(name: str) -> None:
    unaccounted = [entry.number for entry in obligations.contract(name).ledger() if not entry.accounted]
    assert not unaccounted


@pytest.mark.parametrize("name", obligations.contracts())
def test_the_contract_passes_its_static_checks(name: str) -> None:
    obligations.contract(name).check()


@pytest.mark.parametrize("name", obligations.contracts())
def test_every_reading_is_offered_under_one_name_with_a_question_and_a_reason(name: str) -> None:
    found = obligations.contract(name).readings()
    codes = [cls.point().code for cls in found]
    assert len(codes) == len(set(codes))
    for cls in found:
        point = cls.point()
        assert len(cls) >= 2, point.code
        assert all((point.question.en, point.question.ja, point.why.en, point.why.ja))
        assert all(member.en and member.ja for member in cls)


def test_every_provision_has_a_gist_in_both_languages() -> None:
    for name in obligations.contracts():
        document = obligations.contract(name).document
        assert document is not None
        for provision in document:
            assert provision.gist.en
            assert provision.gist.ja
