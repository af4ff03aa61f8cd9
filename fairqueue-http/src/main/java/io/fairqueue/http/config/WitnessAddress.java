package io.fairqueue.http.config;

import io.fairqueue.domain.witness.WitnessKey;
import java.net.URI;

/**
 * A witness, and where it is asked.
 *
 * @param url without what follows of it
 */
public record WitnessAddress(WitnessKey key, URI url) {

  /** Reads {@code name+id+key=URL}; throws an {@link IllegalArgumentException} for others. */
  public static WitnessAddress parse(String text) {
    int end = text.indexOf("=http");
    if (end < 0) {
      throw new IllegalArgumentException("a witness is written as name+id+key=URL");
    }
    URI url = URI.create(text.substring(end + 1));
    if (url.getHost() == null) {
      throw new IllegalArgumentException("a witness has an http or https URL");
    }
    return new WitnessAddress(WitnessKey.parse(text.substring(0, end)), url);
  }
}
