package io.fairqueue.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What failed while many things were done one by one: none stands in the way of the next, and all
 * are reported when the rest is done. Thread-safe.
 */
public final class Faults {

  private final Queue<RuntimeException> all = new ConcurrentLinkedQueue<>();

  public void add(RuntimeException failure) {
    all.add(failure);
  }

  /** Reports each; the listener may throw. */
  public void tell(Consumer<RuntimeException> listener) {
    for (RuntimeException next = all.poll(); next != null; next = all.poll()) {
      listener.accept(next);
    }
  }

  /** The kind and the words, as they are kept beside what failed. */
  public static String describe(RuntimeException failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}
