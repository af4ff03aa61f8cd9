package io.fairqueue.http.request;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Tells what this very machine asks from what the world asks through something on it. */
public final class LocalRequests {

  private LocalRequests() {}

  /**
   * Whether a request was made here, by a name of this machine, and passed on by nobody. The peer's
   * address alone says little: a proxy or a browser on this machine may speak for anybody.
   */
  public static boolean isLocal(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> here
        // A proxy that tells nothing of itself (nginx, as it comes) speaks the older protocol.
        && here.getNativeRequest().protocolVersion().equals(HttpVersion.HTTP_1_1)
        && here.getRemoteAddress().getAddress().isLoopbackAddress()
        && LoopbackHost.isAsked(
            here.getNativeRequest().headers().getAll("Host"), here.getNativeRequest().uri())
        && !Forwarding.isIn(here.getNativeRequest().headers().names());
  }
}
