package io.fairqueue.port.proof;

import java.util.List;

/**
 * As whom public logs are signed, and who else is asked to.
 *
 * @param host where they are read, as it stands in addresses; a log keeps the one that it began
 *     with
 */
public record LogIdentity(LogKeys keys, String host, List<Witness> witnesses) {

  public LogIdentity {
    witnesses = List.copyOf(witnesses);
  }

  /** Nobody else is asked. */
  public LogIdentity(LogKeys keys, String host) {
    this(keys, host, List.of());
  }
}
