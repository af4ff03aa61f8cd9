package io.fairqueue.cli.crowd.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's way in, as through a balancer: a call that one server leaves unanswered goes to the
 * next. Safe for several threads of one person.
 */
public final class Visitor {

  private final FrontDoor door;
  private final List<URI> servers;
  private final @Nullable String token;
  private volatile int at;

  /**
   * @param token a session; null to come as anybody
   * @param at which server to begin with
   */
  public Visitor(FrontDoor door, List<URI> servers, @Nullable String token, int at) {
    this.door = door;
    this.servers = List.copyOf(servers);
    this.token = token;
    this.at = at;
  }

  public Reply get(String path) throws InterruptedException {
    return call("GET", path, null);
  }

  public Reply post(String path, @Nullable Object body) throws InterruptedException {
    return call("POST", path, body);
  }

  public Reply put(String path) throws InterruptedException {
    return call("PUT", path, null);
  }

  /** Calls an address that a server gave. */
  public Reply postTo(String address, Object body) throws InterruptedException {
    return door.call("POST", URI.create(address), null, body);
  }

  /** Opens a socket to an address that takes the session with it. */
  public Announcements listen(String path) throws InterruptedException {
    int first = at;
    URI server = servers.get(Math.floorMod(first, servers.size()));
    Announcements announcements =
        door.listen(
            URI.create(
                server.resolve(path + "?token=" + token).toString().replaceFirst("^http", "ws")));
    if (announcements.handshake().status() == 0) {
      at = first + 1;
    }
    return announcements;
  }

  private Reply call(String method, String path, @Nullable Object body)
      throws InterruptedException {
    Reply reply = null;
    for (int tries = 0; tries < servers.size(); tries++) {
      int first = at;
      URI server = servers.get(Math.floorMod(first, servers.size()));
      reply = door.call(method, server.resolve(path), token, body);
      if (reply.status() != 0) {
        return reply;
      }
      at = first + 1;
    }
    return reply == null ? Reply.nobody(System.nanoTime()) : reply;
  }
}
