package io.fairqueue.access;

/** What became of looking for something that not everybody may see. */
public sealed interface Lookup<T> {

  record Found<T>(T value) implements Lookup<T> {}

  record NotFound<T>() implements Lookup<T> {}

  /** It exists, and is somebody else's. */
  record Forbidden<T>() implements Lookup<T> {}
}
