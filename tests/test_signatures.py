"""The signatures as data: each can be found, says what to do, and leads to restrictions that exist."""

from __future__ import annotations

from itertools import combinations

import pytest

from callkit_restrictions.errors import ERRORS
from callkit_restrictions.restrictions import load as restrictions
from callkit_restrictions.signatures import families, load
from callkit_restrictions.signatures.signature import letters

EVERY = list(load().values())


@pytest.mark.parametrize("signature", EVERY, ids=lambda signature: signature.id)
def test_a_signature_is_complete(signature):
    assert signature.codes or signature.says or signature.guideline
    assert set(signature.restrictions) <= set(restrictions())
    assert bool(signature.restrictions) != bool(signature.unruled)
    assert signature.evidence
    assert all(address.startswith("https://") for address in signature.evidence)
    assert 1 <= len(signature.check) <= 3
    assert signature.meaning.endswith(".")


@pytest.mark.parametrize("signature", EVERY, ids=lambda signature: signature.id)
def test_what_it_says_is_long_enough_to_speak_for_itself(signature):
    for said in signature.parts:
        assert sum(map(len, said)) >= 20 or signature.by or (len(said) == 1 and len(said[0]) >= 15)


def test_ids_are_unique_and_families_are_in_their_order():
    assert len(EVERY) == sum(len(members) for _, members in families())
    assert [family.place for family, _ in families()] == list(range(1, len(families()) + 1))


def test_no_two_have_the_same_code_in_the_same_domain():
    for one, other in combinations(EVERY, 2):
        assert one.domain != other.domain or not set(one.codes) & set(other.codes), (one.id, other.id)


def test_every_error_of_callkit_is_there():
    assert {(each.domain, code) for each in EVERY if each.domain for code in each.codes} == set(ERRORS)


def test_a_rule_names_a_restriction():
    assert all(each.restrictions for each in EVERY if each.tells == "rule")


def test_only_letters_and_digits_are_compared():
    assert letters("-[PKPushRegistry _terminate…]:\n 349") == "pkpushregistryterminate349"


def test_holes_cut_what_is_said():
    assert load()["log-delivering"].parts[0] == ("delivering", "voippayloadstoapplication")
