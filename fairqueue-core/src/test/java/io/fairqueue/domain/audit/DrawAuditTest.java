package io.fairqueue.domain.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.DrawAudit.Witnessed;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.Entrants;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A draw of eight whose every step others have computed too. */
class DrawAuditTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Base64.Encoder BASE64 = Base64.getEncoder();
  private static final EventId EVENT = EventId.parse("018f6f2e-0000-7000-8000-0000000000e1");
  private static final BeaconChain CHAIN = BeaconChain.QUICKNET;
  private static final long ROUND = 657_413;
  private static final String SIGNATURE =
      "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89c"
          + "d97b";
  private static final String RANDOMNESS =
      "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587";

  private final Entrants entrants = eight();

  @Test
  void aDrawThatNobodySteeredPasses() {
    List<Check> checks = audit(Map.of());

    assertThat(checks).noneMatch(check -> check.outcome() == Outcome.FAIL);
    assertThat(checks)
        .extracting(Check::name)
        .containsExactly("list", "round", "fixed before", "beacon", "order", "first places");
    assertThat(checks.get(1).detail()).startsWith("round 657413 of 52db9ba7");
    assertThat(checks.get(2).outcome()).isEqualTo(Outcome.WARN);
    assertThat(checks.getLast().detail()).startsWith("1 ");
  }

  @Test
  void whoSawTheListBeforeTheValueCameIsBelieved() {
    DrawAudit audit = new DrawAudit();
    audit.add(leaf("announce", announced(), Map.of()));
    audit.add(leaf("list", listed(), Map.of()));
    audit.add(
        leaf(
            "beacon",
            Map.of("round", ROUND, "signature", SIGNATURE, "randomness", RANDOMNESS),
            Map.of()));
    Instant before = CHAIN.time(ROUND).minusSeconds(1);

    assertThat(fixed(audit, new Witnessed(before, 2))).isEqualTo(Outcome.PASS);
    assertThat(fixed(audit, new Witnessed(before, 1))).isEqualTo(Outcome.WARN);
    assertThat(fixed(audit, new Witnessed(before.plusSeconds(1), 2))).isEqualTo(Outcome.WARN);
  }

  private Outcome fixed(DrawAudit audit, Witnessed witnessed) {
    return audit.checks(EVENT, entrants.bytes(), CHAIN, witnessed, this::isTrue).stream()
        .filter(check -> check.name().equals("fixed before"))
        .map(Check::outcome)
        .findAny()
        .orElseThrow();
  }

  @Test
  void whatWasChangedIsNamed() {
    assertThat(failed(audit(Map.of("list.root", "AAAA")))).containsExactly("list");
    assertThat(failed(audit(Map.of("list.count", 7)))).containsExactly("list");
    assertThat(failed(audit(Map.of("list.at", "2023-09-15T11:00:03.000Z"))))
        .containsExactly("fixed before");
    assertThat(failed(audit(Map.of("announce.round", ROUND - 1))))
        .containsExactly("round", "beacon");
    assertThat(failed(audit(Map.of("announce.sale_start", "2023-09-15T11:01:13.000Z"))))
        .containsExactly("round");
    assertThat(failed(audit(Map.of("announce.chain", "00")))).containsExactly("round");
    assertThat(failed(audit(Map.of("beacon.randomness", "00")))).containsExactly("beacon");
    assertThat(failed(audit(Map.of("beacon.signature", SIGNATURE.replace("b7", "b6")))))
        .containsExactly("beacon", "order");
    assertThat(failed(audit(Map.of("order.root", "AAAA")))).containsExactly("order");
  }

  @Test
  void withoutABeaconThatIsSaid() {
    byte[] seed = new byte[32];
    Map<String, Object> own =
        Map.of("server_seed", BASE64.encodeToString(seed), "reason", "no network");
    DrawAudit audit = new DrawAudit();
    audit.add(
        leaf(
            "announce",
            announced(),
            Map.of("announce.server_seed_hash", HEX.formatHex(Sha256.of(seed)))));
    audit.add(leaf("list", listed(), Map.of()));
    audit.add(leaf("fallback", own, Map.of()));

    List<Check> checks = audit.checks(EVENT, entrants.bytes(), CHAIN, null, this::isTrue);

    assertThat(failed(checks)).isEmpty();
    assertThat(checks)
        .filteredOn(check -> check.name().equals("fallback"))
        .extracting(Check::outcome)
        .containsExactly(Outcome.WARN);
  }

  @Test
  void aSeedOfTheOrganizersThatWasAnnouncedIsPartOfWhatDecides() {
    byte[] seed = new byte[32];
    byte[] added = "what only the organizer has seen".getBytes(UTF_8);
    String hash = HEX.formatHex(Sha256.of(added));
    DrawValue value = new DrawValue.OfServer(Bytes.of(seed), Bytes.of(added), "no network");
    assertThat(value.randomness())
        .isEqualTo(Bytes.of(Sha256.of("fairqueue/fallback/v1".getBytes(UTF_8), seed, added)))
        .isNotEqualTo(new DrawValue.OfServer(Bytes.of(seed), null, "no network").randomness());

    assertThat(failed(fallback(hash, added, value))).isEmpty();
    assertThat(failed(fallback(hash, seed, value)))
        .containsExactly("seed of the organizer", "order");
    assertThat(failed(fallback(hash, null, value)))
        .containsExactly("seed of the organizer", "order");
    assertThat(failed(fallback(null, added, value))).containsExactly("seed of the organizer");
  }

  /** What becomes of a draw by this value, where this hash was announced and that seed revealed. */
  private List<Check> fallback(@Nullable String hash, byte @Nullable [] revealed, DrawValue value) {
    Map<String, Object> announced = new HashMap<>(announced());
    announced.put("server_seed_hash", HEX.formatHex(Sha256.of(new byte[32])));
    if (hash != null) {
      announced.put("organizer_seed_hash", hash);
    }
    Map<String, Object> own = new HashMap<>();
    own.put("server_seed", BASE64.encodeToString(new byte[32]));
    own.put("reason", "no network");
    if (revealed != null) {
      own.put("organizer_seed", BASE64.encodeToString(revealed));
    }
    byte[] drawn =
        Entrants.seed(EVENT, entrants.count(), entrants.root(), value.randomness().toArray());
    DrawAudit audit = new DrawAudit();
    audit.add(leaf("announce", announced, Map.of()));
    audit.add(leaf("list", listed(), Map.of()));
    audit.add(leaf("fallback", own, Map.of()));
    audit.add(
        leaf(
            "order",
            Map.of(
                "count",
                entrants.count(),
                "root",
                BASE64.encodeToString(entrants.order(drawn).tree().root())),
            Map.of()));
    return audit.checks(EVENT, entrants.bytes(), CHAIN, null, this::isTrue);
  }

  @Test
  void aListThatIsNotSortedIsNone() {
    byte[] swapped = entrants.bytes();
    System.arraycopy(entrants.leaf(0), 0, swapped, 32, 32);
    System.arraycopy(entrants.leaf(1), 0, swapped, 0, 32);
    DrawAudit audit = new DrawAudit();
    audit.add(leaf("announce", announced(), Map.of()));
    audit.add(leaf("list", listed(), Map.of()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit.checks(EVENT, swapped, CHAIN, null, this::isTrue));
    assertThat(
            new DrawAudit().checks(EVENT, entrants.bytes(), CHAIN, null, this::isTrue).getFirst())
        .extracting(Check::outcome)
        .isEqualTo(Outcome.FAIL);
  }

  private List<Check> audit(Map<String, Object> changed) {
    DrawAudit audit = new DrawAudit();
    audit.add(leaf("announce", announced(), changed));
    audit.add(leaf("list", listed(), changed));
    audit.add(
        leaf(
            "beacon",
            Map.of("round", ROUND, "signature", SIGNATURE, "randomness", RANDOMNESS),
            changed));
    audit.add(
        leaf(
            "order",
            Map.of(
                "count",
                8,
                "root",
                base64("bffb79b2a3d281860ce559a43eb5a302faaf6031da31cdad3338c882b45210e0")),
            changed));
    return audit.checks(EVENT, entrants.bytes(), CHAIN, null, this::isTrue);
  }

  private static Map<String, Object> announced() {
    return Map.of(
        "chain",
        CHAIN.hash(),
        "public_key",
        CHAIN.publicKey(),
        "round",
        ROUND,
        "closes_at",
        "2023-09-15T10:59:03.000Z",
        "sale_start",
        "2023-09-15T11:01:03.000Z",
        "server_seed_hash",
        "00");
  }

  private static Map<String, Object> listed() {
    return Map.of(
        "count",
        8,
        "root",
        base64("cc7c738d0e189a8d4a05be4bcf66648419b9b06314910780e19723ab1082317a"),
        "entries_sha256",
        base64("7b46983048202cb8304c0c4deef2c362c29a55ed717b3beb34ae324f9b69e03a"));
  }

  private static byte[] leaf(String type, Map<String, Object> facts, Map<String, Object> changed) {
    Map<String, Object> leaf = new HashMap<>(facts);
    leaf.put("t", type);
    leaf.put("at", "2023-09-15T10:59:04.000Z");
    changed.forEach(
        (name, value) -> {
          if (name.startsWith(type + ".")) {
            leaf.put(name.substring(type.length() + 1), value);
          }
        });
    return CanonicalJson.bytes(leaf);
  }

  private boolean isTrue(BeaconChain chain, long round, byte[] signature) {
    return chain.equals(CHAIN)
        && round == ROUND
        && Arrays.equals(signature, HEX.parseHex(SIGNATURE));
  }

  private static List<String> failed(List<Check> checks) {
    return checks.stream()
        .filter(check -> check.outcome() == Outcome.FAIL)
        .map(Check::name)
        .toList();
  }

  private static String base64(String hex) {
    return BASE64.encodeToString(HEX.parseHex(hex));
  }

  private static Entrants eight() {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    byte[] leaves = new byte[8 * 32];
    for (int k = 1; k <= 8; k++) {
      EntryId entry = EntryId.parse("018f6f2e-0000-7000-8000-%012x".formatted(k));
      System.arraycopy(new DrawSecret(secret).leaf(EVENT, entry, k), 0, leaves, 32 * (k - 1), 32);
    }
    return Entrants.sorting(leaves);
  }
}
