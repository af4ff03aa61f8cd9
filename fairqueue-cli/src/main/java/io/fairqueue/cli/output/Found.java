package io.fairqueue.cli.output;

import io.fairqueue.access.Permitted;

/** What an operator asked for by its id, or why it can't be had. */
public final class Found {

  private Found() {}

  /**
   * What was looked for.
   *
   * @param what it is, with its id: {@code event 1b4e…}
   */
  public static <T> T in(Permitted<T> lookup, String what) {
    return switch (lookup) {
      case Permitted.Allowed<T> found -> found.outcome();
      case Permitted.NotFound<T> notFound -> throw none(what);
      case Permitted.Forbidden<T> forbidden -> throw foreign(what);
    };
  }

  /** There is none. */
  public static RefusedException none(String what) {
    return new RefusedException("There is no " + what + ".");
  }

  /** There is one, and the operator may not touch it. */
  public static RefusedException foreign(String what) {
    return new RefusedException("This is somebody else's: " + what + ".");
  }
}
