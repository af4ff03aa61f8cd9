package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.event.EventWarning;
import io.fairqueue.http.browser.Versioned;
import java.util.List;

/** An event that was put on sale, and what may keep people from buying. */
record ActivatedBody(@JsonUnwrapped EventBody event, List<WarningBody> warnings)
    implements Versioned {

  static ActivatedBody of(EventBody event, List<EventWarning> warnings) {
    return new ActivatedBody(event, warnings.stream().map(WarningBody::of).toList());
  }

  @Override
  public long version() {
    return event.version();
  }

  /** Nothing stands against it, but the organizer may want to know. */
  record WarningBody(EventWarning.Code code, String message) {

    static WarningBody of(EventWarning warning) {
      return new WarningBody(warning.code(), warning.message());
    }
  }
}
