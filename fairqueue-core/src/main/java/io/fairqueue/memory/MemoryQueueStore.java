package io.fairqueue.memory;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineLog;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.port.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lines in memory; also of events that no event store knows. */
final class MemoryQueueStore implements QueueStore, LineLog {

  private static final long[] NONE = {};

  private final MemoryWorld world;

  MemoryQueueStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public JoinOutcome join(
      EventId event, EntryId entry, CustomerId customer, List<EntryLimit> limits, Instant at) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant now = line.advance(at);
          if (line.latestOf(customer).orElse(null) instanceof QueueEntry.Live live) {
            return new JoinOutcome.AlreadyInLine(live);
          }
          Claim claim = world.liveClaim(event, customer);
          if (claim != null) {
            return new JoinOutcome.AlreadyClaimed(claim.id());
          }
          for (EntryLimit limit : limits) {
            if (line.ofOrigin(limit.origin()).filter(this::counts).count() >= limit.max()) {
              return new JoinOutcome.TooManyEntries(limit);
            }
          }
          var waiting = line.add(entry, customer, now);
          limits.forEach(limit -> line.came(entry, limit.origin()));
          world.changed(line, new long[] {waiting.facts().place()}, NONE);
          return new JoinOutcome.Joined(waiting);
        });
  }

  /** Whether an entry counts for a limit of entries. */
  private boolean counts(QueueEntry entry) {
    return entry instanceof QueueEntry.Live
        || (entry instanceof QueueEntry.Completed completed
            && world.isLiveOrSold(completed.claimId()));
  }

  @Override
  public LeaveOutcome leave(EventId event, CustomerId customer, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          return abandon(line, line.latestOf(customer).orElse(null), now);
        });
  }

  @Override
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          return abandon(line, line.entry(entry), now);
        });
  }

  private LeaveOutcome abandon(MemoryLine line, @Nullable QueueEntry entry, Instant now) {
    if (entry instanceof QueueEntry.Live live) {
      end(line, List.of(live));
      return new LeaveOutcome.Left(line.put(live.abandon(line.advance(now))));
    }
    return entry instanceof QueueEntry.Completed completed
        ? new LeaveOutcome.AlreadyUsed(completed)
        : new LeaveOutcome.NotInLine();
  }

  /** Notes that the waiting ones among these wait no longer. */
  private void end(MemoryLine line, Collection<? extends QueueEntry> entries) {
    long[] gone =
        entries.stream()
            .filter(QueueEntry.Waiting.class::isInstance)
            .mapToLong(entry -> entry.facts().place())
            .sorted()
            .toArray();
    world.changed(line, NONE, gone);
  }

  @Override
  public List<QueueEntry.Admitted> admit(
      EventId event, AdmissionPolicy policy, int atMost, Instant at) {
    return world.inStep(() -> admitInStep(event, policy, atMost, at));
  }

  @Override
  public Optional<List<QueueEntry.Admitted>> admit(
      Event read, boolean byHand, int atMost, Instant now) {
    return world.inStep(() -> admitInStep(read, byHand, atMost, now));
  }

  private Optional<List<QueueEntry.Admitted>> admitInStep(
      Event read, boolean byHand, int atMost, Instant now) {
    Event present = world.events.get(read.id());
    if (present == null || present.facts().version() != read.facts().version()) {
      return Optional.empty();
    }
    AdmissionPolicy own = read.policy().admission();
    return Optional.of(admitInStep(read.id(), byHand ? own.withoutRate() : own, atMost, now));
  }

  @Override
  public Optional<HandAdmission> admitByHand(Event read, int atMost, Instant now) {
    return world.inStep(
        () -> {
          Long before = world.doneBefore("admit");
          if (before != null) {
            return Optional.of(new HandAdmission(before.intValue(), List.of()));
          }
          Optional<List<QueueEntry.Admitted>> admitted = admitInStep(read, true, atMost, now);
          admitted.ifPresent(each -> world.noteDone("admit", each.size()));
          return admitted.map(each -> new HandAdmission(each.size(), each));
        });
  }

  private List<QueueEntry.Admitted> admitInStep(
      EventId event, AdmissionPolicy policy, int atMost, Instant at) {
    var line = world.line(event);
    Instant now = line.advance(at);
    Event sale = world.events.get(event);
    if (sale != null && !sale.isOpenAt(now)) {
      return List.of();
    }
    var head =
        line.head(
            Math.min(atMost, policy.admissible(outstanding(line, now))),
            entry -> line.isPresent(entry, policy.presence(), now));
    world.admitted(line, head.stream().mapToLong(fan -> fan.facts().place()).toArray());
    return head.stream().map(fan -> line.put(fan.admit(now, policy.window()))).toList();
  }

  @Override
  public void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    world.inStep(
        () -> {
          var line = world.line(event);
          customers.forEach(customer -> line.seen(customer, now));
          return line;
        });
  }

  @Override
  public List<QueueEntry.Expired> expire(EventId event, Duration waitingTtl, Instant at) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant now = line.advance(at);
          var over = new ArrayList<QueueEntry.Live>();
          if (!(world.events.get(event) instanceof Event.Paused)) {
            line.admitted.values().stream()
                .filter(entry -> !entry.isValidAt(now))
                .forEach(over::add);
          }
          Instant oldest = world.pauses(event).before(world.admissionClock(event, now), waitingTtl);
          line.head(Long.MAX_VALUE).stream()
              .takeWhile(entry -> !entry.facts().joinedAt().isAfter(oldest))
              .forEach(over::add);
          return expire(line, over, now);
        });
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          var all = new ArrayList<QueueEntry.Live>(line.admitted.values());
          all.addAll(line.head(Long.MAX_VALUE));
          return expire(line, all, line.advance(now));
        });
  }

  private List<QueueEntry.Expired> expire(
      MemoryLine line, List<QueueEntry.Live> entries, Instant now) {
    end(line, entries);
    return entries.stream().map(entry -> line.put(entry.expire(now))).toList();
  }

  @Override
  public ExtendOutcome extend(
      EventId event, CustomerId customer, Duration window, int maxExtensions, Instant at) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant now = line.advance(at);
          if (!(line.latestOf(customer).orElse(null) instanceof QueueEntry.Admitted entry)
              || !entry.isValidAt(world.admissionClock(event, now))) {
            return new ExtendOutcome.NotAdmitted();
          }
          if (world.doneBefore("extend") != null) {
            return new ExtendOutcome.Extended(entry);
          }
          if (entry.extensions() >= maxExtensions) {
            return new ExtendOutcome.NoneLeft(entry);
          }
          world.noteDone("extend", 1);
          return new ExtendOutcome.Extended(line.put(entry.extend(window)));
        });
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    return world.inStep(() -> world.line(event).latestOf(customer));
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          return customers.stream().flatMap(fan -> line.latestOf(fan).stream()).toList();
        });
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    return world.inStep(
        () -> {
          var waiting = world.line(event).waiting;
          return waiting.contains(place)
              ? OptionalLong.of(waiting.rank(place))
              : OptionalLong.empty();
        });
  }

  @Override
  public long waiting(EventId event) {
    return world.inStep(() -> world.line(event).waiting.size());
  }

  @Override
  public LineActivity activity(EventId event, Instant now) {
    return world.inStep(
        () -> {
          LineState line = state(world.line(event), now);
          return new LineActivity(line.active(), line.admittedInWindow());
        });
  }

  @Override
  public Turnout turnout(EventId event) {
    return world.inStep(() -> world.line(event).turnout());
  }

  /** As an admission sees it: admissions are outstanding until they are ended. */
  private LineState outstanding(MemoryLine line, Instant now) {
    LineState state = state(line, now);
    return new LineState(
        state.waiting(), line.admitted.size(), state.admittedInWindow(), state.freeUnits());
  }

  private LineState state(MemoryLine line, Instant now) {
    return new LineState(
        line.waiting.size(),
        world.active(line.event, now),
        line.admissionsAfter(now.minus(AdmissionPolicy.RATE_WINDOW)),
        world.freeUnits(line.event));
  }

  @Override
  public long rev(EventId event) {
    return world.inStep(() -> world.line(event).rev);
  }

  @Override
  public Map<EventId, Long> revs() {
    return world.inStep(
        () -> {
          var revs = new HashMap<EventId, Long>();
          world.events.values().stream()
              .filter(Event::isLive)
              .forEach(event -> revs.put(event.id(), world.line(event.id()).rev));
          return revs;
        });
  }

  @Override
  public Optional<List<LineChange>> changesAfter(EventId event, long rev) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          var after = line.log.stream().filter(change -> change.rev() > rev).toList();
          boolean complete = after.size() == line.rev - rev;
          return complete ? Optional.of(after) : Optional.empty();
        });
  }

  @Override
  public LineSnapshot snapshot(EventId event, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          return new LineSnapshot(
              event, line.rev, line.waiting.toArray(), line.admissionsByAge(now));
        });
  }
}
