package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PlaceIndexTest {

  @Property(tries = 300)
  void agreesWithASortedSet(
      @ForAll @Size(max = 400) List<@LongRange(min = -20_000, max = 20_000) Long> steps) {
    var index = new PlaceIndex();
    var model = new TreeSet<Long>();
    for (long step : steps) {
      long place = Math.abs(step);
      if (step < 0) {
        assertThat(index.remove(place)).isEqualTo(model.remove(place));
      } else {
        assertThat(index.add(place)).isEqualTo(model.add(place));
      }
      assertThat(index.rank(place)).isEqualTo(model.headSet(place, true).size());
      Long next = model.ceiling(place);
      assertThat(index.next(place)).isEqualTo(next == null ? -1 : next);
      assertThat(index.first()).isEqualTo(model.isEmpty() ? -1 : model.first());
    }
    assertThat(index.size()).isEqualTo(model.size());
    assertThat(index.toArray())
        .containsExactly(model.stream().mapToLong(Long::longValue).toArray());
  }
}
