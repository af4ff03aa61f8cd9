package io.fairqueue.http;

import io.fairqueue.http.driver.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, to be ended as tests like. */
final class ServerProcess implements AutoCloseable {

  static final String READY = "ready at ";

  private final Process process;
  private final Path log;
  private final URI url;

  private ServerProcess(Process process, Path log, URI url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /** Starts one, and waits until it is ready. */
  static ServerProcess start(Map<String, String> settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    // The server's own way to log, not the quiet one of tests.
    command.add("-Dlogback.configurationFile=logback.xml");
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FAIRQUEUE_"));
    builder.environment().put("FAIRQUEUE_PORT", "0");
    builder.environment().putAll(settings);
    try {
      Path log = Files.createTempFile("fairqueue-server", ".log");
      Process process = builder.redirectError(log.toFile()).start();
      return awaitReady(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  Api api() {
    return new Api(url, null);
  }

  /** Everything it logged so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as an operator or a container's host does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it without a warning. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /** Answers the exit code. */
  int awaitEnd(Duration longest) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + longest + ":\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
      awaitEnd(Duration.ofSeconds(30));
    }
    try {
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerProcess awaitReady(Process process, Path log) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return new ServerProcess(process, log, URI.create(line.substring(READY.length())));
      }
    }
    String said = Files.readString(log);
    Files.delete(log);
    throw new AssertionError("the server did not start:\n" + said);
  }
}
