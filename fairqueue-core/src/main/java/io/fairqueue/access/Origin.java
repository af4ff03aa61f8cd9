package io.fairqueue.access;

import org.jspecify.annotations.Nullable;

/** From where somebody acts; asked only when the act is written down. Never blocks or throws. */
public interface Origin {

  /** Nobody knows. */
  Origin UNKNOWN = () -> null;

  /** The country, by two letters (ISO 3166-1); null where nobody knows. */
  @Nullable String country();

  /** Names the request; null for none. */
  default @Nullable String requestId() {
    return null;
  }

  /** The network, as {@code 203.0.113.0/24}; null where nobody knows. */
  default @Nullable String ipPrefix() {
    return null;
  }

  /** Who acts without an account: {@code cli:} and the name of a user of the machine; or null. */
  default @Nullable String operator() {
    return null;
  }
}
