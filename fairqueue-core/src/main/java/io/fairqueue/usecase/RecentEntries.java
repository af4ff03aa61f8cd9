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
 * <p>A direct-mapped cache: each fan has one slot, which the next fan of that slot takes over. So
 * it is bounded, and nothing is ever locked. Thread-safe.
 */
final class RecentEntries {

  private final AtomicReferenceArray<@Nullable EntryFacts> slots;

  /**
   * @param size how many entries at most, a power of two; each takes some 200 bytes
   */
  RecentEntries(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("not a power of two: " + size);
    }
    slots = new AtomicReferenceArray<>(size);
  }

  void put(EntryFacts facts) {
    slots.set(slot(facts.eventId(), facts.customerId()), facts);
  }

  @Nullable EntryFacts get(EventId event, CustomerId customer) {
    EntryFacts facts = slots.get(slot(event, customer));
    return facts != null && facts.customerId().equals(customer) && facts.eventId().equals(event)
        ? facts
        : null;
  }

  /** Fibonacci hashing: ids that were made in order go to slots all over. */
  private int slot(EventId event, CustomerId customer) {
    long hash = (31L * event.hashCode() + customer.hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & (slots.length() - 1);
  }
}
