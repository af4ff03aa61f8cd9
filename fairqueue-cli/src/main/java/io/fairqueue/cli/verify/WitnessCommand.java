package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Output;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.witness.Cosigner;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A witness of logs. */
@Command(
    name = "witness",
    header = "Watches logs of others: signs what it has seen, and never two histories.",
    description = {
      "For a fan club or a newspaper. Asks no store. Give its key to those who run the sale: they"
          + " name it in FAIRQUEUE_WITNESSES, and it signs their checkpoints as long as each goes on"
          + " from the one before.",
      "Runs until it is ended; what it signed last is in --state."
    })
public final class WitnessCommand implements Runnable {

  private static final int MAX_PORT = 65_535;

  private final Output output;
  private final InstantSource time;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7380",
      description = "Where it is asked (default: 127.0.0.1:7380); port 0 for any free one.")
  String listen = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What it is called, like example.org/witness.")
  String name = "";

  @Option(
      names = "--log",
      required = true,
      paramLabel = "VKEY",
      description = "A log that it watches, as name+id+key; may be named several times.")
  List<String> logs = List.of();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "witness",
      description = "Where its key is, and what it has signed (default: ./witness).")
  Path state = Path.of("witness");

  @Spec CommandSpec spec;

  @Inject
  WitnessCommand(Output output, InstantSource time) {
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    WitnessState kept = new WitnessState(state);
    Cosigner cosigner = kept.cosigner(name);
    try (WitnessServer server = WitnessServer.start(address(), kept, cosigner, keys(), time)) {
      output.tell("A witness listens on port %d. Its key:".formatted(server.port()));
      output.tell(cosigner.key().toString());
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private List<NoteKey> keys() {
    try {
      return logs.stream().map(NoteKey::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "This is no key of a log: " + e.getMessage() + ".", e);
    }
  }

  private InetSocketAddress address() {
    int colon = listen.lastIndexOf(':');
    String port = listen.substring(colon + 1);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw new ParameterException(spec.commandLine(), "--listen takes HOST:PORT.");
    }
    return colon <= 0
        ? new InetSocketAddress(Integer.parseInt(port))
        : new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(port));
  }
}
