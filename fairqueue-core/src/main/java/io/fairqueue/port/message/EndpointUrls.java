package io.fairqueue.port.message;

import org.jspecify.annotations.Nullable;

/** Which URLs may be called. Thread-safe. */
@FunctionalInterface
public interface EndpointUrls {

  /** Why a URL may not be called, for its owner; null if it may. May look a name up, and wait. */
  @Nullable String refusal(String url);

  /** Where the program that embeds this one says itself which ones are allowed. */
  static EndpointUrls any() {
    return url -> null;
  }
}
