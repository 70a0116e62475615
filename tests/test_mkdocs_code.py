"""Pages that document code are made once, too, and so is what they tell other pages."""

from __future__ import annotations

import pytest
from tests.built import CONFIGURATION, alone, kept, made_twice, once, write

PLUGINS = "plugins: [search, mkdocstrings: {handlers: {python: {paths: [src]}}}]"
PAGES = {
    "docs/index.md": "# Calls\n\nA [call][ring.call.Call] is told by a [bell][ring.bell].\n",
    "docs/call.md": "# Call\n\n::: ring.call\n",
    "docs/bell.md": "# Bell\n\n::: ring.bell\n    options:\n      inherited_members: true\n",
    "src/ring/__init__.py": "from ring.call import Call\n\n__all__ = ['Call']\n",
    "src/ring/call.py": 'class Call:\n    """It rings."""\n\n    def end(self) -> None:\n        """It is over."""\n',
    "src/ring/bell.py": 'from ring.call import Call\n\n\nclass Bell(Call):\n    """For a [call][ring.Call]."""\n',
    "mkdocs.yml": CONFIGURATION.replace("plugins: [search]", PLUGINS),
}
ALL = 3 + 1 + 1  # what the search knows of each page; the page that documents nothing; all that do


@pytest.fixture
def project(tmp_path):
    write(tmp_path, PAGES)
    return tmp_path


def test_it_makes_what_mkdocs_makes_the_first_time_and_the_second(project):
    site, first = made_twice(project)
    assert {"objects.inv", "assets/_mkdocstrings.css"} <= site.keys()
    assert len(first) == ALL


@pytest.mark.parametrize(
    ("file", "old", "new", "same"),
    [
        ("docs/index.md", "told by", "told with", 3),  # the others stay, and this one still finds what they document
        ("docs/bell.md", "true", "false", 3),  # then what a call has goes by fewer names; that stands in the inventory
        ("src/ring/call.py", "It is over.", "It has ended.", 2),  # both pages say it
        ("mkdocs.yml", "paths: [src]", "paths: [src, docs]", 3),
    ],
)
def test_what_has_changed_is_made_anew(project, file, old, new, same):
    once(project)
    before = kept(project)
    text = (project / file).read_text()
    assert old in text
    (project / file).write_text(text.replace(old, new))
    assert once(project) == alone(project)
    assert len(before & kept(project)) == same


def test_a_warning_is_heard_each_time(project):
    (project / "src/ring/call.py").write_text(
        'def end(call) -> None:\n    """End.\n\n    Args:\n        cal: It.\n    """\n'
    )
    (project / "docs/index.md").write_text("# Calls\n")
    (project / "docs/bell.md").unlink()
    (project / "src/ring/bell.py").unlink()
    first = once(project)
    assert first[0] == 1
    assert any("cal" in line for line in first[1])
    assert once(project)[:2] == first[:2]


def test_a_reference_that_leads_nowhere_is_heard_each_time(project):
    once(project)
    (project / "docs/index.md").write_text("# Calls\n\nA [call][ring.call.Caller].\n")
    first = once(project)
    assert first[0] == 1
    assert "ring.call.Caller" in first[1][0]
    assert once(project)[:2] == first[:2]
