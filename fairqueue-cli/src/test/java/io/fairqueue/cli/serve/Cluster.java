package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import io.fairqueue.domain.EventId;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Servers, each a process of its own, on one PostgreSQL and one Redis. */
final class Cluster {

  private static final String ORGANIZER = "ann@example.org";

  private final Path files;
  private final String database = TestPostgres.freshDatabaseUrl();

  /**
   * @param files where their logs go
   */
  Cluster(Path files) {
    this.files = files;
  }

  String database() {
    return database;
  }

  /** One more of them. */
  ServerProcess server() {
    return ServerProcess.start(
        files, "--port", "0", "--postgres-url", database, "--redis-url", TestRedis.url());
  }

  /**
   * By an operator, as soon as there is a server.
   *
   * @param policy as the HTTP contract has it
   */
  EventId putOnSale(int tickets, int priceMinor, String policy) throws IOException {
    Path file = files.resolve("event.json");
    Files.writeString(
        file,
        """
        {"name": "Night", "sale_start": "now", "sale_end": "+1h", "currency": "EUR",
         "total_inventory": %d, "price_minor": %d, "policy": %s}
        """
            .formatted(tickets, priceMinor, policy));
    run("organizer", "create", "--email", ORGANIZER, "--name", "Ann", "--password-stdin");
    String id =
        run("event", "create", "-f", file.toString(), "--organizer", ORGANIZER, "-o", "json")
            .json()
            .path("id")
            .asText();
    run("event", "activate", id);
    return EventId.parse(id);
  }

  /** Fails unless every invariant holds over what is stored. */
  void check(EventId event) {
    run("check", event.toString());
  }

  private Run run(String... words) {
    Run run = Run.of(Map.of("FAIRQUEUE_POSTGRES_URL", database), "a good password\n", words);
    assertThat(run.code()).as(run.toString()).isZero();
    return run;
  }
}
