"""The window. It reaches other rooms only through the ports in editing."""
