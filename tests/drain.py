"""Run everything that is due, in this process, until nothing is left: what a worker would have done."""

from huiyin.base.worker import run_until_empty as drain

__all__ = ["drain"]
