"""`make site`: run every spec, write the pages, build the site, print the checklist, say what came out.

A red run is published too, red: a reader must see which restriction is not proved. Only then does make fail.

What came of exactly the same sources before is used again: a run of the specs (specs.py), what MkDocs makes of a page
(mkdocs_once.py), the checklist's PDF (paper.py), Pyodide in a script (checker.py). Without the folder build, and in CI,
everything is made anew.
"""

import subprocess
import sys
from pathlib import Path

from cards import draw_all
from checker import add_checker
from paper import print_checklist
from specs import run_specs

from callkit_restrictions.site.publish import site_url, summary
from callkit_restrictions.site.results import ResultsError

BIN = Path(sys.executable).parent
# How pytest ends; above these two the run itself is broken and proves nothing.
SPECS_PASSED, SPECS_FAILED = 0, 1


def main() -> int:
    specs = run_specs()
    if specs not in (SPECS_PASSED, SPECS_FAILED):
        return stop(f"the specs could not run (pytest ended with {specs}), so nothing is published.")
    if run("callkit-restrictions", "pages"):
        return stop("the pages could not be written, for the reason above.")
    if run("python", "tools/mkdocs_once.py", "build", "--strict", "--quiet"):
        return stop("the site could not be built; --strict makes every warning above an error.")
    if site_url():  # a card has to be named by its whole address
        print(f"{draw_all(Path('docs'), Path('site'))} social cards in site/assets/cards")
    for why in (print_checklist(Path("site")), add_checker(Path("site"))):
        if why:
            print(why, flush=True)
    if specs == SPECS_FAILED:
        print("The specs are RED: the site shows which ones, and make fails all the same.", flush=True)
    try:
        print(summary(Path.cwd()))
    except ResultsError as problem:
        return stop(f"{problem}.")
    return specs


def run(program: str, *arguments: str) -> int:
    return subprocess.run([BIN / program, *arguments], check=False).returncode


def stop(sentence: str) -> int:
    print(f"make site: {sentence}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
