package example.theatre;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.event.Events.Creation;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the theatre plays: a row of its own for each event of FairQueue. */
@Component
public class Shows {

  private static final EmailAddress THEATRE = new EmailAddress("office@theatre.example");
  private static final int MAX_SEATS = 4;
  private static final Duration SALE = Duration.ofDays(30);

  private final FairQueue fairQueue;
  private final JdbcClient jdbc;

  Shows(FairQueue fairQueue, JdbcClient jdbc) {
    this.fairQueue = fairQueue;
    this.jdbc = jdbc;
  }

  /** Puts a show on sale; whoever is admitted may have four seats. */
  public Show open(NewShow show) {
    OrganizerId theatre = theatre();
    EventId event =
        switch (fairQueue.events().create(theatre, details(show))) {
          case Creation.Created created -> created.draft().id();
          case Creation.SlugTaken taken -> throw new IllegalStateException("it has no slug");
        };
    jdbc.sql("insert into shows values (?, ?, ?)")
        .params(event.value(), show.title(), show.stage())
        .update();
    var unused = fairQueue.events().activate(new Actor(theatre, false), event);
    return new Show(event.value(), show.title(), show.stage());
  }

  private static EventDetails details(NewShow show) {
    Instant now = Instant.now();
    TierId stalls = new TierId(UUID.randomUUID());
    List<Tier> tiers =
        List.of(new Tier(stalls, "Stalls", Seating.GENERAL, show.seats(), show.priceMinor()));
    return EventDetails.of(
            show.title(), now, now.plus(SALE), Currency.getInstance(show.currency()), tiers)
        .edit()
        .policy(SalePolicy.defaults().edit().maxUnitsPerClaim(MAX_SEATS).build())
        .build();
  }

  /** In whose name all are sold; nobody signs in as that one. */
  private OrganizerId theatre() {
    return fairQueue
        .accounts()
        .organizer(THEATRE)
        .or(
            () ->
                fairQueue
                    .accounts()
                    .createOrganizer(THEATRE, "Theatre", UUID.randomUUID().toString(), false))
        .orElseThrow()
        .id();
  }

  /** All of them. */
  public List<Show> all() {
    return jdbc.sql("select id, title, stage from shows order by title").query(Show.class).list();
  }

  /** A show to be. */
  public record NewShow(String title, String stage, int seats, long priceMinor, String currency) {}

  /** A show on sale. */
  public record Show(UUID id, String title, String stage) {}
}
