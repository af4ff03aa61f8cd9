package io.fairqueue.usecase;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line whose positions are read from a mirror, and everything else from the truth.
 *
 * <p>The truth must tell each change to the mirror's {@link LineFollower} before it answers. What
 * the mirror does not know, or cannot say, the truth is asked.
 */
public final class MirroredQueueStore implements QueueStore {

  private final QueueStore truth;
  private final LineMirror mirror;

  public MirroredQueueStore(QueueStore truth, LineMirror mirror) {
    this.truth = truth;
    this.mirror = mirror;
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    OptionalLong seen = inMirror(event, place);
    return seen.isPresent() ? seen : truth.position(event, place);
  }

  private OptionalLong inMirror(EventId event, long place) {
    try {
      return mirror.position(event, place);
    } catch (StoreUnavailableException lost) {
      return OptionalLong.empty();
    }
  }

  @Override
  public JoinOutcome join(EventId event, EntryId entry, CustomerId customer, Instant now) {
    return truth.join(event, entry, customer, now);
  }

  @Override
  public LeaveOutcome leave(EventId event, CustomerId customer, Instant now) {
    return truth.leave(event, customer, now);
  }

  @Override
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return truth.remove(event, entry, now);
  }

  @Override
  public List<QueueEntry.Admitted> admit(
      EventId event, AdmissionPolicy policy, int atMost, Instant now) {
    return truth.admit(event, policy, atMost, now);
  }

  @Override
  public List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant now) {
    return truth.expire(event, waitingTtl, now);
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return truth.close(event, now);
  }

  @Override
  public ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant now) {
    return truth.extend(event, customer, window, maxExtensions, now);
  }

  @Override
  public Optional<QueueEntry.Completed> complete(
      EventId event, EntryId entry, CustomerId customer, Instant now) {
    return truth.complete(event, entry, customer, now);
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    return truth.find(event, customer);
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    return truth.findAll(event, customers);
  }

  @Override
  public LineState state(EventId event, Instant now) {
    return truth.state(event, now);
  }
}
