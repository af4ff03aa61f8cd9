package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What staff did, and what admins looked at. Thread-safe; no row is ever changed. */
public interface AuditLog {

  /** Adds a row, durable before it returns. */
  void record(Entry entry);

  /**
   * Lets somebody act, and adds a row if that changes anything ({@link #tellsOfChange}).
   *
   * <p>Atomic: the row is part of the first transaction of these stores in which the act, on this
   * thread, changes something; an act that changes nothing there leaves none, nor one that fails.
   * Where the stores could not see it, the row is added as soon as the act is done. Repeating adds
   * another row. Uses the caller's clock, inside the entry.
   */
  <T> T along(Entry entry, Supplier<T> act);

  /** The latest rows, what was recorded last first. */
  List<Entry> latest(int limit);

  /** What was done to an event, what was recorded last first. One read, and a count. */
  Page<Entry> ofEvent(EventId event, PageRequest page);

  /**
   * Hands over all that was done to an event, as it is at one moment, what was recorded first
   * first.
   *
   * @param sink called on this thread; what it throws ends the reading
   * @return how many
   */
  int eachOfEvent(EventId event, Consumer<Entry> sink);

  /**
   * Forgets rows of acts no later than {@code before}.
   *
   * <p>Atomic: callers at once forget different ones. Repeating is safe. Uses the caller's clock.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant before, int limit);

  /** Whether an act that answers so has changed something. */
  static boolean tellsOfChange(@Nullable Object answer) {
    return !(answer instanceof Unchanged)
        && !Boolean.FALSE.equals(answer)
        && !Optional.empty().equals(answer);
  }

  /**
   * One act.
   *
   * @param actor whose account
   * @param operator who acts without an account: {@code cli:} and the name of a user of the
   *     machine; null for who has one
   * @param action the verb: {@code event.pause}
   * @param subject what it was done to: an id
   * @param event on which event; null for none
   */
  record Entry(
      OrganizerId actor,
      @Nullable String operator,
      String action,
      String subject,
      @Nullable EventId event,
      Instant at,
      Trace trace,
      Change change) {

    /** An act on no event, from nobody knows where. */
    public Entry(OrganizerId actor, String action, String subject, Instant at) {
      this(actor, null, action, subject, null, at, Trace.NONE, Change.NONE);
    }

    /** Who acted, as it is shown: an account's id, or an operator. */
    public String by() {
      return operator == null ? actor.toString() : operator;
    }
  }

  /**
   * From where somebody acted.
   *
   * @param country by two letters (ISO 3166-1); null where nobody knows
   * @param requestId names the request, as its answer did; null for none
   * @param ipPrefix the network, as {@code 203.0.113.0/24}; null where nobody knows
   */
  record Trace(@Nullable String country, @Nullable String requestId, @Nullable String ipPrefix) {

    public static final Trace NONE = new Trace(null, null, null);
  }

  /**
   * What an act made another. Ids, states, figures and names of an event's own: no secrets, nothing
   * of a person.
   */
  record Change(Map<String, String> before, Map<String, String> after) {

    public static final Change NONE = new Change(Map.of(), Map.of());

    public Change {
      before = Map.copyOf(before);
      after = Map.copyOf(after);
    }
  }
}
