"""Messages leave through one door, once, and their fate is kept."""

import smtplib
from datetime import timedelta

import pytest

from huiyin.base.models import Event, Job
from huiyin.contact import services
from huiyin.contact.adapters.mail import Letter, MailError, as_html, judge, send_letter
from huiyin.contact.models import Message
from huiyin.contact.queries import fates
from huiyin.contact.rules import BACK_OFF
from huiyin.contact.terms import FailureReason, MessageState, Purpose, Wire
from tests.cast import NOW
from tests.drain import drain
from tests.loop.postbox import open_postbox

TEXT = "您好，<b>退款</b>已办理。\n\n进度：\nhttp://127.0.0.1:8000/p/abc\nhttp://evil.example/p/abc"


@pytest.fixture
def send(cast):
    """Send a message to the customer of the cast."""

    def sending(*, dedupe="one", to=cast.customer.id, title="关于您的事项 HY-1042", now=NOW, **more):
        return services.send(
            to=to,
            subject="test:1",
            title=title,
            body=TEXT,
            purpose=Purpose.REPLY,
            language="zh-Hans",
            dedupe=dedupe,
            now=now,
            **more,
        )

    return sending


def test_a_message_leaves_as_mail_once_per_dedupe_key(send, mailoutbox):
    first, again = send(), send()
    assert first == again
    drain(now=NOW)
    drain(now=NOW)
    (mail,) = mailoutbox
    assert mail.to == ["lin.xiao@example.com"]
    message = Message.objects.get()
    assert mail.extra_headers["Message-ID"] == message.rfc_message_id
    assert fates([first])[first].state == MessageState.SENT
    assert Event.objects.filter(name="contact.MessageSent").count() == 1


def test_the_address_is_not_readable_in_the_database(send):
    from django.db import connection

    send()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM contact_message")
        assert "example" not in cursor.fetchone()[0]


def test_without_an_address_it_stands_on_the_page_at_once(send, mailoutbox):
    message = Message.objects.get(id=send(to=None))
    assert (message.wire, message.state) == (Wire.PAGE, MessageState.SENT)
    drain(now=NOW)
    assert not mailoutbox


def test_not_before_waits_and_a_waiting_message_can_be_held_back(send, mailoutbox):
    later = NOW + timedelta(seconds=8)
    kept, held = send(dedupe="a", not_before=later), send(dedupe="b", not_before=later)
    drain(now=NOW)
    assert not mailoutbox
    assert services.cancel(held, now=NOW) is True
    drain(now=later)
    assert len(mailoutbox) == 1
    assert fates([kept, held])[held].state == MessageState.CANCELLED
    assert services.cancel(kept, now=later) is False


def test_the_title_cannot_smuggle_headers_and_is_cut(send, mailoutbox):
    """O05."""
    send(title="hello\r\nBcc: all@example.com" + "长" * 300)
    drain(now=NOW)
    (mail,) = mailoutbox
    assert "\n" not in mail.subject
    assert len(mail.subject) <= 200
    assert "Bcc" not in mail.message()
    assert mail.message()["To"] == "lin.xiao@example.com"


def test_html_is_escaped_and_only_our_own_links_can_be_clicked():
    letter = Letter(
        address="a@b.example",
        title="<script>",
        body=TEXT,
        language="zh-Hant",
        message_id="<x@y>",
        purpose=Purpose.REPLY,
    )
    html = as_html(letter)
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert '<a href="http://127.0.0.1:8000/p/abc">' in html
    assert 'href="http://evil' not in html
    assert '<html lang="zh-Hant">' in html


@pytest.mark.parametrize(
    "address", ["a@b.example\nBcc: x@y.example", "two@a.example, three@b.example", "nobody", "", "<a@b.example>"]
)
def test_an_address_that_is_none_fails_for_good(address):
    letter = Letter(address=address, title="t", body="b", language="en", message_id="<x@y>", purpose=Purpose.REPLY)
    with pytest.raises(MailError) as refused:
        send_letter(letter)
    assert (refused.value.reason, refused.value.permanent) == (FailureReason.BAD_ADDRESS, True)


@pytest.mark.parametrize(
    ("error", "reason", "permanent"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"no such user")}), FailureReason.REFUSED, True),
        (smtplib.SMTPRecipientsRefused({"a@b": (451, b"try later")}), FailureReason.REFUSED, False),
        (smtplib.SMTPDataError(554, b"spam"), FailureReason.REFUSED, True),
        (smtplib.SMTPDataError(452, b"full"), FailureReason.REFUSED, False),
        (smtplib.SMTPAuthenticationError(535, b"bad"), FailureReason.SIGN_IN_REFUSED, False),
        (smtplib.SMTPServerDisconnected("gone"), FailureReason.UNREACHABLE, False),
        (TimeoutError("slow"), FailureReason.UNREACHABLE, False),
    ],
)
def test_what_a_failure_means(error, reason, permanent):
    judged = judge(error)
    assert (judged.reason, judged.permanent) == (reason, permanent)


def test_a_refusal_for_good_is_told_and_not_repeated(send, settings):
    with open_postbox(settings) as postbox:
        postbox.answer = "550 no such user"
        message_id = send()
        drain(now=NOW)
        message = Message.objects.get(id=message_id)
        assert (message.state, message.reason, message.attempts) == (MessageState.FAILED, "refused", 1)
        assert Event.objects.filter(name="contact.MessageFailed").count() == 1
        drain(now=NOW + timedelta(days=2))
        assert Message.objects.get(id=message_id).attempts == 1


def test_a_passing_trouble_is_tried_again_until_it_works(send, settings):
    with open_postbox(settings) as postbox:
        postbox.answer = "451 try later"
        message_id = send()
        drain(now=NOW, strict=False)
        assert fates([message_id])[message_id].state == MessageState.QUEUED
        postbox.answer = "250 OK"
        drain(now=NOW + BACK_OFF[0], strict=False)
        assert fates([message_id])[message_id].state == MessageState.SENT
        assert len(postbox.letters) == 1


def test_endless_trouble_ends_with_a_told_failure(send, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message_id = send()
    at = NOW
    for wait in (timedelta(0), *BACK_OFF):
        at += wait
        drain(now=at, strict=False)
    assert Message.objects.get(id=message_id).state == MessageState.FAILED
    assert not Job.objects.filter(name="contact.deliver").exists()


def test_a_message_found_half_sent_goes_out_under_the_same_message_id(send, mailoutbox):
    """A worker died between the mail server's yes and ours: better twice under one id than never."""
    message_id = send()
    before = services.begin_delivery(message_id, now=NOW)
    drain(now=NOW)
    (mail,) = mailoutbox
    assert mail.extra_headers["Message-ID"] == before.rfc_message_id


def test_mail_of_the_demo_never_leaves_the_machine(send, settings, tmp_path, mailoutbox):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    send(is_demo=True)
    drain(now=NOW)
    assert not mailoutbox
    assert list(tmp_path.iterdir())
