package io.fairqueue.port.picture;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A right to upload one file by {@code PUT}, to whoever has the address: it is never printed.
 *
 * @param headers what the request must bear
 */
public record Upload(URI url, Map<String, String> headers, Instant expiresAt) {

  public Upload {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "Upload[until " + expiresAt + "]";
  }
}
