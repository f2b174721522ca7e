"""What a brief is: pure values and rules, free of input, output, clock and chance."""
