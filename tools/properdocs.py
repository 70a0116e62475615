"""`make properdocs`: the same tree built by ProperDocs, the fork that carries MkDocs 1 on, and compared page by page.

What makes our site may one day be the one or the other; as long as both make the same pages, nobody has to decide.
Run by an environment of its own (build/properdocs/venv), since ProperDocs takes the place of MkDocs in its process.
"""

import re
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
SITE, OTHER = Path("site"), Path("build/properdocs/site")
# What each names itself, and what `make site` adds when MkDocs is done.
DIFFERS = re.compile(
    r'<meta name="generator"[^>]*>|<!-- the PDF is linked here.*?-->|<p class="pdf">.*?</p>|<p class="left-out">.*?</p>'
    r'|( hidden)?( data-(scripts|size)="[^"]*")+',
    re.DOTALL,
)


def main() -> int:
    if not (SITE / "index.html").exists():
        print("There is no page in site/: run make site first.", file=sys.stderr)
        return 2
    if subprocess.run(
        [BIN / "properdocs", "build", "--strict", "--quiet", "--site-dir", OTHER], check=False
    ).returncode:
        print("ProperDocs could not build the site; --strict makes every warning above an error.", file=sys.stderr)
        return 1
    ours, theirs = pages(SITE), pages(OTHER)
    differing = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    for name in differing:
        print(f"ProperDocs and MkDocs differ in {name}", file=sys.stderr)
    print(f"{len(theirs)} pages built by ProperDocs, {len(theirs) - len(differing)} of them the same as by MkDocs")
    return 1 if differing else 0


def pages(folder: Path) -> dict[str, str]:
    """Every page of a built site by its name, without what may differ."""
    return {
        path.relative_to(folder).as_posix(): DIFFERS.sub("", path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.html")
    }


if __name__ == "__main__":
    sys.exit(main())
