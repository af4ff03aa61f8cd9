package io.fairqueue.memory.sale;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets in memory. */
public final class MemoryTicketStore implements TicketStore {

  private final MemoryWorld world;

  public MemoryTicketStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return world.inStep(() -> Optional.ofNullable(world.tickets.get(id)));
  }

  @Override
  public List<Ticket> ofClaim(ClaimId claim) {
    return world.inStep(
        () ->
            world.tickets.values().stream()
                .filter(ticket -> ticket.facts().claimId().equals(claim))
                .toList());
  }

  @Override
  public CheckInOutcome checkIn(EventId event, TicketId id, Instant now) {
    return world.inStep(
        () -> {
          Ticket ticket = world.tickets.get(id);
          if (ticket == null || !ticket.facts().eventId().equals(event)) {
            return new CheckInOutcome.Unknown();
          }
          return switch (ticket) {
            case Ticket.Valid valid -> {
              world.used.add(id);
              var used = valid.checkIn(now);
              world.tickets.put(id, used);
              world.announcements.checkedIn(used);
              world.noteDone("check-in", 1);
              yield new CheckInOutcome.CheckedIn(used);
            }
            case Ticket.CheckedIn used ->
                world.doneBefore("check-in") == null
                    ? new CheckInOutcome.AlreadyCheckedIn(used)
                    : new CheckInOutcome.CheckedIn(used);
            case Ticket.Voided gone -> new CheckInOutcome.Voided(gone);
          };
        });
  }
}
