"""Sentences about the audio session."""

from pytest_bdd import step

from callkit_restrictions.events.audio import ActivateAudioSession, SetAudioSessionCategory, StartAudio, StopAudio
from callkit_restrictions_steps.scene import Scene


@step("the app configures the audio session")
def session_configured(scene: Scene) -> None:
    """Category and mode of a voice call are set; nothing is activated."""
    scene.happen(SetAudioSessionCategory("playAndRecord", "voiceChat"))


@step("the app activates the audio session itself")
def session_activated_by_app(scene: Scene) -> None:
    """`setActive(true)`, by the app or by a library that it brought."""
    scene.happen(ActivateAudioSession())


@step("the app starts its audio")
def audio_starts(scene: Scene) -> None:
    """The app starts its audio unit or engine."""
    scene.happen(StartAudio("call"))


@step("the app stops its audio")
def audio_stops(scene: Scene) -> None:
    """The app stops its audio unit or engine."""
    scene.happen(StopAudio("call"))
