package io.fairqueue.domain.picture;

import java.util.UUID;

/** Names a picture; its address in public. */
public record PictureId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
