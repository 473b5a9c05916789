// Only adds to a link that works without it: the exit by keyboard, and no way back by the button.
"use strict";

const exit = document.querySelector("[data-leave]");
const leave = () => {
  document.title = "";
  document.body.hidden = true;
  location.replace(exit.href);
};
exit.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.querySelector("[data-leave-keys]").hidden = false;

// Three presses of Shift alone within two seconds; a capital letter is none of them.
let presses = [];
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") presses = [];
  else if (!event.repeat) presses = [...presses, event.timeStamp].slice(-3);
  if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
});
