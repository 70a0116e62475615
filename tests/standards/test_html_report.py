"""Cucumber's own HTML report, opened in Chromium, shows each step of our runs with the status that it had."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from callkit_restrictions.site.results import WORST_FIRST

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "tools" / "cucumber" / "report.mjs"
SAMPLES = ("all-statuses", "hooks-conditional", "rules", "skipped-failing-hook", "undefined-multiple")
NODE = shutil.which("node") or "node"
OURS = "features/push/report-before-the-handler-returns.feature"

Messages = list[dict[str, Any]]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        yield chromium
        chromium.close()


@pytest.fixture
def shown(browser: Browser, tmp_path):
    """Render messages and say what a reader sees: statuses by scenario, counts, sentences, everything."""

    def show(messages: Messages) -> tuple[list[list[str]], dict[str, int], list[str], str]:
        stream = "".join(json.dumps(each) + "\n" for each in messages)
        page = tmp_path / "report.html"
        page.write_bytes(
            subprocess.run([NODE, REPORT], input=stream.encode(), stdout=subprocess.PIPE, check=True).stdout
        )
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.wait_for_selector("h2 >> text=Scenarios")
        for closed in tab.locator("button[aria-expanded=false]").all():  # what passed is folded up
            closed.click()
        steps = tab.evaluate(
            """[...document.querySelectorAll("article article")].map(
                scenario => [...scenario.querySelectorAll("li[data-status]")].map(step => step.dataset.status))"""
        )
        counts = tab.evaluate(  # there are none where all scenarios have one status
            """Object.fromEntries([...document.querySelectorAll("span[data-status]")].map(
                count => [count.dataset.status, Number(count.querySelector("strong").textContent)]))"""
        )
        texts = tab.locator("article li[data-status] h3").all_inner_texts()
        return steps, counts, texts, tab.inner_text("body")

    return show


def ran(messages):
    """The statuses of each scenario's steps, in the order of the run."""
    cases = {each["testCaseStarted"]["id"]: [] for each in messages if "testCaseStarted" in each}
    for each in messages:
        if done := each.get("testStepFinished"):
            cases[done["testCaseStartedId"]].append(done["testStepResult"]["status"])
    return [*cases.values()]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_status_of_a_sample_is_shown(kit, shown, sample):
    messages = kit.run(sample)
    steps, counts, _, said = shown(messages)
    scenarios = Counter(min(statuses, key=WORST_FIRST.index) for statuses in ran(messages))
    assert steps == ran(messages)
    assert counts == (scenarios if len(scenarios) > 1 else {})
    assert f"({scenarios['PASSED']} / {scenarios.total()}) passed" in said


def test_all_statuses_are_shown_and_what_to_write_for_a_missing_step(kit, shown):
    _, counts, _, said = shown(kit.run("all-statuses"))
    assert counts == dict.fromkeys(("PASSED", "FAILED", "PENDING", "SKIPPED", "UNDEFINED", "AMBIGUOUS"), 1)
    assert '@given("an undefined step")' in said


def sentences(messages):
    """The sentence of each step that ran, in order."""
    texts = {step["id"]: step["text"] for each in messages if "pickle" in each for step in each["pickle"]["steps"]}
    cases = (each["testCase"] for each in messages if "testCase" in each)
    return [texts[step["pickleStepId"]] for case in cases for step in case["testSteps"] if "pickleStepId" in step]


def test_a_feature_of_ours_is_shown_all_green_its_mutants_beside_it(shown, tmp_path):
    results = tmp_path / "results.ndjson"
    subprocess.run([sys.executable, "-m", "pytest", "-q", OURS, "--callkit-results", results], cwd=ROOT, check=True)
    messages = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    steps, _, texts, said = shown(messages)
    assert steps == ran(messages)
    assert f"100% ({len(steps)} / {len(steps)}) passed" in said
    assert [text.partition(" ")[2] for text in texts] == sentences(messages)
    assert "without-push.report-before-the-handler-returns.json" in said
