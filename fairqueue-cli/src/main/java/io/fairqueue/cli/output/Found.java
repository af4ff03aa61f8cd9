package io.fairqueue.cli.output;

import io.fairqueue.access.Lookup;

/** What an operator asked for by its id, or why it can't be had. */
public final class Found {

  private Found() {}

  /**
   * What was looked for.
   *
   * @param what it is, with its id: {@code event 1b4e…}
   */
  public static <T> T in(Lookup<T> lookup, String what) {
    return switch (lookup) {
      case Lookup.Found<T> found -> found.value();
      case Lookup.NotFound<T> notFound -> throw none(what);
      case Lookup.Forbidden<T> forbidden -> throw foreign(what);
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
