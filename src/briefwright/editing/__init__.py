"""The open brief: one door for changes, undo, commands, and the ports to other rooms."""
