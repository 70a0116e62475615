#!/usr/bin/env python3
"""Wrong in one way: it starts its audio as the call connects, and not only when `didActivate` comes.

Found for `audio.wait-for-activation`: whether people hear each other depends on who is faster.
"""

from call_manager import CallManager, ask, main


class StartsAudioByItself(CallManager):
    """The correct app, but for the moment in which its audio starts."""

    def connect(self, call):
        if call.answering and not self.audio_runs:
            yield ask("audio.start", what="call")
        yield from super().connect(call)


if __name__ == "__main__":
    main(StartsAudioByItself())
