"""What an app may show about a caller, and what it never learns."""
