package io.fairqueue.memory.sale;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DropOff;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.LineBlocks;
import io.fairqueue.domain.PlaceIndex;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event's line: the rows, and what is derived from them. Guarded by the world's lock. */
final class MemoryLine {

  final EventId event;
  final MemoryLog log;
  private final EntryIds ids;
  final PlaceIndex waiting = new PlaceIndex();
  final Map<EntryId, QueueEntry.Admitted> admitted = new LinkedHashMap<>();
  private final Map<EntryId, QueueEntry.Admitted> usedAdmissions = new HashMap<>();
  private final Map<EntryId, QueueEntry> entries = new HashMap<>();
  private final Map<CustomerId, EntryId> latest = new HashMap<>();
  private final Map<Long, EntryId> byPlace = new HashMap<>();
  private final Map<String, List<EntryId>> origins = new HashMap<>();
  private final TreeSet<Long> away = new TreeSet<>();
  private final Map<CustomerId, Instant> seen = new HashMap<>();
  private final Deque<Instant> admissions = new ArrayDeque<>();
  private final List<Double> waits = new ArrayList<>();
  private final List<Double> waitsOfLeavers = new ArrayList<>();
  private final TreeSet<Long> lobby = new TreeSet<>();
  private int @Nullable [] listed;
  private int placed;
  private long nextNumber = 1;
  private long changes;
  private long lastTold;
  private long used;
  private long unused;
  private Instant lastAt = Instant.MIN;

  MemoryLine(EventId event) {
    this.event = event;
    this.log = new MemoryLog(event);
    this.ids = EntryIds.of(event);
  }

  /** The caller's clock, but never behind what this line has seen. */
  Instant advance(Instant now) {
    lastAt = latest(now);
    return lastAt;
  }

  /** The same without a trace. */
  Instant latest(Instant now) {
    return now.isAfter(lastAt) ? now : lastAt;
  }

  /** The id of the entry with this number. */
  EntryId id(long number) {
    return ids.encode(number);
  }

  QueueEntry.Waiting add(CustomerId customer, Instant now) {
    long number = nextNumber++;
    var entry =
        new QueueEntry.Waiting(new EntryFacts(id(number), event, customer, number, number, now));
    enter(entry);
    stand(entry);
    log.joined(LineKind.JOINED, entry, now);
    return entry;
  }

  QueueEntry.Lobby addToLobby(CustomerId customer, Instant now) {
    long number = nextNumber++;
    var entry = new QueueEntry.Lobby(new EntryFacts(id(number), event, customer, number, 0, now));
    enter(entry);
    lobby.add(number);
    log.joined(LineKind.LOBBY, entry, now);
    return entry;
  }

  private void enter(QueueEntry entry) {
    changes++;
    latest.put(entry.facts().customerId(), entry.id());
    entries.put(entry.id(), entry);
  }

  private void stand(QueueEntry.Waiting entry) {
    waiting.add(entry.facts().place());
    byPlace.put(entry.facts().place(), entry.id());
  }

  /** Who comes from now on waits behind those who are in the lobby now. */
  void closeLobby(Instant now) {
    if (listed == null) {
      listed = lobby.stream().mapToInt(Long::intValue).toArray();
      log.add(RowContent.data(LineKind.LOBBY_CLOSED), now);
    }
  }

  boolean isLobbyClosed() {
    return listed != null;
  }

  /** Who was in the lobby when it closed, by number; null while it is open. */
  int @Nullable [] listed() {
    return listed;
  }

  /** How many of the lobby have no place yet. */
  long inLobby() {
    return lobby.size();
  }

  /** Those of the lobby who have no place yet, by number. */
  List<QueueEntry.Lobby> lobby() {
    return lobby.stream().map(number -> (QueueEntry.Lobby) entryOf(number)).toList();
  }

  private QueueEntry entryOf(long number) {
    return Objects.requireNonNull(entries.get(id(number)));
  }

  int placed() {
    return placed;
  }

  /** Gives the next places; none to those who are not in the lobby any more. */
  void place(int[] numbers, Instant now) {
    int[] given =
        Arrays.stream(numbers).map(number -> lobby.contains((long) number) ? number : 0).toArray();
    log.add(RowContent.placed(placed + 1L, given), now);
    for (int number : numbers) {
      placed++;
      if (lobby.remove((long) number)) {
        var entry = ((QueueEntry.Lobby) entryOf(number)).place(placed);
        changes++;
        entries.put(entry.id(), entry);
        stand(entry);
      }
    }
  }

  /** Nobody waits for a place any more. */
  void endLobby() {
    if (listed == null) {
      listed = lobby.stream().mapToInt(Long::intValue).toArray();
    }
    placed = listedCount();
  }

  private int listedCount() {
    return listed == null ? 0 : listed.length;
  }

  /** Whether everybody's place is known. */
  boolean isOpen() {
    return listed == null ? lobby.isEmpty() : placed == listed.length;
  }

  private long rank(long place) {
    return waiting.rank(place) + (place > listedCount() ? lobby.size() : 0);
  }

  /** Replaces an entry by the state that follows; keeps every derived part true. */
  <T extends QueueEntry> T put(T next) {
    changes++;
    var facts = next.facts();
    QueueEntry before = entries.put(next.id(), next);
    if (before instanceof QueueEntry.Waiting) {
      waiting.remove(facts.place());
      away.remove(facts.place());
      byPlace.remove(facts.place());
    } else if (before instanceof QueueEntry.Lobby) {
      lobby.remove(facts.number());
    }
    if (next instanceof QueueEntry.Admitted now) {
      if (admitted.put(next.id(), now) == null) {
        remember(now.admittedAt());
        waits.add(tenths(facts.joinedAt(), now.admittedAt()));
      }
    } else {
      QueueEntry.Admitted ended = admitted.remove(next.id());
      if (ended != null && next instanceof QueueEntry.Completed) {
        usedAdmissions.put(next.id(), ended);
        used++;
      } else if (ended != null) {
        unused++;
      }
    }
    return next;
  }

  /** Seconds, down to a tenth. */
  private static double tenths(Instant from, Instant to) {
    return Math.floor(Duration.between(from, to).toMillis() / 100.0) / 10;
  }

  /** The admission that led to a claim; its window may still run. */
  QueueEntry.@Nullable Admitted usedAdmission(EntryId id) {
    return usedAdmissions.get(id);
  }

  /** Moves the ends of the admissions that ran when a pause began. */
  void shift(Instant pausedAt, Duration paused) {
    for (var windows : List.of(admitted, usedAdmissions)) {
      windows.replaceAll((id, entry) -> entry.isValidAt(pausedAt) ? entry.shift(paused) : entry);
    }
    entries.putAll(admitted);
  }

  @Nullable QueueEntry entry(EntryId id) {
    return entries.get(id);
  }

  /** A fan who was away is back. */
  void seen(CustomerId customer, Instant now) {
    seen.merge(customer, now, (one, other) -> one.isAfter(other) ? one : other);
    latestOf(customer)
        .filter(entry -> away.remove(entry.facts().place()))
        .ifPresent(
            entry -> {
              waiting.add(entry.facts().place());
              log.gone(LineKind.BACK, List.of(entry), now);
            });
  }

  /** The first who are present; those before them who aren't are away until they are seen. */
  List<QueueEntry.Waiting> present(int count, Duration presence, Instant now) {
    List<QueueEntry.Waiting> present = new ArrayList<>();
    List<QueueEntry.Waiting> passed = new ArrayList<>();
    for (QueueEntry.Waiting entry : head(Long.MAX_VALUE)) {
      if (present.size() == count) {
        break;
      }
      if (isPresent(entry, presence, now)) {
        present.add(entry);
      } else {
        waiting.remove(entry.facts().place());
        away.add(entry.facts().place());
        passed.add(entry);
      }
    }
    log.gone(LineKind.AWAY, passed, now);
    return present;
  }

  /** Who is to be told that the turn is near; they count as told from now on. */
  List<QueueEntry.Waiting> close(long position, int count) {
    List<QueueEntry.Waiting> close =
        head(position).stream()
            .filter(entry -> entry.facts().place() > lastTold)
            .limit(count)
            .toList();
    close.forEach(entry -> lastTold = entry.facts().place());
    return close;
  }

  /** How many wait, including fans who are away. */
  long everybodyCount() {
    return byPlace.size();
  }

  /** All fans who wait, including those who are away, in the order of the line. */
  List<QueueEntry.Waiting> everybody() {
    return byPlace.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> (QueueEntry.Waiting) Objects.requireNonNull(entries.get(each.getValue())))
        .toList();
  }

  LineBlocks blocks() {
    return LineBlocks.of(changes, waiting.first(), nextNumber - 1, this::rank);
  }

  /**
   * 1 for the next; for a fan who is away what coming back would give; empty for nobody's place.
   */
  OptionalLong position(long place) {
    if (away.contains(place)) {
      return OptionalLong.of(rank(place) + 1);
    }
    return waiting.contains(place) ? OptionalLong.of(rank(place)) : OptionalLong.empty();
  }

  /** Whether the fan joined or was seen no longer than {@code presence} ago, if that matters. */
  private boolean isPresent(QueueEntry.Waiting entry, Duration presence, Instant now) {
    Instant since = now.minus(presence);
    return presence.isZero()
        || !entry.facts().joinedAt().isBefore(since)
        || !seen.getOrDefault(entry.facts().customerId(), Instant.MIN).isBefore(since);
  }

  /** Notes where an entry came from. */
  void came(EntryId entry, String origin) {
    origins.computeIfAbsent(origin, any -> new ArrayList<>()).add(entry);
  }

  /** All entries that came from there. */
  Stream<QueueEntry> ofOrigin(String origin) {
    return origins.getOrDefault(origin, List.of()).stream().map(entries::get);
  }

  Optional<QueueEntry> latestOf(CustomerId customer) {
    return Optional.ofNullable(latest.get(customer)).map(entries::get);
  }

  /** The first of the line, in order; nobody who is away, or behind a place that is not given. */
  List<QueueEntry.Waiting> head(long count) {
    var head = new ArrayList<QueueEntry.Waiting>();
    long last = isOpen() ? Long.MAX_VALUE : placed;
    for (long p = waiting.first();
        p >= 0 && p <= last && head.size() < count;
        p = waiting.next(p + 1)) {
      if (entries.get(byPlace.get(p)) instanceof QueueEntry.Waiting entry) {
        head.add(entry);
      }
    }
    return head;
  }

  long activeAt(Instant now) {
    return admitted.values().stream().filter(entry -> entry.isValidAt(now)).count();
  }

  /** Admissions later than this. Forgets none: a reader's clock may be ahead of the line's. */
  long admissionsAfter(Instant start) {
    return admissions.stream().filter(at -> at.isAfter(start)).count();
  }

  /** Notes that a fan who waited leaves, and is not taken out. */
  void leaves(QueueEntry.Waiting entry, Instant now) {
    waitsOfLeavers.add(tenths(entry.facts().joinedAt(), now));
  }

  DropOff dropOff() {
    return DropOff.of(waitsOfLeavers.stream().sorted().toList());
  }

  Turnout turnout() {
    return new Turnout(used, unused);
  }

  /** Notes an admission; those too old for any rate from now on are forgotten. */
  private void remember(Instant admittedAt) {
    Instant start = admittedAt.minus(AdmissionPolicy.RATE_WINDOW);
    while (!admissions.isEmpty() && !admissions.peekFirst().isAfter(start)) {
      admissions.removeFirst();
    }
    admissions.addLast(admittedAt);
  }

  long joinsAfter(Instant start) {
    return entries.values().stream()
        .filter(entry -> entry.facts().joinedAt().isAfter(start))
        .count();
  }

  /** How many seconds each admitted fan had waited, ascending. */
  List<Double> waits() {
    return waits.stream().sorted().toList();
  }
}
