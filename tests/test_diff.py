"""What `make diff` shows of two sets of pages: what reads differently, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))

import diff  # noqa: E402 - found by the line above


@pytest.fixture
def sides(tmp_path, monkeypatch, capsys):
    """Write pages of both sides and say what `make diff` prints; the pages of this side are made already."""
    monkeypatch.setattr(diff, "ROOT", tmp_path / "now")
    monkeypatch.setattr(diff, "make_pages", lambda *_: None)

    def show(before: dict[str, str], now: dict[str, str], *options: str) -> str:
        for side, files in (("before", before), ("now", now)):
            for name, text in {"docs/index.md": "# Home\n", **files}.items():
                path = tmp_path / side / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["diff.py", str(tmp_path / "before" / "docs"), *options])
        assert diff.main() == 0
        return capsys.readouterr().out.replace(str(tmp_path), "")

    return show


def test_what_reads_the_same_is_not_shown(sides):
    same = {"docs/a.md": "One *word*.\n", "docs/results.md": "made at 12:00\n"}
    said = sides(same, {**same, "docs/results.md": "made at 13:00\n"})
    assert said == "0 of 2 pages read differently from how they read at /before/docs.\n"


def test_a_changed_a_new_and_a_lost_page(sides):
    said = sides(
        {"docs/push/a.md": '<p class="x">The push &amp; the ring</p>\nSame\n', "docs/lost.md": "Gone\n"},
        {"docs/push/a.md": '<p class="y">The push and the ring</p>\nSame\n', "build/parts/n.md": "95\n"},
    )
    assert said.splitlines()[1:] == [
        "", "lost.md", "  @@ -1 +0,0 @@", "  -Gone",
        "", "parts/n.md", "  @@ -0,0 +1 @@", "  +95",
        "", "push/a.md", "  @@ -1,2 +1,2 @@", "  -The push & the ring", "  +The push and the ring", "   Same",
    ]  # fmt: skip


def test_a_page_whose_picture_alone_differs_says_so(sides):
    said = sides({"docs/a.md": '<path d="M0"/>\n'}, {"docs/a.md": '<path d="M1"/>\n'})
    assert said.endswith("\na.md\n  only its pictures or its markup differ\n")


def test_a_comment_has_folds_that_nothing_inside_can_end(sides):
    said = sides({}, {"docs/a.md": "```\n</details>\n```\n\x1b[31mred\n"}, "--format", "markdown")
    assert "<details><summary>a.md</summary>\n\n`````diff\n" in said
    assert said.count("</details>") == 1
    assert "\x1b" not in said


def test_a_comment_is_never_longer_than_one_may_be(sides, monkeypatch):
    monkeypatch.setattr(diff, "LONGEST", 500)
    said = sides({}, {f"docs/{number}.md": "word " * 20 + "\n" for number in range(9)}, "--format", "markdown")
    assert len(said) < 700
    assert said.endswith("pages more are not shown here; `make diff` shows them.\n")


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", ""])
def test_a_revision_that_git_does_not_know_is_one_sentence(monkeypatch, capsys, revision):
    monkeypatch.setattr(sys, "argv", ["diff.py", "--", revision])
    assert diff.main() == 2
    assert capsys.readouterr().err == f"make diff: git knows no revision {revision}; fetch it, or write BASE=main\n"
