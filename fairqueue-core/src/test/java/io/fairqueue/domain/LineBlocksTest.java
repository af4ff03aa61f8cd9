package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBlocksTest {

  @Test
  void aLineWithoutAnybodyHasOneBlockOfNobody() {
    LineBlocks blocks = LineBlocks.of(0, -1, 0, place -> 0);
    assertThat(blocks.counts()).containsExactly(0L);
    assertThat(blocks.headPlace()).isZero();
    assertThat(blocks.lastPlace()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 256, 1",
    "1, 255, 256, 1",
    "1, 256, 256, 2",
    "1, 65535, 256, 256",
    "1, 65536, 512, 129",
    "1, 1000000, 4096, 245",
    "999000, 1000000, 256, 5",
    "65536, 131071, 256, 256",
    "65535, 131071, 512, 129",
  })
  void thereAreAtMostSoManyBlocks(long head, long last, long block, int counts) {
    LineBlocks blocks = LineBlocks.of(1, head, last, place -> Math.max(0, place - head + 1));
    assertThat(blocks.block()).isEqualTo(block);
    assertThat(blocks.counts()).hasSize(counts);
    assertThat(sum(blocks)).isEqualTo(last - head + 1);
  }

  @Test
  void whoKnowsThePlaceFindsHowManyAreAhead() {
    Random random = new Random(7);
    PlaceIndex waiting = new PlaceIndex();
    int last = 300_000;
    for (long place = 1; place <= last; place++) {
      if (random.nextInt(3) > 0) {
        waiting.add(place);
      }
    }
    LineBlocks blocks = LineBlocks.of(1, waiting.first(), last, waiting::rank);
    for (long place = waiting.first(); place <= last; place = waiting.next(place + 1_000)) {
      long ahead = ahead(blocks, place);
      assertThat(ahead).isCloseTo(waiting.rank(place) - 1, within(blocks.block() / 8));
      if (waiting.next(place + 1_000) < 0) {
        break;
      }
    }
  }

  /** As a page does it. */
  private static long ahead(LineBlocks blocks, long place) {
    long first = blocks.headPlace() / blocks.block();
    int own = Math.toIntExact(place / blocks.block() - first);
    long ahead = 0;
    for (int i = 0; i < own; i++) {
      ahead += blocks.counts().get(i);
    }
    return ahead + blocks.counts().get(own) * (place % blocks.block()) / blocks.block();
  }

  private static org.assertj.core.data.Offset<Long> within(long most) {
    return org.assertj.core.data.Offset.offset(most);
  }

  private static long sum(LineBlocks blocks) {
    return blocks.counts().stream().mapToLong(Long::longValue).sum();
  }
}
