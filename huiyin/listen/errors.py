"""What can go wrong while listening, in words that say what to do next."""

from django.utils.translation import gettext_lazy as _

from huiyin.base.errors import Conflict, Invalid, NotFound


class ExternalIdConflict(Conflict):
    """Another body came under an external id that is taken; both are kept."""

    code = "external_id_conflict"
    title = _("This external id already stands for another text.")
    next_step = _("Send the voice under an id of its own; what you sent was kept beside the first one.")


class UnknownUnit(Invalid):
    """No unit the asker may write to has this code."""

    code = "unknown_unit"
    title = _("There is no unit with this code.")
    next_step = _("Check the code, or leave the unit out to store the voice for the whole organisation.")


class NotInvited(NotFound):
    """Nobody was asked to answer about this subject."""

    code = "not_invited"
    title = _("There is no open question here.")
    next_step = _("Use the newest link we sent you.")


class AlreadyAnswered(Conflict):
    """The round has its one answer; the late one is kept aside."""

    code = "already_answered"
    title = _("This has been answered already.")
    next_step = _("Thank you. The first answer counts; write to us if it was not yours.")


class InvitationExpired(Conflict):
    """The time to answer has passed."""

    code = "invitation_expired"
    title = _("The time to answer has passed.")
    next_step = _("Write to us; we still want to hear from you.")
