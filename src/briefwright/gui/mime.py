"""The formats in which facts and blocks travel by drag and clipboard."""

FACT_MIME = "application/x-briefwright-fact"
"""The id of a fact, as UTF-8."""

BLOCKS_MIME = "application/x-briefwright-blocks+json"
"""A JSON list of blocks, as the domain writes them."""
