package io.fairqueue.port;

/** Secrets that all nodes share. Thread-safe. */
public interface ServerSecrets {

  /**
   * The secret of this name; {@code mine} from now on if there was none. Atomic: of many nodes that
   * ask at once all are given the same. Repeating is safe.
   */
  byte[] firstOf(String name, byte[] mine);

  /**
   * Writes a secret down in another form. Atomic; {@code false} unless it is {@code before}, so
   * repeating is safe.
   */
  boolean replace(String name, byte[] before, byte[] after);
}
