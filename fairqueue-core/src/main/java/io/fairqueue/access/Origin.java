package io.fairqueue.access;

import org.jspecify.annotations.Nullable;

/** From where somebody acts; asked only when the act is written down. */
@FunctionalInterface
public interface Origin {

  /** Nobody knows. */
  Origin UNKNOWN = () -> null;

  /**
   * The country, by two letters (ISO 3166-1); null where nobody knows. Never blocks, never throws.
   */
  @Nullable String country();
}
