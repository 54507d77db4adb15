"""The Nu validator over our pages."""

import json
import subprocess
from pathlib import Path

from judges import QUICK_JAVA

JAR = "vnu-jar/build/dist/vnu.jar"


def errors(java: str, jar: str, *files: Path) -> list[str]:
    """Return what the Nu validator calls an error; its warnings know no hashes in policies."""
    command = [java, *QUICK_JAVA, "-jar", jar, "--format", "json", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(answer.stderr)["messages"]
    return [f"{each.get('lastLine')}: {each['message']}" for each in messages if each["type"] != "info"]
