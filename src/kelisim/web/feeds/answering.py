"""How files for programs are answered.

1. Each answer has a validator made from its bytes (RFC 9110, 8.8.3), so a program that asks again gets 304 while
   nothing changed.
2. `Last-Modified` tells when the newest act in it was signed. An older act may arrive later, so this is no proof that
   nothing changed, and a request is never answered 304 by it alone.
3. Other sites may read them (`Access-Control-Allow-Origin`): they hold nothing that is not public.
"""

import calendar
import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

FRESH = 60
"""For how many seconds a file may be used without asking again."""


def answered(request: HttpRequest, data: bytes, content_type: str, changed: str = "") -> HttpResponse:
    """A file, or that it is as it was.

    Args:
        request: what was asked.
        data: the bytes of the file.
        content_type: its media type.
        changed: when what it tells was last signed (RFC 3339); empty where that makes no sense.
    """
    mark = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    whole = HttpResponse(data, content_type=content_type)
    # Without a date of its own a resource is not asked whether it changed since one (RFC 9110, 13.1.3).
    known = get_conditional_response(request, etag=mark, response=whole)
    response = HttpResponse(status=304) if known is not None and known.status_code == 304 else whole
    response.headers["ETag"] = mark
    response.headers["Access-Control-Allow-Origin"] = "*"
    if changed:
        response.headers["Last-Modified"] = http_date(calendar.timegm(datetime.fromisoformat(changed).utctimetuple()))
    patch_cache_control(response, public=True, max_age=FRESH)
    return response
