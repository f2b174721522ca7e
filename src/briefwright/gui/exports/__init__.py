"""Exports from the window: what is asked before, and the templates that they follow."""
