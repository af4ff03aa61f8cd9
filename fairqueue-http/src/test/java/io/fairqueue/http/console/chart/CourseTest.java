package io.fairqueue.http.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CourseTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Course course =
      new Course(
          List.of(sample(0, 5, 10), sample(60, 9, 40), sample(300, 0, 70)),
          List.of(new PaymentStep(at(20), 3, 1, 0), new PaymentStep(at(60), 1, 0, 2)));

  @Test
  void a_figure_stays_until_another_one_was_sampled() {
    assertThat(Figure.WAITING.of(course, at(-1), MINUTE)).isNull();
    assertThat(Figure.WAITING.of(course, at(0), MINUTE)).isEqualTo(5);
    assertThat(Figure.WAITING.of(course, at(59), MINUTE)).isEqualTo(5);
    assertThat(Figure.WAITING.of(course, at(299), MINUTE)).isEqualTo(9);
    assertThat(Figure.WAITING.of(course, at(9_000), MINUTE)).isZero();
  }

  @Test
  void a_pace_is_what_was_more_in_the_time_that_it_is_taken_over() {
    assertThat(Figure.JOINS.of(course, at(30), MINUTE)).isNull();
    assertThat(Figure.JOINS.of(course, at(60), MINUTE)).isEqualTo(30);
    assertThat(Figure.JOINS.of(course, at(299), MINUTE)).isZero();
    assertThat(Figure.JOINS.of(course, at(300), Duration.ofMinutes(5))).isEqualTo(12);
  }

  @Test
  void payments_count_in_the_minute_that_their_step_ends_in() {
    assertThat(Figure.PAID.of(course, at(-1), MINUTE)).isNull();
    assertThat(Figure.PAID.of(course, at(19), MINUTE)).isZero();
    assertThat(Figure.PAID.of(course, at(60), MINUTE)).isEqualTo(4);
    assertThat(Figure.FAILED.of(course, at(80), MINUTE)).isZero();
    assertThat(Figure.OPEN.of(course, at(80), Duration.ofMinutes(2))).isEqualTo(1);
  }

  @Test
  void a_sketch_goes_on_level_and_then_up_and_its_top_is_what_there_was_at_most() {
    Sketch sketch =
        Sketch.of(
            List.of(sample(0, 0, 1), sample(50, 0, 2), sample(100, 0, 4)), LineSample::joined, 8);

    assertThat(sketch.most()).isEqualTo(8);
    assertThat(sketch.points())
        .isEqualTo(
            "0.0,210.0 0.0,210.0 500.0,210.0 500.0,180.0 1000.0,180.0 1000.0,120.0 1000.0,120.0");
    assertThat(sketch.area()).startsWith("0.0,240.0 ").endsWith(" 1000.0,240.0");
    assertThat(Sketch.of(List.of(sample(0, 0, 0)), LineSample::joined, 0).points())
        .isEqualTo("0.0,240.0 0.0,240.0 1000.0,240.0");
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static LineSample sample(long second, long waiting, long joined) {
    return new LineSample(at(second), waiting, 0, joined, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
  }
}
