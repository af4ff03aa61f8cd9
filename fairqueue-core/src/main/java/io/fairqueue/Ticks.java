package io.fairqueue;

import io.fairqueue.domain.Event;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineViews;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.SessionStore;
import io.fairqueue.usecase.AddUpStats;
import io.fairqueue.usecase.AdmitFans;
import io.fairqueue.usecase.EndHoldings;
import io.fairqueue.usecase.EndOverdueSale;
import io.fairqueue.usecase.ExpireClaims;
import io.fairqueue.usecase.ExpireEntries;
import io.fairqueue.usecase.FinishCancellation;
import io.fairqueue.usecase.Presence;
import io.fairqueue.usecase.ProcessWebhooks;
import io.fairqueue.usecase.PruneStores;
import io.fairqueue.usecase.ReceivedWebhooks;
import io.fairqueue.usecase.ReconcilePayments;
import io.fairqueue.usecase.SettleRefunds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What must happen by itself, at most a second apart, on every node.
 *
 * <p>Every tick is idempotent and may run on many nodes at once. It asks first, by one read for all
 * events, where there is anything to do: where there is nothing, nothing is locked or written. A
 * fault in one event does not stop the others: it is told to the {@link FailureListener} when the
 * tick is through.
 */
public final class Ticks {

  private final EventStore events;
  private final QueueStore queue;
  private final LineViews lineViews;
  private final SessionStore sessions;
  private final AdmitFans admitFans;
  private final ExpireEntries expireEntries;
  private final EndHoldings endHoldings;
  private final EndOverdueSale endOverdueSale;
  private final ExpireClaims expireClaims;
  private final FinishCancellation finishCancellation;
  private final ProcessWebhooks processWebhooks;
  private final ReconcilePayments reconcilePayments;
  private final SettleRefunds settleRefunds;
  private final AddUpStats addUpStats;
  private final PruneStores pruneStores;
  private final Presence presence;
  private final FailureListener failures;
  private final InstantSource time;

  Ticks(FairQueue.Builder b, Presence presence, ReceivedWebhooks received) {
    this.presence = presence;
    this.events = b.stores.events();
    this.queue = b.stores.queue();
    this.lineViews = b.stores.lineViews();
    this.sessions = b.stores.sessions();
    this.time = b.time;
    this.failures = b.failures;
    this.admitFans = new AdmitFans(b.stores.queue(), b.notifier, time);
    this.expireEntries = new ExpireEntries(b.stores.queue(), b.notifier, time);
    this.endHoldings =
        new EndHoldings(
            b.stores.customers(), events, b.stores.queue(), b.stores.claims(), b.notifier, time);
    this.endOverdueSale = new EndOverdueSale(events, b.notifier, time);
    this.expireClaims = new ExpireClaims(b.stores.claims(), b.notifier, time);
    this.finishCancellation = new FinishCancellation(expireClaims, b.stores.payments(), time);
    this.processWebhooks =
        new ProcessWebhooks(b.stores, b.gateway, b.notifier, b.ids, received, time);
    this.reconcilePayments =
        new ReconcilePayments(
            b.stores, b.gateway, b.notifier, b.ids, time, b.staleAge, b.abandonAge);
    this.settleRefunds = new SettleRefunds(b.stores, b.gateway, b.notifier, time);
    this.addUpStats = new AddUpStats(b.stores.stats());
    this.pruneStores = new PruneStores(b.stores, b.retention, time);
  }

  /** Everything once, in an order in which one step's effect is the next one's cause. */
  public void run() {
    webhooks();
    payments();
    refunds();
    claims();
    accounts();
    lines();
    presence();
    entries();
    clearUp();
    admissions();
    sessions();
    stats();
    retention();
  }

  /** Admits from the head of each line on sale that has somebody to admit. */
  public void admissions() {
    each(
        "admission",
        queue.admittable(time.instant()),
        id -> events.find(id).ifPresent(admitFans::admit));
  }

  /** Writes down which fans were seen, for events that pass over those who are gone. */
  public void presence() {
    each("presence", List.of(presence), Presence::flush);
  }

  /** Ends overdue sales, and entries that have lasted too long. */
  public void entries() {
    each("sale end", events.overdue(time.instant()), endOverdueSale::end);
    each(
        "entry expiry",
        queue.expirable(time.instant()),
        id -> events.find(id).ifPresent(expireEntries::expire));
  }

  /** Frees the units of holds that have ended. */
  public void claims() {
    each("claim expiry", List.of(expireClaims), ExpireClaims::expire);
  }

  /** Closes the lines of sales that are over, and finishes cancellations. */
  public void clearUp() {
    List<Event> over = events.unfinished();
    each("line closing", over, expireEntries::expire);
    each(
        "cancellation",
        over,
        event -> {
          if (event instanceof Event.Cancelled cancelled) {
            finishCancellation.finish(cancelled);
          }
        });
  }

  /** Takes back what ended accounts hold. */
  public void accounts() {
    each("ended accounts", List.of(endHoldings), EndHoldings::end);
  }

  /** Gives kept webhooks their effect. */
  public void webhooks() {
    each("webhooks", List.of(processWebhooks), all -> all.process(told("webhooks")));
  }

  /** Gives those alone their effect that this node received. */
  public void receivedWebhooks() {
    each("webhooks", List.of(processWebhooks), all -> all.processReceived(told("webhooks")));
  }

  /** Asks the gateway about stale payments. */
  public void payments() {
    each(
        "reconciliation", List.of(reconcilePayments), all -> all.reconcile(told("reconciliation")));
  }

  /** Sends due refunds. */
  public void refunds() {
    each("refunds", List.of(settleRefunds), all -> all.settle(told("refunds")));
  }

  /** Compares this node's view of each live line with the truth, and heals it. */
  public void lines() {
    each("line views", List.of(lineViews), LineViews::refresh);
  }

  /** Learns which sessions were ended on other nodes. */
  public void sessions() {
    each("sessions", List.of(sessions), SessionStore::refresh);
  }

  /** Adds up what was counted of events, so that their numbers are read at once. */
  public void stats() {
    each("stats", List.of(addUpStats), AddUpStats::addUp);
  }

  /** Forgets what is old, once a minute however often it is called. */
  public void retention() {
    each("retention", List.of(pruneStores), all -> all.prune(told("retention")));
  }

  private Consumer<RuntimeException> told(String task) {
    return failure -> failures.failed(task, failure);
  }

  private <T> void each(String task, Collection<T> items, Consumer<? super T> work) {
    List<RuntimeException> failed = new ArrayList<>();
    for (T item : items) {
      try {
        work.accept(item);
      } catch (RuntimeException failure) {
        failed.add(failure);
      }
    }
    failed.forEach(failure -> failures.failed(task, failure));
  }
}
