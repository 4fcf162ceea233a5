"""The form of a measure: its fields, what is said under them, and the pop-ups that help to fill them in."""
