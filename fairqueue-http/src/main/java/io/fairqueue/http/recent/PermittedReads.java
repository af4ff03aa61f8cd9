package io.fairqueue.http.recent;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;
import java.util.List;
import java.util.Optional;

/**
 * Events whose lists are read with a permit: of those there are as many as there are questions.
 * What a join looks at is read without one.
 */
public final class PermittedReads implements EventReads {

  private final EventReads truth;
  private final ReadPermits permits;

  public PermittedReads(EventReads truth, ReadPermits permits) {
    this.truth = truth;
    this.permits = permits;
  }

  @Override
  public Optional<Event> find(EventId id) {
    return truth.find(id);
  }

  @Override
  public Optional<Event> glimpse(EventId id) {
    return truth.glimpse(id);
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return permits.with(() -> truth.list(query));
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    return truth.availability(id);
  }
}
