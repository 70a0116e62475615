"""What a page says about itself to search engines, to networks and to those who would correct it (overrides/)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MKDOCS = f"""\
site_name: CallKit Restrictions
site_description: About calls.
site_url: !ENV [SITE_URL, ""]
use_directory_urls: false
theme: {{ name: material, font: false, custom_dir: {(ROOT / "overrides").as_posix()}, features: [navigation.instant] }}
extra: {{ edit_url: !ENV [EDIT_URL, ""] }}
plugins: []
"""
PAGES = {
    "index.md": "---\ntitle: Start\ndescription: The first page.\n---\n# Start\n",
    "push/ring.md": "---\ntitle: Ring & rest\nsources: [features/push/ring.feature, src/ring.py]\n---\n# Ring\n",
    "made.md": "---\ntitle: Made\nsources: []\n---\n# Made\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Three pages, built as they would be with some environment: their text by name."""

    def build(**environment: str) -> dict[str, str]:
        root = tmp_path_factory.mktemp("head")
        (root / "mkdocs.yml").write_text(MKDOCS)
        for name, content in PAGES.items():
            (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "docs" / name).write_text(content)
        plain = {key: value for key, value in os.environ.items() if key not in {"SITE_URL", "EDIT_URL"}}
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        subprocess.run(command, cwd=root, check=True, env={**plain, **quiet, **environment})
        site = root / "site"
        return {
            path.relative_to(site).as_posix(): path.read_text()
            for path in site.rglob("*")
            if path.suffix != ".gz" and path.suffix in {".html", ".xml"}
        }

    return build


@pytest.fixture(scope="module")
def at_home(built):
    """Built without knowing where the site will be."""
    return built()


@pytest.fixture(scope="module")
def abroad(built):
    """Built for an address."""
    return built(SITE_URL="https://example.org/docs", EDIT_URL="https://example.org/edit/main/")


def meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page))


def test_a_title_names_the_page_and_then_the_site(at_home):
    assert "<title>Start · CallKit Restrictions</title>" in at_home["index.html"]
    assert "<title>Ring &amp; rest · CallKit Restrictions</title>" in at_home["push/ring.html"]


def test_what_is_shared_has_a_title_and_a_description(at_home):
    assert meta(at_home["index.html"])["og:description"] == "The first page."
    assert meta(at_home["push/ring.html"])["og:title"] == "Ring &amp; rest"
    assert meta(at_home["made.html"])["og:description"] == "About calls."


def test_without_an_address_nothing_claims_to_have_one(at_home):
    for page in ("index.html", "push/ring.html"):
        assert 'rel="canonical"' not in at_home[page]
        assert not {"og:image", "og:url"} & set(meta(at_home[page]))
        assert 'class="edit"' not in at_home[page]
    assert "<loc>" not in at_home["sitemap.xml"]


def test_with_an_address_a_page_has_a_card_and_stands_in_the_sitemap(abroad):
    said = meta(abroad["push/ring.html"])
    assert said["og:image"] == "https://example.org/docs/assets/cards/push/ring.png"
    assert said["og:url"] == "https://example.org/docs/push/ring.html"
    assert said["twitter:card"] == "summary_large_image"
    assert '<link rel="canonical" href="https://example.org/docs/push/ring.html">' in abroad["push/ring.html"]
    assert "<loc>https://example.org/docs/push/ring.html</loc>" in abroad["sitemap.xml"]


def test_a_feed_is_found_from_every_depth(at_home):
    assert 'title="Changes" href="feed.xml"' in at_home["index.html"]
    assert 'title="Changes" href="../feed.xml"' in at_home["push/ring.html"]


def edits(page: str) -> list[str]:
    return re.findall(r'href="([^"]+)" rel="edit"', page)


def test_a_page_is_edited_where_it_is_written(abroad):
    assert edits(abroad["index.html"]) == ["https://example.org/edit/main/docs/index.md"]
    assert edits(abroad["push/ring.html"]) == [
        "https://example.org/edit/main/features/push/ring.feature",
        "https://example.org/edit/main/src/ring.py",
    ]


def test_nobody_is_sent_to_edit_what_is_made_anew(abroad):
    assert edits(abroad["made.html"]) == []


def test_paper_says_where_the_page_stands(at_home, abroad):
    assert '<p class="printed-from">CallKit Restrictions</p>' in at_home["made.html"]
    assert 'printed-from">CallKit Restrictions: https://example.org/docs/made.html<' in abroad["made.html"]
