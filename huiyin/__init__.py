"""huiyin 回音: every customer voice gets an answer, and every answer makes the company better."""

__version__ = "0.1.0"
