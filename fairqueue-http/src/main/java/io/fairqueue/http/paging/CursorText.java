package io.fairqueue.http.paging;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.port.Cursor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as the API writes them: nobody needs to know what is in them. To the microsecond, as
 * times are stored.
 */
public final class CursorText {

  private static final int BYTES = 3 * Long.BYTES;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private CursorText() {}

  public static String write(Cursor cursor) {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.at()))
            .putLong(cursor.id().getMostSignificantBits())
            .putLong(cursor.id().getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Null stays null: the beginning. Whatever {@link #write} did not write is refused. */
  public static @Nullable Cursor read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == BYTES) {
        Cursor cursor = read(ByteBuffer.wrap(bytes));
        if (write(cursor).equals(text)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException malformed) {
      // not even Base64
    }
    throw unknown();
  }

  private static Cursor read(ByteBuffer bytes) {
    Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw unknown();
    }
    return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
  }

  private static InvalidInputException unknown() {
    return new InvalidInputException("cursor", "must be one that an answer named");
  }
}
