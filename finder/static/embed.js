// Puts a list in the place of each link marked data-open-chair. The link stays until the frame has
// said how high it is: if the frame may not be shown here, nothing is lost.
(() => {
  "use strict";
  const site = new URL(document.currentScript.src).origin;
  const frames = new Map();

  for (const link of document.querySelectorAll("a[data-open-chair]:not([data-taken])")) {
    const url = new URL(link.href);
    if (url.origin !== site) continue;
    link.dataset.taken = "";
    url.pathname = "/embed";
    for (const name of ["look", "box"]) if (link.dataset[name]) url.searchParams.set(name, link.dataset[name]);
    const frame = document.createElement("iframe");
    frame.title = link.textContent;
    frame.referrerPolicy = "no-referrer";
    Object.assign(frame.style, { display: "block", width: "100%", height: "0", border: "0", visibility: "hidden" });
    frame.src = url;
    link.after(frame);
    frames.set(frame, link);
  }

  addEventListener("message", (event) => {
    if (event.origin !== site) return;
    const height = event.data && event.data.openChair;
    if (!Number.isInteger(height) || height < 1 || height > 20000) return;
    for (const [frame, link] of frames) {
      if (frame.contentWindow !== event.source) continue;
      frame.style.height = `${height}px`;
      frame.style.visibility = "visible";
      link.hidden = true;
    }
  });
})();
