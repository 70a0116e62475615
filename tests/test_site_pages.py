"""The pages say what the run found: red is published as red, what did not run is named, and no text breaks out."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown import markdown
from pytest_bdd import parsers
from pytest_bdd.steps import step_function_context_registry

from callkit_restrictions import trace
from callkit_restrictions.history import Log
from callkit_restrictions.report import document
from callkit_restrictions.restriction import Evidence
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import matrix, pages, restriction_list, results, results_page, run_tables
from callkit_restrictions.site.markdown import capital, front_matter, sentence_of, slug, source_name, terms, text
from callkit_restrictions.site.publish import GENERATED, navigation, publish, summary
from callkit_restrictions.site.restriction_page import AREA_NAMES, restriction_page
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import IOS
from callkit_restrictions_steps import plugin

FAILED = {"target": 1, "outcome": "failed", "because": "nobody <rang>", "met_by": None, "due": None, "fell_at": 1}
LINK = re.compile(r"\]\(([^()\s]+)\)|href=\"([^\"]+)\"")


@pytest.fixture
def good(project, log):
    """A run in which all is well."""
    found = {"push.ring": [FAILED]}
    about = {"restrictions": ["push.ring"], "tag": "broken", "names": {}}
    on = {"12.5": False, "13.0": True, "27.1": True}
    project.add("The push rings", log=log(), near_misses={"never": True}, about=about)
    project.add("It is silent", tag="broken", caught=True, log=log(), findings=found, versions=on, about=about)
    project.add("No push comes", tag="outside", log=log())
    project.add("A silent one rings", of="push.no-silence", log=log())
    return project


@pytest.fixture
def page(project):
    """The page of `push.ring` after a run."""

    def of(**how: bool) -> str:
        run = results.read(project.write(**how).read_text(encoding="utf-8").splitlines())
        return restriction_page(pages.load()["push.ring"], run)

    return of


@pytest.fixture
def run_of(project):
    """What the pages are made of."""
    return lambda **how: results.read(project.write(**how).read_text(encoding="utf-8").splitlines())


# ---------------------------------------------------------------- one restriction


@pytest.mark.usefixtures("good")
def test_a_page_says_everything_a_reader_came_for(page):
    said = page()
    assert "# Every push rings" in said
    for part in ("## For designers", "## For engineers", "## Examples", "## Evidence", "## Where it lives"):
        assert part in said
    assert "A push wakes the app to ring." in said
    assert "**You can't have.** A silent push." in said
    assert "push.ring" in said
    assert "Nobody is in a hurry." in said
    assert "https://example.org/PushKit.h" in said
    assert "[No push is silent](../push/no-silence.md)" in said


@pytest.mark.usefixtures("good")
def test_an_example_shows_its_steps_and_its_verdict(page):
    said = page()
    assert "### It is silent { #it-is-silent }" in said
    assert "<b>When</b> a push arrives" in said
    assert said.count("Ran and agreed") == 3
    assert "Ran and did not agree" not in said


@pytest.mark.usefixtures("good")
def test_the_proof_names_who_noticed(page):
    said = page()
    assert "2 of 2 caught" in said
    assert "| without this restriction | [It is silent](#it-is-silent): “it rings” fails |" in said
    assert "| No push rings. | [The push rings](#the-push-rings) |" in said


def test_a_red_scenario_is_published_as_red(project, page):
    project.add("The push rings", status="FAILED", message="the phone stayed silent\nfor good")
    said = page(success=False)
    assert "Ran and did not agree" in said
    assert "Ran and agreed" not in said
    assert "the phone stayed silent&#10;for good" in said


def test_a_broken_promise_is_published_with_its_sentence(project, page):
    """The oracle speaks after the last step, so no step carries its message."""
    project.add("The push rings", after="the scenario is tagged @kept, but it keeps nothing")
    said = page(success=False)
    assert "Ran and did not agree" in said
    assert "it keeps nothing" in said


def test_what_nobody_noticed_is_published_as_unnoticed(project, page):
    project.add("It is silent", tag="broken", caught=False, near_misses={"never": False})
    said = page(success=False)
    assert "0 of 2 caught" in said
    assert said.count("| nobody |") == 2


def test_a_scenario_without_a_log_has_no_picture_and_no_download(project, page):
    project.add("The push rings", ran=True)
    said = page()
    assert "<svg" not in said
    assert ".jsonl" not in said
    assert said.count("<div") == said.count("</div>")


@pytest.mark.usefixtures("good")
def test_every_box_that_is_opened_is_closed(page):
    said = page()
    assert said.count("<div") == said.count("</div>") > 10
    assert said.count("<svg") == said.count("</svg>")
    assert said.count("<desc") == 3


class Markup(HTMLParser):
    """What a browser would take for markup: the tags, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note the tag and its address."""
        self.tags.add(tag)
        self.links |= {address for name, address in attributes if name in {"href", "src"} and address}


EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "pymdownx.details", "pymdownx.superfences"]
EVIL = "<script>alert(1)</script> *bold* [link](https://evil.example) | `cell` _x_"


def markup(page: str) -> Markup:
    """A page as the site generator renders it, and a browser reads it."""
    seen = Markup()
    seen.feed(markdown(page.split("---\n", 2)[2], extensions=EXTENSIONS))
    return seen


def assert_harmless(page: str) -> None:
    seen = markup(page)
    assert "script" not in seen.tags
    assert "https://evil.example" not in seen.links


def test_no_name_of_a_scenario_breaks_out_of_the_page(project, log, page):
    project.add(EVIL, tag="broken", caught=True, log=log(), findings={"push.ring": [{**FAILED, "because": EVIL}]})
    said = page()
    assert_harmless(said)
    prose = re.sub(r"(?s)<svg.*?</svg>", "", said)  # Markdown leaves the picture alone
    assert "[link](https://evil.example)" not in prose
    assert " *bold* " not in prose


def test_no_message_of_a_failure_breaks_out_of_the_page(project, page):
    project.add("The push rings", status="FAILED", message=f"```\n{EVIL}\n```\n## A heading of my own")
    assert_harmless(page(success=False))


def test_no_message_breaks_out_of_the_results(project, run_of):
    project.add(EVIL, tag="broken", caught=False, status="FAILED", message=f"```\n{EVIL}\n```")
    assert_harmless(results_page.results_page(run_of(success=False)))


def test_no_title_breaks_out_of_the_lists(project, run_of, monkeypatch):
    project.add("The push rings")
    ring = replace(pages.load()["push.ring"], title=EVIL, consequence=EVIL)
    for module in (pages, restriction_list, results_page, run_tables):
        monkeypatch.setattr(module, "load", lambda: {"push.ring": ring})
    run = run_of()
    lists = (restriction_list.list_page, results_page.results_page, matrix.versions_page)
    for said in (*(page(run) for page in lists), restriction_list.area_page("push", run)):
        assert_harmless(said)


# ---------------------------------------------------------------- all of them


@pytest.mark.usefixtures("project")
def test_each_claim_of_the_brief_leads_to_what_settles_it():
    said = pages.claims_page()
    assert said.count("## S") == 22
    assert "[Every push rings](restrictions/push/ring.md)" in said


def test_each_sentence_is_shown_with_an_example_that_ran(good, run_of):
    said = pages.steps_page(run_of(), good.root)
    assert "## Sentences about pushes: sent and handled" in said
    assert "a push arrives" in said
    assert "The server sends a push." in said
    assert "And nobody knows why" not in said
    assert "```gherkin\nWhen a push arrives\n```" in said


def test_the_matrix_shows_each_release_as_it_was_played(good, run_of):
    cells = {str(version): kind for version, kind in matrix.cells(pages.load()["push.ring"], run_of()).items()}
    assert (cells["12.5"], cells["13.0"], cells["27.1"], cells["10.0"]) == ("off", "on", "on", "unknown")
    assert str(matrix.newest_verified(pages.load()["push.ring"], run_of())) == "27.1"
    good.add("It is silent, too", tag="broken", versions={"13.0": False})
    assert matrix.cells(pages.load()["push.ring"], run_of())[IOS("13.0")] == "differs"
    assert matrix.newest_verified(pages.load()["push.no-silence"], run_of()) is None


# ---------------------------------------------------------------- what is written


def test_every_link_of_every_page_leads_somewhere(good):
    good.write()
    good.put("docs/contributing.md", "## A question without an answer { #a-question-without-an-answer }")
    publish(good.root)
    docs = good.root / "docs"
    written = {path for path in docs.rglob("*") if path.is_file()}
    checked = 0
    for source in sorted(path for path in written if path.suffix == ".md"):
        for target in LINK.findall(source.read_text(encoding="utf-8")):
            address, _, anchor = unquote(target[0] or target[1]).partition("#")
            if address.startswith(("https://", "http://")) or anchor.startswith("q="):
                continue
            goal = (source.parent / address.replace(".html", ".md")).resolve() if address else source
            assert goal in written, f"{source.relative_to(docs)} links to {address}, which is not written"
            if anchor:
                assert f"#{anchor} }}" in goal.read_text(encoding="utf-8"), f"{goal.name} has no #{anchor}"
            checked += 1
    assert checked > 20


def test_what_an_earlier_run_left_behind_is_removed(good):
    good.write()
    for name in ("restrictions/push/old.md", "restrictions/push/old/older/old.txt", "results/old.ndjson"):
        good.put(f"docs/{name}", "old")
    good.put("docs/index.md", "written by hand")
    assert publish(good.root) == "2 restriction pages written to docs/restrictions"
    assert not [*good.root.rglob("old*")]
    assert (good.root / "docs" / "index.md").read_text(encoding="utf-8") == "written by hand"


def test_what_says_the_same_is_not_written_again(good):
    good.write()
    publish(good.root)
    page, list_ = good.root / "docs/restrictions/push/ring.md", good.root / "docs/restrictions/index.md"
    said = page.read_bytes()
    for path in (page, list_):
        os.utime(path, (0, 0))
    page.write_bytes(b"something else, of the same age")
    publish(good.root)
    assert page.read_bytes() == said
    assert list_.stat().st_mtime == 0


def test_everything_written_is_where_git_ignores_it(good):
    good.write()
    before = {path for path in (good.root / "docs").rglob("*") if path.is_file()}
    publish(good.root)
    after = {path for path in (good.root / "docs").rglob("*") if path.is_file()} - before
    assert {path.relative_to(good.root / "docs").parts[0] for path in after} <= set(GENERATED)


def test_the_schemas_of_what_the_commands_write_are_on_the_site(good):
    good.write()
    publish(good.root)
    published = (good.root / "docs" / "schemas" / "check.schema.json").read_text(encoding="utf-8")
    assert published == document.schema()


def test_two_publications_are_the_same_to_the_byte(good):
    good.write()
    publish(good.root)
    first = {path: path.read_bytes() for path in good.root.rglob("*") if path.is_file()}
    publish(good.root)
    assert {path: path.read_bytes() for path in good.root.rglob("*") if path.is_file()} == first


def test_no_page_names_a_place_of_this_machine(good):
    good.write()
    publish(good.root)
    for path in (good.root / "docs").rglob("*.md"):
        assert str(good.root) not in path.read_text(encoding="utf-8"), path.name


def test_the_navigation_lists_every_restriction_below_its_area(project, run_of):
    template = "nav:\n  - Restrictions:\n      # generated: areas and restrictions\n  - Notes:\n"
    project.add("The push rings")
    assert navigation(template, run_of()).splitlines() == [
        "nav:",
        "  - Restrictions:",
        f"      - {AREA_NAMES['push']}:",
        "          - restrictions/push/index.md",
        "          - restrictions/push/no-silence.md",
        "          - restrictions/push/ring.md",
        "  - Notes:",
    ]


def test_a_summary_says_what_came_out(good):
    good.write()
    said = summary(good.root)
    assert said.startswith("4 scenarios ran, 4 passed")
    assert "1 of 1" in said


# ---------------------------------------------------------------- small pieces


def test_every_area_has_a_name():
    assert set(AREA_NAMES) == set(AREAS)


@pytest.mark.parametrize(
    ("title", "anchor"),
    [("On iOS 12.5 the push is swallowed", "on-ios-12-5-the-push-is-swallowed"), ("  Zoë’s call!  ", "zoes-call")],
)
def test_an_anchor_is_letters_digits_and_dashes(title, anchor):
    assert slug(title) == anchor


@pytest.mark.parametrize("id_", load())
def test_no_two_examples_of_a_page_share_an_anchor(id_):
    feature = Path(__file__).parents[1] / "features" / f"{id_.replace('.', '/')}.feature"
    names = re.findall(r"(?m)^\s*Scenario: (.+)$", feature.read_text(encoding="utf-8"))
    assert len({slug(name) for name in names}) == len(names)


def test_what_looks_like_markup_is_shown_as_it_is():
    assert text(r"a *b* [c] <d> e_f | \g") == r"a \*b\* \[c\] \<d\> e\_f \| \\g"


@pytest.mark.parametrize(
    ("plain", "written"), [("iOS kills it", "iOS kills it"), ("the app", "The app"), ("APNs", "APNs"), ("", "")]
)
def test_a_sentence_begins_with_a_capital_unless_a_name_begins_small(plain, written):
    assert capital(plain) == written


def test_the_head_of_a_page_is_quoted():
    head = front_matter('A "title": yes', "# no comment")
    assert head[1:3] == [r'title: "A \"title\": yes"', 'description: "# no comment"']


def test_a_fact_without_a_value_is_left_out():
    said = "\n".join(terms([("Since", "iOS 13.0"), ("Assumed", []), ("Empty", ""), ("Two", ["a", "b"])]))
    assert "Since" in said
    assert "Assumed" not in said
    assert "Empty" not in said
    assert ":   a\n:   b" in said


@pytest.mark.parametrize(
    ("kind", "url", "name"),
    [
        (
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "Apple developer forums 768136, ans",
        ),
        ("field-report", "https://developer.apple.com/forums/thread/1", "Apple developer forums 1, report of a dev"),
        ("apple-forum-dts", "https://developer.apple.com/forums/profile/x", "Apple developer forums, answers of"),
        ("wwdc", "https://developer.apple.com/videos/play/wwdc2019/707/", "WWDC 2019, session 707"),
        ("header", "https://github.com/a/b/blob/main/PushKit/PKPushRegistry.rs", "SDK header, `PKPushRegistry`"),
        ("app-review", "https://developer.apple.com/app-store/review/guidelines/", "App Review Guidelines"),
        ("apple-doc", "https://developer.apple.com/documentation/pushkit/", "Apple documentation, `pushkit`"),
        ("field-report", "https://github.com/a/b/issues/152", "a/b, issue 152"),
        ("field-report", "https://github.com/a/b/pull/3", "a/b, pull request 3"),
        ("open-source-app", "https://github.com/a/b/blob/044f/x/Y.swift", "a/b, `Y.swift`"),
        ("vendor", "https://www.example.org/docs/", "example.org/docs"),
    ],
)
def test_a_source_is_called_by_who_says_it(kind, url, name):
    assert source_name(Evidence(kind, url, "", "primary")).startswith(name)


def patterns() -> list[str]:
    """The pattern of every sentence that the project speaks, in the notation of the results."""
    found = []
    for name in plugin.SENTENCES:
        for fixture in vars(import_module(f"callkit_restrictions_steps.{name}")).values():
            function = getattr(fixture, "_get_wrapped_function", lambda: None)()
            if function in step_function_context_registry:
                parser = step_function_context_registry[function].parser
                found.append(parser.name if isinstance(parser, parsers.re) else f"^{re.escape(parser.name)}$")
    return found


@pytest.mark.parametrize("pattern", patterns())
def test_a_sentence_has_no_regular_expression_left_in_it(pattern):
    sentence = sentence_of(pattern)
    gaps = re.findall(r"\(\?P<(\w+)>", pattern)
    shown = re.findall(r"‹(\w+)›", sentence)
    assert shown == [gap for gap in gaps if gap in shown]  # an optional part of a sentence may be left out
    assert not re.search(r"[\\^$()\[\]|*+?]", sentence), sentence
    assert "  " not in sentence
    assert sentence == sentence.strip()


def test_no_two_sentences_read_the_same():
    sentences = [sentence_of(pattern) for pattern in patterns()]
    assert sorted(sentences) == sorted(set(sentences))


def test_an_empty_history_has_no_picture(project, page):
    project.add("Nothing happens", log="\n".join(trace.write(Log())))
    assert "Nothing happens" in page()


@pytest.mark.usefixtures("good")
def test_a_restriction_can_be_cited(page):
    said = page()
    assert "“Every push rings”\nCallKit Restrictions" in said
    assert re.search(r", push\.ring\nIn force: .+\nConfidence: \w+; sources read by \d{4}-\d\d-\d\d\n", said)
