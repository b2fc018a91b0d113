// The engine of a case in a thread of its own: the Python runtime, the game, and one record. It asks only this
// site, and keeps what is to be kept in the database of the browser.
import { loadPyodide } from "./runtime/pyodide.mjs";

const HOME = "/home/player";
let answer = null, kept = null, runtime = null;

function opened() {
  return new Promise(function (done) {
    const asks = self.indexedDB ? indexedDB.open("held-in-contempt " + new URL(".", self.location).pathname, 1) : null;
    if (!asks) { done(null); return; }
    asks.onupgradeneeded = function () { asks.result.createObjectStore("files"); };
    asks.onsuccess = function () { done(asks.result); };
    asks.onerror = function () { done(null); };
  });
}

function files(base) {
  if (!base) { return Promise.resolve([]); }
  return new Promise(function (done) {
    const found = [], cursor = base.transaction("files").objectStore("files").openCursor();
    cursor.onsuccess = function () {
      if (!cursor.result) { done(found); return; }
      found.push([cursor.result.key, cursor.result.value]);
      cursor.result.continue();
    };
    cursor.onerror = function () { done([]); };
  });
}

function keep(changed) {
  const names = Object.keys(changed);
  if (!names.length) { return; }
  if (!kept) { self.postMessage({ kept: false }); return; }
  const transaction = kept.transaction("files", "readwrite"), store = transaction.objectStore("files");
  for (const name of names) {
    if (changed[name] === null) { store.delete(name); } else { store.put(changed[name], name); }
  }
  transaction.onabort = function () { self.postMessage({ kept: false }); };
}

async function bytes(path) {
  const found = await fetch(path);
  if (!found.ok) { throw new Error(path + ": " + found.status); }
  return found.arrayBuffer();
}

async function begin(name, recorded, ending, assigned) {
  const asked = [bytes("game.zip"), bytes("words" + ending + ".json"), bytes(recorded), opened()];
  runtime = await loadPyodide({ indexURL: "./runtime/" });
  const [game, words, record, base] = await Promise.all(asked);
  kept = base;
  runtime.unpackArchive(game, "zip", { extractDir: "/home/game" });
  runtime.FS.mkdirTree(HOME);
  for (const [file, text] of await files(kept)) {
    const path = HOME + "/" + file;
    runtime.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    runtime.FS.writeFile(path, text);
  }
  runtime.FS.writeFile("/home/game/words.json", new Uint8Array(words));
  runtime.FS.writeFile("/home/game/" + name + ".case", new Uint8Array(record));
  runtime.globals.set("case_name", name);
  runtime.globals.set("assigned", assigned);
  answer = runtime.runPython(
    "import os, sys\n" +
    "from pathlib import Path\n" +
    "os.environ['CONTEMPT_HOME'] = '" + HOME + "'\n" +
    "sys.path.insert(0, '/home/game')\n" +
    "from game.browser.front import begin_worker\n" +
    "begin_worker(Path('/home/game'), case_name, assigned)"
  );
  give({ do: "open" }, { first: true });
}

function fail(error) {
  // Of a report of Python's the last line says what went wrong.
  self.postMessage({ failed: String(error.message || error).trim().split("\n").pop() });
}

// What a view waits for is fetched, and the view is made once more.
async function fetched(name, intent) {
  let more = {};
  try {
    runtime.FS.writeFile("/home/game/" + name, new Uint8Array(await bytes("cases/" + name)));
  } catch (error) { more = { without: true }; }
  give(Object.assign({}, intent, more), { again: intent.do });
}

function give(intent, more) {
  const view = JSON.parse(answer(JSON.stringify(intent)));
  keep(view.files);
  delete view.files;
  self.postMessage({ view: Object.assign(view, more), quietly: Boolean(more && more.quietly) });
  if (view.wants && !(more && more.again)) { fetched(view.wants, intent).catch(fail); }
}

self.onmessage = function (event) {
  const asked = event.data;
  if (asked.open) {
    begin(asked.open, asked.record, asked.ending, asked.assigned).catch(fail);
  } else if (answer) {
    try {
      give(asked.ask, asked.quietly ? { quietly: true } : {});
    } catch (error) {
      fail(error);
    }
  }
};
