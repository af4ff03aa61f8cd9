package io.fairqueue.line.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeafWriterTest {

  private static final EventId EVENT = EventId.parse("018f6f2e-0000-7000-8000-0000000000e1");
  private static final Instant AT = Instant.parse("2027-03-06T09:00:01.250Z");

  private final PlaceBook places = new PlaceBook();
  private final LeafWriter writer = new LeafWriter(secret(), places);
  private long rev;

  @Test
  void thoseWhoCameAreTheLeafThatAScriptComputed() {
    IdList entries = IdList.of(entry(9), entry(10), entry(11));
    RowContent content =
        new RowContent(
            LineKind.JOINED,
            9,
            IdList.ofHalves(0, 1, 0, 2, 0, 3),
            new int[0],
            0,
            entries,
            new byte[0]);

    List<LogLeaf> leaves =
        writer.leaves(new LineRow(EVENT, 42, AT.toEpochMilli(), content, 0, new byte[32]));

    assertThat(leaves).hasSize(1);
    assertThat(leaves.getFirst().firstNumber()).hasValue(9);
    assertThat(new String(leaves.getFirst().bytes(), UTF_8))
        .isEqualTo(
            "{\"at\":\"2027-03-06T09:00:01.250Z\",\"joined\":{\"count\":3,\"first\":9,"
                + "\"root\":\"bFsZUwFzQ7nQPdCYBr84qdUM32IarvsjW+w2G4VBDm8=\"},\"rev\":42,"
                + "\"t\":\"line\"}");
  }

  @Test
  void placesAreRanges() {
    assertThat(said(RowContent.gone(LineKind.ADMITTED, 1, 2, 3, 5, 7, 8)))
        .containsEntry("admitted", List.of(List.of(1L, 3L), List.of(5L, 5L), List.of(7L, 8L)))
        .doesNotContainKey("hand");
    assertThat(said(RowContent.gone(LineKind.ADMITTED_BY_HAND, 9)))
        .containsEntry("admitted", List.of(List.of(9L, 9L)))
        .containsEntry("hand", true);
    assertThat(said(RowContent.gone(LineKind.AWAY, 4)))
        .containsEntry("absent", List.of(List.of(4L, 4L)));
  }

  @Test
  void whySomebodyWasRemovedIsSaid() {
    assertThat(said(RowContent.gone(LineKind.REMOVED, new int[] {4}, "abuse".getBytes(UTF_8))))
        .containsEntry("removed", List.of(Map.of("place", 4L, "reason", "abuse")));
    assertThat(said(RowContent.gone(LineKind.REMOVED, 5)))
        .containsEntry("removed", List.of(Map.of("place", 5L, "reason", "removed")));
  }

  @Test
  void whoWaitsForADrawIsNamedByNumberAndAfterItByPlace() {
    said(RowContent.fans(LineKind.LOBBY, 1, IdList.ofHalves(0, 1, 0, 2, 0, 3)));
    assertThat(said(RowContent.gone(LineKind.LEFT, 1)))
        .containsEntry("left_numbers", List.of(List.of(1L, 1L)))
        .doesNotContainKey("left");
    said(RowContent.data(LineKind.LOBBY_CLOSED));
    said(RowContent.fans(LineKind.JOINED, 4, IdList.ofHalves(0, 4)));
    assertThat(said(RowContent.placed(1, 3, 0, 2)))
        .containsEntry("placed", List.of(List.of(1L, 1L), List.of(3L, 3L)));

    assertThat(said(RowContent.gone(LineKind.ADMITTED, 3, 2, 4)))
        .containsEntry("admitted", List.of(List.of(1L, 1L), List.of(3L, 4L)));
  }

  @Test
  void aLongRowHasSeveralLeavesThatAreShortEnough() {
    int[] odd = IntStream.range(0, 20_000).map(i -> 900_001 + 2 * i).toArray();

    List<LogLeaf> leaves = leaves(RowContent.gone(LineKind.LEFT, odd));
    List<LogLeaf> removed =
        leaves(RowContent.gone(LineKind.REMOVED, odd, "x".repeat(500).getBytes(UTF_8)));

    assertThat(leaves.size()).isBetween(10, 40);
    assertThat(leaves).allMatch(leaf -> leaf.bytes().length <= LogLeaf.MAX_BYTES);
    assertThat(leaves).allMatch(leaf -> leaf.rev() == 1);
    assertThat(leaves.stream().mapToInt(leaf -> named(leaf, "left")).sum()).isEqualTo(odd.length);
    assertThat(removed).allMatch(leaf -> leaf.bytes().length <= LogLeaf.MAX_BYTES);
    assertThat(removed.stream().mapToInt(leaf -> named(leaf, "removed")).sum())
        .isEqualTo(odd.length);
  }

  @Test
  void eachRowHasALeaf() {
    assertThat(said(RowContent.data(LineKind.CLOSED))).containsEntry("closed", true);
    assertThat(said(RowContent.data(LineKind.LOBBY_CLOSED))).containsEntry("lobby_closed", true);
    said(RowContent.fans(LineKind.LOBBY, 1, IdList.ofHalves(0, 1)));
    assertThat(leaves(RowContent.placed(1, 0))).hasSize(1);
    assertThat(said(RowContent.data(LineKind.STOCK, "{\"free\":1}".getBytes(UTF_8))))
        .isEqualTo(Map.of("at", "2027-03-06T09:00:01.250Z", "free", 1L, "t", "stock"));
  }

  private Map<String, Object> said(RowContent content) {
    List<LogLeaf> leaves = leaves(content);
    assertThat(leaves).hasSize(1);
    return of(leaves.getFirst());
  }

  private List<LogLeaf> leaves(RowContent content) {
    rev++;
    return writer.leaves(new LineRow(EVENT, rev, AT.toEpochMilli(), content, 0, new byte[32]));
  }

  private static int named(LogLeaf leaf, String field) {
    return ((List<?>) requireNonNull(of(leaf).get(field))).size();
  }

  private static Map<String, Object> of(LogLeaf leaf) {
    return CanonicalJson.object(leaf.bytes());
  }

  private static UUID entry(int number) {
    return UUID.fromString("018f6f2e-0000-7000-8000-%012x".formatted(number));
  }

  private static DrawSecret secret() {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    return new DrawSecret(secret);
  }
}
