package io.fairqueue.cli.crowd.client;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/**
 * One kept connection that speaks HTTP/1.1 (RFC 9112), as far as an API's answers need it: lengths
 * and chunks, no continuations, no upgrades. Not thread-safe.
 */
final class Connection implements Closeable {

  private static final int BUFFER = 8 * 1024;
  private static final int MAX_BODY = 4 * 1024 * 1024;
  private static final int MAX_LINE = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /**
   * Connects.
   *
   * @param timeout for the connection, and for each piece of an answer
   */
  static Connection open(URI origin, Duration timeout) throws IOException {
    boolean secure = origin.getScheme().equals("https");
    int port = origin.getPort() >= 0 ? origin.getPort() : secure ? 443 : 80;
    Socket socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) timeout.toMillis());
      socket.connect(new InetSocketAddress(origin.getHost(), port), (int) timeout.toMillis());
      return new Connection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends one request as it is and reads its answer. */
  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String start = line();
    if (!start.startsWith("HTTP/1.") || start.length() < 12) {
      throw new ProtocolException("no HTTP/1.1: " + start);
    }
    Answer answer = new Answer(Integer.parseInt(start.substring(9, 12)));
    long length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip();
      switch (header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "content-type" -> answer.json = value.contains("json");
        case "retry-after" -> answer.retryAfter = true;
        case "connection" -> answer.lasts = !value.equalsIgnoreCase("close");
        default -> {
          // Nothing that we need.
        }
      }
    }
    if (chunked) {
      answer.body = chunks();
    } else if (length > 0) {
      answer.body = bytes(length);
    } else if (length < 0 && answer.status != 204) {
      throw new ProtocolException("an answer without a length");
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      String size = line();
      int semicolon = size.indexOf(';');
      long length = Long.parseLong(semicolon < 0 ? size : size.substring(0, semicolon), 16);
      if (length == 0) {
        while (!line().isEmpty()) {
          // Trailers tell us nothing.
        }
        return body;
      }
      byte[] chunk = bytes(body.length + length, body);
      line();
      body = chunk;
    }
  }

  private byte[] bytes(long length) throws IOException {
    return bytes(length, new byte[0]);
  }

  /** Reads up to {@code length} bytes in all; {@code before} are the first of them. */
  private byte[] bytes(long length, byte[] before) throws IOException {
    if (length > MAX_BODY) {
      throw new ProtocolException("an answer of %d bytes".formatted(length));
    }
    byte[] bytes = Arrays.copyOf(before, (int) length);
    int filled = before.length;
    while (filled < bytes.length) {
      if (next == end) {
        fill();
      }
      int part = Math.min(end - next, bytes.length - filled);
      System.arraycopy(buffer, next, bytes, filled, part);
      next += part;
      filled += part;
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder before = new StringBuilder(0);
    while (before.length() < MAX_LINE) {
      for (int i = next; i < end; i++) {
        if (buffer[i] == '\n') {
          String rest = new String(buffer, next, i - next, StandardCharsets.ISO_8859_1);
          next = i + 1;
          String line = before.isEmpty() ? rest : before + rest;
          return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }
      }
      before.append(new String(buffer, next, end - next, StandardCharsets.ISO_8859_1));
      next = end;
      fill();
    }
    throw new ProtocolException("a line without an end");
  }

  private void fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    if (end == 0) {
      throw new EOFException("the server hung up");
    }
  }

  /** An answer; the connection may be used again if it lasts. */
  static final class Answer {

    final int status;
    boolean json;
    boolean retryAfter;
    boolean lasts = true;
    byte[] body = new byte[0];

    private Answer(int status) {
      this.status = status;
    }
  }
}
