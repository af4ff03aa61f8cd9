package io.fairqueue.http.outage;

/** Something that fails, since when, and how often. Moments are nanoseconds. Not thread-safe. */
final class Outage {

  private final long since;
  private long failedAt;
  private long workedAt;
  private boolean worked;
  private long tries;
  private boolean told;

  Outage(long since) {
    this.since = since;
    this.failedAt = since;
  }

  void failed(long now) {
    failedAt = now;
    worked = false;
    tries++;
  }

  void worked(long now) {
    if (!worked) {
      worked = true;
      workedAt = now;
    }
  }

  /** Somebody has read of it. */
  void tell() {
    told = true;
  }

  boolean isTold() {
    return told;
  }

  /** Whether it has worked since the last failure. */
  boolean hasWorked() {
    return worked;
  }

  long calm(long now) {
    return now - failedAt;
  }

  long since() {
    return since;
  }

  long lasting(long now) {
    return now - since;
  }

  /** From the first failure to the first success after the last one. */
  long gone() {
    return workedAt - since;
  }

  /** How often it failed. */
  long tries() {
    return tries;
  }
}
