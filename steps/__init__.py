"""The sentences of the specifications, and the pytest plugin that plays them on the phone."""
