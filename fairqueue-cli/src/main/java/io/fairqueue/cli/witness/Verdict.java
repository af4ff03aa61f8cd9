package io.fairqueue.cli.witness;

import java.util.List;

/**
 * Whether a promise held.
 *
 * @param figures what was looked at, in numbers
 * @param breaches the first cases in which it did not hold, in words
 */
public record Verdict(String promise, boolean holds, String figures, List<String> breaches) {

  private static final int MAX_BREACHES = 5;

  public Verdict {
    breaches = List.copyOf(breaches);
  }

  /** It held if there is no breach. */
  public static Verdict of(String promise, String figures, List<String> breaches) {
    return new Verdict(
        promise,
        breaches.isEmpty(),
        breaches.isEmpty() ? figures : figures + "; BROKEN " + breaches.size() + " times",
        breaches.subList(0, Math.min(MAX_BREACHES, breaches.size())));
  }
}
