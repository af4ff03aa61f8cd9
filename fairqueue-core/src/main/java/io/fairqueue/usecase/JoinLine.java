package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.Operation;
import io.fairqueue.port.QueueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a fan at the end of an event's line.
 *
 * <p>Whether the event is open is read where events are shown, so that a crowd's joins cost one
 * write each: who joins in the moment in which an event closes stands in a line that is not moved,
 * and is sent home with it.
 */
public final class JoinLine {

  private final EventReads events;
  private final QueueStore queue;
  private final Standings standings;
  private final EntryGate gate;
  private final IdSource ids;
  private final InstantSource time;

  public JoinLine(
      EventReads events,
      QueueStore queue,
      CustomerStore customers,
      IdSource ids,
      InstantSource time) {
    this.gate = new EntryGate(customers);
    this.events = events;
    this.queue = queue;
    this.standings = new Standings(events, queue);
    this.ids = ids;
    this.time = time;
  }

  /**
   * Joins by the rules of the event.
   *
   * @param network where the fan comes from; null where nobody knows
   */
  public JoinResult join(EventId id, CustomerId customer, @Nullable Network network) {
    Instant now = time.instant();
    EntryId entry = new EntryId(ids.next());
    Event event = events.find(id).orElse(null);
    QueueEntry before = event == null ? null : before(id, entry, customer);
    if (event != null && before != null) {
      return new JoinResult.Joined(standings.of(event, before, now));
    }
    if (event == null || !event.isOpenAt(now)) {
      return new JoinResult.EventNotActive();
    }
    Optional<List<EntryLimit>> limits = gate.limits(event.policy().entries(), customer, network);
    if (limits.isEmpty()) {
      return new JoinResult.EmailNotVerified();
    }
    return switch (queue.join(id, entry, customer, limits.get(), now)) {
      case JoinOutcome.Joined joined ->
          new JoinResult.Joined(standings.of(event, joined.entry(), now));
      case JoinOutcome.AlreadyInLine already ->
          already.entry().id().equals(entry)
              ? new JoinResult.Joined(standings.of(event, already.entry(), now))
              : new JoinResult.AlreadyInLine(standings.of(event, already.entry(), now));
      case JoinOutcome.AlreadyClaimed claimed -> new JoinResult.AlreadyClaimed(claimed.claim());
      case JoinOutcome.TooManyEntries refused -> new JoinResult.TooManyEntries();
    };
  }

  /** What an earlier try of the same operation did; null for nothing. */
  private @Nullable QueueEntry before(EventId id, EntryId entry, CustomerId customer) {
    return Operation.isRepeated()
        ? queue.find(id, customer).filter(each -> each.id().equals(entry)).orElse(null)
        : null;
  }
}
