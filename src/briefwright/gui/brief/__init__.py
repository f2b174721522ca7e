"""The page on which a brief is written, its outline and its find bar."""
