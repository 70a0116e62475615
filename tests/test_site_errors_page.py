"""The page of errors: every signature has its section, every link leads somewhere, nothing breaks out."""

from __future__ import annotations

import json
import re

import pytest

from callkit_restrictions.restrictions import load as restrictions
from callkit_restrictions.signatures import families, load
from callkit_restrictions.site.errors_page import anchor, errors_page
from callkit_restrictions.site.raw_texts import shown_by, title


@pytest.fixture(scope="module")
def page():
    return errors_page()


def test_every_signature_is_a_section_and_in_the_index(page):
    headings = re.findall(r"(?m)^### .*\{ #([\w-]+) \}$", page)
    assert headings == list(load())
    assert set(headings) | {anchor(family) for family, _ in families()} == set(re.findall(r"\(#([\w-]+)\)", page))


def test_every_restriction_that_is_named_has_a_page(page):
    assert set(re.findall(r"\(restrictions/([\w/-]+)\.md\)", page)) <= {
        id_.replace(".", "/", 1) for id_ in restrictions()
    }


def test_the_table_of_the_box_cannot_end_its_script(page):
    (table,) = re.findall(r'(?s)<script type="application/json" id="signatures">(.*?)</script>', page)
    assert "<" not in table
    assert [row["id"] for row in json.loads(table)["signatures"]] == list(load())


def test_the_other_writings_of_a_code_are_on_the_page(page):
    for written in ("`3131951633`", "`-1163015663`", "`0x2170726`"[:-1], "`'!pri'`", "Code=7", "<private>"):
        assert (written in page) is (written != "<private>")


def test_a_code_without_0x_and_a_name_of_objective_c_are_on_the_page(page):
    assert "`baadca11`" in page
    assert "`CXErrorCodeRequestTransactionErrorUnknownCallUUID`" in page


def test_a_title_is_raw_text_and_name():
    assert title(load()["kill-baadca11"]) == "`0xbaadca11 (3131951633)` no call was reported"
    assert title(load()["log-blocked"]).startswith("`will not be launched")


def test_a_restriction_lists_what_shows_it():
    (link, *_) = shown_by(restrictions()["push.keep-the-handler-short"])
    assert link == "[`0xbaadca11 (3131951633)` no call was reported](../../errors.md#kill-baadca11)"
    assert not shown_by(restrictions()["ui.icon-is-a-mask"])
