// Saved meetings: their ids, on this device alone, and nothing before the first tap.
"use strict";

const saved = {
  KEY: "saved",
  OFF: "offline-off", // set where somebody wants meetings saved but no page kept
  ids() {
    try {
      const ids = JSON.parse(localStorage.getItem(saved.KEY));
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  },
  write(ids) {
    if (ids.length) localStorage.setItem(saved.KEY, JSON.stringify(ids));
    else localStorage.removeItem(saved.KEY);
    saved.tell();
  },
  canKeep: "serviceWorker" in navigator && "caches" in window && "offline" in document.body.dataset,
  // No list round a position, and none for relatives: somebody else may hold this device.
  mayKeep: () => !/[?&](lat|lon|for=family)\b/.test(location.search) && !("family" in document.body.dataset),
  // The worker (sw.js) is there only once somebody saved a meeting or asked for it. It listens while
  // it is still being installed, so that what was tapped is kept at once.
  async worker(wanted) {
    if (!saved.canKeep) return null;
    try {
      let home = await navigator.serviceWorker.getRegistration("/");
      if (!home && wanted) home = await navigator.serviceWorker.register("/sw.js");
      return home ? home.installing || home.waiting || home.active : null;
    } catch {
      return null; // a private window: then nothing is kept
    }
  },
  // True once the worker has done it, and opens it without a network.
  async ask(worker, told) {
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => (port1.onmessage = resolve));
    worker.postMessage(told, [port2]);
    await done;
    await navigator.serviceWorker.ready;
  },
  async tell() {
    const ids = saved.ids();
    const worker = await saved.worker(ids.length > 0 && !localStorage.getItem(saved.OFF));
    if (!worker) return;
    await saved.ask(worker, { saved: ids, list: saved.address() });
    if (saved.fresh) saved.say("ready");
    saved.fresh = false;
  },
  async keepList() {
    if (await caches.has("list")) await caches.delete("list");
    else {
      const worker = await saved.worker(true);
      if (!worker) return saved.say("refused");
      await caches.open("list"); // that it exists is what the worker goes by
      await saved.ask(worker, { visit: location.href, list: saved.address() });
      saved.say("kept");
    }
    saved.paint();
  },
  // An address of this site in the language that this page's own names.
  way(path, ids = []) {
    const to = new URL(path, location.origin);
    const tag = new URLSearchParams(location.search).get("lang");
    for (const id of ids) to.searchParams.append("m", id);
    if (tag) to.searchParams.set("lang", tag);
    return to.pathname + to.search;
  },
  address: () => saved.way("/saved"),
  say(name) {
    const toast = document.querySelector("[data-toast]");
    toast.firstElementChild.textContent = toast.dataset[name];
    toast.lastElementChild.hidden = name !== "saved" && name !== "ready";
    toast.classList.add("said");
    clearTimeout(saved.silence);
    saved.silence = setTimeout(() => toast.classList.remove("said"), 8000);
  },
  paint(part = document) {
    const ids = saved.ids();
    for (const button of part.querySelectorAll("[data-save]")) {
      saved.press(button, ids.includes(button.dataset.save));
    }
    for (const button of part.querySelectorAll("[data-keep-list]")) {
      button.parentElement.hidden = true;
      if (saved.canKeep && saved.mayKeep()) caches.has("list").then((on) => saved.press(button, on));
    }
  },
  press(button, on) {
    button.hidden = button.parentElement.hidden = false;
    button.setAttribute("aria-pressed", on);
  },
  add(more) {
    const ids = [...new Set([...saved.ids(), ...more])];
    if (ids.length > document.body.dataset.most) return saved.say("full");
    try {
      saved.fresh = true; // it is said again once it opens without a network
      saved.write(ids);
      saved.say("saved");
    } catch {
      saved.say("refused");
    }
    saved.paint();
  },
  remove(id) {
    saved.fresh = false;
    saved.write(saved.ids().filter((other) => other !== id));
    saved.say("removed");
    saved.paint();
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save], [data-save-all], [data-keep-list]");
  if (!button) return;
  const { save, saveAll } = button.dataset;
  if (saveAll) saved.add(JSON.parse(saveAll));
  else if (!save) saved.keepList();
  else if (saved.ids().includes(save)) saved.remove(save);
  else saved.add([save]);
});
for (const button of document.querySelectorAll("[data-save-all]")) button.hidden = false;
for (const link of document.querySelectorAll("[data-plan-add]")) {
  link.href = saved.way("/plan", new Set([...saved.ids(), link.dataset.planAdd]));
}
addEventListener("pageshow", () => saved.paint());
document.addEventListener("list-shown", async () => {
  saved.paint(); // list.js has put another list here
  if (saved.canKeep && (await caches.has("list"))) (await saved.worker())?.postMessage({ visit: location.href });
});
document.addEventListener("list-shown", () => saved.paint());
saved.paint();
