package io.fairqueue.http.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that writes down what it is told, byte for byte, and answers as it is told to. */
public final class PostOffice implements AutoCloseable {

  private final ServerSocket door;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** What is answered to a line; null for what is usual. */
  private volatile UnaryOperator<String> answer = line -> "";

  public PostOffice() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** From now on answers what this says, where it says something. */
  public void answers(UnaryOperator<String> answer) {
    this.answer = answer;
  }

  /** All that was said to it, a character per byte. */
  public List<String> lines() {
    return lines;
  }

  /** How it was told a recipient. */
  public List<String> recipients() {
    return lines.stream().filter(line -> line.startsWith("RCPT ")).toList();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> talk(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket caller) {
    try (caller) {
      var in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = caller.getOutputStream();
      say(out, "220 here");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        if (text && !line.equals(".")) {
          continue;
        }
        String said = answer.apply(line);
        text = line.equals("DATA") && said.isEmpty();
        say(out, said.isEmpty() ? usual(line) : said);
      }
    } catch (IOException hungUp) {
      // Callers may.
    }
  }

  private static String usual(String line) {
    return line.equals("DATA") ? "354 go on" : line.startsWith("QUIT") ? "221 bye" : "250 ok";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
