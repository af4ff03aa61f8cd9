package io.fairqueue.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Replays what a log says of a line, and finds whoever overtook. Believes nothing that the log does
 * not say, and needs to know nothing else. Not thread-safe.
 */
public final class LogReplay {

  private static final String LINE = "line";
  private static final int NAMED = 5;

  private final PlacesInLine places = new PlacesInLine();
  private final RateWatch rate = new RateWatch();
  private final OptionalLong watched;
  private final List<String> removals = new ArrayList<>();
  private long entries;
  private long rev;
  private long at = Long.MIN_VALUE;
  private long admitted;
  private long byHand;
  private long removed;
  private long maxPerMinute;
  private boolean announced;
  private boolean recovered;
  private boolean genesis;
  private String status = "ACTIVE";
  private String fate = "waits";
  private long maxUnits;
  private OptionalLong sold = OptionalLong.empty();
  private boolean stopped;
  private String fault = "";

  /** A replay that looks at all places alike. */
  public LogReplay() {
    this(OptionalLong.empty());
  }

  /**
   * A replay that tells what became of one.
   *
   * @param watched a place
   */
  public LogReplay(OptionalLong watched) {
    this.watched = watched;
  }

  /** The log's next entry. After the first one that can't be so the others mean nothing. */
  public void add(byte[] entry) {
    if (stopped) {
      return;
    }
    try {
      Leaf leaf = Leaf.parse(entry);
      follow(leaf);
      tell(leaf);
    } catch (UnfairException | IllegalArgumentException e) {
      stopped = true;
      fault = "entry %d, rev %d: %s".formatted(entries, rev, e.getMessage());
    }
    entries++;
  }

  /** Rows have one number more each; those that say much have several entries. */
  private void follow(Leaf leaf) {
    boolean isLine = leaf.type().equals(LINE);
    boolean isFirst = entries == 0 && leaf.type().equals("recovered");
    long next = isLine ? leaf.number("rev") : rev + (isFirst ? 0 : 1);
    boolean goesOn = isLine && next == rev && leaf.at() == at && rev > 0;
    if (next != rev + 1 && !goesOn && !isFirst) {
      throw new UnfairException("rev %d follows rev %d".formatted(next, rev));
    }
    if (leaf.at() < at && !isFirst) {
      throw new UnfairException("it is dated before the entry before");
    }
    rev = next;
    at = isFirst ? at : leaf.at();
  }

  private void tell(Leaf leaf) {
    switch (leaf.type()) {
      case LINE -> line(leaf);
      case "announce" -> {
        announced = true;
        rules(leaf.object("policy"));
      }
      case "amend" -> {
        leaf.text("status").ifPresent(changed -> status = changed);
        rules(leaf.object("policy"));
      }
      case "recovered" -> recovered = true;
      case "sold" -> sold = OptionalLong.of(leaf.number("count"));
      default -> {
        // What a draw or the stock says is checked elsewhere.
      }
    }
  }

  private void rules(Map<?, ?> policy) {
    Object max = policy.get("admissions_per_minute");
    if (max != null) {
      maxPerMinute = max instanceof Long number ? number : 0;
    }
    if (policy.get("max_units_per_claim") instanceof Long units) {
      maxUnits = Math.max(maxUnits, units);
    }
  }

  private void line(Leaf leaf) {
    if (leaf.says("joined")) {
      places.join(
          leaf.number("joined", "first"), leaf.number("joined", "count"), leaf.says("lobby"));
      genesis |= leaf.says("genesis");
    }
    if (leaf.says("lobby_closed")) {
      places.closeLobby();
    }
    each(leaf, "before_away", places::pass);
    each(leaf, "before_left", places::cease);
    each(leaf, "before_expired", places::cease);
    each(leaf, "before_removed", places::cease);
    each(leaf, "before_admitted", places::cease);
    each(leaf, "placed", places::place);
    each(leaf, "absent", places::pass);
    each(leaf, "back", places::back);
    each(leaf, "left", (first, last) -> ceased(first, last, "left"));
    each(leaf, "expired", (first, last) -> ceased(first, last, "waited too long"));
    each(leaf, "left_numbers", places::leaveLobby);
    each(leaf, "expired_numbers", places::leaveLobby);
    each(leaf, "absent_numbers", (first, last) -> {});
    each(leaf, "back_numbers", (first, last) -> {});
    leaf.list("removed").forEach(this::remove);
    admit(leaf);
    if (leaf.says("closed")) {
      if (watched.isPresent() && places.waits(watched.getAsLong())) {
        fate = "waited until the line was closed";
      }
      places.close();
    }
  }

  private void admit(Leaf leaf) {
    long[][] ranges = leaf.ranges("admitted");
    if (ranges.length == 0) {
      return;
    }
    if (!status.equals("ACTIVE")) {
      throw new UnfairException("somebody was admitted while the sale was " + status);
    }
    long count = 0;
    for (long[] range : ranges) {
      for (long place = range[0]; place <= range[1]; place++) {
        places.admit(place);
      }
      count += range[1] - range[0] + 1;
      if (watched.isPresent() && isIn(watched.getAsLong(), range[0], range[1])) {
        fate = "was admitted at rev " + rev;
      }
    }
    boolean hand = leaf.says("hand");
    admitted += count;
    byHand += hand ? count : 0;
    rate.admitted(leaf.at(), count, maxPerMinute, hand);
  }

  private void ceased(long first, long last, String how) {
    if (watched.isPresent() && isIn(watched.getAsLong(), first, last)) {
      fate = how + " at rev " + rev;
    }
    places.cease(first, last);
  }

  private void remove(Object each) {
    if (!(each instanceof Map<?, ?> told) || !(told.get("reason") instanceof String reason)) {
      throw new IllegalArgumentException("nobody knows who was removed");
    }
    removed++;
    if (told.get("place") instanceof Long place) {
      ceased(place, place, "was removed (" + reason + ")");
      removals.add("place " + place + " (" + reason + ")");
    } else if (told.get("number") instanceof Long number) {
      places.leaveLobby(number, number);
      removals.add("number " + number + " (" + reason + ")");
    } else {
      throw new IllegalArgumentException("nobody knows who was removed");
    }
  }

  private static boolean isIn(long place, long first, long last) {
    return place >= first && place <= last;
  }

  private static void each(Leaf leaf, String name, Ranged what) {
    for (long[] range : leaf.ranges(name)) {
      what.accept(range[0], range[1]);
    }
  }

  /** What came of it. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    if (recovered) {
      checks.add(
          Check.warn(
              "one history",
              "the log was begun again after a failover: what the earlier one had last may be lost"));
    }
    if (!announced || genesis) {
      checks.add(
          Check.warn(
              "the beginning",
              "the line is older than its log: what came before can't be checked"));
    }
    checks.add(
        stopped
            ? Check.fail("nobody overtook", "%s", fault)
            : Check.pass(
                "nobody overtook",
                "%d came, %d admitted in the order of their places, %d wait, up to rev %d",
                places.numbers(),
                admitted,
                places.waiting(),
                rev));
    if (stopped) {
      return checks;
    }
    checks.add(
        Check.pass(
            "rate",
            "at most %d admitted within a minute%s",
            rate.most(),
            maxPerMinute == 0 ? ", no rate announced" : ", " + maxPerMinute + " announced"));
    if (byHand > 0) {
      checks.add(Check.warn("by hand", "%d were admitted by hand, past the rate", byHand));
    }
    if (removed > 0) {
      checks.add(
          Check.warn(
              "removals",
              "%d were removed: %s%s",
              removed,
              String.join(", ", removals.subList(0, Math.min(NAMED, removals.size()))),
              removals.size() > NAMED ? " …" : ""));
    }
    if (sold.isPresent() && !genesis && maxUnits > 0) {
      checks.add(
          Check.of(
              sold.getAsLong() <= admitted * maxUnits,
              "sold",
              "%d units sold, %d admissions of at most %d units each",
              sold.getAsLong(),
              admitted,
              maxUnits));
    }
    return checks;
  }

  /** What became of the place that was looked at. */
  public Check fate() {
    return watched.isEmpty() || stopped
        ? Check.fail("the place", "%s", stopped ? fault : "no place was looked at")
        : Check.pass(
            "the place", "place %d %s; nobody behind it was before it", watched.getAsLong(), fate);
  }

  /** What happens to a range. */
  private interface Ranged {

    void accept(long first, long last);
  }
}
