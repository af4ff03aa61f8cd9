package io.fairqueue.http.driver;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, on which requests can be sent before earlier ones are answered. */
public final class RawHttp implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp open(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return new RawHttp(socket);
  }

  /** What asks for a path, without a body. */
  public static String request(String method, String path, Fan fan) {
    return "%s %s HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(method, path, fan.api().token());
  }

  public void send(String requests) throws IOException {
    socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
  }

  /** The next answer: its head and its body. */
  public String answer() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the connection ended after: " + head);
      }
      head.append((char) next);
    }
    int length =
        head.toString()
            .toLowerCase(Locale.ROOT)
            .lines()
            .filter(each -> each.startsWith("content-length:"))
            .mapToInt(each -> Integer.parseInt(each.substring(15).strip()))
            .findAny()
            .orElseThrow();
    return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
