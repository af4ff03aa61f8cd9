package io.fairqueue.line.log;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Ids side by side, 16 bytes each. Immutable. */
public final class IdList {

  public static final IdList EMPTY = new IdList(new long[0]);

  private final long[] halves;

  private IdList(long[] halves) {
    this.halves = halves;
  }

  public static IdList of(UUID... ids) {
    return of(List.of(ids));
  }

  public static IdList of(List<UUID> ids) {
    long[] halves = new long[2 * ids.size()];
    int i = 0;
    for (UUID id : ids) {
      halves[i++] = id.getMostSignificantBits();
      halves[i++] = id.getLeastSignificantBits();
    }
    return new IdList(halves);
  }

  /** Ids of which each is its upper 64 bits, then its lower ones. */
  public static IdList ofHalves(long... halves) {
    if (halves.length % 2 != 0) {
      throw new IllegalArgumentException("half an id");
    }
    return new IdList(halves.clone());
  }

  public int size() {
    return halves.length / 2;
  }

  public UUID get(int index) {
    return new UUID(high(index), low(index));
  }

  public UUID[] toArray() {
    UUID[] ids = new UUID[size()];
    Arrays.setAll(ids, this::get);
    return ids;
  }

  /** The upper 64 bits of an id. */
  public long high(int index) {
    return halves[2 * index];
  }

  /** The lower 64 bits of an id. */
  public long low(int index) {
    return halves[2 * index + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdList list && Arrays.equals(halves, list.halves);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(halves);
  }

  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }
}
