package io.fairqueue;

import io.fairqueue.account.AccountTicks;
import io.fairqueue.claim.ClaimTicks;
import io.fairqueue.domain.Event;
import io.fairqueue.draw.DrawTicks;
import io.fairqueue.event.EventTicks;
import io.fairqueue.line.LineTicks;
import io.fairqueue.message.MessageTicks;
import io.fairqueue.payment.PaymentTicks;
import io.fairqueue.picture.PictureTicks;
import io.fairqueue.port.FailureListener;
import io.fairqueue.proof.ProofTicks;
import io.fairqueue.sample.SampleTicks;
import io.fairqueue.work.PruneStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What must happen by itself, at most a second apart, on every node.
 *
 * <p>Every tick is idempotent and may run on many nodes at once. It asks first, by one read for all
 * events, where there is anything to do: where there is nothing, nothing is locked or written. A
 * fault in one event does not stop the others: it is reported to the {@link FailureListener} when
 * the tick is through.
 */
public final class Ticks {

  private static final Duration SOON = Duration.ofMillis(250);
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration EACH_SECOND = Duration.ofSeconds(1);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
  private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

  private final LineTicks line;
  private final DrawTicks draw;
  private final EventTicks event;
  private final ClaimTicks claim;
  private final PaymentTicks payment;
  private final AccountTicks account;
  private final MessageTicks message;
  private final PictureTicks picture;
  private final SampleTicks sample;
  private final ProofTicks proof;
  private final PruneStores prune;
  private final FailureListener failures;

  Ticks(
      LineTicks line,
      DrawTicks draw,
      EventTicks event,
      ClaimTicks claim,
      PaymentTicks payment,
      AccountTicks account,
      MessageTicks message,
      PictureTicks picture,
      SampleTicks sample,
      ProofTicks proof,
      PruneStores prune,
      FailureListener failures) {
    this.line = line;
    this.draw = draw;
    this.event = event;
    this.claim = claim;
    this.payment = payment;
    this.account = account;
    this.message = message;
    this.picture = picture;
    this.sample = sample;
    this.proof = proof;
    this.prune = prune;
    this.failures = failures;
  }

  /** Everything once, in an order in which one step's effect is the next one's cause. */
  public void run() {
    lanes();
    webhooks();
    payments();
    refunds();
    claims();
    accounts();
    lines();
    presence();
    entries();
    clearUp();
    draws();
    admissions();
    nearTurns();
    sessions();
    stats();
    stock();
    outbox();
    deliveries();
    pictures();
    samples();
    toldStock();
    soldUnits();
    publicLogs();
    witnesses();
    retention();
  }

  /**
   * Every tick by itself, with the pause that suits it: for programs that run them side by side, so
   * that what is slow (a gateway, a listener) holds up nobody. Before stores are closed, {@link
   * #endDeliveries} is due.
   */
  public List<Tick> all() {
    return List.of(
        new Tick("admissions", SOON, this::admissions),
        new Tick("draws", OFTEN, this::draws),
        new Tick("near turns", NOW_AND_THEN, this::nearTurns),
        new Tick("presence", OFTEN, this::presence),
        new Tick("entries", OFTEN, this::entries),
        new Tick("claims", OFTEN, this::claims),
        new Tick("clearing", OFTEN, this::clearUp),
        new Tick("accounts", OFTEN, this::accounts),
        new Tick("webhooks", OFTEN, this::webhooks),
        new Tick("payments", EACH_SECOND, this::payments),
        new Tick("refunds", EACH_SECOND, this::refunds),
        new Tick("lines", OFTEN, this::lines),
        new Tick("sessions", OFTEN, this::sessions),
        new Tick("stats", NOW_AND_THEN, this::stats),
        new Tick("samples", EACH_SECOND, this::samples),
        new Tick("stock", NOW_AND_THEN, this::stock),
        new Tick("public logs", OFTEN, this::publicLogs),
        new Tick("witnesses", EACH_SECOND, this::witnesses),
        new Tick("told stock", NOW_AND_THEN, this::toldStock),
        new Tick("sold units", NOW_AND_THEN, this::soldUnits),
        new Tick("lanes", NOW_AND_THEN, this::lanes),
        new Tick("outbox", SOON, this::outbox),
        new Tick("deliveries", SOON, this::startDeliveries),
        new Tick("pictures", NOW_AND_THEN, this::pictures),
        new Tick("retention", EACH_MINUTE, this::retention));
  }

  /** Admits from the head of each line on sale that has somebody to admit. */
  public void admissions() {
    each("admission", line.admittable(), line::admit);
  }

  /** Closes lobbies, asks for the value that decides, and gives places. */
  public void draws() {
    each("draws", draw.due(), draw::advance);
  }

  /** Tells fans whose turn is near so. */
  public void nearTurns() {
    each("near turns", line.waited(), line::tellClose);
  }

  /** Writes down which fans were seen, for events that pass over those who are gone. */
  public void presence() {
    once("presence", line::flushPresence);
  }

  /** Ends overdue sales, and entries that have lasted too long. */
  public void entries() {
    each("sale end", event.overdue(), event::end);
    each("entry expiry", line.expirable(), line::expire);
  }

  /** Frees the units of holds that have ended. */
  public void claims() {
    once("claim expiry", claim::expire);
  }

  /** Closes the lines of sales that are over, and finishes cancellations. */
  public void clearUp() {
    List<Event> over = event.unfinished();
    each("line closing", over, line::close);
    each(
        "cancellation",
        over,
        each -> {
          if (each instanceof Event.Cancelled cancelled) {
            payment.finish(cancelled);
          }
        });
  }

  /** Takes back what ended accounts hold. */
  public void accounts() {
    once("ended accounts", account::endHoldings);
  }

  /** Gives kept webhooks their effect. */
  public void webhooks() {
    inParts("webhooks", payment::processWebhooks);
  }

  /** Gives those alone their effect that this node received. */
  public void receivedWebhooks() {
    inParts("webhooks", payment::processReceivedWebhooks);
  }

  /** Asks the gateway about stale payments. */
  public void payments() {
    inParts("reconciliation", payment::reconcile);
  }

  /** Sends due refunds. */
  public void refunds() {
    inParts("refunds", payment::settleRefunds);
  }

  /** Compares this node's view of each live line with the log, and heals it. */
  public void lines() {
    once("line views", line::refreshViews);
  }

  /** Learns which sessions were ended on other nodes. */
  public void sessions() {
    once("sessions", account::refreshSessions);
  }

  /** Adds up what was counted of events, so that their numbers are read at once. */
  public void stats() {
    once("stats", event::addUpStats);
  }

  /** Tells of events that have sold everything, or have something to be had again. */
  public void stock() {
    once(
        "stock",
        () -> {
          if (!message.isIdle()) {
            event.tellStock();
          }
        });
  }

  /** Whether nobody hears of messages, and none is left to be told; half a second old at most. */
  public boolean areMessagesIdle() {
    return message.isIdle();
  }

  /** Says which lanes of messages this node serves, once a minute however often it is called. */
  public void lanes() {
    once("lanes", message::serve);
  }

  /** Hands messages to their subscribers. */
  public void outbox() {
    once("outbox", message::relay);
  }

  /** Delivers messages that are due, and waits for it. */
  public void deliveries() {
    inParts("deliveries", message::deliver);
  }

  /** The same without waiting. */
  public void startDeliveries() {
    // Parts may fail when this is long over: whether it worked nobody knows.
    Consumer<RuntimeException> onFailure = failure -> failures.failed("deliveries", failure);
    report("deliveries", attempt(List.of(onFailure), message::startDeliveries));
  }

  /** Writes down the figures of events, every ten seconds however often it is called. */
  public void samples() {
    once("samples", sample::take);
  }

  /** Has the logs that everybody reads follow their lines. */
  public void publicLogs() {
    each("public logs", proof.behind(), proof::follow);
  }

  /** Has witnesses sign logs, and waits for them. */
  public void witnesses() {
    each("witnesses", proof.unwitnessed(), proof::askWitnesses);
  }

  /** Writes into the lines of sales what stock there is, for their logs. */
  public void toldStock() {
    once("told stock", proof::stock);
  }

  /** Tells in the logs of sales that are over which units were sold. */
  public void soldUnits() {
    each("sold units", proof.unsold(), proof::tellSold);
  }

  /** How far the public log lags that lags most, as of the last look. */
  public Duration logLag() {
    return proof.lag();
  }

  /** Erases pictures outside that were taken away. */
  public void pictures() {
    once("pictures", picture::erase);
  }

  /**
   * Begins no more deliveries, and waits for those under way. To be called before stores are
   * closed, where {@link #startDeliveries} was.
   */
  public void endDeliveries(Duration atMost) {
    message.endDeliveries(atMost);
  }

  /** Begins deliveries again, after {@link #endDeliveries}, for programs that stop and go on. */
  public void resumeDeliveries() {
    message.resumeDeliveries();
  }

  /** Forgets what is old, once a minute however often it is called. */
  public void retention() {
    inParts("retention", prune::prune);
  }

  private void once(String task, Runnable work) {
    each(task, List.of(work), Runnable::run);
  }

  /**
   * That nothing failed now does not say that it works: what failed is tried again later.
   *
   * @param work tells of parts that failed, while it runs
   */
  private void inParts(String task, Consumer<Consumer<RuntimeException>> work) {
    Consumer<RuntimeException> onFailure = failure -> failures.failed(task, failure);
    report(task, attempt(List.of(work), each -> each.accept(onFailure)));
  }

  private <T> void each(String task, Collection<T> items, Consumer<? super T> work) {
    List<RuntimeException> failed = attempt(items, work);
    report(task, failed);
    if (failed.isEmpty()) {
      failures.worked(task);
    }
  }

  private static <T> List<RuntimeException> attempt(Collection<T> items, Consumer<? super T> work) {
    List<RuntimeException> failed = new ArrayList<>();
    for (T item : items) {
      try {
        work.accept(item);
      } catch (RuntimeException failure) {
        failed.add(failure);
      }
    }
    return failed;
  }

  private void report(String task, List<RuntimeException> failed) {
    failed.forEach(failure -> failures.failed(task, failure));
  }
}
