package io.fairqueue.http.management;

import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;

/** Tells balancers and people whether this node, and what it stands on, is well. */
@Controller
class HealthController {

  private final NodeHealth health;

  HealthController(NodeHealth health) {
    this.health = health;
  }

  @Get(Paths.HEALTH)
  @ApiResponse(responseCode = "503", description = "A store does not answer")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Map<String, String>> health() {
    return answer(health.ofAll());
  }

  /** The process runs and answers. Stays on the event loop: that is what it tells. */
  @Get(Paths.LIVENESS)
  Map<String, String> liveness() {
    return health.ofProcess().states();
  }

  @Get(Paths.READINESS)
  @ApiResponse(responseCode = "503", description = "Send requests elsewhere")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Map<String, String>> readiness() {
    return answer(health.ofReadiness());
  }

  private static HttpResponse<Map<String, String>> answer(NodeHealth.Report report) {
    HttpStatus status = report.well() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return HttpResponse.status(status).body(report.states());
  }
}
