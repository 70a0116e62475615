"""Pictures of pages of the built site, for people to look at: wide and 360 px, light and dark.

    .venv/bin/python tools/screenshots.py index.html restrictions/push/report-every-push.html

writes build/screenshots/<page>-<width>-<scheme>.png, the whole page each time.
"""

import os
import sys
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

SITE = Path("site").resolve()
PICTURES = Path("build/screenshots")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(pages: list[str]) -> int:
    if not pages:
        print(__doc__, file=sys.stderr)
        return 2
    if missing := [name for name in pages if not (SITE / name).is_file()]:
        print(f"Not in site/: {', '.join(missing)}. Run make site first, or correct the name.", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, width, scheme in product(pages, (1280, 360), SCHEMES):
            page = browser.new_page(
                viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
            page.goto((SITE / name).as_uri())
            picture = PICTURES / f"{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)
            page.close()
            print(picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
