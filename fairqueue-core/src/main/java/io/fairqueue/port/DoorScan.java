package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was read at the door of an event.
 *
 * @param device what it was read with, as its user calls it; null for nobody knows
 * @param readAt when a device without a network read it, to the microsecond; null for now
 */
public record DoorScan(
    EventId event, TicketId ticket, @Nullable String device, @Nullable Instant readAt) {

  private static final Duration MAX_AGE = Duration.ofHours(48);

  /** By this much the clock of a device may be fast. */
  private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private static final int MAX_DEVICE = 60;

  public DoorScan {
    device = device == null ? null : Text.written("device", device, MAX_DEVICE);
    readAt = readAt == null ? null : readAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Just now, with whatever device. */
  public static DoorScan of(EventId event, TicketId ticket) {
    return new DoorScan(event, ticket, null, null);
  }

  /** Whether a device without a network read it. */
  public boolean isOffline() {
    return readAt != null;
  }

  /** When it was read. */
  public Instant at(Instant now) {
    return readAt == null ? now : readAt;
  }

  /** Throws {@link InvalidInputException} where it was read too long ago, or is yet to be. */
  public void checkAge(Instant now) {
    if (readAt != null
        && (readAt.isBefore(now.minus(MAX_AGE)) || readAt.isAfter(now.plus(MAX_AHEAD)))) {
      throw new InvalidInputException("at", "must be a moment of the last 48 hours");
    }
  }
}
