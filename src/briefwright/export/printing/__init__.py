"""PDF by LibreOffice, and its pages."""
