"""The workspace file: SQL, search, history, migrations; and the readable files that values come from."""
