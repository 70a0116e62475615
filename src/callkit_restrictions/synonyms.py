"""What readers say, and what this site says: words that mean the same to somebody who searches for an answer.

Each group is one meaning. A group holds words and short phrases, in any order, in small letters; forms of a word need
not be listed (`answer` stands for `answers`, `answered`, `answering`). A word may belong to several groups. The
search of the page "Can we…?" and `callkit-restrictions explain` use them; what pages say is not changed.

To teach the search a word, add it to a group here, and a query that uses it to `tests/browser/queries.txt`.
"""

from __future__ import annotations

SYNONYMS = (
    # the call screen and what is on it
    ("incoming-call screen", "incoming call screen", "call screen", "call ui", "ringing screen", "accept screen"),
    ("own screen", "custom screen", "custom ui", "custom design", "redesign", "restyle", "own design", "own ui",
     "layout", "theme", "colour", "color", "background image", "background of the call screen", "wallpaper", "skin",
     "design our own", "own buttons", "replace the buttons", "slide to answer", "animation"),
    ("button", "accept button", "decline button", "action button", "control", "quick reply", "reply", "message",
     "reply later", "remind me"),
    ("own", "custom", "customise", "customize", "personal", "personalise", "individual"),
    ("hide", "remove", "turn off", "disable", "get rid of", "switch off", "grey out", "take away"),
    ("keypad", "dialpad", "dtmf", "dial tones", "number pad"),
    ("photo", "picture", "avatar", "image", "portrait", "profile picture", "face", "contact poster"),
    ("logo", "icon", "brand", "branding", "glyph", "app icon"),
    ("brand name", "product name", "app name", "display name", "white label", "white-label", "company name", "brand"),
    ("subtitle", "second line", "reason for the call", "extra text", "badge", "subject", "job title", "description",
     "more text", "emoji", "status line", "text below", "verified badge", "note"),
    ("video", "camera", "selfie", "face to face", "facetime"),
    ("before answering", "during ringing", "before accepting", "before picking up", "while ringing", "while it rings",
     "while the phone rings", "preview", "before the phone rings", "before they answer", "before it is answered",
     "before accept", "before they pick up", "before pickup"),
    ("answer", "accept", "pick up", "take the call", "slide to answer"),
    ("decline", "reject", "refuse", "dismiss", "declined"),
    ("end", "hang up", "hangup", "finish", "over"),
    ("lock screen", "locked", "locked phone", "screen lock", "without unlocking", "phone is locked"),
    ("whole screen", "full screen", "fullscreen", "cover the screen", "banner", "compact", "take over the screen"),
    ("system screen", "system's screen", "native screen", "native ui", "systems screen", "apple's screen"),
    ("own app", "open the app", "launch the app", "app comes up", "come to the front", "jump to the app"),
    # sound
    ("ringtone", "ring with", "ring sound", "own sound", "custom sound", "call sound", "melody", "ringer", "jingle",
     "ring tone", "sound file", "song"),
    ("every caller", "each caller", "per caller", "per contact", "different callers", "per person", "vip"),
    ("ring", "ringing", "alert", "buzz"),
    ("ringback", "dialing tone", "dialling tone", "waiting music", "tone while dialling", "caller hears",
     "hold music", "waiting tone"),
    ("silent switch", "switched to silent", "silent mode", "mute switch", "ring silently", "vibrate", "silenced",
     "ringer off", "even if muted", "when muted", "phone is muted", "on silent", "volume"),
    ("two minutes", "ring longer", "keep ringing", "ring for", "timeout", "how long", "endless", "60 seconds",
     "seconds", "minute", "longer ringing", "until they answer", "ring forever"),
    ("speaker", "loudspeaker", "speakerphone", "speaker phone", "handsfree"),
    ("mute", "unmute", "mute button", "microphone off"),
    ("microphone", "mic", "microphone permission"),
    ("silent call", "no sound", "no audio", "call is silent", "switch the sound on", "cannot hear", "audio missing",
     "fix audio", "one way audio", "restart audio"),
    ("record calls", "call recording", "record a call", "record the call", "record the conversation", "taping"),
    ("voice note", "voice message", "record a voice", "audio message", "dictation", "voice memo"),
    ("translate", "translation", "interpreter", "live translation", "languages"),
    ("web view", "webview", "web page", "webrtc", "javascript", "browser", "html", "safari", "wkwebview", "pwa"),
    # pushes and the app's life
    ("push", "notification", "pushkit", "apns", "pushes"),
    ("voip push", "pushkit", "call push", "voip notification"),
    ("without ringing", "silent push", "silent voip push", "background push", "wake the app", "in the background",
     "sync", "refresh", "data push", "invisible", "silently", "without showing a call", "without a call"),
    ("stop the ringing", "cancel the call", "stop ringing", "cancel ringing", "caller hung up", "caller gave up",
     "cancel push", "cancel", "caller cancels", "second push", "call cancelled"),
    ("missed call", "missed", "unanswered", "no answer"),
    ("swiped the app away", "killed", "force quit", "terminated", "closed the app", "not running", "swipe away",
     "swiped away", "force closed", "kills the app", "app is closed", "app is dead", "killed the app"),
    ("restart", "reboot", "first unlock", "restarted", "rebooted", "turned on again", "switched on again", "booting"),
    ("too late", "late", "stale", "expired", "outdated", "old push", "delayed", "minutes later"),
    ("drop", "ignore", "skip", "discard", "swallow", "throw away"),
    ("decrypt", "encrypted", "encryption", "end to end", "e2e", "e2ee", "cipher", "secret", "signal"),
    ("ask our server", "check with the server", "fetch", "ask the server", "call still exists", "still valid",
     "check the server", "query the server", "request to our backend", "backend", "verify"),
    ("no longer delivers", "stopped delivering", "pushes stopped", "delivery stopped", "blocked by ios",
     "blacklisted", "no more pushes", "find out that pushes", "throttled", "stop delivering", "not delivered"),
    ("stay connected", "keep a connection", "socket", "websocket", "presence", "who is online", "online status",
     "always connected", "online", "keep alive", "persistent connection", "available"),
    ("from the background", "at a set time", "scheduled", "schedule", "timer", "automatically", "automatic",
     "appointment", "alarm", "tomorrow", "later today", "am", "pm", "set time", "dial out by itself"),
    ("upload", "send recordings", "statistics", "analytics", "logs", "metrics", "stats", "quality report",
     "call quality", "sync after the call", "send logs"),
    ("keychain", "protected data", "file protection", "data protection", "stored so that"),
    ("tell the server", "notify the server", "time left", "clean up", "after a decline", "running time",
     "inform the server", "background time", "tell our backend"),
    # people, privacy and the history
    ("caller's name", "caller name", "callers name", "caller id", "name of a caller", "who is calling",
     "display name", "callerid", "name of the caller"),
    ("unknown caller", "stranger", "not in contacts", "not in the user's contacts", "unknown number", "spam",
     "unsaved", "not in their contacts", "not a contact", "no contact", "not in address book"),
    ("silence unknown callers", "unknown callers"),
    ("contacts", "address book", "contact list", "phone book"),
    ("look up", "lookup", "search for the caller", "identify", "reverse lookup", "database", "truecaller", "web"),
    ("spam", "block", "blocked", "blocking", "blocklist", "robocall", "scam", "fraud", "junk"),
    ("focus", "do not disturb", "dnd", "sleep mode", "night mode", "quiet", "get through", "break through",
     "critical", "urgent", "emergency"),
    ("history", "recents", "call log", "call history", "recent calls", "phone's history", "phones history",
     "log of calls", "phone app", "call list"),
    ("delete", "remove", "rename", "edit", "change", "erase", "clear"),
    ("keep out", "out of the history", "exclude", "hide from recents", "private", "incognito", "do not log",
     "not show up in recents", "secret calls", "not appear in recents"),
    ("call back", "callback", "redial", "tap in recents", "return the call", "calling back"),
    ("other app", "another app", "other apps", "phone call", "cellular call", "whatsapp", "regular call",
     "someone else's call", "gsm"),
    ("learn the number", "know the number", "read the number", "see who", "who talks", "spy", "detect"),
    ("hide the caller's name", "hide the name", "hide caller", "anonymous", "private caller", "discreet", "sensitive",
     "name secret", "secret name", "confidential", "privacy", "hide name", "pseudonym"),
    # several calls
    ("hold", "on hold", "park", "pause", "held"),
    ("hold & accept", "hold and accept", "hold accept", "call waiting", "knocking", "put the first call on hold"),
    ("several calls", "conference", "group call", "merge", "multiple calls", "more than one call", "two calls",
     "second call", "group", "three-way", "many calls", "swap", "simultaneous", "call waiting"),
    ("one call only", "single call", "only one call", "one call at a time", "forbid a second call", "only one",
     "a second call", "second incoming call", "another incoming call", "no second call", "busy", "already in a call",
     "another one comes in", "another call comes in", "a second one"),
    ("resume", "continue", "come back", "un-hold", "unhold", "back from hold"),
    ("tablet", "ipad", "another device", "other device", "answered elsewhere", "second device", "desktop", "laptop",
     "elsewhere", "multiple devices", "other devices"),
    ("declined by the user", "they declined", "caller declined", "user declined", "user rejected", "rejected", "busy",
     "was rejected", "was declined", "reason for the end", "user blocked", "blocked us", "know if the user declined"),
    # places
    ("car", "carplay", "car play", "vehicle", "driving", "car's display"),
    ("watch", "apple watch", "watchos", "wrist", "wearable"),
    ("mac", "macos", "catalyst", "desktop", "computer", "laptop", "vision", "simulator"),
    ("siri", "voice assistant", "hey siri", "voice command", "by voice", "shortcut"),
    ("china", "chinese", "prc", "mainland"),
    ("default app", "default calling app", "default dialer", "default phone app", "default calling",
     "replace the phone app", "dialer", "dialler"),
    ("leave callkit out", "without callkit", "skip callkit", "avoid callkit", "do without callkit", "not use callkit",
     "instead of callkit", "bypass callkit", "no callkit"),
)  # fmt: skip
"""Each meaning with its words."""

STOP = (
    "a allowed an and are as at be been but by can could did do does for from had has have he her his how i if in "
    "is it its may me my need of on or our possible she should so than that the their them then there these they "
    "this to us want was we were what when whether which whoever will with would you your"
)
"""Words that say nothing about what somebody looks for, with a space between them."""
