// Only adds to pages that work without it: the quick way out, near me on a tap, tidy addresses, local
// times, copying, sharing, and the way back to the row one came from. Its words stand in the pages.
"use strict";
const words = document.currentScript.dataset;

// The quick way out, where a page has one: by keyboard too, and no way back by the button.
const wayOut = document.querySelector("[data-way-out]");
if (wayOut) {
  const leave = () => {
    document.title = "";
    document.body.hidden = true;
    location.replace(wayOut.querySelector("[data-leave]").href);
  };
  for (const link of document.querySelectorAll("[data-leave]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  document.querySelector("[data-leave-keys]").hidden = false;
  // Three presses of Shift alone within two seconds; a capital letter is none of them.
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000);
    const said = wayOut.dataset[["", "leaveTwo", "leaveOne"][presses.length]] || "";
    wayOut.querySelector("[role=status]").textContent = said;
    if (presses.length === 3) leave();
  });
}

// Empty fields stay out of the address; coming back finds the form as it was.
let emptied = [];
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
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
const outcomes = { 1: "denied", 2: "unavailable", 3: "slow" };
for (const part of document.querySelectorAll("[data-near-me]")) {
  if (!("geolocation" in navigator)) continue;
  part.hidden = false;
  const said = part.querySelector("[role=status]");
  part.querySelector("button").addEventListener("click", () => {
    said.textContent = part.dataset.looking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => goThere(part.closest("form"), coords),
      ({ code }) => (said.textContent = part.dataset[outcomes[code] || "unavailable"]),
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

// Meetings that one may join from afar, in this device's own zone too; a change of day is said. The
// words are the page's: to make a format of its own takes a slow device longer than to draw a list.
function clock(wall, hours) {
  const whole = { "12:00": words.noon, "00:00": words.midnight }[wall];
  if (whole || hours === "24") return whole || wall;
  const hour = Number(wall.slice(0, 2));
  return `${hour % 12 || 12}${wall.slice(2)} ${hour < 12 ? words.am : words.pm}`;
}
function localTimes() {
  const asked = new URLSearchParams(location.search).get("tz");
  if (!words.here || (asked && asked === Intl.DateTimeFormat().resolvedOptions().timeZone)) return;
  for (const time of document.querySelectorAll("time[data-local]")) {
    const start = new Date(time.dateTime);
    const wall = time.dateTime.slice(0, 16);
    const own = new Date(start.getTime() - start.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
    const { local } = time.dataset;
    delete time.dataset.local;
    if (own === wall) continue;
    const same = own.slice(0, 10) === wall.slice(0, 10);
    const note = document.createElement("span");
    note.className = "zone";
    note.textContent = (same ? words.here : words.hereDay)
      .replace("{time}", clock(own.slice(11), local))
      .replace("{day}", words.days.split(",")[new Date(own + "Z").getUTCDay()]);
    const box = time.closest(".when");
    if (box) box.insertBefore(note, box.querySelector(".soon"));
    else time.parentElement.append(" · ", note);
  }
}
localTimes();

// Copying and sharing: what is copied is a field's value or what an element says.
function offerCopies() {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  for (const button of document.querySelectorAll("[data-share][hidden]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, title } = button.dataset;
      navigator.share({ url, title }).catch(() => {});
    });
  }
}
async function copy(button) {
  const from = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    said.textContent = button.dataset.copied;
  } catch {
    if (from.select) from.select();
    else getSelection().selectAllChildren(from);
    said.textContent = button.dataset.byHand;
  }
}
offerCopies();
document.addEventListener("list-shown", () => {
  localTimes();
  offerCopies();
});

// Back from a meeting leads to its row: which one it was is kept with this entry of the history.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".card a[href^='/meetings/']");
  if (link) history.replaceState({ ...history.state, row: link.getAttribute("href") }, "");
});
addEventListener("pageshow", (event) => {
  const [entry] = performance.getEntriesByType("navigation");
  if (event.persisted || entry?.type !== "back_forward" || !history.state?.row) return;
  document.querySelector(`.card a[href="${CSS.escape(history.state.row)}"]`)?.focus();
});

// The way back from a meeting is to where one came from, if that was a page of this site. Which one
// the browser does not tell, since no page here says where its readers come from.
const back = document.querySelector("[data-back]");
const came = window.navigation?.activation;
if (back && came?.from && came.navigationType === "push") {
  back.textContent = back.dataset.back;
  back.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.back();
  });
}

// By now the map's own script has run, or never will.
addEventListener("DOMContentLoaded", () => {
  const part = document.querySelector("[data-places]");
  if (!part || "drawn" in part.dataset) return;
  part.classList.add("map-failed");
  part.querySelector("[data-said]").textContent = part.dataset.sayFailed;
});
