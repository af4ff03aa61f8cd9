package io.fairqueue.bench.performance.tool;

import io.fairqueue.bench.bare.BareServer;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.postgres.connection.PostgresConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a JVM of its own; both servers get the same options. */
public final class Child implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready on (http://[^\\s,]+)");
  private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern KIB = Pattern.compile("(\\d+)");
  private static final long MAX_END_SECONDS = 25;

  private final Process process;
  private final URI url;

  private Child(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** FairQueue's server on stores that run already, without rate limits. */
  public static Child fairQueue(Servers servers, PostgresConfig database) throws IOException {
    ProcessBuilder builder =
        java(
            BareServer.class,
            List.of(),
            "io.fairqueue.cli.Main",
            List.of(
                "serve",
                "--port",
                "0",
                "--postgres-url",
                database.jdbcUrl(),
                "--redis-url",
                servers.redisUrl()));
    builder
        .environment()
        .putAll(
            Map.of(
                "FAIRQUEUE_POSTGRES_POOL_SIZE", "" + database.maxPoolSize(),
                "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "0",
                "FAIRQUEUE_RATE_LIMIT_PER_ACCOUNT", "0",
                "FAIRQUEUE_RATE_LIMIT_LOGINS", "0",
                "FAIRQUEUE_RATE_LIMIT_CODES", "0"));
    return start(builder);
  }

  /** The least that the same framework can do; ours is not even on its class path. */
  static Child bare(Path directory) throws IOException {
    return start(
        java(
            FairQueueServer.class,
            List.of(
                "-Dlogback.configurationFile=io/fairqueue/cli/quiet-logback.xml",
                "-Dmicronaut.config.files=" + Resource.copy("/application.yml", directory)),
            BareServer.class.getName(),
            List.of()));
  }

  public URI at(String path) {
    return url.resolve(path);
  }

  public URI socketAt(String path) {
    return URI.create(at(path).toString().replaceFirst("^http", "ws"));
  }

  /** Bytes of live objects, after a full collection. */
  public long liveBytes() throws IOException, InterruptedException {
    String histogram =
        new Tool("jcmd", Path.of(System.getProperty("java.home"), "bin", "jcmd"))
            .run(List.of("" + process.pid(), "GC.class_histogram"));
    return (long) Tool.number(histogram, LIVE_BYTES);
  }

  /** Bytes of memory that the process has, beyond its heap too. */
  public long residentBytes() throws IOException, InterruptedException {
    Tool ps = Tool.find("ps").orElseThrow(() -> new IOException("ps is missing"));
    return 1_024 * (long) Tool.number(ps.run(List.of("-o", "rss=", "-p", "" + process.pid())), KIB);
  }

  /** Processor time it has used. */
  public double processorSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static ProcessBuilder java(
      Class<?> without, List<String> options, String main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", classPathWithout(without), main));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Ours, but for the one entry that a class comes from: the framework uses whatever it finds. */
  private static String classPathWithout(Class<?> left) {
    try {
      Path out =
          Path.of(left.getProtectionDomain().getCodeSource().getLocation().toURI()).toRealPath();
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().equals(out))
          .collect(Collectors.joining(File.pathSeparator));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Child start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find() && line.contains("http://localhost")) {
        Thread.ofVirtual().start(() -> ignore(output));
        return new Child(process, URI.create(ready.group(1)));
      }
      said.append(line).append('\n');
    }
    process.destroyForcibly();
    throw new IOException("the server did not start: " + said);
  }

  /** What nobody reads would stop the writer in the end. */
  private static void ignore(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // So has the server.
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(MAX_END_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException late) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
