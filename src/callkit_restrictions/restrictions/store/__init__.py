"""What App Review demands of a calling app."""
