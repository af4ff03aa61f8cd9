package example.theatre;

import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.message.Message;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sold, in the theatre's own table. */
@Component
public class Bookings {

  private final JdbcClient jdbc;

  Bookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Hears of a sale, perhaps more than once, and books it once. */
  @Transactional
  public void hear(Message message) {
    if (message instanceof Message.ClaimConfirmed sold && isNew(message)) {
      book(sold);
    }
  }

  private boolean isNew(Message message) {
    return jdbc.sql("insert into heard (message) values (?) on conflict do nothing")
            .param(message.head().id().value())
            .update()
        == 1;
  }

  private void book(Message.ClaimConfirmed sold) {
    ClaimFacts claim = sold.claim();
    jdbc.sql("insert into bookings values (?, ?, ?, ?, ?, ?)")
        .params(
            claim.id().value(),
            claim.eventId().value(),
            claim.units().size(),
            claim.amount().minor(),
            claim.amount().currency().getCurrencyCode(),
            Timestamp.from(sold.head().at()))
        .update();
  }

  /** Those of a show, oldest first. */
  public List<Booking> of(UUID show) {
    return jdbc.sql(
            "select claim, seats, amount_minor, currency from bookings where show = ?"
                + " order by booked_at")
        .param(show)
        .query(Booking.class)
        .list();
  }

  /** What somebody bought. */
  public record Booking(UUID claim, int seats, long amountMinor, String currency) {}
}
