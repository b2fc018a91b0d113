"""The YAML language server as an editor speaks to it: open a file, hear what is marked, ask at a place."""

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
_SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
}


def program() -> str | None:
    """Return the language server, from the environment or the path; None where there is none."""
    named = os.environ.get("CONTEMPT_YAML_SERVER", "yaml-language-server")
    return shutil.which(named) if shutil.which("node") else None


class Editor:
    """An editor with one file open at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._heard = process, queue.Queue[dict[str, Any]]()
        self._count = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": _abilities()})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def opened(self, file: Path) -> list[dict[str, Any]]:
        """Open a file; return what is marked in it."""
        uri, text = file.as_uri(), file.read_text("utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            said = self._next()
            about = said.get("params") or {}
            if said.get("method") == "textDocument/publishDiagnostics" and about["uri"] == uri:
                return list(about["diagnostics"])

    def offered(self, file: Path, line: int, column: int) -> dict[str, Any]:
        """Return what is offered at a place, by its label; lines and columns are counted from 0."""
        found = self.ask("textDocument/completion", _at(file, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: item for item in items}

    def explained(self, file: Path, line: int, column: int) -> str:
        """Return what is said of the thing at a place."""
        found = self.ask("textDocument/hover", _at(file, line, column))
        return found["contents"]["value"] if found else ""

    def ask(self, method: str, params: Any) -> Any:
        """Ask the server, and wait for its answer."""
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """Return the next thing that the server says; what it asks about settings is answered."""
        said = self._heard.get(timeout=PATIENCE)
        if "method" in said and "id" in said:
            asked = said["params"].get("items", []) if said["method"] == "workspace/configuration" else []
            self._send({"id": said["id"], "result": [_SETTINGS.get(one.get("section")) for one in asked]})
        return said

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._heard.put(json.loads(stream.read(length)))


@contextmanager
def editor(server: str) -> Iterator[Editor]:
    """Yield an editor that speaks to a language server, and end both."""
    command = [server, "--stdio"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield Editor(process)
        finally:
            process.terminate()


def _abilities() -> dict[str, Any]:
    return {
        "workspace": {"configuration": True},
        "textDocument": {
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
        },
    }


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
