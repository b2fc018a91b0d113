// Compiles Python beforehand, with the very Python that a browser will run: the game, and of the standard library
// what it imports. Called by Node.js with the folder of the runtime, and a folder with `game.zip` and for the answers.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [from, to] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(from, "pyodide.mjs")).href);
const runtime = await loadPyodide({ indexURL: from });

function give(file, name) { runtime.FS.writeFile("/" + name, new Uint8Array(readFileSync(file))); }

give(join(from, "python_stdlib.zip"), "library.zip");
give(join(to, "game.zip"), "game.zip");
runtime.runPython(`
import importlib._bootstrap_external as external
import sys, zipfile

STAMP = (2020, 1, 1, 0, 0, 0)
# What of the standard library nothing here can need: tools of programmers, windows, other processes, old encodings.
NEVER = ("_pyrepl", "ctypes", "curses", "dbm", "doctest", "ensurepip", "idlelib", "lib2to3", "multiprocessing", "pdb",
         "pickletools", "profile", "pstats", "pydoc", "pydoc_data", "sqlite3", "tkinter", "turtle", "turtledemo",
         "unittest", "venv", "wsgiref", "xml", "xmlrpc", "_pyio", "_pydatetime", "_pydecimal", "_strptime", "cProfile",
         "mailbox", "smtplib", "imaplib", "ftplib", "poplib", "optparse", "getopt", "cmd", "tarfile", "email", "http",
         "socketserver", "argparse", "gettext")
ENCODINGS = ("aliases", "ascii", "cp437", "idna", "latin_1", "unicode_escape", "utf_16", "utf_32", "utf_8_sig")

def unneeded(name):
    folder, _, rest = name.partition("/")
    return folder in NEVER or name.startswith("transitions/extensions/") or folder == "encodings" and rest not in ENCODINGS

def compiled(archive, answer, level):
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in sorted(given.namelist()):
            if not imported(name) and unneeded(name.removesuffix(".py")):
                continue
            content = given.read(name)
            if name.endswith(".py") and imported(name):
                code = compile(content, name, "exec", dont_inherit=True, optimize=level)
                name, content = name + "c", external._code_to_hash_pyc(code, b"\\0" * 8, False)
            made.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)

sys.path.insert(0, "/game.zip")
import game.browser.front, pyodide.webloop
used = set(sys.modules)

def imported(name):
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") in used

compiled("/game.zip", "/game.out.zip", 0)
# Without its docstrings, which nobody reads here.
compiled("/library.zip", "/library.out.zip", 2)
`);
for (const [made, name] of [["/game.out.zip", "game.zip"], ["/library.out.zip", "python_stdlib.zip"]]) {
  writeFileSync(join(to, name), runtime.FS.readFile(made));
}
process.exit(0);
