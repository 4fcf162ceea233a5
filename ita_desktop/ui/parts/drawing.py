"""The strokes of the look, by the name of the parts that share them."""

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign

__all__ = ["line_of_text", "rounded", "sign"]
