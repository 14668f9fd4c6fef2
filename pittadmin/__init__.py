"""PittAdmin: the City of Pittsfield's social media accounts, kept as its policy asks."""

__version__ = "0.1.0"
