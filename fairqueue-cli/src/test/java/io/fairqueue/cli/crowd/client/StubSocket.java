package io.fairqueue.cli.crowd.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens one socket (RFC 6455), says what it has to say and farewell, and hangs up after the other.
 */
final class StubSocket implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)");
  private static final String ACCEPTS = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 0x1;
  private static final int CONTINUED = 0x0;
  private static final int LAST = 0x80;
  private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xE9};

  private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  /** Each message comes in two pieces. */
  StubSocket(List<String> messages) throws IOException {
    Thread.ofVirtual().start(() -> serve(messages));
  }

  URI url() {
    return URI.create("ws://localhost:" + door.getLocalPort() + "/ws");
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void serve(List<String> messages) {
    try (Socket peer = door.accept()) {
      OutputStream out = peer.getOutputStream();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accepted(head(peer.getInputStream()))
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      for (String message : messages) {
        int half = message.length() / 2;
        frame(out, TEXT, message.substring(0, half));
        frame(out, LAST | CONTINUED, message.substring(half));
      }
      out.write(GOING_AWAY);
      peer.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void frame(OutputStream out, int kind, String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    out.write(kind);
    out.write(payload.length);
    out.write(payload);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String accepted(String head) {
    Matcher key = KEY.matcher(head);
    if (!key.find()) {
      throw new AssertionError("no wish for a socket: " + head);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key.group(1) + ACCEPTS).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
