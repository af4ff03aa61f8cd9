package io.fairqueue.line;

/** What became of who got a number. The order is stored: add at the end only. */
public enum FanState {
  /** In the lobby; a draw will give the place. */
  LOBBY,
  WAITING,
  /** Waits, but was not seen lately. */
  AWAY,
  LEFT,
  EXPIRED,
  REMOVED,
  /** Ceased to wait by an admission; how that ended, the log does not say. */
  ADMITTED;

  private static final FanState[] ALL = values();

  /** Whether the fan can't join, being there. */
  public boolean isLive() {
    return this == LOBBY || this == WAITING || this == AWAY;
  }

  static FanState of(int code) {
    return ALL[code];
  }

  static int count() {
    return ALL.length;
  }

  /** What a row of this kind makes of those that it names. */
  static FanState after(LineKind kind) {
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
