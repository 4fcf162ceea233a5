"""PDFs: those that this program printed, with the report inside, and text PDFs of other programs."""
