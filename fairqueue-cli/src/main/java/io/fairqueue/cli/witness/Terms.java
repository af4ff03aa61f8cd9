package io.fairqueue.cli.witness;

import java.time.Duration;

/**
 * What was promised to the crowd.
 *
 * @param tickets how many there were
 * @param priced whether they cost anything
 * @param admissionWindow how long an admission lasts; none was extended
 * @param staleness how old an answer may be
 */
public record Terms(long tickets, boolean priced, Duration admissionWindow, Duration staleness) {

  /** As the HTTP contract has it: reads show a commit within two seconds. */
  public static final Duration CONTRACT = Duration.ofSeconds(2);
}
