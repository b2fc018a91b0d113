"""The votes of `class_load.py` over bare socket.io: a server that counts and acknowledges, and no more.

    python -m bench.class_socketio [SEATS]

Server and clients run in a node each; clients come within three seconds and vote within one. Nothing is kept
on a disk, and nobody is shown anything.
"""

import subprocess
import sys

from bench.figures import tell
from bench.others import folder_with

SERVER = """
const server = new (require("socket.io").Server)({transports: ["websocket"]});
const http = require("http").createServer();
const votes = new Map();
server.attach(http);
const counted = (seat) => (letter, done) => done(votes.set(seat.id, letter).size);
server.on("connection", (seat) => seat.on("vote", counted(seat)));
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
process.stdin.on("end", () => process.exit()).resume();
"""
CLIENTS = """
const {io} = require("socket.io-client");
const [port, count] = process.argv.slice(-2).map(Number);
const later = (seconds, act) =>
  new Promise((done) => setTimeout(() => act(done), 1000 * seconds * Math.random()));
const join = (done) => {
  const seat = io(`http://127.0.0.1:${port}`, {transports: ["websocket"], forceNew: true});
  seat.on("connect", () => done(seat));
};
const vote = (seat) => (done) => {
  const began = performance.now();
  seat.emit("vote", "A", () => done(performance.now() - began));
};
(async () => {
  const seats = await Promise.all(Array.from({length: count}, () => later(3, join)));
  const took = await Promise.all(seats.map((seat) => later(1, vote(seat))));
  took.sort((one, other) => one - other);
  console.log(took[Math.floor(0.95 * took.length)]);
  process.exit();
})();
"""


def main() -> None:
    """Tell the 95th percentile of a vote, in milliseconds."""
    seats = sys.argv[1] if sys.argv[1:] else "300"
    if not (place := folder_with("socket.io", "socket.io-client")):
        return
    pipes = {"cwd": place, "text": True, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(["node", "-e", SERVER], **pipes) as server:
        port = server.stdout.readline().strip()
        clients = ["node", "-e", CLIENTS, "--", port, seats]
        heard = subprocess.run(clients, cwd=place, capture_output=True, text=True, timeout=120, check=True)
        server.stdin.close()
    tell(f"class.socketio.{seats}.vote.p95", float(heard.stdout))


if __name__ == "__main__":
    main()
