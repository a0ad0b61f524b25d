"""Tests of understand."""
