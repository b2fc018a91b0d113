"""Tools for people who write scenarios: replaying, checking, listing."""
