package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.StatsStore;
import io.fairqueue.port.sample.SampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures over time, in memory. */
public final class MemorySampleStore implements SampleStore {

  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private final MemoryWorld world;
  private final StatsStore stats;
  private final Map<EventId, TreeMap<Instant, LineSample>> all = new HashMap<>();
  private @Nullable Instant last;

  public MemorySampleStore(MemoryWorld world, StatsStore stats) {
    this.world = world;
    this.stats = stats;
  }

  @Override
  public int take(Instant now) {
    return world.inStep(
        () -> {
          if (last != null && now.isBefore(last.plus(SampleSpan.GRAIN).minus(TOLERANCE))) {
            return 0;
          }
          int taken = 0;
          for (Event event : world.events.values()) {
            if (isSampled(event, now) && take(event.id(), now)) {
              taken++;
            }
          }
          if (taken > 0) {
            last = now;
          }
          return taken;
        });
  }

  @Override
  public List<PaymentStep> payments(SampleSpan span) {
    return world.inStep(
        () -> {
          var steps = new TreeMap<Instant, PaymentStep>();
          for (Payment payment : world.payments.values()) {
            Instant at = payment.facts().createdAt();
            Claim claim = world.claims.get(payment.facts().claimId());
            if (claim != null
                && claim.facts().eventId().equals(span.event())
                && !at.isBefore(span.from())
                && at.isBefore(span.to())
                && !(payment instanceof Payment.Failed failed && failed.isWanted())) {
              long step = Duration.between(span.from(), at).dividedBy(span.step());
              Instant end = span.from().plus(span.step().multipliedBy(step + 1));
              steps.merge(end, counted(payment, end), MemorySampleStore::sum);
            }
          }
          return List.copyOf(steps.values());
        });
  }

  private static PaymentStep counted(Payment payment, Instant end) {
    return switch (payment) {
      case Payment.Succeeded paid -> new PaymentStep(end, 1, 0, 0);
      case Payment.Refunded paid -> new PaymentStep(end, 1, 0, 0);
      case Payment.Failed failed -> new PaymentStep(end, 0, 1, 0);
      case Payment.Live open -> new PaymentStep(end, 0, 0, 1);
    };
  }

  private static PaymentStep sum(PaymentStep one, PaymentStep other) {
    return new PaymentStep(
        one.at(),
        one.paid() + other.paid(),
        one.failed() + other.failed(),
        one.open() + other.open());
  }

  private static boolean isSampled(Event event, Instant now) {
    return switch (event) {
      case Event.Draft draft -> false;
      case Event.Active active -> true;
      case Event.Paused paused -> true;
      case Event.Ended ended -> isRecent(ended, now);
      case Event.Cancelled cancelled -> isRecent(cancelled, now);
    };
  }

  private static boolean isRecent(Event over, Instant now) {
    return over.facts().updatedAt().isAfter(now.minus(Duration.ofDays(1)));
  }

  private boolean take(EventId event, Instant now) {
    TreeMap<Instant, LineSample> samples = all.computeIfAbsent(event, any -> new TreeMap<>());
    LineSample next = figures(event, now);
    Map.Entry<Instant, LineSample> before = samples.lastEntry();
    if (before != null && before.getValue().at(now).equals(next)) {
      return false;
    }
    samples.put(now, next);
    return true;
  }

  private LineSample figures(EventId event, Instant now) {
    EventStats seen = stats.of(event, now);
    MemoryLine line = world.line(event);
    long joined = line.joinsAfter(Instant.MIN);
    long admitted = line.waits().size();
    return new LineSample(
        now,
        seen.waiting(),
        seen.admitted(),
        joined,
        admitted,
        Math.max(0, joined - admitted - seen.waiting()),
        line.turnout().unused(),
        units(event, UnitStatus.FREE),
        units(event, UnitStatus.HELD),
        units(event, UnitStatus.SOLD),
        claims(seen, ClaimStatus.CONFIRMED) + claims(seen, ClaimStatus.REFUNDED),
        seen.capturedMinor(),
        seen.refundedMinor(),
        orNull(seen.waits().p50()),
        orNull(seen.waits().p90()));
  }

  private long units(EventId event, UnitStatus state) {
    return world.units(event).stream().filter(unit -> unit.state == state).count();
  }

  private static long claims(EventStats stats, ClaimStatus status) {
    return stats.claims().getOrDefault(status, 0L);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  @Override
  public List<LineSample> of(SampleSpan span) {
    return world.inStep(
        () -> {
          TreeMap<Instant, LineSample> samples = all.getOrDefault(span.event(), new TreeMap<>());
          List<LineSample> shown = new ArrayList<>();
          Map.Entry<Instant, LineSample> before = samples.lowerEntry(span.from());
          if (before != null) {
            shown.add(before.getValue());
          }
          Map<Long, LineSample> lastOfStep = new LinkedHashMap<>();
          samples
              .subMap(span.from(), span.to())
              .forEach(
                  (at, sample) ->
                      lastOfStep.put(
                          Duration.between(span.from(), at).toSeconds() / span.step().toSeconds(),
                          sample));
          shown.addAll(lastOfStep.values());
          return List.copyOf(shown);
        });
  }

  @Override
  public Optional<SampledTime> sampled(EventId event) {
    return world.inStep(
        () -> {
          TreeMap<Instant, LineSample> samples = all.getOrDefault(event, new TreeMap<>());
          return samples.isEmpty()
              ? Optional.empty()
              : Optional.of(new SampledTime(samples.firstKey(), samples.lastKey()));
        });
  }

  @Override
  public int prune(Instant now) {
    return world.inStep(() -> all.values().stream().mapToInt(samples -> prune(samples, now)).sum());
  }

  private static int prune(NavigableMap<Instant, LineSample> samples, Instant now) {
    int before = samples.size();
    samples.headMap(now.minus(EACH_MINUTE)).clear();
    List<Instant> old = List.copyOf(samples.headMap(now.minus(EACH)).keySet());
    for (Instant at : old) {
      Instant next = samples.higherKey(at);
      if (next != null && minute(next).equals(minute(at))) {
        samples.remove(at);
      }
    }
    return before - samples.size();
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }
}
