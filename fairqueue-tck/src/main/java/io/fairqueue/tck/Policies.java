package io.fairqueue.tck;

import io.fairqueue.domain.AdmissionPolicy;
import java.time.Duration;
import java.util.OptionalInt;

/** Admission rules for tests. */
final class Policies {

  static final Duration WINDOW = Duration.ofMinutes(5);

  private Policies() {}

  /** Admits everybody as long as anything is free. */
  static AdmissionPolicy generous() {
    return new AdmissionPolicy(OptionalInt.empty(), OptionalInt.empty(), 10_000, 1, WINDOW);
  }

  /** Admits one fan per free unit. */
  static AdmissionPolicy byStock() {
    return new AdmissionPolicy(OptionalInt.empty(), OptionalInt.empty(), 1, 1, WINDOW);
  }

  static AdmissionPolicy perMinute(int most) {
    return new AdmissionPolicy(OptionalInt.of(most), OptionalInt.empty(), 10_000, 1, WINDOW);
  }

  static AdmissionPolicy maxActive(int most) {
    return new AdmissionPolicy(OptionalInt.empty(), OptionalInt.of(most), 10_000, 1, WINDOW);
  }
}
