"""Thai text on the screen: lines that end at words of our own, whatever the system knows of Thai."""
