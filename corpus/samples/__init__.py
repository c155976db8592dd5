"""The sample plans that ship with the project, and the script that builds them."""
