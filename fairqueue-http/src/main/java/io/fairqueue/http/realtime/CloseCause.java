package io.fairqueue.http.realtime;

import io.micronaut.websocket.CloseReason;

/** Why a connection is closed from here. */
public enum CloseCause {
  /** It does not read what it is sent. */
  TOO_SLOW(1008, "too slow", true),
  /** Nothing was heard of it for too long. */
  TOO_SILENT(1001, "too silent", true),
  /** It asks for more than it may. */
  TOO_MANY_MESSAGES(1008, "too many messages", false),
  TOO_BIG(1009, "message too big", false),
  /** Its session is over. */
  SESSION_OVER(1008, "session over", false),
  TOO_MANY_CONNECTIONS(1013, "too many connections", false),
  /** This node goes down; others are there. */
  SHUTDOWN(1012, "reconnect", false),
  FAULT(1011, "internal error", false);

  private final int code;
  private final String reason;
  private final boolean abrupt;

  CloseCause(int code, String reason, boolean abrupt) {
    this.code = code;
    this.reason = reason;
    this.abrupt = abrupt;
  }

  /** Whether nobody is expected to read it, so that nothing waits until it is sent. */
  public boolean isAbrupt() {
    return abrupt;
  }

  public CloseReason toCloseReason() {
    return new CloseReason(code, reason);
  }
}
