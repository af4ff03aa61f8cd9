package io.fairqueue.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.memory.MemoryLineMirror;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.usecase.LineFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a mirror on the way, one check makes it equal to the truth. */
class LineFollowerTest {

  /** What may happen between two checks. */
  enum Happening {
    JOIN,
    LEAVE,
    ADMIT,
    EXPIRE,
    DELIVER_NEXT,
    DELIVER_LAST,
    DELIVER_TWICE,
    LOSE_NEXT,
    FLUSH,
    CHECK
  }

  @Property(tries = 300)
  @Tag("D12")
  void afterACheckAMirrorEqualsTheTruth(@ForAll @Size(max = 60) List<Happening> happenings) {
    List<LineChange> underway = new ArrayList<>();
    MemoryStores stores = new MemoryStores(underway::add);
    Fixtures given = new Fixtures(stores);
    EventId event = given.newLine(OptionalInt.of(50));
    List<EntryId> entries = new ArrayList<>();
    QueueStore queue = stores.queue();
    LineMirror mirror = new MemoryLineMirror();
    LineFollower follower = new LineFollower(mirror, stores.lineLog());

    for (Happening each : happenings) {
      switch (each) {
        case JOIN -> entries.add(given.join(event, given.customer(), Fixtures.START).id());
        case LEAVE -> {
          if (!entries.isEmpty()) {
            queue.remove(event, entries.remove(entries.size() / 2), Fixtures.START);
          }
        }
        case ADMIT -> queue.admit(event, SalePolicy.defaults().admission(), 2, Fixtures.START);
        case EXPIRE -> queue.expire(event, Duration.ofNanos(1000), Fixtures.START.plusSeconds(1));
        case DELIVER_NEXT -> deliver(follower, underway, 0);
        case DELIVER_LAST -> deliver(follower, underway, underway.size() - 1);
        case DELIVER_TWICE -> {
          if (!underway.isEmpty()) {
            follower.changed(underway.getFirst());
          }
        }
        case LOSE_NEXT -> {
          if (!underway.isEmpty()) {
            underway.removeFirst();
          }
        }
        case FLUSH -> mirror.forget(event);
        case CHECK -> follower.check(event);
      }
    }

    follower.check(event);
    LineSnapshot truth = stores.lineLog().snapshot(event);
    assertThat(mirror.rev(event)).hasValue(truth.rev());
    LongStream.rangeClosed(1, 70)
        .forEach(
            place -> assertThat(mirror.position(event, place)).isEqualTo(position(truth, place)));
  }

  private static void deliver(LineFollower follower, List<LineChange> underway, int which) {
    if (!underway.isEmpty()) {
      follower.changed(underway.remove(which));
    }
  }

  private static OptionalLong position(LineSnapshot truth, long place) {
    int found = Arrays.binarySearch(truth.places(), place);
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found + 1L);
  }
}
