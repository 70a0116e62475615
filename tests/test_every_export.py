"""Every export is on the page of exports, with a standard and tests that are there."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from callkit_restrictions.report.formats import FORMATS
from callkit_restrictions.site.downloads import DOWNLOADS, MESSAGES

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "exports.md").read_text(encoding="utf-8")
EXPORTS = re.findall(r"^(.+)\n:   (.+)\. Held to it by (.+)\.$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("name", "standard", "tests"), EXPORTS, ids=[name for name, *_ in EXPORTS])
def test_an_export_has_a_standard_and_tests_that_are_there(name, standard, tests):
    assert name
    assert standard
    assert all((TESTS / test).is_file() for test in re.findall(r"`(.+?)`", tests))
    assert re.findall(r"`(.+?)`", tests)


def test_no_export_is_missing():
    names = [name for name, *_ in EXPORTS]
    for path in (MESSAGES, *(download.path for download in DOWNLOADS)):
        assert any(f"`{path.rpartition('/')[2]}`" in name for name in names), path
    for command, form in product(("check", "review"), FORMATS):
        assert any(command in name and f"`{form}`" in name for name in names), (command, form)


def test_every_schema_of_ours_is_linked():
    for schema in files("callkit_restrictions").joinpath("schemas").iterdir():
        assert f"(schemas/{schema.name})" in PAGE
