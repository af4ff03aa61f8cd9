package io.fairqueue.http.push;

import io.fairqueue.FairQueue;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.message.Devices;
import io.fairqueue.message.Devices.Registration;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;

/** A fan lets messages be pushed to a device, and ends that. */
@AnswersProblems
@Controller(Paths.DEVICES)
@ExecuteOn(TaskExecutors.BLOCKING)
class DeviceController {

  private final Devices devices;

  DeviceController(FairQueue fairQueue) {
    this.devices = fairQueue.devices();
  }

  @Post
  @Status(HttpStatus.CREATED)
  void register(Caller.Fan fan, @Valid @Body DeviceRequest request) {
    DeviceRequest.Read device = request.read();
    switch (devices.register(fan.id(), device.address(), device.token())) {
      case Registration.Registered registered -> {}
      case Registration.UrlNotAllowed no ->
          throw DeviceRequest.invalid("has an endpoint that " + no.why());
      case Registration.NoAccount gone -> throw new ProblemException(Refusal.ACCOUNT_GONE);
    }
  }

  /** Whoever's it is: that it isn't theirs, others need not know. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void forget(Caller.Fan fan, @Valid @Body DeviceRequest request) {
    var unused = devices.forget(fan.id(), request.read().address());
  }
}
