package io.fairqueue.http.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E2")
class StockNoticesTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final EventId OTHER = new EventId(UUID.randomUUID());

  private final List<EventId> noticed = new ArrayList<>();
  private final StockNotices notices = new StockNotices(noticed::add);

  @Test
  void theFirstChangeIsNoticedAtOnce() {
    notices.changed(EVENT);
    notices.changed(OTHER);

    assertThat(noticed).containsExactly(EVENT, OTHER);
  }

  @Test
  void aStormIsOneNoticeASecond() {
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 1_000; i++) {
        notices.changed(EVENT);
      }
      notices.beat();
    }

    assertThat(noticed).hasSize(1 + 5);
  }

  @Test
  void whatChangedOnceIsNoticedOnce() {
    notices.changed(EVENT);
    notices.beat();
    notices.beat();

    assertThat(noticed).hasSize(1);
  }

  @Test
  void afterASecondOfPeaceAChangeIsNoticedAtOnce() {
    notices.changed(EVENT);
    notices.changed(EVENT);
    notices.beat();
    notices.beat();

    notices.changed(EVENT);

    assertThat(noticed).hasSize(3);
  }
}
