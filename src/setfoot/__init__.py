"""setfoot keeps the travel record of people the world has a reason to watch."""
