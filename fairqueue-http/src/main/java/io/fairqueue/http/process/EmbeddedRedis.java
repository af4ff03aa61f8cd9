package io.fairqueue.http.process;

import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis beside the server. Started as a daemon of its own, so that a Ctrl-C meant for the
 * server does not end it before the server has.
 */
final class EmbeddedRedis implements AutoCloseable {

  private static final Duration MAX_START = Duration.ofSeconds(30);

  /** What reaches files, programs and other machines; nothing of ours needs it. */
  private static final List<String> NEEDLESS =
      List.of("CONFIG", "DEBUG", "MIGRATE", "MODULE", "REPLICAOF", "SLAVEOF");

  private final DataDirectory data;
  private final int port;
  private final String password = Passwords.random();

  private EmbeddedRedis(DataDirectory data, int port) {
    this.data = data;
    this.port = port;
  }

  /**
   * Starts it; one that a killed server left behind is ended first.
   *
   * @param durable whether it writes what it knows to a file
   */
  static EmbeddedRedis start(DataDirectory data, boolean durable) {
    endLeftover(data);
    try {
      Files.createDirectories(data.redis());
      EmbeddedRedis redis = new EmbeddedRedis(data, freePort());
      redis.launch(durable);
      redis.awaitAnswer();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  /** With its password. */
  String url() {
    return "redis://:%s@127.0.0.1:%d".formatted(password, port);
  }

  long pid() {
    return daemon(data).orElseThrow();
  }

  @Override
  public void close() {
    endLeftover(data);
  }

  private void launch(boolean durable) throws IOException {
    Path directory = data.redis();
    Path config = directory.resolve("redis.conf");
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "bind 127.0.0.1",
            "port " + port,
            "protected-mode yes",
            "requirepass " + password,
            "daemonize yes",
            "dir \"" + directory + "\"",
            "pidfile \"" + directory.resolve("redis.pid") + "\"",
            "logfile \"" + directory.resolve("redis.log") + "\"",
            "appendonly " + (durable ? "yes" : "no"),
            "save \"\""));
    NEEDLESS.forEach(command -> lines.add("rename-command %s \"\"".formatted(command)));
    PrivateFiles.write(config, String.join("\n", lines) + "\n");
    List<String> command = new ArrayList<>(DatabaseAccess.asNobody());
    // What it writes is for its owner only.
    command.addAll(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"));
    command.addAll(List.of(executable().toString(), config.toString()));
    Process starter =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (starter.waitFor() != 0) {
        throw new IOException("Redis did not start: see " + directory.resolve("redis.log"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Path executable() throws IOException {
    Path directory = Files.createDirectories(data.programs().resolve("redis"));
    File unpacked = ExecutableProvider.newJarResourceProvider(directory.toFile()).get();
    return unpacked.toPath();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + MAX_START.toNanos();
    try (RedisConnections redis = new RedisConnections(RedisConfig.of(url()))) {
      while (true) {
        try {
          redis.ping();
          return;
        } catch (StoreUnavailableException notYet) {
          if (System.nanoTime() - end > 0) {
            throw notYet;
          }
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("redis", e);
    }
  }

  private static void endLeftover(DataDirectory data) {
    daemon(data).stream()
        .boxed()
        .flatMap(pid -> StoreProcess.find(pid, data.programs()).stream())
        .forEach(process -> process.end("TERM"));
  }

  private static OptionalLong daemon(DataDirectory data) {
    return ProcessFiles.pid(data.redis().resolve("redis.pid"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
