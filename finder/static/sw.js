// Opens without a network what the reader chose to keep, and says how old it is. It is there only
// after a tap (saved.js), and keeps nothing but what is named here: never an answer that holds a
// position, never what the server marks `no-store`, never a family page. The server writes KEPT:
// {version, files, pages, old}.
"use strict";

const SHELL = `shell-${KEPT.version}`;
const SAVED = "saved"; // pages of saved meetings, and the list of them
const LIST = "list"; // the last list: exists only where the reader asked for it
const SAVED_LIST = "/saved?list";
const MOST = 100;
const MOST_CHARACTERS = 500_000; // a page
const PATIENCE = 4_000; // ms, if there is a copy
const DAY = 86_400_000;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  event.waitUntil(told(event.data).then(() => event.ports[0]?.postMessage("done")));
});
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.method === "POST" && url.pathname === "/saved") event.respondWith(savedList(event.request));
  else if (event.request.method !== "GET") return;
  else if (KEPT.files.some((file) => sameFile(file, url))) event.respondWith(file(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event, url));
});

async function install() {
  const spoken = await tongues(); // of the worker before this one
  const shell = await caches.open(SHELL);
  await Promise.all(
    [...KEPT.files, ...KEPT.pages].map(async (path) => {
      // A file's address changes with its content: the browser's own copy is as good.
      const response = await fetch(path, { cache: KEPT.files.includes(path) ? "default" : "no-cache" });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await shell.put(path, await stamped(response));
    }),
  );
  for (const tag of spoken) await learn(tag);
  await skipWaiting();
}

// The languages other than the browser's in which the pages are kept: "?lang=es".
async function tongues() {
  const names = (await caches.keys()).filter((name) => name.startsWith("shell-"));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return new Set(kept.flat().map(({ url }) => tongue(new URL(url))).filter(Boolean));
}

// The pages in the language of the page that something was kept from.
async function learn(tag) {
  const shell = await caches.open(SHELL);
  await Promise.all(KEPT.pages.map(async (path) => {
    const spot = { name: SHELL, key: path + tag };
    if (!tag || (await shell.match(spot.key))) return;
    await fetch(spot.key).then((response) => keep(spot, response)).catch(() => {});
  }));
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("shell-") && name !== SHELL) await caches.delete(name);
  }
  await clients.claim();
}

// A copy with the device's own time. `Vary` would keep it from being found.
async function stamped(response) {
  const headers = new Headers(response.headers);
  for (const name of ["vary", "content-encoding", "content-length"]) headers.delete(name);
  headers.set("x-kept", Date.now());
  return new Response(await response.arrayBuffer(), { headers });
}

function sameFile(path, url) {
  return new URL(path, location).pathname === url.pathname;
}

// Addresses with `v` never change; a kept page may want an older file than there is now.
async function file(request) {
  const shell = await caches.open(SHELL);
  const known = await shell.match(request);
  if (known) return known;
  try {
    return await fetch(request);
  } catch (error) {
    const other = await shell.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}

// A page in a language that its address names is another page.
function tongue(url) {
  const tag = url.searchParams.get("lang");
  return tag && KEPT.tongues.includes(tag) ? `?lang=${tag}` : "";
}

// Where a page may be kept, and under which address; null: nowhere.
async function place(url) {
  if (["lat", "lon"].some((name) => url.searchParams.has(name))) return null;
  if (KEPT.pages.includes(url.pathname)) return { name: SHELL, key: url.pathname + tongue(url) };
  if (url.pathname === "/meetings") {
    const mine = (await caches.has(LIST)) && !url.searchParams.getAll("for").includes("family");
    return mine ? { name: LIST, key: url.pathname + url.search } : null;
  }
  const known = (await caches.has(SAVED)) && (await copyOf({ name: SAVED, key: url.pathname }));
  return known ? { name: SAVED, key: url.pathname + tongue(url) } : null;
}

async function page(event, url) {
  const spot = await place(url);
  const known = spot && (await caches.has(spot.name)) && (await copyOf(spot));
  // What the browser has from a minute ago is no answer of the site: without a network it would look like one.
  const asked = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(asked.then((response) => spot && keep(spot, response.clone())).catch(() => {}));
  try {
    const response = known ? await Promise.race([asked, late()]) : await asked;
    return response.status >= 500 && known ? old(known, url) : response;
  } catch {
    return known ? old(known, url) : missing(url);
  }
}

// In the language asked for, else in any, which the page itself then shows.
async function copyOf({ name, key }) {
  const shelf = await caches.open(name);
  return (await shelf.match(key)) || (name !== LIST && (await shelf.match(key, { ignoreSearch: true })));
}

function late() {
  return new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("late")));
}

async function keep({ name, key }, response) {
  if (!(await caches.has(name))) return; // forgotten meanwhile
  const shelf = await caches.open(name);
  if (response.status === 404 || response.status === 410) await shelf.delete(key, { ignoreSearch: name === SAVED });
  if (!response.ok || response.type !== "basic") return;
  if (/no-store/.test(response.headers.get("cache-control"))) return;
  const copy = await stamped(response);
  const text = await copy.clone().text();
  if (text.length > MOST_CHARACTERS || (name === LIST && /<body[^>]* data-family/.test(text))) return;
  if (name === LIST) for (const other of await shelf.keys()) await shelf.delete(other);
  await shelf.put(key, copy);
}

// The copy, with a mark by which styles and old.js know that it is one. The page of saved meetings
// holds nothing of its own: it marks itself when its list is old.
async function old(kept, url) {
  if (url.pathname === "/saved") return kept;
  const mark = `<html data-kept="${kept.headers.get("x-kept")}"`;
  const page = await kept.text();
  const nonce = / nonce="([\w-]+)"/.exec(page)?.[1]; // what the kept policy lets run
  const script = `<script src="${KEPT.old}" nonce="${nonce}" defer></script></head>`;
  const text = page.replace("<html", mark).replace("</head>", script);
  return new Response(text, { headers: kept.headers });
}

async function missing(url) {
  return (await copyOf({ name: SHELL, key: "/offline" + tongue(url) })) || Response.error();
}

async function savedList(request) {
  try {
    const response = await fetch(request);
    if (response.ok && (await caches.has(SAVED))) {
      await (await caches.open(SAVED)).put(SAVED_LIST, await stamped(response.clone()));
    }
    if (response.status < 500) return response;
  } catch {
    // Answered below, as an answer of 5xx is.
  }
  return (await caches.match(SAVED_LIST)) || Response.error();
}

async function told({ saved, list, visit }) {
  if (visit) {
    const spot = await place(new URL(visit));
    if (spot) await keep(spot, await fetch(visit, { cache: "no-cache" }));
  }
  if (list) await learn(tongue(new URL(list, location)));
  if (saved) await keepSaved(saved.slice(0, MOST), list);
}

async function keepSaved(ids, list) {
  if (!ids.length) return caches.delete(SAVED);
  const shelf = await caches.open(SAVED);
  const paths = ids.map((id) => `/meetings/${encodeURIComponent(id)}`);
  for (const request of await shelf.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!paths.includes(pathname) && pathname + search !== SAVED_LIST) await shelf.delete(request);
  }
  const tag = tongue(new URL(list, location));
  for (const path of paths.reverse()) { // the last one was saved just now
    const key = path + tag;
    const known = await shelf.match(key);
    if (known && Date.now() - known.headers.get("x-kept") < DAY) continue;
    await fetch(key).then((response) => keep({ name: SAVED, key }, response)).catch(() => {});
  }
  const body = new URLSearchParams(ids.map((id) => ["m", id]));
  await savedList(new Request(list, { method: "POST", body }));
}
