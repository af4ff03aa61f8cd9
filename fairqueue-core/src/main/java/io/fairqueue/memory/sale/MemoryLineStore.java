package io.fairqueue.memory.sale;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.memory.account.MemorySessionStore;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Lines in memory; also of events that no event store knows. */
public final class MemoryLineStore implements LineStore {

  private final MemoryWorld world;
  private final MemoryLineReads reads;
  private final MemorySessionStore sessions;

  public MemoryLineStore(MemoryWorld world, MemoryLineReads reads, MemorySessionStore sessions) {
    this.world = world;
    this.reads = reads;
    this.sessions = sessions;
  }

  @Override
  public JoinOutcome join(EventId event, CustomerId customer, List<EntryLimit> limits, Instant at) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          Instant now = world.advance(line, at);
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
          JoinOutcome.InLine joined =
              isInLobby(line, sale)
                  ? new JoinOutcome.Entered(line.addToLobby(customer, now))
                  : new JoinOutcome.Joined(line.add(customer, now));
          QueueEntry entry = joined.entry();
          limits.forEach(limit -> line.came(entry.id(), limit.origin()));
          world.noteDone("join", entry.facts().number());
          return joined;
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

  private static boolean isInLobby(MemoryLine line, @Nullable Event sale) {
    return sale != null && sale.details().lobby() != null && !line.isLobbyClosed();
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
          QueueEntry entry = line.latestOf(customer).orElse(null);
          Instant moment = world.advance(line, now);
          if (entry instanceof QueueEntry.Waiting waiting) {
            line.leaves(waiting, moment);
          }
          tell(line, LineKind.LEFT, entry, moment);
          return abandon(line, entry, moment);
        });
  }

  @Override
  public LeaveOutcome remove(EventId event, EntryId entry, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          tell(line, LineKind.REMOVED, line.entry(entry), world.advance(line, now));
          var outcome = abandon(line, line.entry(entry), now);
          if (outcome instanceof LeaveOutcome.Left left) {
            world.announcements.removed(left.entry(), now);
          }
          return outcome;
        });
  }

  private LeaveOutcome abandon(MemoryLine line, @Nullable QueueEntry entry, Instant now) {
    world.advance(line, now);
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
    return world.inStep(() -> admitInStep(event, policy, LineKind.ADMITTED, atMost, at));
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
    return Optional.of(
        byHand
            ? admitInStep(read.id(), own.withoutRate(), LineKind.ADMITTED_BY_HAND, atMost, now)
            : admitInStep(read.id(), own, LineKind.ADMITTED, atMost, now));
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
      EventId event, AdmissionPolicy policy, LineKind kind, int atMost, Instant at) {
    var line = world.line(event);
    Instant now = world.advance(line, at);
    Event sale = world.events.get(event);
    if (sale != null && !sale.admitsAt(now)) {
      return List.of();
    }
    int count = Math.min(atMost, policy.admissible(reads.outstanding(line, now)));
    var head = line.present(count, policy.presence(), now);
    List<QueueEntry.Admitted> admitted =
        head.stream().map(fan -> line.put(fan.admit(now, policy.window()))).toList();
    line.log.gone(kind, admitted, now);
    world.announcements.admitted(admitted);
    return admitted;
  }

  @Override
  public boolean tellAsked(QueueEntry.Waiting entry, Instant now) {
    return world.inStep(() -> world.announcements.asked(entry, now));
  }

  @Override
  public int tellClose(EventId event, long position, int atMost, Instant now) {
    return world.inStep(
        () -> {
          if (!world.announcements.areCloseWanted(event)) {
            return 0;
          }
          List<QueueEntry.Waiting> close = world.line(event).close(position, atMost);
          world.announcements.close(close, now);
          return close.size();
        });
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
          Instant now = world.advance(line, at);
          List<QueueEntry.Live> overdue = reads.overdue(line, waitingTtl, now);
          world.announcements.lapsed(
              overdue.stream()
                  .filter(QueueEntry.Admitted.class::isInstance)
                  .map(QueueEntry.Admitted.class::cast)
                  .toList(),
              now);
          line.log.gone(LineKind.EXPIRED, waiting(overdue), now);
          return expire(line, overdue);
        });
  }

  @Override
  public List<QueueEntry.Expired> close(EventId event, Instant now) {
    return world.inStep(
        () -> {
          var line = world.line(event);
          var all = new ArrayList<QueueEntry.Live>(line.admitted.values());
          world.advance(line, now);
          all.addAll(line.everybody());
          all.addAll(line.lobby());
          line.endLobby();
          if (!all.isEmpty()) {
            line.log.add(RowContent.data(LineKind.CLOSED), line.latest(now));
          }
          return expire(line, all);
        });
  }

  private static List<QueueEntry.Live> waiting(List<QueueEntry.Live> entries) {
    return entries.stream().filter(MemoryLineStore::waits).toList();
  }

  private static boolean waits(@Nullable QueueEntry entry) {
    return entry instanceof QueueEntry.Waiting || entry instanceof QueueEntry.Lobby;
  }

  /** That somebody who waited does no more. */
  private static void tell(
      MemoryLine line, LineKind kind, @Nullable QueueEntry entry, Instant now) {
    if (entry != null && waits(entry)) {
      line.log.gone(kind, List.of(entry), now);
    }
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
          Instant now = world.advance(line, at);
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
}
