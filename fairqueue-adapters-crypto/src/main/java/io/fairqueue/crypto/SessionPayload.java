package io.fairqueue.crypto;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session's token says, as JSON whose members stand in one order: what only we write is read
 * by what only we write.
 */
record SessionPayload(
    TokenKind kind, UUID subject, UUID session, int epoch, Instant issuedAt, Instant expiresAt) {

  private static final String AUDIENCE = "{\"aud\":\"";
  private static final String SUBJECT = "\",\"sub\":\"";
  private static final String SESSION = "\",\"jti\":\"";
  private static final String EPOCH = "\",\"epoch\":";
  private static final String ISSUED = ",\"iat\":";
  private static final String EXPIRES = ",\"exp\":";
  private static final int UUID_LENGTH = 36;

  String json() {
    return AUDIENCE
        + kind.audience()
        + SUBJECT
        + subject
        + SESSION
        + session
        + EPOCH
        + epoch
        + ISSUED
        + issuedAt.getEpochSecond()
        + EXPIRES
        + expiresAt.getEpochSecond()
        + "}";
  }

  /** Null for a session of another kind, and for anything else. */
  static @Nullable SessionPayload read(TokenKind kind, String json) {
    int subject = after(json, AUDIENCE + kind.audience() + SUBJECT, 0);
    int session = after(json, SESSION, subject + UUID_LENGTH);
    int epoch = after(json, EPOCH, session + UUID_LENGTH);
    int issued = json.indexOf(ISSUED, epoch);
    int expires = json.indexOf(EXPIRES, issued);
    int end = json.length() - 1;
    if (subject < 0
        || session < 0
        || epoch < 0
        || issued < 0
        || expires < 0
        || json.charAt(end) != '}') {
      return null;
    }
    try {
      return new SessionPayload(
          kind,
          UUID.fromString(json.substring(subject, subject + UUID_LENGTH)),
          UUID.fromString(json.substring(session, session + UUID_LENGTH)),
          Integer.parseInt(json, epoch, issued, 10),
          Instant.ofEpochSecond(Long.parseLong(json, issued + ISSUED.length(), expires, 10)),
          Instant.ofEpochSecond(Long.parseLong(json, expires + EXPIRES.length(), end, 10)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Where the rest begins if this stands here; far below zero if not. */
  private static int after(String json, String text, int at) {
    return at >= 0 && json.startsWith(text, at) ? at + text.length() : Integer.MIN_VALUE / 2;
  }
}
