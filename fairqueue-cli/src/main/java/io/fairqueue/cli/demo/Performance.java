package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Accounts;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.CrowdPlan;
import io.fairqueue.cli.crowd.FrontDoor;
import io.fairqueue.cli.crowd.Visitor;
import io.fairqueue.cli.operate.Proof;
import io.fairqueue.cli.output.Screen;
import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.FoundStores;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.postgres.PostgresConfig;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plays the demo against a server that was started for it. */
final class Performance {

  private static final EmailAddress ORGANIZER = new EmailAddress("demo@fairqueue.example");
  private static final int CONNECTIONS = 6;
  private static final int CALLS_AT_ONCE = 64;

  private final Backends backends;
  private final Streams streams;
  private final InstantSource time;
  private final RandomGenerator random;

  @Inject
  Performance(Backends backends, Streams streams, InstantSource time, RandomGenerator random) {
    this.backends = backends;
    this.streams = streams;
    this.time = time;
    this.random = random;
  }

  /**
   * Whether all went well.
   *
   * @param data the directory that the server runs on
   */
  boolean play(FairQueueServer server, Path data, int fans, int tickets, long seed)
      throws InterruptedException {
    FoundStores stores =
        new FoundStores(
            new PostgresConfig(server.jdbcUrl(), null, null, CONNECTIONS),
            server.redisUrl(),
            "the demo");
    try (Backend backend = backends.open(stores);
        FrontDoor door = new FrontDoor(CALLS_AT_ONCE)) {
      Accounts accounts = new Accounts(backend, time, random);
      String password = accounts.organizer(ORGANIZER, "Demo box office");
      URI url = server.baseUrl();
      EventId event =
          BoxOffice.login(door, url, ORGANIZER, password)
              .open("Demo night for %d".formatted(tickets), tickets, time.instant());
      List<String> sessions = accounts.fans(fans);
      streams.err().println("%d fans come for %d tickets.".formatted(fans, tickets));
      CrowdPlan plan = plan(url, event, tickets, seed);
      Scene end;
      try (Crowd crowd = new Crowd(plan, door, sessions)) {
        crowd.start();
        end =
            new Sale(
                    new Visitor(door, plan.servers(), null, 0),
                    event,
                    fans,
                    crowd,
                    () -> Proof.of(backend, event),
                    Screen.of(streams))
                .watch();
      }
      Review review = new Review(end, Proof.of(backend, null));
      review.lines().forEach(streams.out()::println);
      new Tour(url, data, event, ORGANIZER, password).lines().forEach(streams.out()::println);
      return review.isWell();
    }
  }

  private static CrowdPlan plan(URI url, EventId event, int tickets, long seed) {
    return new CrowdPlan(
        List.of(url),
        event,
        tickets,
        Duration.ofSeconds(4),
        Duration.ofMillis(1_500),
        8,
        6,
        12,
        seed);
  }
}
