"""The parts and the markup of Word files, and how much room words take in them."""
