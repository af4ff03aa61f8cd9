package io.fairqueue.messages.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A mail server that answers as it is told to. */
final class StubServer implements AutoCloseable {

  private final ServerSocket door;

  /** What is answered to a line; empty for what is usual. */
  private volatile UnaryOperator<String> answer = line -> "";

  StubServer() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on answers this to lines that begin with a word. */
  void answers(String word, String said) {
    this.answer = line -> !word.isEmpty() && line.startsWith(word) ? said : "";
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
