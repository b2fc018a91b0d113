// P in a browser: sets the leaves of a phase on pages, as large as they fit, and keeps up with the class.
// Nothing is ever made smaller to fit; what has no room stands on the next page.
"use strict";
(function () {
  const GROWTHS = [1.6, 1.45, 1.3, 1.2, 1.1, 1.05, 1], WAYS = ["", "close", "close two"], CLOSE = ["", "close"];
  const page = document.getElementById("page");
  let source = [], pages = [], told = "", lost = false;

  function fits(leaf) {
    return leaf.offsetHeight <= leaves().clientHeight + 1 && leaf.scrollWidth <= leaf.clientWidth + 1;
  }

  function leaves() { return document.getElementById("leaves"); }

  // A page of a leaf: what stands over it, and no part yet.
  function begun(leaf, way) {
    const made = leaf.cloneNode(false), over = leaf.querySelector(".over");
    made.className += " " + way;
    if (over) { made.append(over.cloneNode(true)); }
    leaves().append(made);
    return made;
  }

  // Of a paragraph that is longer than a page each page has as many words as the next; the rest is returned.
  function parted(made, part) {
    const words = part.textContent.split(/(?<=\s)/), rest = part.cloneNode(true);
    let fit = 0, beyond = words.length;
    while (beyond - fit > 1) {
      const middle = (fit + beyond) >> 1;
      part.textContent = words.slice(0, middle).join("");
      if (fits(made)) { fit = middle; } else { beyond = middle; }
    }
    fit = Math.ceil(words.length / Math.ceil(words.length / Math.max(1, fit)));
    part.textContent = words.slice(0, fit).join("");
    rest.textContent = words.slice(fit).join("");
    return rest;
  }

  function paged(leaf, way) {
    const made = [begun(leaf, way)], parts = Array.from(leaf.children).filter(function (one) { return !one.matches(".over"); });
    const queue = parts.map(function (one) { return one.cloneNode(true); });
    while (queue.length) {
      const at = made[made.length - 1], part = queue.shift(), own = function () { return at.querySelector(":scope > :not(.over)"); };
      const first = !own() || (own() === at.lastElementChild && own().tagName === "H2");
      at.append(part);
      if (fits(at)) { continue; }
      if (!first) {
        part.remove();
        queue.unshift(part);
        // A heading goes to the page of what it is over.
        if (at.lastElementChild.tagName === "H2") { queue.unshift(at.lastElementChild); at.lastElementChild.remove(); }
        made.push(begun(leaf, way));
      } else if (part.children.length > 1 && !part.matches(".row, .door, .bars, p")) {
        // Parts that stand together go over pages one by one.
        part.remove();
        queue.unshift.apply(queue, Array.from(part.children));
      } else if (part.tagName === "P" && part.textContent.trim().includes(" ")) {
        queue.unshift(parted(at, part));
        made.push(begun(leaf, way));
      }
    }
    return made;
  }

  function grown(leaf) {
    for (const one of GROWTHS) {
      leaf.style.setProperty("--grown", one);
      if (fits(leaf)) { break; }
    }
    // Of the room that is left a third stands above a sentence or two.
    const left = leaves().clientHeight - leaf.offsetHeight;
    if (leaf.classList.contains("calm") && left > 0) { leaf.style.top = left / 3 + "px"; }
  }

  function set() {
    leaves().replaceChildren();
    pages = [];
    for (const leaf of source) {
      let best = null;
      const rows = leaf.querySelector(":scope > .row + .row");
      for (const way of rows ? (rows.matches(".shares") ? CLOSE : WAYS) : [""]) {
        const made = paged(leaf, way);
        if (best && made.length >= best.length) {
          made.forEach(function (one) { one.remove(); });
        } else {
          if (best) { best.forEach(function (one) { one.remove(); }); }
          best = made;
        }
      }
      pages = pages.concat(best);
    }
    pages.forEach(grown);
    show();
  }

  function show() {
    const at = Math.min(Number(page.dataset.page), pages.length - 1);
    pages.forEach(function (one, place) { one.hidden = place !== at; });
    const number = document.getElementById("number");
    number.textContent = pages.length > 1 ? page.dataset.of.replace("{page}", at + 1).replace("{of}", pages.length) : "";
    if (lost) { number.textContent = page.dataset.lost; }
    // Where the desk has no room for all of it, the title goes first, which everybody knows by then.
    const desk = document.getElementById("desk");
    for (const name of [".title", ".day"]) {
      const one = desk.querySelector(name);
      if (one) { one.hidden = false; }
    }
    for (const name of [".title", ".day"]) {
      const one = desk.querySelector(name);
      if (one && desk.scrollWidth > desk.clientWidth) { one.hidden = true; }
    }
  }

  function take(text) {
    const next = new DOMParser().parseFromString(text, "text/html").getElementById("page");
    if (!next) { window.location.reload(); return; }
    const high = leaves().clientHeight, depth = page.dataset.depth;
    Object.assign(page.dataset, next.dataset);
    document.documentElement.dataset.theme = next.dataset.theme;
    document.getElementById("desk").replaceWith(next.querySelector("#desk"));
    document.getElementById("foot").replaceWith(next.querySelector("#foot"));
    const came = next.querySelector("#leaves");
    if (came.innerHTML !== told || depth !== page.dataset.depth || high !== leaves().clientHeight) {
      told = came.innerHTML;
      source = Array.from(came.children);
      set();
    } else {
      show();
    }
  }

  function later() { window.setTimeout(ask, 1000); }

  function ask() {
    fetch("/projector?version=" + encodeURIComponent(page.dataset.version) + "&pages=" + pages.length, { cache: "no-store", credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.status === 204 ? "" : answer.text();
      })
      .then(function (text) {
        const was = lost;
        lost = false;
        if (text) { take(text); } else if (was) { show(); }
        later();
      })
      .catch(function () { lost = true; show(); later(); });
  }

  function turn(by) {
    const sent = new URLSearchParams({ token: page.dataset.token, by: by, pages: pages.length });
    fetch("/projector/turn", { method: "POST", body: sent, cache: "no-store", credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (text) { if (text) { take(text); } });
  }

  document.addEventListener("keydown", function (event) {
    const by = { PageDown: "1", ArrowRight: "1", " ": "1", PageUp: "-1", ArrowLeft: "-1" }[event.key];
    if (by && !event.ctrlKey && !event.altKey && !event.metaKey) { event.preventDefault(); turn(by); }
  });
  window.addEventListener("resize", set);
  document.fonts.addEventListener("loadingdone", set);

  document.documentElement.classList.add("paged");
  told = leaves().innerHTML;
  source = Array.from(leaves().children);
  set();
  later();
}());
