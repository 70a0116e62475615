"""Allure reads our runs: both of its adapters for pytest, each in turn, in an environment of their own.

Tags are labels there, so a report can be searched and grouped by the id of a restriction.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "build" / "allure" / "venv" / "bin" / "python"
ID = "push.report-before-the-handler-returns"
OURS = ROOT / "features" / "push" / "report-before-the-handler-returns.feature"
ADAPTERS = ("allure_pytest", "allure_pytest_bdd")
A_PRODUCT = """\
Feature: Calls of our product

  Scenario: Nobody is told
    Given the app is in the background
    When a VoIP push arrives
    And the push handler returns

  Scenario: Nobody has written this
    Given the app waits for better days
"""


@pytest.fixture(params=ADAPTERS)
def allure(request, tmp_path):
    """Run pytest with one adapter; every test's result by its name."""

    def run(*arguments: Path, folder: Path) -> list[dict[str, Any]]:
        (other,) = {*ADAPTERS} - {request.param}
        told = tmp_path / "results"
        options = ("-q", "-p", f"no:{other}", "--alluredir", told)
        subprocess.run(
            [PYTHON, "-m", "pytest", *options, *arguments],
            cwd=folder,
            check=False,
            env={**os.environ, "PYTHONPATH": ""},
        )
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(told.glob("*-result.json"))]

    run.adapter = request.param
    return run


def test_a_feature_of_ours_is_green_and_labelled(allure):
    results = allure(OURS, folder=ROOT)
    played = [each for each in results if "XFAIL" not in str(each.get("statusDetails"))]
    assert len(played) == OURS.read_text(encoding="utf-8").count("Scenario:")
    assert {each["status"] for each in played} == {"passed"}
    for each in results:
        labels = {label["value"] for label in each["labels"] if label["name"] == "tag"}
        assert ID in labels
        assert len(json.dumps(each)) < 20_000, "the scene is not printed with every restriction in it"
    if allure.adapter == "allure_pytest_bdd":
        (first,) = (each for each in played if each["name"] == "The handler asks the server first and returns")
        assert first["steps"][0]["name"] == "Given the app is in the background"


def test_a_broken_restriction_is_red_with_the_finding(allure, tmp_path):
    (tmp_path / "calls.feature").write_text(A_PRODUCT, encoding="utf-8")
    (tmp_path / "test_calls.py").write_text('from pytest_bdd import scenarios\nscenarios(".")', encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    told, missing = sorted(allure(folder=tmp_path), key=lambda each: "told" not in each["name"].lower())
    assert told["status"] == "failed"
    assert f"{ID} is broken by" in told["statusDetails"]["message"]
    assert missing["status"] in {"failed", "broken"}
