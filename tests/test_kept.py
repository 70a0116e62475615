"""What is kept counts for exactly what it was made from, and for nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))

import kept  # noqa: E402 - found by the line above
import specs  # noqa: E402


@pytest.fixture(autouse=True)
def no_ci(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    yield
    kept.made_by.cache_clear()


@pytest.fixture
def things(tmp_path):
    return kept.Kept(tmp_path / "things")


def test_a_thing_is_recalled_by_what_it_was_made_from(things):
    assert things.recall(things.name("page", {"a": 1})) is None
    things.keep(things.name("page", {"a": 1}), ["made"])
    assert things.recall(things.name("page", {"a": 1})) == ["made"]
    assert things.recall(things.name("page", {"a": 2})) is None


@pytest.mark.parametrize("other", ["a package", "Python", "a tool"])
def test_another_package_python_or_tool_is_another_thing(things, other, monkeypatch):
    before = things.name("page")
    kept.made_by.cache_clear()
    if other == "a package":
        monkeypatch.setattr(kept, "distributions", lambda: [SimpleNamespace(name="Markdown", version="99")])
    elif other == "Python":
        monkeypatch.setattr(sys, "version", "3.99")
    else:
        monkeypatch.setattr(kept, "digest_of", lambda *_: "another")
    assert things.name("page") != before


def test_ci_recalls_nothing(things, monkeypatch):
    things.keep(things.name("page"), "made")
    monkeypatch.setenv("CI", "true")
    assert things.recall(things.name("page")) is None


def test_what_nobody_asks_for_is_forgotten(things, tmp_path):
    for each in ("old", "new"):
        things.keep(things.name(each), each)
    later = kept.Kept(tmp_path / "things")
    assert later.recall(later.name("new")) == "new"
    later.keep(later.name("newest"), "newest")
    later.forget()
    left = {path.name for path in (tmp_path / "things").iterdir()}
    assert left == {later.name("new"), later.name("newest")}


def test_the_digest_of_a_folder_is_of_names_and_contents_and_not_of_what_is_made_of_them(tmp_path):
    (tmp_path / "a.py").write_text("1")
    seen = [kept.digest_of(tmp_path)]
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("compiled")
    (tmp_path / "calls.egg-info").mkdir()
    (tmp_path / "calls.egg-info/SOURCES.txt").write_text("a.py")
    assert kept.digest_of(tmp_path) == seen[0]
    (tmp_path / "a.py").write_text("2")
    seen.append(kept.digest_of(tmp_path))
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.append(kept.digest_of(tmp_path))
    assert len(set(seen)) == 3


@pytest.fixture
def runs(tmp_path, monkeypatch):
    """A small project and a pytest that only notes that it was called; what it does is `runs.do`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(specs, "KEPT", kept.Kept(tmp_path / "build/kept/specs"))
    for name in ("features/ring.feature", "steps/ring.py", "src/ring.py", "conftest.py", "pyproject.toml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("")
    specs.RESULTS.parent.mkdir()
    made = SimpleNamespace(count=0, ended=0, do=lambda: None)

    def run(command, **_: object) -> SimpleNamespace:
        if command[0] == "git":
            return SimpleNamespace(stdout=b"some commit")
        made.count += 1
        made.do()
        specs.RESULTS.write_text(f"results {made.count}")
        return SimpleNamespace(returncode=made.ended)

    monkeypatch.setattr(specs.subprocess, "run", run)
    return made


def test_specs_that_passed_run_once(runs):
    assert (specs.run_specs(), specs.run_specs(), runs.count) == (0, 0, 1)


@pytest.mark.parametrize(
    "changed", ["features/ring.feature", "steps/ring.py", "src/ring.py", "conftest.py", "pyproject.toml", "src/new.py"]
)
def test_specs_run_again_when_anything_has_changed(runs, changed):
    specs.run_specs()
    Path(changed).write_text("# one line\n")
    specs.run_specs()
    assert runs.count == 2


def test_specs_run_again_when_pytest_is_told_something_else(runs, monkeypatch):
    specs.run_specs()
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k push")
    specs.run_specs()
    assert runs.count == 2


def test_specs_run_again_when_the_results_are_those_of_another_run(runs):
    specs.run_specs()
    specs.RESULTS.write_text("only a part")
    specs.run_specs()
    assert runs.count == 2


def test_specs_that_failed_run_again(runs):
    runs.ended = 1
    assert (specs.run_specs(), specs.run_specs(), runs.count) == (1, 1, 2)


def test_specs_run_again_when_a_file_was_saved_while_they_ran(runs):
    runs.do = lambda: Path("src/ring.py").write_text(f"# {runs.count}")
    specs.run_specs()
    runs.do = lambda: None
    specs.run_specs()
    assert runs.count == 2
