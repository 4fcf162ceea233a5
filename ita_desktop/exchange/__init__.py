"""Files from and for other programs, as values of the domain. Does not know the store."""
