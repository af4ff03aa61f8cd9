package example.boxoffice;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.RunningTicks;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.event.Events.Creation;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.RunningNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * FairQueue beside tables of a program's own, in one database: what is opened, and in which order.
 */
public final class BoxOffice implements AutoCloseable {

  private static final int MAX_TICKETS = 4;
  private static final EmailAddress OFFICE = new EmailAddress("office@boxoffice.example");
  private static final FailureListener FAILURES =
      (task, failure) -> System.err.println(task + " failed, and is tried again: " + failure);

  private final HikariDataSource pool;
  private final RunningNode node;
  private final PostgresStores stores;
  private final FairQueue fairQueue;
  private final RunningTicks ticks;
  private final Invoices invoices;

  /** Opens the database at this JDBC URL, and brings both schemas up to date. */
  public BoxOffice(String url) {
    PGSimpleDataSource own = new PGSimpleDataSource();
    own.setUrl(url);
    Flyway.configure().dataSource(own).load().migrate();
    invoices = new Invoices(own);

    pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 10, "fairqueue"));
    node = RunningNode.register(pool, PostgresMigrations.migrate(pool));
    stores = new PostgresStores(pool, LineListener.none());
    fairQueue =
        FairQueue.builder()
            .stores(stores)
            .onFailure(FAILURES)
            .listener("invoices", Set.of(MessageType.CLAIM_CONFIRMED), invoices)
            .build();
    ticks = new RunningTicks(fairQueue.ticks().all(), FAILURES);
    ticks.start();
  }

  public FairQueue fairQueue() {
    return fairQueue;
  }

  /** Puts tickets on sale, for an hour; whoever is admitted may have four. */
  public EventId open(String show, int tickets, Money price) {
    OrganizerId owner =
        fairQueue
            .accounts()
            .organizer(OFFICE)
            .or(() -> fairQueue.accounts().createOrganizer(OFFICE, "Box office", password(), false))
            .orElseThrow()
            .id();
    return switch (fairQueue.events().create(owner, details(show, tickets, price))) {
      case Creation.Created created -> {
        EventId event = created.draft().id();
        var unused = fairQueue.events().activate(new Actor(owner, false), event);
        yield event;
      }
      case Creation.SlugTaken taken -> throw new IllegalStateException("it has no slug");
    };
  }

  private static EventDetails details(String show, int tickets, Money price) {
    Instant now = Instant.now();
    Tier stalls =
        new Tier(new TierId(UUID.randomUUID()), "Stalls", Seating.GENERAL, tickets, price.minor());
    return EventDetails.of(
            show, now, now.plus(Duration.ofHours(1)), price.currency(), List.of(stalls))
        .edit()
        .policy(SalePolicy.defaults().edit().maxUnitsPerClaim(MAX_TICKETS).build())
        .build();
  }

  /** Nobody signs in as that one. */
  private static String password() {
    return UUID.randomUUID().toString();
  }

  public Invoices invoices() {
    return invoices;
  }

  /** In the other order: nothing begins any more, what runs ends, and then the stores close. */
  @Override
  public void close() {
    ticks.close();
    fairQueue.ticks().endDeliveries(Duration.ofSeconds(3));
    node.close();
    stores.close();
    pool.close();
  }
}
