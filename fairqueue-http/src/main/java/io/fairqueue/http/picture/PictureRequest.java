package io.fairqueue.http.picture;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.PictureType;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/**
 * Someone wants to upload a picture.
 *
 * @param size of the file, in bytes
 */
@Introspected
record PictureRequest(@NotNull String contentType, @NotNull Long size) {

  /** Throws {@link InvalidInputException} for a type that is not taken. */
  PictureType type() {
    return PictureType.of(contentType)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "content_type", "must be image/png, image/jpeg or image/webp"));
  }
}
