"""Was the customer helped at once, and did it last: first-contact resolution, reopening, repeats, promises, targets."""

from huiyin.lib.stats.resolution.first_contact import (
    first_contact_from_counts,
    first_contact_resolution,
    reopen_rate,
)
from huiyin.lib.stats.resolution.promises import follow_up_completion, promise_kept_rate, sla_attainment
from huiyin.lib.stats.resolution.repeats import (
    repeat_contact_rate,
    satisfaction_by_contacts,
    satisfaction_by_contacts_from_counts,
)
from huiyin.lib.stats.resolution.results import (
    ContactGroup,
    FirstContactResult,
    FollowUpResult,
    PromiseResult,
    ReopenResult,
    RepeatContactResult,
    SatisfactionByContacts,
    ShareOfCases,
    SlaResult,
)

__all__ = [
    "ContactGroup",
    "FirstContactResult",
    "FollowUpResult",
    "PromiseResult",
    "ReopenResult",
    "RepeatContactResult",
    "SatisfactionByContacts",
    "ShareOfCases",
    "SlaResult",
    "first_contact_from_counts",
    "first_contact_resolution",
    "follow_up_completion",
    "promise_kept_rate",
    "reopen_rate",
    "repeat_contact_rate",
    "satisfaction_by_contacts",
    "satisfaction_by_contacts_from_counts",
    "sla_attainment",
]
