"""Other ways to make a Word file of the long text, each as its users would write it.

All start from bare text, know neither facts nor markings and keep nothing. python-docx and docxtpl have no
footnotes: there the notes are a list at the end.
"""
