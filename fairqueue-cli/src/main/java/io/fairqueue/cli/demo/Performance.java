package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.plan.Looks;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.crowd.setup.BoxOffice;
import io.fairqueue.cli.health.Proof;
import io.fairqueue.cli.output.Screen;
import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.FoundStores;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.FairQueueServer;
import io.fairqueue.postgres.connection.PostgresConfig;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Plays the demo against a server that was started for it. */
final class Performance {

  private static final EmailAddress ORGANIZER = new EmailAddress("demo@fairqueue.example");
  private static final int CONNECTIONS = 6;
  private static final int CALLS_AT_ONCE = 64;
  private static final int SOCKETS = 25;
  private static final long PRICE = 4_500;

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
      BoxOffice.Sale sale =
          BoxOffice.login(door, url, ORGANIZER, password)
              .open(
                  "Demo night for %d".formatted(tickets),
                  List.of(new BoxOffice.Tier("General admission", false, tickets, PRICE)),
                  policy(tickets),
                  time.instant());
      EventId event = sale.event();
      List<String> sessions = accounts.fans(fans);
      streams.err().println("%d fans come for %d tickets.".formatted(fans, tickets));
      CrowdPlan plan = plan(url, sale, seed);
      Diary diary = new Diary();
      Scene end;
      try (Crowd crowd = new Crowd(plan, door, sessions, diary)) {
        crowd.start();
        end =
            new Sale(
                    new Bystander(new Visitor(door, plan.servers(), null, 0), diary, event),
                    fans,
                    crowd,
                    () -> Proof.of(backend, event),
                    Screen.of(streams))
                .watch();
      }
      Review review = new Review(end, Proof.of(backend, null));
      review.lines().forEach(streams.out()::println);
      new Tour(url, console(server, backend), data, event, ORGANIZER, password)
          .lines()
          .forEach(streams.out()::println);
      return review.isWell();
    }
  }

  private static URI console(FairQueueServer server, Backend backend) {
    return backend
        .fairQueue()
        .accounts()
        .organizer(ORGANIZER)
        .map(organizer -> server.oneClick(organizer.id()))
        .orElseThrow();
  }

  /** Windows are short, and few are admitted at once, so that it shows. */
  private static Map<String, Object> policy(int tickets) {
    return Map.of(
        "admission_window_seconds", 5,
        "claim_ttl_seconds", 7,
        "max_active", Math.max(4, tickets / 8));
  }

  private static CrowdPlan plan(URI url, BoxOffice.Sale sale, long seed) {
    return new CrowdPlan(
        List.of(url),
        sale.event(),
        sale.offer(),
        Arrivals.within(Duration.ofSeconds(4)),
        Looks.LIVELY,
        Duration.ofMillis(1_500),
        new Mix(0, 8, 6, 12),
        SOCKETS,
        seed);
  }
}
