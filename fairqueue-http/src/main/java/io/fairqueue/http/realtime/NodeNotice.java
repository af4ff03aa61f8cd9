package io.fairqueue.http.realtime;

import java.util.List;
import java.util.UUID;

/**
 * What one node tells the others: where to look. Ids only; tokens are never carried.
 *
 * @param node who tells, so that it need not hear itself
 * @param fans whose standing may have changed; empty when it is about the event
 */
record NodeNotice(UUID node, UUID event, List<UUID> fans) {

  NodeNotice {
    fans = List.copyOf(fans);
  }
}
