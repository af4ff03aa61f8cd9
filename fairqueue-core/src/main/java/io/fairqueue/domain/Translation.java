package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an event is called, and described as, in one language.
 *
 * @param name null where it is called as everywhere
 * @param description null where it is described as everywhere
 */
public record Translation(@Nullable String name, @Nullable String description) {

  public Translation {
    name = Text.lineOrNull("texts.name", name, EventDetails.MAX_NAME);
    description =
        description == null || description.isBlank()
            ? null
            : Text.optional("texts.description", description, EventDetails.MAX_DESCRIPTION);
  }
}
