"""What a device keeps of the site, seen from one of its pages."""

from typing import Any

from playwright.sync_api import Page

_KEPT = """async () => {
  const found = {storage: {...localStorage}, session: {...sessionStorage}, caches: {}, workers: 0};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    found.caches[name] = requests.map((r) => new URL(r.url).pathname + new URL(r.url).search);
  }
  found.workers = (await navigator.serviceWorker.getRegistrations()).length;
  found.cookies = document.cookie;
  return found;
}"""
_UNTIL = """async (args) => {
  const isSo = async ([name, path]) => PREDICATE;
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await isSo(args)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("not so after 20 seconds: " + args);
}"""
_HAS = "(await caches.has(name)) && Boolean(await (await caches.open(name)).match(path))"
NOTHING: dict[str, Any] = {
    "storage": {},
    "session": {},
    "caches": {},
    "workers": 0,
    "cookies": "",
}


def kept(page: Page) -> dict[str, Any]:
    """Storage, the addresses in each cache, how many workers, cookies."""
    found: dict[str, Any] = page.evaluate(_KEPT)
    return found


def wait_for(page: Page, cache: str, path: str) -> None:
    """Until the worker has kept that address in that cache."""
    until(page, _HAS, cache, path)


def until(page: Page, predicate: str, *args: str) -> None:
    """Until what the predicate awaits is true (`wait_for_function` awaits nothing)."""
    page.evaluate(_UNTIL.replace("PREDICATE", predicate), list(args))
