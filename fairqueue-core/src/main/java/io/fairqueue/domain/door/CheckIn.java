package io.fairqueue.domain.door;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in with a ticket. A device without a network lets people in by itself and tells of
 * it later: so of one ticket there may be several, of which one stands.
 *
 * @param label the ticket's
 * @param at when the ticket was read
 * @param heardAt when this was told; the same where the door had a network
 * @param by who stood at the door; null where that was not written down
 * @param device what it was read with, as its user calls it; null for nobody knows
 * @param offline whether it was told later
 * @param undone null for what was not taken back
 */
public record CheckIn(
    UUID id,
    EventId eventId,
    TicketId ticketId,
    String label,
    CheckInResult result,
    Instant at,
    Instant heardAt,
    @Nullable OrganizerId by,
    @Nullable String device,
    boolean offline,
    @Nullable Undo undone) {

  /** Whether its ticket is used by it. */
  public boolean stands() {
    return result == CheckInResult.ENTERED && undone == null;
  }

  /** The same, taken back. */
  public CheckIn undo(Undo undo) {
    return new CheckIn(
        id, eventId, ticketId, label, result, at, heardAt, by, device, offline, undo);
  }

  /** When, by whom and why it was taken back. */
  public record Undo(Instant at, OrganizerId by, String reason) {}
}
