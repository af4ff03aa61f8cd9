package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Holds what servers answer in tests against what the API's document promises. Thread-safe. */
final class DocumentedAnswers {

  private static volatile @Nullable ApiContract contract;

  private DocumentedAnswers() {}

  /** Fails if the answer breaks the document; what is at no documented address is not judged. */
  static void judge(HttpResponse<String> answer) {
    HttpRequest request = answer.request();
    URI uri = request.uri();
    ApiContract promised = contract(uri);
    if (promised == null) {
      return;
    }
    promised
        .operation(request.method(), uri.getRawPath())
        .ifPresent(
            operation ->
                assertThat(
                        promised.faults(
                            operation, answer.statusCode(), mediaType(answer), answer.body()))
                    .as("%s answered %d %s", request, answer.statusCode(), answer.body())
                    .isEmpty());
  }

  /** It is the same on every server; null where there is none, as at operators' addresses. */
  private static @Nullable ApiContract contract(URI server) {
    if (contract == null) {
      contract = read(server.resolve("/openapi.yaml"));
    }
    return contract;
  }

  private static @Nullable ApiContract read(URI document) {
    try {
      HttpResponse<String> found =
          Api.CLIENT.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString());
      return found.statusCode() == 200 ? ApiContract.read(found.body()) : null;
    } catch (IOException e) {
      throw new AssertionError("no document at " + document, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the document is read", e);
    }
  }

  private static String mediaType(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .map(type -> type.split(";", 2)[0].strip())
        .orElse("");
  }
}
