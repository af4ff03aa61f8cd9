package io.fairqueue.domain.message;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer decides about an endpoint.
 *
 * @param url where messages are sent
 * @param types what it hears of; empty for everything
 * @param personalData whether it is told the name and email address of fans
 */
public record EndpointSettings(
    String url, @Nullable String description, Set<MessageType> types, boolean personalData) {

  /** The most characters of a URL. */
  public static final int MAX_URL = 2_000;

  private static final int MAX_DESCRIPTION = 200;

  public EndpointSettings {
    types = Set.copyOf(types);
    if (!MessageType.forEndpoints().containsAll(types)) {
      throw new InvalidInputException("types", "must be types that endpoints are told of");
    }
  }

  /** Checks what people wrote; throws {@link InvalidInputException}. */
  public EndpointSettings checkTexts() {
    return new EndpointSettings(
        url,
        description == null ? null : Text.written("description", description, MAX_DESCRIPTION),
        types,
        personalData);
  }
}
