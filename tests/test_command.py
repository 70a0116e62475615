"""The command, as a reader runs it: what it prints, and how it ends when its input is not in order."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

import callkit_restrictions
from callkit_restrictions import __version__
from callkit_restrictions.__main__ import main
from callkit_restrictions.commands import about, names, words_of, work_of


@pytest.fixture
def at_home(project, monkeypatch):
    """A project that was run, and we stand in it."""
    project.add("The push rings")
    project.add("A silent one rings", of="push.no-silence")
    project.write()
    monkeypatch.chdir(project.root)
    return project


def run(*arguments: str, cwd: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "callkit_restrictions", *arguments]
    return subprocess.run(command, cwd=str(cwd), capture_output=True, text=True, check=False)


def test_pages_writes_them_and_says_how_many(at_home, capsys):
    assert main(["pages"]) == 0
    assert capsys.readouterr().out == "2 restriction pages written to docs/restrictions\n"
    assert (at_home.root / "docs" / "restrictions" / "push" / "ring.md").is_file()


@pytest.mark.usefixtures("at_home")
def test_a_summary_is_one_line(capsys):
    assert main(["summary"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 scenarios ran, 2 passed")
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", ["pages", "summary"])
def test_without_results_it_says_so_in_one_sentence_and_ends_with_2(command, tmp_path):
    done = run(command, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("callkit-restrictions: there are no results in results.ndjson; run: pytest")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_stale_results_are_not_published(project, capsys, monkeypatch):
    project.add("The push rings")
    project.write(stale=True)
    monkeypatch.chdir(project.root)
    assert main(["pages"]) == 2
    assert "older than the features or sources" in capsys.readouterr().err
    assert not (project.root / "docs" / "restrictions").exists()  # what stands there already is left alone


def test_results_cut_short_are_not_published(at_home, capsys):
    file = at_home.root / "build" / "results.ndjson"
    file.write_text("\n".join(file.read_text(encoding="utf-8").splitlines()[:-1]), encoding="utf-8")
    assert main(["pages"]) == 2
    assert "stop before the end of their run" in capsys.readouterr().err


def test_help_names_the_commands_and_says_what_each_does(tmp_path):
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    for name in names():
        assert f"{name} {about(name)}" in said


@pytest.mark.parametrize("name", names())
def test_a_command_is_its_module(name, tmp_path):
    assert about(name) == words_of(name).__doc__.splitlines()[0]
    assert about(name).endswith(".")
    done = run(name, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert about(name) in done.stdout


def test_a_command_that_is_not_called_is_not_imported():
    code = "import sys; from callkit_restrictions.__main__ import main; main(['summary'])"
    probe = f"{code}; sys.exit(str([name for name in sys.modules if name.endswith('.commands.pages')]))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [(), ("page",), ("pages", "more")])
def test_what_is_no_command_is_refused(arguments, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_command_is_installed_under_its_name():
    (script,) = entry_points(group="console_scripts", name="callkit-restrictions")
    assert script.load() is main


def test_a_mistake_of_ours_does_not_look_like_a_broken_rule(monkeypatch, capsys):
    def fall_over(_: object) -> int:
        raise RuntimeError("the judge fell over")

    monkeypatch.setattr(work_of("summary"), "run", fall_over)
    assert main(["summary"]) == 70
    assert "the judge fell over" in capsys.readouterr().err


# ---------------------------------------------------------------- the start


@pytest.mark.parametrize("more", [(), ("check", "no-such-file")])
def test_the_version_is_that_of_the_package(more, capsys):
    assert main(["--version", *more]) == 0
    assert capsys.readouterr().out == f"callkit-restrictions {__version__}\n"


SLOW = {"dataclasses", "importlib.metadata", "inspect", "pathlib", "pkgutil"}
"""What takes the standard library long, and nobody needs who only asks what there is."""
ONLY_WORDS = {"commands", "commands.words", "commands.words._shown", "report", "report.formats", "traits"}


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["--no-such"], *([name, "--help"] for name in names())]
)
def test_to_start_imports_nothing_of_the_model(arguments):
    probe = f"""\
import sys
before = {{*sys.modules}}  # what measures the coverage is there already
from callkit_restrictions.__main__ import main
try:
    main({arguments!r})
finally:
    print(*sorted({{*sys.modules}} - before))
"""
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    imported = {*done.stdout.splitlines()[-1].split()}
    assert not imported & (SLOW | {"rich", "yaml"})
    ours = {name.partition(".")[2] for name in imported if name.startswith("callkit_restrictions")}
    assert ours - {"", "__main__"} <= ONLY_WORDS | {f"commands.words.{name}" for name in arguments}


def test_a_check_imports_nothing_that_its_answer_does_not_need(tmp_path, monkeypatch):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    trace = tmp_path / "fine.jsonl"
    trace.write_text('{"format": "callkit-trace", "version": 1}\n{"t": 0, "event": "ui.speaker"}\n', encoding="utf-8")
    probe = f"""\
import sys
before = {{*sys.modules}}  # what measures the coverage is there already
from callkit_restrictions.__main__ import main
main(["check", {str(trace)!r}])
imported = [name for name in sys.modules if name not in before]
print(*[name for name in imported if name.startswith(("rich", "yaml", "xml", "callkit_restrictions.site"))])
print(*[name for name in imported if name.startswith("callkit_restrictions.report.")])
"""
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    told, idle, report = done.stdout.splitlines()
    assert told == "1 trace: 0 failed, 0 can't tell, 0 passed."
    assert idle == ""
    assert {*report.replace("callkit_restrictions.report.", "").split()} == {
        "checked",
        "formats",
        "outcome",
        "plain",
        "text",
    }


def test_what_the_package_offers_is_there_and_nothing_else():
    for name in callkit_restrictions.__all__:
        assert getattr(callkit_restrictions, name).__module__.startswith("callkit_restrictions.")
    with pytest.raises(AttributeError, match="module 'callkit_restrictions' has no attribute 'nothing'"):
        _ = callkit_restrictions.nothing


# ---------------------------------------------------------------- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_every_command_and_its_options(shell, capsys):
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in names())
    assert "explain" in script


ASK = """\
source /dev/stdin <<< "$SCRIPT"
ask() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _shtab_callkit_restrictions; echo "${{COMPREPLY[@]}}"; }}
ask callkit-restrictions diag
ask callkit-restrictions check --expl
ask callkit-restrictions check --format sar
cd {folder} && ask callkit-restrictions check some-tr
"""


def test_bash_completes_commands_options_choices_and_files(capsys, tmp_path):
    (tmp_path / "some-trace.jsonl").touch()
    main(["completion", "bash"])
    script = capsys.readouterr().out
    ask = ["bash", "-c", ASK.format(folder=tmp_path)]
    done = subprocess.run(ask, env={"SCRIPT": script}, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["diagnose", "--explain", "sarif", "some-trace.jsonl"], done.stderr


def test_without_shtab_one_sentence_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    said = capsys.readouterr().err
    assert said == "callkit-restrictions: completion needs shtab: pip install 'callkit-restrictions[completion]'\n"
