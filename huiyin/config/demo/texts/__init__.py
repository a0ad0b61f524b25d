"""The texts of the demo, written by the project in three languages."""

from huiyin.config.demo.stories import Letter, Remark, Story
from huiyin.config.demo.texts import english, letters, remarks, simplified, traditional

STORIES: tuple[Story, ...] = (*simplified.STORIES, *traditional.STORIES, *english.STORIES)
REMARKS: tuple[Remark, ...] = remarks.REMARKS
LETTERS: dict[str, dict[str, Letter]] = letters.LETTERS

__all__ = ["LETTERS", "REMARKS", "STORIES"]
