package io.fairqueue.port.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where organizers hear of their events; each endpoint subscribes for itself. Thread-safe. */
public interface Endpoints {

  /** The most endpoints of one event; and the most of an organizer that hear of all events. */
  int MAX = 20;

  /** The most secrets that sign at a time. */
  int MAX_SECRETS = 5;

  /**
   * Adds an endpoint.
   *
   * <p>Atomic: the endpoint, its secret and what it subscribes to. Of callers at once no more than
   * {@link #MAX} get through. Repeating changes nothing and answers {@link AddOutcome#ADDED}.
   */
  AddOutcome add(EndpointFacts endpoint, SealedSecret secret);

  /** What became of a new endpoint. */
  enum AddOutcome {
    ADDED,
    TOO_MANY
  }

  /** Those of an event; or, of an organizer, those for all events. By age. A plain read. */
  List<Endpoint> list(OrganizerId organizer, Optional<EventId> event);

  Optional<Endpoint> find(EndpointId id);

  /** The secrets that sign at this moment, the latest first. A plain read. */
  List<SealedSecret> secrets(EndpointId id, Instant now);

  /**
   * Replaces what its owner decides.
   *
   * <p>Atomic, with what it subscribes to; of callers at once the last one counts. {@code false} if
   * there is no such endpoint; repeating is safe.
   */
  boolean change(EndpointId id, EndpointSettings settings);

  /**
   * Forgets an endpoint, its secrets and what it subscribes to. Atomic; {@code false} if there is
   * none, so repeating is safe.
   */
  boolean delete(EndpointId id);

  /**
   * Gives an endpoint another secret; those of before sign until {@code end}, or until they were to
   * end anyway, and of more than {@link #MAX_SECRETS} the oldest no more.
   *
   * <p>Atomic: of callers at once one comes after the other. {@code false} if there is no such
   * endpoint; repeating with a secret of the same id changes nothing.
   */
  boolean rotate(EndpointId id, SealedSecret next, Instant end);

  /**
   * Ends what an endpoint hears, and tells so.
   *
   * <p>Atomic, with what it subscribes to and the message; {@code false}, and nothing is told,
   * unless it was enabled, so repeating is safe. Uses the caller's clock.
   */
  boolean disable(EndpointId id, String because, Instant now);

  /**
   * Disables, like {@link #disable}, every endpoint that has failed since {@code before} without
   * one success. Atomic for each. Repeating is safe.
   *
   * @return which ones
   */
  List<EndpointId> disableFailing(Instant before, String because, Instant now);

  /**
   * Lets a disabled endpoint hear again, as if it had never failed. Atomic, with what it subscribes
   * to; {@code false} unless it was disabled, so repeating is safe.
   */
  boolean enable(EndpointId id);

  /** Notes that an endpoint took a message; at most once a minute while it goes on. Atomic. */
  void noteSuccess(EndpointId id, Instant now);

  /** Notes that an endpoint fails, if it did not fail already. Atomic. */
  void noteFailure(EndpointId id, Instant now);

  /**
   * Sends a test message on its way to one endpoint.
   *
   * <p>Atomic: the message and its delivery, due at once. Repeating sends another one. Uses the
   * caller's clock.
   *
   * @param item names the test
   * @return empty if there is no such endpoint
   */
  Optional<Deliveries.Key> test(EndpointId id, UUID item, Instant now);
}
