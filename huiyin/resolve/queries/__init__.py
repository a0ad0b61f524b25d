"""Reads of resolve, as questions."""

from huiyin.resolve.queries.detail import case_detail
from huiyin.resolve.queries.facts import case_facts, visible_ids
from huiyin.resolve.queries.inbox import case_page, view_counts

__all__ = ["case_detail", "case_facts", "case_page", "view_counts", "visible_ids"]
