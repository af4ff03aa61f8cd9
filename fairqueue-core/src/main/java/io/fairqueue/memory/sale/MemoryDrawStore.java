package io.fairqueue.memory.sale;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.draw.DrawLeaf;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.draw.EntrantList;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.line.leaf.LeafWriter;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.draw.DrawStore;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws in memory. */
public final class MemoryDrawStore implements DrawStore {

  private final MemoryWorld world;

  public MemoryDrawStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Draw> find(EventId event) {
    return world.inStep(() -> Optional.ofNullable(world.draws.get(event)));
  }

  @Override
  public Optional<Draw> peek(EventId event) {
    return find(event);
  }

  @Override
  public List<EventId> due(Instant now) {
    return world.inStep(
        () ->
            world.draws.values().stream()
                .filter(draw -> !(draw instanceof Draw.Open) && isLive(draw.event()))
                .filter(draw -> !now.isBefore(draw.terms().closesAt()))
                .map(Draw::event)
                .toList());
  }

  @Override
  public Optional<int[]> close(EventId event, Instant now) {
    return world.inStep(
        () -> {
          MemoryLine line = world.line(event);
          if (isLive(event)) {
            world.advance(line, now);
          }
          return Optional.ofNullable(line.listed()).map(int[]::clone);
        });
  }

  @Override
  public Optional<String> secret(EventId event, String first) {
    return world.inStep(
        () ->
            world.events.containsKey(event) && !world.archivedLeaves.containsKey(event)
                ? Optional.of(world.drawSecrets.computeIfAbsent(event, any -> first))
                : Optional.empty());
  }

  @Override
  public List<EventId> nameable(Instant before, int limit) {
    return world.inStep(
        () ->
            world.drawSecrets.keySet().stream()
                .filter(event -> isOver(world.events.get(event), before))
                .limit(limit)
                .toList());
  }

  private static boolean isOver(@Nullable Event event, Instant before) {
    return event != null
        && (event instanceof Event.Ended || event instanceof Event.Cancelled)
        && Stream.of(
                Optional.of(event.facts().updatedAt()),
                Optional.of(event.details().saleEnd()),
                Optional.ofNullable(event.details().startsAt()),
                Optional.ofNullable(event.details().endsAt()))
            .flatMap(Optional::stream)
            .noneMatch(before::isBefore);
  }

  @Override
  public boolean forget(EventId event, DrawSecret secret) {
    return world.inStep(
        () -> {
          if (world.drawSecrets.remove(event) == null) {
            return false;
          }
          SortedMap<Long, List<byte[]>> leaves = new TreeMap<>();
          world.line(event).log.after(0, Integer.MAX_VALUE).stream()
              .filter(row -> row.content().fans().size() > 0)
              .forEach(
                  row -> leaves.put(row.content().firstNumber(), LeafWriter.entries(secret, row)));
          world.archivedLeaves.put(event, leaves);
          return true;
        });
  }

  @Override
  public byte[] archived(EventId event) {
    return world.inStep(
        () -> {
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          world.archivedLeaves.getOrDefault(event, new TreeMap<>()).values().stream()
              .flatMap(List::stream)
              .forEach(all::writeBytes);
          return all.toByteArray();
        });
  }

  @Override
  public Optional<Draw.Closed> list(Draw.Gathering read, EntrantList list, Instant at) {
    return step(
        read,
        at,
        (line, now) -> {
          Draw.Closed closed = read.close(list, now);
          if (closed.terms().round() != read.terms().round()) {
            line.log.add(RowContent.data(LineKind.AMEND, DrawLeaf.round(closed.terms())), now);
          }
          line.log.add(RowContent.data(LineKind.LIST, DrawLeaf.list(list)), now);
          return closed;
        });
  }

  @Override
  public Optional<Draw.Drawn> decide(Draw.Closed read, DrawValue value, Instant at) {
    LineKind kind =
        switch (value) {
          case DrawValue.OfBeacon beacon -> LineKind.BEACON;
          case DrawValue.OfServer server -> LineKind.FALLBACK;
        };
    return step(
        read,
        at,
        (line, now) -> {
          line.log.add(RowContent.data(kind, DrawLeaf.value(value)), now);
          return read.decide(value);
        });
  }

  @Override
  public Optional<Draw.Placing> order(Draw.Drawn read, Bytes root, Instant at) {
    return step(
        read,
        at,
        (line, now) -> {
          line.log.add(RowContent.data(LineKind.ORDER, DrawLeaf.order(read.list(), root)), now);
          return read.order(root);
        });
  }

  @Override
  public Optional<Draw.Placing> order(Draw.Closed read, Bytes root, Instant at) {
    return step(
        read,
        at,
        (line, now) -> {
          line.log.add(RowContent.data(LineKind.ORDER, DrawLeaf.order(read.list(), root)), now);
          return read.order(root);
        });
  }

  @Override
  public Optional<Draw> place(Draw.Placing read, int[] numbers, Instant at) {
    return step(
        read,
        at,
        (line, now) -> {
          List<QueueEntry.Lobby> before = line.lobby();
          if (line.placed() < read.list().count()) {
            line.place(numbers, now);
          }
          List<QueueEntry> placed = new ArrayList<>();
          before.stream()
              .flatMap(entry -> line.latestOf(entry.facts().customerId()).stream())
              .filter(QueueEntry.Waiting.class::isInstance)
              .forEach(placed::add);
          world.announcements.drawn(placed, now);
          return read.placed(line.placed(), now);
        });
  }

  /** The next state, if the draw is as it was read and its event lives. */
  private <D extends Draw> Optional<D> step(
      Draw read, Instant at, BiFunction<MemoryLine, Instant, D> next) {
    return world.inStep(
        () -> {
          if (!read.equals(world.draws.get(read.event())) || !isLive(read.event())) {
            return Optional.empty();
          }
          MemoryLine line = world.line(read.event());
          D done = next.apply(line, world.advance(line, at));
          world.draws.put(read.event(), done);
          return Optional.of(done);
        });
  }

  private boolean isLive(EventId event) {
    Event found = world.events.get(event);
    return found != null && found.isLive();
  }
}
