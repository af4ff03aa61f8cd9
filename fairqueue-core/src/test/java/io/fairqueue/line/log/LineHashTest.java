package io.fairqueue.line.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.line.view.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vector was computed by a script that shares no code with the product. */
@Tag("D1")
final class LineHashTest {

  private static final UUID FAN_1 = UUID.fromString("018f6f2e-0000-7000-8000-000000000001");
  private static final UUID FAN_2 = UUID.fromString("018f6f2e-0000-7000-8000-000000000002");

  @Test
  void eachRowsHashIsTheOneOfTheVector() {
    byte[] start = LineRow.start(Rows.EVENT);
    LineRow joined =
        LineRow.after(
            start,
            Rows.EVENT,
            1,
            1_798_873_200_123L,
            RowContent.fans(LineKind.JOINED, 1, IdList.of(FAN_1, FAN_2)),
            7);
    LineRow admitted =
        LineRow.after(
            joined.hash(),
            Rows.EVENT,
            2,
            1_798_873_200_124L,
            RowContent.gone(LineKind.ADMITTED, 1),
            -2);
    LineRow removed =
        LineRow.after(
            admitted.hash(),
            Rows.EVENT,
            3,
            1_798_873_201_000L,
            RowContent.gone(
                LineKind.REMOVED, new int[] {2}, "abuse".getBytes(StandardCharsets.US_ASCII)),
            1L << 40);

    assertHex(start, "0f1ec5c8ceb4aae62bed1322e0a3f4990416b6beb340743fcfb7b31218eaf839");
    assertHex(joined.hash(), "124a2616a469531883d22816e3c602dbb986f6bc51331e3ecd44db163f652ed2");
    assertHex(admitted.hash(), "6883c4d6441343e9351ad898692ad87661da93a4895f82b79e534f4b615933ba");
    assertHex(removed.hash(), "9e0f013790689516ed9d5b245cb29dbb4112350dc9ef21cb702150e1f6807103");
    assertThat(removed.follows(admitted.hash())).isTrue();
    assertThat(removed.follows(joined.hash())).isFalse();
  }

  @Test
  void idsOfEntriesAreInTheHash() {
    RowContent genesis =
        RowContent.genesis(
            1,
            IdList.of(FAN_1),
            IdList.of(UUID.fromString("00000000-0000-8000-8000-000000000009")),
            new GenesisData(List.of(new GenesisData.Fan(FanState.WAITING, 4))));

    LineRow row = LineRow.after(LineRow.start(Rows.EVENT), Rows.EVENT, 1, 5, genesis, 0);

    assertHex(row.hash(), "aa6b5051f163d5fca356fee59a9544f3dd54d79720026d77610a3bdf94e05e5e");
  }

  @Test
  void codesOfKindsStayWhatTheyAre() {
    assertThat(LineKind.values())
        .extracting(LineKind::code)
        .containsExactly(
            new Byte[] {
              1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 32, 33, 34, 35, 36, 37, 38, 39, 40
            });
    assertThat(LineKind.of(8)).contains(LineKind.ADMITTED);
    assertThat(LineKind.of(0)).isEmpty();
  }

  @Test
  void noRowOfMoreThan490FansIsWritten() {
    UUID[] fans = new UUID[491];
    Arrays.setAll(fans, i -> Rows.fan(i + 1).value());
    RowContent tooMany = RowContent.fans(LineKind.JOINED, 1, IdList.of(fans));

    assertThatThrownBy(() -> LineRow.after(LineRow.start(Rows.EVENT), Rows.EVENT, 1, 5, tooMany, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertHex(byte[] hash, String expected) {
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(expected);
  }
}
