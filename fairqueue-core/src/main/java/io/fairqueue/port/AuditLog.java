package io.fairqueue.port;

import io.fairqueue.domain.OrganizerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What admins did to other people's events. Thread-safe; no row is ever changed. */
public interface AuditLog {

  /** Adds a row, durable before it returns. */
  void record(Entry entry);

  /** The latest rows, what was recorded last first. */
  List<Entry> latest(int limit);

  /**
   * Forgets rows of acts no later than {@code before}.
   *
   * <p>Atomic: callers at once forget different ones. Repeating is safe. Uses the caller's clock.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant before, int limit);

  /**
   * One act.
   *
   * @param action the verb: {@code event.pause}
   * @param subject what it was done to: an id
   * @param country from where, by two letters (ISO 3166-1); null where nobody knows
   */
  record Entry(
      OrganizerId actor, String action, String subject, Instant at, @Nullable String country) {

    /** An act from nobody knows where. */
    public Entry(OrganizerId actor, String action, String subject, Instant at) {
      this(actor, action, subject, at, null);
    }
  }
}
