// Keeps the files of this site, so that it works without a connection; another build has another name.
"use strict";
const NAME = "held-in-contempt {{ build }}", HERE = new URL(".", self.location).href;
const FILES = {{ files | tojson }};

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(NAME).then(function (cache) { return cache.addAll(FILES); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.startsWith("held-in-contempt ") && name !== NAME && FILES.length; })
      .map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  if (event.request.method !== "GET" || !event.request.url.startsWith(HERE)) { return; }
  event.respondWith(caches.open(NAME).then(function (cache) {
    return cache.match(event.request, { ignoreSearch: true }).then(function (found) { return found || fetch(event.request); });
  }));
});
