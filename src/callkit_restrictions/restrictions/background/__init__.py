"""Running time: what a call gives, and what ends with it."""
