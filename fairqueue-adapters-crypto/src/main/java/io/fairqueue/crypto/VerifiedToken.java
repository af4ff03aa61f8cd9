package io.fairqueue.crypto;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an authentic token says.
 *
 * @param kid the key that signed it
 * @param subject the account of a session, the fan of an admission, or the ticket
 * @param session names a session, so that it can be ended alone; null for other kinds
 * @param epoch the account's session epoch when a session was made; 0 for other kinds
 * @param eventId the event of an admission or a ticket; null for sessions
 * @param entryId the queue entry of an admission; null for other kinds
 * @param begunAt when a session began, however often it was renewed since; null for other kinds
 */
public record VerifiedToken(
    String kid,
    UUID subject,
    @Nullable UUID session,
    int epoch,
    @Nullable EventId eventId,
    @Nullable EntryId entryId,
    Instant expiresAt,
    @Nullable Instant begunAt) {

  /** The name of a session; for sessions only. */
  public UUID sessionId() {
    return Objects.requireNonNull(session, "not a session");
  }

  /** When a session began; for sessions only. */
  public Instant sessionBegunAt() {
    return Objects.requireNonNull(begunAt, "not a session");
  }
}
