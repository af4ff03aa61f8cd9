package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A peer that does what no decent client does. Speaks RFC 6455 by hand. */
public final class RawSocket implements AutoCloseable {

  private static final int FINAL = 0x80;
  private static final int TEXT = 0x1;
  private static final int CONTINUATION = 0x0;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final byte[] MASK = {0, 0, 0, 0};

  private final Socket socket;

  private RawSocket(Socket socket) {
    this.socket = socket;
  }

  /**
   * Opens a fan's socket.
   *
   * @param key what decent clients choose again for each socket
   */
  public static RawSocket open(Fan fan, String event, String key) {
    URI base = fan.api().base();
    try {
      Socket socket = new Socket();
      // A small window, so that little unread data is a lot.
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
      RawSocket raw = new RawSocket(socket);
      raw.write(
          """
          GET /ws/queue/%s?token=%s HTTP/1.1
          Host: %s
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: %s

          """
              .formatted(event, fan.api().token(), base.getAuthority(), key)
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(raw.readHead()).startsWith("HTTP/1.1 101 ");
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void text(String message) throws IOException {
    frame(FINAL | TEXT, message);
  }

  /** Sends the beginning of a message. */
  public void begin(String part) throws IOException {
    frame(TEXT, part);
  }

  /** Sends more of a message. */
  public void more(String part, boolean last) throws IOException {
    frame(last ? FINAL | CONTINUATION : CONTINUATION, part);
  }

  /** Says goodbye with just this. */
  public void sayGoodbye(byte... payload) throws IOException {
    frame(FINAL | CLOSE, payload);
  }

  /**
   * Reads the next text that is no board; {@code ping} (which is not answered); {@code close 1009},
   * {@code close} (without a code) or {@code gone} when the server is through with us.
   */
  public String read() throws IOException {
    String read = readAny();
    return read.startsWith("{\"type\":\"board\"") ? read() : read;
  }

  private String readAny() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    try {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      }
      byte[] payload = in.readNBytes(length);
      if ((first & 0xF) == CLOSE) {
        return payload.length == 0
            ? "close"
            : "close " + Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
      }
      return (first & 0xF) == PING ? "ping" : new String(payload, StandardCharsets.UTF_8);
    } catch (EOFException | SocketException gone) {
      return "gone";
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void frame(int head, String text) throws IOException {
    frame(head, text.getBytes(StandardCharsets.UTF_8));
  }

  private void frame(int head, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(MASK);
    frame.writeBytes(payload);
    write(frame.toByteArray());
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private String readHead() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
