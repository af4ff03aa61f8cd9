package io.fairqueue.cli.serve;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code fairqueue serve} as a process of its own; ended when closed, if it still runs. */
public final class ServerProcess implements AutoCloseable {

  private static final String READY = "FairQueue is ready on ";
  private static final Duration MAX_START = Duration.ofMinutes(3);

  private final Process process;
  private final Path errors;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private ServerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread.ofVirtual().start(this::readOutput);
  }

  /**
   * Starts it; what it tells people goes to a file beside the data.
   *
   * @param files where its log goes
   */
  static ServerProcess start(Path files, String... options) {
    return start(files, Map.of(), options);
  }

  /**
   * The same, in an environment.
   *
   * @param settings all of it that is FairQueue's, or another program's
   */
  public static ServerProcess start(Path files, Map<String, String> settings, String... options) {
    return start(files, settings, List.of("-cp", classPath()), options);
  }

  /**
   * The same, of another release.
   *
   * @param jars its class path
   */
  public static ServerProcess startOf(
      String jars, Path files, Map<String, String> settings, String... options) {
    return start(files, settings, List.of("-cp", jars), options);
  }

  /** The same, with the log that operators read. */
  static ServerProcess startWithLog(Path files, String... options) {
    return start(
        files,
        Map.of(),
        List.of("-Dlogback.configurationFile=logback.xml", "-cp", classPath()),
        options);
  }

  private static ServerProcess start(
      Path files, Map<String, String> settings, List<String> forJava, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(forJava);
    command.addAll(List.of("io.fairqueue.cli.Main", "serve"));
    command.addAll(List.of(options));
    try {
      Path errors = Files.createTempFile(files, "serve", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("FAIRQUEUE_"));
      builder.environment().putAll(settings);
      return new ServerProcess(builder.start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, once it says that it is ready. */
  public URI awaitReady() throws Exception {
    try {
      return ready.get(MAX_START.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not ready after " + MAX_START + ": " + errors(), e);
    }
  }

  /** As an operating system asks it to end. */
  public void terminate() {
    process.destroy();
  }

  /** Without a warning. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The exit code; fails if it does not end in time. */
  public int awaitExit(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still runs after " + timeout + ": " + errors());
    }
    return process.exitValue();
  }

  /** What it told people. */
  public String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    terminate();
    try {
      process.onExit().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException late) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(READY)) {
          ready.complete(URI.create(line.substring(READY.length())));
        }
      }
      ready.completeExceptionally(new AssertionError("never ready: " + errors()));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace("\n", File.pathSeparator);
  }
}
