package io.fairqueue.http.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.fairness.Entrants;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** How the fans of a lobby get their places, for everybody to check. */
@AnswersProblems
@Controller(Paths.DRAW)
@ExecuteOn(TaskExecutors.BLOCKING)
class DrawController {

  private static final String CACHED = "public, max-age=1";

  private final DrawDesk desk;

  DrawController(DrawDesk desk) {
    this.desk = desk;
  }

  @Get
  HttpResponse<DrawBody> show(EventId id) {
    return HttpResponse.ok(DrawBody.of(desk.show(id))).header(HttpHeaders.CACHE_CONTROL, CACHED);
  }

  /** A list never changes once it is known, so a part of it is asked for without fear. */
  @Get("/entries")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> entries(
      EventId id,
      @Nullable @Header(HttpHeaders.RANGE) String range,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    Entrants entrants = desk.entries(id);
    String tag = "\"%s\"".formatted(Bytes.of(entrants.root()).hex());
    MutableHttpResponse<byte[]> answer =
        known != null && known.contains(tag) ? HttpResponse.notModified() : part(entrants, range);
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400, immutable");
  }

  private static MutableHttpResponse<byte[]> part(Entrants all, @Nullable String asked) {
    int length = all.count() * MerkleTree.HASH_BYTES;
    ByteRange range = ByteRange.of(asked, length).orElse(null);
    if (range == null) {
      return HttpResponse.ok(all.bytes());
    }
    if (range.isBeyond()) {
      return HttpResponse.<byte[]>status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */%d".formatted(length));
    }
    return HttpResponse.<byte[]>status(HttpStatus.PARTIAL_CONTENT)
        .body(all.bytes(range.from(), range.to() + 1))
        .header(
            HttpHeaders.CONTENT_RANGE,
            "bytes %d-%d/%d".formatted(range.from(), range.to(), length));
  }

  @Get("/proof")
  ProofBody proof(EventId id, Caller.Fan fan) {
    return ProofBody.of(desk.proof(id, fan.id()));
  }

  @Post("/beacon")
  DrawBody handIn(EventId id, Caller.Staff staff, @Valid @Body BeaconRequest request) {
    desk.handIn(staff, id, request.signature());
    return DrawBody.of(desk.show(id));
  }
}
