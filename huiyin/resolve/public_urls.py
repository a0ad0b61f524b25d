"""The addresses of the customer's pages, under /p/."""

from django.urls import path

from huiyin.resolve import views

urlpatterns = [
    path("case/<slug:ref>", views.progress, name="progress"),
    path("case/<slug:ref>/reply", views.reply, name="progress-reply"),
    path("case/<slug:ref>/confirm", views.confirm, name="progress-confirm"),
    path("case/<slug:ref>/not-solved", views.not_solved, name="progress-not-solved"),
    path("case/<slug:ref>/rate", views.rate, name="progress-rate"),
    path("<str:token>", views.enter, name="progress-enter"),
]
