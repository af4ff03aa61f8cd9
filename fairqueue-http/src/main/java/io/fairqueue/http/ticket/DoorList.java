package io.fairqueue.http.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tickets of an event as a device at the door keeps them: 32 bytes each, ascending by their
 * ids, so that one is found by halving; then what they are called, in UTF-8. Not thread-safe.
 *
 * <pre>
 *  0  16 bytes  the ticket's id
 * 16   4 bytes  when it was used, in seconds since 1970; 0 for not
 * 20   1 byte   0 good, 1 used, 2 void
 * 21   1 byte   the number of its tier, among those that the statement names
 * 22   2 bytes  how long its name is
 * 24   4 bytes  where its name begins, behind the last ticket
 * 28   4 bytes  0
 * </pre>
 */
final class DoorList {

  static final int RECORD = 32;

  private static final byte GOOD = 0;
  private static final byte USED = 1;
  private static final byte VOID = 2;

  private final List<Line> lines = new ArrayList<>();

  void add(Attendee attendee) {
    lines.add(Line.of(attendee));
  }

  int count() {
    return lines.size();
  }

  /** What tiers are called by, in the order of their numbers. */
  static List<UUID> tiers(Event event) {
    return event.details().tiers().stream().map(tier -> tier.id().value()).toList();
  }

  byte[] write(Event event) {
    lines.sort(Comparator.naturalOrder());
    Map<TierId, Integer> numbers = numbers(event);
    var names = new ByteArrayOutputStream();
    ByteBuffer records = ByteBuffer.allocate(lines.size() * RECORD);
    for (Line line : lines) {
      byte[] name = line.label().getBytes(StandardCharsets.UTF_8);
      records
          .putLong(line.id().getMostSignificantBits())
          .putLong(line.id().getLeastSignificantBits())
          .putInt(line.usedAt())
          .put(line.state())
          .put(numbers.getOrDefault(line.tier(), 0).byteValue())
          .putShort((short) name.length)
          .putInt(names.size())
          .putInt(0);
      names.writeBytes(name);
    }
    return ByteBuffer.allocate(records.capacity() + names.size())
        .put(records.flip())
        .put(names.toByteArray())
        .array();
  }

  static byte[] digest(byte[] list) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(list);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static Map<TierId, Integer> numbers(Event event) {
    Map<TierId, Integer> numbers = new HashMap<>();
    for (Tier tier : event.details().tiers()) {
      numbers.put(tier.id(), numbers.size());
    }
    return numbers;
  }

  /** A ticket of the list: nothing of whom it was sold to. */
  private record Line(UUID id, int usedAt, byte state, TierId tier, String label)
      implements Comparable<Line> {

    static Line of(Attendee attendee) {
      Ticket ticket = attendee.ticket();
      return switch (ticket) {
        case Ticket.Valid valid -> line(attendee, 0, GOOD);
        case Ticket.CheckedIn used ->
            line(attendee, (int) used.checkedInAt().getEpochSecond(), USED);
        case Ticket.Voided no -> line(attendee, 0, VOID);
      };
    }

    private static Line line(Attendee attendee, int usedAt, byte state) {
      return new Line(
          attendee.ticket().id().value(),
          usedAt,
          state,
          attendee.tierId(),
          attendee.ticket().facts().label());
    }

    /** As their bytes are, of which none is negative. */
    @Override
    public int compareTo(Line other) {
      int high =
          Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
    }
  }
}
