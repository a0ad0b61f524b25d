"""What can go wrong with a case, in words that say what to do next."""

from django.utils.translation import gettext_lazy as _

from huiyin.base.errors import Conflict, Invalid


class NotNow(Conflict):
    """The case is in a state that does not allow this step."""

    code = "case_state"
    title = _("This case cannot take that step now.")
    next_step = _("Look at its state: reopen a finished case before you answer it.")


class UnknownPerson(Invalid):
    """No colleague the asker may see has this id, or the colleague may not see the case."""

    code = "unknown_person"
    title = _("There is no such colleague for this case.")
    next_step = _("Choose somebody of the case's unit, or of a unit above it.")


class BadVersion(Invalid):
    """The If-Match header is not a version of a case."""

    code = "bad_if_match"
    title = _("The If-Match header is not a version.")
    next_step = _('Send the version you read, in quotes: If-Match: "3".')


class NotYetAnswered(Conflict):
    """A rating came before there was an answer to rate."""

    code = "not_yet_answered"
    title = _("There is nothing to rate yet.")
    next_step = _("We will ask you when our answer is on its way.")
