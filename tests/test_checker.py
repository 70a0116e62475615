"""The checker of the page *Check your app*: what comes into the site, what it may need, and a site without it."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))

import checker  # noqa: E402 - found by the line above

PYODIDE = {
    "package.json": b'{"version": "1.2.3"}',
    "pyodide.mjs": b"export const loadPyodide = 1",
    "pyodide.asm.mjs": b"export default 2",
    "pyodide.asm.wasm": b"\0asm",
    "python_stdlib.zip": b"PK",
    "pyodide-lock.json": b'{"info": {"python": "3.14.2"}, "packages": {"numpy": {"file_name": "https://elsewhere/n.whl"}}}',
}
HTML = '<form id="checker" hidden data-scripts=""></form><p class="left-out">There is no\nchecker.</p><p>Below</p>'


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A built site with the page, and a Pyodide that is small."""
    pyodide, wheel = tmp_path / "pyodide", tmp_path / "ours.whl"
    pyodide.mkdir()
    for name, content in PYODIDE.items():
        (pyodide / name).write_bytes(content)
    wheel.write_bytes(b"the wheel")
    monkeypatch.setattr(checker, "PYODIDE", pyodide)
    monkeypatch.setattr(checker, "build_wheel", lambda: wheel)
    built = tmp_path / "site"
    (built / "assets").mkdir(parents=True)
    (built / "check.html").write_text(HTML, encoding="utf-8")
    return built


def test_every_file_can_be_had_from_the_scripts_that_the_page_names(site):
    assert checker.add_checker(site) == ""
    page = (site / "check.html").read_text(encoding="utf-8")
    scripts = re.search(r'data-scripts="([^"]+)"', page)[1].split(" ")
    box = {}
    for script in scripts:
        text = (site / script).read_text(encoding="utf-8")
        packed = json.loads(re.fullmatch(r"Object\.assign\(\(window\.callkitChecker \?\?= \{\}\), (.*)\)\n", text)[1])
        box |= {name: gzip.decompress(base64.b64decode(data)) for name, data in packed.items()}
    assert {name: box[name] for name in PYODIDE if name in box and "lock" not in name} == {
        name: content for name, content in PYODIDE.items() if name not in {"package.json", "pyodide-lock.json"}
    }
    assert box["rules.whl"] == b"the wheel"
    assert box["worker.mjs"] == (ROOT / "tools" / "pyodide" / "worker.mjs").read_bytes()
    assert json.loads(box["pyodide-lock.json"]) == {"info": {"python": "3.14.2"}, "packages": {}}
    assert f'data-size="{sum((site / script).stat().st_size for script in scripts)}"' in page
    assert "left-out" not in page
    assert "hidden" not in page
    assert "<p>Below</p>" in page


def test_without_pyodide_the_site_is_whole_and_its_page_says_what_is_missing(site, monkeypatch, tmp_path):
    monkeypatch.setattr(checker, "PYODIDE", tmp_path / "nowhere")
    assert checker.add_checker(site).startswith("No checker in the browser: npm")
    assert (site / "check.html").read_text(encoding="utf-8") == HTML
    assert not (site / "assets" / "checker").exists()


def test_the_page_has_what_the_tool_looks_for():
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert page.count('hidden data-scripts=""') == 1
    assert len(checker.LEFT_OUT.findall(page)) == 1


def test_what_runs_in_the_browser_needs_nothing_but_the_standard_library():
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n"
        "from callkit_restrictions.report.dropped import answer\n"
        f"print(answer([{str(ROOT / 'tests' / 'samples' / 'baadca11.ips')!r}], '').said)"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, check=False, text=True)
    assert done.stderr == ""
    assert "a call rule explains it" in done.stdout


def test_the_lock_of_the_npm_package_names_no_host():
    lock = (ROOT / "tools" / "pyodide" / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    assert '"resolved"' not in lock
    wanted = json.loads((ROOT / "tools" / "pyodide" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: json.loads(lock)["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
