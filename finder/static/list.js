// The list without a reload: a changed filter fetches the same page and puts its parts in place.
"use strict";
{
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  const total = results.querySelector("[role=status]");
  const panel = document.getElementById("panel");
  const said = form.dataset;
  let under_way = null;
  let shown = location.pathname + location.search;

  const typed = (field) => ["q", "near"].includes(field.name);
  const parts = ["heading", "urgent", "found", "kept", "count"];

  // The address of what the form asks for, as a form without empty fields would send it.
  function asked() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
    if (!query.has("near") && !query.has("lat")) query.delete("within");
    return `${form.getAttribute("action")}?${query}`;
  }

  async function show(url, { pushed }) {
    under_way?.abort();
    under_way = new AbortController();
    results.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: under_way.signal, headers: { Accept: "text/html" } });
      if (!response.ok) return location.assign(url);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!page.getElementById("found")) return location.assign(url);
      if (pushed) history.pushState(null, "", url);
      shown = location.pathname + location.search;
      put(page);
    } catch (error) {
      if (error.name === "AbortError") return;
      if (pushed && (!navigator.onLine || "kept" in document.documentElement.dataset)) return stay();
      location.assign(url);
    }
  }

  // Without a network the list stays as it is, and the filters go back to what it was asked for.
  let chosen = [];
  function remember() {
    chosen = [...form.elements].map((field) => [field, field.checked, field.value]);
  }
  function stay() {
    results.removeAttribute("aria-busy");
    for (const [field, checked, value] of chosen) {
      if (["checkbox", "radio"].includes(field.type)) field.checked = checked;
      else if (field.matches("select")) field.value = value;
    }
    saved.say("filters");
  }

  function put(page) {
    document.title = page.title;
    for (const id of parts) {
      document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    }
    choose(page.getElementById("panel"));
    for (const field of form.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), select")) {
      const fresh = page.getElementById(field.id);
      if (fresh && field !== document.activeElement) field.value = fresh.value;
    }
    results.removeAttribute("aria-busy");
    said.live = page.getElementById("search").dataset.live;
    say(page.getElementById("results").querySelector("[role=status]").textContent);
    document.dispatchEvent(new CustomEvent("list-shown"));
  }

  // The same options stay where they are, so that nothing loses its focus; else they are replaced.
  function choose(fresh) {
    const names = (root) => [...root.querySelectorAll(".option input")].map((i) => `${i.name}=${i.value}`).join();
    if (names(panel) === names(fresh)) {
      const news = fresh.querySelectorAll(".option");
      panel.querySelectorAll(".option").forEach((option, number) => renew(option, news[number]));
      const titles = fresh.querySelectorAll("summary");
      panel.querySelectorAll("summary").forEach((title, number) => (title.textContent = titles[number].textContent));
    } else {
      const focus = document.activeElement;
      const key = panel.contains(focus) && (focus.id ? `#${focus.id}` : `[name="${focus.name}"][value="${CSS.escape(focus.value ?? "")}"]`);
      const open = new Set([...panel.querySelectorAll("details[open]")].map((each) => each.dataset.group));
      panel.replaceChildren(...fresh.childNodes);
      for (const each of panel.querySelectorAll("details")) each.open ||= open.has(each.dataset.group);
      if (key) panel.querySelector(key)?.focus({ preventScroll: true });
    }
    ready();
  }

  function renew(option, fresh) {
    const [input, news] = [option.querySelector("input"), fresh.querySelector("input")];
    input.checked = news.checked;
    input.disabled = news.disabled && input !== document.activeElement;
    option.className = fresh.className;
    const [said, words] = [option.querySelector("input + span"), fresh.querySelector("input + span")];
    if (said && said.textContent !== words.textContent) said.textContent = words.textContent;
    const [count, number] = [option.querySelector(".count"), fresh.querySelector(".count")];
    if (count && count.textContent !== number.textContent) count.textContent = number.textContent;
  }

  // One message a change, also where the number stays the same.
  function say(words) {
    const same = total.textContent === words;
    if (same) total.textContent = "";
    if (same) requestAnimationFrame(() => (total.textContent = words));
    else total.textContent = words;
    ready();
  }

  // With a script nothing needs to be applied: the button leads to what was found.
  function ready() {
    const button = form.querySelector("[data-live]");
    button.textContent = said.live;
    remember();
  }

  form.addEventListener("change", (event) => {
    if (!typed(event.target)) show(asked(), { pushed: true });
  });
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.matches("[data-live]")) return;
    const now = new URLSearchParams(location.search);
    if ([...form.elements].some((field) => typed(field) && field.value !== (now.get(field.name) ?? ""))) return;
    event.preventDefault();
    form.querySelector(".filters").open = false;
    results.focus();
    results.scrollIntoView();
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest?.(".chips a:not(.clear)");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const place = [...chip.closest(".chips").querySelectorAll("a")].indexOf(chip);
    show(chip.href, { pushed: true }).then(() => {
      const left = document.querySelectorAll(".chips a:not(.clear)");
      (left[place] ?? left[left.length - 1] ?? results).focus({ preventScroll: true });
    });
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, { pushed: false });
  });
  ready();
}
