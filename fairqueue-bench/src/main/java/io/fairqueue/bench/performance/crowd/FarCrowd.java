package io.fairqueue.bench.performance.crowd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fans who wait far from the head of a line and look at its board, each as the page does: again
 * after thirty seconds, a fifth more or less, by chance. Nobody is left out: there is a time for
 * each fan's next look. Where the machine can't keep up, looks come late, and it is told how many
 * came of those that were due.
 */
public final class FarCrowd {

  private static final double EVERY_SECONDS = 30;
  private static final double SPREAD = 0.2;
  private static final int CONNECTIONS = 32;
  private static final String LENGTH = "content-length:";
  private static final String TAG = "etag:";

  /**
   * What was seen.
   *
   * @param looks that were answered
   * @param due looks that should have been
   */
  public record Seen(long looks, long due, Duration elapsed) {

    public double perSecond() {
      return looks / (elapsed.toNanos() / 1e9);
    }

    public double duePerSecond() {
      return due / (elapsed.toNanos() / 1e9);
    }
  }

  private final URI board;
  private final PriorityQueue<Double> next = new PriorityQueue<>();
  private final Random chance;
  private double now;

  /**
   * @param fans who have all just looked, at some time of the last round
   */
  public FarCrowd(URI board, int fans, long seed) {
    this.board = board;
    this.chance = new Random(seed);
    for (int fan = 0; fan < fans; fan++) {
      next.add(chance.nextDouble() * pause());
    }
  }

  /** Goes on for so long. */
  public Seen run(Duration period) throws Exception {
    double begun = now;
    long begin = System.nanoTime();
    double end = begun + period.toNanos() / 1e9;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> looks = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        looks.add(threads.submit(() -> looks(begin, begun, end)));
      }
      long answered = 0;
      for (Future<Long> each : looks) {
        answered += each.get();
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
      long due = answered;
      for (Double look = next(end, false); look != null; look = next(end, false)) {
        due++;
      }
      now = end;
      return new Seen(answered, due, elapsed);
    }
  }

  private long looks(long begin, double begun, double end) throws Exception {
    long answered = 0;
    try (Browser browser = new Browser(board)) {
      for (Double due = next(end, true); due != null; due = next(end, true)) {
        long wait = begin + (long) ((due - begun) * 1e9) - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        if (System.nanoTime() - begin > (end - begun) * 1e9) {
          // Due, but too late for this run.
          synchronized (next) {
            next.add(due);
          }
          return answered;
        }
        browser.look();
        answered++;
      }
    }
    return answered;
  }

  /**
   * When the next look is due; null if none is before the end.
   *
   * @param again whether its fan will look again after it
   */
  private @Nullable Double next(double end, boolean again) {
    synchronized (next) {
      Double due = next.peek();
      if (due == null || due >= end) {
        return null;
      }
      next.poll();
      if (again) {
        next.add(due + pause());
      } else {
        next.add(end + chance.nextDouble() * pause());
      }
      return due;
    }
  }

  private double pause() {
    return EVERY_SECONDS * (1 - SPREAD + 2 * SPREAD * chance.nextDouble());
  }

  /** One connection, by which many fans look: a cache can't tell. */
  private static final class Browser implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private String tag = "";

    Browser(URI board) throws IOException {
      this.socket = new Socket(board.getHost(), board.getPort());
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
      this.head =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n"
              .formatted(board.getPath(), board.getAuthority());
    }

    /** As a browser does: with the tag of what it has. */
    void look() throws IOException {
      String known = tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n";
      socket.getOutputStream().write((head + known + "\r\n").getBytes(StandardCharsets.US_ASCII));
      String status = line();
      if (!status.contains(" 200 ") && !status.contains(" 304 ")) {
        throw new IOException("a board was refused: " + status);
      }
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith(LENGTH)) {
          length = Integer.parseInt(line.substring(LENGTH.length()).strip());
        } else if (lower.startsWith(TAG)) {
          tag = line.substring(TAG.length()).strip();
        }
      }
      if (!status.contains(" 304 ")) {
        in.skipNBytes(length);
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("the connection is closed");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
