// What lies under the places of the map: the outline of the land, names of towns, streets if wanted.
"use strict";

const ground = {
  // "Encoded polylines" in steps of a fraction of a degree, as finder/register/outline.py writes them.
  line(text, steps) {
    const points = [];
    const at = [0, 0];
    let shift = 0, value = 0, which = 0;
    for (let i = 0; i < text.length; i += 1) {
      const five = text.charCodeAt(i) - 63;
      value |= (five & 31) << shift;
      shift += 5;
      if (five & 32) continue;
      at[which] += value & 1 ? ~(value >> 1) : value >> 1;
      if (which) points.push([at[0] / steps, at[1] / steps]);
      which = 1 - which;
      shift = value = 0;
    }
    return points;
  },

  // Drawn once: style sheets colour it, so that dark and forced colours need no script.
  outline(map, world) {
    const lines = (name) => world[name].map((text) => ground.line(text, world.steps));
    const pane = map.createPane("outline");
    pane.style.zIndex = 150;
    pane.setAttribute("aria-hidden", "true");
    const drawn = { pane: "outline", interactive: false, renderer: L.svg({ pane: "outline", padding: 0.5 }) };
    return L.layerGroup([
      L.polygon(lines("land"), { ...drawn, className: "map-land" }),
      L.polygon(lines("lakes"), { ...drawn, className: "map-lake" }),
      L.polyline(lines("states"), { ...drawn, className: "map-state" }),
      L.polyline(lines("borders"), { ...drawn, className: "map-border" }),
    ]).addTo(map);
  },

  // The largest towns in view whose names cover neither each other nor a mark; written anew when
  // the map rests.
  towns(map, towns) {
    const pane = map.createPane("towns");
    pane.style.zIndex = 350;
    pane.setAttribute("aria-hidden", "true");
    const names = L.layerGroup().addTo(map);
    const write = () => {
      names.clearLayers();
      const view = map.getBounds();
      const taken = [...map.getPane("markerPane").children].map((mark) => markBox(mark));
      let written = 0;
      for (const [name, latitude, longitude] of towns) {
        if (written >= 30) break;
        if (!view.contains([latitude, longitude])) continue;
        const { x, y } = map.latLngToLayerPoint([latitude, longitude]);
        const half = name.length * 4 + 6;
        const free = (up) => taken.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y - up) > other.high + 10);
        const up = (map.getZoom() < 9 ? [0] : [0, 36, -36]).find(free);
        if (up === undefined) continue;
        taken.push({ x, y: y + up, half, high: 10 });
        names.addLayer(L.marker([latitude, longitude], { icon: label(name, up), pane: "towns", interactive: false, keyboard: false }));
        written += 1;
      }
    };
    const markBox = (mark) => {
      const { x, y } = L.DomUtil.getPosition(mark);
      return { x, y: mark.matches(".map-pin") ? y - 22 : y, half: 22, high: 22 };
    };
    const label = (name, up) => {
      const text = document.createElement("bdi");
      text.textContent = name;
      text.style.marginTop = `${up}px`;
      return L.divIcon({ className: "map-town", html: text, iconSize: null });
    };
    map.on("moveend", write);
    write();
    return { names, write };
  },

  // Pictures of streets from the operator's server: nothing is asked of it before the tap.
  streets(map, part, covers) {
    const button = part.querySelector("[data-streets]");
    if (!button) return;
    const credit = part.querySelector("[data-credit]");
    const layer = L.tileLayer(part.dataset.tiles, { maxNativeZoom: Number(part.dataset.tilesZoom), maxZoom: map.getMaxZoom() });
    layer.on("tileerror", () => mapSay(part, part.dataset.sayNoStreets));
    button.addEventListener("click", () => {
      const on = !map.hasLayer(layer);
      button.setAttribute("aria-pressed", String(on));
      credit.hidden = !on;
      mapSay(part, "");
      if (on) map.addLayer(layer);
      else map.removeLayer(layer);
      for (const cover of covers) {
        if (on) map.removeLayer(cover);
        else map.addLayer(cover);
      }
    });
  },
};

// One sentence above the map, which screen readers hear; empty takes it away.
function mapSay(part, text) {
  const said = part.querySelector("[data-said]");
  said.textContent = text;
  said.classList.toggle("map-quiet", !text);
}
