package io.fairqueue.bench.performance.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine. */
public record Tool(String name, Path program) {

  private static final long MAX_SECONDS = 120;
  private static final Path DEBIAN_POSTGRES = Path.of("/usr/lib/postgresql");

  /** Looks on the path, and where Debian keeps what belongs to PostgreSQL. */
  public static Optional<Tool> find(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")).map(Path::of), postgresDirectories())
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Tool(name, program));
  }

  /** Runs it to its end and answers what it printed, errors too. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    return run(arguments, Map.of());
  }

  /** With more in its environment, which other users of the machine cannot read. */
  String run(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    Path output = Files.createTempFile("fairqueue-bench", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(name + " does not end");
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(name + " failed: " + printed);
      }
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  /** The number that {@code pattern} finds in what was printed. */
  static double number(String printed, Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IOException("unexpected: " + printed);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static Stream<Path> postgresDirectories() {
    if (!Files.isDirectory(DEBIAN_POSTGRES)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN_POSTGRES)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }
}
