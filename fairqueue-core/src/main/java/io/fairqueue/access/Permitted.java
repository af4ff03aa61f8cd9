package io.fairqueue.access;

/**
 * What an act or a look came to, where not everybody has a right to it.
 *
 * @param <T> what it came to for those who have
 */
public sealed interface Permitted<T> {

  record Allowed<T>(T outcome) implements Permitted<T> {}

  /** Nothing was done, and nothing is shown. */
  sealed interface Denied<T> extends Permitted<T> {}

  record NotFound<T>() implements Denied<T> {}

  /** It exists, and is somebody else's. */
  record Forbidden<T>() implements Denied<T> {}
}
