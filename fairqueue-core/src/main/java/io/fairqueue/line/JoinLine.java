package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a fan at the end of an event's line, or into the lobby before it.
 *
 * <p>Whether the event is open is read first where events are shown, so that a crowd that comes too
 * early costs no store anything; the line itself decides.
 */
final class JoinLine {

  private final EventReads events;
  private final LineStore lines;
  private final Standings standings;
  private final CustomerStore customers;
  private final InstantSource time;

  JoinLine(
      EventReads events,
      LineStore lines,
      Standings standings,
      CustomerStore customers,
      InstantSource time) {
    this.customers = customers;
    this.events = events;
    this.lines = lines;
    this.standings = standings;
    this.time = time;
  }

  /**
   * Joins by the rules of the event.
   *
   * @param network where the fan comes from; null where nobody knows
   */
  public Line.Joining join(EventId id, CustomerId customer, @Nullable Network network) {
    Instant now = time.instant();
    Event event = events.find(id).orElse(null);
    if (event == null || !(event.isOpenAt(now) || Operation.isRepeated())) {
      return new Line.Joining.Refused(notOpen(event, now));
    }
    EntryRules rules = event.policy().entries();
    // The account is read only where the rules ask for it.
    Optional<List<EntryLimit>> limits =
        rules.limits(rules.askWhoItIs() ? customers.find(customer) : Optional.empty(), network);
    if (limits.isEmpty()) {
      return new Line.Joining.Refused(new JoinOutcome.EmailNotVerified());
    }
    JoinOutcome outcome = lines.join(id, customer, limits.get(), now);
    return joining(outcome, entry -> standings.of(event, entry, now));
  }

  /**
   * The same for callers that can't wait, by what this node has at hand: the event, and whether it
   * is sold out. Empty where that isn't at hand, the rules ask who the fan is, or the request has a
   * name: then nothing was done, and {@link #join} is the way. Never blocks.
   *
   * @param executor completes it, as {@link LineStore} says of {@code joinSoon}; a thread of its
   *     own does for one of the few who have to be looked up after their join
   */
  public Optional<CompletionStage<Line.Joining>> joinSoon(
      EventId id, CustomerId customer, @Nullable Network network, Executor executor) {
    return joinSoon(
        id, network, (limits, now) -> lines.joinSoon(id, customer, limits, now, executor));
  }

  /** The same of a fan who asks by a session, which has to live when the join is committed. */
  public Optional<CompletionStage<Line.Joining>> joinSoon(
      EventId id, CustomerSession session, @Nullable Network network, Executor executor) {
    return joinSoon(
        id, network, (limits, now) -> lines.joinSoon(id, session, limits, now, executor));
  }

  private Optional<CompletionStage<Line.Joining>> joinSoon(
      EventId id,
      @Nullable Network network,
      BiFunction<List<EntryLimit>, Instant, CompletionStage<JoinOutcome>> join) {
    Event event = events.peek(id).orElse(null);
    Boolean soldOut = events.peekSoldOut(id).orElse(null);
    if (event == null
        || soldOut == null
        || event.policy().entries().askWhoItIs()
        || Operation.current() != null) {
      return Optional.empty();
    }
    Instant now = time.instant();
    if (!event.isOpenAt(now)) {
      return Optional.of(
          CompletableFuture.completedFuture(new Line.Joining.Refused(notOpen(event, now))));
    }
    return event
        .policy()
        .entries()
        .limits(Optional.empty(), network)
        .map(
            limits ->
                join.apply(limits, now)
                    .thenCompose(outcome -> joiningSoon(event, outcome, soldOut, now)));
  }

  /** Says when to come, to those who come too early. */
  private static JoinOutcome.NotOpen notOpen(@Nullable Event event, Instant now) {
    return event instanceof Event.Active && now.isBefore(event.details().opensAt())
        ? new JoinOutcome.NotOpen(event.details().opensAt())
        : new JoinOutcome.NotOpen();
  }

  private CompletionStage<Line.Joining> joiningSoon(
      Event event, JoinOutcome outcome, boolean soldOut, Instant now) {
    Optional<LineStanding> standing =
        outcome instanceof JoinOutcome.InLine inLine
            ? standings.peek(event, inLine.entry(), soldOut, now)
            : Optional.empty();
    return outcome instanceof JoinOutcome.InLine && standing.isEmpty()
        ? CompletableFuture.supplyAsync(
            () -> joining(outcome, entry -> standings.of(event, entry, now)),
            Thread::startVirtualThread)
        : CompletableFuture.completedFuture(joining(outcome, entry -> standing.orElseThrow()));
  }

  private static Line.Joining joining(
      JoinOutcome outcome, Function<QueueEntry, LineStanding> standing) {
    return switch (outcome) {
      case JoinOutcome.InLine inLine ->
          new Line.Joining.InLine(
              standing.apply(inLine.entry()), inLine instanceof JoinOutcome.AlreadyInLine);
      case JoinOutcome.Refused refused -> new Line.Joining.Refused(refused);
    };
  }
}
