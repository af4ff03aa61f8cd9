package io.fairqueue.http.page.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.request.Paths;

/**
 * Where a page finds out how things stand, by itself.
 *
 * @param socket tells it
 * @param board the same for all, for who is far away
 * @param poll where the fan stands, for who has no socket
 * @param receipt what is kept of that
 * @param log where the line's log is
 */
public record LiveAddresses(String socket, String board, String poll, String receipt, String log) {

  public static LiveAddresses of(EventId event) {
    return new LiveAddresses(
        Paths.SOCKETS + event,
        Paths.of(Paths.BOARD, event),
        Paths.of(Paths.POSITION, event),
        Paths.of(Paths.RECEIPT, event),
        Paths.LOG + "/" + event + "/");
  }
}
