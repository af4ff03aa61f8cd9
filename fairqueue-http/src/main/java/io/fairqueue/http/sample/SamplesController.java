package io.fairqueue.http.sample;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.sample.Samples;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The figures of events over time, as charts take them. */
@AnswersProblems
@Controller(Paths.EVENT + "/samples")
@ExecuteOn(TaskExecutors.BLOCKING)
class SamplesController {

  /** What is shown of which nothing is said. */
  private static final Duration USUAL = Duration.ofDays(1);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Samples samples;
  private final InstantSource time;

  SamplesController(FairQueue fairQueue, InstantSource time) {
    this.samples = fairQueue.samples();
    this.time = time;
  }

  @Get
  SamplesBody show(
      EventId id,
      Caller.Staff staff,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable Integer step) {
    Instant end = to == null ? time.instant() : moment("to", to);
    Instant begin = from == null ? end.minus(USUAL) : moment("from", from);
    Duration each = step == null ? SampleSpan.stepOf(begin, end) : Duration.ofSeconds(step);
    SampleSpan span = new SampleSpan(id, begin, end, each);
    return SamplesBody.of(
        span,
        Resource.EVENT.require(samples.show(staff.actor(), span)),
        Resource.EVENT.require(samples.payments(staff.actor(), span)));
  }

  private static Instant moment(String field, String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (moment.isAfter(EARLIEST) && moment.isBefore(LATEST)) {
        return moment;
      }
    } catch (DateTimeException unfit) {
      // as for a moment that nobody lives to see
    }
    throw new InvalidInputException(field, "must be a time like 2026-01-31T18:00:00Z");
  }
}
