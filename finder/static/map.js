// The map of /map: it adds to a list that is complete without it, and never stands in its way.
"use strict";

const mapPart = document.querySelector("[data-places]");
if (mapPart) {
  mapPart.dataset.drawn = ""; // else site.js says that this script did not come
  mapSay(mapPart, mapPart.dataset.sayDrawing);
  drawMap(mapPart, document.getElementById("list")).catch((error) => {
    mapPart.classList.add("map-failed");
    mapSay(mapPart, error.said || mapPart.dataset.sayFailed);
  });
}

async function drawMap(part, list) {
  const data = await read(part.dataset.places, part.dataset.sayNoData);
  const find = (name) => part.querySelector(`[data-${name}]`);
  for (const sentence of data.said) find("left").append(element("li", sentence));
  find("below").hidden = false;
  if (!data.places.length) throw Object.assign(new Error("no places"), { said: part.dataset.sayEmpty });

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const touch = matchMedia("(pointer: coarse)").matches;
  const map = L.map(find("canvas"), {
    attributionControl: false,
    zoomControl: false,
    dragging: !touch, // one finger moves the page, two the map
    scrollWheelZoom: false,
    worldCopyJump: false,
    maxBounds: [[-75, -200], [86, 200]],
    minZoom: 1,
    maxZoom: 18,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());

  L.control.scale({ metric: part.dataset.unit === "km", imperial: part.dataset.unit === "mi" }).addTo(map);

  const areas = L.layerGroup().addTo(map);
  const clusters = marks.clusters(part, still);
  const byMeeting = new Map();
  const all = data.places.map((place) => marks.of(place, areas));
  for (const mark of all) for (const entry of mark.place.entries) byMeeting.set(entry.id, mark);
  const home = fit(map, part, all);
  clusters.addLayers(all);
  map.addLayer(clusters);
  mapSay(part, "");

  const { names, write } = ground.towns(map, data.towns);
  clusters.on("animationend", write);
  const outline = await land(map, part);
  ground.streets(map, part, [names, ...(outline ? [outline] : [])]);
  arrange(part, list);
  tools(map, part, home, still);
  const seek = choosing(map, part, list, clusters);
  inView(map, part, clusters);
  beside(list, part, byMeeting, clusters, seek);
}

async function read(address, said) {
  try {
    const answer = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(30000) });
    const found = await answer.json();
    if (answer.ok) return found;
    said = found.error.message;
  } catch {
    // A line that is down, or an answer that is none: the sentence says so.
  }
  throw Object.assign(new Error(said), { said });
}

// The land is drawn behind the places when it comes; without it they stand on plain ground.
async function land(map, part) {
  try {
    return ground.outline(map, await read(part.dataset.outline));
  } catch {
    mapSay(part, part.dataset.sayNoOutline);
    return null;
  }
}

// All places in view, and the circle that was searched.
function fit(map, part, all) {
  const bounds = L.latLngBounds(all.map((mark) => mark.getLatLng()));
  const { latitude, longitude, km } = part.dataset;
  if (km) {
    const centre = L.latLng(Number(latitude), Number(longitude));
    bounds.extend(centre);
    L.circle(centre, { radius: km * 1000, interactive: false, className: "map-reach" }).addTo(map);
    L.circleMarker(centre, { radius: 5, interactive: false, className: "map-centre" }).addTo(map);
  }
  const home = () => map.fitBounds(bounds, { padding: [36, 36], maxZoom: 14 });
  home();
  return home;
}

// Beside each other the list comes first; one above the other the map does, with a way past it.
function arrange(part, list) {
  const wide = matchMedia("(min-width: 62rem)");
  const order = () => (wide.matches ? list.after(part) : list.before(part));
  order();
  wide.addEventListener("change", order);
  for (const link of document.querySelectorAll("[data-skip]")) link.hidden = false;
}

function tools(map, part, home, still) {
  const pan = (x, y) => () => map.panBy([x * 160, y * 160], { animate: !still });
  // Leaflet forgets what is asked of it while it zooms: that waits here for its turn.
  let zooming = false;
  map.on("zoomstart", () => (zooming = true)).on("zoomend", () => (zooming = false));
  const turn = (act) => () => (zooming ? map.once("zoomend", act) : act());
  const acts = {
    left: pan(-1, 0), right: pan(1, 0), up: pan(0, -1), down: pan(0, 1),
    in: () => map.zoomIn(), out: () => map.zoomOut(), all: home,
  };
  const box = part.querySelector("[data-tools]");
  box.hidden = false;
  for (const button of box.querySelectorAll("[data-tool]")) {
    button.addEventListener("click", turn(acts[button.dataset.tool]));
  }
}

// What is in view, in words; and a search of just that, once someone moved the map.
function inView(map, part, clusters) {
  const words = part.querySelector("[data-view]");
  const again = part.querySelector("[data-area]");
  const link = again.querySelector("a");
  const pane = map.getPane("markerPane");
  const tell = () => {
    const view = map.getBounds();
    const seen = clusters.getLayers().filter((mark) => view.contains(mark.getLatLng()));
    const meetings = seen.reduce((sum, mark) => sum + mark.place.entries.length, 0);
    words.textContent = fill(part.dataset.sayView, { places: seen.length, meetings });
    marks.tellApart(pane);
  };
  const search = () => {
    const centre = map.getCenter().wrap();
    const view = map.getBounds();
    const metres = Math.max(centre.distanceTo([view.getNorth(), centre.lng]), centre.distanceTo([centre.lat, view.getEast()]));
    const within = Math.ceil(metres / (part.dataset.unit === "mi" ? 1609.344 : 1000));
    const to = new URL(link.href);
    to.searchParams.set("lat", centre.lat.toFixed(2));
    to.searchParams.set("lon", centre.lng.toFixed(2));
    to.searchParams.set("within", String(within));
    to.searchParams.set("unit", part.dataset.unit);
    link.href = to.href;
    again.hidden = within > 1000;
  };
  map.on("moveend", tell).on("moveend", search);
  clusters.on("animationend spiderfied unspiderfied", () => marks.tellApart(pane));
  tell();
}

// The place that was chosen: its meetings in words under or on the map, its mark and cards lit.
function choosing(map, part, list, clusters) {
  const box = part.querySelector("[data-picked]");
  const say = part.dataset;
  let current = null;

  function close() {
    light(false);
    box.hidden = true;
    current = null;
  }
  function light(on) {
    if (!current) return;
    current.getElement()?.classList.toggle("map-lit", on);
    for (const { id } of current.place.entries) cardOf(list, id)?.classList.toggle("card-lit", on);
  }
  function open(mark) {
    close();
    current = mark;
    const { title, area, entries } = mark.place;
    box.querySelector("[data-picked-title]").textContent = title;
    const note = box.querySelector("[data-picked-area]");
    note.hidden = !area;
    note.textContent = say.sayArea;
    box.querySelector("[data-picked-list]").replaceChildren(...entries.map((entry) => line(entry, entries.length > 1 || area)));
    box.hidden = false;
    light(true);
    box.focus({ preventScroll: true });
  }
  function line(entry, where) {
    const item = document.createElement("li");
    const link = element("a", "");
    link.href = saved.way(entry.url);
    link.append(element("bdi", entry.name));
    const here = entry.page === Number(say.page);
    const there = element("a", here ? say.sayInList : fill(say.sayOnPage, { n: entry.page }), "map-there");
    there.href = here ? "#list" : pageAddress(entry);
    there.setAttribute("aria-label", fill(here ? say.sayInListNamed : say.sayOnPageNamed, { n: entry.page, name: entry.name }));
    if (here) there.addEventListener("click", (event) => { event.preventDefault(); toCard(list, entry.id); });
    item.append(link, element("p", entry.when, "map-when"));
    if (where && entry.where) item.append(element("p", entry.where));
    const who = element("p", entry.who);
    if (entry.english) who.lang = "en"; // not translated yet, as the list's cards say
    item.append(who, there);
    return item;
  }

  clusters.on("click", ({ layer }) => {
    open(layer);
    box.scrollIntoView({ block: "nearest" });
  });
  // Marks are buttons: Enter and Space do what a tap does. A cluster goes away by it, its focus stays.
  map.getPane("markerPane").addEventListener("keydown", (event) => {
    const mark = event.target.closest(".map-mark");
    if (!mark || ![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    if (mark.matches(".map-cluster")) map.getContainer().focus({ preventScroll: true });
    mark.click();
  });
  // The mark may have been drawn anew, in or out of a cluster.
  clusters.on("animationend", () => light(true));
  map.on("moveend", () => light(true));
  const leave = () => {
    const mark = current?.getElement();
    close();
    (mark || map.getContainer()).focus({ preventScroll: true });
  };
  part.querySelector("[data-close]").addEventListener("click", leave);
  box.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  const seek = (mark) => clusters.zoomToShowLayer(mark, () => {
    open(mark);
    part.scrollIntoView({ block: "start" });
  });
  return seek;
}

// Each card that has a place leads to it; pointing at a card lights its mark.
function beside(list, part, byMeeting, clusters, seek) {
  for (const link of list.querySelectorAll(".card :is(h2, h3) a[href^='/meetings/']")) {
    const card = link.closest(".card");
    const mark = byMeeting.get(idOf(link));
    if (!mark) continue;
    const button = element("button", part.dataset.sayShow, "map-show");
    button.type = "button";
    button.setAttribute("aria-label", fill(part.dataset.sayShowNamed, { name: link.textContent }));
    button.addEventListener("click", () => seek(mark));
    (card.querySelector(".what") || card).append(button);
    const lit = (on) => () => clusters.getVisibleParent(mark)?.getElement()?.classList.toggle("map-near", on);
    for (const name of ["pointerenter", "focusin"]) card.addEventListener(name, lit(true));
    for (const name of ["pointerleave", "focusout"]) card.addEventListener(name, lit(false));
  }
  const wanted = new URLSearchParams(location.hash.slice(1)).get("m");
  if (wanted && cardOf(list, wanted)) toCard(list, wanted);
}

function toCard(list, id) {
  const card = cardOf(list, id);
  card.classList.add("card-lit");
  card.querySelector("a").focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
}

function cardOf(list, id) {
  const link = [...list.querySelectorAll(".card a[href^='/meetings/']")].find((one) => idOf(one) === id);
  return link?.closest(".card");
}

function idOf(link) {
  return link.pathname.split("/")[2];
}

function pageAddress(entry) {
  const to = new URL(location.href);
  to.searchParams.set("page", String(entry.page));
  to.hash = new URLSearchParams({ m: entry.id });
  return to.href;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
