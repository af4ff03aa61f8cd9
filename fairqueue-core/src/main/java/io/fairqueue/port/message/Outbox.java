package io.fairqueue.port.message;

import io.fairqueue.domain.message.Lane;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts on their way to whoever wants to hear of them. Whatever store changes a fact writes it down
 * here in the same step, if anybody has subscribed to it. Thread-safe.
 */
public interface Outbox {

  /**
   * Hands rows that nobody has handed on yet to their subscribers, one delivery for each.
   *
   * <p>Atomic: a row is handed on together with its deliveries. Rows that another caller is busy
   * with are passed over; of holders of tickets, who may be many, each call takes some. A delivery
   * comes into being once, so repeating is safe. Deliveries are due at {@code now}.
   *
   * @param limit how many rows, and how many holders
   * @return the lanes that got something
   */
  Set<Lane> relay(Instant now, int limit);

  /**
   * Whether there is nothing to do about messages: nobody has subscribed to anything, nothing waits
   * to be handed on, no delivery is still to be made. A plain read.
   */
  boolean isIdle();

  /** What waits to be handed on. A plain read. */
  Waiting waiting();

  /**
   * What waits to be handed on.
   *
   * @param oldest when the oldest came about; null if there is none
   */
  record Waiting(long rows, @Nullable Instant oldest) {

    public static final Waiting NONE = new Waiting(0, null);
  }

  /**
   * Forgets rows of no later than {@code before} that have been handed on, with their deliveries;
   * none with one that is still to be made.
   *
   * <p>Atomic: callers at once forget different ones. Repeating is safe. Uses the caller's clock.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant before, int limit);
}
