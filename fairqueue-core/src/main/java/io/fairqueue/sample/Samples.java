package io.fairqueue.sample;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import java.util.List;

/**
 * The figures of events over time. Thread-safe. Methods read the stores, and so block; a store in
 * trouble throws {@link io.fairqueue.port.StoreUnavailableException}.
 */
public final class Samples {

  private final Stores stores;
  private final Authorization authorization;

  /** Joins the verbs to the stores. */
  public Samples(Parts parts) {
    this.stores = parts.stores();
    this.authorization = new Authorization(parts.stores(), parts.time());
  }

  /** An event's samples, the oldest first; for those who see its figures. */
  public Permitted<List<LineSample>> show(Actor actor, SampleSpan span) {
    Event event = stores.events().find(span.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE)
        ? new Permitted.Allowed<>(stores.samples().of(span))
        : new Permitted.Forbidden<>();
  }
}
