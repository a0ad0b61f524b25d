"""The loop on one page: which event wakes which job.

Read downwards, this is the way of a voice. Keys are the names of events in the log, values the
stable names of jobs. A system check (base.checks) refuses to start when a name does not exist.
"""

LOOP: dict[str, list[str]] = {
    "listen.FeedbackAccepted": ["understand.analyse"],
    "understand.FeedbackUnderstood": ["resolve.triage"],
    "resolve.CaseResolved": ["resolve.invite_rating"],
    "listen.AnswerGiven": ["resolve.judge_rating"],
    "contact.MessageSent": ["resolve.message_left"],
    "contact.MessageFailed": ["resolve.message_failed"],
}

# A due clock of this kind (base.due_clocks) wakes this job.
CLOCKS: dict[str, str] = {
    "resolve.sla": "resolve.clock_due",
    "resolve.auto_close": "resolve.close_quietly",
}
