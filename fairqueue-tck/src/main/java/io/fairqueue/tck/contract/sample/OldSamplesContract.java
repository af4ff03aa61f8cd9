package io.fairqueue.tck.contract.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.port.sample.SampleStore;
import io.fairqueue.tck.contract.StoresSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of old samples. One test, since forgetting goes on where it ended. */
public abstract class OldSamplesContract extends StoresSuite {

  @Test
  void ofOldMinutesTheLastSampleStaysAndOfVeryOldOnesNone() {
    EventId event = given().onSale(5).id();
    for (int i = 0; i < 18; i++) {
      given().join(event, given().customer(), START);
      var unused = stores().samples().take(START.plusSeconds(10 * i));
    }
    given().join(event, given().customer(), START);
    Instant late = START.plus(Duration.ofDays(30));
    var unused = stores().samples().take(late);
    assertThat(all(event)).hasSize(19);

    prune(START.plus(SampleStore.EACH));
    assertThat(all(event)).hasSize(19);

    prune(START.plus(SampleStore.EACH).plusSeconds(600));
    assertThat(all(event))
        .extracting(LineSample::at)
        .containsExactly(
            START.plusSeconds(50), START.plusSeconds(110), START.plusSeconds(170), late);
    assertThat(all(event)).extracting(LineSample::joined).containsExactly(6L, 12L, 18L, 19L);
    prune(START.plus(SampleStore.EACH).plusSeconds(600));
    assertThat(all(event)).hasSize(4);

    prune(START.plus(SampleStore.EACH_MINUTE).plusSeconds(60));
    assertThat(all(event))
        .extracting(LineSample::at)
        .containsExactly(START.plusSeconds(110), START.plusSeconds(170), late);
  }

  private void prune(Instant now) {
    var unused = stores().samples().prune(now);
  }

  private List<LineSample> all(EventId event) {
    return Stream.of(START, START.plus(Duration.ofDays(30)))
        .flatMap(begin -> at(event, begin).stream())
        .distinct()
        .toList();
  }

  private List<LineSample> at(EventId event, Instant begin) {
    return stores()
        .samples()
        .of(new SampleSpan(event, begin, begin.plusSeconds(3_600), SampleSpan.GRAIN));
  }
}
