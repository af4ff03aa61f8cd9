package io.fairqueue.port;

/** Hears of work in the background that failed. Called after the rest of the tick was done. */
@FunctionalInterface
public interface FailureListener {

  void failed(String task, RuntimeException failure);

  /** Hears that a task was done, and nothing of it failed. */
  default void worked(String task) {}

  /** Throws the failure to the tick's caller. */
  static FailureListener rethrow() {
    return (task, failure) -> {
      throw failure;
    };
  }
}
