"""A build server reads in pytest's own JUnit XML which restrictions a scenario is about, and which it broke."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

pytest_plugins = "pytester"

SWALLOWED = "push.report-before-the-handler-returns"
FEATURE = f"""\
Feature: Calls of our product

  Scenario: Nobody is told
    Given the app is in the background
    When a VoIP push arrives
    And the push handler returns

  Scenario: The phone rings
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns

  @{SWALLOWED} @no
  Scenario: Can we look first?
    Given the app is in the background
    When a VoIP push arrives
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @region-CN
  Scenario: It is sold in China
    When the app reports a call from Anna
"""
INI = f"""\
[pytest]
addopts = -p pytest_bdd.plugin -p xdist.plugin -p callkit_restrictions_steps.plugin
markers =
    no
    {SWALLOWED}
"""


@pytest.fixture
def properties(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run the feature as strangers do: the properties of each test case by its name, and the whole text."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makefile(".feature", calls=FEATURE)
    pytester.makefile(".ini", pytest=INI)
    pytester.makepyfile(test_calls='from pytest_bdd import scenarios\nscenarios(".")')

    def run(*arguments: str) -> tuple[dict[str | None, list[tuple[str | None, str | None]]], str]:
        pytester.runpytest("--junit-xml=junit.xml", *arguments)
        text = (pytester.path / "junit.xml").read_text(encoding="utf-8")
        cases = ET.fromstring(text).iter("testcase")  # noqa: S314 - pytest's own
        return {
            case.get("name"): [(each.get("name"), each.get("value")) for each in case.iter("property")]
            for case in cases
        }, text

    return run


@pytest.mark.parametrize("workers", [[], ["-n2"]], ids=["alone", "xdist"])
def test_ids_are_properties_of_their_test_cases(properties, workers):
    found, text = properties(*workers)
    assert found == {
        "test_nobody_is_told": [("broken", SWALLOWED)],
        "test_the_phone_rings": [],
        "test_can_we_look_first": [("restriction", SWALLOWED), ("broken", SWALLOWED)],
        f"test_can_we_look_first[without-{SWALLOWED}]": [("restriction", SWALLOWED), ("without", SWALLOWED)],
        "test_it_is_sold_in_china": [("broken", "store.no-callkit-in-china")],  # App Review comes after the last step
    }
    assert f"{SWALLOWED} is broken by" in text


def test_what_the_plug_in_notes_for_itself_is_not_printed(properties, pytester):
    (pytester.path / "calls.feature").write_text(FEATURE.replace("@no", "@broken"), encoding="utf-8")
    found, text = properties("-o", f"markers=broken\n{SWALLOWED}")
    assert "callkit" not in {name for each in found.values() for name, _ in each}
    assert "callkit-near-misses" not in text
