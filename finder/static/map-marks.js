// The marks of the map: one a place, an area where the place is not exact, and clusters of them.
"use strict";

const marks = {
  // Whatever feeds say becomes text, never markup.
  Icon: L.DivIcon.extend({
    options: { html: false, iconSize: null },
    createIcon(old) {
      const mark = L.DivIcon.prototype.createIcon.call(this, old);
      const sign = document.createElement("span");
      sign.textContent = this.options.sign;
      mark.replaceChildren(sign);
      mark.setAttribute("aria-label", this.options.label);
      return mark;
    },
  }),

  icon(kind, label, sign = "") {
    return new marks.Icon({ className: `map-mark map-${kind}`, label, sign });
  },

  // A place's mark; that of an area draws, while it is seen by itself, how far around it may be.
  of(place, areas) {
    const many = place.entries.length;
    const icon = marks.icon(place.area ? "somewhere" : "pin", place.label, many > 1 ? String(many) : "");
    const mark = L.marker([place.latitude, place.longitude], { icon, riseOnHover: true });
    mark.place = place;
    if (place.area) {
      const around = L.circle(mark.getLatLng(), { radius: 1500, interactive: false, className: "map-around" });
      mark.on("add", () => areas.addLayer(around)).on("remove", () => areas.removeLayer(around));
    }
    return mark;
  },

  // Places close together, as one mark with the number of their meetings.
  clusters(part, still) {
    return L.markerClusterGroup({
      animate: !still,
      animateAddingMarkers: false,
      chunkedLoading: true,
      maxClusterRadius: 44,
      showCoverageOnHover: false,
      spiderLegPolylineOptions: { className: "map-leg", interactive: false },
      iconCreateFunction: (cluster) => marks.cluster(cluster, part.dataset),
    });
  },

  cluster(cluster, say) {
    const places = cluster.getAllChildMarkers().map((mark) => mark.place);
    const meetings = places.reduce((sum, place) => sum + place.entries.length, 0);
    const towns = new Map();
    for (const { town } of places) if (town) towns.set(town, (towns.get(town) || 0) + 1);
    const [town] = [...towns].sort((one, other) => other[1] - one[1])[0] || [""];
    const said = fill(town ? say.sayCluster : say.sayClusterAnywhere, { meetings, places: places.length, town });
    const size = meetings < 10 ? "few" : meetings < 100 ? "some" : "many";
    return marks.icon(`cluster map-${size}`, said, String(meetings));
  },

  // No two marks in view are called the same: of like ones the second says so.
  tellApart(pane) {
    const seen = new Map();
    for (const mark of pane.querySelectorAll(".map-mark")) {
      const name = mark.dataset.name || (mark.dataset.name = mark.getAttribute("aria-label"));
      const before = seen.get(name) || 0;
      seen.set(name, before + 1);
      mark.setAttribute("aria-label", before ? `${name} (${before + 1})` : name);
    }
  },
};

// Named places of a sentence, each filled once with text.
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
