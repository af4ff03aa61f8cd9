package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.domain.fairness.LogTile;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.line.leaf.LeafWriter;
import io.fairqueue.line.leaf.PlaceBook;
import io.fairqueue.line.leaf.SaleFacts;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.proof.PublicLogStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Public logs in memory. */
public final class MemoryPublicLogStore implements PublicLogStore {

  private static final Duration RECENT = Duration.ofDays(1);

  private final MemoryWorld world;
  private final Map<EventId, PublicLog> logs = new LinkedHashMap<>();
  private final Map<KnownEpoch, Written> written = new HashMap<>();

  public MemoryPublicLogStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public List<Behind> behind(Instant now) {
    return world.inStep(
        () ->
            world.events.values().stream()
                .filter(event -> isFollowed(event, now))
                .flatMap(event -> behind(event).stream())
                .toList());
  }

  private boolean isFollowed(Event event, Instant now) {
    return event.isLive()
        || (logs.containsKey(event.id()) && event.facts().updatedAt().isAfter(now.minus(RECENT)));
  }

  private Optional<Behind> behind(Event event) {
    PublicLog log = logs.get(event.id());
    List<LineRow> next = world.line(event.id()).log.after(log == null ? 0 : log.rev(), 1);
    return next.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Behind(event.id(), log, Instant.ofEpochMilli(next.getFirst().at()), false));
  }

  @Override
  public boolean open(PublicLog log) {
    return world.inStep(
        () ->
            world.events.containsKey(log.event())
                && logs.putIfAbsent(log.event(), begun(log)) == null
                && written.put(KnownEpoch.of(log), new Written()) == null);
  }

  private static PublicLog begun(PublicLog log) {
    return new PublicLog(log.event(), log.epoch(), log.origin(), 0, 0, LineRow.start(log.event()));
  }

  @Override
  public Unlogged unlogged(PublicLog log, DrawSecret secret, int rows, int fans) {
    return world.inStep(
        () -> {
          MemoryLog line = world.line(log.event()).log;
          List<LineRow> next = line.after(log.rev(), rows);
          if (next.isEmpty()) {
            return new Unlogged(List.of(), log.rev(), log.hash());
          }
          if (!next.getFirst().follows(log.hash())) {
            throw new StoreDataException("the line of " + log.event() + " has another history");
          }
          PlaceBook places = new PlaceBook();
          line.after(0, (int) log.rev()).forEach(places::follow);
          LeafWriter writer = new LeafWriter(secret, places);
          List<LogLeaf> leaves = new ArrayList<>();
          LineRow last = next.getFirst();
          int came = 0;
          for (LineRow row : next) {
            leaves.addAll(writer.leaves(row));
            last = row;
            came += row.content().fans().size();
            if (came >= fans) {
              break;
            }
          }
          return new Unlogged(leaves, last.rev(), last.hash());
        });
  }

  @Override
  public List<LogTile> edge(PublicLog log) {
    return world.inStep(
        () ->
            of(KnownEpoch.of(log)).tiles.values().stream()
                .filter(
                    tile ->
                        tile.index() == LogTile.count(log.size(), tile.level()) / TilePath.WHOLE)
                .toList());
  }

  @Override
  public boolean extend(PublicLog log, Extension extension) {
    return world.inStep(
        () -> {
          PublicLog present = logs.get(log.event());
          if (present == null
              || present.epoch() != log.epoch()
              || present.size() != log.size()
              || present.rev() != log.rev()
              || !Arrays.equals(present.hash(), log.hash())) {
            return false;
          }
          Written of = of(KnownEpoch.of(log));
          of.leaves.addAll(extension.added().leaves());
          extension
              .tiles()
              .forEach(tile -> of.tiles.put(List.of((long) tile.level(), tile.index()), tile));
          of.head =
              new LogHead(of.leaves.size(), extension.root(), extension.note(), extension.at());
          logs.put(
              log.event(),
              new PublicLog(
                  log.event(),
                  log.epoch(),
                  log.origin(),
                  of.leaves.size(),
                  extension.added().rev(),
                  extension.added().hash()));
          return true;
        });
  }

  /** What is in memory is lost as a whole, or not at all. */
  @Override
  public boolean recover(PublicLog log, String origin, byte[] facts, Instant now) {
    return false;
  }

  @Override
  public boolean sign(PublicLog log, String note) {
    return world.inStep(
        () -> {
          Written of = of(KnownEpoch.of(log));
          LogHead head = of.head;
          if (head == null || head.size() != log.size()) {
            return false;
          }
          of.head = new LogHead(head.size(), head.root(), note, head.at());
          return true;
        });
  }

  @Override
  public Optional<PublicLog> find(EventId event) {
    return world.inStep(() -> Optional.ofNullable(logs.get(event)));
  }

  @Override
  public List<KnownLog> known(@Nullable EventId event) {
    return world.inStep(
        () ->
            logs.values().stream()
                .filter(log -> event == null || log.event().equals(event))
                .map(log -> new KnownLog(log.event(), log.epoch(), log.origin()))
                .toList());
  }

  @Override
  public Optional<LogHead> head(EventId event, int epoch) {
    return world.inStep(() -> Optional.ofNullable(of(new KnownEpoch(event, epoch)).head));
  }

  @Override
  public Optional<byte[]> tile(EventId event, int epoch, int level, long index) {
    return world.inStep(
        () ->
            Optional.ofNullable(
                    of(new KnownEpoch(event, epoch)).tiles.get(List.of((long) level, index)))
                .map(LogTile::hashes));
  }

  @Override
  public List<byte[]> entries(EventId event, int epoch, long from, int count) {
    return world.inStep(
        () ->
            of(new KnownEpoch(event, epoch)).leaves.stream()
                .skip(from)
                .limit(count)
                .map(LogLeaf::bytes)
                .toList());
  }

  @Override
  public Optional<Arrival> arrival(PublicLog log, long number, @Nullable DrawSecret secret) {
    return world.inStep(
        () -> {
          List<LogLeaf> leaves = of(KnownEpoch.of(log)).leaves;
          for (int i = 0; i < leaves.size(); i++) {
            LogLeaf leaf = leaves.get(i);
            if (leaf.firstNumber().isPresent()) {
              long first = leaf.firstNumber().getAsLong();
              List<byte[]> entries =
                  secret == null
                      ? archived(log.event(), first)
                      : LeafWriter.entries(secret, world.line(log.event()).log.row(leaf.rev()));
              if (number >= first && number < first + entries.size()) {
                return Optional.of(new Arrival(i, leaf.bytes(), first, entries));
              }
            }
          }
          return Optional.empty();
        });
  }

  private List<byte[]> archived(EventId event, long first) {
    var of = world.archivedLeaves.get(event);
    List<byte[]> leaves = of == null ? null : of.get(first);
    return leaves == null ? List.of() : leaves;
  }

  @Override
  public int noteStock(Instant now) {
    return world.inStep(
        () ->
            (int)
                world.events.values().stream()
                    .filter(Event::isLive)
                    .filter(event -> noteStock(event.id(), now))
                    .count());
  }

  private boolean noteStock(EventId event, Instant now) {
    MemoryLog log = world.line(event).log;
    RowContent stock =
        SaleFacts.stock(
            units(event, UnitStatus.FREE),
            units(event, UnitStatus.HELD),
            units(event, UnitStatus.SOLD));
    Optional<LineRow> last = log.last(LineKind.STOCK);
    boolean isDue =
        last.isEmpty()
            || (!Arrays.equals(last.get().content().data(), stock.data())
                && last.get().at() <= now.minus(STOCK_PAUSE).toEpochMilli());
    if (isDue) {
      log.add(stock, now);
    }
    return isDue;
  }

  private long units(EventId event, UnitStatus state) {
    return world.units(event).stream().filter(unit -> unit.state == state).count();
  }

  @Override
  public List<PublicLog> unsold(Instant now) {
    return world.inStep(
        () ->
            logs.values().stream()
                .filter(log -> world.events.get(log.event()) instanceof Event.Ended)
                .filter(log -> units(log.event(), UnitStatus.HELD) == 0)
                .filter(log -> world.line(log.event()).log.last(LineKind.SOLD).isEmpty())
                .toList());
  }

  @Override
  public List<SoldUnit> sold(EventId event) {
    return world.inStep(
        () -> {
          List<MemoryUnit> units = world.units(event);
          List<SoldUnit> sold = new ArrayList<>();
          for (int i = 0; i < units.size(); i++) {
            MemoryUnit unit = units.get(i);
            int number = i + 1;
            if (unit.state == UnitStatus.SOLD) {
              world.tickets.values().stream()
                  .filter(ticket -> ticket.voidedAt() == null)
                  .filter(ticket -> isOf(ticket, unit))
                  .forEach(ticket -> sold.add(new SoldUnit(number, ticket.id())));
            }
          }
          return sold;
        });
  }

  private boolean isOf(Ticket ticket, MemoryUnit unit) {
    return ticket.facts().unitId().equals(unit.id)
        && ticket.facts().claimId().equals(unit.claimId)
        && world.claims.get(ticket.facts().claimId()) instanceof Claim.Confirmed;
  }

  @Override
  public boolean noteSold(EventId event, byte[] facts, Instant now) {
    return world.inStep(
        () -> {
          MemoryLog log = world.line(event).log;
          boolean isFirst = log.last(LineKind.SOLD).isEmpty();
          if (isFirst) {
            log.add(RowContent.data(LineKind.SOLD, facts), now);
          }
          return isFirst;
        });
  }

  @Override
  public int prune(Instant now) {
    // Of checkpoints only the newest is kept.
    return 0;
  }

  private Written of(KnownEpoch epoch) {
    return written.getOrDefault(epoch, new Written());
  }

  /** A log in one of its epochs. */
  private record KnownEpoch(EventId event, int epoch) {

    static KnownEpoch of(PublicLog log) {
      return new KnownEpoch(log.event(), log.epoch());
    }
  }

  /** What is in a log. */
  private static final class Written {

    final List<LogLeaf> leaves = new ArrayList<>();
    final Map<List<Long>, LogTile> tiles = new HashMap<>();
    @Nullable LogHead head;
  }
}
