"""Who may ask the desk for something: pages of its own alone, under its own name, each change with our cookie.

A browser lets any page send requests to this machine.  So the name that was asked for is ours (else a name of somebody
else leads here), what changes anything comes from our origin with a cookie that no other site can send, and what is read
is not read into a page of somebody else.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hexapla.desk.interface import COOKIE, wanted

PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of the desk may load and where it may be shown."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
}  # fmt: skip
_OWN = ("same-origin", "none")
"""What `Sec-Fetch-Site` says of our own pages, and of an address that was typed or is a bookmark."""


class Refusal(NamedTuple):
    """A request that is not done: its status, and what is said of it."""

    status: int
    said: str


class Guard:
    """Lets through what comes from our own pages, and says in the head of every answer what may be done with it."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        """Guard an application that is served at an origin."""
        self._app, self._origin, self._host = app, origin, origin.removeprefix("http://")
        self._name, self._value = f"hexapla-{self._host.rpartition(':')[2]}", secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        has_cookie = secrets.compare_digest(cookie(headers, self._name), self._value)
        refusal = self._refusal(str(scope["method"]), headers, has_cookie=has_cookie)
        is_ours = refusal is None or headers.get("host") == self._host

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in {"Content-Security-Policy": PAGE, **_HEADERS}.items():
                    answer.setdefault(name, value)
                if is_ours and not has_cookie:
                    answer.append("Set-Cookie", f"{self._name}={self._value}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        app = PlainTextResponse(refusal.said, refusal.status) if refusal else self._app
        await app(scope, receive, with_headers)

    def _refusal(self, method: str, headers: Headers, *, has_cookie: bool) -> Refusal | None:
        """Return why a request is not done, None where it may be."""
        said = wanted(headers, cookie(headers, COOKIE))["refused"]
        if headers.getlist("host") != [self._host]:
            return Refusal(421, said["name"])
        site = headers.get("sec-fetch-site", "none")
        if method in ("GET", "HEAD"):
            is_link = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
            return None if site in _OWN or is_link else Refusal(403, said["site"])
        if site not in _OWN or headers.get("origin") != self._origin:
            return Refusal(403, said["site"])
        return None if has_cookie else Refusal(403, said["cookie"])


def cookie(headers: Headers, name: str) -> str:
    """Return the value of a cookie, "" where it was not sent."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found and found.value.isascii() else ""
