// A page that the device had kept: says how old it is, and takes back what counted from then.
"use strict";

const root = document.documentElement;
const note = document.querySelector("[data-old-note]");
const TONGUE = root.lang === "en" ? "en-GB" : root.lang; // the day before the month, as elsewhere here
const STEPS = [["day", 86400], ["hour", 3600], ["minute", 60]];

function age(seconds) {
  const [unit, long] = STEPS.find(([, long]) => seconds >= long) || STEPS[2];
  return new Intl.RelativeTimeFormat(TONGUE, { numeric: "always" }).format(-Math.max(Math.floor(seconds / long), 1), unit);
}

// "Sunday 22 November": no comma, as elsewhere here. The date is that of UTC's clock.
function dayOf(wall, more) {
  const words = new Intl.DateTimeFormat(TONGUE, { day: "numeric", month: "long", timeZone: "UTC", ...more });
  return `${new Intl.DateTimeFormat(TONGUE, { weekday: "long", timeZone: "UTC" }).format(wall)} ${words.format(wall)}`;
}

function tellAge() {
  if (!root.dataset.kept) return (note.hidden = true);
  const read = new Date(Number(root.dataset.kept));
  const own = new Date(read - read.getTimezoneOffset() * 60000);
  const time = clock(own.toISOString().slice(11, 16), note.dataset.clock); // the site's way, by site.js
  const when = `${dayOf(own, { year: "numeric" })}, ${time}`;
  const words = note.dataset.said.replace("{ago}", age((Date.now() - read) / 1000)).replace("{when}", when);
  note.firstElementChild.textContent = `${navigator.onLine ? note.dataset.silent : note.dataset.offline} ${words}`;
  note.hidden = false;
}

// "On now", "Tomorrow": each card gets its date instead, as the wall clock there shows it.
const LONGEST = 2 * 3600000; // a kept card does not say when it ends: what may still be on is not past
function takeBack() {
  if (!root.dataset.kept) return;
  for (const heading of document.querySelectorAll(".band")) heading.remove();
  for (const card of document.querySelectorAll(".card")) {
    card.classList.remove("live");
    const time = card.querySelector("time[datetime]");
    if (!time) continue;
    const wall = new Date(time.getAttribute("datetime").slice(0, 16) + "Z");
    const day = card.querySelector(".day") || time.parentElement.parentElement.insertBefore(document.createElement("span"), time.parentElement);
    day.className = "day";
    day.textContent = dayOf(wall) + (Date.now() - new Date(time.dateTime) > LONGEST ? ` (${note.dataset.past})` : "");
  }
}

function retell() {
  takeBack();
  tellAge();
}
document.addEventListener("kept", retell);
document.addEventListener("visibilitychange", tellAge);
setInterval(tellAge, 60000);
retell();

// The page for what is not kept leads to the last list, if one is.
const link = document.querySelector("[data-last-list]");
if (link && "caches" in window) {
  caches.has("list").then(async (on) => {
    const [request] = on ? await (await caches.open("list")).keys() : [];
    if (!request) return;
    link.href = request.url;
    link.parentElement.hidden = false;
  });
}
