package io.fairqueue.http.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Seat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and whom it was sold to.
 *
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 * @param section null, as row and number, for a place of a general tier
 */
record AttendeeBody(
    UUID ticketId,
    UUID claimId,
    @Nullable String name,
    @Nullable String email,
    String label,
    @Nullable String section,
    @Nullable String row,
    @Nullable String number,
    UUID tierId,
    long priceMinor,
    Instant issuedAt,
    @Nullable Instant checkedInAt,
    @Nullable Instant voidedAt) {

  static AttendeeBody of(Attendee attendee) {
    var facts = attendee.ticket().facts();
    Optional<Seat> seat = Optional.ofNullable(attendee.seat());
    return new AttendeeBody(
        facts.id().value(),
        facts.claimId().value(),
        attendee.name(),
        Optional.ofNullable(attendee.email()).map(EmailAddress::value).orElse(null),
        facts.label(),
        seat.map(Seat::section).orElse(null),
        seat.map(Seat::row).orElse(null),
        seat.map(Seat::number).orElse(null),
        attendee.tierId().value(),
        attendee.price().minor(),
        facts.issuedAt(),
        attendee.ticket().checkedInAt(),
        attendee.ticket().voidedAt());
  }

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "AttendeeBody[" + ticketId + "]";
  }
}
