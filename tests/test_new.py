"""A new restriction begins as two files that are complete in form, and no run passes before they are written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callkit_restrictions import __main__ as command_line
from callkit_restrictions.commands import new

ROOT = Path(__file__).parents[1]
MODULE, FEATURE = "src/callkit_restrictions/restrictions/push/some_duty.py", "features/push/some-duty.feature"


@pytest.fixture
def checkout(tmp_path):
    """A copy of the project, and how to run a module of Python in it."""
    for name in ("src", "steps", "features"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "named").mkdir()
    (tmp_path / "named/callkit_restrictions_steps").symlink_to(tmp_path / "steps")
    paths = f"{tmp_path / 'src'}{os.pathsep}{tmp_path / 'named'}"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        python = [sys.executable, "-m", *arguments]
        env = {**os.environ, "PYTHONPATH": paths}
        return subprocess.run(python, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


def test_two_files_are_written_and_the_first_run_names_what_is_missing(checkout, tmp_path):
    done = checkout("callkit_restrictions", "new", "push.some-duty")
    assert done.returncode == 0
    for path in (MODULE, FEATURE):
        assert f"written: {path}" in done.stdout
        text = (tmp_path / path).read_text(encoding="utf-8")
        open_ends = [number for number, line in enumerate(text.splitlines(), start=1) if "TODO" in line]
        said = [int(number) for number in re.findall(rf"{path}:([0-9]+): still to be written: [a-z]", done.stderr)]
        assert said == open_ends != []
    assert f"{MODULE}:31: still to be written: the address of the source\n" in done.stderr
    assert 'From("13.0").until("26.4"), ALWAYS\n' in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_words_alone_do_not_make_it_pass(checkout, tmp_path):
    checkout("callkit_restrictions", "new", "push.some-duty")
    for path in (MODULE, FEATURE):
        text = (tmp_path / path).read_text(encoding="utf-8")
        (tmp_path / path).write_text(text.replace("TODO: ", "").replace("TODO", "Written"), encoding="utf-8")
    done = checkout("pytest", "-q", FEATURE)
    assert done.returncode == 1
    assert "the scenario is tagged @broken, but push.some-duty is not broken in it" in done.stdout


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        (
            "push.no-word-of-the-stop",
            "there is a restriction push.no-word-of-the-stop already: The app cannot find out",
        ),
        ("pusch.some-duty", "there is no area 'pusch'; write push"),
        ("kitchen.some-duty", "there is no area 'kitchen'; the areas are ui, push, audio"),
        ("push.Some_Duty", "'push.Some_Duty' is no id; write area.name-of-it in small letters"),
        ("push", "'push' is no id"),
        ("push.a/../../b", "'push.a/../../b' is no id"),
        ("push.\x1b[31mred", "'push.\\x1b[31mred' is no id"),
    ],
)
def test_an_id_that_cannot_be_is_refused_in_one_sentence(monkeypatch, capsys, id_, sentence):
    monkeypatch.chdir(ROOT)
    assert command_line.main(["new", id_]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"callkit-restrictions: {sentence}")


def test_an_old_name_is_not_given_again(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(new, "renamed", lambda: {"push.of-old": "push.no-word-of-the-stop"})
    assert command_line.main(["new", "push.of-old"]) == 2
    assert "push.of-old is an old name of push.no-word-of-the-stop" in capsys.readouterr().err


def test_nothing_is_written_over(checkout, tmp_path):
    (tmp_path / FEATURE).write_text("mine", encoding="utf-8")
    done = checkout("callkit_restrictions", "new", "push.some-duty")
    assert done.returncode == 2
    assert done.stderr == f"callkit-restrictions: {FEATURE} is there already; nothing was written\n"
    assert (tmp_path / FEATURE).read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / MODULE).exists()


def test_a_project_of_strangers_is_told_that_it_needs_none(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert command_line.main(["new", "push.some-duty"]) == 2
    assert "in a checkout of the project" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []
