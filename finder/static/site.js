// Only adds to pages that work without it: near me on a tap, tidy addresses, local times, copying.
"use strict";

// Empty fields stay out of the address; coming back finds the form as it was.
let emptied = [];
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    emptied = [...form.querySelectorAll("input, select")].filter(
      (field) => !field.disabled && !field.value && (field.type !== "radio" || field.checked),
    );
    for (const field of emptied) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of emptied) field.disabled = false;
});

// The position is rounded to 2 decimals (about a kilometre) here, before it leaves the device.
const refused = {
  1: "Your browser keeps your position to itself. Type a town or postcode instead.",
  2: "Your position cannot be found right now. Type a town or postcode instead.",
  3: "Finding your position takes too long. Type a town or postcode instead.",
};
for (const part of document.querySelectorAll("[data-near-me]")) {
  if (!("geolocation" in navigator)) continue;
  part.hidden = false;
  const said = part.querySelector("[role=status]");
  part.querySelector("button").addEventListener("click", () => {
    said.textContent = "Looking for your position…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => goThere(part.closest("form"), coords),
      ({ code }) => (said.textContent = refused[code] || refused[2]),
      { maximumAge: 300000, timeout: 10000 },
    );
  });
}
function goThere(form, coords) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && !["near", "lat", "lon", "page"].includes(name)) query.append(name, value);
  }
  query.set("lat", coords.latitude.toFixed(2));
  query.set("lon", coords.longitude.toFixed(2));
  location.assign(`${form.getAttribute("action")}?${query}`);
}

// Online meetings, in this device's own zone too.
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const time of document.querySelectorAll("time[data-local]")) {
  const start = new Date(time.dateTime);
  const clock = { hour: "numeric", minute: "2-digit", hour12: time.dataset.local === "12" };
  const words = new Intl.DateTimeFormat("en", clock).format(start);
  const wall = time.dateTime.slice(0, 16);
  const own = new Date(start.getTime() - start.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  if (own === wall || new URLSearchParams(location.search).get("tz") === here) continue;
  const day = own.slice(0, 10) === wall.slice(0, 10) ? "" : new Intl.DateTimeFormat("en", { weekday: "long" }).format(start) + " ";
  const note = document.createElement("span");
  note.className = "zone";
  note.textContent = `${day}${words} where you are`;
  const box = time.closest(".when");
  if (box) box.insertBefore(note, box.querySelector(".soon"));
  else time.parentElement.append(" · ", note);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "Copied.";
    } catch {
      field.select();
      said.textContent = "Press Ctrl+C or ⌘C.";
    }
  });
}
