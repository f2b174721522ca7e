"""Forms for records, and the inspector that shows what is selected."""
