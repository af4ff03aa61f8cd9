package io.fairqueue.http.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.FairQueue;
import io.fairqueue.access.Actor;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.BusyException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * An event's lists as files. A list is read in one go and put down before it is sent, so that a
 * slow reader keeps nothing of the database, and what was begun is whole.
 */
@AnswersProblems
@Controller(Paths.EVENT + "/export")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {

  private static final String CSV = "text/csv";

  /** The most that are read at once: each takes a connection for as long as reading lasts. */
  private static final int AT_ONCE = 2;

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private final FairQueue fairQueue;
  private final ObjectMapper json;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  ExportController(FairQueue fairQueue, ObjectMapper json) {
    this.fairQueue = fairQueue;
    this.json = json;
  }

  @Get(headRoute = false)
  @Produces({CSV, MediaType.APPLICATION_JSON})
  MutableHttpResponse<StreamedFile> export(
      EventId id,
      Caller.Staff staff,
      @QueryValue(defaultValue = "attendees") String kind,
      @QueryValue(defaultValue = "csv") String format,
      @QueryValue(defaultValue = "false") String bom)
      throws IOException {
    Listing<?> listing = Listing.of(kind, fairQueue);
    boolean csv = isCsv(format);
    boolean marked = isMarked(bom);
    MediaType type = csv ? MediaType.of(CSV + "; charset=utf-8") : MediaType.APPLICATION_JSON_TYPE;
    try (Spool spool = Spool.open()) {
      put(listing, staff.actor(), id, spool.out(), csv, marked);
      return HttpResponse.ok(
          new StreamedFile(spool.take(), type).attach(kind + "-" + id + "." + format));
    }
  }

  private <T> void put(
      Listing<T> listing, Actor actor, EventId id, OutputStream out, boolean csv, boolean marked)
      throws IOException {
    try (ListWriter<T> writer = writer(listing.columns(), out, csv, marked)) {
      inTurn(() -> Resource.EVENT.require(listing.reading().each(actor, id, writer::write)));
    }
  }

  private void inTurn(Runnable read) {
    if (!permits.tryAcquire()) {
      throw new BusyException("other lists are being read", COME_AGAIN);
    }
    try {
      read.run();
    } finally {
      permits.release();
    }
  }

  private <T> ListWriter<T> writer(
      List<Column<T>> columns, OutputStream out, boolean csv, boolean marked) throws IOException {
    return csv
        ? new CsvWriter<>(out, columns, marked)
        : new JsonWriter<>(out, columns, json.getFactory());
  }

  private static boolean isMarked(String bom) {
    return switch (bom) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException("bom", "must be one of true, false");
    };
  }

  private static boolean isCsv(String format) {
    return switch (format) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw new InvalidInputException("format", "must be one of csv, json");
    };
  }
}
