package io.fairqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.cli.stores.StoreFinder;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Stores;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands over a database of their own, shared by all of these tests. */
public abstract class OperatorsSuite {

  /** The id of nothing. */
  public static final String NOBODY = UUID.randomUUID().toString();

  private static @Nullable Map<String, String> environment;

  public static Backend backend() {
    return backend(environment());
  }

  public static Backend backend(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    return new Backends(
            new StoreFinder(settings),
            settings,
            IdSource.random(),
            InstantSource.system(),
            new SecureRandom())
        .open(new StoreOptions());
  }

  /** The same stores, where the moments that tests tell are the time. */
  public static Stores storesAtTestTime(Backend backend) {
    return new PostgresStores(backend.dataSource(), LineListener.none());
  }

  public static String createEvent(int tickets) {
    String email = newEmail();
    createOrganizer(email);
    return run(createEventWords(email, tickets)).json().path("id").asText();
  }

  public static String[] createEventWords(String email, int tickets) {
    return new String[] {
      "event",
      "create",
      "--organizer",
      email,
      "--name",
      "Night of 36",
      "--tickets",
      Integer.toString(tickets),
      "--price-minor",
      "100",
      "--currency",
      "EUR",
      "--sale-end",
      "+2h",
      "-o",
      "json"
    };
  }

  public static Run createOrganizer(String email) {
    return Run.of(
        environment(),
        "a good password\n",
        "organizer",
        "create",
        "--email",
        email,
        "--name",
        "Ann",
        "--password-stdin",
        "-o",
        "json");
  }

  public static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  public static Run run(String... words) {
    return Run.of(environment(), "", words);
  }

  /** Names stores that are migrated. */
  public static synchronized Map<String, String> environment() {
    if (environment == null) {
      Map<String, String> fresh =
          Map.of(
              "FAIRQUEUE_POSTGRES_URL", TestPostgres.freshDatabaseUrl(),
              "FAIRQUEUE_REDIS_URL", TestRedis.url());
      assertThat(Run.of(fresh, "", "migrate").code()).isZero();
      environment = fresh;
    }
    return environment;
  }
}
