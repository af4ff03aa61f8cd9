package io.fairqueue.http.hook;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.EndpointSigning;
import org.jspecify.annotations.Nullable;

/** Versions of webhooks' signatures, as people write them. */
public final class SignatureVersions {

  private SignatureVersions() {}

  /** Nothing said is a shared secret. Throws {@link InvalidInputException}. */
  public static EndpointSigning read(@Nullable String version) {
    return version == null
        ? EndpointSigning.SHARED_SECRET
        : EndpointSigning.ofVersion(version)
            .orElseThrow(() -> new InvalidInputException("signature", "must be v1 or v1a"));
  }
}
