package io.fairqueue.http.proof;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.http.browser.Gzip;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The logs that everybody reads, as C2SP's tlog-tiles (version 0.1.0) has them. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {

  private static final String NEW_EACH_SECOND = "public, max-age=1";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final FairQueue fairQueue;

  LogController(FairQueue fairQueue) {
    this.fairQueue = fairQueue;
  }

  @Get(
      value = Paths.LOG + "/{eventId}/{path:.+}",
      produces = {MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
  HttpResponse<?> read(HttpRequest<?> request, String eventId, String path) {
    // Routes forgive a slash at the end; C2SP's paths have none.
    LogAddress address =
        Optional.of(path)
            .filter(asked -> !request.getPath().endsWith("/"))
            .flatMap(asked -> LogAddress.parse(eventId, asked))
            .orElseThrow(LogController::nothingHere);
    return address.tile().isEmpty()
        ? checkpoint(address)
        : address.tile().get().level().isEmpty()
            ? entries(request, address, address.tile().get())
            : tile(address, address.tile().get());
  }

  @Get(value = Paths.LOG_KEYS, produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> keys(@Nullable @QueryValue("event_id") EventId event) {
    String keys =
        fairQueue.proofs().keys(event).stream()
            .map(NoteKey::toString)
            .map(key -> key + "\n")
            .collect(Collectors.joining());
    return HttpResponse.ok(keys).header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
  }

  private HttpResponse<?> checkpoint(LogAddress address) {
    return fairQueue
        .proofs()
        .head(address.event(), address.epoch())
        .map(LogHead::note)
        .map(
            note ->
                HttpResponse.ok(note)
                    .contentType(MediaType.of("text/plain; charset=utf-8"))
                    .header(HttpHeaders.CACHE_CONTROL, NEW_EACH_SECOND))
        .orElseThrow(LogController::nothingHere);
  }

  private HttpResponse<?> tile(LogAddress address, TilePath tile) {
    return fairQueue
        .proofs()
        .tile(address.event(), address.epoch(), tile)
        .map(hashes -> bytes(hashes))
        .orElseThrow(LogController::nothingHere);
  }

  private HttpResponse<?> entries(HttpRequest<?> request, LogAddress address, TilePath tile) {
    byte[] bundle =
        fairQueue
            .proofs()
            .entries(address.event(), address.epoch(), tile)
            .map(EntryBundle::of)
            .orElseThrow(LogController::nothingHere);
    return Gzip.isTaken(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING))
        ? bytes(Gzip.of(bundle))
            .header(HttpHeaders.CONTENT_ENCODING, "gzip")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        : bytes(bundle).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }

  private static MutableHttpResponse<byte[]> bytes(byte[] body) {
    return HttpResponse.ok(body)
        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER);
  }

  private static ProblemException nothingHere() {
    return new ProblemException(Refusal.NOT_FOUND);
  }
}
