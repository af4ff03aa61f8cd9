package io.fairqueue.line.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.view.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D5")
final class SaleStateCodecTest {

  private static final SaleState ALL =
      new SaleState(
          EventStatus.PAUSED,
          10,
          20,
          new SaleState.Lobby(1, 5),
          new SalePolicy(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              3,
              OptionalInt.of(4),
              OptionalInt.of(5),
              1.25,
              6,
              Duration.ofSeconds(7),
              8,
              11,
              Duration.ofSeconds(90),
              new EntryRules(true, OptionalInt.of(9), OptionalInt.of(10))),
          List.of(
              new Pauses.Pause(Instant.ofEpochMilli(11), Instant.ofEpochMilli(12)),
              new Pauses.Pause(Instant.ofEpochMilli(13), Instant.ofEpochMilli(14))),
          OptionalLong.of(15));

  @Test
  void whatWasWrittenIsRead() {
    assertThat(SaleStateCodec.decode(SaleStateCodec.encode(ALL))).isEqualTo(ALL);
    assertThat(SaleStateCodec.decode(SaleStateCodec.encode(Rows.active())))
        .isEqualTo(Rows.active());
  }

  @Test
  void fieldsOfLaterReleasesAreSkipped() {
    byte[] now = SaleStateCodec.encode(ALL);
    byte[] later = Arrays.copyOf(now, now.length + 6 + 11);
    System.arraycopy(new byte[] {100, 4, 1, 2, 3, 4}, 0, later, now.length, 6);
    System.arraycopy(
        new byte[] {(byte) 0xC8, 1, 8, 0, 0, 0, 0, 0, 0, 0, 1}, 0, later, now.length + 6, 11);

    assertThat(SaleStateCodec.decode(later)).isEqualTo(ALL);
  }

  @Test
  void whatEarlierReleasesDidNotWriteHasItsDefault() {
    Fields old = new Fields();
    old.put(1, 1);

    SaleState sale = SaleStateCodec.decode(old.encoded());

    assertThat(sale.status()).isEqualTo(EventStatus.ACTIVE);
    assertThat(sale.policy()).isEqualTo(SalePolicy.defaults());
    assertThat(sale.lobby()).isNull();
  }

  @Test
  void noCutOfItIsReadAsSomethingElse() {
    byte[] whole = SaleStateCodec.encode(ALL);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(SaleStateCodec.encode(SaleStateCodec.decode(cut))).isNotEqualTo(whole);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).isNotNull();
      }
    }
    assertThatThrownBy(() -> SaleStateCodec.decode(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    Fields wild = new Fields();
    wild.put(1, 1);
    wild.put(18, 0);
    assertThatThrownBy(() -> SaleStateCodec.decode(wild.encoded()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
