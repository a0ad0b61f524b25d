"""Quality reviews: score cards, stars, agreement of reviewers, their drift, and which cases to review."""

from huiyin.lib.stats.quality.cards import bayesian_average, score_card, star_rating
from huiyin.lib.stats.quality.drift import rater_drift
from huiyin.lib.stats.quality.intraclass import intraclass_correlation
from huiyin.lib.stats.quality.many_raters import fleiss_kappa, gwet_ac1, krippendorff_alpha
from huiyin.lib.stats.quality.results import (
    Agreement,
    DriftResult,
    IccForm,
    IccResult,
    Pick,
    RaterDrift,
    ReviewMean,
    ReviewPlan,
    ReviewSample,
    ScoreCard,
    StarRating,
)
from huiyin.lib.stats.quality.reviews import draw_reviews, review_mean, review_plan, reviews_to_detect
from huiyin.lib.stats.quality.two_raters import cohen_kappa, cohen_kappa_from_table

__all__ = [
    "Agreement",
    "DriftResult",
    "IccForm",
    "IccResult",
    "Pick",
    "RaterDrift",
    "ReviewMean",
    "ReviewPlan",
    "ReviewSample",
    "ScoreCard",
    "StarRating",
    "bayesian_average",
    "cohen_kappa",
    "cohen_kappa_from_table",
    "draw_reviews",
    "fleiss_kappa",
    "gwet_ac1",
    "intraclass_correlation",
    "krippendorff_alpha",
    "rater_drift",
    "review_mean",
    "review_plan",
    "reviews_to_detect",
    "score_card",
    "star_rating",
]
