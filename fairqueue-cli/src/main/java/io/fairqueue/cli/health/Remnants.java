package io.fairqueue.cli.health;

import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.process.ServerProcesses;
import java.nio.file.Path;
import java.util.List;

/** Looks whether the server of a data directory runs, or what was left of one that was killed. */
final class Remnants {

  private static final String START =
      "start it again (fairqueue serve): it ends what was left, and goes on with the same facts";

  private Remnants() {}

  static List<Finding> of(Path data) {
    try {
      return ServerProcesses.of(data).map(Remnants::of).stream().toList();
    } catch (ConfigurationException foreign) {
      return List.of(
          Finding.bad(
              "server",
              String.valueOf(foreign.getMessage()),
              "remove that file, or choose another directory with --data"));
    }
  }

  private static Finding of(ServerProcesses found) {
    long pid = found.file().pid();
    if (found.server()) {
      return Finding.ok(
          "server",
          found.file().url() == null
              ? "process %d is starting".formatted(pid)
              : "process %d, %s".formatted(pid, found.file().url()));
    }
    return Finding.bad(
        "server",
        "process %d is not there any more, and did not end in good order; of its stores %s"
            .formatted(pid, left(found)),
        START);
  }

  private static String left(ServerProcesses found) {
    if (found.postgres() && found.redis()) {
      return "PostgreSQL and Redis still run";
    }
    if (found.postgres() || found.redis()) {
      return (found.postgres() ? "PostgreSQL" : "Redis") + " still runs";
    }
    return "nothing runs";
  }
}
