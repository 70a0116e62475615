"""Since when, until when: versions are data, and an unknown one is not guessed."""

import pytest

from callkit_restrictions.versions import (
    ALWAYS,
    FIRST,
    IOS,
    NEWEST,
    RELEASES,
    RELEASES_OF,
    From,
    Platform,
    Versions,
    release_before,
)


def on(ios, sdk=None, device="iPhone"):
    return Platform(IOS(ios) if ios else None, IOS(sdk) if sdk else None, device)


@pytest.mark.parametrize(
    ("written", "shown"), [("13", "13.0"), ("13.0", "13.0"), ("26.4", "26.4"), ("26.4.0", "26.4"), ("13.3.1", "13.3.1")]
)
def test_a_release_is_shown_as_apple_writes_it(written, shown):
    assert str(IOS(written)) == shown


def test_releases_compare_by_number_and_not_by_letter():
    assert IOS("9.3") < IOS("10.0") < IOS("10.3.3") < IOS("11") == IOS("11.0.0")


@pytest.mark.parametrize("nonsense", ["", "iOS 13", "13,0", "13.0.0.1", "13.", "thirteen", "1300.0", " 13.0", "-1"])
def test_what_is_no_version_is_refused_in_one_sentence(nonsense):
    with pytest.raises(ValueError, match=r"is no version; write for example 13\.0 or 26\.4$"):
        IOS(nonsense)


@pytest.mark.parametrize(
    ("first_with_it", "last_without_it"),
    [("13.0", "12.5"), ("14.0", "13.7"), ("14.5", "14.4"), ("16.0", "15.8"), ("18.2", "18.1"), ("26.0", "18.7")],
)
def test_the_release_before_a_bound(first_with_it, last_without_it):
    assert release_before(IOS(first_with_it)) == IOS(last_without_it)


@pytest.mark.parametrize("device", RELEASES_OF)
def test_the_known_releases_stand_in_their_order_and_each_once(device):
    assert list(RELEASES_OF[device]) == sorted(set(RELEASES_OF[device]))


def test_the_matrix_begins_with_callkit():
    assert (RELEASES[0], RELEASES[-1]) == (FIRST, NEWEST)
    assert str(FIRST) == "10.0"
    assert Platform().ios == NEWEST


@pytest.mark.parametrize(
    ("holds", "platform", "in_force"),
    [
        # The first release is in, the last one is out.
        (From("13.0"), on("12.5"), False),
        (From("13.0"), on("13.0"), True),
        (From("13.0").until("26.4"), on("26.3"), True),
        (From("13.0").until("26.4"), on("26.4"), False),
        # True by then, perhaps earlier: the model takes the stated bound.
        (From("≤14.5"), on("14.4"), False),
        (From("≤14.5"), on("14.5"), True),
        # An app that was linked with an older SDK keeps the older rule; an unknown SDK is the system's own.
        (From("13.0").by_linked_sdk(), on("17.4", sdk="12.1"), False),
        (From("13.0").by_linked_sdk(), on("17.4", sdk="13.0"), True),
        (From("13.0").by_linked_sdk(), on("12.5", sdk="13.0"), False),
        (From("13.0").by_linked_sdk(), on("17.4"), True),
        (From("13.0").by_linked_sdk(), on("12.5"), False),
        # A watch counts its own releases.
        (From("9.0").on("watch"), on("17.4"), False),
        (From("9.0").on("watch"), on("9.0", device="watch"), True),
        (From("9.0").on("watch"), on("8.1", device="watch"), False),
        # A rule of the store knows no version.
        (ALWAYS, on("10.0"), True),
        (ALWAYS, on(None), True),
        # A trace that names no system: in force if it is on every system there is, otherwise nobody knows.
        (From("10.0"), on(None), True),
        (From("13.0"), on(None), None),
        (From("10.0").until("13.0"), on(None), None),
        (From("13.0").by_linked_sdk(), on(None, sdk="12.1"), False),
        (From("13.0").by_linked_sdk(), on(None, sdk="14.0"), None),
        (ALWAYS.until("13.0"), on("12.5"), True),
        (ALWAYS.until("13.0"), on("13.0"), False),
        (ALWAYS.until("13.0"), on(None), None),
    ],
)
def test_a_restriction_is_in_force_within_its_bounds(holds, platform, in_force):
    assert holds.hold_on(platform) is in_force


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        (ALWAYS, "every version"),
        (From("13.0"), "iOS 13.0 and later"),
        (From("≤14.5"), "iOS 14.5 and later, perhaps earlier"),
        (From("13.0").until("26.4"), "iOS 13.0 until 26.4"),
        (ALWAYS.until("13.0"), "iOS the first release until 13.0"),
        (From("13.0").by_linked_sdk(), "iOS 13.0 and later, for apps linked with that SDK"),
        (From("9.0").on("watch"), "watchOS 9.0 and later"),
    ],
)
def test_a_span_is_said_in_words(holds, said):
    assert str(holds) == said


@pytest.mark.parametrize(
    ("holds", "badge"),
    [
        (ALWAYS, "always"),
        (From("13.0"), "iOS 13.0+"),
        (From("≤14.5"), "iOS 14.5+, perhaps earlier"),
        (From("13.0").until("26.4"), "iOS 13.0 to 26.4"),
        (From("9.0").on("watch"), "watchOS 9.0+"),
    ],
)
def test_a_span_fits_on_a_badge(holds, badge):
    assert holds.short() == badge


def test_versions_are_built_word_by_word():
    watch = From("8.2").on("watch").until("11.0")
    assert watch == Versions(since=IOS("8.2"), until_=IOS("11.0"), device="watch")
    assert From("≤13.0").by_linked_sdk() == Versions(since=IOS("13.0"), at_latest=True, counts="the linked SDK")
