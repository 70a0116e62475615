"""`callkit-restrictions check`, as its readers run it: where traces come from, what is printed, how it ends."""

import gzip
import io
import json
import os
import sys
import zlib
from collections import Counter
from pathlib import Path

import pytest

from callkit_restrictions.__main__ import main
from callkit_restrictions.check import sources
from callkit_restrictions.check.sources import Source, find
from callkit_restrictions.commands import _progress
from callkit_restrictions.commands._progress import Progress
from callkit_restrictions.report import checked, minutes

HEADER = '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}'
PUSH = '{"t": 0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}'
RETURN = '{"t": 0.1, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}'
BROKEN = f"{HEADER}\n{PUSH}\n{RETURN}\n"
FINE = HEADER + '\n{"t": 0, "event": "ui.speaker"}\n'


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to stand in, with two traces; a wide terminal, and no wish for colours."""
    (tmp_path / "broken.jsonl").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "fine.jsonl").write_text(FINE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def standard_input(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


@pytest.mark.usefixtures("here")
def test_a_broken_restriction_is_told_with_all_that_one_needs(capsys):
    assert main(["check", "broken.jsonl", "--site", "https://example.org/"]) == 1
    told = capsys.readouterr().out
    assert told.splitlines()[:5] == [
        "broken.jsonl",
        "  FAILED     push.report-before-the-handler-returns",
        "             Every VoIP push is reported as an incoming call before its handler returns",
        "             line 2, at 0 s: PKPushRegistryDelegate.didReceiveIncomingPush",
        "             why  the handler returned and no call had been reported for this push (see "
        "PKPushRegistryDelegate.didReceiveIncomingPush.return on line 3)",
    ]
    assert "so   iOS terminates the app" in told
    assert "page https://example.org/restrictions/push/report-before-the-handler-returns.html" in told
    assert told.endswith("1 trace: 1 failed, 0 can't tell, 0 passed.\n")
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("times", "also"), [(3, None), (4, "line 8"), (15, f"lines {', '.join(map(str, range(8, 27, 2)))} and 2 more")]
)
def test_what_one_restriction_finds_in_a_trace_stands_together(here, times, also, capsys):
    pushes = "".join(f"{PUSH}\n{RETURN}\n".replace(": 0.1", ": 0") for _ in range(times))
    (here / "often.jsonl").write_text(f"{HEADER}\n{pushes}", encoding="utf-8")
    assert main(["check", "often.jsonl", "--only", "push.report-before-the-handler-returns"]) == 1
    told = capsys.readouterr().out
    assert told.count("FAILED") == told.count("so   iOS terminates the app") == 1
    assert [line.strip().partition(",")[0] for line in told.splitlines() if ", at 0 s:" in line] == [
        "line 2",
        "line 4",
        "line 6",
    ]
    others = [line.strip() for line in told.splitlines() if line.strip().startswith("also")]
    assert others == ([f"also on {also}; --format json tells why of each"] if also else [])
    assert told.endswith(f"1 trace: {times} failed, 0 can't tell, 0 passed.\n")


@pytest.mark.usefixtures("here")
def test_nothing_broken_is_one_line(capsys):
    assert main(["check", "fine.jsonl"]) == 0
    assert capsys.readouterr().out == "1 trace: 0 failed, 0 can't tell, 0 passed.\n"


@pytest.mark.usefixtures("here")
def test_a_line_that_cannot_be_read_is_bad_input_whatever_else_is_found(capsys):
    Path("bad.jsonl").write_text(BROKEN + "oops\n", encoding="utf-8")
    assert main(["check", "bad.jsonl"]) == 2
    told = capsys.readouterr().out
    assert "  cannot read line 4: not JSON at character 1: expecting value" in told
    assert "FAILED" in told
    assert told.endswith("1 trace: 1 failed, 0 can't tell, 0 passed, 1 line cannot be read.\n")


@pytest.mark.usefixtures("here")
def test_explain_shows_everything_that_was_judged(capsys):
    Path("open.jsonl").write_text(f"{HEADER}\n{PUSH}", encoding="utf-8")
    assert main(["check", "open.jsonl"]) == 0
    assert "--explain says what cannot be told, and why." in capsys.readouterr().out
    assert main(["check", "open.jsonl", "--explain"]) == 0
    told = capsys.readouterr().out
    assert "  can't tell push.keep-the-handler-short" in told
    assert "why  it is still owed where the recording ends, 7 s before its time runs out" in told
    assert "--explain" not in told


@pytest.mark.usefixtures("here")
def test_what_was_concluded_is_said_to_be(capsys):
    Path("told.jsonl").write_text("\n".join([HEADER, PUSH, RETURN.replace("{", '{"inferred": true, ', 1)]))
    assert main(["check", "told.jsonl"]) == 1
    assert "This rests on an event that somebody concluded, and nobody recorded." in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_only_some_restrictions_can_be_asked(capsys):
    assert main(["check", "broken.jsonl", "--only", "calls.*"]) == 0
    assert main(["check", "broken.jsonl", "--only", "calls.*", "--only", "push.report-*"]) == 1
    capsys.readouterr()
    assert main(["check", "broken.jsonl", "--only", "push.nothing"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("callkit-restrictions: no restriction is called 'push.nothing'; `callkit-restrictions list`")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("form", ["json", "junit", "sarif", "html", "github"])
def test_every_form_goes_to_standard_output(form, capsys):
    assert main(["check", "broken.jsonl", "--format", form]) == 1
    assert "push.report-before-the-handler-returns" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_colours_are_for_those_who_see_them(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["check", "broken.jsonl"]) == 1
    told = capsys.readouterr().out
    assert "\x1b[1;31mFAILED" in told
    assert "\x1b[2mwhy  " in told


@pytest.mark.usefixtures("here")
def test_whoever_says_that_nobody_sees_them_gets_none(capsys, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    assert main(["check", "broken.jsonl"]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_whoever_interrupts_gets_what_was_found(capsys, monkeypatch):
    real, seen = checked.judge, []

    def interrupted(recording, chosen) -> object:
        seen.append(recording)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(recording, chosen)

    monkeypatch.setattr(checked, "judge", interrupted)
    assert main(["check", "broken.jsonl", "fine.jsonl", "--format", "json"]) == 130
    assert [trace["source"] for trace in json.loads(capsys.readouterr().out)["traces"]] == ["broken.jsonl"]
    seen.clear()
    assert main(["check", "broken.jsonl", "fine.jsonl"]) == 130
    assert "1 trace: 1 failed" in capsys.readouterr().out


# ---------------------------------------------------------------- where traces come from


def names(*arguments: str) -> list[str]:
    return [source.name for source in find(arguments)]


def test_files_folders_and_patterns(here):
    deep = here / "more" / "deep"
    deep.mkdir(parents=True)
    for name in ("b.jsonl", "a.NDJSON", "c.trace.gz", "notes.txt", "d.json"):
        (deep / name).write_bytes(b"")
    assert names("fine.jsonl", "broken.jsonl") == ["fine.jsonl", "broken.jsonl"]
    inside = [f"more/deep/{name}" for name in ("a.NDJSON", "b.jsonl", "c.trace.gz")]
    assert names("more") == inside
    assert names("*.jsonl") == ["broken.jsonl", "fine.jsonl"]
    assert names("**/b.jsonl") == ["more/deep/b.jsonl"]
    (here / "odd[1].jsonl").write_bytes(b"")
    assert names("odd[1].jsonl") == ["odd[1].jsonl"]


def test_a_pipe_in_a_folder_is_not_waited_for(here):
    (here / "more").mkdir()
    os.mkfifo(here / "more" / "endless.jsonl")
    assert str(next(iter(next(find(["more"])).lines()))).startswith(
        "the folder holds no trace (.jsonl, .ndjson, .trace"
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("argument", "sentence"),
    [
        ("gone.jsonl", "it cannot be read: no such file or directory"),
        ("gone*.jsonl", "nothing has a name like that"),
        ("a\0b", "it cannot be read: no file can have such a name"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(argument, sentence, capsys):
    assert main(["check", argument]) == 2
    assert f"  cannot read line 1: {sentence}\n" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_halfway(monkeypatch, here):
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _) -> int:
            raise OSError

    (here / "a").touch()
    monkeypatch.setattr(Path, "open", lambda *_: io.BufferedReader(Broken()))
    assert [str(line) for line in Source("a", here / "a").lines()] == ["it cannot be read: the system says no"]


@pytest.mark.usefixtures("here")
def test_standard_input_and_packed_traces(monkeypatch, capsys):
    standard_input(monkeypatch, BROKEN.encode())
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("standard input\n")
    standard_input(monkeypatch, gzip.compress(BROKEN.encode()))
    assert main(["check", "-"]) == 1
    Path("packed.jsonl.gz").write_bytes(gzip.compress(BROKEN.encode()))
    assert main(["check", "packed.jsonl.gz"]) == 1


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:30] + b"\xff" * 30 + data[60:]])
def test_a_packed_trace_that_breaks_off_is_judged_as_far_as_it_goes(damage, capsys):
    body = BROKEN + "\n".join('{"event": "ui.speaker"}' for _ in range(50_000))
    Path("cut.jsonl.gz").write_bytes(damage(gzip.compress(body.encode(), compresslevel=0)))
    assert main(["check", "cut.jsonl.gz"]) == 2
    assert "cannot read" in capsys.readouterr().out


def test_bytes_that_are_no_text_cost_one_line():
    stream = io.BytesIO(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n\xff\xfe\n\n" + PUSH.encode())
    first, wrong, blank, last = sources.lines(stream)
    assert (first, blank, last) == (HEADER + "\r", "", PUSH)
    assert str(wrong) == "not UTF-8: invalid start byte at byte 1"


def test_a_line_without_an_end_is_left_at_a_bound(monkeypatch):
    monkeypatch.setattr(sources, "LONGEST", 100)
    monkeypatch.setattr(sources, "ENOUGH", 1000)
    monkeypatch.setattr(sources, "BLOCK", 100)
    long = b"x" * 150 + b"\n" + HEADER.encode()[:90] + b"\n"
    assert [str(line)[:22] for line in sources.lines(io.BytesIO(long))] == ["longer than 100 bytes,", HEADER[:22]]
    endless = io.BytesIO(b"\0" * 100_000)
    told = [str(line) for line in sources.lines(endless)]
    assert told[-1] == "there is nothing to read in sight, and the rest was not looked at"
    assert endless.tell() < 3000
    blank = io.BytesIO(b"\n" * 100_000)
    assert [*sources.lines(blank)][-1].args == (told[-1],)
    assert blank.tell() < 3000


def test_a_bomb_of_zeros_is_given_up_early(here, capsys):
    """Ten gigabytes would take a minute to unpack; nobody waits for them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"\0" * 1_000_000
    with (here / "bomb.jsonl.gz").open("wb") as file:
        for _ in range(100):
            file.write(packer.compress(zeros))
        file.write(packer.flush())
    assert main(["check", "bomb.jsonl.gz"]) == 2
    assert "line 1: longer than 1,000,000 bytes, which no event is" in capsys.readouterr().out


# ---------------------------------------------------------------- long traces, and many


@pytest.fixture
def long(here, monkeypatch):
    """What is fine comes again and again, in a trace that is taken for a long one; and then something is broken."""
    monkeypatch.setattr(checked, "LONG", 10)
    call = '{{"t": {t}, "event": "CXProvider.reportNewIncomingCall", "args": {{"uuid": "C{t}"}}}}\n'
    call += '{{"t": {t}.5, "event": "CXProvider.reportCall(endedAt:reason:)", "args": {{"uuid": "C{t}"}}}}\n'
    calls = "".join(call.format(t=t) for t in range(1, 21))
    end = PUSH.replace("0", "30", 1) + "\n" + RETURN.replace("0.1", "31") + "\n"
    (here / "long.jsonl").write_text(f"{HEADER}\n{calls}{end}", encoding="utf-8")
    return here


@pytest.mark.usefixtures("long")
def test_of_a_long_trace_what_passed_is_counted_and_shown_where_it_is_wanted(capsys):
    assert main(["check", "long.jsonl"]) == 1
    told = capsys.readouterr().out
    assert "line 42, at 29 s: PKPushRegistryDelegate.didReceiveIncomingPush" in told
    counted = told.splitlines()[-1]
    assert main(["check", "--explain", "long.jsonl"]) == 1
    explained = capsys.readouterr().out.splitlines()
    assert explained[-1] == counted
    passed = sum(line.lstrip().startswith("passed") for line in explained)
    assert counted.endswith(f" {passed} passed.")
    assert passed == 20


@pytest.mark.usefixtures("long")
def test_the_findings_of_a_long_trace_are_told_up_to_a_number_of_each_outcome(capsys, monkeypatch):
    monkeypatch.setattr(minutes, "MOST", 3)
    main(["check", "--explain", "--format", "json", "long.jsonl"])
    (trace,) = json.loads(capsys.readouterr().out)["traces"]
    assert Counter(each["outcome"] for each in trace["findings"]) == {"passed": 3, "failed": 1}
    assert sum(trace["counts"].values()) > 20


def test_several_jobs_say_what_one_says(here, capsys):
    (here / "no.jsonl").write_text("oops", encoding="utf-8")
    several = ["check", "broken.jsonl", "fine.jsonl", "no.jsonl", "gone.jsonl"]
    statuses = main(several), main([*several, "--jobs", "2"])
    told = capsys.readouterr().out
    assert statuses == (2, 2)
    assert told[: len(told) // 2] == told[len(told) // 2 :]


def test_standard_input_is_read_by_the_command_itself(here, capsys, monkeypatch):
    standard_input(monkeypatch, BROKEN.encode())
    assert main(["check", "--jobs", "0", "-", str(here / "fine.jsonl")]) == 1
    assert capsys.readouterr().out.startswith("standard input\n  FAILED")


@pytest.mark.parametrize("said", ["-1", "many", "1.5"])
def test_a_strange_number_of_jobs_is_refused(said, capsys):
    with pytest.raises(SystemExit):
        main(["check", "x", f"--jobs={said}"])
    assert f"a number of processes is wanted, or 0 for all cores, and this is '{said}'" in capsys.readouterr().err


def test_a_bar_shows_how_far_it_is_and_is_taken_away(here, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(_progress, "EVERY", 1)
    with Progress() as progress:
        lines = progress.through(Source("broken.jsonl", here / "broken.jsonl"))
        assert [next(lines), next(lines)] == [HEADER, PUSH]
        progress.bar.refresh()
        assert "broken.jsonl" in (seen := capsys.readouterr().err)
        assert "2 lines" in seen
        assert [*lines] == [RETURN]
        packed = progress.through(Source("packed.gz", here / "gone.gz"))
        assert [str(line) for line in packed] == ["it cannot be read: no such file or directory"]
        things = progress.each(iter("ab"), 2)
        next(things)
        seen = capsys.readouterr().err
        assert "1 of 2" in seen
        assert seen.endswith(GONE)  # something may be told
        assert [*things] == ["b"]
        lines = progress.through(Source("broken.jsonl", here / "broken.jsonl"))
        next(lines)
        capsys.readouterr()
    assert capsys.readouterr().err.endswith(GONE)  # whoever waits has had enough


GONE = "\x1b[?25h\r\x1b[1A\x1b[2K"
"""The cursor is back, and its line empty."""


def test_no_bar_where_nobody_sits_before_it(here, capsys):
    with Progress() as progress:
        assert len([*progress.through(Source("fine.jsonl", here / "fine.jsonl"))]) == 2
    assert capsys.readouterr().err == ""
