"""The ways to make a finding, and what follows from one. Each convention is told once, as a small fable."""

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessLaunched, ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import Log
from callkit_restrictions.moments import seconds
from callkit_restrictions.restriction import (
    HARSHEST_FIRST,
    Consequence,
    Evidence,
    Outcome,
    Restriction,
    expect,
    fallen_with,
    owe,
    punish,
    settle,
    tolerate,
)
from callkit_restrictions.versions import From


def told(*happened: Event | int):
    """A log of events, with the milliseconds that pass between them."""
    log = Log()
    for deed in happened:
        log.advance(log.now + deed) if isinstance(deed, int) else log.append(deed)
    return log


def report_within_seven_seconds(log):
    """The duty of this page: a call is reported less than 7 s after the push."""
    push = log.first(DidReceiveIncomingPush)
    report = log.first(ReportNewIncomingCall, after=push)
    return settle(log, push, met_by=report, within=seconds(7), because="no call was reported")


PUSH, REPORT = DidReceiveIncomingPush(), ReportNewIncomingCall("anna")


def test_a_duty_done_in_time_has_passed():
    finding = report_within_seven_seconds(told(PUSH, 6999, REPORT))
    assert finding.outcome is Outcome.PASSED
    assert finding.because == "CXProvider.reportNewIncomingCall at 6.999 s is in time"
    assert (finding.met_by.event, finding.due) == (REPORT, 7000)


def test_the_deadline_itself_is_too_late():
    finding = report_within_seven_seconds(told(PUSH, 7000, REPORT))
    assert finding.outcome is Outcome.FAILED
    assert (finding.because, finding.met_by.event) == ("no call was reported", REPORT)


def test_a_duty_not_yet_done_is_open_and_says_until_when():
    finding = report_within_seven_seconds(told(PUSH, 6999))
    assert (finding.outcome, finding.due, finding.met_by) == (Outcome.OPEN, 7000, None)


def test_a_duty_never_done_fails_with_its_deadline():
    finding = report_within_seven_seconds(told(PUSH, 7000))
    assert (finding.outcome, finding.due) == (Outcome.FAILED, 7000)


def test_who_dies_before_the_deadline_can_no_longer_do_its_duty():
    for later in (0, 10_000):
        finding = report_within_seven_seconds(told(PUSH, 3000, ProcessTerminated(), later))
        assert finding.outcome is Outcome.CANT_TELL
        assert finding.because == "the process ended at 3 s, before the time ran out"


def test_who_dies_with_the_deadline_has_failed():
    assert report_within_seven_seconds(told(PUSH, 7000, ProcessTerminated())).outcome is Outcome.FAILED


def test_who_reports_and_dies_has_passed():
    assert report_within_seven_seconds(told(PUSH, REPORT, ProcessTerminated())).outcome is Outcome.PASSED


def test_the_next_process_does_not_inherit_the_duty():
    log = told(PUSH, 1000, ProcessTerminated(), ProcessLaunched(), 9000, REPORT)
    assert report_within_seven_seconds(log).outcome is Outcome.CANT_TELL


def test_once_settled_a_finding_stays_as_it_is():
    log = told(PUSH, 7000)
    failed = report_within_seven_seconds(log)
    log.append(REPORT)
    log.append(ProcessTerminated())
    assert report_within_seven_seconds(log).outcome is failed.outcome


def pushes_with_a_return(log):
    """The other duty of this page: the handler does not return before a call was reported."""
    for push in log.of(DidReceiveIncomingPush):
        if (done := log.first(ReturnFromPushHandler, after=push)) is not None:
            report = log.first(ReportNewIncomingCall, after=push, before=done)
            yield expect(push, report is not None, "it returned first")


def test_a_finding_falls_with_the_entry_that_settled_it():
    history = told(PUSH, 5, ReturnFromPushHandler(), 5, REPORT)
    assert fallen_with(history, pushes_with_a_return, 0) is history.entries[1]


def test_where_the_clock_decided_no_entry_is_to_blame():
    history = told(PUSH, 8000, REPORT)
    assert fallen_with(history, lambda log: iter([report_within_seven_seconds(log)]), 0) is None


def test_what_did_not_fail_fell_with_nothing():
    assert fallen_with(told(PUSH, REPORT, ReturnFromPushHandler()), pushes_with_a_return, 0) is None
    assert fallen_with(told(PUSH, ReturnFromPushHandler()), pushes_with_a_return, 1) is None


def test_what_is_settled_by_the_history_is_expected():
    push, report = told(PUSH, REPORT).entries
    kept, broken = expect(push, True, "too late", met_by=report), expect(push, False, "too late")
    assert (kept.outcome, kept.because, kept.met_by) == (Outcome.PASSED, "as it must be", report)
    assert (broken.outcome, broken.because, broken.met_by) == (Outcome.FAILED, "too late", None)
    assert kept.due is broken.due is None


def test_what_waits_for_an_event_is_owed_and_no_clock_decides():
    log = told(PUSH, 60_000)
    finding = owe(log, log.entries[0], "the handler is still running")
    assert (finding.outcome, finding.due) == (Outcome.OPEN, None)
    assert finding.because == "the handler is still running"


def test_what_a_dead_process_owed_nobody_can_tell():
    log = told(PUSH, ProcessTerminated())
    assert owe(log, log.entries[0], "the handler is still running").outcome is Outcome.CANT_TELL


def test_each_failure_is_punished_and_nothing_else():
    log = told(PUSH, REPORT, ReturnFromPushHandler(), 10)
    findings = [
        expect(log.entries[0], False, "swallowed"),
        expect(log.entries[1], True, ""),
        owe(log, log.entries[2], "not yet"),
    ]
    terminate = punish("terminate", lambda target: ProcessTerminated(exception=str(target.index)))
    assert [*terminate(log, findings)] == [
        Consequence("terminate", log.entries[0], 10, ProcessTerminated(exception="0"))
    ]


def test_what_is_tolerated_has_no_consequence():
    log = told(PUSH)
    assert [*tolerate(log, [expect(log.entries[0], False, "swallowed")])] == []


def test_the_harsher_consequence_comes_first():
    order = [HARSHEST_FIRST.index(verb) for verb in ("terminate", "suspend", "refuse", "withhold")]
    assert order == sorted(order)
    assert order[0] == 0


def test_an_id_is_an_area_and_a_name():
    rule = Restriction(
        id="push.report-in-time",
        title="A push is reported in time",
        kind="duty",
        judged_from="trace",
        holds=From("13.0"),
        consequence="iOS terminates the app",
        watches=(DidReceiveIncomingPush, ReportNewIncomingCall),
        judge=lambda log: iter([report_within_seven_seconds(log)]),
        enforce=tolerate,
        confidence="high",
        evidence=(Evidence("header", "https://example.org/PushKit.h", "Says so.", "primary"),),
    )
    assert (rule.area, rule.name) == ("push", "report-in-time")
