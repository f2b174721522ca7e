"""Briefwright: structured briefs that rest on sourced facts."""

__version__ = "0.3.0"
