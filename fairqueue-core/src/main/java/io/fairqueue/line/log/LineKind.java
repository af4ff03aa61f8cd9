package io.fairqueue.line.log;

import java.util.Optional;

/** What a row of the log says. Codes are stored and hashed: never reuse one. */
public enum LineKind {
  /** Fans came, and wait behind all others. */
  JOINED(1, Content.FANS),
  /** Fans came before the sale; a draw gives them their places. */
  LOBBY(2, Content.FANS),
  /** Fans in the lobby now are drawn; those who come later wait behind it. */
  LOBBY_CLOSED(3, Content.NOTHING),
  /** The draw's next places: {@code firstNumber} is the first, {@code gone} who got them. */
  PLACED(4, Content.PLACES),
  LEFT(5, Content.GONE),
  /** Their waiting time was over. */
  EXPIRED(6, Content.GONE),
  /** By an operator, or with their account; {@code data} may say why. */
  REMOVED(7, Content.GONE),
  /** The lowest places that waited, in this order. */
  ADMITTED(8, Content.GONE),
  ADMITTED_BY_HAND(9, Content.GONE),
  /** Not seen lately: they are passed over, and keep their places. */
  AWAY(10, Content.GONE),
  BACK(11, Content.GONE),
  /** The sale's state as a whole: {@link SaleState}. */
  STATUS(12, Content.DATA),
  /** Nobody waits any more, and all admissions before are over. */
  CLOSED(13, Content.NOTHING),
  /** The fans of a line before it had a log: {@link GenesisData}. */
  GENESIS(14, Content.FANS),
  // The rows below change no line. What fans verify has them as leaves.
  ANNOUNCE(32, Content.DATA),
  AMEND(33, Content.DATA),
  LIST(34, Content.DATA),
  BEACON(35, Content.DATA),
  FALLBACK(36, Content.DATA),
  ORDER(37, Content.DATA),
  STOCK(38, Content.DATA),
  SOLD(39, Content.DATA),
  RECOVERED(40, Content.DATA);

  /** Which fields a row of a kind fills; any may have data beside them. */
  enum Content {
    FANS,
    GONE,
    PLACES,
    DATA,
    NOTHING
  }

  private static final int FIRST_LEAF = 32;

  private final byte code;
  private final Content content;

  LineKind(int code, Content content) {
    this.code = (byte) code;
    this.content = content;
  }

  public byte code() {
    return code;
  }

  /** Empty where this release knows none of this code. */
  public static Optional<LineKind> of(int code) {
    for (LineKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  Content content() {
    return content;
  }

  /** Whether it changes no line, and is told to everybody by its data. */
  public boolean isLeaf() {
    return code >= FIRST_LEAF;
  }

  boolean admits() {
    return this == ADMITTED || this == ADMITTED_BY_HAND;
  }
}
