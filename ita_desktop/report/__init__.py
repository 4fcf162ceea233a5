"""From a report's value to its pages."""
