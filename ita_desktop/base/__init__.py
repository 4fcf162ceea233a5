"""What every room needs and no room of ours is about: errors, languages, paths, safe writing."""
