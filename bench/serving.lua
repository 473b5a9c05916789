-- Asks for the addresses of a file in turn: one a line, after a tab the tag that was seen (or none).
-- wrk -s bench/serving.lua http://127.0.0.1:8000 -- FILE
local requests, place = {}, 0
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  answers, unchanged = 0, 0
  for line in io.lines(args[1]) do
    local path, tag = line:match("^([^\t]*)\t?(.*)$")
    local headers = { ["Accept-Encoding"] = "identity" }
    if tag ~= "" then headers["If-None-Match"] = tag end
    table.insert(requests, wrk.format("GET", path, headers))
    if tag ~= "" then response = count end
  end
  place = number * 97
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function count(status)
  answers = answers + 1
  if status == 304 then unchanged = unchanged + 1 end
end

function done(summary, latency, _)
  local answers, unchanged = 0, 0
  for _, thread in ipairs(threads) do
    answers = answers + thread:get("answers")
    unchanged = unchanged + thread:get("unchanged")
  end
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    "measured %.1f %.2f %.2f %.2f %d %d %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, failed, answers, unchanged))
end
