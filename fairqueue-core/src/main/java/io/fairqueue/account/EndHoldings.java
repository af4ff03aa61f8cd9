package io.fairqueue.account;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.EndedAccount;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes back what ended accounts hold: places in line, admissions, unpaid claims. What was sold
 * stays sold. A step that was under way when the account ended may give it something yet, so each
 * account is looked at for a while. All of it is in rows, and repeating it changes nothing.
 */
final class EndHoldings {

  private static final int BATCH = 200;
  private static final int MAX_BATCHES = 10;
  private static final int MAX_CLAIMS = 1_000;

  /** No step lasts as long. */
  private static final Duration MAX_STEP = Duration.ofSeconds(30);

  private final CustomerStore customers;
  private final EventStore events;
  private final LineStore lines;
  private final LineReads lineReads;
  private final ClaimStore claims;
  private final Notifier notifier;
  private final InstantSource time;

  EndHoldings(
      CustomerStore customers,
      EventStore events,
      LineStore lines,
      LineReads lineReads,
      ClaimStore claims,
      Notifier notifier,
      InstantSource time) {
    this.customers = customers;
    this.events = events;
    this.lines = lines;
    this.lineReads = lineReads;
    this.claims = claims;
    this.notifier = notifier;
    this.time = time;
  }

  /** What fails is thrown in the end, and looked at again. */
  public void end() {
    for (int i = 0; i < MAX_BATCHES; i++) {
      Instant now = time.instant();
      List<CustomerId> ended =
          customers.holding(now, BATCH).stream().map(EndedAccount::customer).toList();
      if (ended.isEmpty()) {
        return;
      }
      takeBack(ended);
      customers.holdingsLookedAt(ended, now.minus(MAX_STEP), now);
    }
  }

  private void takeBack(List<CustomerId> ended) {
    List<RuntimeException> failed = new ArrayList<>();
    each(events.live(), event -> leave(event, ended, failed), failed);
    each(claims.unpaidOf(ended, MAX_CLAIMS), this::release, failed);
    if (!failed.isEmpty()) {
      RuntimeException first = failed.getFirst();
      failed.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private void leave(Event event, List<CustomerId> ended, List<RuntimeException> failed) {
    each(
        lineReads.findAll(event.id(), ended).stream()
            .filter(QueueEntry.Live.class::isInstance)
            .toList(),
        entry -> lines.remove(event.id(), entry.id(), time.instant()),
        failed);
  }

  /** A pending payment too: money that comes for it goes back. */
  private void release(Claim.Claimed claim) {
    if (claims.release(claim.id(), ReleaseReason.CUSTOMER, true, time.instant())
        instanceof ReleaseOutcome.Released) {
      notifier.notify(new Notifier.Notice.StockChanged(claim.facts().eventId()));
    }
  }

  private static <T> void each(
      Collection<T> items, Consumer<T> work, List<RuntimeException> failed) {
    for (T item : items) {
      try {
        work.accept(item);
      } catch (RuntimeException failure) {
        failed.add(failure);
      }
    }
  }
}
