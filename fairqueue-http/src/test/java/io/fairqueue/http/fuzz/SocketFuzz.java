package io.fairqueue.http.fuzz;

import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** Says odd things over sockets. */
public final class SocketFuzz {

  private static final int MAX_LENGTH = 4_096;
  private static final List<String> MESSAGES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "1",
          "\"ping\"",
          "{}",
          "{\"type\":null}",
          "{\"type\":1}",
          "{\"type\":\"\"}",
          "{\"type\":\"PING\"}",
          "{\"type\":\"unknown\"}",
          "{\"type\":\"ping\",\"type\":\"leave\"}",
          "{\"type\":\"ping\",\"more\":1}",
          "{\"type\":\"position\"}",
          "{\"type\":\"leave\"}",
          "{\"type\":{\"type\":\"ping\"}}",
          "{\"type\":\"\\u0000\"}",
          "{\"type\":\"\\ud800\"}",
          "[".repeat(3_000));

  private final TestServer server;
  private final long seed;
  private final Map<String, String> faults = new TreeMap<>();
  private final Map<String, Integer> closes = new TreeMap<>();
  private int sockets;
  private int messages;

  public SocketFuzz(TestServer server, long seed) {
    this.server = server;
    this.seed = seed;
  }

  /** Goes on for so long. */
  public void run(Duration time) {
    var random = new Random(seed);
    var world = new World(server);
    long end = System.nanoTime() + time.toNanos();
    do {
      talk(world, random);
    } while (System.nanoTime() < end);
  }

  private void talk(World world, Random random) {
    sockets++;
    String said = "nothing";
    try (FanSocket socket = world.visitor().socket(world.event())) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        messages++;
        said = MESSAGES.get(random.nextInt(MESSAGES.size()));
        socket.send(said);
      }
      switch (random.nextInt(4)) {
        case 0 -> {
          said = "a long text";
          tooLong(socket, random);
        }
        case 1 -> {
          said = "a text in bytes";
          socket.sendBinary(new byte[1 + random.nextInt(100)]);
          livesOn(socket);
        }
        default -> livesOn(socket);
      }
      if (!socket.received("error").stream().allMatch(error -> error.hasNonNull("code"))) {
        faults.put("an error without a code", said);
      }
    } catch (RuntimeException | AssertionError e) {
      faults.put(String.valueOf(e.getMessage()), said);
    }
  }

  /** It ends, be it while it is still spoken. */
  private void tooLong(FanSocket socket, Random random) {
    try {
      socket.send("x".repeat(MAX_LENGTH + 1 + random.nextInt(100_000)));
    } catch (CompletionException cut) {
      closes.merge("cut", 1, Integer::sum);
      return;
    }
    closes.merge(socket.awaitEnd(), 1, Integer::sum);
  }

  private static void livesOn(FanSocket socket) {
    socket.send("{\"type\":\"ping\"}");
    socket.await("pong");
  }

  /** What went wrong, each with what was said before. */
  public Map<String, String> faults() {
    return faults;
  }

  /** Sockets, messages, and how they were closed. */
  public String figures() {
    return "fuzz: seed %d, %d sockets, %d odd messages, closed by the server %s"
        .formatted(seed, sockets, messages, closes);
  }
}
