"""The pages of the known-good orders: computed from the run, linked both ways, and honest about what nobody judges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callkit_restrictions import trace
from callkit_restrictions.events import calls, people, pushes
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import expect
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import results
from callkit_restrictions.site.ordering_page import list_page, ordering_page
from callkit_restrictions.site.orderings import held_by, orderings
from callkit_restrictions.site.publish import navigation, publish
from callkit_restrictions.site.restriction_page import restriction_page
from callkit_restrictions.versions import ALWAYS

ANNA = "A"


def rings(history):
    """Each push is reported."""
    for push in history.of(pushes.DidReceiveIncomingPush):
        report = history.first(calls.ReportNewIncomingCall, after=push)
        yield expect(push, report is not None, "nobody reported it", met_by=report)


@pytest.fixture
def run_of(project, monkeypatch):
    """A run with one ordering of two orders, where one restriction asks for a report."""
    phone = Phone()
    for deed in (pushes.PushSent(), calls.ReportNewIncomingCall(ANNA), people.UserAnswers(ANNA)):
        phone.happen(deed)
    log = "\n".join(trace.write(phone.history))
    about = {"restrictions": [], "tag": None, "names": {ANNA: "Anna <b>"}}
    project.titles["orderings.a-ring"] = "A call rings"
    project.add("The push rings", of="orderings.a-ring", log=log, about=about)
    project.add("It rings again", of="orderings.a-ring", log=log, about=about)
    project.add("The push rings", log=log)
    rule = replace(
        next(iter(load().values())),
        id="push.ring",
        title="Every push rings",
        judge=rings,
        holds=ALWAYS,
        watches=(calls.ReportNewIncomingCall,),
    )
    for module in ("orderings", "ordering_page"):
        monkeypatch.setattr(f"callkit_restrictions.site.{module}.load", lambda: {"push.ring": rule})
    return lambda **how: results.read(project.write(**how).read_text(encoding="utf-8").splitlines())


def test_an_ordering_page_names_each_step_and_what_holds_it(run_of):
    (ordering,) = orderings(run_of())
    said = ordering_page(ordering)
    assert "# A call rings" in said
    assert said.count("## The push rings { #the-push-rings }") == 1
    (report,) = {line for line in said.splitlines() if "`reportNewIncomingCall`" in line and "the-push-rings" in line}
    assert "[Every push rings](../restrictions/push/ring.md): needed because of step" in report
    assert '<a href="#the-push-rings:2">2</a>' in report
    assert "A person decides." in said
    assert "The network decides." in said
    assert "Anna \\<b\\>" in said
    assert '<b>"' not in said


def test_what_nobody_judges_is_said_to_be_so(run_of, monkeypatch):
    monkeypatch.setattr("callkit_restrictions.site.orderings.load", dict)
    (ordering,) = orderings(run_of())
    assert "Left out or moved alone, it breaks no restriction." in ordering_page(ordering)
    assert "Every push rings" not in ordering_page(ordering)


def test_the_steps_are_those_of_the_picture(run_of):
    (ordering,) = orderings(run_of())
    said = ordering_page(ordering)
    for number in range(1, len(ordering.orders[0].history.entries) + 1):
        assert f'href="#the-push-rings:{number}"' in said
        assert f'id="the-push-rings:{number}"' in said


def test_sources_are_read_one_by_one(run_of):
    run = run_of()
    feature = run.features["features/orderings/a-ring.feature"]
    feature["description"] = "  A call.\n\n  **Sources.**\n\n  - [One](https://example.org/1): says so.\n  - Two."
    (ordering,) = orderings(run)
    assert ordering.gist == "A call."
    assert ordering.sources == ("[One](https://example.org/1): says so.", "Two.")


def test_the_list_leads_to_every_ordering(run_of):
    said = list_page(run_of())
    assert "[A call rings](a-ring.md)" in said
    assert "2 orders" in said


def test_a_restriction_says_which_orders_it_holds(run_of):
    run = run_of()
    (ordering,) = orderings(run)
    rule = replace(next(iter(load().values())), id="push.ring")
    assert held_by(rule, run) == [(ordering, 2)]
    assert not held_by(replace(rule, id="push.no-silence"), run)
    assert "[A call rings](../../orderings/a-ring.md) (2 of 2 orders)" in restriction_page(rule, run)


def test_orderings_are_published_beside_their_feature_and_logs(run_of, project):
    run = run_of()
    project.put("docs/navigation.yml", "nav:\n  - Orderings:\n          # generated: orderings\n")
    project.add("A silent one rings", of="push.no-silence")
    project.write()
    publish(project.root)
    folder = project.root / "docs" / "orderings"
    assert (folder / "a-ring.md").is_file()
    assert (folder / "a-ring" / "a-ring.feature.txt").is_file()
    assert (folder / "a-ring" / "the-push-rings.jsonl").is_file()
    assert navigation("          # generated: orderings\n", run) == "          - orderings/a-ring.md\n"
