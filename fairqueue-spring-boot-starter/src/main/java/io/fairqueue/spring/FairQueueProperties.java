package io.fairqueue.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set.
 *
 * @param enabled Whether FairQueue is configured at all.
 * @param postgres The database.
 * @param redis Redis, which several nodes may share.
 * @param ticks What happens by itself.
 * @param stalePaymentAge When a payment is asked about of which the gateway said nothing.
 */
@ConfigurationProperties("fairqueue")
public record FairQueueProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Postgres postgres,
    @DefaultValue Redis redis,
    @DefaultValue Ticks ticks,
    @DefaultValue("60s") Duration stalePaymentAge) {

  /**
   * The database.
   *
   * @param url Where it is, like jdbc:postgresql://host:port/database. By default where the
   *     application's own DataSource leads.
   * @param user The role to connect as, together with the URL.
   * @param password That role's password.
   * @param schema The schema that the tables are in; made where it is missing.
   * @param poolSize How many connections this node opens at most, beside the application's own.
   * @param migrate Whether the tables are brought up to date at the start.
   */
  public record Postgres(
      @Nullable String url,
      @Nullable String user,
      @Nullable String password,
      @DefaultValue("fairqueue") String schema,
      @DefaultValue("10") int poolSize,
      @DefaultValue("true") boolean migrate) {

    /** Prints no secret. */
    @Override
    public String toString() {
      return "Postgres[schema=%s, poolSize=%d, migrate=%s]".formatted(schema, poolSize, migrate);
    }
  }

  /**
   * Redis, which several nodes may share.
   *
   * @param url Where it is, like redis://host:port; by default there is none. Needs
   *     fairqueue-adapters-redis.
   */
  public record Redis(@Nullable String url) {

    /** Prints no secret. */
    @Override
    public String toString() {
      return "Redis[" + (url == null ? "none" : "one") + "]";
    }
  }

  /**
   * What happens by itself.
   *
   * @param enabled Whether this node does it. One node at least has to.
   */
  public record Ticks(@DefaultValue("true") boolean enabled) {}
}
