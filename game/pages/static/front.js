// The page of a case: hands what is pressed to the engine in a worker, and puts in the view that comes back.
// It knows no rule of any case.
"use strict";
(function () {
  const root = document.documentElement, body = document.body, said = document.getElementById("said");
  const main = document.getElementById("main"), side = document.getElementById("side");
  const nav = document.querySelector("nav"), wide = window.matchMedia("(min-width: 60rem)");
  let letters = true, waits = 0, sheet = null;

  function dress(settings) {
    root.dataset.theme = settings.theme;
    root.dataset.size = settings.text_size;
    root.dataset.font = settings.font;
    letters = settings.letters;
  }

  if ("serviceWorker" in navigator && !body.dataset.case) { register(); }
  if (!body.dataset.case) { return; }
  const worker = new Worker("worker.js", { type: "module" });

  function register() { navigator.serviceWorker.register("service.js").catch(function () { }); }

  function ask(intent) {
    waits += 1;
    body.setAttribute("aria-busy", "true");
    body.classList.add("working");
    worker.postMessage({ ask: Object.assign(intent, { width: window.innerWidth }) });
  }

  // What stands there already stays, and with it the place where somebody reads; the rest is put in.
  function renew(place, fresh) {
    let had = place.firstChild;
    const alike = function (one, other) { return one.nodeType === 1 && one.cloneNode().isEqualNode(other.cloneNode()); };
    const drop = function () { const next = had.nextSibling; had.remove(); had = next; };
    for (const came of Array.from(fresh.childNodes)) {
      let found = had;
      while (found && !found.isEqualNode(came) && !alike(found, came)) { found = found.nextSibling; }
      if (!found) { place.insertBefore(came, had); continue; }
      while (had !== found) { drop(); }
      if (!found.isEqualNode(came)) { renew(found, came); }
      had = found.nextSibling;
    }
    while (had) { drop(); }
  }

  function renewed(view, told) {
    const fresh = document.createElement("div");
    fresh.innerHTML = view.html;
    fresh.querySelectorAll("h1").forEach(function (one) { one.tabIndex = -1; });
    renew(main, fresh);
    said.textContent = told;
  }

  function put(place, view) {
    place.innerHTML = view.html;
    place.hidden = false;
    const head = place.querySelector("h1");
    if (place === main) { document.title = view.title; window.scrollTo(0, 0); } else { place.scrollTop = 0; }
    if (head) { head.tabIndex = -1; head.focus({ preventScroll: true }); }
    const told = place.querySelector("[role=status], [role=alert]");
    const heard = [body.dataset.there, body.dataset.odds].includes(said.textContent);
    if (told || heard) { said.textContent = told ? told.textContent : ""; }
    const picture = place.querySelector("canvas");
    if (picture) { import("./card.js").then(function (card) { return card.draw(picture); }).catch(function () { picture.remove(); }); }
  }

  function taken(view) {
    if (view.settings) { dress(view.settings); }
    if (view.first) {
      document.title = view.title;
      renewed(view, body.dataset.there);
    } else if (view.side && wide.matches) {
      put(side, view);
    } else {
      put(main, view);
      // What stands beside the scene is shown as it is now.
      if (!side.hidden && sheet) { again(); }
    }
    if (view.download) { download(view.download[0], new Blob([view.download[1]], { type: "application/json" })); }
  }

  function again() {
    if (wide.matches) { worker.postMessage({ ask: sheet, quietly: true }); } else { side.hidden = true; }
  }

  function download(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  worker.onmessage = function (event) {
    const news = event.data;
    if (news.failed !== undefined) {
      const ready = "ready" in body.dataset, at = document.getElementById("waiting") || document.createElement("p");
      at.textContent = (ready ? body.dataset.mistake : body.dataset.failed).replace("{why}", news.failed);
      at.className = "warn";
      if (!at.parentElement) { main.prepend(at); window.scrollTo(0, 0); }
      said.textContent = at.textContent;
      waits = 0;
      body.classList.remove("working");
      return;
    }
    if (news.kept === false) { said.textContent = body.dataset.notKept; }
    if (news.quietly) { side.innerHTML = news.view.html; return; }
    if (news.view && news.view.again) {
      // What was waited for takes the place of what waits, if that is still shown; focus and scrolling stay.
      if (main.querySelector('[data-again="' + news.view.again + '"]')) { renewed(news.view, body.dataset.odds); }
      return;
    }
    if (news.view) {
      waits -= news.view.first ? 0 : 1;
      if (!waits) { body.removeAttribute("aria-busy"); body.classList.remove("working"); }
      taken(news.view);
    }
    if (news.view && news.view.first) {
      nav.hidden = false;
      body.dataset.ready = "";
      if ("serviceWorker" in navigator) { register(); }
    }
  };
  worker.onerror = function (event) { worker.onmessage({ data: { failed: event.message || "" } }); };

  // Everything that can be pressed says what it asks for in `data-do`; the fields of a form go with it.
  function pressed(from, submitter) {
    const intent = Object.assign({}, from.dataset);
    if (from.tagName === "FORM") {
      for (const [name, value] of new FormData(from, submitter)) {
        if (name in intent && name !== "do") {
          intent[name] = [].concat(intent[name], value);
        } else {
          intent[name] = value;
        }
      }
    }
    delete intent.key;
    if (intent.do === "sheet") { sheet = intent; }
    ask(intent);
  }

  document.addEventListener("click", function (event) {
    const saves = event.target.closest("button[data-picture]");
    const picture = saves && document.getElementById("picture");
    if (picture) { picture.toBlob(function (png) { download(saves.dataset.picture, png); }); }
    const from = event.target.closest("button[data-do]");
    if (!from || !("ready" in body.dataset)) { return; }
    event.preventDefault();
    if (from.getAttribute("aria-disabled") === "true") {
      said.textContent = document.getElementById(from.getAttribute("aria-describedby")).textContent;
    } else {
      pressed(from);
    }
  });

  document.addEventListener("submit", function (event) {
    event.preventDefault();
    if ("ready" in body.dataset) { pressed(event.target, event.submitter); }
  });

  document.addEventListener("change", function (event) {
    const field = event.target;
    if (field.type !== "file" || !field.files.length) { return; }
    field.files[0].slice(0, 1000001).text().then(function (text) { ask({ do: field.dataset.do, text: text }); });
  });

  document.addEventListener("keydown", function (event) {
    const at = event.target, typing = /^(TEXTAREA|SELECT)$/.test(at.tagName) || at.type === "text" || at.type === "file";
    if (event.altKey || event.metaKey || typing) { return; }
    let key = event.key;
    if (event.ctrlKey) {
      if (key !== "z" && key !== "y") { return; }
      key = key === "z" ? "u" : "y";
    } else if (key.length === 1 && !letters) {
      return;
    }
    if (key === "Enter" && at.closest("button, a, summary, input")) { return; }
    const named = Array.from(document.querySelectorAll("[data-key]")).filter(function (one) { return one.dataset.key === key; });
    const target = named.find(function (one) { return main.contains(one); }) || named[0];
    if (target) { event.preventDefault(); target.click(); }
  });

  document.addEventListener("click", function (event) {
    const link = event.target.closest('a[href^="#"]'), to = link && document.getElementById(link.hash.slice(1));
    if (to) { for (let at = to; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } } }
  });

  worker.postMessage({ open: body.dataset.case, record: body.dataset.record, ending: body.dataset.ending, assigned: "assigned" in body.dataset });
}());
