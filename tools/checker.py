"""The checker of the page "Check your app": Pyodide and the project's own wheel, as scripts that it loads on demand.

A page that was opened from disk may load a script and fetch no file. So every file comes packed, as text in a script:
Pyodide's in one whose name holds its version, the project's in one whose name changes with what is in it.

Pyodide is an npm package (tools/pyodide). Without npm there is no checker in the site; its page says so, and names the
command that does the same.
"""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

from kept import Kept
from package import build_wheel

KEPT = Kept(Path("build/kept/pyodide"))
TOOLS = Path(__file__).parent / "pyodide"
PYODIDE = TOOLS / "node_modules" / "pyodide"
LEFT_OUT = re.compile(r'<p class="left-out">.*?</p>', re.DOTALL)


def add_checker(site: Path) -> str:
    """Put the checker into a built site; empty when that went well, else why there is none."""
    if not (PYODIDE / "package.json").exists():
        return "No checker in the browser: npm, which brings Pyodide, is not there or could not install it."
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    files = {name: (PYODIDE / name).read_bytes() for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")}
    files["python_stdlib.zip"] = (PYODIDE / "python_stdlib.zip").read_bytes()
    files["pyodide-lock.json"] = without_packages(PYODIDE / "pyodide-lock.json")
    rules = {"rules.whl": build_wheel().read_bytes(), "worker.mjs": (TOOLS / "worker.mjs").read_bytes()}
    folder = site / "assets" / "checker"
    folder.mkdir()
    pyodide = KEPT.name(*sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items()))
    if (text := KEPT.recall(pyodide)) is None:
        KEPT.keep(pyodide, text := script(files))
        KEPT.forget()
    (folder / f"pyodide-{version}.js").write_text(text, encoding="utf-8")
    name = f"rules-{hashlib.sha256(b''.join(rules.values())).hexdigest()[:12]}.js"
    (folder / name).write_text(script(rules), encoding="utf-8")
    scripts = sorted(folder.iterdir())
    size = sum(path.stat().st_size for path in scripts)
    page = site / "check.html"
    said = f'data-scripts="{" ".join(path.relative_to(site).as_posix() for path in scripts)}" data-size="{size}"'
    html = page.read_text(encoding="utf-8").replace('hidden data-scripts=""', said)
    page.write_text(LEFT_OUT.sub("", html), encoding="utf-8")
    return ""


def without_packages(lock: Path) -> bytes:
    """Pyodide's own lock without the packages that it could load from elsewhere: there is no elsewhere."""
    return json.dumps({**json.loads(lock.read_text(encoding="utf-8")), "packages": {}}).encode()


def script(files: dict[str, bytes]) -> str:
    """A script that hands files over: gzip in base64, by their names."""
    packed = {name: base64.b64encode(gzip.compress(data, mtime=0)).decode() for name, data in files.items()}
    return f"Object.assign((window.callkitChecker ??= {{}}), {json.dumps(packed)})\n"


if __name__ == "__main__":
    print(add_checker(Path("site")) or "The checker is in site/assets/checker")
