package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.event.EventWarning;
import io.fairqueue.http.browser.Versioned;
import java.util.List;

/** An event that was put on sale, and what may keep people from buying. */
record ActivatedOutput(@JsonUnwrapped EventOutput event, List<WarningOutput> warnings)
    implements Versioned {

  static ActivatedOutput of(EventOutput event, List<EventWarning> warnings) {
    return new ActivatedOutput(event, warnings.stream().map(WarningOutput::of).toList());
  }

  @Override
  public long version() {
    return event.version();
  }

  /** Nothing stands against it, but the organizer may want to know. */
  record WarningOutput(EventWarning.Code code, String message) {

    static WarningOutput of(EventWarning warning) {
      return new WarningOutput(warning.code(), warning.message());
    }
  }
}
