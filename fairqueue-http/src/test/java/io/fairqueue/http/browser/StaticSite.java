package io.fairqueue.http.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web site of somebody else's, with one page. */
final class StaticSite implements AutoCloseable {

  private final HttpServer server;

  private StaticSite(HttpServer server) {
    this.server = server;
  }

  static StaticSite open(byte[] page) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      server.start();
      return new StaticSite(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another site than {@code localhost}, not only another port. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
