package io.fairqueue.http.direct;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time of day as HTTP has it, put into words once a second. Thread-safe. */
final class HttpDate {

  private final InstantSource time;
  private volatile Said said = new Said(Long.MIN_VALUE, "");

  HttpDate(InstantSource time) {
    this.time = time;
  }

  String now() {
    Instant now = time.instant();
    Said last = said;
    if (last.second != now.getEpochSecond()) {
      last =
          new Said(
              now.getEpochSecond(),
              DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
      said = last;
    }
    return last.text;
  }

  private record Said(long second, String text) {}
}
