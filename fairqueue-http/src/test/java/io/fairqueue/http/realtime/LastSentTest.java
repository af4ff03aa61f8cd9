package io.fairqueue.http.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EntryStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LastSentTest {

  private static final Instant END = Instant.parse("2026-03-01T10:05:00Z");

  @Test
  void only_what_is_later_is_news() {
    LastSent third = new LastSent(7, EntryStatus.WAITING, 3, null);
    LastSent second = new LastSent(7, EntryStatus.WAITING, 2, null);
    LastSent admitted = new LastSent(7, EntryStatus.ADMITTED, 0, END);
    LastSent extended = new LastSent(7, EntryStatus.ADMITTED, 0, END.plusSeconds(60));
    LastSent expired = new LastSent(7, EntryStatus.EXPIRED, 0, null);
    LastSent again = new LastSent(9, EntryStatus.WAITING, 40, null);

    assertThat(second.isNewsAfter(third)).isTrue();
    assertThat(second.isNewsAfter(second)).isFalse();
    assertThat(admitted.isNewsAfter(second)).isTrue();
    assertThat(second.isNewsAfter(admitted)).isFalse();
    assertThat(admitted.isNewsAfter(admitted)).isFalse();
    assertThat(extended.isNewsAfter(admitted)).isTrue();
    assertThat(admitted.isNewsAfter(extended)).isFalse();
    assertThat(expired.isNewsAfter(extended)).isTrue();
    assertThat(expired.isNewsAfter(expired)).isFalse();
    assertThat(again.isNewsAfter(expired)).isTrue();
    assertThat(expired.isNewsAfter(again)).isFalse();
  }
}
