"""The audio session of a call: who activates it, and when sound may run."""
