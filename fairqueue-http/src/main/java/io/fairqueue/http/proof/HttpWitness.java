package io.fairqueue.http.proof;

import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import io.fairqueue.domain.witness.WitnessKey;
import io.fairqueue.http.config.WitnessAddress;
import io.fairqueue.port.proof.Witness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a witness as C2SP's tlog-witness (version 1.0.0) has it. Thread-safe. */
public final class HttpWitness implements Witness {

  private static final Logger LOG = LoggerFactory.getLogger(HttpWitness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_ANSWER = 4_096;

  private final WitnessKey key;
  private final URI address;
  private final HttpClient client;

  public HttpWitness(WitnessAddress witness) {
    this.key = witness.key();
    String url = witness.url().toString();
    this.address = URI.create((url.endsWith("/") ? url : url + "/") + "add-checkpoint");
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  @Override
  public WitnessKey key() {
    return key;
  }

  @Override
  public Answer add(String body) {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address)
                  .timeout(PATIENCE)
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.body().length() > MAX_ANSWER) {
        return refused("a long answer");
      }
      return switch (answer.statusCode()) {
        case 200 -> new Answer.Signed(NoteSignature.parse(answer.body().strip()));
        case 409 -> new Answer.Elsewhere(Long.parseLong(answer.body().strip()));
        default -> refused("answered " + answer.statusCode());
      };
    } catch (IOException | IllegalArgumentException e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("interrupted");
    }
  }

  private Answer refused(String why) {
    LOG.warn("the witness {} did not sign: {}", key.name(), why);
    return new Answer.Refused();
  }
}
