package io.fairqueue.http.push;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.push.PushKey;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The public key that browsers bind their subscriptions to. */
@AnswersProblems
@Controller(Paths.PUSH_KEY)
@ExecuteOn(TaskExecutors.BLOCKING)
class PushKeyController {

  private final PushKey key;

  PushKeyController(PushKey key) {
    this.key = key;
  }

  /** Reads the store until there is a key; then never again. */
  @Get
  PushKeyBody show() {
    return new PushKeyBody(key.applicationServerKey());
  }

  /**
   * What a page gives to {@code pushManager.subscribe}.
   *
   * @param applicationServerKey an uncompressed point of P-256, in Base64url
   */
  record PushKeyBody(String applicationServerKey) {}
}
