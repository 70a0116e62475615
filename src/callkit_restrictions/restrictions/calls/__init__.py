"""Calls, actions and their errors: what CallKit expects to be told."""
