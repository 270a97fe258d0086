"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = []
