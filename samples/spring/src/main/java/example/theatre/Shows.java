package example.theatre;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.OrganizerId;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the theatre plays: a row of its own for each event of FairQueue. */
@Component
public class Shows {

  private static final EmailAddress THEATRE = new EmailAddress("office@theatre.example");
  private static final Duration SALE = Duration.ofDays(30);

  private final FairQueue fairQueue;
  private final JdbcClient jdbc;

  Shows(FairQueue fairQueue, JdbcClient jdbc) {
    this.fairQueue = fairQueue;
    this.jdbc = jdbc;
  }

  /** Puts a show on sale. */
  public Show open(NewShow show) {
    Money price = new Money(show.priceMinor(), Currency.getInstance(show.currency()));
    EventId event = fairQueue.events().open(theatre(), show.title(), show.seats(), price, SALE);
    jdbc.sql("insert into shows values (?, ?, ?)")
        .params(event.value(), show.title(), show.stage())
        .update();
    return new Show(event.value(), show.title(), show.stage());
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
