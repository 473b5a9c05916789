// Keeps a plan on this device alone, and only after a tap; one tap forgets it.
"use strict";

const KEY = "plan";
const read = () => {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) || "null");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : null;
  } catch {
    return null;
  }
};
const address = (ids) => "/plan" + (ids.length ? "?" + ids.map((id) => "m=" + encodeURIComponent(id)).join("&") : "");

// On a meeting's page: add to the plan that is kept here, if one is.
for (const link of document.querySelectorAll("[data-plan-add]")) {
  const kept = read();
  if (kept) link.href = address([...new Set([...kept, link.dataset.planAdd])]);
}

// On the plan's own page: keep, open, forget.
const box = document.querySelector("[data-plan]");
if (box) {
  const ids = JSON.parse(box.dataset.plan);
  const [keep, open, forget, said] = ["keep", "open", "forget", "said"].map((name) => box.querySelector(`[data-plan-${name}]`));
  const show = () => {
    const kept = read();
    const same = kept !== null && kept.join() === ids.join();
    keep.hidden = !ids.length || same;
    open.hidden = kept === null || !kept.length || same;
    forget.hidden = kept === null;
    open.href = address(kept || []);
  };
  box.hidden = false;
  keep.addEventListener("click", () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(ids));
      said.textContent = "Kept on this device.";
    } catch {
      said.textContent = "This browser keeps nothing. Save the page’s address instead.";
    }
    show();
  });
  forget.addEventListener("click", () => {
    localStorage.removeItem(KEY);
    said.textContent = "Forgotten on this device.";
    show();
  });
  show();
}
