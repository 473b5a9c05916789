// The page of saved meetings: asks what became of them, offline and on, and forgets everything.
"use strict";

const page = document.querySelector("[data-saved-page]");
const part = (name) => page.querySelector(`[data-${name}]`);

async function show() {
  const ids = saved.ids();
  part("saved-none").hidden = ids.length > 0;
  part("saved-some").hidden = ids.length === 0;
  if (!ids.length) return;
  for (const link of page.querySelectorAll("[data-saved-way]")) {
    link.href = saved.way(link.dataset.savedWay, ids);
  }
  try {
    const body = new URLSearchParams(ids.map((id) => ["m", id]));
    const response = await fetch(saved.address(), { method: "POST", body });
    if (!response.ok) throw new Error(response.statusText);
    await fill(response);
  } catch {
    part("saved-failed").hidden = false;
  }
}

async function fill(response) {
  const list = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-moved]");
  const moved = JSON.parse(list.dataset.moved);
  const ids = saved.ids();
  const now = [...new Set(ids.map((id) => moved[id] || id))];
  if (now.join() !== ids.join()) saved.write(now);
  for (const button of list.querySelectorAll("[data-save]")) {
    if (!now.includes(button.dataset.save)) button.closest("li").remove(); // removed while offline
  }
  part("saved-list").replaceChildren(document.adoptNode(list));
  saved.paint(list);
  const kept = response.headers.get("x-kept");
  if (kept) {
    document.documentElement.dataset.kept = kept;
    document.dispatchEvent(new Event("kept"));
  }
}

async function choices() {
  const box = part("offline-choices");
  if (!box || !saved.canKeep) return;
  const [on, lists] = [part("offline-on"), part("offline-lists")];
  on.checked = Boolean(await navigator.serviceWorker.getRegistration("/"));
  lists.checked = on.checked && (await caches.has("list"));
  box.hidden = false;
  on.onchange = async () => {
    if (on.checked) localStorage.removeItem(saved.OFF);
    else localStorage.setItem(saved.OFF, "1");
    on.checked ? await saved.worker(true).then(saved.tell) : await dropPages();
    choices();
  };
  lists.onchange = async () => {
    lists.checked ? (await saved.worker(true)) && (await caches.open("list")) : await caches.delete("list");
    choices();
  };
}

async function dropPages() {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}

part("forget").addEventListener("click", async () => {
  localStorage.clear();
  sessionStorage.clear();
  if (saved.canKeep) await dropPages();
  part("saved-list").replaceChildren();
  const said = page.querySelector("[data-forgotten]");
  said.textContent = said.dataset.forgotten;
  delete document.documentElement.dataset.kept;
  show();
  choices();
});

page.hidden = false;
show();
choices();
