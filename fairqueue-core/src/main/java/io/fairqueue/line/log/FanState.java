package io.fairqueue.line.log;

/** What became of a fan who got a number. Codes are stored: never reuse one. */
public enum FanState {
  /** In the lobby; a draw will give the place. */
  LOBBY(0),
  WAITING(1),
  /** Waits, but was not seen lately. */
  AWAY(2),
  LEFT(3),
  EXPIRED(4),
  REMOVED(5),
  /** Ceased to wait by an admission; how that ended, the log does not say. */
  ADMITTED(6);

  private static final FanState[] BY_CODE = new FanState[values().length];

  static {
    for (FanState state : values()) {
      BY_CODE[state.code] = state;
    }
  }

  private final int code;

  FanState(int code) {
    this.code = code;
  }

  /** At most 15. */
  public int code() {
    return code;
  }

  /** Whether the fan can't join, being there. */
  public boolean isLive() {
    return this == LOBBY || this == WAITING || this == AWAY;
  }

  public static FanState of(int code) {
    return BY_CODE[code];
  }

  static int count() {
    return BY_CODE.length;
  }

  /** What a row of this kind makes of those that it names. */
  public static FanState after(LineKind kind) {
    return switch (kind) {
      case JOINED, BACK -> WAITING;
      case LOBBY -> LOBBY;
      case AWAY -> AWAY;
      case LEFT -> LEFT;
      case EXPIRED -> EXPIRED;
      case REMOVED -> REMOVED;
      case ADMITTED, ADMITTED_BY_HAND -> ADMITTED;
      default -> throw new IllegalArgumentException(kind + " makes nothing of fans");
    };
  }
}
