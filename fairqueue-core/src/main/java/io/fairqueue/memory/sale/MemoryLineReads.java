package io.fairqueue.memory.sale;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineActivity;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.LineState;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.PlaceInLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What there is to know of lines in memory. */
public final class MemoryLineReads implements LineReads {

  private final MemoryWorld world;

  public MemoryLineReads(MemoryWorld world) {
    this.world = world;
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
  public List<EventId> admittable(Instant at) {
    return linesOf(
        (event, line) -> {
          Instant now = line.latest(at);
          return event.admitsAt(now)
              && event.policy().admission().admissible(outstanding(line, now)) > 0;
        });
  }

  @Override
  public List<EventId> waited(Instant at) {
    return linesOf((event, line) -> event.admitsAt(line.latest(at)) && line.waiting.size() > 0);
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

  List<QueueEntry.Live> overdue(MemoryLine line, Duration waitingTtl, Instant now) {
    var over = new ArrayList<QueueEntry.Live>();
    if (!(world.events.get(line.event) instanceof Event.Paused)) {
      line.admitted.values().stream().filter(entry -> !entry.isValidAt(now)).forEach(over::add);
    }
    Instant oldest =
        world.pauses(line.event).before(world.admissionClock(line.event, now), waitingTtl);
    if (line.isOpen()) {
      line.everybody().stream().filter(entry -> !began(entry).isAfter(oldest)).forEach(over::add);
    }
    return over;
  }

  /** When waiting began to count: not before the sale. */
  private Instant began(QueueEntry entry) {
    Instant joined = entry.facts().joinedAt();
    Event sale = world.events.get(entry.facts().eventId());
    return sale != null && sale.details().saleStart().isAfter(joined)
        ? sale.details().saleStart()
        : joined;
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
  public long inLobby(EventId event) {
    return world.inStep(() -> world.line(event).inLobby());
  }

  @Override
  public List<PlaceInLine> waiting(EventId event, long number, int count) {
    return world.inStep(
        () -> {
          MemoryLine line = world.line(event);
          return Stream.<QueueEntry.InLine>concat(line.lobby().stream(), line.everybody().stream())
              .filter(entry -> entry.facts().number() >= number)
              .sorted(Comparator.comparingLong((QueueEntry entry) -> entry.facts().number()))
              .limit(count)
              .map(entry -> new PlaceInLine(entry, line.position(entry.facts().place()).orElse(0)))
              .toList();
        });
  }

  @Override
  public LineBlocks blocks(EventId event) {
    return world.inStep(() -> world.line(event).blocks());
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

  @Override
  public DropOff dropOff(EventId event) {
    return world.inStep(() -> world.line(event).dropOff());
  }

  /** As an admission sees it: admissions are outstanding until they are ended. */
  LineState outstanding(MemoryLine line, Instant now) {
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
