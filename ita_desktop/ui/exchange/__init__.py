"""Files between offices: what came in, record by record, what both changed, and what is sent."""
