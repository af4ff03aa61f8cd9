package io.fairqueue.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.port.Parts;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.Behind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has public logs follow their lines. Thread-safe; blocks on the store, may be repeated, and run by
 * many nodes at once. Does nothing where nobody signs logs.
 */
public final class ProofTicks {

  /** More often than stock is told: so nothing waits long when the node dies that tells it. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PublicLogStore logs;
  private final InstantSource time;
  private final Optional<FollowLine> follow;
  private final AskWitnesses witnesses;
  private final TellSold sold;
  private final AtomicReference<@Nullable Instant> toldStock = new AtomicReference<>();
  private volatile @Nullable Instant behindSince;

  /** Joins the ticks to the stores. */
  public ProofTicks(Parts parts) {
    this.logs = parts.stores().publicLogs();
    this.time = parts.time();
    LogIdentity identity = parts.logIdentity();
    this.witnesses = new AskWitnesses(logs, identity == null ? List.of() : identity.witnesses());
    this.follow = Optional.ofNullable(identity).map(each -> new FollowLine(parts, each, witnesses));
    this.sold = new TellSold(parts);
  }

  /** Logs that lag behind their lines. */
  public List<Behind> behind() {
    if (follow.isEmpty()) {
      return List.of();
    }
    List<Behind> behind = logs.behind(time.instant());
    behindSince = behind.stream().map(Behind::since).min(Comparator.naturalOrder()).orElse(null);
    return behind;
  }

  /** Brings one of them up to its line. */
  public void follow(Behind behind) {
    follow.ifPresent(each -> each.follow(behind));
  }

  /** Logs that witnesses are to be asked about. */
  public List<EventId> unwitnessed() {
    return witnesses.due();
  }

  /** Asks witnesses about one of them, and waits for it. */
  public void askWitnesses(EventId event) {
    witnesses.ask(event);
  }

  /** How far the log lags that lags most, as of the last look. */
  public Duration lag() {
    Instant since = behindSince;
    return since == null ? Duration.ZERO : Duration.between(since, time.instant());
  }

  /** Tells of stock that has changed; does nothing if it was called in the last five seconds. */
  public void stock() {
    Instant now = time.instant();
    Instant before = toldStock.get();
    boolean isDue = before == null || !now.isBefore(before.plus(PAUSE)) || now.isBefore(before);
    if (follow.isPresent() && isDue && toldStock.compareAndSet(before, now)) {
      var unused = logs.noteStock(now);
    }
  }

  /** Logs of sales that are over, and have not told what was sold. */
  public List<PublicLog> unsold() {
    return follow.isEmpty() ? List.of() : logs.unsold(time.instant());
  }

  /** Has one of them tell it. */
  public void tellSold(PublicLog log) {
    sold.tell(log);
  }
}
