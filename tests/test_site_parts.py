"""The computed parts of hand-written pages: what the run found, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callkit_restrictions.site import parts, results

ROOT = Path(__file__).resolve().parent.parent
FAILED = {"target": 1, "outcome": "failed", "because": "nobody rang", "met_by": None, "due": None, "fell_at": 1}


@pytest.fixture
def part(project):
    """One part, as a made-up run gives it."""

    def of(name: str, **how: bool) -> str:
        run = results.read(project.write(**how).read_text(encoding="utf-8").splitlines())
        return parts.parts(run)[name]

    return of


def test_every_id_can_be_cited(project, part):
    project.add("The push rings")
    assert '[push.ring]: restrictions/push/ring.md "Every push rings"' in part("ids.md")


def test_the_numbers_are_those_of_the_run(project, part):
    project.add("The push rings")
    project.add("It is silent", tag="broken", caught=True)
    project.add("Nobody hears it", status="FAILED", message="silence")
    said = part("numbers.md", success=False)
    assert "**2** restrictions" in said
    assert "**2 of 3** examples" in said
    assert "**1 of 1** broken ones" in said
    assert "**0** questions" in said


@pytest.mark.parametrize(("caught", "word"), [(True, "Caught"), (False, "Not caught")])
def test_the_breach_is_drawn_from_the_log_and_tells_what_became_of_its_mutant(
    project, log, part, monkeypatch, caught, word
):
    monkeypatch.setattr(parts, "BREACH", ("push.ring", "It is silent"))
    project.add("It is silent", tag="broken", caught=caught, log=log(), findings={"push.ring": [FAILED]})
    said = part("breach.md", success=caught)
    assert "<svg" in said
    assert "Broken" in said
    assert "iOS terminates the app." in said
    assert f">{word}</span>" in said
    assert "restrictions/push/ring.md#proof-that-the-spec-can-fail" in said


def test_nothing_is_made_up_for_a_run_without_the_breach(project, part):
    project.add("The push rings")
    assert not part("breach.md").strip()


def test_what_the_home_page_shows_is_there():
    id_, name = parts.BREACH
    feature = ROOT / "features" / f"{id_.replace('.', '/')}.feature"
    assert f"  @broken\n  Scenario: {name}\n" in feature.read_text(encoding="utf-8")
    asked = [ROOT / "features" / "questions" / f"{slug}.feature" for slug in parts.ASKED]
    answers = {re.match(r"@(\w+)", path.read_text(encoding="utf-8"))[1] for path in asked}
    assert answers == {"yes", "no", "partly", "depends"}
