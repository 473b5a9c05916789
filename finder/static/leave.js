// Only adds to a link that works without it: the way out by keyboard, and no way back by the button.
"use strict";

const way = document.querySelector("[data-way-out]");
const said = way.querySelector("[role=status]");
const leave = () => {
  document.title = "";
  document.body.hidden = true;
  location.replace(way.querySelector("[data-leave]").href);
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
  said.textContent = way.dataset[["", "leaveTwo", "leaveOne"][presses.length]] || "";
  if (presses.length === 3) leave();
});
