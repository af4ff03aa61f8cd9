package io.fairqueue.cli.serve;

import io.fairqueue.domain.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server listens, and where it keeps its files. */
public final class Listening {

  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen; 0 picks a free port (default: 8080).")
  @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "On which address: 127.0.0.1 keeps it to this machine, * opens it to all (default:"
              + " 127.0.0.1 with stores of its own, else *).")
  @Nullable String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where its own stores keep their files (default: ./data).")
  @Nullable Path data;

  /** Adds what was said to the settings of the environment. */
  public void addTo(Map<String, String> settings) {
    if (port != null) {
      if (port < 0 || port > LAST_PORT) {
        throw new InvalidInputException("--port", "must be between 0 and " + LAST_PORT);
      }
      settings.put("FAIRQUEUE_PORT", port.toString());
    }
    if (host != null) {
      settings.put("FAIRQUEUE_HOST", host);
    }
    if (data != null) {
      settings.put("FAIRQUEUE_DATA", data.toString());
    }
  }
}
