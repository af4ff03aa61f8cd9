package io.fairqueue.line.facts;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.QueueEntry;
import org.jspecify.annotations.Nullable;

/**
 * A place in a line and whose it is, as those who run the event see it.
 *
 * @param position 1 for the next; 0 for who does not wait any more
 * @param fan null once the account is deleted
 */
public record LineEntry(QueueEntry entry, long position, @Nullable Customer fan) {

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "LineEntry[" + entry.id() + "]";
  }
}
