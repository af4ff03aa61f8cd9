package io.fairqueue.bench.performance.tool;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP load generator: each request by the next fan of a file of tokens. */
public final class Wrk {

  public static final String NAME = "wrk";
  static final int THREADS = 1;
  static final int CONNECTIONS = 256;

  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern ERRORS = Pattern.compile("Socket errors: .*");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+[a-z]+)");

  /**
   * What was seen.
   *
   * @param perSecond answers with a 2xx status
   * @param refused other answers
   */
  public record Seen(double perSecond, long refused, String p99) {}

  private final Tool tool;
  private final Path script;

  public Wrk(Bench bench) throws IOException {
    this.tool = bench.tool(NAME);
    this.script = Resource.copy("Wrk/requests.lua", bench.directory());
  }

  /** What a reader types to see it. */
  public static String command(long seconds, String method, String path, String once) {
    return "wrk -t%d -c%d -d%ds -s requests.lua http://localhost%s -- %d %s tokens%s"
        .formatted(THREADS, CONNECTIONS, seconds, path, THREADS, method, once);
  }

  /** Tokens in turn, again and again. */
  public Seen cycle(URI url, String method, Path tokens, long seconds)
      throws IOException, InterruptedException {
    return run(url, seconds, List.of(method, tokens.toString()));
  }

  /** Each token once. */
  public Seen once(URI url, String method, Path tokens, long seconds)
      throws IOException, InterruptedException {
    return run(url, seconds, List.of(method, tokens.toString(), "once"));
  }

  /** By nobody in particular. */
  public Seen plain(URI url, long seconds) throws IOException, InterruptedException {
    return run(seconds, List.of(url.toString()));
  }

  /** What a reader types to see that. */
  public static String plainCommand(long seconds, String path) {
    return "wrk -t%d -c%d -d%ds http://localhost%s".formatted(THREADS, CONNECTIONS, seconds, path);
  }

  private Seen run(URI url, long seconds, List<String> rest)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-s", script.toString(), url.toString(), "--", "" + THREADS));
    arguments.addAll(rest);
    return run(seconds, arguments);
  }

  private Seen run(long seconds, List<String> rest) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-t" + THREADS, "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency"));
    arguments.addAll(rest);
    String printed = tool.run(arguments);
    if (ERRORS.matcher(printed).find()) {
      throw new IOException("requests were lost: " + printed);
    }
    double requests = Tool.number(printed, REQUESTS);
    double rate = Tool.number(printed, RATE);
    Matcher refusals = REFUSED.matcher(printed);
    long refused = refusals.find() ? Long.parseLong(refusals.group(1)) : 0;
    Matcher p99 = P99.matcher(printed);
    return new Seen(
        rate * (requests - refused) / requests, refused, p99.find() ? p99.group(1) : "");
  }
}
