package io.fairqueue.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineSnapshot;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.ManualTime;
import io.fairqueue.usecase.LineMirrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to a mirror on the way, one check makes it equal to the truth. */
class LineMirrorsTest {

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
    REBUILD,
    HEAR_NEXT,
    HEAR_LAST,
    CHECK
  }

  @Property(tries = 300)
  @net.jqwik.api.Tag("D12")
  void afterACheckAMirrorEqualsTheTruth(@ForAll @Size(max = 60) List<Happening> happenings) {
    List<LineChange> underway = new ArrayList<>();
    MemoryStores stores = new MemoryStores(underway::add);
    Fixtures given = new Fixtures(stores);
    EventId event = given.onSale(50).id();
    List<EntryId> entries = new ArrayList<>();
    QueueStore queue = stores.queue();
    ManualTime time = new ManualTime();
    LineMirrors mirrors = new LineMirrors(stores.lineLog(), time);

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
        case DELIVER_NEXT -> deliver(mirrors::changed, underway, 0);
        case DELIVER_LAST -> deliver(mirrors::changed, underway, underway.size() - 1);
        case HEAR_NEXT -> deliver(mirrors::heard, underway, 0);
        case HEAR_LAST -> deliver(mirrors::heard, underway, underway.size() - 1);
        case DELIVER_TWICE -> {
          if (!underway.isEmpty()) {
            mirrors.changed(underway.getFirst());
          }
        }
        case LOSE_NEXT -> {
          if (!underway.isEmpty()) {
            underway.removeFirst();
          }
        }
        case REBUILD -> mirrors.rebuild(event);
        case CHECK -> mirrors.check(event, mirrors.revs());
      }
    }

    mirrors.check(event, mirrors.revs());
    LineSnapshot truth = stores.lineLog().snapshot(event, Fixtures.START);
    assertThat(mirrors.rev(event)).hasValue(truth.rev());
    LongStream.rangeClosed(1, 70)
        .forEach(
            place -> assertThat(mirrors.position(event, place)).isEqualTo(position(truth, place)));
  }

  /** It may have lost what others told it: an unchecked mirror keeps still. */
  @Test
  @Tag("D12")
  void aMirrorThatWasNotComparedForTwoSecondsDoesNotAnswer() {
    ManualTime time = new ManualTime();
    Mirrored mirrored = new Mirrored(time);
    Fixtures given = new Fixtures(mirrored.stores());
    EventId event = given.onSale(5).id();
    given.join(event, given.customer(), Fixtures.START);
    LineMirrors mirrors = mirrored.mirrors();
    mirrors.check(event, mirrors.revs());

    time.advance(LineMirrors.LONGEST);
    assertThat(mirrors.position(event, 1)).hasValue(1);
    assertThat(mirrors.waiting(event)).hasValue(1);
    time.advance(Duration.ofMillis(1));
    assertThat(mirrors.position(event, 1)).isEmpty();
    assertThat(mirrors.waiting(event)).isEmpty();
    assertThat(mirrors.staleness()).isEqualTo(LineMirrors.LONGEST.plusMillis(1));
    assertThat(mirrored.queue().position(event, 1)).hasValue(1);

    mirrors.check(event, mirrors.revs());
    assertThat(mirrors.position(event, 1)).hasValue(1);
    assertThat(mirrors.staleness()).isZero();
  }

  @Test
  void mirrorsOfLinesThatAreOverAreDropped() {
    Mirrored mirrored = new Mirrored(new ManualTime());
    Fixtures given = new Fixtures(mirrored.stores());
    EventId event = given.onSale(5).id();
    given.join(event, given.customer(), Fixtures.START);
    assertThat(mirrored.mirrors().rev(event)).hasValue(1);

    Event.Active live = (Event.Active) mirrored.stores().events().find(event).orElseThrow();
    assertThat(mirrored.stores().events().replace(live, live.end(Fixtures.START))).isTrue();

    assertThat(mirrored.mirrors().revs().of()).isEmpty();
    assertThat(mirrored.mirrors().rev(event)).isEmpty();
  }

  private static void deliver(Consumer<LineChange> to, List<LineChange> underway, int which) {
    if (!underway.isEmpty()) {
      to.accept(underway.remove(which));
    }
  }

  private static OptionalLong position(LineSnapshot truth, long place) {
    int found = Arrays.binarySearch(truth.places(), place);
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found + 1L);
  }
}
