package io.fairqueue.redis;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Supply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The line of each event in Redis alone: for a waiting room without ticketing. Thread-safe.
 *
 * <p>Durable as far as Redis is: it should keep an append-only file ({@code appendfsync always} to
 * lose nothing) and evict nothing. It knows no events: who may join, and until when, its caller
 * decides.
 */
public final class RedisQueueStore implements QueueStore {

  /** The most entries that one script changes: others wait meanwhile. */
  static final int BATCH = 500;

  private static final int ADMIT_TRIES = 100;
  private static final String RATE_WINDOW = Micros.of(AdmissionPolicy.RATE_WINDOW);
  private static final String KEPT_MILLIS = Long.toString(Duration.ofDays(7).toMillis());

  private static final RedisScript<List<Object>> JOIN = script("join");
  private static final RedisScript<List<Object>> LEAVE = script("leave");
  private static final RedisScript<List<Object>> REMOVE = script("remove");
  private static final RedisScript<List<Object>> STATE = script("state");
  private static final RedisScript<List<Object>> ADMIT = script("admit");
  private static final RedisScript<List<Object>> EXPIRE = script("expire");
  private static final RedisScript<List<Object>> CLOSE = script("close");
  private static final RedisScript<List<Object>> EXTEND = script("extend");
  private static final RedisScript<List<Object>> COMPLETE = script("complete");
  private static final RedisScript<List<Object>> TURNOUT = script("turnout");
  private static final RedisScript<List<Object>> FIND = script("find");
  private static final RedisScript<List<Object>> FIND_ALL = script("findAll");
  private static final RedisScript<Long> SEEN = RedisScript.number(RedisQueueStore.class, "seen");
  private static final RedisScript<Long> POSITION =
      RedisScript.number(RedisQueueStore.class, "position");

  private final RedisConnections redis;
  private final Supply supply;

  /** A line whose free stock is told by somebody else. */
  public RedisQueueStore(RedisConnections redis, Supply supply) {
    this.redis = redis;
    this.supply = supply;
  }

  @Override
  public JoinOutcome join(
      EventId event, EntryId entry, CustomerId customer, List<EntryLimit> limits, Instant now) {
    List<String> keys = new ArrayList<>(LineKeys.of(event));
    List<String> arguments =
        new ArrayList<>(List.of(entry.toString(), customer.toString(), Micros.of(now)));
    for (EntryLimit limit : limits) {
      keys.add(LineKeys.of(event, "origin:" + Digests.sha256(event + " " + limit.origin())));
      arguments.add(Integer.toString(limit.max()));
    }
    List<Object> answer = JOIN.run(redis, keys, arguments);
    if (answer.getFirst().equals(2L)) {
      return new JoinOutcome.TooManyEntries(limits.get(Math.toIntExact((Long) answer.get(1)) - 1));
    }
    QueueEntry stored = entry(event, answer);
    return answer.getFirst().equals(1L)
        ? new JoinOutcome.Joined((QueueEntry.Waiting) stored)
        : new JoinOutcome.AlreadyInLine((QueueEntry.Live) stored);
  }

  @Override
  public LeaveOutcome leave(EventId event, CustomerId customer, Instant now) {
    return left(event, run(LEAVE, event, customer.toString(), Micros.of(now)));
  }

  @Override
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return left(event, run(REMOVE, event, entry.toString(), Micros.of(now)));
  }

  /**
   * Counts, decides, and admits if nobody else admitted meanwhile; then again for the next batch.
   * So each batch keeps every limit at the moment it is admitted. A batch that isn't full is
   * the last: it took all that waited or all that there was room for, and whoever comes now may be
   * behind somebody whom another worker admits meanwhile.
   */
  @Override
  public List<QueueEntry.Admitted> admit(
      EventId event, AdmissionPolicy policy, int atMost, Instant now) {
    List<QueueEntry.Admitted> admitted = new ArrayList<>();
    for (int lostRaces = 0; lostRaces < ADMIT_TRIES; ) {
      Counted counted = count(event, now);
      int wanted = Math.min(atMost - admitted.size(), policy.admissible(counted.outstanding()));
      if (wanted <= 0) {
        return admitted;
      }
      List<Object> answer =
          ADMIT.run(
              redis,
              withSeen(event),
              List.of(
                  Micros.of(now),
                  Micros.of(policy.window()),
                  Integer.toString(Math.min(wanted, BATCH)),
                  Long.toString(counted.fence()),
                  RATE_WINDOW,
                  policy.presence().isZero() ? "0" : Micros.of(now.minus(policy.presence()))));
      if (answer.size() == 1) {
        return admitted;
      }
      if (answer.isEmpty()) {
        lostRaces++;
      }
      List<QueueEntry> admittedNow = StoredEntry.list(event, answer);
      admittedNow.forEach(e -> admitted.add((QueueEntry.Admitted) e));
      if (!admittedNow.isEmpty() && admittedNow.size() < BATCH) {
        return admitted;
      }
    }
    if (admitted.isEmpty()) {
      throw new StoreUnavailableException(RedisFailures.STORE, "too many admit at once");
    }
    return admitted;
  }

  @Override
  public void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    if (!customers.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of(Micros.of(now)));
      customers.forEach(customer -> arguments.add(customer.toString()));
      SEEN.run(redis, withSeen(event), arguments);
    }
  }

  private static List<String> withSeen(EventId event) {
    List<String> keys = new ArrayList<>(LineKeys.of(event));
    keys.add(LineKeys.of(event, "seen"));
    return keys;
  }

  @Override
  public List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now) {
    return expireBatches(
        event, EXPIRE, Micros.of(now), Micros.of(waitingTtl), Integer.toString(BATCH));
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return expireBatches(event, CLOSE, Micros.of(now), Integer.toString(BATCH), KEPT_MILLIS);
  }

  @Override
  public ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    List<Object> answer =
        run(
            EXTEND,
            event,
            customer.toString(),
            Micros.of(now),
            Micros.of(window),
            Integer.toString(maxExtensions));
    return switch ((String) answer.getFirst()) {
      case "EXTENDED" -> new ExtendOutcome.Extended((QueueEntry.Admitted) entry(event, answer));
      case "NONE_LEFT" -> new ExtendOutcome.NoneLeft((QueueEntry.Admitted) entry(event, answer));
      default -> new ExtendOutcome.NotAdmitted();
    };
  }

  @Override
  public Optional<QueueEntry.Completed> complete(
      EventId event, EntryId entry, CustomerId customer, Instant now) {
    List<Object> answer =
        run(COMPLETE, event, entry.toString(), customer.toString(), Micros.of(now));
    return StoredEntry.list(event, answer).stream()
        .map(QueueEntry.Completed.class::cast)
        .findFirst();
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    return StoredEntry.list(event, run(FIND, event, customer.toString())).stream().findFirst();
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    List<String> all = customers.stream().distinct().map(CustomerId::toString).toList();
    List<QueueEntry> found = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += BATCH) {
      List<String> batch = all.subList(from, Math.min(from + BATCH, all.size()));
      found.addAll(StoredEntry.list(event, FIND_ALL.run(redis, LineKeys.of(event), batch)));
    }
    return found;
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    long position = POSITION.run(redis, LineKeys.of(event), List.of(Long.toString(place)));
    return position == 0 ? OptionalLong.empty() : OptionalLong.of(position);
  }

  @Override
  public long waiting(EventId event) {
    return count(event, Instant.EPOCH).line().waiting();
  }

  @Override
  public LineActivity activity(EventId event, Instant now) {
    LineState line = count(event, now).line();
    return new LineActivity(line.active(), line.admittedInWindow());
  }

  @Override
  public Turnout turnout(EventId event) {
    List<Object> counts = run(TURNOUT, event);
    return new Turnout((Long) counts.get(0), (Long) counts.get(1));
  }

  private Counted count(EventId event, Instant now) {
    List<Long> counts =
        run(STATE, event, Micros.of(now), RATE_WINDOW).stream().map(Long.class::cast).toList();
    return new Counted(
        new LineState(counts.get(0), counts.get(1), counts.get(2), supply.freeUnits(event)),
        counts.get(3),
        counts.get(4));
  }

  private List<QueueEntry.Expired> expireBatches(
      EventId event, RedisScript<List<Object>> script, String... arguments) {
    List<QueueEntry.Expired> expired = new ArrayList<>();
    List<Object> answer;
    do {
      answer = run(script, event, arguments);
      StoredEntry.list(event, answer).forEach(e -> expired.add((QueueEntry.Expired) e));
    } while (!answer.isEmpty());
    return expired;
  }

  private static LeaveOutcome left(EventId event, List<Object> answer) {
    return switch ((String) answer.getFirst()) {
      case "LEFT" -> new LeaveOutcome.Left((QueueEntry.Abandoned) entry(event, answer));
      case "USED" -> new LeaveOutcome.AlreadyUsed((QueueEntry.Completed) entry(event, answer));
      default -> new LeaveOutcome.NotInLine();
    };
  }

  private static QueueEntry entry(EventId event, List<Object> answer) {
    return StoredEntry.read(event, (String) answer.get(1), (String) answer.get(2));
  }

  private List<Object> run(RedisScript<List<Object>> script, EventId event, String... arguments) {
    return script.run(redis, LineKeys.of(event), List.of(arguments));
  }

  private static RedisScript<List<Object>> script(String method) {
    return RedisScript.list(RedisQueueStore.class, method);
  }

  private record Counted(LineState line, long fence, long admitted) {

    /** As an admission sees it: admissions are outstanding until they are ended. */
    LineState outstanding() {
      return new LineState(line.waiting(), admitted, line.admittedInWindow(), line.freeUnits());
    }
  }
}
