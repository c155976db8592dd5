"""The project's tests; they need nothing outside the project (see CONTRIBUTING.md)."""
