package io.fairqueue.port;

import io.fairqueue.domain.QueueEntry;
import java.util.List;

/**
 * Fans who were admitted by hand.
 *
 * @param count how many
 * @param admitted who, in line order; nobody if it was done before under the same {@link Operation}
 */
public record HandAdmission(int count, List<QueueEntry.Admitted> admitted) {

  public HandAdmission {
    admitted = List.copyOf(admitted);
  }
}
