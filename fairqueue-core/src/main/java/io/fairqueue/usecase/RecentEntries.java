package io.fairqueue.usecase;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which entry a fan had when it was last seen. What it remembers of an entry never changes; whether
 * the entry still waits, the mirror knows.
 *
 * <p>A set-associative cache, as processors have them: a fan's entry is in one of {@value #WAYS}
 * slots, and where all are taken, who joined first makes room: that one is the likeliest not to
 * wait any more. So it is bounded, and nothing is ever locked; when two fans come to one slot at
 * once, one is forgotten. Thread-safe.
 */
final class RecentEntries {

  /** With one slot for each fan, every tenth of a crowd of a quarter the size has none. */
  static final int WAYS = 4;

  private final AtomicReferenceArray<@Nullable EntryFacts> slots;

  /**
   * @param size how many entries at most, a power of two; each takes some 200 bytes
   */
  RecentEntries(int size) {
    if (Integer.bitCount(size) != 1 || size < WAYS) {
      throw new IllegalArgumentException("not a power of two from %d: %d".formatted(WAYS, size));
    }
    slots = new AtomicReferenceArray<>(size);
  }

  void put(EntryFacts facts) {
    int first = firstSlot(facts.eventId(), facts.customerId());
    int chosen = first;
    @Nullable EntryFacts gives = slots.get(first);
    for (int slot = first; slot < first + WAYS; slot++) {
      EntryFacts there = slots.get(slot);
      if (isOf(there, facts.eventId(), facts.customerId())) {
        slots.set(slot, facts);
        return;
      }
      if (gives != null && (there == null || there.joinedAt().isBefore(gives.joinedAt()))) {
        chosen = slot;
        gives = there;
      }
    }
    slots.set(chosen, facts);
  }

  @Nullable EntryFacts get(EventId event, CustomerId customer) {
    int first = firstSlot(event, customer);
    for (int slot = first; slot < first + WAYS; slot++) {
      EntryFacts there = slots.get(slot);
      if (isOf(there, event, customer)) {
        return there;
      }
    }
    return null;
  }

  private static boolean isOf(@Nullable EntryFacts facts, EventId event, CustomerId customer) {
    return facts != null && facts.customerId().equals(customer) && facts.eventId().equals(event);
  }

  /** Fibonacci hashing: ids that were made in order go to slots all over. */
  private int firstSlot(EventId event, CustomerId customer) {
    long hash = (31L * event.hashCode() + customer.hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & (slots.length() - 1) & -WAYS;
  }
}
