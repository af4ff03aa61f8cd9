package io.fairqueue.postgres.stock;

import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import java.util.UUID;

/**
 * How a unit is called inside its event: by the slot of its tier and its number there, from 1; and
 * what follows from that. So a place needs no row of its own.
 */
public final class UnitNumbers {

  private static final int NUMBER_BITS = 20;
  private static final int NUMBERS = (1 << NUMBER_BITS) - 1;
  private static final int BLOCK_BITS = 10;

  /** The units of one block. */
  public static final int BLOCK = 1 << BLOCK_BITS;

  private UnitNumbers() {}

  static int of(int slot, int number) {
    if (number < 1 || number > NUMBERS) {
      throw new IllegalArgumentException("no number of a unit: " + number);
    }
    return slot << NUMBER_BITS | number;
  }

  public static int slot(int unitNo) {
    return unitNo >> NUMBER_BITS;
  }

  /** In its tier. */
  static int number(int unitNo) {
    return unitNo & NUMBERS;
  }

  static int block(int unitNo) {
    return unitNo >> BLOCK_BITS;
  }

  /** A tier's first block, which need not be there; the next tier's begin where they end. */
  static int firstBlock(int slot) {
    return slot << (NUMBER_BITS - BLOCK_BITS);
  }

  /** The number of a block's first unit. */
  static int first(int block) {
    return block << BLOCK_BITS;
  }

  /** A UUID of version 8: the tier's, with the number at its end. */
  public static UnitId id(TierId tier, int number) {
    UUID of = tier.value();
    long high = (of.getMostSignificantBits() & ~0xF000L) | 0x8000L;
    long low = (of.getLeastSignificantBits() & ~(long) NUMBERS) | number;
    return new UnitId(new UUID(high, (low & ~(3L << 62)) | (1L << 63)));
  }

  /**
   * A new UUID of version 8: the beginning of the tier's and the number, by which ids stand side by
   * side in an index, and chance, since a number may be another seat's later.
   */
  static UnitId seatId(TierId tier, int unitNo) {
    long begin = tier.value().getMostSignificantBits() & 0xFFFF_FFFF_0000_0000L;
    long upper = ((unitNo >>> 12) & 0xFFFFL) << 16;
    long high = begin | upper | 0x8000L | (unitNo & 0xFFFL);
    return new UnitId(new UUID(high, UUID.randomUUID().getLeastSignificantBits()));
  }

  /** The number that {@link #id} has put into an id. */
  static int number(UnitId id) {
    return (int) id.value().getLeastSignificantBits() & NUMBERS;
  }
}
