package io.fairqueue.usecase;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.JoinOutcome;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.port.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line whose waiting fans are looked up in this node's mirror, and everything else in the truth.
 *
 * <p>The truth must tell each change to the {@link LineMirrors} before it answers. For who isn't
 * seen waiting, and while the mirror does not answer, the truth is asked.
 */
public final class MirroredQueueStore implements QueueStore {

  /** About 50 MiB when full. */
  private static final int RECENT = 1 << 18;

  private final QueueStore truth;
  private final LineMirrors mirrors;
  private final RecentEntries recent = new RecentEntries(RECENT);

  public MirroredQueueStore(QueueStore truth, LineMirrors mirrors) {
    this.truth = truth;
    this.mirrors = mirrors;
  }

  @Override
  public Optional<PlaceInLine> glimpse(EventId event, CustomerId customer) {
    EntryFacts facts = recent.get(event, customer);
    if (facts == null) {
      return Optional.empty();
    }
    OptionalLong position = mirrors.position(event, facts.place());
    return position.isPresent()
        ? Optional.of(new PlaceInLine(new QueueEntry.Waiting(facts), position.getAsLong()))
        : Optional.empty();
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    OptionalLong seen = mirrors.position(event, place);
    return seen.isPresent() ? seen : truth.position(event, place);
  }

  @Override
  public Optional<QueueEntry> find(EventId event, CustomerId customer) {
    Optional<PlaceInLine> seen = glimpse(event, customer);
    return seen.isPresent()
        ? Optional.of(seen.get().entry())
        : truth.find(event, customer).map(this::remembered);
  }

  @Override
  public List<QueueEntry> findAll(EventId event, Collection<CustomerId> customers) {
    List<QueueEntry> entries = new ArrayList<>(customers.size());
    List<CustomerId> unseen = new ArrayList<>();
    for (CustomerId customer : customers) {
      glimpse(event, customer)
          .ifPresentOrElse(seen -> entries.add(seen.entry()), () -> unseen.add(customer));
    }
    if (!unseen.isEmpty()) {
      truth.findAll(event, unseen).forEach(entry -> entries.add(remembered(entry)));
    }
    return entries;
  }

  @Override
  public LineActivity activity(EventId event, Instant now) {
    return truth.activity(event, now);
  }

  @Override
  public Turnout turnout(EventId event) {
    return truth.turnout(event);
  }

  /** Never blocks on a store. */
  @Override
  public Pace pace(EventId event, SalePolicy policy, Instant now) {
    return mirrors.pace(event, policy);
  }

  @Override
  public long waiting(EventId event) {
    OptionalLong seen = mirrors.waiting(event);
    return seen.isPresent() ? seen.getAsLong() : truth.waiting(event);
  }

  @Override
  public JoinOutcome join(
      EventId event, EntryId entry, CustomerId customer, List<EntryLimit> limits, Instant now) {
    JoinOutcome outcome = truth.join(event, entry, customer, limits, now);
    switch (outcome) {
      case JoinOutcome.Joined joined -> remembered(joined.entry());
      case JoinOutcome.AlreadyInLine already -> remembered(already.entry());
      case JoinOutcome.AlreadyClaimed claimed -> {
        // Nobody who waits.
      }
      case JoinOutcome.TooManyEntries refused -> {
        // Nor here.
      }
    }
    return outcome;
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
  public Optional<List<QueueEntry.Admitted>> admit(
      Event read, boolean byHand, int atMost, Instant now) {
    return truth.admit(read, byHand, atMost, now);
  }

  @Override
  public Optional<HandAdmission> admitByHand(Event read, int atMost, Instant now) {
    return truth.admitByHand(read, atMost, now);
  }

  @Override
  public void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    truth.seen(event, customers, now);
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

  private QueueEntry remembered(QueueEntry entry) {
    if (entry instanceof QueueEntry.Waiting waiting) {
      recent.put(waiting.facts());
    }
    return entry;
  }
}
