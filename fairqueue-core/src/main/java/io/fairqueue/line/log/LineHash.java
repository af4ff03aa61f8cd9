package io.fairqueue.line.log;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The hash that ties each row to all before it; all integers are big-endian. */
public final class LineHash {

  private static final byte[] TAG = "fairqueue/line/v1".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 32;
  private static final int ID = 16;
  private static final int FIXED = LENGTH + ID + 8 + 8 + 1 + 8 + 4 + 4 + 4 + 4 + 4 + 8;

  private LineHash() {}

  /** What the first row follows. */
  public static byte[] start(EventId event) {
    ByteBuffer start = ByteBuffer.allocate(TAG.length + ID).put(TAG);
    return Sha256.of(put(start, event.value()).array());
  }

  public static byte[] of(
      byte[] previous, EventId event, long rev, long at, RowContent content, long nonce) {
    IdList fans = content.fans();
    IdList entryIds = content.entryIds();
    ByteBuffer row =
        ByteBuffer.allocate(
            FIXED
                + ID * (fans.size() + entryIds.size())
                + Integer.BYTES * content.gone().length
                + content.data().length);
    put(row.put(previous), event.value());
    row.putLong(rev).putLong(at).put(content.kind().code()).putLong(content.firstNumber());
    put(row, fans);
    row.putInt(content.gone().length);
    for (int number : content.gone()) {
      row.putInt(number);
    }
    row.putInt(content.admitted());
    put(row, entryIds);
    row.putInt(content.data().length).put(content.data()).putLong(nonce);
    return Sha256.of(row.array());
  }

  private static void put(ByteBuffer row, IdList ids) {
    row.putInt(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      row.putLong(ids.high(i)).putLong(ids.low(i));
    }
  }

  private static ByteBuffer put(ByteBuffer row, UUID id) {
    return row.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
