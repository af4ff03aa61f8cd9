package io.fairqueue.cli.stores;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds its stores. */
public final class StoreOptions {

  @Option(
      names = "--postgres-url",
      paramLabel = "URL",
      description = "The database: jdbc:postgresql://host:port/name.")
  public @Nullable String postgresUrl;

  @Option(names = "--redis-url", paramLabel = "URL", description = "The Redis: redis://host:port.")
  public @Nullable String redisUrl;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Else the stores of the server that runs on this directory (default: ./data).")
  public @Nullable Path data;
}
