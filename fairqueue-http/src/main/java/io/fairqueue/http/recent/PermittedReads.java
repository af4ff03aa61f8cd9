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

  private final EventReads delegate;
  private final ReadPermits permits;

  public PermittedReads(EventReads delegate, ReadPermits permits) {
    this.delegate = delegate;
    this.permits = permits;
  }

  @Override
  public Optional<Event> find(EventId id) {
    return delegate.find(id);
  }

  @Override
  public Optional<Event> peek(EventId id) {
    return delegate.peek(id);
  }

  @Override
  public Optional<EventId> findBySlug(String slug) {
    return delegate.findBySlug(slug);
  }

  @Override
  public Page<Event> list(EventQuery query) {
    return permits.with(() -> delegate.list(query));
  }

  @Override
  public List<TierAvailability> availability(EventId id) {
    return delegate.availability(id);
  }
}
