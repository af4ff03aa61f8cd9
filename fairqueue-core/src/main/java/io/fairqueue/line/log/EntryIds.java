package io.fairqueue.line.log;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Ids of a line's entries that nothing has to store: UUIDs of version 8, whose last 32 bits are the
 * entry's number, and whose rest is the event's tag.
 *
 * @param tag such an id with the number 0; unique among events
 */
public record EntryIds(UUID tag) {

  private static final long NUMBER = 0xFFFF_FFFFL;
  private static final long VERSION = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0xC000_0000_0000_0000L;
  private static final long VARIANT_1 = 0x8000_0000_0000_0000L;

  public EntryIds {
    if (!tag.equals(tagOf(tag))) {
      throw new IllegalArgumentException("not the tag of an event's entries");
    }
  }

  /** Of an event's line. The tag has 90 bits of the event's id. */
  public static EntryIds of(EventId event) {
    return new EntryIds(tagOf(event.value()));
  }

  /** The tag in an id; for an id that is none of these, some tag that no event has. */
  public static UUID tagOf(EntryId id) {
    return tagOf(id.value());
  }

  /** The id of the entry with this number. */
  public EntryId encode(long number) {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no number of an entry: " + number);
    }
    return new EntryId(
        new UUID(tag.getMostSignificantBits(), tag.getLeastSignificantBits() | number));
  }

  /** The number in an id; empty if it is no id of this line. */
  public OptionalLong decode(EntryId id) {
    UUID value = id.value();
    long number = value.getLeastSignificantBits() & NUMBER;
    boolean ours =
        value.getMostSignificantBits() == tag.getMostSignificantBits()
            && (value.getLeastSignificantBits() & ~NUMBER) == tag.getLeastSignificantBits();
    return ours && number >= 1 && number <= Integer.MAX_VALUE
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  private static UUID tagOf(UUID id) {
    return new UUID(
        (id.getMostSignificantBits() & ~VERSION) | VERSION_8,
        (id.getLeastSignificantBits() & ~VARIANT & ~NUMBER) | VARIANT_1);
  }
}
