package io.fairqueue.http.session;

import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The public keys; tokens verify with them offline. */
@AnswersProblems
@Controller(Paths.KEYS)
class KeySetController {

  private final SigningKeys keys;

  KeySetController(SigningKeys keys) {
    this.keys = keys;
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> keys() {
    // Read from memory; a new key only signs once every node has it.
    return HttpResponse.ok(keys.jwksJson()).header("Cache-Control", "public, max-age=60");
  }
}
