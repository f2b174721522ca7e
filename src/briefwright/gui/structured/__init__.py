"""Editors for the structured blocks."""
