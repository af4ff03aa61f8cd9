package io.fairqueue.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.port.Parts;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.draw.DrawSecrets;
import java.util.Optional;

/** What the salts of logs are made with: the secrets of their events. Thread-safe. */
final class LogSecrets {

  private final DrawSecrets secrets;

  LogSecrets(Parts parts) {
    this.secrets = new DrawSecrets(parts.stores().draws(), parts.vault(), parts.random());
  }

  /** Empty since it was erased. */
  Optional<DrawSecret> find(EventId event) {
    return secrets.of(event);
  }

  /** Of an event that was over not long ago at most. */
  DrawSecret of(EventId event) {
    return find(event)
        .orElseThrow(() -> new StoreDataException("the event " + event + " has no secret"));
  }
}
