package io.fairqueue.postgres;

import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.RunningNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A node in a process of its own, so that it can crash. */
public final class NodeProcess implements AutoCloseable {

  private static final String UP = "registered";

  private final Process process;

  private NodeProcess(Process process) {
    this.process = process;
  }

  /** Runs in that process. */
  public static void main(String... args) throws InterruptedException {
    var pool = PostgresDataSources.pool(new PostgresConfig(args[0], null, null, 2));
    RunningNode.register(pool, Integer.parseInt(args[1]));
    System.out.println(UP);
    new CountDownLatch(1).await();
  }

  /** Returns once the node is registered. */
  public static NodeProcess start(String url, int version) {
    ProcessBuilder builder = command(NodeProcess.class, url, String.valueOf(version));
    try {
      NodeProcess node = new NodeProcess(builder.start());
      node.awaitUp();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs a main method of these tests in a process of its own. */
  public static ProcessBuilder command(Class<?> main, String... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            .replace("\n", File.pathSeparator);
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                main.getName()));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  private void awaitUp() throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder told = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(UP)) {
        return;
      }
      told.append(line).append('\n');
    }
    throw new AssertionError("the node ended: " + told);
  }

  /** Ends it without a warning. */
  public void crash() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    crash();
  }
}
