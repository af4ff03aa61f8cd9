package io.fairqueue.http.publicnotice;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.notice.Notices;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;

/** Tells all fans of an event something. */
@AnswersProblems
@Controller(Paths.NOTICES)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicNoticeController {

  private final Notices notices;
  private final InstantSource time;

  PublicNoticeController(FairQueue fairQueue, InstantSource time) {
    this.notices = fairQueue.notices();
    this.time = time;
  }

  @Get
  NoticeListBody list(EventId id, Caller.Staff staff) {
    return new NoticeListBody(
        Resource.EVENT.require(notices.list(staff.actor(), id)).stream()
            .map(NoticeBody::of)
            .toList());
  }

  @Post
  @Status(HttpStatus.CREATED)
  NoticeBody post(EventId id, Caller.Staff staff, @Valid @Body NoticeRequest request) {
    NoticeLevel level = Objects.requireNonNullElse(request.level(), NoticeLevel.INFO);
    var answer =
        notices.post(staff.actor(), id, level, request.text(), request.until(), request.sending());
    return switch (Resource.EVENT.require(answer)) {
      case PostOutcome.Posted posted -> NoticeBody.of(posted.notice(), posted.told());
      case PostOutcome.TooMany many -> throw tooMany(many.next());
    };
  }

  /** Asked before something is sent. */
  @Get("/reach")
  NoticeReachBody reach(
      EventId id, Caller.Staff staff, @QueryValue(defaultValue = "ALL") String audience) {
    return NoticeReachBody.of(
        Resource.EVENT.require(notices.reach(staff.actor(), id, audience(audience))));
  }

  private static NoticeAudience audience(String text) {
    return Arrays.stream(NoticeAudience.values())
        .filter(each -> each.name().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidInputException("audience", "must be one of LINE, CLAIMS, TICKETS, ALL"));
  }

  private ProblemException tooMany(Instant next) {
    Duration pause = Duration.between(time.instant(), next);
    return new ProblemException(
        Problem.of(Refusal.TOO_MANY_NOTICES).with("next_at", next),
        pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause);
  }

  @Delete("/{noticeId}")
  @Status(HttpStatus.NO_CONTENT)
  void takeBack(EventId id, NoticeId noticeId, Caller.Staff staff) {
    if (!Resource.EVENT.require(notices.takeBack(staff.actor(), id, noticeId))) {
      throw new ProblemException(Refusal.NOTICE_NOT_FOUND);
    }
  }
}
