"""What the system draws, and what an app may put into it."""
