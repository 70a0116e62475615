"""VoIP pushes: what wakes an app, and what it owes for that."""
