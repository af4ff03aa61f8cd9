package io.fairqueue.cli.line;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisLineFeed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rebuild",
    description =
        "Tells every server to read lines from their logs again. Servers do so by themselves when"
            + " a row is missing; this is for who mistrusts what they have in memory.")
final class LineRebuild implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(
      paramLabel = "EVENT",
      arity = "0..1",
      description = "Only this event (default: all live ones).")
  @Nullable EventId event;

  @Inject
  LineRebuild(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where);
        RedisConnections redis = new RedisConnections(RedisConfig.of(redisUrl(backend)))) {
      List<Row> rows = new ArrayList<>();
      for (Event live : events(backend)) {
        rows.add(
            new Row(
                live.id().toString(),
                live.details().name(),
                RedisLineFeed.mistrust(redis, live.id())));
      }
      output.print(format, rows, "No event is live.");
    }
  }

  private List<Event> events(Backend backend) {
    if (event == null) {
      return backend.stores().events().live();
    }
    return List.of(
        backend
            .fairQueue()
            .events()
            .show(event, Backend.OPERATOR)
            .orElseThrow(() -> Found.none("event " + event))
            .event());
  }

  private static String redisUrl(Backend backend) {
    String url = backend.found().redisUrl();
    if (url == null) {
      throw new RefusedException("There is no Redis here: name one with --redis-url.");
    }
    return url;
  }

  /**
   * A line that is read again.
   *
   * @param servers how many were told
   */
  private record Row(String eventId, String name, long servers) {}
}
