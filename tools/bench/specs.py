"""The same scenarios in behave, cucumber-js, pytest-bdd alone and pytest-bdd with our plug-in; empty tests beside them.

1,000 scenarios of 6 steps that do next to nothing, so that what is measured is the tools. Every definition is used.
Ours runs with everything on that a stranger gets: feature files collected, read by Gherkin, linted, each sentence held
against the definitions, each pickle accounted for; its own vocabulary comes on top of the definitions counted here.

pytest loads no plug-ins but those named here, as in an environment where nothing else is installed.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from _clock import ROOT, Command, best, table

BEHAVE = ROOT / "build/bench/venv/bin/behave"
MODULES = ROOT / "tools/bench/cucumber/node_modules"
CUCUMBER = MODULES / "@cucumber/cucumber/bin/cucumber.js"
IN_A_FILE = 25
FEW, MANY = 6, 156  # step definitions, three for each shelf

FEATURE = """
  Scenario: The boxes of day {number}
    Given an empty shelf {one}
    And an empty shelf {other}
    When somebody puts {few} boxes on shelf {one}
    And somebody puts {many} boxes on shelf {other}
    Then shelf {one} holds {few} boxes
    And shelf {other} holds {many} boxes
"""
PYTEST_BDD = """
@given("an empty shelf {n}")
def _(shelves): shelves[{n}] = 0

@when(parsers.parse("somebody puts {{count:d}} boxes on shelf {n}"))
def _(shelves, count): shelves[{n}] += count

@then(parsers.parse("shelf {n} holds {{count:d}} boxes"))
def _(shelves, count): assert shelves[{n}] == count
"""
BEHAVE_STEPS = """
@given("an empty shelf {n}")
def _(context): context.shelves[{n}] = 0

@when("somebody puts {{count:d}} boxes on shelf {n}")
def _(context, count): context.shelves[{n}] += count

@then("shelf {n} holds {{count:d}} boxes")
def _(context, count): assert context.shelves[{n}] == count
"""
CUCUMBER_STEPS = """
Given("an empty shelf {n}", function () {{ this.shelves[{n}] = 0 }})
When("somebody puts {{int}} boxes on shelf {n}", function (count) {{ this.shelves[{n}] += count }})
Then("shelf {n} holds {{int}} boxes", function (count) {{ assert.equal(this.shelves[{n}], count) }})
"""


def section(*, quick: bool) -> Iterator[str]:
    count, rounds = (8, 1) if quick else (1000, 4)
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name, "few"), Path(name, "many")
        project(few, count, shelves=FEW // 3)
        project(many, count, shelves=(FEW if quick else MANY) // 3)
        took = best([*others(few, many), *ours(few, many)], rounds=rounds)
    yield f"{count} scenarios of 6 steps, one process, processor time; {MANY} definitions, where no number is given\n"
    yield from table(took, count=count, yardstick="behave" if "behave" in took else "empty pytest tests")
    if "behave" in took:
        few_ratio, many_ratio = took[few_of("ours")] / took[few_of("behave")], took["ours"] / took["behave"]
        yield f"\nbeside behave, ours takes {few_ratio:.2f} with {FEW} step definitions, {many_ratio:.2f} with {MANY}"
    for name, there, how in (
        ("behave", BEHAVE.exists(), "make bench installs it"),
        ("cucumber-js", which("node") is not None and CUCUMBER.exists(), "make bench installs it, where npm is"),
    ):
        if not there:
            yield f"{name} is not here, so it was not measured ({how})"


def few_of(name: str) -> str:
    return f"{name}, {FEW} definitions"


def others(few: Path, many: Path) -> Iterator[Command]:
    if BEHAVE.exists():
        yield Command(few_of("behave"), (BEHAVE, "--format", "progress"), few)
        yield Command("behave", (BEHAVE, "--format", "progress"), many)
    if which("node") and CUCUMBER.exists():
        line = ("node", CUCUMBER, "--format", "progress", "--require", "steps.js", "features")
        yield Command("cucumber-js", line, many, {"NODE_PATH": str(MODULES)})


def ours(few: Path, many: Path) -> Iterator[Command]:
    yield pytest("empty pytest tests", many, "test_empty.py")
    alone = ("-p", "pytest_bdd.plugin", "test_bound.py")
    yield pytest(few_of("pytest-bdd alone"), few, *alone, slow=True)
    yield pytest("pytest-bdd alone", many, *alone, slow=True)
    plugins = ("-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin")
    collected = ("--override-ini", "callkit_features=features", "features")
    yield pytest(few_of("ours"), few, *plugins, *collected)
    yield pytest("ours", many, *plugins, *collected)


def pytest(name: str, project: Path, *arguments: str, slow: bool = False) -> Command:
    line = (sys.executable, "-m", "pytest", "--quiet", "--config-file", "pytest.ini", *arguments)
    return Command(name, line, project, {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}, slow=slow)


def project(root: Path, count: int, *, shelves: int) -> None:
    """Write the features, and each tool's steps where it looks for them."""
    (root / "features/steps").mkdir(parents=True)
    for first in range(0, count, IN_A_FILE):
        scenarios = [scenario(number, shelves) for number in range(first, min(count, first + IN_A_FILE))]
        path = root / f"features/shelves-{first:04}.feature"
        path.write_text("".join([f"Feature: Shelves from day {first}\n", *scenarios]))
    steps = range(shelves)
    (root / "pytest.ini").write_text("[pytest]\n")
    (root / "test_empty.py").write_text("".join(f"def test_{number}(): pass\n" for number in range(count)))
    (root / "test_bound.py").write_text("from pytest_bdd import scenarios\nscenarios('features')\n")
    (root / "conftest.py").write_text(
        "import pytest\nfrom pytest_bdd import given, parsers, then, when\n"
        "@pytest.fixture\ndef shelves(): return {}\n" + "".join(PYTEST_BDD.format(n=n) for n in steps)
    )
    (root / "features/environment.py").write_text("def before_scenario(context, _): context.shelves = {}\n")
    (root / "features/steps/steps.py").write_text(
        "from behave import given, then, when\n" + "".join(BEHAVE_STEPS.format(n=n) for n in steps)
    )
    (root / "steps.js").write_text(
        "const assert = require('node:assert')\n"
        "const { Given, When, Then, setWorldConstructor } = require('@cucumber/cucumber')\n"
        "setWorldConstructor(function () { this.shelves = {} })\n" + "".join(CUCUMBER_STEPS.format(n=n) for n in steps)
    )


def scenario(number: int, shelves: int) -> str:
    one = number % shelves
    other = (one + 1 + number // shelves % (shelves - 1)) % shelves
    return FEATURE.format(number=number, one=one, other=other, few=number % 9 + 1, many=number % 5 + 2)
