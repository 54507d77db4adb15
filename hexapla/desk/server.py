"""The server of the desk, beside the engine: a thread that ends with the program."""

import socket
import threading

import uvicorn

from hexapla.desk.address import origin
from hexapla.desk.application import application
from hexapla.desk.desk import Desk


def start(desk: Desk, listening: socket.socket) -> str:
    """Serve a desk at a socket that listens already; return its origin."""
    place = origin(listening)
    config = uvicorn.Config(
        application(desk, place), http="h11", ws="none", lifespan="off", loop="asyncio", log_config=None, access_log=False,
        server_header=False, proxy_headers=False, limit_concurrency=200,
    )  # fmt: skip
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    return place
