// One request a line: {"feed": …, "from": ms, "until": ms, "walls": [wall times]}. One answer a
// line: {"icaljs": {"complaints", "occurrences", "zones"}, "node-ical": {"complaints", "events",
// "texts"}}. `zones` has by TZID the instant of each wall time, in milliseconds since 1970.
// `occurrences` are [uid, start, end] in milliseconds since 1970, expanded with the VTIMEZONEs of
// the feed itself and nothing else.
import { createInterface } from "node:readline";
import ICAL from "ical.js";
import ical from "node-ical";

const MOST = 5000; // instances of one series

function withIcalJs(text, from, until, walls) {
  const complaints = [], occurrences = [], zones = {};
  ICAL.TimezoneService.reset();
  let calendar;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    return { complaints: [String(error)], occurrences, zones };
  }
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    const read = new ICAL.Timezone(zone);
    ICAL.TimezoneService.register(read);
    zones[read.tzid] = walls.map((wall) => milliseconds(inZone(wall, read)));
  }
  const events = calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
  const masters = new Map(
    events.filter((event) => !event.isRecurrenceException()).map((event) => [event.uid, event]),
  );
  for (const event of events) {
    if (!event.isRecurrenceException()) continue;
    const master = masters.get(event.uid);
    if (master) master.relateException(event);
    else complaints.push(`an exception of nothing: ${event.uid}`);
  }
  for (const event of masters.values()) {
    try {
      occurrences.push(...expanded(event, from, until));
    } catch (error) {
      complaints.push(`${event.uid}: ${error}`);
    }
  }
  return { complaints, occurrences, zones };
}

function inZone(wall, zone) {
  const time = ICAL.Time.fromDateTimeString(wall);
  time.zone = zone;
  return time;
}

function* expanded(event, from, until) {
  if (!event.isRecurring()) {
    yield* within(event.uid, event.startDate, event.endDate, from, until);
    return;
  }
  const iterator = event.iterator();
  for (let number = 0; number < MOST; number++) {
    const next = iterator.next();
    if (!next) return;
    const details = event.getOccurrenceDetails(next);
    yield* within(event.uid, details.startDate, details.endDate, from, until);
    if (milliseconds(next) > until) return;
  }
}

function* within(uid, start, end, from, until) {
  const at = milliseconds(start);
  if (from <= at && at < until) yield [uid, at, milliseconds(end)];
}

function milliseconds(time) {
  return time.toUnixTime() * 1000;
}

function withNodeIcal(text) {
  try {
    const found = Object.values(ical.sync.parseICS(text)).filter((item) => item.type === "VEVENT");
    const complaints = found
      .filter((item) => !(item.start instanceof Date) || isNaN(item.start) || !(item.end > item.start))
      .map((item) => `no start and end: ${item.uid}`);
    const texts = found.map((item) => [item.uid, item.summary, item.description, item.location]);
    return { complaints, events: found.length, texts: texts.map((row) => row.map(plain)) };
  } catch (error) {
    return { complaints: [String(error)], events: 0, texts: [] };
  }
}

function plain(value) {
  return value && typeof value === "object" ? value.val : (value ?? null);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { feed, from, until, walls } = JSON.parse(line);
  const answer = { icaljs: withIcalJs(feed, from, until, walls), "node-ical": withNodeIcal(feed) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
