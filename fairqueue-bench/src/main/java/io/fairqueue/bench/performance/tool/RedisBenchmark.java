package io.fairqueue.bench.performance.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Redis' own load generator on the usual volatile line. */
public final class RedisBenchmark {

  private static final Pattern RATE = Pattern.compile("(?m)^\"[^\"]*\",\"([0-9.]+)\"");
  private static final String[] KEYS = {"bench:fans", "bench:counter", "bench:line"};

  private final Tool tool;
  private final Servers servers;
  private final String script;

  public RedisBenchmark(Tool tool, Servers servers) throws IOException {
    this.tool = tool;
    this.servers = servers;
    this.script = servers.redis().scriptLoad(Resource.text("RedisBenchmark/join.lua"));
  }

  /** What a reader types to see it. */
  public static String command() {
    return "redis-benchmark -c 50 -n N -r 1000000000 EVALSHA <join.lua> 3 fans counter line"
        + " __rand_int__";
  }

  /** Joins per second into a line that begins empty: nearly each by another fan. */
  public double perSecond(int calls) throws IOException, InterruptedException {
    servers.redis().del(KEYS);
    return Tool.number(
        tool.run(
            List.of(
                "-h",
                "127.0.0.1",
                "-p",
                "" + servers.redisPort(),
                "-a",
                servers.redisPassword(),
                "-c",
                "50",
                "-n",
                "" + calls,
                "-r",
                "1000000000",
                "--csv",
                "EVALSHA",
                script,
                "3",
                KEYS[0],
                KEYS[1],
                KEYS[2],
                "__rand_int__")),
        RATE);
  }

  /** How many calls take about this long. */
  public int callsWithin(Duration period) throws IOException, InterruptedException {
    double rate = perSecond(5_000);
    return (int) Math.max(5_000, rate * period.toMillis() / 1_000);
  }

  /** Leaves nothing behind. */
  public void clear() {
    servers.redis().unlink(KEYS);
  }
}
