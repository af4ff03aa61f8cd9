package io.fairqueue.http.payment;

import io.fairqueue.FairQueue;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.paystack.PaystackSignature;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** What the gateway tells: kept as it came, answered, worked on after that. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

  private static final int MAX_LENGTH = 64 * 1024;

  private final FairQueue fairQueue;
  private final WebhookNudge nudge;

  WebhookController(FairQueue fairQueue, WebhookNudge nudge) {
    this.fairQueue = fairQueue;
    this.nudge = nudge;
  }

  @Post(Paths.PAYSTACK_WEBHOOKS)
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.OK)
  void receive(
      @Body byte @Nullable [] body, @Header(PaystackSignature.HEADER) @Nullable String signature) {
    if (body == null) {
      throw unreadable();
    }
    if (body.length > MAX_LENGTH) {
      throw new ProblemException(Refusal.PAYLOAD_TOO_LARGE);
    }
    switch (fairQueue.payments().receive(body, signature == null ? "" : signature)) {
      case STORED -> nudge.nudge();
      case ALREADY_STORED -> {}
      case INVALID_SIGNATURE -> throw new ProblemException(Refusal.INVALID_SIGNATURE);
      case UNREADABLE -> throw unreadable();
      case GATEWAY_NOT_CONFIGURED -> throw Gateways.notConfigured();
    }
  }

  private static ProblemException unreadable() {
    return new ProblemException(Refusal.NOT_A_WEBHOOK);
  }
}
