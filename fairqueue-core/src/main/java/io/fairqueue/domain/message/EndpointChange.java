package io.fairqueue.domain.message;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about an endpoint; what is null stays.
 *
 * @param description empty to take it away
 * @param types empty for everything
 */
public record EndpointChange(
    @Nullable String url,
    @SuppressWarnings("NullableOptional") // Left alone, taken away and set are three things.
        @Nullable Optional<String> description,
    @Nullable Set<MessageType> types,
    @Nullable Boolean personalData,
    @Nullable Boolean enabled) {

  /** Only to be told again, or no more. */
  public static EndpointChange enabled(boolean enabled) {
    return new EndpointChange(null, null, null, null, enabled);
  }

  /** The settings with the change. */
  public EndpointSettings of(EndpointSettings before) {
    return new EndpointSettings(
        url == null ? before.url() : url,
        description == null ? before.description() : description.orElse(null),
        types == null ? before.types() : types,
        personalData == null ? before.personalData() : personalData);
  }
}
