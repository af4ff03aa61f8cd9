package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds what servers answer in tests against what the API's document promises. Thread-safe. */
final class DocumentedAnswers {

  private static final Set<String> LEFT_OUT = ConcurrentHashMap.newKeySet();

  private static volatile @Nullable ApiContract contract;

  private DocumentedAnswers() {}

  /** What is answered at this address is of operators: no document promises it. */
  static void leaveOut(URI address) {
    LEFT_OUT.add(address.getAuthority());
  }

  /** Fails if the answer breaks the document; what is at no documented address is not judged. */
  static void judge(HttpResponse<String> answer) {
    HttpRequest request = answer.request();
    URI uri = request.uri();
    if (LEFT_OUT.contains(uri.getAuthority())) {
      return;
    }
    ApiContract promised = contract(uri);
    promised
        .operation(request.method(), uri.getRawPath())
        .ifPresent(
            operation ->
                assertThat(
                        promised.faults(
                            operation,
                            answer.statusCode(),
                            ApiContract.mediaType(answer),
                            answer.body()))
                    .as("%s answered %d %s", request, answer.statusCode(), answer.body())
                    .isEmpty());
  }

  /** It is the same on every server. */
  private static ApiContract contract(URI server) {
    ApiContract known = contract;
    if (known == null) {
      known = ApiContract.read(read(server.resolve("/openapi.yaml")));
      contract = known;
    }
    return known;
  }

  private static String read(URI document) {
    try {
      HttpResponse<String> found =
          Api.CLIENT.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString());
      assertThat(found.statusCode()).as("the document at %s", document).isEqualTo(200);
      return found.body();
    } catch (IOException e) {
      throw new AssertionError("no document at " + document, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the document is read", e);
    }
  }
}
