package io.fairqueue.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class IdSourceTest {

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final IdSource ids = IdSource.timeOrdered(() -> now);

  @Test
  void timeOrderedIdsAreOfVersionSevenAndTellTheMillisecond() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
  }

  @Test
  void whatIsMadeLaterComesLater() {
    String before = ids.next().toString();
    now = now.plusNanos(1_000);
    String after = ids.next().toString();

    assertThat(after).isGreaterThan(before);
  }

  @Test
  void thoseOfOneMomentDiffer() {
    Set<UUID> made = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      made.add(ids.next());
    }

    assertThat(made).hasSize(1_000);
  }
}
