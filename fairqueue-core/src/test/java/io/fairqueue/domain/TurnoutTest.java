package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D5")
class TurnoutTest {

  @Test
  void theShareOfNoShowsIsThatOfAllWhoseAdmissionIsOver() {
    assertThat(new Turnout(831, 373).ended()).isEqualTo(1_204);
    assertThat(new Turnout(831, 373).noShows()).isBetween(0.309, 0.310);
    assertThat(new Turnout(0, 0).noShows()).isZero();
  }

  @ParameterizedTest(name = "{0} came, {1} did not: {2}")
  @CsvSource({
    "831, 373, 1.4",
    "500, 500, 2.0",
    "101, 9, 1.0",
    "100, 10, 1.1",
    "20, 180, 10.0",
    "1, 999, 10.0",
    "0, 100, 10.0",
    "200, 0, 1.0"
  })
  void asManyAreAdmittedAsFillTheGapAndNotMore(long used, long unused, double fitting) {
    // Never what it is now, so that it is always worth saying.
    assertThat(new Turnout(used, unused).suggestedOverAdmission(5)).hasValue(fitting);
  }

  @Test
  void nothingIsSuggestedThatIsSoAlready() {
    assertThat(new Turnout(831, 373).suggestedOverAdmission(1.4)).isEmpty();
    assertThat(new Turnout(831, 373).suggestedOverAdmission(1.44)).isEmpty();
    assertThat(new Turnout(200, 3).suggestedOverAdmission(1)).isEmpty();
  }

  @Test
  void aFewTellNothing() {
    assertThat(new Turnout(40, 59).suggestedOverAdmission(1)).isEmpty();
    assertThat(new Turnout(40, 60).suggestedOverAdmission(1)).hasValue(2.5);
  }
}
