package io.fairqueue.http.browser;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A body whose subject has a version that edits alone change. Its answers bear the {@code ETag}
 * {@code "{version}.{content}"}, reads and edits alike; {@link ContentTagFilter} makes the
 * content's part from the bytes that are sent. To compare {@code If-Match}, look at the part before
 * the dot.
 */
public interface Versioned {

  @JsonIgnore
  long version();
}
