package io.fairqueue.sample;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The figures of events over time. Thread-safe. Methods read the stores, and so block; a store in
 * trouble throws {@link io.fairqueue.port.StoreUnavailableException}.
 */
public final class Samples {

  /** A course of this many steps at most tells how a sale went. */
  private static final int REPORTED = 240;

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Samples(Parts parts) {
    this.stores = parts.stores();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.time = parts.time();
  }

  /** An event's samples, the oldest first; for those who see its figures. */
  public Permitted<List<LineSample>> show(Actor actor, SampleSpan span) {
    return seen(actor, span.event(), event -> stores.samples().of(span));
  }

  /** What became of an event's payments, step by step; likewise. */
  public Permitted<List<PaymentStep>> payments(Actor actor, SampleSpan span) {
    return seen(actor, span.event(), event -> stores.samples().payments(span));
  }

  /** Since when and until when an event was sampled, empty for never; likewise. */
  public Permitted<Optional<SampledTime>> sampled(Actor actor, EventId id) {
    return seen(actor, id, event -> stores.samples().sampled(id));
  }

  /** How an event's sale went; likewise. Costs a read of its line's whole log. */
  public Permitted<SaleReport> report(Actor actor, EventId id) {
    return seen(actor, id, this::report);
  }

  private SaleReport report(Event event) {
    EventId id = event.id();
    Instant now = time.instant();
    Optional<SampleSpan> all =
        stores.samples().sampled(id).map(sampled -> sampled.span(id, REPORTED));
    return new SaleReport(
        event,
        now,
        stores.events().availability(id),
        stores.stats().of(id, now),
        stores.lineReads().turnout(id),
        stores.lineReads().dropOff(id),
        stores.tickets().doorCount(id),
        all.map(SampleSpan::step).orElse(SampleSpan.GRAIN),
        all.map(span -> stores.samples().of(span)).orElse(List.of()));
  }

  private <T> Permitted<T> seen(Actor actor, EventId id, Function<Event, T> look) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE)
        ? new Permitted.Allowed<>(look.apply(event))
        : new Permitted.Forbidden<>();
  }
}
