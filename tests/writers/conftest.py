"""What the tests of several writers share."""

import re
import subprocess
from collections.abc import Callable

import pytest


@pytest.fixture(scope="module")
def say(judge: Callable[[str], str]) -> Callable[[str, str], str]:
    """A voice that gives its phonemes, without pauses, stress, mute vowels and the joints of words."""
    program = judge("espeak-ng")

    def phonemes(text: str, language: str) -> str:
        done = subprocess.run([program, "-v", language, "-q", "-x", text], capture_output=True, text=True, check=True)
        bare = re.sub(r"[\s',|:_!%=@2-]|;;?", "", done.stdout)
        single = re.sub(r"(.)\1", r"\1", bare.replace("and", "n").replace("O", "o"))
        return re.sub(r"(?<=E~)(?:k(?=[ms])|t(?!r))", "", single)  # French links or drops the last consonant

    return phonemes
