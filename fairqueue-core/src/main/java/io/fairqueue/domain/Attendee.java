package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * A ticket and whom it was sold to, as the event's organizer sees them.
 *
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 * @param tier the tier's name
 * @param seat null for a place of a general tier, and for a seat that was renamed since its refund
 * @param price what was paid for it
 */
public record Attendee(
    Ticket ticket,
    @Nullable String name,
    @Nullable EmailAddress email,
    TierId tierId,
    String tier,
    @Nullable Seat seat,
    Money price) {

  /** The same, of nobody in particular. */
  public Attendee anonymous() {
    return new Attendee(ticket, null, null, tierId, tier, seat, price);
  }

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "Attendee[" + ticket.id() + "]";
  }
}
