package io.fairqueue.bench.performance.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx as a cache in front of a server, which counts what it has to ask the server for. */
public final class Cache implements AutoCloseable {

  public static final String NAME = "nginx";

  private static final Duration MAX_START = Duration.ofSeconds(10);

  private final Process process;
  private final URI url;
  private final Path log;

  private Cache(Process process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /** In front of this server, and empty. */
  public static Cache before(Child server, Bench bench) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(bench.directory(), NAME);
    int port = freePort();
    String settings =
        Resource.text("Cache/nginx.conf")
            .replace("{directory}", directory.toString())
            .replace("{port}", "" + port)
            .replace("{door}", "" + freePort())
            .replace("{origin}", server.at("/").getAuthority());
    Path file = directory.resolve("nginx.conf");
    Files.writeString(file, settings);
    Process process =
        new ProcessBuilder(
                bench.tool(NAME).program().toString(),
                "-p",
                directory.toString(),
                "-e",
                directory.resolve("nginx-error.log").toString(),
                "-c",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.out").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Cache cache =
        new Cache(process, URI.create("http://localhost:" + port), directory.resolve("origin.log"));
    cache.awaitOpen(port, directory);
    return cache;
  }

  public URI at(String path) {
    return url.resolve(path);
  }

  /** How many requests got through to the server so far. */
  public long gotThrough() throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MAX_START.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private void awaitOpen(int port, Path directory) throws IOException, InterruptedException {
    long end = System.nanoTime() + MAX_START.toNanos();
    while (System.nanoTime() - end < 0 && process.isAlive()) {
      try (Socket door = new Socket()) {
        door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(20);
      }
    }
    close();
    throw new IOException(
        NAME + " does not start: " + Files.readString(directory.resolve("nginx.out")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
