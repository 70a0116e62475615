"""What is written in JavaScript, run by Node: the recorder of the site, and a call manager on the phone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from callkit_restrictions import load
from callkit_restrictions.__main__ import main
from callkit_restrictions.check import judge, read

ROOT = Path(__file__).parents[2]
NODE = ["node", "--preserve-symlinks", "--preserve-symlinks-main", "write.mjs"]


def test_what_the_javascript_recorder_writes_is_judged(tmp_path):
    script = """
        import { CallTrace } from "./call-trace.mjs"
        let now = 5000
        const lines = []
        const append = async (line) => { lines.push(line); if (line.includes("lost")) throw new Error("disk full") }
        const about = { ios: "17.4", starts: "running", sees: ["PKPushRegistry", "CX"] }
        const trace = new CallTrace(append, about, () => now)
        const circle = {}
        circle.self = circle
        trace.record("system", "PKPushRegistryDelegate.didReceiveIncomingPush", { app_state: "background" })
        trace.record("user", "lost", { line: 'a\\n"b"' })
        trace.record("user", "round", circle)
        now += 12.6
        trace.record("app", "PKPushRegistryDelegate.didReceiveIncomingPush.return", undefined, { inferred: true })
        await trace.end()
        trace.record("app", "too late")
        await trace.written
        process.stdout.write(lines.join(""))
    """
    (tmp_path / "call-trace.mjs").symlink_to(ROOT / "docs" / "recorders" / "call-trace.js")
    (tmp_path / "write.mjs").write_text(script, encoding="utf-8")
    done = subprocess.run(NODE, cwd=tmp_path, capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert json.loads(lines[4]) == {
        "t": 0.013,
        "who": "app",
        "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return",
        "inferred": True,
    }
    recording = read("trace.jsonl", lines)
    assert not recording.problems
    assert len(recording.lines) == 4
    assert recording.end is not None
    (failed,) = [verdict for verdict in judge(recording, load().values()) if verdict.outcome == "failed"]
    assert failed.restriction.id == "push.report-before-the-handler-returns"
    assert failed.inferred


def test_the_language_of_a_call_manager_does_not_matter(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    hangs_up = "features/orderings/f-hang-up.feature::The other side hangs up"
    assert main(["drive", "--timeout", "300", "--app", "node examples/apps/activates_by_itself.mjs", hangs_up]) == 1
    said = capsys.readouterr().out
    assert "BROKEN     audio.let-callkit-activate" in said
    assert ", 1 broken, " in said
