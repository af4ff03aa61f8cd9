package io.fairqueue.memory.sale;

import static io.fairqueue.memory.message.MemoryOutbox.about;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.memory.message.MemoryOutbox;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.ResendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of changed facts, within the step that changes them. */
final class Announcements {

  private static final Duration CALM = Duration.ofSeconds(10);

  private final MemoryWorld world;
  private final MemoryOutbox outbox;
  private final Map<EventId, StockTold> stockTold = new HashMap<>();
  private final Map<ClaimId, Instant> resent = new HashMap<>();

  Announcements(MemoryWorld world, MemoryOutbox outbox) {
    this.world = world;
    this.outbox = outbox;
  }

  void claim(@Nullable Claim before, Claim claim) {
    switch (claim) {
      case Claim.Claimed held ->
          claim(MessageType.CLAIM_HELD, held.facts().createdAt(), held, Map.of());
      case Claim.Confirmed sold ->
          claim(
              MessageType.CLAIM_CONFIRMED,
              sold.confirmedAt(),
              sold,
              about("late", before instanceof Claim.Released ? "true" : null));
      case Claim.Released released ->
          claim(
              MessageType.CLAIM_RELEASED,
              released.releasedAt(),
              released,
              about("reason", released.reason()));
      case Claim.Refunded refunded -> {
        if (!world.confirmedBy.containsKey(refunded.id())) {
          claim(
              MessageType.REFUND_SUCCEEDED,
              refunded.refundedAt(),
              refunded,
              about(
                  "claim_id",
                  refunded.id(),
                  "amount_minor",
                  0,
                  "currency",
                  refunded.facts().amount().currency()));
        }
      }
    }
  }

  private void claim(MessageType type, Instant at, Claim claim, Map<String, String> about) {
    outbox.tell(
        type,
        at,
        world.events.get(claim.facts().eventId()),
        claim.id().value(),
        claim.facts().customerId(),
        about);
  }

  /** Its tickets are to be mailed once more. */
  ResendOutcome resent(Claim.Confirmed claim, Instant at) {
    if (!outbox.isMailed(MessageType.CLAIM_RESENT, world.events.get(claim.facts().eventId()))) {
      return new ResendOutcome.NotMailed();
    }
    if (resent.getOrDefault(claim.id(), Instant.MIN).isAfter(at.minus(TicketStore.RESEND_PAUSE))) {
      return new ResendOutcome.TooSoon();
    }
    resent.put(claim.id(), at);
    claim(MessageType.CLAIM_RESENT, at, claim, about("n", at));
    return new ResendOutcome.Resent();
  }

  void payment(Payment payment) {
    if (payment instanceof Payment.Failed failed && failed.counts()) {
      money(
          MessageType.PAYMENT_FAILED,
          failed.facts().updatedAt(),
          failed.id().value(),
          failed,
          about(
              "amount_minor",
              failed.facts().amount().minor(),
              "currency",
              failed.facts().amount().currency(),
              "reason",
              failed.reason()));
    }
  }

  /** A refund is asked for. */
  void refundRequested(Refund refund, Instant at) {
    refund(MessageType.REFUND_REQUESTED, refund, refund.reason(), at);
    if (sellsNothing(refund)) {
      refund(MessageType.PAYMENT_LATE, refund, refund.reason(), at);
    }
  }

  /** A refund is paid, or was refused. */
  void refundEnded(Refund refund, @Nullable String failure, Instant at) {
    refund(
        refund.status() == RefundStatus.SUCCEEDED
            ? MessageType.REFUND_SUCCEEDED
            : MessageType.REFUND_FAILED,
        refund,
        failure == null ? refund.reason() : failure,
        at);
  }

  private void refund(MessageType type, Refund refund, String reason, Instant at) {
    money(
        type,
        at,
        refund.id().value(),
        world.payment(refund.paymentId()),
        about(
            "payment_id",
            refund.paymentId(),
            "amount_minor",
            refund.amount().minor(),
            "currency",
            refund.amount().currency(),
            "reason",
            reason,
            "units",
            refund.units().stream().map(Object::toString).collect(Collectors.joining(" ")),
            "late",
            sellsNothing(refund) ? "true" : null,
            "n",
            type == MessageType.REFUND_FAILED ? at : null));
  }

  private static boolean sellsNothing(Refund refund) {
    return refund.units().isEmpty() && refund.isOfPayment();
  }

  private void money(
      MessageType type, Instant at, UUID item, Payment payment, Map<String, String> about) {
    Claim claim = world.claim(payment.facts().claimId());
    about.put("claim_id", claim.id().toString());
    outbox.tell(
        type,
        at,
        world.events.get(claim.facts().eventId()),
        item,
        claim.facts().customerId(),
        about);
  }

  void checkedIn(Ticket.CheckedIn ticket) {
    outbox.tell(
        MessageType.TICKET_CHECKED_IN,
        ticket.checkedInAt(),
        world.events.get(ticket.facts().eventId()),
        ticket.id().value(),
        ticket.facts().customerId(),
        about(
            "claim_id",
            ticket.facts().claimId(),
            "unit_id",
            ticket.facts().unitId(),
            "label",
            ticket.facts().label(),
            "n",
            ticket.checkedInAt()));
  }

  /** An event was replaced by a later version. */
  void event(Event before, Event event) {
    if (before instanceof Event.Draft) {
      return;
    }
    Instant at = event.facts().updatedAt();
    if (event instanceof Event.Cancelled cancelled && !(before instanceof Event.Cancelled)) {
      outbox.tell(
          MessageType.EVENT_CANCELLED,
          at,
          event,
          event.id().value(),
          null,
          about("reason", cancelled.reason(), "holders", "true"));
      return;
    }
    EventDetails old = before.details();
    EventDetails now = event.details();
    if (before.status() == event.status() && looksTheSame(old, now)) {
      return;
    }
    boolean moved = !visit(old).equals(visit(now));
    outbox.tell(
        MessageType.EVENT_CHANGED,
        at,
        event,
        event.id().value(),
        null,
        about(
            "n", event.facts().version(),
            "status", event.status(),
            "name", now.name(),
            "sale_start", now.saleStart(),
            "sale_end", now.saleEnd(),
            "old_venue", old.venue(),
            "venue", now.venue(),
            "old_time_zone", old.timeZone(),
            "time_zone", now.timeZone(),
            "old_starts_at", old.startsAt(),
            "starts_at", now.startsAt(),
            "old_ends_at", old.endsAt(),
            "ends_at", now.endsAt(),
            "holders", moved ? "true" : null));
  }

  private static boolean looksTheSame(EventDetails old, EventDetails now) {
    return visit(old).equals(visit(now))
        && old.name().equals(now.name())
        && Objects.equals(old.description(), now.description())
        && old.saleStart().equals(now.saleStart())
        && old.saleEnd().equals(now.saleEnd());
  }

  private static List<Optional<?>> visit(EventDetails details) {
    return List.of(
        Optional.ofNullable(details.venue()),
        Optional.ofNullable(details.timeZone()),
        Optional.ofNullable(details.startsAt()),
        Optional.ofNullable(details.endsAt()));
  }

  /** What is left of an event; {@code false} if that is told already, or was a moment ago. */
  boolean stock(Event event, boolean isSoldOut, Instant now) {
    StockTold last = stockTold.getOrDefault(event.id(), StockTold.NOTHING);
    if (last.soldOut() == isSoldOut || now.isBefore(last.at().plus(CALM))) {
      return false;
    }
    StockTold next = new StockTold(isSoldOut, last.changes() + 1, now);
    stockTold.put(event.id(), next);
    outbox.tell(
        isSoldOut ? MessageType.EVENT_SOLD_OUT : MessageType.EVENT_REOPENED,
        now,
        event,
        event.id().value(),
        null,
        about("n", next.changes()));
    return true;
  }

  /** What was last told of an event's stock. */
  private record StockTold(boolean soldOut, long changes, Instant at) {

    static final StockTold NOTHING = new StockTold(false, 0, Instant.EPOCH);
  }

  /** A fan who wants to be told the place; {@code false} if nobody hears of it, or has already. */
  boolean asked(QueueEntry.Waiting entry, Instant at) {
    return outbox.tellAsked(
        at,
        world.events.get(entry.facts().eventId()),
        entry.id().value(),
        entry.facts().customerId());
  }

  /** Whether anybody wants to hear whose turn is near. */
  boolean areCloseWanted(EventId event) {
    return outbox.isWanted(MessageType.LINE_CLOSE, world.events.get(event));
  }

  /** Fans whose turn is near. */
  void close(List<QueueEntry.Waiting> entries, Instant at) {
    if (!entries.isEmpty()) {
      entries(MessageType.LINE_CLOSE, at, entries, Map.of());
    }
  }

  /** Fans to whom a draw has given places. */
  void drawn(List<QueueEntry> entries, Instant at) {
    if (!entries.isEmpty()) {
      entries(MessageType.DRAW_DONE, at, entries, Map.of());
    }
  }

  /** Fans whose turn has come, all at once. */
  void admitted(List<QueueEntry.Admitted> entries) {
    if (!entries.isEmpty()) {
      QueueEntry.Admitted first = entries.getFirst();
      entries(
          MessageType.LINE_ADMITTED,
          first.admittedAt(),
          entries,
          about("admitted_until", first.admittedUntil()));
    }
  }

  /** Fans who let their admission pass. */
  void lapsed(Collection<QueueEntry.Admitted> entries, Instant at) {
    if (!entries.isEmpty()) {
      entries(MessageType.LINE_ADMISSION_LAPSED, at, List.copyOf(entries), Map.of());
    }
  }

  /** A fan who was taken out of the line. */
  void removed(QueueEntry entry, Instant at) {
    entries(MessageType.LINE_REMOVED, at, List.of(entry), Map.of());
  }

  private void entries(
      MessageType type, Instant at, List<? extends QueueEntry> entries, Map<String, String> about) {
    List<UUID> items = new ArrayList<>();
    List<Optional<CustomerId>> fans = new ArrayList<>();
    for (QueueEntry entry : entries) {
      items.add(entry.id().value());
      fans.add(Optional.of(entry.facts().customerId()));
    }
    outbox.tell(
        type, at, world.events.get(entries.getFirst().facts().eventId()), items, fans, about);
  }
}
