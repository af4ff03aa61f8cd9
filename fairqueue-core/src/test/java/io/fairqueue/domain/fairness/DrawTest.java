package io.fairqueue.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A draw of eight whose every step others have computed too. */
class DrawTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final EventId EVENT = EventId.parse("018f6f2e-0000-7000-8000-0000000000e1");
  private static final DrawSecret SECRET = new DrawSecret(counting());
  private static final byte[] RANDOMNESS =
      HEX.parseHex("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");

  @Test
  void anEntryIsALeafThatItsFanAloneCanName() {
    assertThat(HEX.formatHex(SECRET.salt(entry(1)))).isEqualTo("a8049f7b9ab56bd8774c5d1e075c3004");
    assertThat(HEX.formatHex(SECRET.leaf(EVENT, entry(1), 1)))
        .isEqualTo("003a120048f2ba86e112160d40189c91be29ef50be5c2fa4bd0596a8b9f914cf");
    assertThat(HEX.formatHex(SECRET.leaf(EVENT, entry(2), 2)))
        .isEqualTo("d04117b487065356a945d7a1925c1195df81e19a688eff6c6977f6152a319fa5");
    assertThat(DrawSecret.leaf(EVENT, entry(1), 1, SECRET.salt(entry(1))))
        .isEqualTo(SECRET.leaf(EVENT, entry(1), 1));
    assertThat(SECRET.toString()).isEqualTo("DrawSecret");
  }

  @Test
  void theListTellsNothingOfWhoCameFirst() {
    Entrants entrants = eight();
    byte[] backwards = new byte[8 * 32];
    for (int i = 0; i < 8; i++) {
      System.arraycopy(SECRET.leaf(EVENT, entry(8 - i), 8 - i), 0, backwards, 32 * i, 32);
    }

    assertThat(entrants.count()).isEqualTo(8);
    assertThat(HEX.formatHex(entrants.root()))
        .isEqualTo("cc7c738d0e189a8d4a05be4bcf66648419b9b06314910780e19723ab1082317a");
    assertThat(HEX.formatHex(Sha256.of(entrants.bytes())))
        .isEqualTo("7b46983048202cb8304c0c4deef2c362c29a55ed717b3beb34ae324f9b69e03a");
    assertThat(Entrants.sorting(backwards).bytes()).isEqualTo(entrants.bytes());
    assertThat(Entrants.published(entrants.bytes()).root()).isEqualTo(entrants.root());
    for (int k = 1; k <= 8; k++) {
      byte[] leaf = SECRET.leaf(EVENT, entry(k), k);
      assertThat(entrants.leaf(entrants.find(leaf).orElseThrow())).isEqualTo(leaf);
    }
    assertThat(entrants.find(new byte[32])).isEmpty();
  }

  @Test
  void theOrderComesFromTheListAndFromWhatNobodyKnew() {
    Entrants entrants = eight();
    byte[] seed = entrants.seed(EVENT, RANDOMNESS);
    assertThat(HEX.formatHex(seed))
        .isEqualTo("d1d4319d5ecfc52e42253b31df2dc23a77ecdb52d35bec8aadf118eac0f93077");

    DrawOrder order = entrants.order(seed);

    assertThat(IntStream.rangeClosed(1, 8).map(place -> number(order.leaf(place))).boxed())
        .isEqualTo(List.of(3, 1, 6, 4, 5, 7, 8, 2));
    assertThat(HEX.formatHex(order.ticket(1)))
        .isEqualTo("066625a83a82780210c3d59db346c819701dbed7e5c2c212a07a53e717a55800");
    assertThat(HEX.formatHex(order.tree().root()))
        .isEqualTo("bffb79b2a3d281860ce559a43eb5a302faaf6031da31cdad3338c882b45210e0");
    int[] places = order.places();
    for (int k = 1; k <= 8; k++) {
      byte[] leaf = SECRET.leaf(EVENT, entry(k), k);
      assertThat(order.leaf(places[entrants.find(leaf).orElseThrow()])).isEqualTo(leaf);
    }
  }

  /** Two hundred draws of a thousand, by which tenth came and by which tenth is served. */
  @Test
  void comingEarlyGainsNothing() {
    int draws = 200;
    int fans = 1_000;
    int tenths = 10;
    long[][] met = new long[tenths][tenths];
    for (int draw = 0; draw < draws; draw++) {
      var leaves = new ByteArrayOutputStream();
      for (int k = 1; k <= fans; k++) {
        leaves.writeBytes(SECRET.leaf(EVENT, entry(k), k));
      }
      Entrants entrants = Entrants.sorting(leaves.toByteArray());
      int[] places = entrants.order(entrants.seed(EVENT, Sha256.of("round " + draw))).places();
      for (int k = 1; k <= fans; k++) {
        int index = entrants.find(SECRET.leaf(EVENT, entry(k), k)).orElseThrow();
        met[(k - 1) * tenths / fans][(places[index] - 1) * tenths / fans]++;
      }
    }

    double expected = (double) draws * fans / (tenths * tenths);
    double chiSquare = 0;
    for (long[] row : met) {
      for (long seen : row) {
        chiSquare += (seen - expected) * (seen - expected) / expected;
      }
    }
    // With 81 degrees of freedom one in a thousand honest draws is above.
    assertThat(chiSquare).isLessThan(126.1);
  }

  @Test
  void anEmptyLobbyHasAListAndAnOrderToo() {
    Entrants nobody = Entrants.sorting(new byte[0]);

    assertThat(nobody.root()).isEqualTo(Sha256.of(""));
    assertThat(nobody.order(nobody.seed(EVENT, RANDOMNESS)).count()).isZero();
  }

  @Test
  void aListThatIsNotSortedOrHasALeafTwiceIsNone() {
    byte[] sorted = eight().bytes();
    byte[] swapped = sorted.clone();
    System.arraycopy(sorted, 0, swapped, 32, 32);
    System.arraycopy(sorted, 32, swapped, 0, 32);
    byte[] twice = sorted.clone();
    System.arraycopy(sorted, 64, twice, 96, 32);

    assertThatThrownBy(() -> Entrants.published(swapped)).hasMessageContaining("leaf 2 is out of");
    assertThatThrownBy(() -> Entrants.published(twice))
        .hasMessageContaining("leaf 4 is there twice");
    assertThatThrownBy(() -> Entrants.published(Arrays.copyOf(sorted, 33)))
        .hasMessageContaining("not 33");
  }

  @Test
  void rowsThatBeginAlikeAreInOrderToo() {
    var random = new Random(7);
    byte[] rows = new byte[32 * 5_000];
    random.nextBytes(rows);
    for (int i = 0; i < 5_000; i++) {
      Arrays.fill(rows, 32 * i, 32 * i + 8, (byte) (i % 3 == 0 ? 0xff : i % 3));
    }

    int[] order = HashRows.order(rows);

    assertThat(IntStream.of(order).distinct().count()).isEqualTo(5_000);
    for (int i = 1; i < order.length; i++) {
      assertThat(HashRows.compare(rows, order[i - 1], rows, order[i])).isNegative();
    }
  }

  @Test
  void aRoundIsTheFirstThatIsNotBeforeItsTime() {
    BeaconChain chain = BeaconChain.QUICKNET;
    Instant at = Instant.parse("2027-03-06T09:00:00Z");

    assertThat(chain.round(at)).isEqualTo(37_173_412);
    assertThat(chain.time(37_173_412)).isBetween(at, at.plusMillis(2_999));
    assertThat(chain.round(chain.time(657_413))).isEqualTo(657_413);
    assertThat(chain.round(chain.time(657_413).plusMillis(1))).isEqualTo(657_414);
    assertThat(chain.time(657_413)).isEqualTo("2023-09-15T11:00:03Z");
    assertThat(chain.round(Instant.EPOCH)).isOne();
  }

  private static Entrants eight() {
    var leaves = new ByteArrayOutputStream();
    for (int k = 1; k <= 8; k++) {
      leaves.writeBytes(SECRET.leaf(EVENT, entry(k), k));
    }
    return Entrants.sorting(leaves.toByteArray());
  }

  private static int number(byte[] leaf) {
    return IntStream.rangeClosed(1, 8)
        .filter(k -> Arrays.equals(SECRET.leaf(EVENT, entry(k), k), leaf))
        .findFirst()
        .orElseThrow();
  }

  private static EntryId entry(int k) {
    return EntryId.parse("018f6f2e-0000-7000-8000-%012x".formatted(k));
  }

  private static byte[] counting() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
