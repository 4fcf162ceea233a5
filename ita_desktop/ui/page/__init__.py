"""The live page: the pages as they are printed, beside the form, where a click leads to the field and back."""
