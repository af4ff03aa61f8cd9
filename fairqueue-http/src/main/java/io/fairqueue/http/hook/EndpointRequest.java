package io.fairqueue.http.hook;

import io.fairqueue.domain.message.EndpointSettings;
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
 */
@Introspected
record EndpointRequest(
    @NotBlank String url,
    @NotNull List<@NotNull String> types,
    @Nullable String description,
    @Nullable Boolean includePersonalData) {

  EndpointSettings read() {
    return new EndpointSettings(
        url, description, TypeWords.read(types), Boolean.TRUE.equals(includePersonalData));
  }
}
