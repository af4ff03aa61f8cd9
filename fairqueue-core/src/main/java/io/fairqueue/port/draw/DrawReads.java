package io.fairqueue.port.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Draw;
import java.util.Optional;

/** How far draws are, for those who show it. Thread-safe. */
public interface DrawReads {

  /** The draw of an event; empty where it has no lobby, or was not activated. One keyed read. */
  Optional<Draw> find(EventId event);

  /** The same, if it is known without waiting for a store; empty is no answer. Never blocks. */
  default Optional<Draw> peek(EventId event) {
    return Optional.empty();
  }
}
