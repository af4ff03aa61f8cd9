package io.fairqueue.http.factor;

import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Organizers set up what they show besides their passwords. */
@AnswersProblems
@Controller(Paths.SECOND_FACTOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class SecondFactorController {

  private final SecondFactors factors;

  SecondFactorController(SecondFactors factors) {
    this.factors = factors;
  }

  @Get
  SecondFactorBody show(Caller.Staff staff) {
    return SecondFactorBody.of(factors.of(staff));
  }

  /**
   * Without a code it offers a secret, which is asked for once this is called with a code of it.
   */
  @Post
  SecondFactorBody set(
      Caller.Staff staff, @Valid @Body @Nullable SetRequest request, HttpRequest<?> call) {
    String code = request == null ? null : request.code();
    if (code == null) {
      return SecondFactorBody.of(factors.offer(staff));
    }
    factors.confirm(staff, code, call);
    return SecondFactorBody.of(factors.of(staff));
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void remove(Caller.Staff staff, @Valid @Body RemovalRequest request, HttpRequest<?> call) {
    factors.remove(staff, request.code(), call);
  }

  /** Somebody sets one up; never printed. */
  @Introspected
  record SetRequest(@Nullable String code) {

    @Override
    public String toString() {
      return "SetRequest";
    }
  }

  /** Somebody goes without one; never printed. */
  @Introspected
  record RemovalRequest(@NotNull String code) {

    @Override
    public String toString() {
      return "RemovalRequest";
    }
  }
}
