package io.fairqueue.http.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.draw.DrawStatus;
import io.fairqueue.http.draw.LobbyBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LastSentTest {

  private static final Instant END = Instant.parse("2026-03-01T10:05:00Z");

  @Test
  void only_what_is_later_is_news() {
    LastSent third = sent(7, EntryStatus.WAITING, 3, null);
    LastSent second = sent(7, EntryStatus.WAITING, 2, null);
    LastSent admitted = sent(7, EntryStatus.ADMITTED, 0, END);
    LastSent extended = sent(7, EntryStatus.ADMITTED, 0, END.plusSeconds(60));
    LastSent expired = sent(7, EntryStatus.EXPIRED, 0, null);
    LastSent again = sent(9, EntryStatus.WAITING, 40, null);

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

  @Test
  void in_the_lobby_the_draw_is_news_and_the_place_is_the_last_of_it() {
    LastSent gathering = inLobby(DrawStatus.GATHERING);
    LastSent placing = inLobby(DrawStatus.PLACING);

    assertThat(gathering.isNewsAfter(gathering)).isFalse();
    assertThat(placing.isNewsAfter(gathering)).isTrue();
    assertThat(sent(7, EntryStatus.WAITING, 3, null).isNewsAfter(placing)).isTrue();
    assertThat(placing.isNewsAfter(sent(7, EntryStatus.WAITING, 3, null))).isFalse();
  }

  private static LastSent sent(
      long number, EntryStatus status, long position, @Nullable Instant until) {
    return new LastSent(number, status, position, until, null);
  }

  private static LastSent inLobby(DrawStatus status) {
    return new LastSent(7, EntryStatus.LOBBY, 0, null, new LobbyBody(status, 5L, END, "52db"));
  }
}
