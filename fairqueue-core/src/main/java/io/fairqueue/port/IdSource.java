package io.fairqueue.port;

import java.util.UUID;

/** Makes ids that nobody else makes. Thread-safe. */
@FunctionalInterface
public interface IdSource {

  UUID next();

  /** Random UUIDs (RFC 9562, version 4). */
  static IdSource random() {
    return UUID::randomUUID;
  }
}
