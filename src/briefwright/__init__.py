"""Briefwright: structured briefs that rest on sourced facts."""

__version__ = "0.1.0"
