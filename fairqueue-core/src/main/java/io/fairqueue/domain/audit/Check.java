package io.fairqueue.domain.audit;

/**
 * What was looked at, and what came of it.
 *
 * @param name what was looked at
 * @param detail with figures
 */
@SuppressWarnings("AnnotateFormatMethod") // an annotation of a library that the core does without
public record Check(Outcome outcome, String name, String detail) {

  /** How a check ended. */
  public enum Outcome {
    PASS,
    /** Nothing is wrong, but something can't be known. */
    WARN,
    FAIL
  }

  public static Check pass(String name, String detail, Object... figures) {
    return new Check(Outcome.PASS, name, detail.formatted(figures));
  }

  public static Check warn(String name, String detail, Object... figures) {
    return new Check(Outcome.WARN, name, detail.formatted(figures));
  }

  public static Check fail(String name, String detail, Object... figures) {
    return new Check(Outcome.FAIL, name, detail.formatted(figures));
  }

  /** Either way, by whether it is so. */
  public static Check of(boolean isSo, String name, String detail, Object... figures) {
    return isSo ? pass(name, detail, figures) : fail(name, detail, figures);
  }
}
