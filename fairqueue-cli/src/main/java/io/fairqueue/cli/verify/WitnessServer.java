package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.witness.AddCheckpoint;
import io.fairqueue.domain.witness.AddCheckpoint.Verdict;
import io.fairqueue.domain.witness.Cosigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness, as C2SP's tlog-witness (version 1.0.0) has it. Thread-safe. */
final class WitnessServer implements AutoCloseable {

  private static final int MAX_BODY = 64 * 1024;
  private static final String PATH = "/add-checkpoint";

  private final WitnessState state;
  private final Cosigner cosigner;
  private final List<NoteKey> logs;
  private final InstantSource time;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WitnessServer(
      WitnessState state,
      Cosigner cosigner,
      List<NoteKey> logs,
      InstantSource time,
      HttpServer server) {
    this.state = state;
    this.cosigner = cosigner;
    this.logs = List.copyOf(logs);
    this.time = time;
    this.server = server;
  }

  static WitnessServer start(
      InetSocketAddress listen,
      WitnessState state,
      Cosigner cosigner,
      List<NoteKey> logs,
      InstantSource time) {
    try {
      WitnessServer witness =
          new WitnessServer(state, cosigner, logs, time, HttpServer.create(listen, 0));
      witness.server.createContext("/", witness::answer);
      witness.server.setExecutor(witness.threads);
      witness.server.start();
      return witness;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer =
          exchange.getRequestURI().getPath().equals(PATH)
              ? exchange.getRequestMethod().equals("POST")
                  ? judged(exchange.getRequestBody().readNBytes(MAX_BODY + 1))
                  : Answer.of(405, "POST it")
              : Answer.of(404, "nothing here");
      byte[] text = answer.text().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private Answer judged(byte[] body) {
    if (body.length > MAX_BODY) {
      return Answer.of(400, "too long");
    }
    try {
      return judged(AddCheckpoint.parse(new String(body, UTF_8)));
    } catch (IllegalArgumentException senseless) {
      return Answer.of(400, String.valueOf(senseless.getMessage()));
    }
  }

  /** One at a time: what was signed last is what the next one goes on from. */
  private synchronized Answer judged(AddCheckpoint asked) {
    Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(asked.note()).text());
    return switch (asked.judge(logs, state.seen(checkpoint.origin()))) {
      case Verdict.Accepted accepted -> {
        state.note(accepted.checkpoint());
        yield Answer.of(200, cosigner.sign(accepted.text(), time.instant()) + "\n");
      }
      case Verdict.Unknown unknown -> Answer.of(404, "no log that is watched here");
      case Verdict.NotSigned not -> Answer.of(403, "not signed by the log");
      case Verdict.Conflict conflict -> new Answer(409, "text/x.tlog.size", conflict.size() + "\n");
      case Verdict.Inconsistent not -> Answer.of(422, "the log does not go on from there");
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private record Answer(int status, String type, String text) {

    static Answer of(int status, String text) {
      return new Answer(status, "text/plain; charset=utf-8", text);
    }
  }
}
