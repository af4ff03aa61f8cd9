package io.fairqueue.line.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D1")
final class FanTableTest {

  private final IdSegments ids = new IdSegments();
  private final FanTable table = new FanTable(ids);
  private final Map<UUID, Integer> model = new HashMap<>();

  @Test
  void findsTheLatestNumberOfEachWhileItGrows() {
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      put(new UUID(random.nextInt(4), random.nextInt(10_000)));
    }
    compare();
    assertThat(table.get(9, 9)).isZero();
  }

  @Test
  void findsEachOfManyWhoseIdsHardlyDiffer() {
    for (long i = 1; i <= 30_000; i++) {
      put(new UUID(i << 40, 0));
      put(new UUID(0, i));
    }
    compare();
  }

  @Test
  void findsEachWhereRoomWasMadeForFewerForMoreOrForAll() {
    for (int expected : new int[] {0, 1, 5_000, 30_000, 200_000}) {
      IdSegments these = new IdSegments();
      FanTable sized = new FanTable(these);
      sized.expect(expected);
      for (long i = 1; i <= 30_000; i++) {
        these.add(0, i);
        sized.put(these.size());
      }
      for (long i = 1; i <= 30_000; i++) {
        assertThat(sized.get(0, i)).isEqualTo((int) i);
      }
      assertThat(sized.get(1, 1)).isZero();
    }
  }

  @Test
  void aTableWithRoomForAllDoesNotGrow() {
    table.expect(1_000_000);
    long bytes = table.bytes();
    Random random = new Random(5);
    for (int i = 0; i < 1_000_000; i++) {
      ids.add(random.nextLong(), random.nextLong());
      table.put(ids.size());
    }
    assertThat(table.bytes()).isEqualTo(bytes).isLessThan(14_000_000);
  }

  private void put(UUID id) {
    ids.add(id.getMostSignificantBits(), id.getLeastSignificantBits());
    table.put(ids.size());
    model.put(id, ids.size());
  }

  private void compare() {
    model.forEach(
        (id, number) ->
            assertThat(table.get(id.getMostSignificantBits(), id.getLeastSignificantBits()))
                .isEqualTo(number));
  }
}
