"""Sentences about the audio session, the microphone and what is heard."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.audio import (
    ActivateAudioSession,
    DeactivateAudioSession,
    DidActivateAudioSession,
    MuteMicrophone,
    OverrideOutputAudioPort,
    PlaySound,
    RequestRecordPermission,
    SendMicrophone,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
    StartMedia,
    StopAudio,
    TellWebRTCActivated,
    UnmuteMicrophone,
)
from callkit_restrictions.events.people import (
    UserAnswersOtherCall,
    UserMutes,
    UserPressesHeadset,
    UserTapsSpeaker,
    UserTranslates,
)
from callkit_restrictions_steps.scene import Scene

USES = {
    "a voice call": ("playAndRecord", "voiceChat", None),
    "a video call": ("playAndRecord", "videoChat", None),
    "a voice call, with the speaker as its default": ("playAndRecord", "voiceChat", "defaultToSpeaker"),
    "a voice note": ("record", None, None),
    "playing": ("playback", None, None),
}
"""How sentences call categories, modes and options."""


@step("the app configures the audio session")
def session_configured(scene: Scene) -> None:
    """Category and mode of a voice call are set; nothing is activated."""
    scene.happen(SetAudioSessionCategory("playAndRecord", "voiceChat"))


@step(parsers.re(r"the app configures the audio session for (?P<use>.+)"))
def session_configured_for(scene: Scene, use: str) -> None:
    """Category, mode and options for a use in plain words are set; nothing is activated."""
    category, mode, options = USES[use]
    scene.happen(SetAudioSessionCategory(category, mode, options))


@step("the app sets the mode of the audio session for a video call")
def mode_set(scene: Scene) -> None:
    """`setMode`: the category stays, the call will begin on the speaker."""
    scene.happen(SetAudioSessionMode("videoChat"))


@step("the app activates the audio session itself")
def session_activated_by_app(scene: Scene) -> None:
    """`setActive(true)`, by the app or by a library that it brought."""
    scene.happen(ActivateAudioSession())


@step("the app deactivates the audio session itself")
def session_deactivated_by_app(scene: Scene) -> None:
    """`setActive(false)`."""
    scene.happen(DeactivateAudioSession())


@step("iOS activates the audio session once more")
def session_activated_again(scene: Scene) -> None:
    """`didActivate` arrives for no visible reason, as it may after a reset."""
    scene.happen(DidActivateAudioSession())


@step("the app starts its audio")
def audio_starts(scene: Scene) -> None:
    """The app starts its audio unit or engine."""
    scene.happen(StartAudio("call"))


@step(parsers.re(r"the app starts the media of the call with (?P<name>\w+)"))
def media_starts(scene: Scene, name: str) -> None:
    """The app, or a library, captures and plays for that call."""
    scene.happen(StartMedia(scene.call(name)))


@step("the app tells WebRTC that the audio session is active")
def webrtc_told(scene: Scene) -> None:
    """`RTCAudioSession.audioSessionDidActivate(_:)`: the library starts the call's audio."""
    scene.happen(TellWebRTCActivated())


@step("the app stops its audio")
def audio_stops(scene: Scene) -> None:
    """The app stops its audio unit or engine."""
    scene.happen(StopAudio("call"))


@step(parsers.re(r"the app plays a ringback (?P<how>through the call's audio|with a player of its own)"))
def ringback_starts(scene: Scene, how: str) -> None:
    """The tone that a caller hears while the other phone rings; the system plays none."""
    scene.happen(StartAudio("ringback") if how == "through the call's audio" else PlaySound("ringback"))


@step(parsers.re(r"the app switches the speaker (?P<on>on|off)"))
def speaker_overridden(scene: Scene, on: str) -> None:
    """`overrideOutputAudioPort`: the temporary way to the speaker and back."""
    scene.happen(OverrideOutputAudioPort("speaker" if on == "on" else "none"))


@step("the user taps the speaker button")
def speaker_tapped(scene: Scene) -> None:
    """The person switches the speaker on, on the system's screen."""
    scene.happen(UserTapsSpeaker(on=True))


@step(parsers.re(r"the user (?P<deed>mutes|unmutes) the call with (?P<name>\w+)"))
def user_mutes(scene: Scene, deed: str, name: str) -> None:
    """The person taps mute on the system's screen."""
    scene.happen(UserMutes(scene.call(name), on=deed == "mutes"))


@step(parsers.re(r"the user presses the AirPods to mute the call with (?P<name>\w+)"))
def headset_pressed(scene: Scene, name: str) -> None:
    """A press on the stem (iOS 17): the system mutes the uplink and tells the app."""
    scene.happen(UserPressesHeadset(scene.call(name)))


@step(parsers.re(r"the user turns on the translation of the call with (?P<name>\w+)"))
def translation_begins(scene: Scene, name: str) -> None:
    """The person wants the call translated (iOS 26)."""
    scene.happen(UserTranslates(scene.call(name)))


@step(parsers.re(r"the app (?P<deed>mutes|unmutes) the microphone for (?P<name>\w+)"))
def microphone_muted(scene: Scene, deed: str, name: str) -> None:
    """The app sends silence in place of the microphone, or the microphone again."""
    scene.happen((MuteMicrophone if deed == "mutes" else UnmuteMicrophone)(scene.call(name)))


@step(parsers.re(r"the app stops the stream of the microphone for (?P<name>\w+)"))
def microphone_stopped(scene: Scene, name: str) -> None:
    """The app mutes by sending nothing at all."""
    scene.happen(MuteMicrophone(scene.call(name), stops_input=True))


@step(parsers.re(r"the app goes on sending the microphone to (?P<name>\w+)"))
def microphone_sent(scene: Scene, name: str) -> None:
    """What the person says still leaves the phone."""
    scene.happen(SendMicrophone(scene.call(name)))


@step("the app mutes its microphone in the lobby")
def microphone_muted_in_lobby(scene: Scene) -> None:
    """The app mutes before it has told CallKit of any call."""
    scene.happen(MuteMicrophone())


@step("the app asks for the microphone")
def microphone_asked_for(scene: Scene) -> None:
    """`requestRecordPermission`: where a dialog can appear, the person allows it."""
    scene.happen(RequestRecordPermission())


@step("the user answers the other call")
def other_call_answered(scene: Scene) -> None:
    """From now on another app hosts a call."""
    scene.happen(UserAnswersOtherCall())
