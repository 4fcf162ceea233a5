"""How the program looks: colours, type and sizes from resources/look/tokens.json, icons, the style sheet.

Everything that has a size is a token times the text scale; nothing here knows a report.
"""
