"""Killing the process loses nothing that is older than half a second."""

import subprocess
import sys
from pathlib import Path

from briefwright.domain.brief import blocks
from briefwright.domain.content import plain
from briefwright.storage.workspace import Workspace

TYPIST = Path(__file__).parent / "typist.py"
WORDS = 40


def it_finds_the_text_again_after_the_process_was_killed_in_the_middle_of_typing(sample: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(TYPIST), str(sample)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as typist:
        assert typist.stdout is not None
        promised = [typist.stdout.readline().strip() for _ in range(WORDS)]
        typist.kill()
    workspace = Workspace.open(sample)
    try:
        brief = workspace.brief(workspace.briefs()[0].id)
    finally:
        workspace.close()
    first = next(plain(block.content) for _, block in blocks(brief) if hasattr(block, "content"))
    assert [word for word in promised if f"{word} " not in first] == []
    assert len(promised) == WORDS
