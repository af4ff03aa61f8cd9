package io.fairqueue.http.hook;

import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner wants it.
 *
 * @param types what it hears of; {@code *} for everything
 * @param includePersonalData whether it is told the name and email address of fans; false if absent
 * @param signature the version of its messages' signatures: {@code v1}, by a secret that both sides
 *     have, or {@code v1a}, by a key of which it is told the public half; {@code v1} if absent
 */
@Introspected
record EndpointRequest(
    @NotBlank String url,
    @NotNull List<@NotNull String> types,
    @Nullable String description,
    @Nullable Boolean includePersonalData,
    @Nullable String signature) {

  EndpointSigning signing() {
    return SignatureVersions.read(signature);
  }

  EndpointSettings read() {
    return new EndpointSettings(
        url, description, TypeWords.read(types), Boolean.TRUE.equals(includePersonalData));
  }
}
