"""The desk of a project: its folders, what its engine says, what waits to be taken in, what is being released."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked

from hexapla.desk.dropped_files import DroppedFiles
from hexapla.desk.news import News
from hexapla.desk.pending import AllPending
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn

PATIENCE = 2.0
"""Seconds for which an answer waits until what was stated is built."""


@dataclass
class Desk:
    """What every page is made of; `changing` is held by who changes something: of two pages the second finds it changed."""

    sources: Path
    out: Path
    news: News
    turn: Turn = Turn("serve")
    patience: float = PATIENCE
    dropped_files: DroppedFiles = field(init=False)
    changing: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.pending, self.dropped_files = AllPending(self.news), DroppedFiles(self.news.recognising)

    def project(self) -> Project:
        """Return the project as it is now, which may be without documents still."""
        return Project.open(self.sources, self.out, may_be_empty=True)

    def named(self, asked: Asked) -> tuple[Project, str]:
        """Return the project and the folder that an address names, which is one of its documents."""
        project, folder = self.project(), asked.path_params["folder"]
        if folder not in {each.name for each in project.folders()}:
            raise HTTPException(404)
        return project, folder
