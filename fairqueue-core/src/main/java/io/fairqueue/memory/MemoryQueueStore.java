package io.fairqueue.memory;

import static java.util.Objects.requireNonNull;

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
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Lines in memory; also of events that no event store knows. */
final class MemoryQueueStore implements QueueStore {

  private final MemoryWorld world;
  private final MemorySessionStore sessions;

  MemoryQueueStore(MemoryWorld world, MemorySessionStore sessions) {
    this.world = world;
    this.sessions = sessions;
  }

  @Override
  public JoinOutcome join(EventId event, CustomerId customer, List<EntryLimit> limits, Instant at) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant now = line.advance(at);
          Long before = world.doneBefore("join");
          if (before != null) {
            return new JoinOutcome.Repeated(requireNonNull(line.entry(line.id(before))));
          }
          if (line.latestOf(customer).orElse(null) instanceof QueueEntry.Live live) {
            return new JoinOutcome.AlreadyInLine(live);
          }
          Claim claim = world.lastOneAllowed(event, customer);
          if (claim != null) {
            return new JoinOutcome.AlreadyClaimed(claim.id());
          }
          Event sale = world.events.get(event);
          if (sale != null && !sale.isOpenAt(now)) {
            return new JoinOutcome.NotOpen();
          }
          for (EntryLimit limit : limits) {
            if (line.ofOrigin(limit.origin()).filter(this::counts).count() >= limit.max()) {
              return new JoinOutcome.TooManyEntries(limit);
            }
          }
          var waiting = line.add(customer, now);
          limits.forEach(limit -> line.came(waiting.id(), limit.origin()));
          world.noteDone("join", waiting.facts().number());
          return new JoinOutcome.Joined(waiting);
        });
  }

  @Override
  public CompletionStage<JoinOutcome> joinSoon(
      EventId event, CustomerId customer, List<EntryLimit> limits, Instant now, Executor executor) {
    return CompletableFuture.completedFuture(join(event, customer, limits, now));
  }

  @Override
  public CompletionStage<JoinOutcome> joinSoon(
      EventId event,
      CustomerSession session,
      List<EntryLimit> limits,
      Instant now,
      Executor executor) {
    return CompletableFuture.completedFuture(
        world.inStep(
            () ->
                sessions.lives(session)
                    ? join(event, session.customer(), limits, now)
                    : new JoinOutcome.SessionOver()));
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
  public Optional<EventId> eventOf(EntryId entry) {
    return world.inStep(
        () ->
            world.events.keySet().stream()
                .filter(event -> EntryIds.of(event).decode(entry).isPresent())
                .findFirst());
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
    line.advance(now);
    if (entry instanceof QueueEntry.Live live) {
      return new LeaveOutcome.Left(line.put(live.abandon()));
    }
    return entry instanceof QueueEntry.Completed completed
        ? new LeaveOutcome.AlreadyUsed(completed)
        : new LeaveOutcome.NotInLine();
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
    int count = Math.min(atMost, policy.admissible(outstanding(line, now)));
    var head = line.present(count, policy.presence(), now);
    return head.stream().map(fan -> line.put(fan.admit(now, policy.window()))).toList();
  }

  @Override
  public List<EventId> admittable(Instant at) {
    return linesOf(
        (event, line) -> {
          Instant now = line.latest(at);
          return event.isOpenAt(now)
              && event.policy().admission().admissible(outstanding(line, now)) > 0;
        });
  }

  @Override
  public List<EventId> expirable(Instant at) {
    return linesOf(
        (event, line) -> !overdue(line, event.policy().waitingTtl(), line.latest(at)).isEmpty());
  }

  private List<EventId> linesOf(BiPredicate<Event, MemoryLine> isDue) {
    return world.inStep(
        () ->
            world.events.values().stream()
                .filter(Event::isLive)
                .filter(event -> isDue.test(event, world.line(event.id())))
                .map(Event::id)
                .toList());
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
          return expire(line, overdue(line, waitingTtl, line.advance(at)));
        });
  }

  private List<QueueEntry.Live> overdue(MemoryLine line, Duration waitingTtl, Instant now) {
    var over = new ArrayList<QueueEntry.Live>();
    if (!(world.events.get(line.event) instanceof Event.Paused)) {
      line.admitted.values().stream().filter(entry -> !entry.isValidAt(now)).forEach(over::add);
    }
    Instant oldest =
        world.pauses(line.event).before(world.admissionClock(line.event, now), waitingTtl);
    line.everybody().stream()
        .takeWhile(entry -> !entry.facts().joinedAt().isAfter(oldest))
        .forEach(over::add);
    return over;
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          var all = new ArrayList<QueueEntry.Live>(line.admitted.values());
          all.addAll(line.everybody());
          line.advance(now);
          return expire(line, all);
        });
  }

  private List<QueueEntry.Expired> expire(MemoryLine line, List<QueueEntry.Live> entries) {
    return entries.stream().map(entry -> line.put(entry.expire())).toList();
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
    return world.inStep(() -> world.line(event).position(place));
  }

  @Override
  public long waiting(EventId event) {
    return world.inStep(() -> world.line(event).everybodyCount());
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
}
