package io.fairqueue.cli.fault;

import io.fairqueue.cli.serve.ServerProcess;
import io.fairqueue.tck.fixture.Wire;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two servers on one PostgreSQL, one Redis and one gateway, each reached by wires of its own. Not
 * thread-safe.
 */
final class Site implements AutoCloseable {

  private static final int GOOD_ORDER = 0;
  private static final Duration MAX_EXIT = Duration.ofSeconds(30);
  private static final Pattern PORT = Pattern.compile("localhost:(\\d+)|127\\.0\\.0\\.1:(\\d+)");

  final PrivateServer postgres = TestPostgres.startOwn();
  final PrivateServer redis = TestRedis.startOwn();
  final Bank bank = new Bank();
  final Node first;
  final Node second;

  /**
   * @param files where logs go
   */
  Site(Path files) {
    first = new Node(files);
    second = new Node(files);
    bank.tellsAt(servers());
  }

  /** Starts both servers, one after the other. */
  void open() throws Exception {
    first.start();
    second.start();
  }

  List<URI> servers() {
    return List.of(first.address(), second.address());
  }

  @Override
  public void close() {
    first.close();
    second.close();
    bank.close();
    redis.close();
    postgres.close();
  }

  private static String through(Wire wire, String url) {
    return PORT.matcher(url).replaceFirst("127.0.0.1:" + wire.port());
  }

  private static int port(String url) {
    Matcher matcher = PORT.matcher(url);
    if (!matcher.find()) {
      throw new AssertionError("no server of this machine");
    }
    return Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
  }

  /** One of the servers; it comes back where it was. */
  final class Node implements AutoCloseable {

    final Wire toPostgres = Wire.to(port(postgres.url()));
    final Wire toRedis = Wire.to(port(redis.url()));
    private final Path files;
    private final int port = FreePort.any();
    private @Nullable ServerProcess process;

    private Node(Path files) {
      this.files = files;
    }

    URI address() {
      return URI.create("http://localhost:" + port);
    }

    /** Returns once it is ready. */
    void start() throws Exception {
      start(Map.of());
    }

    /**
     * The same, in another environment.
     *
     * @param extra settings
     */
    void start(Map<String, String> extra) throws Exception {
      Map<String, String> settings = settings();
      settings.putAll(extra);
      process = ServerProcess.start(files, settings, "--port", Integer.toString(port));
      var unused = process.awaitReady();
    }

    /**
     * The same, of another release.
     *
     * @param jars its class path
     */
    void startOf(String jars) throws Exception {
      process = ServerProcess.startOf(jars, files, settings(), "--port", Integer.toString(port));
      var unused = process.awaitReady();
    }

    /** As an operator ends it. */
    void endInGoodOrder() throws InterruptedException {
      process().terminate();
      int code = process().awaitExit(MAX_EXIT);
      if (code != GOOD_ORDER) {
        throw new AssertionError("ended with " + code + ": " + process().errors());
      }
    }

    private Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>(bank.settings());
      settings.put("FAIRQUEUE_POSTGRES_URL", through(toPostgres, postgres.url()));
      settings.put("FAIRQUEUE_REDIS_URL", through(toRedis, redis.url()));
      return settings;
    }

    ServerProcess process() {
      if (process == null) {
        throw new AssertionError("it was never started");
      }
      return process;
    }

    @Override
    public void close() {
      // A server ends in good order only where its stores can be reached.
      toPostgres.mend();
      toRedis.mend();
      if (process != null) {
        process.close();
      }
      toPostgres.close();
      toRedis.close();
    }
  }
}
