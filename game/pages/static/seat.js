// The page of a seat works without this file: it only spares the class the reloading.
// It asks every second for the present view, takes it in when nobody is writing, and says how it is connected.
"use strict";
(function () {
  var LONGEST = 30 * 60 * 1000;
  var page = document.getElementById("page");
  var link = document.getElementById("link");
  var said = document.getElementById("said");
  if (!page || !window.fetch) { return; }
  var words = link.dataset;
  var wait = 500;
  var lost = 0;

  function show(kind) {
    if (link.getAttribute("data-link") === kind) { return; }
    link.setAttribute("data-link", kind);
    link.textContent = words[kind];
    if (kind !== "connected") { said.textContent = words[kind]; }
  }

  function writing() {
    var at = document.activeElement;
    return at && page.contains(at) && /^(TEXTAREA|SELECT|INPUT)$/.test(at.tagName) && at.type !== "radio";
  }

  // What was chosen or written stays when the same form is shown again.
  function kept(same) {
    var found = {};
    page.querySelectorAll("input, textarea, select").forEach(function (field) {
      // A form that stays from step to step is not emptied by the next one, nor by another that was sent.
      if (field.type === "hidden" || !(same || field.closest("[data-stays]"))) { return; }
      var name = (field.id || field.name) + (field.type === "radio" || field.type === "checkbox" ? "=" + field.value : "");
      found[name] = field.type === "radio" || field.type === "checkbox" ? field.checked : field.value;
    });
    return found;
  }

  function opened() {
    return Array.prototype.map.call(page.querySelectorAll("details"), function (one) { return one.open; });
  }

  function put_back(found) {
    page.querySelectorAll("input, textarea, select").forEach(function (field) {
      if (field.type === "hidden") { return; }
      var ticked = field.type === "radio" || field.type === "checkbox";
      var name = (field.id || field.name) + (ticked ? "=" + field.value : "");
      if (!(name in found)) { return; }
      if (ticked) { field.checked = found[name]; } else { field.value = found[name]; }
    });
  }

  function take(text, sent) {
    var next = new DOMParser().parseFromString(text, "text/html").getElementById("page");
    if (!next) { window.location.reload(); return; }
    var same = next.dataset.view === page.dataset.view;
    var found = kept(same && !sent);
    var focused = page.contains(document.activeElement) ? document.activeElement.id : "";
    var open = same ? opened() : [];
    page.innerHTML = next.innerHTML;
    page.querySelectorAll("details").forEach(function (one, at) { if (open[at]) { one.open = true; } });
    page.dataset.view = next.dataset.view;
    page.dataset.version = next.dataset.version;
    document.title = next.dataset.title;
    put_back(found);
    name_button();
    if (focused && document.getElementById(focused)) { document.getElementById(focused).focus(); }
    var own = typeof sent === "string" && document.getElementById(sent);
    var answer = page.querySelector("[role=alert]") || (own || page).querySelector(".done");
    if (!same) { said.textContent = next.dataset.said; } else if (sent && answer) { said.textContent = answer.textContent; }
    if (same && own) { own.scrollIntoView(); } else if (!same || (sent && !page.dataset.look)) { window.scrollTo(0, 0); }
  }

  function ask() {
    if (writing() || page.querySelector(".unsent")) { later(1000); return; }
    var look = page.dataset.look || "/look";
    fetch(look + (look.indexOf("?") < 0 ? "?" : "&") + "version=" + encodeURIComponent(page.dataset.version), { cache: "no-store", credentials: "same-origin" })
      .then(function (answer) {
        lost = 0; wait = 500;
        if (answer.status === 204) { show("connected"); return later(1000); }
        if (answer.status === 410) { show("closed"); return null; }
        if (answer.status === 401) { window.location.reload(); return null; }
        return answer.text().then(function (text) { show("connected"); take(text); later(1000); });
      })
      .catch(function () {
        lost = lost || Date.now();
        show("reconnecting");
        if (Date.now() - lost > LONGEST) { show("closed"); return; }
        // The wait doubles up to five seconds, and is never the same for two phones.
        later(wait * (0.5 + Math.random()));
        wait = Math.min(5000, wait * 2);
      });
  }

  function later(milliseconds) { window.setTimeout(ask, milliseconds); }

  function name_button() {
    var button = page.querySelector("button[data-submit]");
    if (!button) { return; }
    var chosen = page.querySelector("input[name=letter]:checked");
    button.textContent = chosen ? button.dataset.submit.replace("{letter}", chosen.value) : button.dataset.bare;
  }

  page.addEventListener("change", name_button);
  // A form is sent without leaving the page, and once more with the same request where the way was lost.
  page.addEventListener("submit", function (event) {
    var form = event.target;
    var pressed = event.submitter;
    // An old browser does not tell which of two buttons was pressed; it sends such a form by itself.
    if (!pressed && form.querySelector("button[name]")) { return; }
    event.preventDefault();
    var what = new URLSearchParams(new FormData(form));
    if (pressed && pressed.name) { what.append(pressed.name, pressed.value); }
    send(form, what.toString(), 500);
  });

  function send(form, what, pause) {
    fetch(form.action, {
      method: "POST", body: what, credentials: "same-origin", cache: "no-store",
      headers: { "Content-Type": "application/x-www-form-urlencoded" }
    }).then(function (answer) { return answer.text(); }).then(function (text) {
      show("connected");
      // Where forms stand one under the other, whoever goes by keys goes on from the one that was sent.
      if (!form.id || document.activeElement.id === "text") { document.activeElement.blur(); }
      take(text, form.id || true);
    }).catch(function () {
      show("reconnecting");
      unsent();
      window.setTimeout(function () { send(form, what, Math.min(5000, pause * 2)); }, pause * (0.5 + Math.random()));
    });
  }

  // An exhibit that is unfolded is opened, as by its button; nothing waits for that, and the next look shows it.
  page.addEventListener("toggle", function (event) {
    var form = event.target.open && document.getElementById(event.target.dataset.opens);
    if (!form) { return; }
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", cache: "no-store" })
      .catch(function () {});
  }, true);

  // Until the room has answered, nobody should believe that the vote is in.
  function unsent() {
    if (page.querySelector(".unsent")) { return; }
    var note = document.createElement("p");
    note.className = "warn unsent";
    note.setAttribute("role", "alert");
    note.textContent = words.unsent;
    (page.querySelector(".foot") || page).prepend(note);
  }

  name_button();
  later(1000);
})();
