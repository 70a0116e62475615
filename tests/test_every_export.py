"""Every export is in the table of the page on exports, with a standard and a test that is there."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from callkit_restrictions.commands import check
from callkit_restrictions.site.downloads import DOWNLOADS, MESSAGES

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "exports.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in PAGE.splitlines() if row.startswith("| ")][
    1:
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_has_a_standard_and_tests_that_are_there(row):
    name, by, standard, tests = row
    assert name
    assert by
    assert standard
    assert re.findall(r"`(.+?)`", tests)
    for test in re.findall(r"`(.+?)`", tests):
        assert (TESTS / test).is_file()


def test_no_export_is_without_a_row():
    told = " ".join(row[0] for row in ROWS)
    for path in (MESSAGES, *(download.path for download in DOWNLOADS)):
        assert f"`{path.rpartition('/')[2]}`" in told
    for form in check.FORMATS:
        assert f"check, `{form}`" in told


def test_every_schema_of_ours_is_linked():
    for schema in files("callkit_restrictions").joinpath("schemas").iterdir():
        assert f"(schemas/{schema.name})" in PAGE
