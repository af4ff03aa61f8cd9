package io.fairqueue.line.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.GenesisData;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Makes the leaves of a line's rows, one or several of each. A pure function of the rows before and
 * of the secret: whoever makes them, they are the same. Not thread-safe.
 */
public final class LeafWriter {

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int REMOVED_AT_ONCE = 200;
  private static final int MAX_REASON = 64;

  /** What is said of somebody whose removal was not given a reason. */
  private static final String NO_REASON = "removed";

  private static final List<FanState> NOT_WAITING =
      List.of(FanState.AWAY, FanState.LEFT, FanState.EXPIRED, FanState.REMOVED, FanState.ADMITTED);

  private final DrawSecret secret;
  private final PlaceBook places;

  /**
   * @param places as of the last row before; it follows the rows that leaves are made of
   */
  public LeafWriter(DrawSecret secret, PlaceBook places) {
    this.secret = secret;
    this.places = places;
  }

  /** A moment as leaves have it. */
  public static String at(long millis) {
    return AT.format(Instant.ofEpochMilli(millis));
  }

  /** The leaves of the next row. */
  public List<LogLeaf> leaves(LineRow row) {
    places.follow(row);
    RowContent content = row.content();
    List<Map<String, Object>> said =
        switch (content.kind()) {
          case JOINED -> List.of(Map.of("joined", joined(row)));
          case LOBBY -> List.of(Map.of("joined", joined(row), "lobby", true));
          case GENESIS -> genesis(row);
          case LOBBY_CLOSED -> List.of(Map.of("lobby_closed", true));
          case PLACED -> each("placed", given(content));
          case LEFT -> gone("left", content.gone());
          case EXPIRED -> gone("expired", content.gone());
          case REMOVED -> removed(content);
          case ADMITTED -> each("admitted", inOrder(content.gone()));
          case ADMITTED_BY_HAND -> byHand(content);
          case AWAY -> gone("absent", content.gone());
          case BACK -> gone("back", content.gone());
          case STATUS -> List.of(Map.of());
          case CLOSED -> List.of(Map.of("closed", true));
          case ANNOUNCE, AMEND, LIST, BEACON, FALLBACK, ORDER, STOCK, SOLD, RECOVERED ->
              List.of(CanonicalJson.object(content.data()));
        };
    OptionalLong firstNumber =
        content.fans().size() > 0 ? OptionalLong.of(content.firstNumber()) : OptionalLong.empty();
    // Each row has a leaf, or nobody could tell that none is missing.
    return (said.isEmpty() ? List.of(Map.<String, Object>of()) : said)
        .stream().map(each -> leaf(row, each, firstNumber)).toList();
  }

  /** The leaf that a log begins with that was begun again, by the row that says so. */
  public static List<LogLeaf> first(LineRow recovered) {
    Map<String, Object> said = CanonicalJson.object(recovered.content().data());
    return List.of(leaf(recovered, said, OptionalLong.empty()));
  }

  /** The hashes that {@code joined.root} is of: those who came by this row, by number. */
  public static List<byte[]> entries(DrawSecret secret, LineRow row) {
    RowContent content = row.content();
    EntryIds ids = EntryIds.of(row.event());
    DrawSecret.Leaves leaves = secret.leaves(row.event());
    List<byte[]> entries = new ArrayList<>(content.fans().size());
    for (int i = 0; i < content.fans().size(); i++) {
      entries.add(leaves.of(id(content, ids, i), content.firstNumber() + i));
    }
    return entries;
  }

  private static EntryId id(RowContent content, EntryIds ids, int i) {
    IdList own = content.entryIds();
    return own.size() > 0 ? new EntryId(own.get(i)) : ids.encode(content.firstNumber() + i);
  }

  private static LogLeaf leaf(LineRow row, Map<String, Object> said, OptionalLong firstNumber) {
    LineKind kind = row.content().kind();
    Map<String, Object> leaf = new HashMap<>(said);
    leaf.put("at", at(row.at()));
    if (kind.isLeaf()) {
      leaf.put("t", kind.name().toLowerCase(Locale.ROOT));
    } else {
      leaf.put("t", "line");
      leaf.put("rev", row.rev());
    }
    return new LogLeaf(row.rev(), firstNumber, CanonicalJson.bytes(leaf));
  }

  private Map<String, Object> joined(LineRow row) {
    List<byte[]> entries = entries(secret, row);
    return Map.of(
        "first",
        row.content().firstNumber(),
        "count",
        entries.size(),
        "root",
        Base64.getEncoder().encodeToString(MerkleTree.of(entries).root()));
  }

  /** Those who had a number before there was a log, and which of them wait. */
  private List<Map<String, Object>> genesis(LineRow row) {
    RowContent content = row.content();
    List<GenesisData.Fan> fans = GenesisData.decode(content.data(), content.fans().size()).fans();
    List<Map<String, Object>> said = new ArrayList<>();
    said.add(Map.of("joined", joined(row), "genesis", true));
    for (FanState state : NOT_WAITING) {
      said.addAll(of(content, fans, state, "before_" + state.name().toLowerCase(Locale.ROOT)));
    }
    return said;
  }

  private static List<Map<String, Object>> of(
      RowContent content, List<GenesisData.Fan> fans, FanState state, String name) {
    int first = (int) content.firstNumber();
    int[] numbers =
        IntStream.range(0, fans.size())
            .filter(i -> fans.get(i).state() == state)
            .map(i -> first + i)
            .toArray();
    return each(name, numbers);
  }

  private static int[] given(RowContent content) {
    int first = (int) content.firstNumber();
    return IntStream.range(0, content.gone().length)
        .filter(i -> content.gone()[i] != 0)
        .map(i -> first + i)
        .toArray();
  }

  private List<Map<String, Object>> byHand(RowContent content) {
    List<Map<String, Object>> said = new ArrayList<>();
    for (Map<String, Object> each : each("admitted", inOrder(content.gone()))) {
      Map<String, Object> byHand = new HashMap<>(each);
      byHand.put("hand", true);
      said.add(byHand);
    }
    return said;
  }

  /** By place; those whom no draw has given one yet by number. */
  private List<Map<String, Object>> gone(String name, int[] numbers) {
    List<Map<String, Object>> said = new ArrayList<>(each(name, inOrder(numbers)));
    said.addAll(each(name + "_numbers", unplaced(numbers)));
    return said;
  }

  private List<Map<String, Object>> removed(RowContent content) {
    String told = new String(content.data(), UTF_8).strip();
    String reason =
        told.isEmpty() ? NO_REASON : told.substring(0, Math.min(told.length(), MAX_REASON));
    List<Map<String, Object>> all = new ArrayList<>();
    for (int number : content.gone()) {
      int place = places.place(number);
      all.add(
          place > 0
              ? Map.of("place", place, "reason", reason)
              : Map.of("number", number, "reason", reason));
    }
    List<Map<String, Object>> said = new ArrayList<>();
    for (int from = 0; from < all.size(); from += REMOVED_AT_ONCE) {
      said.add(Map.of("removed", all.subList(from, Math.min(all.size(), from + REMOVED_AT_ONCE))));
    }
    return said;
  }

  private int[] inOrder(int[] numbers) {
    return Arrays.stream(numbers).map(places::place).filter(each -> each > 0).sorted().toArray();
  }

  private int[] unplaced(int[] numbers) {
    return Arrays.stream(numbers).filter(each -> places.place(each) == 0).sorted().toArray();
  }

  private static List<Map<String, Object>> each(String name, int[] inOrder) {
    return Ranges.of(inOrder).stream().map(list -> Map.<String, Object>of(name, list)).toList();
  }
}
