"""Joining what another office sent with what this one holds: a plan, and the value it leads to."""
