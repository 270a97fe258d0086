"""Tags and filters that the templates share."""

from django import template

register = template.Library()
