package io.fairqueue.picture;

import io.fairqueue.port.Unchanged;
import io.fairqueue.port.picture.Upload;
import java.time.Instant;

/** What became of asking to upload a picture. */
public sealed interface Grant {

  /** It goes to the bucket. */
  record ToBucket(Upload upload) implements Grant {}

  /** It comes here until then, and is kept beside the facts. */
  record Here(Instant expiresAt) implements Grant {}

  /** The account or the event is gone. */
  record NoOwner() implements Grant, Unchanged {}
}
