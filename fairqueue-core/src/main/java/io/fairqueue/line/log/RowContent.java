package io.fairqueue.line.log;

import java.util.Optional;

/**
 * What a row says, without its place in the chain. One that was read may be flawed ({@link #flaw});
 * none such is ever written. Arrays are not changed after this.
 *
 * @param firstNumber the first fan's number, or the first place; else 0
 * @param fans the fans who came, by number
 * @param gone numbers of fans who ceased to wait, are away or back; or of those who got the places,
 *     0 for one who left meanwhile
 * @param admitted how many of the gone were admitted
 * @param entryIds where the entries of these fans have ids of their own, those; else empty
 */
public record RowContent(
    LineKind kind,
    long firstNumber,
    IdList fans,
    int[] gone,
    int admitted,
    IdList entryIds,
    byte[] data) {

  /** This many stay in one page of 8 KB. */
  public static final int MAX_FANS = 490;

  /** As many as a row may name: a draw's chunk, or a round of admissions. */
  public static final int MAX_GONE = 20_000;

  /** As long as a leaf may be. */
  public static final int MAX_DATA = 32 * 1024;

  private static final int[] NOBODY = {};
  private static final byte[] NO_DATA = {};

  /** Fans who came: {@link LineKind#JOINED} or {@link LineKind#LOBBY}. */
  public static RowContent fans(LineKind kind, long firstNumber, IdList fans) {
    return new RowContent(kind, firstNumber, fans, NOBODY, 0, IdList.EMPTY, NO_DATA);
  }

  /** The fans of a line before it had a log. */
  public static RowContent genesis(
      long firstNumber, IdList fans, IdList entryIds, GenesisData data) {
    return new RowContent(LineKind.GENESIS, firstNumber, fans, NOBODY, 0, entryIds, data.encoded());
  }

  /** Numbers that leave, are admitted, away or back. */
  public static RowContent gone(LineKind kind, int... numbers) {
    return gone(kind, numbers, NO_DATA);
  }

  /** The same with data: why somebody was removed. */
  public static RowContent gone(LineKind kind, int[] numbers, byte[] data) {
    return new RowContent(
        kind, 0, IdList.EMPTY, numbers, kind.admits() ? numbers.length : 0, IdList.EMPTY, data);
  }

  /** The fans who got the places from this one on. */
  public static RowContent placed(long firstPlace, int... numbers) {
    return new RowContent(
        LineKind.PLACED, firstPlace, IdList.EMPTY, numbers, 0, IdList.EMPTY, NO_DATA);
  }

  /** What the sale is like from here on. */
  public static RowContent status(SaleState sale) {
    return data(LineKind.STATUS, SaleStateCodec.encode(sale));
  }

  /** A row that is its data; or its kind alone. */
  public static RowContent data(LineKind kind, byte... data) {
    return new RowContent(kind, 0, IdList.EMPTY, NOBODY, 0, IdList.EMPTY, data);
  }

  /** What no row of this kind may be like; empty if there is nothing. */
  public Optional<String> flaw() {
    if (data.length > MAX_DATA) {
      return Optional.of("more than %d bytes of data".formatted(MAX_DATA));
    }
    if (admitted != (kind.admits() ? gone.length : 0)) {
      return Optional.of("admitted is not the number of who is admitted");
    }
    if (entryIds.size() > 0 && (kind != LineKind.GENESIS || entryIds.size() != fans.size())) {
      return Optional.of("ids of entries that it does not have");
    }
    boolean fits =
        switch (kind.content()) {
          case FANS -> firstNumber > 0 && has(fans.size(), MAX_FANS) && gone.length == 0;
          case PLACES -> firstNumber > 0 && fans.size() == 0 && has(gone.length, MAX_GONE);
          case GONE -> firstNumber == 0 && fans.size() == 0 && has(gone.length, MAX_GONE);
          case DATA, NOTHING -> firstNumber == 0 && fans.size() == 0 && gone.length == 0;
        };
    return fits ? Optional.empty() : Optional.of("not the fields of " + kind);
  }

  private static boolean has(int size, int max) {
    return size > 0 && size <= max;
  }
}
