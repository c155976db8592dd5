"""Many files: batch conversion with a manifest; and the sample plans that ship with the project."""
