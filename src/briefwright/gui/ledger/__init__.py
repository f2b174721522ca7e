"""The ledger on the screen: actors by topics, as of a day that can be moved."""
