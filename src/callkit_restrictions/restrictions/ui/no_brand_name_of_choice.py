"""CXProviderConfiguration.init(localizedName:) and localizedName: deprecated with iOS 14, and no longer supported."""

from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.calls import InitProvider, SetProviderConfiguration
from callkit_restrictions.events.screens import CallUIFallsBack
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import History
from callkit_restrictions.questions import declared_build
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

CONFIGURED: tuple[type[Any], ...] = (InitProvider, SetProviderConfiguration)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each configuration, where the app's display name is known: does it ask for another name?"""
    for configured in history.of(*CONFIGURED):
        build, wanted = declared_build(history, configured), configured.event.localized_name
        if build is not None and build.display_name is not None:
            kept = wanted in {None, build.display_name}
            yield expect(configured, kept, f"{wanted} is not shown, {build.display_name} is")


def any_name(history: History) -> Iterator[Finding]:
    """The near miss: even the app's own display name may not be given."""
    for finding in judge(history):
        yield expect(finding.target, finding.target.event.localized_name is None, "a name is given")


RESTRICTION = Restriction(
    id="ui.no-brand-name-of-choice",
    title="The app cannot choose the product name shown with a call",
    kind="no-api",
    judged_from="build",
    holds=From("14.0"),
    consequence="no error: the call bears the display name of the app",
    watches=(InitProvider, SetProviderConfiguration, DeclareBuild),
    judge=judge,
    enforce=punish("no way", lambda _: CallUIFallsBack("localized_name")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/init(localizedname:)",
            "The initialiser with a name is deprecated since iOS 14.0.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProviderConfiguration.rs",
            "The name is marked as deprecated, with the word that it is not supported any more.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/dotnet/macios/blob/main/src/callkit.cs",
            "A binding of the framework advises the initialiser without a name from iOS 14 on.",
            "secondary",
        ),
    ),
    symbols=("CXProviderConfiguration.init()", "CXProviderConfiguration.init(localizedName:)"),
    assumes=(
        "From iOS 14 on the display name of the app stands in its place.",
        "A name is judged only where the display name is known: many apps pass the same one, which harms nobody.",
    ),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.icon-is-a-mask",),
    near_misses=(NearMiss("no-name-at-all", "Not even the app's own name may be given.", any_name),),
)
