-- Each request by the next fan: one token per line of a file.
--
-- Arguments behind "--": how many threads there are, the method, the file, and "once" where no token
-- may be used twice. Then a thread that has used all its tokens goes on with the last one, which is
-- answered by a refusal, and wrk counts it.
local threads = 0

function setup(thread)
  thread:set("thread_number", threads)
  threads = threads + 1
end

function init(args)
  local thread_count, method, file = tonumber(args[1]), args[2], args[3]
  uses_once = args[4] == "once"
  requests = {}
  next_request = 0
  local line_number = 0
  for token in io.lines(file) do
    if line_number % thread_count == thread_number then
      requests[#requests + 1] =
        wrk.format(method, nil, { ["Authorization"] = "Bearer " .. token })
    end
    line_number = line_number + 1
  end
end

function request()
  if next_request < #requests then
    next_request = next_request + 1
  elseif not uses_once then
    next_request = 1
  end
  return requests[next_request]
end
