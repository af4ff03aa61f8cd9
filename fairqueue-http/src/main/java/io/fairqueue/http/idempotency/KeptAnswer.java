package io.fairqueue.http.idempotency;

import java.util.Optional;

/** An answer as it is kept: status, media type and body, line by line. */
record KeptAnswer(int status, String mediaType, String body) {

  /** Longer ones are not kept: no answer of ours to a creating request comes near. */
  private static final int LONGEST = 64 * 1024;

  private static final int PARTS = 3;

  /** Empty for one that is too long to keep. */
  Optional<String> write() {
    return body.length() > LONGEST
        ? Optional.empty()
        : Optional.of(status + "\n" + mediaType + "\n" + body);
  }

  static KeptAnswer read(String kept) {
    String[] parts = kept.split("\n", PARTS);
    return new KeptAnswer(Integer.parseInt(parts[0]), parts[1], parts[2]);
  }
}
