// Tells the page round this frame how high it is, and nothing else: only those that may hold it.
"use strict";

const hosts = document.currentScript.dataset.hosts.split(" ").filter(Boolean);
const holder = (location.ancestorOrigins || [])[0];
const told = hosts.includes("*") ? ["*"] : hosts.filter((host) => !holder || host === holder);
let last = 0;
let later;
const tell = () => {
  clearTimeout(later);
  if (innerWidth < 1) { later = setTimeout(tell, 500); return; } // in a part of the page that is not open
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height < 1 || height === last) return;
  last = height;
  for (const host of told) parent.postMessage({ openChair: height }, host);
};
// The frame is first 0 high: browsers draw no such frame of another site, so observers are silent in it.
if (parent !== window) {
  tell();
  addEventListener("load", tell);
  new ResizeObserver(tell).observe(document.body);
}
