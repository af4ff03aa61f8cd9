package io.fairqueue.line.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.line.view.Rows;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D2")
final class JoinTimesTest {

  @Test
  void eachNumberHasTheTimeOfItsBatch() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      JoinTimes times = new JoinTimes();
      TreeMap<Integer, Long> model = new TreeMap<>();
      int number = 1;
      long at = Rows.START;
      for (int batch = 0; batch < 500; batch++) {
        times.add(number, at);
        model.put(number, at);
        number += 1 + random.nextInt(random.nextInt(3) == 0 ? 490 : 2);
        at += random.nextInt(3) == 0 ? 0 : random.nextInt(1 << random.nextInt(30));
      }
      for (int i = 1; i < number; i++) {
        assertThat(times.get(i)).isEqualTo(model.floorEntry(i).getValue());
      }
    }
  }

  @Test
  void noTimeLiesBeforeTheLast() {
    JoinTimes times = new JoinTimes();
    times.add(1, -5);
    times.add(2, 10);
    times.add(3, 9);

    assertThat(times.get(1)).isEqualTo(-5);
    assertThat(times.get(3)).isEqualTo(10);
  }

  @Test
  void whoComesAloneCostsAFewBytes() {
    JoinTimes times = new JoinTimes();
    for (int i = 1; i <= 100_000; i++) {
      times.add(i, Rows.START + 40L * i);
    }

    assertThat(times.bytes() / 100_000.0).isLessThan(4);
  }
}
