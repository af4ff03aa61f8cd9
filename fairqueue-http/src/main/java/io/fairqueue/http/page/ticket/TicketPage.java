package io.fairqueue.http.page.ticket;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.http.page.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ticket, on a screen or on paper.
 *
 * @param holder who bought it
 * @param checkpoint how the line's log stood when this was looked at; null where there is none
 * @param keptUntil how long a device keeps it for when there is no network; null for not at all
 */
public record TicketPage(
    Frame frame,
    TicketCard ticket,
    String holder,
    String claim,
    @Nullable String checkpoint,
    @Nullable Instant keptUntil) {

  private static final Duration AFTERWARDS = Duration.ofDays(1);

  /** A day after the event, or after the sale of one without times. */
  static @Nullable Instant keptUntil(TicketCard ticket, EventDetails event) {
    if (!ticket.isShown()) {
      return null;
    }
    Instant starts = event.startsAt();
    Instant ends = event.endsAt();
    Instant over = ends != null ? ends : starts != null ? starts : event.saleEnd();
    return over.plus(AFTERWARDS);
  }
}
