"""The folders of a project: what lies in `sources/`, what the office says, where outputs go."""
