"""Editions: issue a brief, read what went out, tell what has changed."""
