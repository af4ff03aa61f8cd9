package io.fairqueue.cli.serve;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server in the foreground. */
@Command(
    name = "serve",
    header = "Runs the server until it gets a signal.",
    description =
        "Without a database's address it starts a PostgreSQL and a Redis of its own, durable under"
            + " --data, with a mailbox and a checkout page to try things out.")
public final class ServeCommand implements Callable<Integer> {

  private final Settings settings;
  private final Streams streams;

  @Mixin Listening listening = new Listening();

  @Option(
      names = "--postgres-url",
      paramLabel = "URL",
      description = "The database: jdbc:postgresql://host:port/name (default: one of its own).")
  @Nullable String postgresUrl;

  @Option(
      names = "--redis-url",
      paramLabel = "URL",
      description = "The Redis: redis://host:port (default: one of its own).")
  @Nullable String redisUrl;

  @Inject
  ServeCommand(Settings settings, Streams streams) {
    this.settings = settings;
    this.streams = streams;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> values =
        new HashMap<>(
            settings
                .with(Setting.POSTGRES_URL, postgresUrl)
                .with(Setting.REDIS_URL, redisUrl)
                .environment());
    listening.addTo(values);
    ServerConfig config = ServerConfig.read(values);
    try (Serving serving = Serving.start(config, streams)) {
      serving.describe();
      serving.server().awaitStop();
    }
    return 0;
  }
}
