"""`make bench`: what things cost, each compared in the same minutes with something that everybody knows.

Seconds depend on the machine and on what else it is doing, so the figures to remember are the ratios. Nothing here can
fail: a test that measures time is a test that fails on a Monday.

Every module of this folder is a section; nobody registers one. It has a docstring whose first line is its heading, and

    def section(*, quick: bool) -> Iterable[str]:   # the lines of its table; quick: tiny, to see that it runs at all

Modules that begin with an underscore are tools of the others. `make bench ARGUMENTS="specs"` runs one section.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

SECTIONS = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Measure, as ratios.")
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; all, if none is named"
    )
    parser.add_argument("--quick", action="store_true", help="tiny sizes: it shows that the bench runs, and no figure")
    arguments = parser.parse_args()
    for unknown in sorted({*arguments.sections} - {*SECTIONS}):
        parser.error(f"there is no section {unknown}; there are {', '.join(SECTIONS)}")
    for name in arguments.sections or SECTIONS:
        module = import_module(name)
        print(f"\n== {name}: {(module.__doc__ or '').splitlines()[0]}\n", flush=True)
        for line in module.section(quick=arguments.quick):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
