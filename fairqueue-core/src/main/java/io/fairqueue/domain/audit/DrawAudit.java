package io.fairqueue.domain.audit;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.domain.fairness.Entrants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks a draw by what its log says, and by the list of who was drawn among: that both were fixed
 * before anybody could know the value, and that the order comes from that value and nothing else.
 * Not thread-safe.
 */
public final class DrawAudit {

  private static final int SHOWN = 10;

  private @Nullable Leaf announced;
  private @Nullable Leaf list;
  private @Nullable Leaf beacon;
  private @Nullable Leaf fallback;
  private @Nullable Leaf order;
  private String saleStart = "";
  private String closesAt = "";
  private long round;
  private long entries;
  private long listIndex;
  private boolean moved;

  /** What is said of the draw, by names as transcripts have them, hashes in hex. */
  private final SortedMap<String, String> facts = new TreeMap<>();

  /** The log's next entry. */
  public void add(byte[] entry) {
    Leaf leaf = Leaf.parse(entry);
    switch (leaf.type()) {
      case "announce" -> {
        announced = leaf;
        times(leaf);
        for (String same :
            List.of("chain", "public_key", "server_seed_hash", "organizer_seed_hash")) {
          note(same, leaf.text(same));
        }
      }
      case "amend" -> times(leaf);
      case "list" -> {
        list = leaf;
        listIndex = entries;
        note("count", Optional.of(Long.toString(leaf.number("count"))));
        note("list_root", hexOf(leaf, "root"));
        note("entries_sha256", hexOf(leaf, "entries_sha256"));
      }
      case "beacon" -> {
        beacon = leaf;
        note("signature", leaf.text("signature"));
      }
      case "fallback" -> {
        fallback = leaf;
        note("server_seed", hexOf(leaf, "server_seed"));
        note("organizer_seed", hexOf(leaf, "organizer_seed"));
        note("reason", leaf.text("reason"));
      }
      case "order" -> {
        order = leaf;
        note("order_root", hexOf(leaf, "root"));
      }
      default -> {
        // Nothing of a draw.
      }
    }
    entries++;
  }

  private void times(Leaf leaf) {
    saleStart = leaf.text("sale_start").orElse(saleStart);
    closesAt = leaf.text("closes_at").orElse(closesAt);
    if (leaf.says("round")) {
      moved |= leaf.type().equals("amend") && !leaf.says("closes_at");
      round = leaf.number("round");
      note("round", Optional.of(Long.toString(round)));
    }
  }

  private void note(String name, Optional<String> value) {
    value.ifPresent(told -> facts.put(name, told));
  }

  private static Optional<String> hexOf(Leaf leaf, String name) {
    return leaf.text(name).map(Base64.getDecoder()::decode).map(Bytes::of).map(Bytes::hex);
  }

  /**
   * What an account of the draw says otherwise than the log does, or leaves out; after {@link
   * #checks} also of what comes of that.
   *
   * @param told what it says by a name; empty for nothing
   * @return the names
   */
  public List<String> contradictions(UnaryOperator<String> told) {
    return facts.entrySet().stream()
        .filter(fact -> !fact.getValue().equals(told.apply(fact.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What came of it.
   *
   * @param entries as they were published, 32 bytes each
   * @param chain the beacon's, as somebody says; null where nobody says one
   * @param witnessed when somebody who is trusted has seen a checkpoint, and of how many entries;
   *     null for nobody
   * @param verifier of signatures of its rounds
   */
  public List<Check> checks(
      EventId event,
      byte[] entries,
      @Nullable BeaconChain chain,
      @Nullable Witnessed witnessed,
      RoundVerifier verifier) {
    Leaf said = announced;
    Leaf listed = list;
    if (said == null || listed == null) {
      return List.of(Check.fail("draw", "the log tells of no list of a lobby"));
    }
    Entrants entrants = Entrants.published(entries);
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.of(
            listed.number("count") == entrants.count()
                && is(listed, "root", entrants.root())
                && is(listed, "entries_sha256", Sha256.of(entries)),
            "list",
            "%d entries, sorted, each once, root %s",
            entrants.count(),
            Base64.getEncoder().encodeToString(entrants.root())));
    Optional<byte[]> randomness = decided(said, listed, chain, witnessed, verifier, checks);
    if (randomness.isEmpty()) {
      return checks;
    }
    byte[] seed = entrants.seed(event, randomness.get());
    note("randomness", randomness.map(Bytes::of).map(Bytes::hex));
    note("seed", Optional.of(Bytes.of(seed).hex()));
    DrawOrder drawn = entrants.order(seed);
    byte[] root = drawn.tree().root();
    Leaf ordered = order;
    checks.add(
        ordered == null
            ? Check.warn("order", "the log does not tell the order yet")
            : Check.of(
                is(ordered, "root", root) && ordered.number("count") == drawn.count(),
                "order",
                "recomputed of %d tickets, root %s",
                drawn.count(),
                Base64.getEncoder().encodeToString(root)));
    checks.add(Check.pass("first places", "%s", first(drawn)));
    return checks;
  }

  private static String first(DrawOrder drawn) {
    List<String> first = new ArrayList<>();
    for (int place = 1; place <= Math.min(SHOWN, drawn.count()); place++) {
      first.add(place + " " + Bytes.of(drawn.leaf(place)).hex().substring(0, 16));
    }
    return first.isEmpty() ? "nobody was in the lobby" : String.join(", ", first);
  }

  /** The value that decides, by whatever the log says that it came about. */
  private Optional<byte[]> decided(
      Leaf said,
      Leaf listed,
      @Nullable BeaconChain chain,
      @Nullable Witnessed witnessed,
      RoundVerifier verifier,
      List<Check> checks) {
    Leaf own = fallback;
    if (own != null) {
      byte[] seed = Base64.getDecoder().decode(own.text("server_seed").orElse(""));
      checks.add(
          Check.of(
              said.text("server_seed_hash").filter(hash -> hash.equals(hex(seed))).isPresent(),
              "seed of the server",
              "its hash was announced before"));
      Optional<Bytes> added =
          own.text("organizer_seed").map(Base64.getDecoder()::decode).map(Bytes::of);
      Optional<String> promised = said.text("organizer_seed_hash");
      if (promised.isPresent() || added.isPresent()) {
        checks.add(
            Check.of(
                added.map(each -> hex(each.toArray())).equals(promised),
                "seed of the organizer",
                "its hash was announced before"));
      }
      checks.add(
          Check.warn(
              "fallback",
              "commit and reveal: you trust that the beacon was really missing; round %d would show"
                  + " it (%s)",
              round,
              own.text("reason").orElse("no reason")));
      return Optional.of(
          new DrawValue.OfServer(
                  Bytes.of(seed), added.orElse(null), own.text("reason").orElse("none"))
              .randomness()
              .toArray());
    }
    if (!said.says("chain")) {
      checks.add(
          Check.warn("order", "places go by arrival: receipts and proofs show who came when"));
      return Optional.empty();
    }
    Leaf value = beacon;
    if (value == null || chain == null) {
      checks.add(
          value == null
              ? Check.warn("beacon", "nothing has decided yet")
              : Check.fail("beacon", "nobody says which beacon"));
      return Optional.empty();
    }
    checks.add(announcedRound(said, chain));
    checks.add(committed(listed, chain, witnessed));
    byte[] signature = Bytes.ofHex(value.text("signature").orElse("")).toArray();
    byte[] randomness = Sha256.of(signature);
    checks.add(
        Check.of(
            value.number("round") == round
                && value.text("randomness").filter(Bytes.of(randomness).hex()::equals).isPresent()
                && verifier.isOf(chain, round, signature),
            "beacon",
            "the signature of round %d is the beacon's",
            round));
    return Optional.of(randomness);
  }

  private Check announcedRound(Leaf said, BeaconChain chain) {
    boolean same =
        said.text("chain").filter(chain.hash()::equals).isPresent()
            && said.text("public_key").filter(chain.publicKey()::equals).isPresent();
    Instant closes = Instant.parse(closesAt);
    Duration lead = Duration.between(closes, Instant.parse(saleStart));
    long fixed = chain.round(closes.plus(lead.dividedBy(2)));
    if (!same || (!moved && round != fixed)) {
      return Check.fail("round", "round %d is not what was announced, but %d", round, fixed);
    }
    return moved
        ? Check.warn("round", "the draw was moved to round %d, which the log tells why", round)
        : Check.pass(
            "round", "round %d of %s, fixed when the sale was announced", round, chain.hash());
  }

  private Check committed(Leaf listed, BeaconChain chain, @Nullable Witnessed witnessed) {
    Instant logged = Instant.ofEpochMilli(listed.at());
    Instant known = chain.time(round);
    if (!logged.isBefore(known)) {
      return Check.fail(
          "fixed before", "the list was told at %s, the value was known at %s", logged, known);
    }
    return witnessed != null && witnessed.size() > listIndex && witnessed.at().isBefore(known)
        ? Check.pass(
            "fixed before", "the list was seen by %s, the value came at %s", witnessed.at(), known)
        : Check.warn(
            "fixed before",
            "the list was told at %s, the value came at %s: only the server says so",
            logged,
            known);
  }

  private static String hex(byte[] seed) {
    return Bytes.of(Sha256.of(seed)).hex();
  }

  private static boolean is(Leaf leaf, String name, byte[] expected) {
    Function<String, byte[]> decode = text -> Base64.getDecoder().decode(text);
    return leaf.text(name).map(decode).filter(each -> Arrays.equals(each, expected)).isPresent();
  }

  /** Somebody who is trusted has seen this number of entries at that time. */
  public record Witnessed(Instant at, long size) {}

  /** Whether a signature is that of a round. */
  @FunctionalInterface
  public interface RoundVerifier {

    boolean isOf(BeaconChain chain, long round, byte[] signature);
  }
}
